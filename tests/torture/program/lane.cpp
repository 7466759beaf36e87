// SPDX-License-Identifier: Apache-2.0
#include "tests/torture/program/lane.h"

#include "tests/torture/program/screen_cashier.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <utility>

namespace pos::torture {

using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr int usualDeadlineMs = 12'000;

// "12.00"; amounts here are whole.
std::string decimal(std::int64_t minor)
{
    const auto cents = minor % 100;
    return std::to_string(minor / 100) + (cents < 10 ? ".0" : ".") + std::to_string(cents);
}

std::string seconds(int ms)
{
    return std::to_string(ms / 1000) + '.' + std::to_string(ms % 1000 / 100);
}

Paper paperOf(const json &row)
{
    Paper paper;
    paper.attempt = row.value("attempt", std::string{});
    paper.state = row.value("state", std::string{});
    paper.currency = row.value("currency", std::string{});
    paper.lastRefund = row.value("last_refund", std::string{});
    paper.amountMinor = row.value("amount_minor", std::int64_t{0});
    paper.capturedMinor = row.value("captured_minor", std::int64_t{0});
    paper.refundedMinor = row.value("refunded_minor", std::int64_t{0});
    return paper;
}

bool isOver(const Paper &paper)
{
    const auto place = placeOf(paper.state, paper.lastRefund);
    return place == Place::Ended || place == Place::Declined;
}

} // namespace

Lane::Lane(LaneOptions options, Provider &provider, const Secrets &secrets)
    : m_options((std::filesystem::create_directories(options.dataDir), std::move(options)))
    , m_provider(provider)
    , m_secrets(secrets)
    , m_control(provider)
    , m_network(m_options.programs.self, provider.port())
    , m_wal(m_options.dataDir)
    , m_readerName("Counter " + std::to_string(100 + m_options.number))
{
}

bool Lane::open()
{
    const auto reader = m_control.post("readers", {{"name", m_readerName}});
    if (!m_network.runs() || !reader.is_object()) {
        return false;
    }
    m_readerId = reader.value("reader", std::string{});
    std::ofstream(m_options.dataDir + "/settings.json")
        << json{{"reader_terminal_id", reader.value("id", std::string{})}, {"sounds", false}};
    Sitting sitting;
    sitting.launch = ctl({"key", "set"});
    sitting.launch.input = m_provider.key() + '\n';
    return run(sitting).code == 0;
}

void Lane::find(const char *property, std::string what)
{
    m_report.violations.push_back({property, m_round,
        "counter " + std::to_string(m_options.number) + ": " + std::move(what)});
}

std::vector<Paper> Lane::papers()
{
    Sitting sitting;
    sitting.launch = ctl({"list"});
    const auto ended = run(sitting);
    const auto rows = json::parse(ended.out, nullptr, false);
    if (ended.code != 0 || !rows.is_array()) {
        find("I11", "the journal cannot be listed: " + ended.out);
        return {};
    }
    std::vector<Paper> papers;
    for (const auto &row : rows) {
        papers.push_back(paperOf(row));
        papers.back().till = std::to_string(m_options.number);
    }
    return papers;
}

std::optional<Paper> Lane::newest()
{
    const auto all = papers(); // the newest first
    const auto ours = std::find_if(all.begin(), all.end(),
        [this](const Paper &paper) { return paper.amountMinor == m_amountMinor; });
    return ours == all.end() ? std::nullopt : std::optional(*ours);
}

void Lane::checkJournal()
{
    Sitting sitting;
    sitting.launch = ctl({"journal", "verify"});
    if (const auto ended = run(sitting); ended.code != 0) {
        find("I11", "journal verify ended with " + std::to_string(ended.code) + ": " + ended.out);
    }
}

std::vector<std::string> Lane::chargeWords(int deadlineMs) const
{
    return {"charge", decimal(m_amountMinor), "--reader", m_readerName, "--description",
        "round " + std::to_string(m_round), "--deadline", seconds(deadlineMs)};
}

// The exit code and the JSON of a charge are a till's word, too.
void Lane::hear(const Ended &ended)
{
    const auto said = json::parse(ended.out, nullptr, false);
    const auto attempt = said.is_object() ? said.value("attempt", std::string{}) : std::string{};
    const auto words = "exit code " + std::to_string(ended.code);
    if (ended.code == 0) {
        m_report.claims.push_back({Claim::Kind::Paid, m_round, attempt, m_amountMinor, words});
    } else if (ended.code == 10 || ended.code == 11 || ended.code == 13 || ended.code == 21) {
        m_report.claims.push_back(
            {Claim::Kind::NotCharged, m_round, attempt, m_amountMinor, words});
    } else if (ended.code != 12 && !ended.killed) {
        find("L8", "a charge ended with " + words + ": " + ended.out);
    }
}

void Lane::heal()
{
    auto &tally = m_report.tally;
    for (const auto &did : m_network.heal()) {
        ++tally.cuts[static_cast<std::size_t>(did.kind)];
        ++tally.cutCalls[static_cast<std::size_t>(did.call)];
        ++tally.cutsAt[static_cast<std::size_t>(placeOf(did.call))];
    }
}

void Lane::countKill(const Kill &kill)
{
    const auto paper = newest();
    const auto place = paper ? placeOf(paper->state, paper->lastRefund) : Place::NothingWritten;
    auto &tally = m_report.tally;
    auto &kills = kill.aim == Kill::Aim::Write ? tally.killsByWrite : tally.killsByTime;
    ++kills[static_cast<std::size_t>(place)];
}

void Lane::chargeByScreen(const Plan &plan, Customer &customer)
{
    Sitting sitting;
    sitting.launch = screen();
    sitting.kill = plan.killCharge;
    sitting.customer = &customer;
    sitting.cuts = plan.cuts;
    sitting.killProviderAtMs = plan.killProviderAtMs;
    const auto patience = Steady::now() + 45s;
    std::unique_ptr<ScreenCashier> cashier;
    sitting.look = [&](Child &child) {
        if (!cashier) {
            cashier = std::make_unique<ScreenCashier>(child, plan, m_amountMinor);
        }
        cashier->look();
        return cashier->finished() || Steady::now() > patience;
    };
    ++m_report.tally.screens;
    const auto ended = run(sitting);
    m_lastWasKilled = ended.killed;
    if (!ended.killed && ended.code != 0) {
        find("L8", "plutopos ended with " + std::to_string(ended.code));
    }
    if (cashier) {
        const auto &claims = cashier->claims();
        m_report.claims.insert(m_report.claims.end(), claims.begin(), claims.end());
    }
}

void Lane::chargeOnce(const Plan &plan)
{
    Customer customer(m_control, m_readerId, plan.shopper, plan.shopperDelayMs, m_amountMinor);
    if (plan.till == Till::Gui) {
        chargeByScreen(plan, customer);
    } else {
        Sitting sitting;
        sitting.launch = ctl(chargeWords(plan.cancelAtMs > 0 ? plan.cancelAtMs
                : plan.shopper == Shopper::CancelsOnReader   ? 3'000
                                                             : usualDeadlineMs));
        sitting.kill = plan.killCharge;
        sitting.customer = &customer;
        sitting.cuts = plan.cuts;
        sitting.killProviderAtMs = plan.killProviderAtMs;
        const auto ended = run(sitting);
        m_lastWasKilled = ended.killed;
        m_lastIsKnown = !ended.killed && ended.code != 12;
        hear(ended);
    }
    heal();
    if (m_lastWasKilled) {
        countKill(plan.killCharge);
        sabotage(true);
    }
    recover(plan, customer);
}

// First perhaps killed again; then to the end, with the network well.
void Lane::recover(const Plan &plan, Customer &customer)
{
    if (plan.killRecovery.aim != Kill::Aim::None && m_lastWasKilled) {
        Sitting sitting;
        sitting.launch = ctl({"recover", "--deadline", "40"});
        sitting.kill = plan.killRecovery;
        sitting.customer = &customer;
        ++m_report.tally.recoveries;
        if (run(sitting).killed) {
            countKill(plan.killRecovery);
        }
    }
    if (plan.recoverOnScreen && plan.till == Till::Gui && m_lastWasKilled) {
        recoverOnScreen(plan, customer);
    }
    if (!m_lastIsKnown) {
        recoverFully(customer);
    }
}

void Lane::recoverOnScreen(const Plan &, Customer &customer)
{
    Sitting sitting;
    sitting.launch = screen();
    sitting.customer = &customer;
    const auto start = Steady::now();
    auto nextLook = start + 1s;
    sitting.look = [&, this](Child &) {
        if (Steady::now() < nextLook) {
            return false;
        }
        nextLook = Steady::now() + 700ms;
        const auto paper = newest();
        return !paper || isOver(*paper) || Steady::now() - start > 30s;
    };
    ++m_report.tally.screens;
    ++m_report.tally.recoveries;
    if (const auto ended = run(sitting); ended.code != 0) {
        find("L8", "plutopos ended with " + std::to_string(ended.code) + " while recovering");
    }
    if (const auto paper = newest(); paper && !isOver(*paper) && paper->state != "checking") {
        find("L1",
            "the screen was started again and left " + paper->attempt + " \"" + paper->state
                + "\" for 30 s");
    }
}

void Lane::recoverFully(Customer &customer)
{
    Sitting sitting;
    sitting.launch = ctl({"recover", "--deadline", "40"});
    sitting.customer = &customer;
    ++m_report.tally.recoveries;
    constexpr int notKnownYet = 12; // the verdict looks into each of these
    if (const auto ended = run(sitting); ended.code != 0 && ended.code != notKnownYet) {
        find("L1", "recover ended with " + std::to_string(ended.code) + ": " + ended.out);
    }
}

void Lane::refund(const Plan &plan)
{
    if (plan.giveBack == GiveBack::None) {
        return;
    }
    const auto paper = newest();
    if (!paper || paper->capturedMinor == 0) {
        return;
    }
    const auto backMinor
        = plan.giveBack == GiveBack::Whole ? paper->capturedMinor : paper->capturedMinor / 4;
    Sitting sitting;
    sitting.launch = ctl({"refund", paper->attempt, decimal(backMinor), "--deadline", "12"});
    sitting.kill = plan.killRefund;
    sitting.cuts = plan.refundCuts;
    ++m_report.tally.refunds;
    const bool killed = run(sitting).killed;
    heal();
    if (killed) {
        countKill(plan.killRefund);
    }
    Customer nobody(m_control, m_readerId, Shopper::NeverComes, 0, m_amountMinor);
    recoverFully(nobody);
}

// Told "nothing charged", the cashier rings the same sale up again and the customer pays at once.
void Lane::chargeAgain(const Plan &plan)
{
    if (!plan.triesAgain) {
        return;
    }
    const auto paper = newest();
    if (paper && (!isOver(*paper) || paper->capturedMinor > 0)) {
        return; // not told "nothing charged"
    }
    ++m_report.tally.retries;
    Customer customer(m_control, m_readerId, Shopper::Pays, 0, m_amountMinor);
    Sitting sitting;
    sitting.launch = ctl(chargeWords(usualDeadlineMs));
    sitting.customer = &customer;
    const auto ended = run(sitting);
    hear(ended);
    if (ended.code == 12) {
        recoverFully(customer);
    }
}

// What a worse till would do; the verdict must find it.
void Lane::sabotage(bool killed)
{
    if (m_options.sabotage == Sabotage::LostJournal && killed) {
        for (const auto &entry : std::filesystem::directory_iterator(m_options.dataDir)) {
            if (entry.path().filename().string().starts_with("journal-")) {
                std::filesystem::remove_all(entry.path());
            }
        }
    }
    if (m_options.sabotage == Sabotage::ForgedCharge && !killed) {
        const auto paper = newest();
        m_control.post("elsewhere",
            {{"amount", m_amountMinor}, {"card", "4242424242424242"},
                {"description", paper ? "again (" + paper->attempt + ")" : "again"}});
    }
}

void Lane::play(const Plan &plan, std::int64_t amountMinor)
{
    m_round = plan.round;
    m_amountMinor = amountMinor;
    m_lastWasKilled = m_lastIsKnown = false;
    m_report.sales.push_back({plan.round, amountMinor});
    chargeOnce(plan);
    chargeAgain(plan);
    refund(plan);
    sabotage(false);
    ++m_report.tally.rounds;
    m_round = 0;
}

} // namespace pos::torture

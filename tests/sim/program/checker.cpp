// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/checker.h"

#include "core/payment/names.h"

#include <algorithm>
#include <utility>

namespace pos::sim {
namespace {

using payment::Phase;

bool saysNothingCharged(Phase phase)
{
    return phase == Phase::Cancelled || phase == Phase::GivenUp || phase == Phase::Refused;
}

std::string headerOf(const world::HttpRequest &request, std::string_view name)
{
    for (const auto &[header, value] : request.headers) {
        if (header == name) {
            return value;
        }
    }
    return {};
}

} // namespace

bool Checker::wasForgotten(int sale)
{
    if (sale < 0) {
        return false;
    }
    const auto &attempts = m_registry.sales[static_cast<std::size_t>(sale)].attempts;
    return std::any_of(attempts.begin(), attempts.end(),
        [&](int attempt) { return m_registry.run(attempt).forgotten; });
}

void Checker::fail(std::string_view property, int sale, std::string what)
{
    if (m_violation) {
        return;
    }
    if (wasForgotten(sale)) {
        ++m_excused;
        return;
    }
    m_history.note(sale, 99, [&] { return "CHECKER: " + std::string(property) + ": " + what; });
    m_violation = Violation{std::string(property), std::move(what), sale, m_heap.nowMs()};
}

// Charges of a sale that were not given back.
std::int64_t Checker::balanceOf(const SaleRun &sale)
{
    std::int64_t sum = 0;
    for (const int attempt : sale.attempts) {
        const auto &run = m_registry.run(attempt);
        sum += m_provider.capturedMinor(run) - m_provider.refundedMinor(run);
    }
    return sum;
}

void Checker::screen(const payment::State &state, std::int64_t bootedMs)
{
    const int attempt = m_registry.byCode(state.id().text());
    if (attempt < 0) {
        return fail("S4", -1, "attempt " + state.id().text() + " was shown and never journalled");
    }
    ++m_checks;
    auto &run = m_registry.run(attempt);
    const auto before = run.shown;
    if (run.everShown && before == state.phase && !saysNothingCharged(state.phase)
        && state.phase != Phase::Approved) {
        return;
    }
    if (before != state.phase || !run.everShown) {
        m_history.note(run.sale, 20 + static_cast<std::uint64_t>(state.phase), [&] {
            return "screen: " + std::string(nameOf(state.phase))
                + (state.message.empty() ? "" : " (" + state.message + ")");
        });
    }
    run.shown = state.phase;
    run.everShown = true;
    if (state.what.amount.minor() != run.amountMinor) {
        fail("S8", run.sale, "the amount of an attempt changed on the screen");
    }
    const bool asks = state.phase == Phase::Collecting || state.phase == Phase::ReaderTrouble;
    const bool asked = before == Phase::Collecting || before == Phase::ReaderTrouble;
    const bool cut = asked && state.phase == Phase::Cancelling
        && state.stop == payment::Stop::TimedOut && run.askedSinceMs >= bootedMs
        && m_heap.nowMs() - run.askedSinceMs < state.what.timing.cancelAfterMs;
    if (cut) {
        fail("S14", run.sale, "the wait for a card was cut short by a clock that jumped");
    }
    if (asks && state.phase != before) {
        run.askedSinceMs = m_heap.nowMs();
    }
    says(state, run);
}

void Checker::says(const payment::State &state, AttemptRun &run)
{
    const auto phase = state.phase;
    if (run.shownPaid && phase != Phase::Approved && phase != Phase::Conflict) {
        fail("S7", run.sale,
            "the screen said paid, and then " + std::string(payment::nameOf(phase)));
    }
    if (run.shownNothing && !payment::isFinal(phase)) {
        fail("S7", run.sale,
            "the screen said nothing charged, and then " + std::string(payment::nameOf(phase)));
    }
    run.shownPaid = run.shownPaid || phase == Phase::Approved;
    run.shownNothing = run.shownNothing || saysNothingCharged(phase);
    if (phase != Phase::Approved && !saysNothingCharged(phase)) {
        return;
    }
    m_provider.catchUp();
    const auto captured = m_provider.capturedMinor(run);
    if (phase == Phase::Approved && captured != state.capturedMinor) {
        fail("S2", run.sale,
            "the screen says paid " + std::to_string(state.capturedMinor)
                + " and the card network took " + std::to_string(captured));
    }
    if (saysNothingCharged(phase) && captured != 0) {
        fail("S3", run.sale,
            "the screen says nothing charged and the card network took "
                + std::to_string(captured));
    }
    if (phase != Phase::Cancelled && phase != Phase::Refused) {
        return;
    }
    for (const auto row : run.intents) {
        const auto &intent = m_provider.intent(row);
        const bool dead = intent.status == "canceled" || intent.prompts == 0;
        if (!dead) {
            fail("S3", run.sale,
                "the screen says " + std::string(payment::nameOf(phase))
                    + " and a reader was told about an intent that is " + intent.status);
        }
    }
}

void Checker::keys(const AttemptRun &run, const world::HttpRequest &request)
{
    const auto key = headerOf(request, "Idempotency-Key");
    if (key.empty()) {
        return;
    }
    const auto body = digestOf(request.body);
    const auto [known, isNew] = m_keys.emplace(key, body);
    if (!isNew && known->second != body) {
        fail("S10", run.sale, "the key " + key + " was used for two bodies");
    }
}

// A person's hurry is no retry loop: each press may lead to a send and its repeat.
void Checker::pressed(int attempt)
{
    m_registry.run(attempt).postsInWindow -= 2;
}

void Checker::leaves(
    int till, int attempt, payment::Call call, const world::HttpRequest &request, bool journalSafe)
{
    if (attempt < 0) {
        return;
    }
    ++m_checks;
    auto &run = m_registry.run(attempt);
    const auto name = std::string(payment::nameOf(call));
    if (till != run.till) {
        fail("S6", run.sale, "a " + name + " left a till for another till's payment");
    }
    if (!journalSafe) {
        fail("S16", run.sale, "a " + name + " left after the journal had failed");
    }
    if (!run.durable) {
        fail("S4", run.sale, "a " + name + " left and the attempt is on no disk");
    }
    // Two sends of one step leave in the same millisecond and share a record.
    if (run.records <= run.recordsAtPost && run.lastPostMs != m_heap.nowMs()) {
        fail("S4", run.sale, "a " + name + " left before its own record was durable");
    }
    run.recordsAtPost = run.records;
    run.lastPostMs = m_heap.nowMs();
    constexpr std::int64_t windowMs = 10'000;
    constexpr int mostPosts = 12; // L5, with room for people who press quickly
    if (m_heap.nowMs() - run.windowMs > windowMs) {
        run.windowMs = m_heap.nowMs();
        run.postsInWindow = 0;
    }
    if (++run.postsInWindow > mostPosts) {
        fail("L5", run.sale, "more than twelve requests that move money within ten seconds");
    }
    keys(run, request);
}

void Checker::prompted(int attempt)
{
    ++m_checks;
    auto &sale = m_registry.saleOf(attempt);
    int alive = 0;
    for (const int one : sale.attempts) {
        for (const auto row : m_registry.run(one).intents) {
            const auto &intent = m_provider.intent(row);
            const bool over = intent.status == "canceled"
                || (intent.captured > 0 && intent.captured == intent.refunded);
            alive += intent.prompts > 0 && !over ? 1 : 0;
        }
    }
    if (alive > 1) {
        fail("S5", sale.index,
            "a reader was told about a second intent of a sale while the first can still charge");
    }
}

void Checker::hinted(int attempt, bool told)
{
    ++m_checks;
    const bool open = attempt >= 0 && !payment::isFinal(m_registry.run(attempt).shown);
    if (open && !told) {
        fail("L4", m_registry.run(attempt).sale,
            "a genuine webhook about an open payment was dropped: its event id was known");
    }
}

void Checker::besides(int first, int second, bool sameReader)
{
    const auto &before = m_registry.run(first);
    if (before.forgotten) {
        return;
    }
    const auto phase = before.shown;
    const bool open = !payment::isFinal(phase) && phase != Phase::Authorized;
    const bool aside = phase == Phase::Checking || phase == Phase::Cancelling;
    const auto sale = m_registry.run(second).sale;
    if (sameReader && open && !aside) {
        fail("S6", sale, "a second payment began on a reader that " + before.code + " still holds");
    }
    const auto captured = m_provider.capturedMinor(before);
    const bool givenBack = captured > 0 && captured == m_provider.refundedMinor(before);
    const bool ended = phase == Phase::Cancelled || phase == Phase::Refused || givenBack;
    if (before.sale == sale && !ended) {
        fail("S5", sale, "a second payment of a sale began while the first is not over");
    }
}

void Checker::atTheEnd(const payment::State &state)
{
    const int attempt = m_registry.byCode(state.id().text());
    if (attempt < 0) {
        return;
    }
    ++m_checks;
    auto &run = m_registry.run(attempt);
    run.remembered = true;
    auto &sale = m_registry.saleOf(attempt);
    const auto captured = m_provider.capturedMinor(run);
    const auto refunded = m_provider.refundedMinor(run);
    const auto phase = std::string(payment::nameOf(state.phase));
    if (payment::isOpen(state)) {
        return fail(
            "L1", run.sale, "without faults for half an hour, and the payment is still " + phase);
    }
    if (state.phase == Phase::Conflict) {
        return; // both values stand on the screen, and a person has it
    }
    const auto believed = state.phase == Phase::Approved ? state.capturedMinor : 0;
    if (believed != captured) {
        return fail("S12", run.sale,
            "the journal says " + phase + " with " + std::to_string(believed)
                + " and the card network took " + std::to_string(captured));
    }
    const bool asked = !state.refunds.empty()
        && (state.refunds.back().step == payment::RefundTry::Step::NeedsPerson
            || sale.doubtedMinor > 0);
    const bool refundOpen = !state.refunds.empty() && state.refunds.back().open();
    if (refundOpen && !asked) {
        return fail("L1", run.sale, "a refund is still not settled");
    }
    if (!asked && state.phase == Phase::Approved && state.facts.refundedMinor != refunded) {
        fail("S12", run.sale,
            "the journal says " + std::to_string(state.facts.refundedMinor)
                + " given back and the card network " + std::to_string(refunded));
    }
}

void Checker::ledgerAtTheEnd()
{
    for (const auto &sale : m_registry.sales) {
        ++m_checks;
        std::int64_t refunded = 0;
        std::int64_t captured = 0;
        for (const int attempt : sale.attempts) {
            captured += m_provider.capturedMinor(m_registry.run(attempt));
            refunded += m_provider.refundedMinor(m_registry.run(attempt));
        }
        if (captured - refunded > sale.totalMinor) {
            fail("S1", sale.index,
                "the customer paid " + std::to_string(captured - refunded) + " for a sale of "
                    + std::to_string(sale.totalMinor));
        }
        if (refunded > sale.refundAskedMinor) {
            fail("I9", sale.index,
                std::to_string(refunded) + " was given back and "
                    + std::to_string(sale.refundAskedMinor) + " was asked for");
        }
    }
    for (const auto &run : m_registry.attempts) {
        if (!run.remembered && m_provider.capturedMinor(run) > 0) {
            fail("I7", run.sale, "the card network took money and no journal knows of it");
        }
    }
    for (const auto row : m_provider.orphans()) {
        if (m_provider.intent(row).captured > 0) {
            fail("I7", -1, "the card network took money for a payment that no till knows");
        }
    }
}

void Checker::journalled(std::string_view body)
{
    ++m_checks;
    const bool secret = body.find("sk_test_") != std::string_view::npos
        || body.find("_secret_") != std::string_view::npos
        || body.find("4242424242424242") != std::string_view::npos;
    if (secret) {
        fail("S13", -1, "a secret or a card number stands in the journal");
    }
}

} // namespace pos::sim

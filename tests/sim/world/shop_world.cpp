// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/world/shop_world.h"

#include "core/base/invariant.h"
#include "core/payment/codec.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace pos::sim {
namespace {

using payment::Phase;
using Button = payment::event::Pressed::Button;

constexpr std::int64_t amountMinor = 4750;

bool saysPaid(const payment::State &state)
{
    return state.phase == Phase::Approved;
}

bool saysNothingCharged(const payment::State &state)
{
    return state.phase == Phase::Cancelled || state.phase == Phase::GivenUp
        || state.phase == Phase::Refused;
}

bool refundOpen(const payment::State &state)
{
    return !state.refunds.empty() && state.refunds.back().open()
        && state.refunds.back().step != payment::RefundTry::Step::NeedsPerson;
}

} // namespace

ShopWorld::ShopWorld(const Script &script)
    : m_script(script)
    , m_random(script.seed)
{
    sandbox::Options options;
    options.seed = script.seed;
    options.dialect = script.dialect;
    options.startUtcMs = m_clock.worldUtcMs();
    options.publicUrl = "http://127.0.0.1:1";
    m_model = std::make_unique<sandbox::Model>(options);
    m_transport = std::make_unique<SimTransport>(*m_model, m_clock, m_executor);
    if (script.settlementNever) {
        control("/_sandbox/toggles", R"({"settlement":"never"})");
    }
    sandbox::Request list;
    list.method = "GET";
    list.path = "/_sandbox/readers";
    const auto readers = nlohmann::json::parse(m_model->handle(list).body);
    const auto &reader = readers.at("readers").at(0);
    m_reader = gateway::ReaderId(reader.at("id").get<std::string>());
    m_terminal = gateway::TerminalId(reader.value("terminal", std::string{}));
    startProcess();
}

ShopWorld::~ShopWorld() = default;

void ShopWorld::startProcess()
{
    gateway::plutopay::ClientSettings settings;
    settings.baseUrl = "http://127.0.0.1:1/api";
    settings.key = base::Secret(m_model->secretKey());
    m_client = std::make_unique<gateway::plutopay::PlutoPayClient>(
        std::move(settings), *m_transport, m_clock, m_executor);
    m_engine = std::make_unique<payment::Engine>(
        payment::Ports{m_clock, m_executor, m_random, m_journal});
    m_engine->useGateway(m_client.get());
    m_engine->observe([this](const payment::State &state) { onChanged(state); });
}

void ShopWorld::control(const std::string &path, const std::string &body)
{
    m_model->advanceTo(m_clock.worldUtcMs());
    sandbox::Request request;
    request.method = "POST";
    request.path = path;
    request.headers.emplace("content-type", "application/json");
    request.body = body;
    m_model->handle(request);
}

void ShopWorld::charge()
{
    payment::ChargeRequest request{{}, money::Money(amountMinor, money::currency("USD")),
        "two haircuts", m_terminal, m_reader, "Counter 1", false, true, {}};
    const auto started = m_engine->charge(request);
    if (!started) {
        return;
    }
    if (m_script.cancelAtMs) {
        m_executor.postAfter(*m_script.cancelAtMs, [this, id = *started] {
            payment::event::Pressed press;
            press.button = Button::Cancel;
            m_engine->press(id, press);
        });
    }
}

// The shopper looks at the reader, not at the till: acts when a prompt is really there.
void ShopWorld::shopper()
{
    m_model->advanceTo(m_clock.worldUtcMs());
    for (const auto &truth : m_model->truth()) {
        const bool waiting = truth.readerId == m_reader.text() && truth.prompts > m_promptsAnswered;
        if (!waiting || m_nextCard >= m_script.cards.size()) {
            continue;
        }
        m_promptsAnswered = truth.prompts;
        const auto card = m_script.cards[m_nextCard++];
        if (card.empty()) {
            return;
        }
        m_executor.postAfter(m_script.tapAfterMs, [this, card] {
            control("/_sandbox/readers/" + m_reader.text() + "/present",
                R"({"card":")" + card + R"(","method":"tap"})");
        });
    }
}

void ShopWorld::onChanged(const payment::State &state)
{
    const auto note = [&](std::vector<std::string> &list) {
        if (std::find(list.begin(), list.end(), state.id().text()) == list.end()) {
            list.push_back(state.id().text());
        }
    };
    if (saysPaid(state) || saysNothingCharged(state)) {
        note(saysPaid(state) ? m_shownPaid : m_shownNothing);
        // S2, S3: at the moment the screen says it, it is so at the card network.
        m_model->advanceTo(m_clock.worldUtcMs());
        std::int64_t captured = 0;
        for (const auto &truth : m_model->truth()) {
            captured += truth.capturedMinor;
        }
        const bool lie = saysPaid(state) ? captured != state.capturedMinor : captured != 0;
        if (lie && m_lie.empty()) {
            m_lie = std::string("the screen said ") + (saysPaid(state) ? "paid" : "nothing charged")
                + " and the card network had captured " + std::to_string(captured);
        }
    }
    if (state.phase == Phase::Declined && m_script.retryDeclines
        && m_nextCard < m_script.cards.size()) {
        m_executor.post([this, id = state.id()] {
            payment::event::Pressed press;
            press.button = Button::TryAgain;
            m_engine->press(id, press);
        });
    } else if (state.phase == Phase::Declined) {
        m_executor.post([this, id = state.id()] {
            payment::event::Pressed press;
            press.button = Button::Cancel;
            m_engine->press(id, press);
        });
    }
    if (state.phase == Phase::Approved && m_script.refundMinor
        && !std::exchange(m_refunded, true)) {
        m_executor.postAfter(1'000, [this, id = state.id()] {
            payment::event::Pressed press;
            press.button = Button::Refund;
            press.amountMinor = *m_script.refundMinor;
            m_engine->press(id, press);
        });
    }
}

bool ShopWorld::decided() const
{
    for (const auto &id : m_engine->attempts()) {
        const auto &state = *m_engine->find(id);
        const bool refundWanted = m_script.refundMinor && state.phase == Phase::Approved
            && state.refunds.empty() && m_crashes == 0;
        if (payment::isOpen(state) || refundOpen(state) || refundWanted || !state.strays.empty()
            || state.createMayHaveLanded) {
            return false;
        }
    }
    return true;
}

bool ShopWorld::run(std::int64_t forMs)
{
    constexpr std::int64_t lookEveryMs = 250;
    const auto untilMs = m_clock.monotonicMs() + forMs;
    while (m_clock.monotonicMs() < untilMs) {
        const auto crashDue
            = [this] { return m_crashes == 0 && m_crashAt && m_journal.appends() >= *m_crashAt; };
        const auto nextMs = std::min(m_clock.monotonicMs() + lookEveryMs, untilMs);
        m_executor.runUntil(nextMs, crashDue);
        if (crashDue()) {
            crashAndRestart();
        }
        shopper();
        if (decided()) {
            return true;
        }
    }
    return decided();
}

void ShopWorld::crashAndRestart()
{
    ++m_crashes;
    m_executor.forgetEverything();
    // A killed process flushes nothing: what it had not written is gone.
    m_journal.failAppend(1, base::ErrorCode::Io);
    m_engine.reset();
    m_client.reset();
    m_journal.reopen();
    m_clock.moveTo(m_clock.monotonicMs() + 2'000);
    startProcess();
    const auto recovered = m_engine->recover();
    base::invariant(recovered.has_value());
}

std::string ShopWorld::problem() const
{
    if (!m_lie.empty()) {
        return m_lie;
    }
    if (!decided()) {
        std::string open = "not decided:";
        for (const auto &id : m_engine->attempts()) {
            open += " phase " + std::to_string(static_cast<int>(m_engine->find(id)->phase));
        }
        return open;
    }
    std::int64_t captured = 0;
    std::int64_t refunded = 0;
    for (const auto &truth : m_model->truth()) {
        captured += truth.capturedMinor;
        refunded += truth.refundedMinor;
        if (truth.captures > 1) {
            return "an intent was captured twice";
        }
    }
    if (captured > amountMinor) {
        return "captured " + std::to_string(captured) + " for a sale of 4750";
    }
    std::int64_t believed = 0;
    std::int64_t believedRefunded = 0;
    for (const auto &id : m_engine->attempts()) {
        const auto &state = *m_engine->find(id);
        believed += state.phase == Phase::Approved ? state.capturedMinor : 0;
        believedRefunded += state.phase == Phase::Approved ? state.facts.refundedMinor : 0;
        const bool unclear = !state.refunds.empty()
            && state.refunds.back().step == payment::RefundTry::Step::NeedsPerson;
        if (unclear) {
            believedRefunded = refunded; // a person was asked, which is the truth of it
        }
    }
    if (believed != captured) {
        return "the journal says " + std::to_string(believed) + " and the card network "
            + std::to_string(captured);
    }
    if (believedRefunded != refunded) {
        return "the journal says refunded " + std::to_string(believedRefunded)
            + " and the card network " + std::to_string(refunded);
    }
    auto journal = m_journal;
    const auto findings = payment::History(journal).check();
    if (!findings || !findings->empty()) {
        return findings ? findings->front() : findings.error().message;
    }
    if (m_script.refundMinor && refunded > *m_script.refundMinor) {
        return "refunded " + std::to_string(refunded);
    }
    return {};
}

} // namespace pos::sim

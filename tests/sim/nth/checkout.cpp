// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/nth/checkout.h"

#include "core/base/invariant.h"
#include "tests/sim/nth/allocations.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace pos::sim {
namespace {

using Button = payment::event::Pressed::Button;

constexpr std::int64_t amountMinor = 4750;
constexpr std::int64_t refundMinor = 1000;
constexpr std::int64_t longEnoughMs = 20 * 60'000;
constexpr std::int64_t turnMs = 500;
constexpr const char *journalPath = "/till/journal.db";

} // namespace

void FencedExecutor::post(Task task)
{
    const Uncounted fence;
    m_inner.post([task = std::move(task)] {
        const Counted till;
        task();
    });
}

world::Executor::Timer FencedExecutor::postAfter(std::int64_t delayMs, Task task)
{
    const Uncounted fence;
    return m_inner.postAfter(delayMs, [task = std::move(task)] {
        const Counted till;
        task();
    });
}

void FencedExecutor::cancel(Timer timer)
{
    const Uncounted fence;
    m_inner.cancel(timer);
}

void FencedTransport::send(world::HttpRequest request, Callback callback)
{
    const Uncounted fence;
    m_inner.send(std::move(request), [callback = std::move(callback)](world::HttpResult result) {
        const Counted till;
        callback(std::move(result));
    });
}

Checkout::Checkout()
{
    sandbox::Options options;
    options.startUtcMs = m_clock.utcMs();
    options.publicUrl = "http://127.0.0.1:1";
    m_model = std::make_unique<sandbox::Model>(options);
    m_network = std::make_unique<SimTransport>(*m_model, m_clock, m_time);
    m_transport = std::make_unique<FencedTransport>(*m_network);
    sandbox::Request list;
    list.method = "GET";
    list.path = "/_sandbox/readers";
    const auto readers = nlohmann::json::parse(m_model->handle(list).body).at("readers");
    m_reader = readers.at(0).at("id").get<std::string>();
    m_terminal = readers.at(0).at("terminal_id").get<std::string>();
}

Checkout::~Checkout()
{
    m_time.forgetEverything();
}

bool Checkout::start(const Image &files)
{
    disk.boot(files);
    return startPlanned();
}

bool Checkout::startPlanned()
{
    const Counted till;
    auto opened = journal::Journal::open({.path = journalPath,
        .vfs = m_fence.handle(),
        .reserveBytes = 16 * 1024,
        .checkpointPages = 12});
    if (!opened) {
        return false;
    }
    m_journal = *std::move(opened);
    gateway::plutopay::ClientSettings settings;
    settings.baseUrl = "http://127.0.0.1:1/api";
    settings.key = base::Secret(m_model->secretKey());
    m_client = std::make_unique<gateway::plutopay::PlutoPayClient>(
        std::move(settings), *m_transport, m_clock, m_executor);
    m_engine = std::make_unique<payment::Engine>(
        payment::Ports{m_clock, m_executor, m_random, *m_journal});
    m_engine->useGateway(m_client.get());
    return m_engine->recover().has_value();
}

void Checkout::kill()
{
    m_time.forgetEverything();
    if (m_journal) {
        // Whatever a destructor still writes is written to a disk that nobody looks at any more.
        disk.plan({.calls = CallAny, .nth = 1, .sticky = true});
    }
    m_engine.reset();
    m_client.reset();
    m_journal.reset();
    m_clock.moveTo(m_clock.monotonicMs() + 2'000);
}

bool Checkout::run(std::int64_t forMs, const std::function<bool()> &done)
{
    const auto end = m_clock.monotonicMs() + forMs;
    while (m_clock.monotonicMs() < end) {
        shopper();
        cashier();
        m_time.runUntil(std::min(end, m_clock.monotonicMs() + turnMs), done);
        m_model->advanceTo(m_clock.utcMs());
        if (done()) {
            return true;
        }
    }
    return false;
}

void Checkout::play()
{
    {
        const Counted till;
        const auto begun = m_engine->charge({{}, money::Money(amountMinor, money::currency("USD")),
            "two haircuts", gateway::TerminalId(m_terminal), gateway::ReaderId(m_reader),
            "Counter 1", false, true, {}});
        if (!begun) {
            return;
        }
    }
    settle();
}

void Checkout::settle()
{
    run(longEnoughMs,
        [this] { return !m_engine->hasOpenAttempts() && (m_refundAsked || !paid()); });
    run(60'000, [] { return false; }); // what is settled stays settled
}

// Taps once for each prompt that is really there.
void Checkout::shopper()
{
    m_model->advanceTo(m_clock.utcMs());
    for (const auto &intent : m_model->truth()) {
        if (intent.readerId == m_reader && intent.prompts > m_promptsAnswered) {
            m_promptsAnswered = intent.prompts;
            present(m_reader);
        }
    }
}

void Checkout::present(const std::string &readerId)
{
    sandbox::Request request;
    request.method = "POST";
    request.path = "/_sandbox/readers/" + readerId + "/present";
    request.headers.emplace("content-type", "application/json");
    request.body = R"({"card":"4242424242424242","method":"tap"})";
    m_model->handle(request);
}

// Gives a part back as soon as the screen says paid; presses what the screen offers otherwise.
void Checkout::cashier()
{
    for (const auto &id : m_engine->attempts()) {
        const payment::State *state = m_engine->find(id);
        payment::event::Pressed press;
        // Who looks at the screen sees a refund that was asked for before a crash.
        m_refundAsked = m_refundAsked || !state->refunds.empty();
        if (state->phase == payment::Phase::Approved && !m_refundAsked) {
            press.button = Button::Refund;
            press.amountMinor = refundMinor;
        } else if (state->phase == payment::Phase::ReaderTrouble) {
            press.button = Button::TryAgain;
        } else {
            continue;
        }
        const Counted till;
        const bool carriedOut = !m_engine->press(id, press);
        m_refundAsked = m_refundAsked || (carriedOut && press.button == Button::Refund);
    }
}

std::int64_t Checkout::capturedMinor() const
{
    std::int64_t sum = 0;
    for (const auto &intent : m_model->truth()) {
        sum += intent.capturedMinor;
    }
    return sum;
}

std::size_t Checkout::intents() const
{
    return m_model->truth().size();
}

std::string Checkout::problem() const
{
    const auto truth = m_model->truth();
    std::int64_t believed = 0;
    for (const auto &id : m_engine->attempts()) {
        const payment::State *state = m_engine->find(id);
        believed += state->phase == payment::Phase::Approved ? state->capturedMinor : 0;
        if (payment::isOpen(*state)) {
            return id.text() + " is still open";
        }
    }
    int charges = 0;
    std::int64_t refunded = 0;
    for (const auto &intent : truth) {
        const auto attempts = m_engine->attempts();
        const bool known = std::any_of(attempts.begin(), attempts.end(), [&](const auto &id) {
            return intent.description.find(id.text()) != std::string::npos;
        });
        if (!known) {
            return intent.paymentIntentId + " left without a record (S4)";
        }
        charges += intent.captures;
        refunded += intent.refundedMinor;
    }
    if (charges > 1) {
        return "charged " + std::to_string(charges) + " times (S1)";
    }
    if (believed != capturedMinor()) {
        return "the till believes " + std::to_string(believed) + " and the card network took "
            + std::to_string(capturedMinor());
    }
    return refunded > refundMinor ? "refunded " + std::to_string(refunded) : std::string();
}

} // namespace pos::sim

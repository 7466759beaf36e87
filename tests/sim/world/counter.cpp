// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/world/counter.h"

#include "core/base/invariant.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace pos::sim {
namespace {

std::string headerOf(const world::HttpRequest &request, const std::string &name)
{
    for (const auto &[header, value] : request.headers) {
        if (header == name) {
            return value;
        }
    }
    return {};
}

std::string pathOf(const std::string &url)
{
    const auto path = url.find('/', url.find("://") + 3);
    return url.substr(path, url.find('?', path) - path);
}

} // namespace

Counter::Counter()
    : Counter(Shop{})
{
}

Counter::Counter(Shop shop)
    : m_shop(std::move(shop))
{
    sandbox::Options options;
    options.dialect = m_shop.dialect;
    options.startUtcMs = m_clock.worldUtcMs();
    options.publicUrl = "http://127.0.0.1:1";
    m_model = std::make_unique<sandbox::Model>(options);
    m_transport = std::make_unique<SimTransport>(*m_model, m_clock, m_executor);
    m_transport->plan([this](std::int64_t, const world::HttpRequest &request) {
        const auto path = pathOf(request.url);
        m_sent.push_back({m_clock.monotonicMs(), request.method, path,
            headerOf(request, "Idempotency-Key"), request.body, request.deadlineMs});
        // S4: what moves money leaves after its own record, never before.
        const bool moves = request.method != "GET" && !m_engine->attempts().empty();
        if (moves && m_journal.appends() <= m_appendsAtLastPost && m_lie.empty()) {
            m_lie = path + " left before it was journalled";
        }
        m_appendsAtLastPost = moves ? m_journal.appends() : m_appendsAtLastPost;
        return m_plan ? m_plan(request.method, path) : Mishap::None;
    });
    for (int extra = 0; extra < m_shop.extraReaders; ++extra) {
        control("/_sandbox/readers", R"({"name":"Counter )" + std::to_string(extra + 3) + R"("})");
    }
    readReaders();
    startProcess();
}

Counter::~Counter() = default;

void Counter::readReaders()
{
    sandbox::Request list;
    list.method = "GET";
    list.path = "/_sandbox/readers";
    const auto answer = nlohmann::json::parse(m_model->handle(list).body);
    for (const auto &reader : answer.at("readers")) {
        m_readers.push_back(
            {reader.at("id").get<std::string>(), reader.value("terminal_id", std::string{})});
    }
}

void Counter::startProcess()
{
    gateway::plutopay::ClientSettings settings;
    settings.baseUrl = "http://127.0.0.1:1/api";
    settings.key = base::Secret(m_model->secretKey());
    m_client = std::make_unique<gateway::plutopay::PlutoPayClient>(
        std::move(settings), *m_transport, m_clock, m_executor);
    m_engine = std::make_unique<payment::Engine>(
        payment::Ports{m_clock, m_executor, m_random, m_journal});
    m_engine->useGateway(m_client.get());
    m_engine->observe([this](const payment::State &state) { note(state); });
}

void Counter::restart()
{
    m_executor.forgetEverything();
    m_journal.failAppend(1, base::ErrorCode::Io); // a killed process flushes nothing
    m_engine.reset();
    m_client.reset();
    m_journal.reopen();
    m_clock.moveTo(m_clock.monotonicMs() + 2'000);
    startProcess();
    base::invariant(m_engine->recover().has_value());
}

tl::expected<payment::AttemptId, payment::Refusal> Counter::tryCharge(
    std::int64_t minor, int reader, const std::string &sale)
{
    const auto &row = m_readers.at(static_cast<std::size_t>(reader));
    return m_engine->charge(
        {payment::SaleId(sale), money::Money(minor, money::currency(m_shop.currency)),
            "two haircuts", gateway::TerminalId(row.terminal), gateway::ReaderId(row.id),
            "Counter 1", false, true, {}});
}

payment::AttemptId Counter::charge(std::int64_t minor, int reader)
{
    const auto started = tryCharge(minor, reader);
    base::invariant(started.has_value());
    return *started;
}

payment::AttemptId Counter::chargeUntilAsked(std::int64_t minor, int reader)
{
    const auto id = charge(minor, reader);
    base::invariant(reaches(id, Phase::Collecting));
    return id;
}

std::optional<payment::Refusal> Counter::press(
    const payment::AttemptId &id, Button button, std::int64_t minor, int reader)
{
    payment::event::Pressed press;
    press.button = button;
    press.amountMinor = minor;
    if (reader >= 0) {
        const auto &row = m_readers.at(static_cast<std::size_t>(reader));
        press.terminal = gateway::TerminalId(row.terminal);
        press.reader = gateway::ReaderId(row.id);
        press.readerName = "Counter 2";
    }
    return m_engine->press(id, press);
}

void Counter::present(const std::string &card, int reader, std::int64_t tipMinor)
{
    nlohmann::json body{{"card", card}, {"method", "tap"}};
    if (tipMinor >= 0) {
        body["tip"] = tipMinor;
    }
    control("/_sandbox/readers/" + readerId(reader) + "/present", body.dump());
}

std::string Counter::control(const std::string &path, const std::string &body)
{
    m_model->advanceTo(m_clock.worldUtcMs());
    sandbox::Request request;
    request.method = "POST";
    request.path = path;
    request.headers.emplace("content-type", "application/json");
    request.body = body;
    const auto answer = m_model->handle(request);
    // An order that the provider's control surface refuses would make a test prove nothing.
    base::invariant(answer.status < 300);
    return answer.body;
}

void Counter::readerState(const std::string &body, int reader)
{
    control("/_sandbox/readers/" + readerId(reader) + "/state", body);
}

std::string Counter::otherTill(const std::string &path, const std::string &body)
{
    m_model->advanceTo(m_clock.worldUtcMs());
    sandbox::Request request;
    request.method = "POST";
    request.path = "/api" + path;
    request.headers = {{"content-type", "application/json"}, {"accept", "application/json"},
        {"authorization", "Bearer " + m_model->secretKey()}};
    request.body = body;
    return m_model->handle(request).body;
}

void Counter::pass(std::int64_t ms)
{
    until([] { return false; }, ms);
}

bool Counter::until(const std::function<bool()> &done, std::int64_t withinMs)
{
    const auto reached = m_executor.runUntil(m_clock.monotonicMs() + withinMs, done);
    m_model->advanceTo(m_clock.worldUtcMs());
    return reached;
}

bool Counter::reaches(const payment::AttemptId &id, Phase wanted, std::int64_t withinMs)
{
    return until([&] { return phase(id) == wanted; }, withinMs);
}

const payment::State &Counter::state(const payment::AttemptId &id) const
{
    const auto *found = m_engine->find(id);
    base::invariant(found != nullptr);
    return *found;
}

bool Counter::showed(const payment::AttemptId &id, Phase phase) const
{
    return std::any_of(m_shown.begin(), m_shown.end(),
        [&](const Shown &shown) { return shown.attempt == id.text() && shown.phase == phase; });
}

std::vector<Counter::Sent> Counter::sent(const std::string &method, const std::string &end) const
{
    std::vector<Sent> found;
    std::copy_if(m_sent.begin(), m_sent.end(), std::back_inserter(found),
        [&](const Sent &sent) { return sent.method == method && sent.path.ends_with(end); });
    return found;
}

std::vector<sandbox::Model::IntentTruth> Counter::truth() const
{
    m_model->advanceTo(m_clock.worldUtcMs());
    return m_model->truth();
}

std::int64_t Counter::capturedMinor() const
{
    std::int64_t sum = 0;
    for (const auto &intent : truth()) {
        sum += intent.capturedMinor;
    }
    return sum;
}

std::int64_t Counter::refundedMinor() const
{
    std::int64_t sum = 0;
    for (const auto &intent : truth()) {
        sum += intent.refundedMinor;
    }
    return sum;
}

const std::string &Counter::readerId(int reader) const
{
    return m_readers.at(static_cast<std::size_t>(reader)).id;
}

void Counter::note(const payment::State &state)
{
    m_shown.push_back({state.id().text(), state.phase});
    const bool paid = state.phase == Phase::Approved;
    const bool nothing = state.phase == Phase::Cancelled || state.phase == Phase::GivenUp
        || state.phase == Phase::Refused;
    if ((!paid && !nothing) || !m_lie.empty()) {
        return;
    }
    std::int64_t captured = 0;
    for (const auto &intent : truth()) {
        const bool ours = intent.description.find(state.id().text()) != std::string::npos;
        captured += ours ? intent.capturedMinor : 0;
    }
    if (captured != (paid ? state.capturedMinor : 0)) {
        m_lie = state.id().text() + (paid ? ": paid" : ": nothing charged")
            + " was shown and the card network had captured " + std::to_string(captured);
    }
}

} // namespace pos::sim

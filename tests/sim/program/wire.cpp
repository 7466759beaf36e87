// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/network.h"
#include "tests/sim/program/world.h"
#include "tests/sim/world/virtual_world.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

namespace pos::sim {
namespace {

using payment::Call;
using Failure = world::HttpFailure::Kind;

std::string_view pathOf(const world::HttpRequest &request)
{
    const auto host = request.url.find("://") + 3;
    const auto path = request.url.find('/', host);
    return std::string_view(request.url).substr(path);
}

Call callOf(const world::HttpRequest &request)
{
    const auto path = pathOf(request);
    if (request.method == "GET") {
        return path.find('?') == std::string_view::npos ? Call::Read : Call::Search;
    }
    return path.ends_with("/cancel")         ? Call::Cancel
        : path.ends_with("/capture")         ? Call::Capture
        : path.ends_with("/refunds")         ? Call::Refund
        : path.ends_with("/process-payment") ? Call::Push
                                             : Call::Create;
}

// The text between `before` and `after`, "" when there is none.
std::string between(std::string_view text, std::string_view before, std::string_view after)
{
    const auto begin = text.find(before);
    if (begin == std::string_view::npos) {
        return {};
    }
    const auto from = begin + before.size();
    return std::string(text.substr(from, text.find(after, from) - from));
}

void replaceAll(std::string &text, std::string_view what, std::string_view with)
{
    for (auto at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
}

std::int64_t amountIn(const std::string &body)
{
    constexpr std::string_view field = "\"amount\":";
    const auto at = body.find(field);
    std::int64_t value = 0;
    for (auto end = at + field.size();
         at != std::string::npos && end < body.size() && body[end] >= '0' && body[end] <= '9';
         ++end) {
        value = value * 10 + (body[end] - '0');
    }
    return value;
}

void addToAmount(std::string &body, std::int64_t minor)
{
    constexpr std::string_view field = "\"amount\":";
    const auto at = body.find(field);
    if (at == std::string::npos) {
        return;
    }
    auto end = at + field.size();
    std::int64_t value = 0;
    for (; end < body.size() && body[end] >= '0' && body[end] <= '9'; ++end) {
        value = value * 10 + (body[end] - '0');
    }
    body.replace(at + field.size(), end - at - field.size(), std::to_string(value + minor));
}

world::HttpReply page(int status, std::string type, std::string body)
{
    return {status, {{"content-type", std::move(type)}}, std::move(body)};
}

} // namespace

struct Wire::Exchange {
    world::HttpRequest request;
    Callback callback;
    Call call{};
    int attempt = -1;
    Fate fate;

    [[nodiscard]] bool is(Kind kind) const { return fate.kind == kind; }
};

int Wire::attemptOf(Call call, const world::HttpRequest &request)
{
    auto &registry = m_world.registry;
    const auto path = pathOf(request);
    if (call == Call::Create) {
        return registry.byCode(between(request.body, "\"plutopos_attempt\":\"", "\""));
    }
    if (call == Call::Push) {
        return registry.byIntent(between(request.body, "\"payment_intent_id\":\"", "\""));
    }
    if (call == Call::Search) {
        const auto found = registry.byCode(between(path, "search=", "&"));
        return found;
    }
    constexpr std::size_t uuidLength = 36;
    const auto at = path.find("/transactions/");
    return at == std::string_view::npos
        ? -1
        : registry.byTransaction(std::string(path.substr(at + 14, uuidLength)));
}

void Wire::send(world::HttpRequest request, Callback callback)
{
    const Meter::Scope scope(m_world.meter, Part::Simulation);
    auto &till = m_world.till(m_till);
    if (till.dead()) {
        return; // nothing of a dead process leaves
    }
    auto exchange = std::make_shared<Exchange>();
    exchange->call = callOf(request);
    exchange->attempt = attemptOf(exchange->call, request);
    exchange->request = std::move(request);
    exchange->callback = std::move(callback);
    if (exchange->request.method != "GET") {
        m_world.checker.leaves(
            m_till, exchange->attempt, exchange->call, exchange->request, till.journalSafe());
    }
    exchange->fate = m_world.network.draw(m_till, exchange->call, exchange->attempt);
    ++m_world.exchanges;
    m_world.history.note(m_world.saleOf(exchange->attempt),
        static_cast<std::uint64_t>(exchange->call) * 256
            + (exchange->fate.kind ? static_cast<std::uint64_t>(*exchange->fate.kind) : 255U),
        [&] {
            return "till " + std::to_string(m_till + 1) + " -> " + exchange->request.method + " "
                + std::string(pathOf(exchange->request))
                + (exchange->fate.kind
                        ? "   [" + std::string(rowOf(*exchange->fate.kind).name) + "]"
                        : "");
        });
    const auto deadlineMs = exchange->request.deadlineMs;
    if (exchange->is(Kind::LateRequest)) {
        exchange->fate.outMs = deadlineMs + m_world.range(500, 45'000);
        answer(*exchange, deadlineMs, world::HttpFailure{Failure::Deadline, "no answer"});
    }
    if (exchange->is(Kind::Twice) || exchange->is(Kind::PushTwice)) {
        m_world.heap.after(exchange->fate.outMs + m_world.range(5, 4'000),
            [this, exchange] { static_cast<void>(ask(*exchange)); });
    }
    m_world.heap.after(exchange->fate.outMs, [this, exchange] { deliver(*exchange); });
    if (exchange->request.method != "GET" && m_world.strikes(Kind::KillAfterSend)) {
        till.die(Kind::KillAfterSend, exchange->attempt);
    }
}

void Wire::answer(const Exchange &exchange, std::int64_t afterMs, world::HttpResult result)
{
    m_world.till(m_till).executor().postAfter(afterMs,
        [this, callback = exchange.callback, sale = m_world.saleOf(exchange.attempt),
            result = std::move(result)]() mutable {
            const Meter::Scope ours(m_world.meter, Part::Simulation);
            const auto *reply = std::get_if<world::HttpReply>(&result);
            m_world.history.note(
                sale, reply == nullptr ? 3U : static_cast<std::uint64_t>(reply->status), [&] {
                    return reply == nullptr ? "till " + std::to_string(m_till + 1)
                            + " <- no answer: " + std::get<world::HttpFailure>(result).detail
                                            : "till " + std::to_string(m_till + 1) + " <- "
                            + std::to_string(reply->status) + " " + reply->body.substr(0, 160);
                });
            const Meter::Scope scope(m_world.meter, Part::Client);
            callback(std::move(result));
        });
}

// A reader that has trouble has it when it is told to do something.
void Wire::trouble(Call call, const world::HttpRequest &request)
{
    if (call != Call::Push) {
        return;
    }
    constexpr std::array<std::pair<Kind, std::string_view>, 3> words{{{Kind::ReaderBusy, "busy"},
        {Kind::FalseTimeout, "timeout_started"}, {Kind::TrueTimeout, "timeout_not_started"}}};
    auto *reader = m_world.provider.shop().state.readers.find(
        between(request.body, "\"reader_id\":\"", "\""));
    for (const auto &[kind, word] : words) {
        if (reader != nullptr && m_world.strikes(kind)) {
            reader->nextCommand = word;
            m_world.met(kind,
                m_world.registry.byIntent(between(request.body, "\"payment_intent_id\":\"", "\"")));
            return;
        }
    }
}

world::HttpReply Wire::ask(const Exchange &exchange)
{
    trouble(exchange.call, exchange.request);
    auto request = asSandboxRequest(exchange.request);
    if (exchange.is(Kind::OtherAmount)) {
        addToAmount(request.body, 100);
    }
    auto reply = asHttpReply(m_world.provider.ask(request));
    if (m_world.options.bug == Bug::AmountNotCompared && exchange.attempt >= 0
        && exchange.call == Call::Create) {
        const auto asked = m_world.registry.run(exchange.attempt).amountMinor;
        addToAmount(reply.body, asked - amountIn(reply.body));
    }
    if (exchange.call == Call::Read) {
        auto &newest = m_newest[request.path];
        if (newest != reply.body) {
            m_older[request.path] = std::exchange(newest, reply.body);
        }
    }
    return reply;
}

void Wire::spoil(const Exchange &exchange, world::HttpReply &reply)
{
    auto &body = reply.body;
    if (exchange.is(Kind::Truncated)) {
        body.resize(body.size() / 2);
    } else if (exchange.is(Kind::UnknownWord)) {
        const auto word = between(body, "\"status\":\"", "\"");
        replaceAll(body, "\"status\":\"" + word + "\"", "\"status\":\"on_the_moon\"");
    } else if (exchange.is(Kind::WrongAmount)) {
        addToAmount(body, 1);
    } else if (exchange.is(Kind::WrongId)) {
        const auto id = between(body, "\"id\":\"", "\"");
        replaceAll(body, "\"id\":\"" + id,
            "\"id\":\"0000" + id.substr(std::min<std::size_t>(4, id.size())));
    } else if (exchange.is(Kind::WrongMode)) {
        replaceAll(body, "\"is_test\":true", "\"is_test\":false");
    } else if (exchange.is(Kind::StaleReply)) {
        const auto older = m_older.find(std::string(pathOf(exchange.request)));
        body = older == m_older.end() || older->second.empty() ? body : older->second;
    }
}

// What becomes of an exchange that gets no answer of the provider.
std::optional<world::HttpResult> Wire::noAnswer(Kind kind)
{
    switch (kind) {
    case Kind::NotSent:
        return world::HttpFailure{Failure::NotSent, "no connection"};
    case Kind::TlsRefused:
        return world::HttpFailure{Failure::TlsRefused, "certificate expired"};
    case Kind::LostRequest:
        return world::HttpFailure{Failure::Deadline, "no answer"};
    case Kind::LostReply:
        return world::HttpFailure{Failure::Lost, "connection reset"};
    case Kind::LateReply:
        return world::HttpFailure{Failure::Deadline, "no answer in time"};
    case Kind::TooLarge:
        return world::HttpFailure{Failure::TooLarge, "more than was agreed"};
    case Kind::ErrorBefore:
    case Kind::ErrorAfter:
        return page(500, "application/json", R"({"message":"Server Error"})");
    case Kind::GatewayAfter:
        return page(502, "text/html", "<html>Bad gateway</html>");
    case Kind::HtmlPage:
        return page(200, "text/html", "<html>Welcome to the hotel</html>");
    case Kind::Redirect: {
        auto reply = page(302, "text/html", "<html>moved</html>");
        reply.headers.emplace_back("location", "https://portal.example/login");
        return reply;
    }
    case Kind::RateLimited: {
        auto reply = page(429, "application/json",
            R"({"error":{"type":"rate_limit_error","message":"Too many requests."}})");
        reply.headers.emplace_back("retry-after", m_world.range(0, 3) == 0 ? "3600" : "2");
        return reply;
    }
    case Kind::KeyRevoked:
        return page(401, "application/json",
            R"({"error":{"type":"authentication_error","message":"Invalid API key."}})");
    default:
        return std::nullopt;
    }
}

void Wire::deliver(const Exchange &exchange)
{
    const auto leftMs = exchange.request.deadlineMs - exchange.fate.outMs;
    auto answerMs = exchange.fate.backMs;
    auto result = exchange.fate.kind ? noAnswer(*exchange.fate.kind) : std::nullopt;
    const bool acts = !result || exchange.is(Kind::LostReply) || exchange.is(Kind::LateReply)
        || exchange.is(Kind::TooLarge) || exchange.is(Kind::ErrorAfter)
        || exchange.is(Kind::GatewayAfter);
    world::HttpReply reply;
    if (acts) {
        reply = ask(exchange);
    }
    if (exchange.is(Kind::LateRequest)) {
        return; // the till has given up by now
    }
    if (exchange.is(Kind::LostRequest) || exchange.is(Kind::LateReply)) {
        answerMs = leftMs;
    } else if (exchange.is(Kind::LostReply)) {
        answerMs += m_world.range(0, 3'000);
    }
    if (!result) {
        spoil(exchange, reply);
        result = std::move(reply);
    }
    answer(exchange, answerMs, std::move(*result));
}

} // namespace pos::sim

// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/world/virtual_world.h"

#include "core/base/invariant.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace pos::sim {
namespace {

constexpr std::int64_t oneWayMs = 20;

char hexValue(char digit)
{
    return static_cast<char>(
        digit <= '9' ? digit - '0' : std::tolower(static_cast<unsigned char>(digit)) - 'a' + 10);
}

std::string decoded(const std::string &text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            out += static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

std::multimap<std::string, std::string> queryOf(const std::string &text)
{
    std::multimap<std::string, std::string> query;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto end = std::min(text.find('&', at), text.size());
        const auto pair = text.substr(at, end - at);
        const auto equals = pair.find('=');
        query.emplace(decoded(pair.substr(0, equals)),
            equals == std::string::npos ? std::string{} : decoded(pair.substr(equals + 1)));
        at = end + 1;
    }
    return query;
}

std::string lower(std::string text)
{
    for (auto &letter : text) {
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
    return text;
}

} // namespace

sandbox::Request asSandboxRequest(const world::HttpRequest &request)
{
    sandbox::Request out;
    out.method = request.method;
    const auto host = request.url.find("://") + 3;
    const auto path = request.url.find('/', host);
    const auto question = request.url.find('?', path);
    out.path = decoded(
        request.url.substr(path, question == std::string::npos ? question : question - path));
    if (question != std::string::npos) {
        out.query = queryOf(request.url.substr(question + 1));
    }
    for (const auto &[name, value] : request.headers) {
        out.headers.emplace(lower(name), value);
    }
    out.body = request.body;
    return out;
}

world::HttpReply asHttpReply(const sandbox::Answer &answer)
{
    world::HttpReply reply;
    reply.status = answer.status;
    for (const auto &[name, value] : answer.headers) {
        reply.headers.emplace_back(lower(name), value);
    }
    reply.headers.emplace_back("content-type", answer.contentType);
    reply.body = answer.body;
    return reply;
}

void VirtualExecutor::post(Task task)
{
    m_tasks.emplace(Key{m_clock.monotonicMs(), ++m_order}, std::move(task));
}

world::Executor::Timer VirtualExecutor::postAfter(std::int64_t delayMs, Task task)
{
    const Key key{m_clock.monotonicMs() + std::max<std::int64_t>(delayMs, 0), ++m_order};
    m_tasks.emplace(key, std::move(task));
    m_timers.emplace(m_order, key);
    return Timer{m_order};
}

void VirtualExecutor::cancel(Timer timer)
{
    const auto found = m_timers.find(static_cast<std::uint64_t>(timer));
    if (found != m_timers.end()) {
        m_tasks.erase(found->second);
        m_timers.erase(found);
    }
}

bool VirtualExecutor::runUntil(std::int64_t untilMs, const std::function<bool()> &done)
{
    constexpr int mostTasks = 2'000'000; // a loop that never ends is a bug, not a slow test
    for (int i = 0; i < mostTasks; ++i) {
        if (done()) {
            return true;
        }
        if (m_tasks.empty() || m_tasks.begin()->first.first > untilMs) {
            m_clock.moveTo(std::max(untilMs, m_clock.monotonicMs()));
            return done();
        }
        auto first = m_tasks.extract(m_tasks.begin());
        m_timers.erase(first.key().second);
        m_clock.moveTo(std::max(first.key().first, m_clock.monotonicMs()));
        first.mapped()();
    }
    base::unreachable();
}

const char *nameOf(Mishap mishap)
{
    switch (mishap) {
    case Mishap::None:
        return "none";
    case Mishap::NotSent:
        return "not sent";
    case Mishap::LostBeforeActing:
        return "lost before acting";
    case Mishap::LostAfterActing:
        return "lost after acting";
    case Mishap::ServerErrorBefore:
        return "500 before acting";
    case Mishap::ServerErrorAfter:
        return "502 after acting";
    case Mishap::HtmlAfter:
        return "HTML after acting";
    case Mishap::Truncated:
        return "truncated answer";
    case Mishap::RateLimited:
        return "429";
    case Mishap::LateAnswer:
        return "answer after the deadline";
    case Mishap::TlsRefused:
        return "certificate refused";
    }
    base::unreachable();
}

world::HttpReply SimTransport::ask(const world::HttpRequest &request)
{
    const auto out = asSandboxRequest(request);
    ++m_arrived[out.method + " " + out.path];
    m_model.advanceTo(m_clock.worldUtcMs());
    auto reply = asHttpReply(m_model.handle(out));
    if (m_rewrite) {
        m_rewrite(request, reply);
    }
    return reply;
}

void SimTransport::send(world::HttpRequest request, Callback callback)
{
    using Kind = world::HttpFailure::Kind;
    const auto mishap = m_plan ? m_plan(m_exchanges, request) : Mishap::None;
    ++m_exchanges;
    const auto answer = [this, callback](std::int64_t afterMs, world::HttpResult result) {
        m_executor.postAfter(afterMs, [callback, result] { callback(result); });
    };
    // The request travels, is answered (or not), and the answer travels back.
    m_executor.postAfter(oneWayMs, [this, request, mishap, answer] {
        switch (mishap) {
        case Mishap::None:
            return answer(oneWayMs, ask(request));
        case Mishap::NotSent:
            return answer(oneWayMs, world::HttpFailure{Kind::NotSent, "no connection"});
        case Mishap::LostBeforeActing:
            return answer(
                request.deadlineMs - oneWayMs, world::HttpFailure{Kind::Deadline, "lost"});
        case Mishap::LostAfterActing:
            ask(request);
            return answer(oneWayMs, world::HttpFailure{Kind::Lost, "reset"});
        case Mishap::ServerErrorBefore:
            return answer(oneWayMs,
                world::HttpReply{
                    500, {{"content-type", "application/json"}}, R"({"message":"Server Error"})"});
        case Mishap::ServerErrorAfter:
            ask(request);
            return answer(oneWayMs,
                world::HttpReply{502, {{"content-type", "text/html"}}, "<html>Bad gateway</html>"});
        case Mishap::HtmlAfter:
            ask(request);
            return answer(oneWayMs,
                world::HttpReply{200, {{"content-type", "text/html"}}, "<html>Welcome</html>"});
        case Mishap::Truncated: {
            auto reply = ask(request);
            reply.body.resize(reply.body.size() / 2);
            return answer(oneWayMs, reply);
        }
        case Mishap::RateLimited:
            return answer(oneWayMs,
                world::HttpReply{429, {{"content-type", "application/json"}, {"retry-after", "2"}},
                    R"({"error":{"type":"rate_limit_error","message":"Too many requests."}})"});
        case Mishap::LateAnswer:
            ask(request);
            return answer(
                request.deadlineMs - oneWayMs, world::HttpFailure{Kind::Deadline, "late"});
        case Mishap::TlsRefused:
            return answer(oneWayMs, world::HttpFailure{Kind::TlsRefused, "certificate expired"});
        }
        base::unreachable();
    });
}

} // namespace pos::sim

// SPDX-License-Identifier: Apache-2.0
//
// What the socket tests share: a call that waits for its one callback, bounded.
#pragma once

#include "core/gateway/http/qt_transport.h"
#include "core/world/http_transport.h"

#include <QCoreApplication>
#include <QTest>

#include <memory>
#include <string>
#include <utility>
#include <variant>

namespace pos::test {

// Results of one call; `count` must end at exactly 1.
struct Caught {
    int count = 0;
    world::HttpResult result = world::HttpFailure{};

    [[nodiscard]] const world::HttpReply *reply() const
    {
        return std::get_if<world::HttpReply>(&result);
    }
    [[nodiscard]] const world::HttpFailure *failure() const
    {
        return std::get_if<world::HttpFailure>(&result);
    }
};

inline world::HttpRequest request(
    std::string method, std::string url, std::string body = {}, std::int64_t deadlineMs = 5000)
{
    world::HttpRequest made;
    made.method = std::move(method);
    made.url = std::move(url);
    made.headers = {{"Accept", "application/json"}};
    made.body = std::move(body);
    made.deadlineMs = deadlineMs;
    return made;
}

// Sends and waits; then waits a little more, so that a second callback would be seen.
inline std::shared_ptr<Caught> exchange(
    world::HttpTransport &transport, world::HttpRequest wish, int moreMs = 0)
{
    auto caught = std::make_shared<Caught>();
    const auto deadlineMs = static_cast<int>(wish.deadlineMs);
    bool inside = true;
    bool reentered = false;
    transport.send(std::move(wish), [caught, &inside, &reentered](world::HttpResult result) {
        reentered = inside;
        ++caught->count;
        caught->result = std::move(result);
    });
    inside = false;
    static_cast<void>(QTest::qWaitFor([&] { return caught->count > 0; }, deadlineMs + 2000));
    if (moreMs > 0) {
        QTest::qWait(moreMs);
    }
    if (reentered) {
        caught->count = -1;
    }
    return caught;
}

inline std::unique_ptr<gateway::http::QtTransport> makeTransport(const std::string &caPem = {})
{
    gateway::http::TransportSettings settings;
    settings.extraCaPem = caPem;
    return *gateway::http::QtTransport::make(settings);
}

} // namespace pos::test

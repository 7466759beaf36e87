// SPDX-License-Identifier: Apache-2.0
//
// The whole client over real sockets, and a way to wait for its one answer.
#pragma once

#include "core/gateway/http/qt_transport.h"
#include "core/gateway/plutopay/client.h"
#include "core/world/real/qt_executor.h"
#include "core/world/real/system_clock.h"

#include <QTest>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace pos::test {

struct ClientRig {
    std::unique_ptr<gateway::http::QtTransport> transport;
    world::SystemClock clock;
    world::QtExecutor executor;
    std::unique_ptr<gateway::plutopay::PlutoPayClient> client;

    explicit ClientRig(const std::string &baseUrl, const std::string &caPem = {},
        const gateway::Deadlines &deadlines = {}, std::string_view key = "sk_test_AbCdEfGh12345678")
    {
        gateway::http::TransportSettings wire;
        wire.extraCaPem = caPem;
        transport = *gateway::http::QtTransport::make(wire);
        gateway::plutopay::ClientSettings settings;
        settings.baseUrl = baseUrl;
        settings.key = base::Secret(key);
        settings.deadlines = deadlines;
        settings.requestsPerMinute = 6000;
        client = std::make_unique<gateway::plutopay::PlutoPayClient>(
            settings, *transport, clock, executor);
    }
};

// One call: exactly one callback, never from inside the call.
template <typename T>
struct Answer {
    std::optional<gateway::Outcome<T>> outcome;
    int count = 0;

    [[nodiscard]] const T *done() const { return outcome ? std::get_if<T>(&*outcome) : nullptr; }
    [[nodiscard]] const gateway::Refused *refused() const
    {
        return outcome ? std::get_if<gateway::Refused>(&*outcome) : nullptr;
    }
    [[nodiscard]] const gateway::Unknown *unknown() const
    {
        return outcome ? std::get_if<gateway::Unknown>(&*outcome) : nullptr;
    }
    [[nodiscard]] bool is(gateway::Unknown::Reason reason) const
    {
        return count == 1 && unknown() != nullptr && unknown()->reason == reason;
    }
    [[nodiscard]] bool is(gateway::RefusalKind kind) const
    {
        return count == 1 && refused() != nullptr && refused()->kind == kind;
    }
};

// call: void(gateway::Callback<T>).
template <typename T, typename Call>
[[nodiscard]] std::shared_ptr<Answer<T>> ask(Call call, int waitMs = 20'000)
{
    auto answer = std::make_shared<Answer<T>>();
    call(gateway::Callback<T>([answer](gateway::Outcome<T> outcome) {
        answer->outcome = std::move(outcome);
        ++answer->count;
    }));
    if (answer->count != 0) {
        answer->count = -1;
        return answer;
    }
    static_cast<void>(QTest::qWaitFor([&] { return answer->count != 0; }, waitMs));
    return answer;
}

} // namespace pos::test

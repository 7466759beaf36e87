// SPDX-License-Identifier: Apache-2.0
//
// Status, headers and body of an answer: what they may teach the request budget, and that nothing
// is taken for a refusal that does not say no.
#include "core/gateway/http/request_budget.h"
#include "core/gateway/http/retry_after.h"
#include "core/gateway/plutopay/refusal.h"
#include "core/gateway/plutopay/timestamp.h"
#include "tests/fuzz/parsers/fuzz.h"

#include <string>
#include <variant>

using namespace pos;
using namespace pos::gateway;
using fuzz::require;

namespace {

constexpr std::int64_t utcMs = 1'795'169'095'000;

void checkBudget(const world::HttpReply &reply)
{
    using Priority = http::RequestBudget::Priority;
    http::RequestBudget budget;
    std::int64_t nowMs = 1000;
    for (int round = 0; round < 3; ++round) {
        budget.spent(nowMs);
        budget.learned(reply.status, reply.headers, nowMs, utcMs);
        require(budget.perMinute() >= 1 && budget.perMinute() <= 6000, "a budget beyond its range");
        require(budget.waitMs(nowMs, Priority::High) == 0, "a call that moves money waits");
        const std::int64_t waitMs = budget.waitMs(nowMs, Priority::Low);
        require(waitMs >= 0 && waitMs <= 4 * http::longestRetryAfterMs, "polling waits for ever");
        nowMs += 10;
    }
}

void checkVerdict(const world::HttpReply &reply, bool namesRecord)
{
    plutopay::JsonParser parser;
    const auto verdict = plutopay::classify(parser, reply, {namesRecord}, utcMs);
    if (!verdict) {
        require(reply.status >= 200 && reply.status < 300, "an answer beyond 2xx is believed");
        return;
    }
    if (const auto *refused = std::get_if<Refused>(&*verdict)) {
        require(reply.status >= 400 && reply.status < 500 && reply.status != 408,
            "a refusal that is not one");
        require(refused->retryAfterMs >= 0 && refused->retryAfterMs <= http::longestRetryAfterMs,
            "a pause beyond the longest");
        require(fuzz::isPrintable(refused->message), "control characters in a refusal");
        require(refused->message.find("sk_test_AbCdEfGh12345678") == std::string::npos,
            "a key in a refusal");
    }
}

} // namespace

// Two bytes: status. Then header lines up to an empty one. Then the body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    world::HttpReply reply;
    const unsigned high = input.byte();
    reply.status = static_cast<int>(100 + (high * 256 + input.byte()) % 500);
    for (std::string_view line = input.line(); !line.empty(); line = input.line()) {
        const std::size_t colon = line.find(':');
        reply.headers.emplace_back(line.substr(0, colon),
            colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1));
    }
    reply.body = input.rest();
    checkBudget(reply);
    checkVerdict(reply, high % 2 == 0);
    const auto pauseMs = http::retryAfterMs(reply.headers, utcMs);
    require(!pauseMs || (*pauseMs >= 0 && *pauseMs <= http::longestRetryAfterMs),
        "a pause beyond the longest");
    const std::string requestId = plutopay::requestIdOf(reply.headers);
    require(requestId.size() <= 100 && fuzz::isPrintable(requestId), "a request id as it came");
    static_cast<void>(http::parseHttpDateMs(reply.body));
    static_cast<void>(plutopay::parseTimestampMs(reply.body));
    require(!plutopay::isDate(reply.body) || reply.body.size() == 10, "a date of another length");
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
//
// Requests to the local cloud, for which anything may be sent by anybody who learns the API: it
// answers, in JSON, keeps its own ledger's rules, and tells its key to nobody without it.
#include "app/sandbox/model.h"
#include "app/sandbox/translate.h"
#include "tests/fuzz/parsers/fuzz.h"

#include <nlohmann/json.hpp>

#include <string>

using namespace pos;
using fuzz::require;

namespace {

constexpr std::int64_t startMs = 1'795'169'095'000;

std::string_view dialectOf(unsigned choice)
{
    return choice % 3 == 0 ? "docs" : choice % 3 == 1 ? "openapi" : "backend";
}

void checkLedger(const sandbox::Model &model)
{
    for (const auto &intent : model.truth()) {
        require(intent.amountMinor >= 0 && intent.capturedMinor >= 0 && intent.refundedMinor >= 0,
            "an amount below nothing");
        require(intent.refundedMinor <= intent.capturedMinor, "more refunded than captured");
    }
}

} // namespace

// First byte: the dialect. Then lines "METHOD path?query" and a body each, until the end.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    sandbox::Options options;
    options.dialect = dialectOf(input.byte());
    options.startUtcMs = startMs;
    options.rateLimitPerMinute = 0;
    sandbox::Model model(options);
    // Who puts the key into a method, an address or a body may read it back in "no such place".
    const bool told = input.rest().find(model.secretKey()) != std::string_view::npos;
    std::int64_t nowMs = startMs;
    constexpr int mostRequests = 8;
    for (int at = 0; at < mostRequests && !input.rest().empty(); ++at) {
        const std::string_view line = input.line();
        const std::size_t blank = line.find(' ');
        sandbox::Request request;
        request.method = line.substr(0, blank);
        std::string_view target
            = blank == std::string_view::npos ? std::string_view() : line.substr(blank + 1);
        const std::size_t mark = target.find('?');
        if (mark != std::string_view::npos) {
            request.query = sandbox::decodedQuery(target.substr(mark + 1));
        }
        request.path = target.substr(0, mark);
        request.headers = {{"accept", "application/json"}, {"content-type", "application/json"}};
        const bool withKey = request.path.find("/nokey") == std::string::npos;
        if (withKey) {
            request.headers.emplace("authorization", "Bearer " + model.secretKey());
        }
        request.body = input.line();
        model.advanceTo(nowMs += 500);
        const sandbox::Answer answer = model.handle(request);
        require(answer.status >= 100 && answer.status < 600, "a status that is none");
        require(answer.contentType != "application/json" || answer.body.empty()
                || answer.mishap.kind != sandbox::Mishap::Kind::None
                || request.path.starts_with("/_sandbox") || nlohmann::json::accept(answer.body),
            "an answer that is not JSON");
        require(told || request.path.starts_with("/_sandbox")
                || answer.body.find(model.secretKey()) == std::string::npos,
            "an answer with the key in it");
        checkLedger(model);
    }
    return 0;
}

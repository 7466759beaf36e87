// SPDX-License-Identifier: Apache-2.0
//
// Faults armed over the control API: which request they wait for and what they do to its answer.
// Pure: this file decides and rewrites values; the server plays the bytes (wire.h, Mishap).
//
// How the model uses it:
//   const auto fault = faults.take(request);
//   Answer answer = !fault || actsFirst(*fault) ? act(request) : Answer {};
//   if (fault) apply(*fault, answer);
#pragma once

#include "app/sandbox/wire.h"
#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace pos::sandbox {

struct Fault {
    enum class When {
        Before, // the provider never sees the request
        After, // the provider acts; only the answer suffers
    };
    enum class Kind {
        Drop, // the connection closes without an answer
        Delay, // the answer is right but `delayMs` late
        Reset, // half of the body, then RST
        Truncate, // half of the body, then FIN, under a Content-Length for all of it
        Hang, // no answer at all, the connection stays open
        BrokenChunks, // half of the body in chunks, then a chunk size that is no number
        Drip, // the answer byte by byte, ten a second: never silent, never done
        Status, // `status` with `body` and `contentType`
        Html, // a captive portal's page with status 200
        Redirect, // 302 to `location` with an HTML body
        Gzip, // a right answer, compressed if the client accepts that
        GzipBomb, // `sizeBytes` of blanks behind the answer, compressed, asked for or not
        WrongAmount, // every "amount" is one minor unit more
        WrongCurrency, // every "currency" is another one
        WrongId, // every "id" and "payment_intent_id" is somebody else's
        MissingField, // `field` is removed wherever it stands
        UnknownStatus, // every "status" becomes `word`
        SwapEnvelope, // {"data": x} becomes x, and x becomes {"data": x}
        Oversize, // `sizeBytes` of blanks behind the answer: still valid JSON
        DeepJson, // `depth` arrays in one another
        InvalidUtf8, // bytes that are no UTF-8 inside the first string
        RateLimited, // 429 with Retry-After: `retryAfter`
    };

    // Which requests it waits for.
    std::string method; // "" = any
    // How the path starts ("/api" may be left out), "" = any; or an ECMAScript pattern for all of
    // it.
    std::string path;
    bool pathIsPattern = false;
    int nth = 1; // fires from the nth matching request after arming (>= 1)
    int times = 1; // and on so many matching requests in a row; 0 = until it is disarmed

    // What it does. Only the fields its kind names are read.
    Kind kind = Kind::Drop;
    When when = When::After;
    std::int64_t delayMs = 0; // Delay, and before any other kind: 0 to 600,000
    int status = 500; // Status: 100 to 599
    std::string body; // Status; "" = an error object that fits the status
    std::string contentType; // Status; "" = application/json, or text/html for a body with '<'
    std::string location = "https://portal.example/login"; // Redirect
    std::string field = "status"; // MissingField
    std::string word = "on_the_moon"; // UnknownStatus
    std::int64_t sizeBytes = 100'000'000; // Oversize, GzipBomb: up to 4 GiB
    int depth = 10'000; // DeepJson: up to 1,000,000
    std::string retryAfter = "2"; // RateLimited: seconds, or an HTTP date

    std::uint64_t id = 0; // given by arm()
};

// The word in JSON for a kind ("drop", "wrong_amount", …).
[[nodiscard]] std::string_view faultKindName(Fault::Kind kind);

// {"method":"POST","path":"/v1/terminal/process-payment","nth":1,"times":1,"kind":"drop",
//  "when":"before", …}. Without "when", rate_limited is before and the rest after. Unknown keys,
//  unknown words and values out of range are InvalidArgument
// with a sentence that names the key.
[[nodiscard]] base::Result<Fault> faultFromJson(const nlohmann::json &json);
[[nodiscard]] nlohmann::json faultToJson(const Fault &fault);

// Whether the model acts on the request before the fault is applied. Kinds that rewrite an answer
// need one, so `when` only matters for those that replace it.
[[nodiscard]] bool actsFirst(const Fault &fault);

// Rewrites the answer, or arms its Mishap.
void apply(const Fault &fault, Answer &answer);

class Faults {
public:
    // Ids count from 1. The fault was checked by faultFromJson or is built by a test; a pattern
    // that is no regular expression is InvalidArgument.
    base::Result<std::uint64_t> arm(Fault fault);
    bool disarm(std::uint64_t id);
    void clear();

    // Ids of spent faults stay listed until 200 are armed; then the oldest spent ones go.
    // The oldest armed fault that fires on this request, if any. Every armed fault that matches
    // counts the request. Control requests (/_sandbox/…) never match.
    [[nodiscard]] std::optional<Fault> take(const Request &request);

    [[nodiscard]] nlohmann::json toJson() const; // what is armed, with "seen" and "fired" counts
    [[nodiscard]] nlohmann::json save() const;
    base::Result<void> load(const nlohmann::json &json);

private:
    struct Armed {
        Fault fault;
        std::regex pattern;
        int seen = 0; // matching requests since it was armed
        int fired = 0;
    };
    std::vector<Armed> m_armed;
    std::uint64_t m_lastId = 0;
};

} // namespace pos::sandbox

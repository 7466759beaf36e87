// SPDX-License-Identifier: Apache-2.0
//
// One HTTP exchange, one copy on the wire. A failed exchange says whether the request can have
// reached the server, because for money that is the only question.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace pos::world {

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
    std::string method; // "GET", "POST", "PUT", "DELETE"
    std::string url; // absolute; https, or http to a loopback address
    HttpHeaders headers; // may hold the key: never logged
    std::string body; // sent as it is, with Content-Length; empty = no body
    std::int64_t deadlineMs = 0; // whole exchange, from call to callback; > 0
    std::int64_t maxBodyBytes = 1 << 20; // a longer answer is an HttpFailure::TooLarge
};

struct HttpReply {
    int status = 0; // any status, 3xx included: redirects are never followed
    HttpHeaders headers; // names in lower case, in the order of arrival
    std::string body; // content-encoding already undone, at most maxBodyBytes
};

struct HttpFailure {
    enum class Kind {
        NotSent, // certain: no byte of the request left (name, connection, TLS, refused scheme)
        TlsRefused, // certain: the server's certificate or TLS version was not accepted
        Lost, // the request may have arrived; the answer did not
        Deadline, // as Lost, by our own clock
        TooLarge, // an answer came and was dropped at maxBodyBytes
        Garbled, // an answer came and was not HTTP, or its encoding was broken
    };
    Kind kind {};
    std::string detail; // for logs; no secret, no body
};

// True when it is proven that the server cannot have acted on the request.
[[nodiscard]] constexpr bool certainlyNotSent(HttpFailure::Kind kind)
{
    return kind == HttpFailure::Kind::NotSent || kind == HttpFailure::Kind::TlsRefused;
}

using HttpResult = std::variant<HttpReply, HttpFailure>;

class HttpTransport {
public:
    using Callback = std::function<void(HttpResult)>;
    virtual ~HttpTransport() = default;
    // The callback runs exactly once, on the core thread, after this call has returned and not
    // later than the deadline (plus one turn of the event loop).
    virtual void send(HttpRequest request, Callback callback) = 0;
};

} // namespace pos::world

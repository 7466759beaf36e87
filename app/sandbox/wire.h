// SPDX-License-Identifier: Apache-2.0
//
// What crosses the sandbox's wire, as plain values. The model turns one Request into one Answer
// and knows nothing of sockets; the server carries both and plays the transport faults.
//
// Nothing in app/sandbox includes anything of core/gateway: both sides of the wire are written
// apart, so that one misreading cannot hide on both.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace pos::sandbox {

struct Request {
    std::string method; // "GET"
    std::string path; // decoded, without query: "/api/v1/terminal/readers"
    std::multimap<std::string, std::string> query; // decoded
    std::multimap<std::string, std::string> headers; // names in lower case
    std::string body;
};

// What the transport does to an answer on its way out. The model decides it (an armed fault), the
// server carries it out with real bytes.
struct Mishap {
    enum class Kind {
        None,
        DropBeforeActing, // the request is read, nothing happens, the connection is closed
        DropAfterActing, // the model acted; the connection is closed without an answer
        ResetMidBody, // half of the body, then RST
        TruncateBody, // Content-Length promises more than is sent, then FIN
        Hang, // no answer until the client gives up (the server lets go after 60 s)
        BrokenChunks, // chunked, with a chunk size that is no number after half of the body
        Drip, // byte by byte, ten a second, for 60 s at most: never silent, never done
    };
    Kind kind = Kind::None;
    std::int64_t delayMs = 0; // before the answer leaves, in real time
    bool gzip = false; // compress the body if the client accepts it
    bool gzipUnasked = false; // compress it whether it does or not
    // So many blanks are sent behind the body (inside the compression, if any). They are made while
    // sending, so an answer of gigabytes costs no memory here.
    std::int64_t padBytes = 0;
};

struct Answer {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string contentType = "application/json";
    std::string body;
    Mishap mishap;
};

// One webhook that is due now. The server posts it to a real URL and reports the result back.
struct Delivery {
    std::uint64_t id = 0;
    std::string url;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};

} // namespace pos::sandbox

// SPDX-License-Identifier: Apache-2.0
//
// Posts webhooks to real addresses on a thread of its own, in the order they fell due. Only to
// loopback and to hosts that were named at start, so that a test server is no tool for reaching
// into somebody's network.
#pragma once

#include "app/sandbox/wire.h"

#include <httplib.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace pos::sandbox {

struct WebAddress {
    bool tls = false;
    std::string host; // "127.0.0.1", "::1", "localhost"
    int port = 80;
    std::string pathAndQuery = "/";
};

// An http or https URL without user, password or fragment; nothing when it is not one.
[[nodiscard]] std::optional<WebAddress> parseWebAddress(std::string_view url);
// 127.0.0.0/8, ::1 and "localhost" in their usual spellings.
[[nodiscard]] bool isLoopback(std::string_view host);

class Courier {
public:
    // status 0 = not delivered. Called on the courier's thread.
    using Ended = std::function<void(std::uint64_t id, int httpStatus)>;

    Courier(Ended ended, std::vector<std::string> allowedHosts, std::string caFile);
    ~Courier(); // gives up what waits and what is under way, without calling back
    Courier(const Courier &) = delete;
    Courier &operator=(const Courier &) = delete;

    void post(std::vector<Delivery> deliveries); // from any thread

private:
    void work();
    int deliver(const Delivery &delivery);
    std::shared_ptr<httplib::Client> clientFor(const WebAddress &address);

    const Ended m_ended;
    const std::vector<std::string> m_allowedHosts;
    const std::string m_caFile;
    std::string m_origin; // of m_client; only the courier's thread changes the two
    std::mutex m_mutex; // guards the rest
    std::condition_variable m_wake;
    std::deque<Delivery> m_waiting;
    std::shared_ptr<httplib::Client> m_client;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace pos::sandbox

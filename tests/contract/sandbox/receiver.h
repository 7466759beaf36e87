// SPDX-License-Identifier: Apache-2.0
//
// A webhook receiver on loopback: keeps what arrives and answers what it was told to.
#pragma once

#include <httplib.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace pos::sandbox::test {

class Receiver {
public:
    // Answers `statuses` one after another, then 200.
    explicit Receiver(std::deque<int> statuses = {});
    ~Receiver();
    Receiver(const Receiver &) = delete;
    Receiver &operator=(const Receiver &) = delete;

    [[nodiscard]] std::string url() const;
    // What has arrived once there are `count`, or after five seconds.
    [[nodiscard]] std::vector<httplib::Request> wait(std::size_t count);

private:
    httplib::Server m_server;
    int m_port = 0;
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<int> m_statuses;
    std::vector<httplib::Request> m_requests;
    std::thread m_thread;
};

} // namespace pos::sandbox::test

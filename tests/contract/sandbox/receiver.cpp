// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/sandbox/receiver.h"

#include <chrono>
#include <utility>

namespace pos::sandbox::test {

Receiver::Receiver(std::deque<int> statuses)
    : m_statuses(std::move(statuses))
{
    m_server.Post("/.*", [this](const httplib::Request &request, httplib::Response &response) {
        const std::lock_guard lock{m_mutex};
        m_requests.push_back(request);
        if (!m_statuses.empty()) {
            response.status = m_statuses.front();
            m_statuses.pop_front();
        }
        if (response.status == 302) {
            response.set_header("Location", "/elsewhere");
        }
        m_arrived.notify_all();
    });
    m_server.set_keep_alive_timeout(1);
    m_port = m_server.bind_to_any_port("127.0.0.1");
    m_thread = std::thread{[this] { m_server.listen_after_bind(); }};
    while (!m_server.is_running()) {
        std::this_thread::yield();
    }
}

Receiver::~Receiver()
{
    m_server.stop();
    m_thread.join();
}

std::string Receiver::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_port);
}

std::vector<httplib::Request> Receiver::wait(std::size_t count)
{
    std::unique_lock lock{m_mutex};
    m_arrived.wait_for(lock, std::chrono::seconds{5}, [&] { return m_requests.size() >= count; });
    return m_requests;
}

} // namespace pos::sandbox::test

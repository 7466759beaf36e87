// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/courier.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

namespace pos::sandbox {

namespace {

constexpr std::chrono::seconds answerTimeout{30}; // contract 6
constexpr std::chrono::seconds connectTimeout{5};

bool startsWith(std::string_view text, std::string_view start)
{
    return text.substr(0, start.size()) == start;
}

std::string origin(const WebAddress &address)
{
    const bool six = address.host.find(':') != std::string::npos;
    return (address.tls ? "https://" : "http://") + (six ? "[" + address.host + "]" : address.host)
        + ":" + std::to_string(address.port);
}

bool readPort(std::string_view text, int &port)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc{} && end == text.data() + text.size() && port > 0 && port < 65536;
}

} // namespace

std::optional<WebAddress> parseWebAddress(std::string_view url)
{
    WebAddress address;
    if (startsWith(url, "https://")) {
        address.tls = true;
        address.port = 443;
        url.remove_prefix(8);
    } else if (startsWith(url, "http://")) {
        url.remove_prefix(7);
    } else {
        return std::nullopt;
    }
    const bool plain
        = std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c < 127; });
    const std::size_t slash = std::min(url.find_first_of("/?"), url.size());
    const std::string_view authority = url.substr(0, slash);
    const std::string_view rest = url.substr(slash);
    if (!plain || url.find('#') != std::string_view::npos
        || authority.find('@') != std::string_view::npos) {
        return std::nullopt;
    }
    std::string_view afterHost;
    if (startsWith(authority, "[")) {
        const std::size_t close = authority.find(']');
        if (close == std::string_view::npos) {
            return std::nullopt;
        }
        address.host = std::string{authority.substr(1, close - 1)};
        afterHost = authority.substr(close + 1);
    } else {
        const std::size_t colon = std::min(authority.find(':'), authority.size());
        address.host = std::string{authority.substr(0, colon)};
        afterHost = authority.substr(colon);
    }
    if (address.host.empty()
        || (!afterHost.empty()
            && (afterHost.front() != ':' || !readPort(afterHost.substr(1), address.port)))) {
        return std::nullopt;
    }
    if (!rest.empty()) {
        address.pathAndQuery = (rest.front() == '?' ? "/" : "") + std::string{rest};
    }
    return address;
}

bool isLoopback(std::string_view host)
{
    const std::string text{host};
    in_addr four{};
    if (inet_pton(AF_INET, text.c_str(), &four) == 1) {
        return (ntohl(four.s_addr) >> 24U) == 127;
    }
    in6_addr six{};
    if (inet_pton(AF_INET6, text.c_str(), &six) == 1) {
        return IN6_IS_ADDR_LOOPBACK(&six);
    }
    return text == "localhost";
}

Courier::Courier(Ended ended, std::vector<std::string> allowedHosts, std::string caFile)
    : m_ended(std::move(ended))
    , m_allowedHosts(std::move(allowedHosts))
    , m_caFile(std::move(caFile))
    , m_thread([this] { work(); })
{
}

Courier::~Courier()
{
    {
        const std::lock_guard lock{m_mutex};
        m_ending = true;
        m_waiting.clear();
        if (m_client) {
            m_client->stop();
        }
    }
    m_wake.notify_all();
    m_thread.join();
}

void Courier::post(std::vector<Delivery> deliveries)
{
    if (deliveries.empty()) {
        return;
    }
    {
        const std::lock_guard lock{m_mutex};
        std::move(deliveries.begin(), deliveries.end(), std::back_inserter(m_waiting));
    }
    m_wake.notify_one();
}

void Courier::work()
{
    std::unique_lock lock{m_mutex};
    while (true) {
        m_wake.wait(lock, [this] { return !m_waiting.empty() || m_ending; });
        if (m_ending) {
            return;
        }
        const Delivery delivery = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        const int status = deliver(delivery);
        lock.lock();
        if (m_ending) {
            return; // it may have been cut off by us: nobody's failure
        }
        lock.unlock();
        m_ended(delivery.id, status);
        lock.lock();
    }
}

// One warm connection to the receiver that was served last, which is nearly always the only one.
std::shared_ptr<httplib::Client> Courier::clientFor(const WebAddress &address)
{
    const std::string wanted = origin(address);
    if (m_client && m_origin == wanted) {
        return m_client;
    }
    auto client = std::make_shared<httplib::Client>(wanted);
    client->set_keep_alive(true);
    client->set_tcp_nodelay(true);
    client->set_follow_location(false);
    client->set_connection_timeout(connectTimeout);
    client->set_read_timeout(answerTimeout);
    client->set_write_timeout(answerTimeout);
    if (address.tls && !m_caFile.empty()) {
        client->set_ca_cert_path(m_caFile.c_str());
    }
    m_origin = wanted;
    const std::lock_guard lock{m_mutex};
    m_client = client;
    return client;
}

int Courier::deliver(const Delivery &delivery)
{
    const std::optional<WebAddress> address = parseWebAddress(delivery.url);
    if (!address) {
        return 0;
    }
    const bool named = std::find(m_allowedHosts.begin(), m_allowedHosts.end(), address->host)
        != m_allowedHosts.end();
    if (!named && !isLoopback(address->host)) {
        return 0;
    }
    httplib::Headers headers;
    std::string contentType = "application/json";
    for (const auto &[name, value] : delivery.headers) {
        if (name == "Content-Type") {
            contentType = value;
        } else {
            headers.emplace(name, value);
        }
    }
    const std::shared_ptr<httplib::Client> client = clientFor(*address);
    const httplib::Result result
        = client->Post(address->pathAndQuery, headers, delivery.body, contentType);
    return result ? result->status : 0;
}

} // namespace pos::sandbox

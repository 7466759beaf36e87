// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/connection.h"

#include <fcntl.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <utility>

namespace pos::sandbox {

namespace {

// Beyond this an answer is let out while it is still being made.
constexpr std::size_t mostHeldBytes = 256 * 1024;

int remainingMs(std::chrono::steady_clock::time_point until)
{
    const auto left
        = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    constexpr std::int64_t most = 1'000'000'000;
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, most));
}

// The kinds that need the whole answer in hand.
bool holds(Mishap::Kind kind)
{
    return kind == Mishap::Kind::ResetMidBody || kind == Mishap::Kind::TruncateBody
        || kind == Mishap::Kind::BrokenChunks || kind == Mishap::Kind::Drip;
}

bool swallows(Mishap::Kind kind)
{
    return kind == Mishap::Kind::DropBeforeActing || kind == Mishap::Kind::DropAfterActing
        || kind == Mishap::Kind::Hang;
}

std::size_t headBytes(std::string_view answer)
{
    constexpr std::string_view blankLine = "\r\n\r\n";
    const std::size_t at = answer.find(blankLine);
    return at == std::string_view::npos ? 0 : at + blankLine.size();
}

// The head and the first half of the body.
std::string_view firstHalf(std::string_view answer)
{
    const std::size_t head = headBytes(answer);
    return answer.substr(0, head + (answer.size() - head) / 2);
}

// The same half as one good chunk, and then a chunk whose size is no number.
std::string brokenChunks(std::string_view answer)
{
    const std::size_t head = headBytes(answer);
    const std::string_view half = firstHalf(answer).substr(head);
    std::string result{answer.substr(0, head)};
    const std::size_t length = result.find("Content-Length: ");
    if (length != std::string::npos) {
        result.replace(length, result.find("\r\n", length) - length, "Transfer-Encoding: chunked");
    }
    std::array<char, 20> size{};
    const auto [end, error]
        = std::to_chars(size.data(), size.data() + size.size(), half.size(), 16);
    result.append(size.data(), end);
    return result + "\r\n" + std::string{half} + "\r\nten\r\n";
}

} // namespace

Connection::Connection(int socket, SSL_CTX *tls)
    : m_socket(socket)
    , m_ssl(tls != nullptr ? SSL_new(tls) : nullptr)
{
    const int on = 1;
    setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    fcntl(m_socket, F_SETFD, FD_CLOEXEC);
    if (m_ssl) {
        SSL_set_fd(m_ssl.get(), m_socket);
    }
    m_out.reserve(4096);
}

Connection::~Connection()
{
    if (!m_broken) { // a FIN sent now would come before the RST of a reset
        if (m_ssl) {
            SSL_shutdown(m_ssl.get());
        }
        ::shutdown(m_socket, SHUT_WR);
    }
    ::close(m_socket);
}

bool Connection::handshake()
{
    return !m_ssl || SSL_accept(m_ssl.get()) == 1;
}

bool Connection::waitForRequest(int timeoutMs)
{
    if (m_inBegin < m_inEnd || (m_ssl && SSL_pending(m_ssl.get()) > 0)) {
        return true;
    }
    pollfd wait{m_socket, POLLIN, 0};
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds{timeoutMs};
    while (!m_woken) {
        const int ready = poll(&wait, 1, remainingMs(until));
        if (ready > 0) {
            return !m_woken && (wait.revents & POLLIN) != 0;
        }
        if (ready == 0 || errno != EINTR) {
            return false;
        }
    }
    return false;
}

bool Connection::waitWhileClientStays(std::int64_t timeoutMs) const
{
    pollfd wait{m_socket, POLLRDHUP, 0};
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds{timeoutMs};
    while (!m_woken) {
        const int ready = poll(&wait, 1, remainingMs(until));
        if (ready == 0) {
            return true;
        }
        if (ready > 0 || errno != EINTR) {
            return false;
        }
    }
    return false;
}

bool Connection::finish()
{
    const Mishap::Kind mishap = m_mishap;
    m_mishap = Mishap::Kind::None;
    if (swallows(mishap)) {
        m_out.clear();
        return false;
    }
    if (!holds(mishap)) {
        return flush();
    }
    const std::string answer = std::exchange(m_out, {});
    if (mishap == Mishap::Kind::Drip) {
        drip(answer);
    } else if (mishap == Mishap::Kind::BrokenChunks) {
        sendAll(brokenChunks(answer));
    } else {
        sendAll(firstHalf(answer));
    }
    if (mishap == Mishap::Kind::ResetMidBody) {
        resetSocket();
    }
    m_broken = true; // no farewell of TLS either: the client must see a torn answer
    return false;
}

void Connection::drip(std::string_view answer)
{
    constexpr std::int64_t pauseMs = 100;
    constexpr std::size_t mostBytes = 600;
    for (std::size_t i = 0; i < std::min(answer.size(), mostBytes); ++i) {
        if (!sendAll(answer.substr(i, 1)) || !waitWhileClientStays(pauseMs)) {
            return;
        }
    }
}

// RST instead of FIN. It would overtake bytes that still wait to be sent, so those go first.
void Connection::resetSocket()
{
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{1};
    int waiting = 1;
    while (ioctl(m_socket, SIOCOUTQ, &waiting) == 0 && waiting > 0
        && std::chrono::steady_clock::now() < until) {
        poll(nullptr, 0, 1);
    }
    const linger abortively{1, 0};
    setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &abortively, sizeof abortively);
}

bool Connection::comesFromLoopback() const
{
    sockaddr_storage peer{};
    socklen_t size = sizeof peer;
    if (getpeername(m_socket, reinterpret_cast<sockaddr *>(&peer), &size) != 0) {
        return false;
    }
    if (peer.ss_family == AF_INET) {
        const auto *four = reinterpret_cast<const sockaddr_in *>(&peer);
        return (ntohl(four->sin_addr.s_addr) >> 24U) == 127;
    }
    if (peer.ss_family == AF_INET6) {
        const auto *six = reinterpret_cast<const sockaddr_in6 *>(&peer);
        const bool mapped = IN6_IS_ADDR_V4MAPPED(&six->sin6_addr);
        return IN6_IS_ADDR_LOOPBACK(&six->sin6_addr)
            || (mapped && six->sin6_addr.s6_addr[12] == 127);
    }
    return false;
}

void Connection::wake()
{
    m_woken = true;
    ::shutdown(m_socket, SHUT_RDWR);
}

bool Connection::is_readable() const
{
    pollfd now{m_socket, POLLIN, 0};
    return m_inBegin < m_inEnd || poll(&now, 1, 0) > 0;
}

ssize_t Connection::read(char *into, std::size_t sizeBytes)
{
    if (m_inBegin == m_inEnd) {
        // A client that waits for "100 Continue" sends nothing until it has it.
        if (!m_out.empty() && !flush()) {
            return -1;
        }
        const ssize_t got = m_ssl
            ? SSL_read(m_ssl.get(), m_in.data(), static_cast<int>(m_in.size()))
            : recv(m_socket, m_in.data(), m_in.size(), 0);
        if (got <= 0) {
            m_broken = m_broken || got < 0;
            return got < 0 ? -1 : 0;
        }
        m_inBegin = 0;
        m_inEnd = static_cast<std::size_t>(got);
    }
    const std::size_t taken = std::min(sizeBytes, m_inEnd - m_inBegin);
    std::memcpy(into, m_in.data() + m_inBegin, taken);
    m_inBegin += taken;
    return static_cast<ssize_t>(taken);
}

ssize_t Connection::write(const char *from, std::size_t sizeBytes)
{
    if (m_broken) {
        return -1;
    }
    if (!swallows(m_mishap)) {
        m_out.append(from, sizeBytes);
        if (m_out.size() > mostHeldBytes && !holds(m_mishap) && !flush()) {
            return -1;
        }
    }
    return static_cast<ssize_t>(sizeBytes);
}

bool Connection::flush()
{
    const bool sent = sendAll(m_out);
    m_out.clear();
    m_broken = m_broken || !sent;
    return sent;
}

bool Connection::sendAll(std::string_view bytes)
{
    constexpr std::size_t mostAtOnce = 1024 * 1024; // SSL_write counts in int
    while (!bytes.empty()) {
        const std::size_t size = std::min(bytes.size(), mostAtOnce);
        const ssize_t sent = m_ssl ? SSL_write(m_ssl.get(), bytes.data(), static_cast<int>(size))
                                   : send(m_socket, bytes.data(), size, MSG_NOSIGNAL);
        if (sent < 0 && !m_ssl && errno == EINTR) {
            continue;
        }
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

// Nothing here asks who is calling, and looking it up would cost two system calls a request.
void Connection::get_remote_ip_and_port(std::string &ip, int &port) const
{
    ip.clear();
    port = 0;
}

void Connection::get_local_ip_and_port(std::string &ip, int &port) const
{
    ip.clear();
    port = 0;
}

} // namespace pos::sandbox

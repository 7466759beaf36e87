// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/sandbox/raw_client.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace pos::sandbox::test {

RawClient::RawClient(int port)
    : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    const timeval bound{5, 0};
    const int on = 1;
    setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &bound, sizeof bound);
    setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        close();
    }
}

RawClient::~RawClient()
{
    close();
}

void RawClient::close()
{
    if (m_socket >= 0) {
        ::close(m_socket);
        m_socket = -1;
    }
}

void RawClient::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

bool RawClient::readMore()
{
    std::array<char, 64 * 1024> buffer{};
    const ssize_t got = ::recv(m_socket, buffer.data(), buffer.size(), 0);
    if (got > 0) {
        m_held.append(buffer.data(), static_cast<std::size_t>(got));
        return true;
    }
    if (got == 0) {
        m_end = End::Closed;
    } else if (errno == ECONNRESET) {
        m_end = End::Reset;
    }
    return false;
}

std::string RawClient::receive(std::size_t enough)
{
    while (m_held.size() < enough && readMore()) { }
    const std::string result = m_held.substr(0, enough);
    m_held.erase(0, enough);
    return result;
}

std::string RawClient::receiveAnswer()
{
    std::size_t head = 0;
    while ((head = m_held.find("\r\n\r\n")) == std::string::npos) {
        if (!readMore()) {
            return {};
        }
    }
    constexpr std::string_view name = "Content-Length: ";
    const std::size_t at = m_held.find(name);
    const std::size_t size
        = at < head ? static_cast<std::size_t>(std::stoul(m_held.substr(at + name.size()))) : 0;
    return receive(head + 4 + size);
}

std::string getRequest(std::string_view target, std::string_view moreHeaders)
{
    return "GET " + std::string{target} + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n"
        + std::string{moreHeaders} + "\r\n";
}

std::string bodyOf(std::string_view answer)
{
    const std::size_t at = answer.find("\r\n\r\n");
    return at == std::string_view::npos ? std::string{} : std::string{answer.substr(at + 4)};
}

} // namespace pos::sandbox::test

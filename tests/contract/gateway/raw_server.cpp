// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/gateway/raw_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <csignal>
#include <cstdlib>

namespace pos::test {
namespace {

void must(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

[[nodiscard]] SSL_CTX *contextFor(const TlsIdentity &identity)
{
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    // The lowest security level, so that the weak versions are really on offer.
    SSL_CTX_set_security_level(context, 0);
    SSL_CTX_set_min_proto_version(context, 0);
    SSL_CTX_set_max_proto_version(context, identity.highestVersion);
    BIO *certificate = BIO_new_mem_buf(identity.certificatePem.data(), -1);
    X509 *leaf = PEM_read_bio_X509(certificate, nullptr, nullptr, nullptr);
    BIO *keyText = BIO_new_mem_buf(identity.keyPem.data(), -1);
    EVP_PKEY *key = PEM_read_bio_PrivateKey(keyText, nullptr, nullptr, nullptr);
    must(SSL_CTX_use_certificate(context, leaf) == 1 && SSL_CTX_use_PrivateKey(context, key) == 1);
    X509_free(leaf);
    EVP_PKEY_free(key);
    BIO_free(certificate);
    BIO_free(keyText);
    return context;
}

[[nodiscard]] std::size_t contentLength(const std::string &head)
{
    std::string lower(head);
    std::transform(lower.begin(), lower.end(), lower.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    constexpr std::string_view name = "\r\ncontent-length:";
    const auto at = lower.find(name);
    if (at == std::string::npos) {
        return 0;
    }
    const auto digits = lower.find_first_of("0123456789", at + name.size());
    std::size_t value = 0;
    std::from_chars(lower.data() + digits, lower.data() + lower.size(), value);
    return value;
}

} // namespace

// One accepted connection, with or without TLS.
class RawServer::Connection {
public:
    Connection(int descriptor, const std::optional<TlsIdentity> &tls)
        : m_descriptor(descriptor)
    {
        if (tls) {
            m_context = contextFor(*tls);
            m_ssl = SSL_new(m_context);
            SSL_set_fd(m_ssl, descriptor);
            m_open = SSL_accept(m_ssl) == 1;
        }
    }
    ~Connection()
    {
        SSL_free(m_ssl);
        SSL_CTX_free(m_context);
        ERR_clear_error();
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] bool open() const { return m_open; }

    // Appends what there is; false when the peer is gone. Waits at most 20 ms.
    bool read(std::string &to)
    {
        if (m_ssl == nullptr || SSL_pending(m_ssl) == 0) {
            pollfd waiting{m_descriptor, POLLIN, 0};
            if (::poll(&waiting, 1, 20) == 0) {
                return true;
            }
        }
        std::array<char, 16 * 1024> slice{};
        const auto got = m_ssl != nullptr
            ? SSL_read(m_ssl, slice.data(), static_cast<int>(slice.size()))
            : static_cast<int>(::recv(m_descriptor, slice.data(), slice.size(), 0));
        if (got <= 0) {
            return false;
        }
        to.append(slice.data(), static_cast<std::size_t>(got));
        return true;
    }

    bool write(const std::string &bytes)
    {
        std::size_t at = 0;
        while (at < bytes.size()) {
            const auto rest = bytes.size() - at;
            const auto put = m_ssl != nullptr
                ? SSL_write(m_ssl, bytes.data() + at, static_cast<int>(rest))
                : static_cast<int>(::send(m_descriptor, bytes.data() + at, rest, MSG_NOSIGNAL));
            if (put <= 0) {
                return false;
            }
            at += static_cast<std::size_t>(put);
        }
        return true;
    }

    void reset()
    {
        const linger hard{1, 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &hard, sizeof(hard));
        ::close(m_descriptor);
        m_descriptor = -1;
    }

private:
    int m_descriptor;
    SSL_CTX *m_context = nullptr;
    SSL *m_ssl = nullptr;
    bool m_open = true;
};

RawAnswer jsonAnswer(std::string body, int status, std::string extra)
{
    RawAnswer answer;
    answer.bytes = "HTTP/1.1 " + std::to_string(status) + " Status\r\n"
        + "Content-Type: application/json\r\n" + extra
        + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    return answer;
}

RawAnswer closeWith(RawAnswer::Then then)
{
    RawAnswer answer;
    answer.then = then;
    return answer;
}

RawServer::RawServer(Script script, std::optional<TlsIdentity> tls)
    : m_script(std::move(script))
    , m_tls(std::move(tls))
{
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes without MSG_NOSIGNAL
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    auto *generic = static_cast<sockaddr *>(static_cast<void *>(&address));
    must(::bind(m_listener, generic, length) == 0 && ::listen(m_listener, 64) == 0
        && ::getsockname(m_listener, generic, &length) == 0);
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread([this] { acceptLoop(); });
}

RawServer::~RawServer()
{
    m_stop = true;
    m_acceptor.join();
    for (std::thread &worker : m_workers) {
        worker.join();
    }
    stopListening();
}

void RawServer::stopListening()
{
    if (m_listener >= 0) {
        m_stop.store(m_stop.load());
        const int listener = m_listener;
        m_listener = -1;
        ::shutdown(listener, SHUT_RDWR);
        ::close(listener);
    }
}

std::string RawServer::url(const std::string &host) const
{
    return (m_tls ? "https://" : "http://") + host + ":" + std::to_string(m_port);
}

std::vector<RawServer::Seen> RawServer::seen() const
{
    const std::lock_guard lock(m_mutex);
    return m_seen;
}

void RawServer::acceptLoop()
{
    while (!m_stop) {
        const int listener = m_listener;
        if (listener < 0) {
            ::poll(nullptr, 0, 5);
            continue;
        }
        pollfd waiting{listener, POLLIN, 0};
        if (::poll(&waiting, 1, 20) != 1) {
            continue;
        }
        const int descriptor = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (descriptor < 0) {
            continue;
        }
        const int on = 1;
        ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
        const int number = ++m_connections;
        m_workers.emplace_back([this, descriptor, number] { serve(descriptor, number); });
    }
}

void RawServer::serve(int descriptor, int number)
{
    Connection connection(descriptor, m_tls);
    m_opened += connection.open() ? 1 : 0;
    std::string received;
    int onConnection = 0;
    bool spoken = false;
    while (connection.open() && !m_stop) {
        if (!connection.read(received)) {
            return;
        }
        if (!received.empty() && !spoken) {
            spoken = true;
            ++m_spokenTo;
        }
        const auto end = received.find("\r\n\r\n");
        if (end == std::string::npos) {
            continue;
        }
        const std::size_t whole = end + 4 + contentLength(received.substr(0, end + 2));
        if (received.size() < whole) {
            continue;
        }
        Seen seen{++m_requests, number, ++onConnection, received.substr(0, whole)};
        received.erase(0, whole);
        {
            const std::lock_guard lock(m_mutex);
            m_seen.push_back(seen);
        }
        const RawAnswer answer = m_script(seen);
        for (int waited = 0; waited < answer.delayMs && !m_stop; waited += 5) {
            ::poll(nullptr, 0, 5);
        }
        bool alive = connection.write(answer.bytes);
        for (std::size_t sent = 0; alive && !m_stop && sent < answer.endlessBytes;
             sent += answer.endless.size()) {
            alive = connection.write(answer.endless);
        }
        switch (answer.then) {
        case RawAnswer::Then::Keep:
        case RawAnswer::Then::Silence:
            break;
        case RawAnswer::Then::Fin:
            return;
        case RawAnswer::Then::Rst:
            connection.reset();
            return;
        }
    }
}

} // namespace pos::test

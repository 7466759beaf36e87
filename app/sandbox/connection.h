// SPDX-License-Identifier: Apache-2.0
//
// One accepted socket, plain or TLS, as the stream cpp-httplib reads requests from and writes
// answers to. It holds an answer back until it is whole: one send instead of three keeps the till's
// answer fast, and a held answer can be cut, dropped or reset exactly where a mishap wants it.
#pragma once

#include "app/sandbox/wire.h"

#include <httplib.h>
#include <openssl/ssl.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace pos::sandbox {

class Connection final : public httplib::Stream {
public:
    // Takes the socket. `tls` may be null. Used by the one thread that serves the connection,
    // except wake().
    Connection(int socket, SSL_CTX *tls);
    ~Connection() override;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] bool handshake();
    // Whether the next request has begun within the time; false when the client has gone.
    [[nodiscard]] bool waitForRequest(int timeoutMs);
    // Waits `timeoutMs`, but no longer than the client stays. Whether it stayed.
    [[nodiscard]] bool waitWhileClientStays(std::int64_t timeoutMs) const;

    [[nodiscard]] bool comesFromLoopback() const;

    // What finish() does with the answer that is being written.
    void setMishap(Mishap::Kind kind) { m_mishap = kind; }
    // Lets the answer out. Whether the connection may serve another request.
    [[nodiscard]] bool finish();
    // Ends every wait of the serving thread, from any thread.
    void wake();

    // Taken from the request before cpp-httplib could act on it.
    std::string acceptEncoding;
    // The request states a body beyond the limit: it is refused unread.
    bool bodyTooLarge = false;

    // httplib::Stream
    [[nodiscard]] bool is_readable() const override;
    [[nodiscard]] bool is_writable() const override { return !m_broken; }
    ssize_t read(char *into, std::size_t sizeBytes) override;
    ssize_t write(const char *from, std::size_t sizeBytes) override;
    using httplib::Stream::write;
    void get_remote_ip_and_port(std::string &ip, int &port) const override;
    void get_local_ip_and_port(std::string &ip, int &port) const override;
    [[nodiscard]] socket_t socket() const override { return m_socket; }

private:
    struct SslFree {
        void operator()(SSL *ssl) const { SSL_free(ssl); }
    };
    bool sendAll(std::string_view bytes);
    bool flush();
    void drip(std::string_view answer);
    void resetSocket();

    const int m_socket;
    std::unique_ptr<SSL, SslFree> m_ssl;
    std::array<char, 16 * 1024> m_in{};
    std::size_t m_inBegin = 0;
    std::size_t m_inEnd = 0;
    std::string m_out;
    Mishap::Kind m_mishap = Mishap::Kind::None;
    bool m_broken = false;
    std::atomic<bool> m_woken{false};
};

} // namespace pos::sandbox

// SPDX-License-Identifier: Apache-2.0
//
// A server made of plain sockets and OpenSSL calls, so that a test decides about every byte, FIN
// and RST, and counts what really arrived. It runs on its own threads: the client under test keeps
// the event loop to itself.
#pragma once

#include "tests/contract/gateway/test_pki.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace pos::test {

struct RawAnswer {
    enum class Then { Keep, Fin, Rst, Silence };
    std::string bytes; // exactly what goes back
    Then then = Then::Keep;
    int delayMs = 0; // before the bytes
    // More bytes, produced until the client goes away (for answers without end).
    std::string endless;
    std::size_t endlessBytes = 0;
};

// "HTTP/1.1 200 OK", Content-Length and body.
[[nodiscard]] RawAnswer jsonAnswer(std::string body, int status = 200, std::string extra = {});
[[nodiscard]] RawAnswer closeWith(RawAnswer::Then then);

class RawServer {
public:
    // request: 1, 2, … over the whole server; onConnection: 1, 2, … on this connection.
    struct Seen {
        int request = 0;
        int connection = 0;
        int onConnection = 0;
        std::string text; // head and body as they came
    };
    using Script = std::function<RawAnswer(const Seen &)>;

    explicit RawServer(Script script, std::optional<TlsIdentity> tls = {});
    ~RawServer();
    RawServer(const RawServer &) = delete;
    RawServer &operator=(const RawServer &) = delete;

    [[nodiscard]] std::string url(const std::string &host = "127.0.0.1") const;
    [[nodiscard]] int port() const { return m_port; }
    // Requests of which at least the head arrived, whole or not.
    [[nodiscard]] int requests() const { return m_requests; }
    // Connections on which at least one byte of a request arrived (after TLS, where there is TLS).
    [[nodiscard]] int spokenTo() const { return m_spokenTo; }
    [[nodiscard]] int connections() const { return m_connections; }
    // Connections that are ready for a request: accepted, and through the handshake of TLS.
    [[nodiscard]] int opened() const { return m_opened; }
    [[nodiscard]] std::vector<Seen> seen() const;
    // No new connections from now on; the open ones stay.
    void stopListening();

private:
    class Connection;
    void acceptLoop();
    void serve(int descriptor, int number);

    Script m_script;
    std::optional<TlsIdentity> m_tls;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_stop = false;
    std::atomic<int> m_requests = 0;
    std::atomic<int> m_spokenTo = 0;
    std::atomic<int> m_connections = 0;
    std::atomic<int> m_opened = 0;
    mutable std::mutex m_mutex;
    std::vector<Seen> m_seen;
    std::vector<std::thread> m_workers;
    std::thread m_acceptor;
};

} // namespace pos::test

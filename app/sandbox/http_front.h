// SPDX-License-Identifier: Apache-2.0
//
// cpp-httplib's server with its sockets in our hands: connections are woken on close (its own
// keep-alive wait cannot be), threads grow with the connections up to a bound, the port is not
// shared with a second server, and every connection is a Connection that can play mishaps.
#pragma once

#include "app/sandbox/connection.h"
#include "core/base/result.h"

#include <httplib.h>
#include <openssl/ssl.h>

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

namespace pos::sandbox {

struct TlsContextFree {
    void operator()(SSL_CTX *context) const { SSL_CTX_free(context); }
};
using TlsContext = std::unique_ptr<SSL_CTX, TlsContextFree>;

// TLS 1.2 and up with a PEM chain and key. InvalidArgument names the file that is no good.
[[nodiscard]] base::Result<TlsContext> serverTls(
    const std::string &certFile, const std::string &keyFile);

class HttpFront final : public httplib::Server {
public:
    using Handler
        = std::function<void(const httplib::Request &, Connection &, httplib::Response &)>;

    HttpFront(Handler handler, TlsContext tls, int mostConnections);
    ~HttpFront() override; // after run() has returned

    // Binds and listens; the port. Requests wait until run().
    [[nodiscard]] base::Result<int> open(const std::string &host, int port);
    void run(); // serves until close(), on the caller's thread
    void close(); // from any thread: no new connections, and every wait ends

private:
    // Keeps a connection known to close() while it is served.
    class Guest;

    void routeEverything();
    void answer(const httplib::Request &request, httplib::Response &response);
    void takeOver(httplib::Request &request, Connection &connection);
    bool process_and_close_socket(socket_t socket) override;

    Handler m_handler;
    TlsContext m_tls;
    std::atomic<bool> m_closing{false};
    socket_t m_listening = INVALID_SOCKET; // once close() took it from cpp-httplib
    std::mutex m_mutex; // guards the two below
    std::set<Connection *> m_connections;
    // cpp-httplib hands the handler the request it handed takeOver(): that is how a handler finds
    // its connection.
    std::map<const httplib::Request *, Connection *> m_serving;
};

} // namespace pos::sandbox

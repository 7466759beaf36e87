// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/http_front.h"

#include "app/sandbox/elastic_pool.h"
#include "core/base/invariant.h"

#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <cstdint>
#include <system_error>
#include <utility>

namespace pos::sandbox {

namespace {

constexpr int idleMs = 75'000;
constexpr int backlog = 512;
constexpr time_t transferTimeoutSeconds = 30;
constexpr std::size_t mostBodyBytes = 16 * 1024 * 1024;

void ownPort(socket_t socket)
{
    // Only this: SO_REUSEPORT, cpp-httplib's default, would let two servers share one port.
    const int on = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
}

} // namespace

base::Result<TlsContext> serverTls(const std::string &certFile, const std::string &keyFile)
{
    TlsContext context{SSL_CTX_new(TLS_server_method())};
    base::invariant(context != nullptr);
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    if (SSL_CTX_use_certificate_chain_file(context.get(), certFile.c_str()) != 1) {
        return base::fail(base::ErrorCode::InvalidArgument,
            "The TLS certificate file " + certFile + " cannot be used.");
    }
    if (SSL_CTX_use_PrivateKey_file(context.get(), keyFile.c_str(), SSL_FILETYPE_PEM) != 1
        || SSL_CTX_check_private_key(context.get()) != 1) {
        return base::fail(base::ErrorCode::InvalidArgument,
            "The TLS key file " + keyFile + " cannot be used with the certificate.");
    }
    return context;
}

class HttpFront::Guest {
public:
    Guest(HttpFront &front, Connection &connection)
        : m_front(front)
        , m_connection(connection)
    {
        const std::lock_guard lock{m_front.m_mutex};
        m_front.m_connections.insert(&m_connection);
    }
    ~Guest()
    {
        const std::lock_guard lock{m_front.m_mutex};
        m_front.m_connections.erase(&m_connection);
    }
    Guest(const Guest &) = delete;
    Guest &operator=(const Guest &) = delete;

    void serve(const httplib::Request &request)
    {
        const std::lock_guard lock{m_front.m_mutex};
        m_front.m_serving[&request] = &m_connection;
        m_request = &request;
    }
    void served()
    {
        const std::lock_guard lock{m_front.m_mutex};
        m_front.m_serving.erase(m_request);
        m_request = nullptr;
    }

private:
    HttpFront &m_front;
    Connection &m_connection;
    const httplib::Request *m_request = nullptr;
};

HttpFront::HttpFront(Handler handler, TlsContext tls, int mostConnections)
    : m_handler(std::move(handler))
    , m_tls(std::move(tls))
{
    new_task_queue = [mostConnections] { return new ElasticPool{mostConnections}; };
    set_socket_options(ownPort);
    set_read_timeout(transferTimeoutSeconds);
    set_write_timeout(transferTimeoutSeconds);
    set_payload_max_length(mostBodyBytes);
    set_keep_alive_timeout(idleMs / 1000);
    set_keep_alive_max_count(1'000'000);
    routeEverything();
}

HttpFront::~HttpFront()
{
    close();
    if (m_listening != INVALID_SOCKET) {
        ::close(m_listening);
    }
}

void HttpFront::routeEverything()
{
    const auto handler = [this](const httplib::Request &request, httplib::Response &response) {
        answer(request, response);
    };
    const std::string any = "[^]*";
    Get(any, handler); // and HEAD
    Post(any, handler);
    Put(any, handler);
    Patch(any, handler);
    Delete(any, handler);
    Options(any, handler);
}

base::Result<int> HttpFront::open(const std::string &host, int port)
{
    int bound = port;
    if (port == 0) {
        bound = bind_to_any_port(host);
    } else if (!bind_to_port(host, port)) {
        bound = -1;
    }
    // The second listen() only widens the queue, which cpp-httplib made five places long.
    if (bound <= 0 || ::listen(svr_sock_, backlog) != 0) {
        return base::fail(base::ErrorCode::InUse,
            "Cannot listen on " + host + " port " + std::to_string(port) + ".");
    }
    return bound;
}

void HttpFront::run()
{
    if (!m_closing) {
        listen_after_bind();
    }
}

void HttpFront::close()
{
    m_closing = true;
    const socket_t listening = svr_sock_.exchange(INVALID_SOCKET);
    if (listening != INVALID_SOCKET) {
        // Closed by the destructor, after run() has returned: a number that is free again could
        // already be somebody else's socket when accept() is called with it.
        m_listening = listening;
        ::shutdown(listening, SHUT_RDWR);
    }
    const std::lock_guard lock{m_mutex};
    for (Connection *connection : m_connections) {
        connection->wake();
    }
}

void HttpFront::answer(const httplib::Request &request, httplib::Response &response)
{
    Connection *connection = nullptr;
    {
        const std::lock_guard lock{m_mutex};
        const auto it = m_serving.find(&request);
        base::invariant(it != m_serving.end());
        connection = it->second;
    }
    if (connection->bodyTooLarge) {
        response.status = 413;
        response.set_content(R"({"error":{"type":"invalid_request_error",)"
                             R"("message":"The request body is too large."}})",
            "application/json");
        return;
    }
    m_handler(request, *connection, response);
}

// Takes from cpp-httplib what it would do by itself: compress, cut ranges out, wait for the body of
// a request that states none, and read a body that is too large to its far end.
void HttpFront::takeOver(httplib::Request &request, Connection &connection)
{
    connection.acceptEncoding = request.get_header_value("Accept-Encoding");
    request.headers.erase("Accept-Encoding");
    request.headers.erase("Range");
    request.ranges.clear();
    if (!request.has_header("Content-Length") && !request.has_header("Transfer-Encoding")) {
        request.set_header("Content-Length", "0");
    }
    const std::string stated = request.get_header_value("Content-Length");
    std::uint64_t sizeBytes = 0;
    const auto [end, error]
        = std::from_chars(stated.data(), stated.data() + stated.size(), sizeBytes);
    connection.bodyTooLarge = error == std::errc::result_out_of_range || sizeBytes > mostBodyBytes;
    if (connection.bodyTooLarge) {
        request.headers.erase("Content-Length");
        request.set_header("Content-Length", "0");
    }
}

bool HttpFront::process_and_close_socket(socket_t socket)
{
    Connection connection{socket, m_tls.get()};
    Guest guest{*this, connection};
    if (m_closing || !connection.handshake()) {
        return false;
    }
    bool open = true;
    while (open && !m_closing && connection.waitForRequest(idleMs)) {
        bool closed = false;
        const bool served
            = process_request(connection, false, closed, [&](httplib::Request &request) {
                  takeOver(request, connection);
                  guest.serve(request);
              });
        guest.served();
        open = connection.finish() && served && !closed && !connection.bodyTooLarge;
    }
    return open;
}

} // namespace pos::sandbox

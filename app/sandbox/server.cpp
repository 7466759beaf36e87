// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/server.h"

#include "app/sandbox/courier.h"
#include "app/sandbox/http_front.h"
#include "app/sandbox/model_host.h"
#include "app/sandbox/translate.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <thread>
#include <utility>

namespace pos::sandbox {

struct Server::Impl {
    std::string url;
    std::unique_ptr<ModelHost> host;
    std::unique_ptr<HttpFront> front;
    std::thread listener;
};

namespace {

// "" or what is wrong with the options by themselves.
std::string contradiction(const ServerOptions &options)
{
    if (!isLoopback(options.host) && !(options.expose && options.exposeConfirmed)) {
        return "Refusing to listen on " + options.host
            + ": it can be reached from other machines. A test server there needs to be asked for "
              "twice.";
    }
    if (options.tlsCertFile.empty() != options.tlsKeyFile.empty()) {
        return "TLS needs a certificate file and a key file.";
    }
    if (options.port < 0 || options.port > 65535) {
        return "The port must be from 0 to 65535.";
    }
    return options.mostConnections < 1 ? "At least one connection must be allowed." : "";
}

std::string urlOf(const ServerOptions &options, int port)
{
    const bool six = options.host.find(':') != std::string::npos;
    return (options.tlsCertFile.empty() ? "http://" : "https://")
        + (six ? "[" + options.host + "]" : options.host) + ":" + std::to_string(port);
}

// Even an exposed server lets only its own machine move readers, money and clocks, and no web page
// that a browser on this machine happens to show: such a request names its origin, or, where the
// page's own name was made to point here, another host than this one.
bool mayAsk(const Request &request, const Connection &connection)
{
    if (!request.path.starts_with("/_sandbox")) {
        return true;
    }
    const auto host = request.headers.find("host");
    const auto address
        = host == request.headers.end() ? std::nullopt : parseWebAddress("http://" + host->second);
    return connection.comesFromLoopback() && address && isLoopback(address->host)
        && request.headers.find("origin") == request.headers.end();
}

Answer controlForbidden()
{
    Answer answer;
    answer.status = 403;
    answer.body = R"({"error":"The control API answers on loopback only."})";
    return answer;
}

} // namespace

Server::Server()
    : m_impl(std::make_unique<Impl>())
{
}

Server::~Server()
{
    stop();
}

base::Result<int> Server::start(const ServerOptions &options)
{
    if (const std::string trouble = contradiction(options); !trouble.empty()) {
        return base::fail(base::ErrorCode::InvalidArgument, trouble);
    }
    TlsContext tls;
    if (!options.tlsCertFile.empty()) {
        base::Result<TlsContext> context = serverTls(options.tlsCertFile, options.tlsKeyFile);
        if (!context) {
            return tl::unexpected(context.error());
        }
        tls = std::move(*context);
    }
    // The port comes first: the model hands out links with it.
    Impl &impl = *m_impl;
    impl.front = std::make_unique<HttpFront>(
        [&impl](const httplib::Request &from, Connection &connection, httplib::Response &to) {
            const Request request = requestFrom(from, connection);
            playAnswer(mayAsk(request, connection) ? impl.host->handlePatiently(request)
                                                   : controlForbidden(),
                connection, to);
        },
        std::move(tls), options.mostConnections);
    const base::Result<int> port = impl.front->open(options.host, options.port);
    if (!port) {
        return port;
    }
    impl.url = urlOf(options, *port);
    Options model = options.model;
    model.publicUrl = impl.url;
    impl.host = std::make_unique<ModelHost>(
        std::move(model), options.stateFile, options.webhookHosts, options.webhookCaFile);
    if (options.saveFirst) {
        impl.host->saveBeforeAnswering();
    }
    base::Result<void> begun = impl.host->begin();
    if (begun) {
        begun = setToggles(options);
    }
    if (!begun) {
        stop();
        return tl::unexpected(begun.error());
    }
    impl.listener = std::thread{[&impl] { impl.front->run(); }};
    return port;
}

void Server::stop()
{
    Impl &impl = *m_impl;
    if (impl.host) {
        impl.host->endPatience();
    }
    if (impl.front) {
        impl.front->close();
    }
    if (impl.listener.joinable()) {
        impl.listener.join(); // and with it every connection
    }
    impl.front.reset();
    if (impl.host) {
        impl.host->end();
    }
}

base::Result<void> Server::setToggles(const ServerOptions &options)
{
    for (const auto &[name, value] : options.toggles) {
        Request request;
        request.method = "POST";
        request.path = "/_sandbox/toggles";
        request.headers.emplace("content-type", "application/json");
        request.body = nlohmann::json{{name, value}}.dump(
            -1, ' ', false, nlohmann::json::error_handler_t::replace);
        const Answer answer = m_impl->host->handle(request);
        if (answer.status != 200) {
            return base::fail(base::ErrorCode::InvalidArgument,
                "The toggle " + name + " cannot be set to " + value + ": " + answer.body);
        }
    }
    return {};
}

std::string Server::url() const
{
    return m_impl->url;
}

std::string Server::secretKey() const
{
    std::string key;
    m_impl->host->look([&key](const Model &model) { key = model.secretKey(); });
    return key;
}

std::string Server::publishableKey() const
{
    std::string key;
    m_impl->host->look([&key](const Model &model) { key = model.publishableKey(); });
    return key;
}

std::string Server::webhookSecret() const
{
    std::string secret;
    m_impl->host->look([&secret](const Model &model) { secret = model.webhookSecret(); });
    return secret;
}

Answer Server::handle(const Request &request)
{
    return m_impl->host->handle(request);
}

std::vector<Model::IntentTruth> Server::truth() const
{
    std::vector<Model::IntentTruth> truth;
    m_impl->host->look([&truth](const Model &model) { truth = model.truth(); });
    return truth;
}

std::string Server::stateTrouble() const
{
    return m_impl->host->stateTrouble();
}

} // namespace pos::sandbox

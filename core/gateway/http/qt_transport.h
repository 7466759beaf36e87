// SPDX-License-Identifier: Apache-2.0
//
// HTTP over Qt Network with everything helpful switched off. QNetworkAccessManager repeats
// requests, follows redirects, keeps cookies and speaks HTTP/2 by itself; a till may do none of
// that, because one call must be one copy on the wire and its fate must be known.
#pragma once

#include "core/base/result.h"
#include "core/world/http_transport.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QObject>
#include <QSslConfiguration>
#include <QTimer>

#include <cstdint>
#include <memory>
#include <string>

class QNetworkReply;

namespace pos::gateway::http {

class OneShotBody;

struct TransportSettings {
    // PEM certificates trusted beside the system's, for a shop whose proxy inspects TLS; "" = none.
    std::string extraCaPem;
    // "http://host:port" of an HTTP proxy that allows CONNECT, or "" for none. The environment's
    // proxy variables and the desktop's settings are never looked at.
    std::string proxyUrl;
    std::string userAgent = "PlutoPOS";
    // How long finding the name, connecting and TLS may take together, before the call's own
    // deadline: a dead route should be known while somebody still looks at the screen (F08).
    std::int64_t connectMs = 3000; // > 0
};

// Use it from the thread that made it. Destroying it with calls in flight is safe: their
// callbacks do not run any more.
class QtTransport final : public QObject, public world::HttpTransport {
    Q_OBJECT

public:
    // InvalidArgument when the PEM holds no certificate or the proxy is not an address.
    [[nodiscard]] static base::Result<std::unique_ptr<QtTransport>> make(
        const TransportSettings &settings, QObject *parent = nullptr);
    ~QtTransport() override;

    // Every method but GET reaches the wire at most once. A GET may be repeated by Qt on a fresh
    // connection when a kept one turns out dead; asking twice does no harm.
    void send(world::HttpRequest request, Callback callback) override;

    // Opens a fresh connection to the host of `url` now, so that the next call need not. Sends no
    // request. Does nothing while calls are in flight, within 5 s of the last one, for a URL that
    // send() would refuse, and for plain http (this machine, where connecting costs nothing).
    void warmUp(const std::string &url);
    // Keeps a connection to the host of `url` ready while idle: replaces it by a fresh one every
    // `everyMs` (>= 1000) without traffic. 0 stops.
    void keepWarm(const std::string &url, std::int64_t everyMs = 25'000);

private:
    explicit QtTransport(QObject *parent);
    [[nodiscard]] QNetworkRequest prepare(const world::HttpRequest &request) const;
    [[nodiscard]] QNetworkReply *start(
        const QNetworkRequest &prepared, const std::string &method, OneShotBody *body);
    void refresh(const std::string &url);
    void onOver(bool noRoute);

    QNetworkAccessManager m_manager;
    QSslConfiguration m_tls;
    QByteArray m_userAgent;
    std::int64_t m_connectMs = 0;
    int m_flights = 0; // calls without their result
    QTimer m_fresh; // runs for 5 s after each use of a connection
    QTimer m_warmer;
    std::string m_warmUrl;
};

} // namespace pos::gateway::http

// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/http/qt_transport.h"

#include "core/gateway/http/one_shot_body.h"
#include "core/gateway/http/qt_exchange.h"
#include "core/gateway/http/url_rule.h"

#include <QByteArray>
#include <QList>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSsl>
#include <QSslCertificate>
#include <QString>

#include <algorithm>
#include <memory>
#include <utility>

namespace pos::gateway::http {
namespace {

[[nodiscard]] QByteArray bytesOf(const std::string &text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

[[nodiscard]] QUrl urlOf(const std::string &text)
{
    return QUrl::fromEncoded(bytesOf(text), QUrl::StrictMode);
}

[[nodiscard]] QSslConfiguration strictTls()
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setPeerVerifyDepth(0);
    tls.setAllowedNextProtocols({}); // HTTP/1.1 only: HTTP/2 re-sends on GOAWAY
    return tls;
}

} // namespace

QtTransport::QtTransport(QObject *parent)
    : QObject(parent)
    , m_tls(strictTls())
{
    m_manager.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_manager.setAutoDeleteReplies(false);
    constexpr int freshMs = 5000;
    m_fresh.setSingleShot(true);
    m_fresh.setInterval(freshMs);
    connect(&m_warmer, &QTimer::timeout, this, [this] { refresh(m_warmUrl); });
}

base::Result<std::unique_ptr<QtTransport>> QtTransport::make(
    const TransportSettings &settings, QObject *parent)
{
    std::unique_ptr<QtTransport> made(new QtTransport(parent));
    made->m_userAgent = bytesOf(settings.userAgent);
    made->m_connectMs = settings.connectMs;
    if (!settings.extraCaPem.empty()) {
        const auto extra = QSslCertificate::fromData(bytesOf(settings.extraCaPem), QSsl::Pem);
        if (extra.isEmpty()) {
            return base::fail(base::ErrorCode::InvalidArgument,
                "The additional CA file holds no certificate in PEM form.");
        }
        made->m_tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + extra);
    }
    if (!settings.proxyUrl.empty()) {
        const QUrl proxy = urlOf(settings.proxyUrl);
        if (!proxy.isValid() || proxy.scheme() != QStringLiteral("http") || proxy.host().isEmpty()
            || proxy.port() <= 0) {
            return base::fail(
                base::ErrorCode::InvalidArgument, "The proxy must be given as http://host:port.");
        }
        made->m_manager.setProxy(QNetworkProxy(QNetworkProxy::HttpProxy, proxy.host(),
            static_cast<quint16>(proxy.port()), proxy.userName(), proxy.password()));
    }
    return made;
}

QtTransport::~QtTransport()
{
    // The exchanges go first, while the manager that their replies belong to is still whole.
    qDeleteAll(findChildren<QtExchange *>(QString(), Qt::FindDirectChildrenOnly));
}

QNetworkRequest QtTransport::prepare(const world::HttpRequest &request) const
{
    QNetworkRequest prepared(urlOf(request.url));
    prepared.setSslConfiguration(m_tls);
    prepared.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    prepared.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    prepared.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    prepared.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    prepared.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(
        QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    prepared.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    prepared.setRawHeader("User-Agent", m_userAgent);
    prepared.setRawHeader("Accept-Language", "en");
    for (const auto &[name, value] : request.headers) {
        prepared.setRawHeader(bytesOf(name), bytesOf(value));
    }
    return prepared;
}

QNetworkReply *QtTransport::start(
    const QNetworkRequest &prepared, const std::string &method, OneShotBody *body)
{
    if (method == "GET") {
        return m_manager.get(prepared);
    }
    if (method == "POST") {
        return m_manager.post(prepared, body);
    }
    if (method == "PUT") {
        return m_manager.put(prepared, body);
    }
    return m_manager.sendCustomRequest(prepared, bytesOf(method), body);
}

void QtTransport::send(world::HttpRequest request, Callback callback)
{
    auto *exchange = new QtExchange(std::move(callback), request.maxBodyBytes, this);
    connect(exchange, &QtExchange::over, exchange, &QObject::deleteLater);
    connect(exchange, &QtExchange::over, this, &QtTransport::onOver);
    ++m_flights;
    const auto refuse = [exchange](std::string why) {
        exchange->refuse({world::HttpFailure::Kind::NotSent, std::move(why)});
    };
    if (std::string why = whyRefused(request.url); !why.empty()) {
        return refuse(std::move(why));
    }
    const bool headerBreaks
        = std::any_of(request.headers.begin(), request.headers.end(), [](const auto &header) {
              constexpr std::string_view breaks("\r\n\0", 3);
              return header.first.empty() || header.first.find_first_of(breaks) != std::string::npos
                  || header.second.find_first_of(breaks) != std::string::npos;
          });
    if (headerBreaks) {
        return refuse("A header holds a line break.");
    }
    QNetworkRequest prepared = prepare(request);
    if (!prepared.url().isValid()) {
        return refuse("The address cannot be understood.");
    }
    const bool isGet = request.method == "GET";
    if (isGet && !request.body.empty()) {
        return refuse("A GET has no body.");
    }
    // Everything but a GET has a body device, an empty one too: without a device Qt considers the
    // request repeatable and repeats it.
    std::unique_ptr<OneShotBody> body;
    if (!isGet) {
        body = std::make_unique<OneShotBody>(bytesOf(request.body));
        prepared.setHeader(QNetworkRequest::ContentLengthHeader,
            QVariant(static_cast<qlonglong>(request.body.size())));
    }
    if (m_warmer.isActive()) {
        m_warmer.start();
    }
    OneShotBody *device = body.release();
    QNetworkReply *reply = start(prepared, request.method, device);
    if (device != nullptr) {
        device->setParent(reply);
    }
    exchange->watch(reply, device, {request.deadlineMs, m_connectMs});
}

void QtTransport::warmUp(const std::string &url)
{
    if (!m_fresh.isActive()) {
        refresh(url);
    }
}

void QtTransport::onOver(bool noRoute)
{
    --m_flights;
    m_fresh.start();
    if (noRoute && m_flights == 0) {
        // A connection that hangs stays with the manager, repeats its SYN ever more rarely, and the
        // next calls would queue behind it long after the route is back.
        m_manager.clearConnectionCache();
        m_fresh.stop();
    }
}

void QtTransport::refresh(const std::string &url)
{
    QUrl target = urlOf(url);
    if (m_flights > 0 || !whyRefused(url).empty() || target.scheme() != QStringLiteral("https")) {
        return;
    }
    // Qt opens one more connection each time, and cannot tell a living one from one that a router
    // forgot: so the old ones go first. A request on a forgotten connection would be an unknown
    // outcome, fifteen seconds later.
    m_manager.clearConnectionCache();
    m_fresh.start();
    // What connectToHostEncrypted() does, but with our attributes.
    constexpr int httpsPort = 443;
    target.setPort(target.port(httpsPort));
    target.setPath(QString());
    target.setQuery(QString());
    target.setScheme(QStringLiteral("preconnect-https"));
    QNetworkRequest prepared = prepare({});
    prepared.setUrl(target);
    QNetworkReply *reply = m_manager.get(prepared);
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
}

void QtTransport::keepWarm(const std::string &url, std::int64_t everyMs)
{
    m_warmUrl = url;
    if (everyMs <= 0) {
        m_warmer.stop();
        return;
    }
    constexpr std::int64_t shortest = 1000;
    constexpr std::int64_t longest = 3'600'000;
    m_warmer.start(static_cast<int>(std::clamp(everyMs, shortest, longest)));
    refresh(url);
}

} // namespace pos::gateway::http

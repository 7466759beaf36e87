// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/http/qt_exchange.h"

#include "core/gateway/http/wire_failure.h"

#include <QByteArray>
#include <QNetworkRequest>
#include <QSslError>
#include <QVariant>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace pos::gateway::http {
namespace {

using Kind = world::HttpFailure::Kind;

[[nodiscard]] std::string textOf(const QByteArray &bytes)
{
    return std::string(bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

[[nodiscard]] world::HttpHeaders headersOf(const QNetworkReply &reply)
{
    world::HttpHeaders headers;
    const QList<QNetworkReply::RawHeaderPair> &pairs = reply.rawHeaderPairs();
    headers.reserve(static_cast<std::size_t>(pairs.size()));
    for (const auto &[name, value] : pairs) {
        headers.emplace_back(textOf(name.toLower()), textOf(value));
    }
    return headers;
}

// Qt's words for the error are safe to log: they name the host, never a header or a body.
[[nodiscard]] std::string describe(const QNetworkReply &reply)
{
    constexpr qsizetype longest = 200;
    return "network error " + std::to_string(static_cast<int>(reply.error())) + ": "
        + textOf(reply.errorString().left(longest).toUtf8());
}

} // namespace

QtExchange::QtExchange(
    world::HttpTransport::Callback callback, std::int64_t maxBodyBytes, QObject *parent)
    : QObject(parent)
    , m_callback(std::move(callback))
    , m_maxBodyBytes(maxBodyBytes)
{
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this, &QtExchange::onDeadline);
    m_connecting.setSingleShot(true);
    connect(&m_connecting, &QTimer::timeout, this, &QtExchange::onConnectDeadline);
}

QtExchange::~QtExchange()
{
    // The transport goes away with calls in flight: the reply must not call into the ruins.
    if (m_reply != nullptr) {
        disconnect(m_reply, nullptr, this, nullptr);
        m_reply->abort();
        m_reply->deleteLater();
    }
}

void QtExchange::watch(QNetworkReply *reply, const OneShotBody *body, const Limits &limits)
{
    m_reply = reply;
    m_body = body;
    connect(reply, &QNetworkReply::requestSent, this, [this] {
        m_requestSent = true;
        m_connecting.stop();
    });
    connect(reply, &QNetworkReply::metaDataChanged, this, &QtExchange::onMetaData);
    connect(reply, &QNetworkReply::readyRead, this, &QtExchange::onReadyRead);
    connect(reply, &QNetworkReply::finished, this, &QtExchange::onFinished);
    const auto bounded = [](std::int64_t ms) {
        constexpr std::int64_t longest = 3'600'000;
        return static_cast<int>(std::clamp(ms, std::int64_t{1}, longest));
    };
    m_deadline.start(bounded(limits.deadlineMs));
    m_connecting.start(bounded(limits.connectMs));
    if (reply->isFinished()) {
        // Never from inside send(): whoever calls it is not ready for the answer yet.
        QMetaObject::invokeMethod(this, &QtExchange::onFinished, Qt::QueuedConnection);
    }
}

void QtExchange::refuse(world::HttpFailure failure)
{
    QMetaObject::invokeMethod(
        this, [this, failure = std::move(failure)] { deliver(failure); }, Qt::QueuedConnection);
}

int QtExchange::status() const
{
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

bool QtExchange::begun() const
{
    return m_requestSent || (m_body != nullptr && m_body->touched());
}

void QtExchange::onMetaData()
{
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    if (!m_over && length.isValid() && length.toLongLong() > m_maxBodyBytes) {
        stop({Kind::TooLarge, "the answer announces more bytes than allowed"});
    }
}

void QtExchange::onReadyRead()
{
    // Read in slices, and never more than one byte over the limit: a compressed answer of a
    // kilobyte can hold a gigabyte (F16).
    std::array<char, 64 * 1024> slice{};
    while (!m_over) {
        const auto room = m_maxBodyBytes - static_cast<std::int64_t>(m_received.size()) + 1;
        const qint64 wanted = std::min(room, static_cast<std::int64_t>(slice.size()));
        const qint64 got = m_reply->read(slice.data(), wanted);
        if (got <= 0) {
            return;
        }
        m_received.append(slice.data(), static_cast<std::size_t>(got));
        if (static_cast<std::int64_t>(m_received.size()) > m_maxBodyBytes) {
            stop({Kind::TooLarge, "the answer is longer than allowed"});
        }
    }
}

void QtExchange::onFinished()
{
    if (m_over) {
        return;
    }
    onReadyRead();
    if (m_over) {
        return;
    }
    if (const auto failure = judgeWire({m_reply->error(), status(), begun()})) {
        deliver(world::HttpFailure{*failure, describe(*m_reply)});
        return;
    }
    deliver(world::HttpReply{status(), headersOf(*m_reply), std::move(m_received)});
}

void QtExchange::onDeadline()
{
    stop({Kind::Deadline, "no whole answer before the deadline"});
}

// Qt's network thread tells us after the fact that a request has left. So at this instant a request
// without a body can be on its way and not announced. One with a body cannot be whole there,
// because the body is fetched from us, in this thread; and a GET does no harm.
void QtExchange::onConnectDeadline()
{
    if (m_over || begun()) {
        return;
    }
    const bool certain = m_body == nullptr || !m_body->atEnd();
    m_noRoute = true;
    stop({certain ? Kind::NotSent : Kind::Lost, "no connection in time"});
}

void QtExchange::stop(world::HttpFailure failure)
{
    if (m_over) {
        return;
    }
    // Aborting closes the connection, so that a late answer cannot be taken for the next one.
    disconnect(m_reply, nullptr, this, nullptr);
    m_reply->abort();
    deliver(std::move(failure));
}

void QtExchange::deliver(world::HttpResult result)
{
    if (m_over) {
        return;
    }
    m_over = true;
    m_deadline.stop();
    m_connecting.stop();
    if (m_reply != nullptr) {
        disconnect(m_reply, nullptr, this, nullptr);
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    // The callback may destroy the transport and this object with it: nothing is touched after it.
    const auto callback = std::move(m_callback);
    m_callback = nullptr;
    Q_EMIT over(m_noRoute);
    callback(std::move(result));
}

} // namespace pos::gateway::http

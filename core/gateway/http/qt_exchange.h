// SPDX-License-Identifier: Apache-2.0
//
// One exchange of QtTransport: watches a reply, keeps the deadline and the size limit, and ends in
// exactly one result. Owned by the transport.
#pragma once

#include "core/gateway/http/one_shot_body.h"
#include "core/world/http_transport.h"

#include <QNetworkReply>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <string>

namespace pos::gateway::http {

class QtExchange final : public QObject {
    Q_OBJECT

public:
    struct Limits { // milliseconds from watch(), both > 0
        std::int64_t deadlineMs = 0; // until the whole answer is there
        std::int64_t connectMs = 0; // until the request begins to leave
    };

    QtExchange(world::HttpTransport::Callback callback, std::int64_t maxBodyBytes, QObject *parent);
    ~QtExchange() override;

    // Begins to watch `reply`, which it takes over; `body` may be null and belongs to the reply.
    void watch(QNetworkReply *reply, const OneShotBody *body, const Limits &limits);
    // Ends with `failure` on the next turn of the event loop, without ever having sent.
    void refuse(world::HttpFailure failure);

Q_SIGNALS:
    // Emitted once, before the callback; the transport may delete the exchange from here on.
    // noRoute: the time to connect was up.
    void over(bool noRoute);

private:
    void onMetaData();
    void onReadyRead();
    void onFinished();
    void onDeadline();
    void onConnectDeadline();
    void stop(world::HttpFailure failure);
    void deliver(world::HttpResult result);
    [[nodiscard]] int status() const;
    [[nodiscard]] bool begun() const;

    world::HttpTransport::Callback m_callback;
    std::int64_t m_maxBodyBytes = 0;
    QNetworkReply *m_reply = nullptr;
    const OneShotBody *m_body = nullptr;
    QTimer m_deadline;
    QTimer m_connecting; // runs until the request begins to leave
    std::string m_received;
    bool m_requestSent = false;
    bool m_noRoute = false;
    bool m_over = false;
};

} // namespace pos::gateway::http

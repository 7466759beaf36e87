// SPDX-License-Identifier: Apache-2.0
//
// A request body that can be read once. QNetworkAccessManager sends a request again by itself when
// the peer closes the connection after reading it; for a payment that is a second copy on the
// wire. It has to rewind the body to do so, and this device refuses to be rewound: Qt then ends
// the exchange with ContentReSendError, which means "the outcome is not known" (F07).
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace pos::gateway::http {

class OneShotBody final : public QIODevice {
    Q_OBJECT

public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool seek(qint64 position) override;
    [[nodiscard]] bool reset() override;
    [[nodiscard]] bool atEnd() const override;
    [[nodiscard]] qint64 bytesAvailable() const override;

    // True once anybody took bytes of it or tried to rewind it: the request has at least begun to
    // leave this machine.
    [[nodiscard]] bool touched() const { return m_touched; }

protected:
    qint64 readData(char *target, qint64 maxSize) override;
    qint64 writeData(const char *source, qint64 size) override;

private:
    QByteArray m_bytes;
    qint64 m_position = 0;
    bool m_touched = false;
};

} // namespace pos::gateway::http

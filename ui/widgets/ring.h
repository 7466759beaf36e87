// SPDX-License-Identifier: Apache-2.0
//
// A ring that empties as time runs out. It is the only thing that moves while a payment runs.
#pragma once

#include "ui/theme/theme.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace pos::ui {

class Ring : public QWidget {
    Q_OBJECT

public:
    Ring(const Theme &theme, QWidget *parent = nullptr);

    // Runs from `elapsedMs` to `limitMs` (> 0) on the monotonic clock; emits finished() at the end.
    void start(qint64 elapsedMs, qint64 limitMs);
    void stop();
    void setToken(Token color);
    [[nodiscard]] bool running() const { return m_limitMs > 0; }

    // The drawing alone, for panes: `left` 1 = full, 0 = empty; below 0 only the track.
    static void draw(
        QPainter &painter, const QRectF &rect, double left, const QColor &color, double widthPx);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void finished();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] qint64 elapsedMs() const;
    const Theme &m_theme;
    Token m_token{Token::Muted};
    QElapsedTimer m_since;
    QTimer m_tick;
    qint64 m_startMs{0}, m_limitMs{0};
};

} // namespace pos::ui

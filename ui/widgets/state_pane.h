// SPDX-License-Identifier: Apache-2.0
//
// The payment's face: one word, one icon, one amount, one ring on a ground in the state's colour,
// made to be read from two metres and never by colour alone. It paints; it decides nothing.
#pragma once

#include "core/money/money.h"
#include "ui/theme/theme.h"
#include "ui/widgets/legible.h"

#include <QElapsedTimer>
#include <QFont>
#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <optional>

namespace pos::ui {

enum class Tone { Neutral, Waiting, Processing, Money, Stop, Attention };
[[nodiscard]] Token paneGround(Tone tone);
[[nodiscard]] Token onPane(Tone tone);

struct PaneState {
    Tone tone = Tone::Neutral;
    QString icon; // of resources/icons
    QString word; // "Tap, insert or swipe"
    QString detail; // one or two quiet lines, "\n" between them
    QString hint; // an extra line that asks for attention: "Customer may need help"
    std::optional<money::Money> amount;
    qint64 elapsedMs = 0; // at this moment
    qint64 limitMs = 0; // the ring's full turn; 0 = no ring
    bool busy = false; // a ring that only says "working", for stages without a limit
    QStringList log; // newest last
};

class StatePane : public QWidget, public Legible {
    Q_OBJECT

public:
    explicit StatePane(const Theme &theme, QWidget *parent = nullptr);

    void setState(const PaneState &state);
    [[nodiscard]] const PaneState &state() const { return m_state; }
    // Pixels at the bottom that belong to the buttons laid over the pane.
    void setReservedBottom(int pixels);
    void setTestMark(bool on)
    {
        m_testMark = on;
        update();
    }

    [[nodiscard]] bool isWhole() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Places {
        QRect icon, amount, word, detail, hint, log;
    };
    [[nodiscard]] Places places() const; // as large as the room allows
    [[nodiscard]] int arrange(double scale, Places &places) const; // height of the column
    [[nodiscard]] qint64 elapsedMs() const { return m_state.elapsedMs + m_since.elapsed(); }
    [[nodiscard]] QFont wordFont(const QRect &area) const;
    void paintRing(QPainter &painter, const QRect &icon, const QColor &on) const;
    void paintLog(QPainter &painter, const QRect &area, const QColor &on) const;
    void paintTestMark(QPainter &painter, const QColor &on) const;

    const Theme &m_theme;
    PaneState m_state;
    int m_reservedBottom{0};
    bool m_testMark{false};
    QElapsedTimer m_since;
    QTimer m_tick;
};

} // namespace pos::ui

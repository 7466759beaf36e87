// SPDX-License-Identifier: Apache-2.0
//
// The till's buttons. One class, because they share what matters: a press shows in the next frame,
// a bounce or an impatient second tap does nothing, the amount stands on the button that moves it,
// and a disabled button says on itself why.
#pragma once

#include "core/money/money.h"
#include "ui/theme/theme.h"
#include "ui/widgets/legible.h"

#include <QAbstractButton>
#include <QElapsedTimer>

#include <optional>

namespace pos::ui {

class Button : public QAbstractButton, public Legible {
    Q_OBJECT

public:
    enum class Kind {
        Primary, // money colour; one on a page, bottom right
        Secondary, // surface with an edge
        Danger, // stop colour on surface; stands apart
        Quiet, // no ground until pressed: Back, small verbs in rows
        Pane, // translucent, for a coloured state pane
        PanePrimary, // solid, for a coloured state pane
    };

    // `name` becomes the objectName ("chargeButton"); `text` is translated by the caller.
    Button(const Theme &theme, Kind kind, const QString &name, const QString &text,
        QWidget *parent = nullptr);

    void setKind(Kind kind);
    void setIconName(const QString &icon); // of resources/icons; "" = none
    void setAmount(const std::optional<money::Money> &amount); // painted after the text
    // Why it cannot be pressed. A reason disables the button, an empty one enables it.
    void setReason(const QString &reason);
    [[nodiscard]] const QString &reason() const { return m_reason; }
    void setHeightMm(double millimetres); // default 14 (12 in class S)
    void setPayHeight(); // as high as a keypad key: 20 mm, 16 mm in class S
    void setPaneTokens(Token ground, Token on); // of the pane it lies on
    void setLabel(const QString &text); // text and accessible name together

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool isWhole() const override;

    // A second click sooner than this after the first is an accident.
    static constexpr int debounceMs = 350;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Colours {
        QColor ground, edge, text;
    };
    [[nodiscard]] Colours colours() const;
    [[nodiscard]] QRect inner() const;
    [[nodiscard]] bool isPaneKind() const;
    [[nodiscard]] QString oneLine() const; // text and amount as a screen reader says them
    void paintContent(QPainter &painter, const QRect &area, const QColor &color);
    void paintWithReason(QPainter &painter, const QRect &area, const QColor &color);
    void refreshAccessibleName();

    const Theme &m_theme;
    Kind m_kind;
    QString m_icon, m_reason;
    std::optional<money::Money> m_amount;
    double m_heightMm{0};
    bool m_payHeight{false};
    Token m_paneGround{Token::PaneNeutral};
    Token m_paneOn{Token::OnPaneNeutral};
    QElapsedTimer m_sinceClick;
};

} // namespace pos::ui

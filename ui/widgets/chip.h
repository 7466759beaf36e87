// SPDX-License-Identifier: Apache-2.0
//
// A small pill that says how something is: a dot in the colour of the state, always with its word.
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/legible.h"

#include <QAbstractButton>

#include <optional>

namespace pos::ui {

class Chip : public QAbstractButton, public Legible {
    Q_OBJECT

public:
    Chip(const Theme &theme, const QString &name, QWidget *parent = nullptr);

    // "Counter 1 · ready · 84 %", with a dot in `state`.
    void setStatus(Token state, const QString &text, const QString &icon = {});
    // A filled pill: the TEST mark. `ground` and the text's token.
    void setFilled(Token ground, Token on, const QString &text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool isWhole() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int leadPx() const;
    const Theme &m_theme;
    Token m_state{Token::Muted};
    std::optional<Token> m_ground;
    Token m_on{Token::Ink};
    QString m_icon;
};

} // namespace pos::ui

// SPDX-License-Identifier: Apache-2.0
//
// A ground for things that belong together.
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace pos::ui {

class Card : public QWidget {
    Q_OBJECT

public:
    Card(const Theme &theme, QWidget *parent);

    void setTokens(Token ground, Token edge);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Token m_ground{Token::Surface};
    Token m_edge{Token::Line};
};

} // namespace pos::ui

// SPDX-License-Identifier: Apache-2.0
//
// An identifier for people who phone support: monospaced, shortened in the middle where room is
// short, whole on the clipboard with one tap.
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QString>

namespace pos::ui {

// "pi_3Nk…x8Yz" so that `text` has at most `longest` (>= 5) characters; both ends stay readable.
[[nodiscard]] QString shortenMiddle(const QString &text, int longest);

class CopyableId : public QAbstractButton {
    Q_OBJECT

public:
    CopyableId(const Theme &theme, const QString &name, QWidget *parent = nullptr);

    void setCaption(const QString &caption); // "Support code", before the id
    void setId(const QString &id);
    [[nodiscard]] const QString &id() const { return m_id; }
    void setPaneTokens(Token ground, Token on); // on a coloured pane

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void copy();
    [[nodiscard]] int captionPx() const;
    const Theme &m_theme;
    QString m_id, m_caption;
    bool m_copied{false};
    Token m_ground{Token::Sunken};
    Token m_on{Token::Ink};
};

} // namespace pos::ui

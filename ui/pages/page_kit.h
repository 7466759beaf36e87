// SPDX-License-Identifier: Apache-2.0
//
// The small parts that the list, settings and task pages share: text in the theme's type, a card, a
// state as dot and word, an id that is copied with one tap. They hold no state of the till.
#pragma once

#include "ui/pages/payment_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/legible.h"
#include "ui/widgets/text.h"

#include <QAbstractButton>
#include <QString>
#include <QWidget>

#include <functional>
#include <string>

class QBoxLayout;
class QLayout;
class QScrollArea;
class QTableView;

namespace pos::ui {

class Banner;

[[nodiscard]] Token meaningToken(Meaning meaning);
[[nodiscard]] Token meaningGround(Meaning meaning); // the soft ground under it

// A card: rounded ground with an edge. Its contents are the caller's layout.
class Panel : public QWidget {
    Q_OBJECT

public:
    explicit Panel(const Theme &theme, QWidget *parent = nullptr);
    void setGround(Token ground, Token edge);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Token m_ground = Token::Surface;
    Token m_edge = Token::Line;
};

// A dot and a word, never a dot alone.
class StateBadge final : public QWidget, public Legible {
    Q_OBJECT

public:
    explicit StateBadge(
        const Theme &theme, TextRole role = TextRole::Label, QWidget *parent = nullptr);
    void setState(Meaning meaning, const QString &word);
    [[nodiscard]] const QString &word() const { return m_word; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    [[nodiscard]] bool isWhole() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    TextRole m_role;
    Meaning m_meaning = Meaning::Neutral;
    QString m_word;
};

// A name, its shortened id in monospaced type, and the whole id on the clipboard after one tap.
class CopyRow final : public QAbstractButton {
    Q_OBJECT

public:
    CopyRow(
        const Theme &theme, const QString &name, const std::string &id, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_name;
    QString m_id;
    bool m_copied = false;
};

// A filter or a choice that is on or off: the word, and a check mark while it is on.
class FilterChip final : public QAbstractButton, public Legible {
    Q_OBJECT

public:
    FilterChip(
        const Theme &theme, const QString &name, const QString &text, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool isWhole() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

// A page's head: title and, beside it, a quiet second line.
class PageHead final : public QWidget {
    Q_OBJECT

public:
    PageHead(const Theme &theme, const QString &title, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void setAside(const QString &text);
    [[nodiscard]] QBoxLayout *row() const { return m_row; } // for buttons on the right

private:
    Text *m_title;
    Text *m_aside;
    QBoxLayout *m_row;
};

// Header and ground of a table in the theme's colours, also after it changed.
void dressTable(QTableView &table, const Theme &theme);

// One sentence where the eye is; gone while there is nothing to say.
void say(Banner &banner, Meaning meaning, const QString &sentence);

// A second question before something that cannot be undone: verbs on both buttons, the harmless one
// first in line for the keyboard. `act` runs once if the person says so; it is forgotten when the
// page goes away.
void ask(const Theme &theme, QWidget &page, const QString &question, const QString &doIt,
    const QString &keepIt, std::function<void()> act);

// A scroll area that lies on a card: shows the card's ground instead of the canvas.
[[nodiscard]] QScrollArea *makeCardScroll(const Theme &theme, QWidget *content, QWidget *parent);

// Takes every widget out of a layout and deletes it.
void clearLayout(QLayout &layout);

} // namespace pos::ui

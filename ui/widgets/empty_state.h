// SPDX-License-Identifier: Apache-2.0
//
// A place where nothing is yet: says so, and what to do next.
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace pos::ui {

class Button;
class Text;

class EmptyState : public QWidget {
    Q_OBJECT

public:
    EmptyState(const Theme &theme, const QString &icon, QWidget *parent = nullptr);

    // `action` is a verb on a button; "" = none.
    void setTexts(const QString &title, const QString &next, const QString &action = {});
    void setIconName(const QString &icon);

Q_SIGNALS:
    void actionChosen();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_icon;
    QWidget *m_space;
    Text *m_title, *m_next;
    Button *m_action;
};

} // namespace pos::ui

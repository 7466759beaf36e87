// SPDX-License-Identifier: Apache-2.0
//
// The bar that is always there: which till, where to go, which mode, is the network there, what
// time it is. While a payment runs it offers no way to leave it.
#pragma once

#include "core/view/snapshots.h"
#include "ui/theme/theme.h"
#include "ui/widgets/legible.h"

#include <QAbstractButton>
#include <QTimer>
#include <QWidget>

#include <vector>

namespace pos::ui {

class Chip;
class Text;

class NavButton : public QAbstractButton, public Legible {
    Q_OBJECT

public:
    NavButton(const Theme &theme, const QString &name, const QString &label, const QString &icon,
        QWidget *parent);

    void setBadge(int count);
    void setCurrent(bool current);
    [[nodiscard]] bool isCurrent() const { return m_current; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool isWhole() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] bool showsLabel() const;
    const Theme &m_theme;
    QString m_icon;
    int m_badge{0};
    bool m_current{false};
};

class TopBar : public QWidget {
    Q_OBJECT

public:
    struct Item {
        QString page, label, icon;
    };

    TopBar(const Theme &theme, const std::vector<Item> &items, QWidget *parent);

    void setStatus(const view::TillStatus &status);
    void setCurrent(const QString &page);
    void setNavigationVisible(bool visible);

Q_SIGNALS:
    void chosen(const QString &page);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showTime();
    const Theme &m_theme;
    Text *m_till;
    QWidget *m_nav;
    std::vector<std::pair<QString, NavButton *>> m_buttons;
    Chip *m_mode;
    Chip *m_network;
    Text *m_clock;
    QTimer m_minute;
};

} // namespace pos::ui

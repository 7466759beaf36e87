// SPDX-License-Identifier: Apache-2.0
//
// One of a few, all in sight: Test | Live, Light | Dark | Auto. Arrow keys move, a tap chooses.
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/legible.h"

#include <QString>
#include <QVector>
#include <QWidget>

namespace pos::ui {

class Segmented : public QWidget, public Legible {
    Q_OBJECT

public:
    struct Item {
        QString id;
        QString text;
    };

    Segmented(const Theme &theme, const QString &name, const QString &label,
        QWidget *parent = nullptr); // `label` is its accessible name

    void setItems(const QVector<Item> &items);
    void setCurrent(const QString &id); // silent
    [[nodiscard]] QString current() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool isWhole() const override;

Q_SIGNALS:
    void chosen(const QString &id); // by a person

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRect segment(qsizetype index) const;
    void choose(qsizetype index);
    const Theme &m_theme;
    QVector<Item> m_items;
    qsizetype m_current{0};
};

} // namespace pos::ui

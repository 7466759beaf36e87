// SPDX-License-Identifier: Apache-2.0
//
// What happened to one payment, line by line: when, what, how long a call took, under which request
// id, and what the screen showed. For the shop's argument with a customer and for support.
#pragma once

#include "core/view/snapshots.h"
#include "ui/theme/theme.h"

#include <QTimeZone>
#include <QWidget>

#include <vector>

namespace pos::ui {

class TimelineView final : public QWidget {
    Q_OBJECT

public:
    explicit TimelineView(const Theme &theme, QWidget *parent = nullptr);
    void setEntries(const std::vector<view::TimelineEntry> &entries);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Line {
        QString time, text, aside;
        Token dot = Token::Muted;
        int height = 0;
    };
    void measure();
    [[nodiscard]] int timeWidth() const;

    const Theme &m_theme;
    std::vector<Line> m_lines;
    QFont m_font, m_small;
};

} // namespace pos::ui

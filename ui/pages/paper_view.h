// SPDX-License-Identifier: Apache-2.0
//
// The receipt as it will be printed: the same lines, the same columns, on something like paper.
#pragma once

#include "ui/theme/theme.h"

#include <QStringList>
#include <QWidget>

#include <string>
#include <vector>

namespace pos::ui {

class PaperView : public QWidget {
    Q_OBJECT

public:
    PaperView(const Theme &theme, QWidget *parent = nullptr);

    void setLines(const std::vector<std::string> &lines);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont fontForWidth() const;
    const Theme &m_theme;
    QStringList m_lines;
};

} // namespace pos::ui

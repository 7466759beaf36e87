// SPDX-License-Identifier: Apache-2.0
//
// A number set with two keys, so that nobody can type a value that is out of its range.
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace pos::ui {

class Button;
class Text;

class Stepper final : public QWidget {
    Q_OBJECT

public:
    struct Range {
        int least = 0, most = 100, step = 1;
        QString unit; // "s", "%"; written after the number
    };

    // Buttons are named "<name>Less" and "<name>More".
    Stepper(const Theme &theme, const QString &name, const QString &label, const Range &range,
        QWidget *parent = nullptr);

    void setValue(int value); // silent; clamped to the range
    [[nodiscard]] int value() const { return m_value; }

Q_SIGNALS:
    void changed();

private:
    void move(int by);
    void refresh();

    Range m_range;
    int m_value = 0;
    Button *m_less;
    Button *m_more;
    Text *m_shown;
};

} // namespace pos::ui

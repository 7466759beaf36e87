// SPDX-License-Identifier: Apache-2.0
//
// A row under the top bar for something that is wrong now: one sentence saying what happened,
// whether the customer was charged and what to do. It stays until the trouble ends.
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/legible.h"

#include <QWidget>

namespace pos::ui {

class Button;
class Text;

class Banner : public QWidget, public Legible {
    Q_OBJECT

public:
    enum class Tone { Attention, Stop, Info, Good };

    Banner(const Theme &theme, QWidget *parent = nullptr);

    // Shows it; an empty sentence hides it. `action` is a verb, "" = no button.
    void show(Tone tone, const QString &sentence, const QString &action = {});
    void clear();
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] bool isWhole() const override { return true; } // its label answers

Q_SIGNALS:
    void actionChosen();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Tone m_tone{Tone::Attention};
    Text *m_text;
    Button *m_action;
};

} // namespace pos::ui

// SPDX-License-Identifier: Apache-2.0
//
// The shop's secret key: typed or pasted in, never shown again. It leaves this widget only as a
// Secret inside a command.
#pragma once

#include "core/view/till.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace pos::ui {

class Button;
class Field;
class StateBadge;
class Text;

class KeySection final : public QWidget {
    Q_OBJECT

public:
    KeySection(const Theme &theme, view::Till &till, QWidget *parent = nullptr);

    void setStored(const view::SettingsView &stored);
    // The mode as it is chosen on the page, saved or not: a key is judged against it.
    void setMode(view::Mode mode);

private:
    [[nodiscard]] bool typedIsFine();
    void test();
    void store();
    void showTest();

    const Theme &m_theme;
    view::Till &m_till;
    view::SettingsView m_stored;
    view::Mode m_mode = view::Mode::Test;
    Text *m_masked;
    StateBadge *m_result;
    Field *m_field;
    Button *m_test;
    Button *m_store;
    Button *m_forget;
};

} // namespace pos::ui

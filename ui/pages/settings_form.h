// SPDX-License-Identifier: Apache-2.0
//
// The fields of the settings page, to and from one SettingsView. It decides nothing: what may be
// saved lies in settings_rules.h, and saving is the page's.
#pragma once

#include "core/view/snapshots.h"
#include "ui/pages/settings_rules.h"
#include "ui/theme/theme.h"

#include <QHash>
#include <QWidget>

#include <vector>

class QBoxLayout;

namespace pos::ui {

class CalibrationView;
class Field;
class Segmented;
class Stepper;
class Text;
class Toggle;

class SettingsForm final : public QWidget {
    Q_OBJECT

public:
    explicit SettingsForm(const Theme &theme, QWidget *parent = nullptr);

    // A place for the key, in the card of the mode. Takes the widget over.
    void insertKeySection(QWidget *section);

    void setSettings(const view::SettingsView &settings);
    // What stands in the fields now. A quick amount that cannot be read becomes 0, which no rule
    // lets through.
    [[nodiscard]] view::SettingsView edited() const;
    void showProblems(const std::vector<SettingsProblem> &problems);

Q_SIGNALS:
    void changed();

private:
    QBoxLayout *addCard(QBoxLayout &column, const QString &title);
    Field *addField(QBoxLayout &card, const char *name, const QString &label);
    Segmented *addChoice(QBoxLayout &card, const char *name, const QString &label);
    void buildMoney(QBoxLayout &column);
    void buildShop(QBoxLayout &column);
    void buildTimes(QBoxLayout &column);
    void buildLook(QBoxLayout &column);
    void buildConnection(QBoxLayout &column);
    [[nodiscard]] std::vector<std::int64_t> quickAmounts() const;
    [[nodiscard]] QString quickText(const view::SettingsView &settings) const;

    const Theme &m_theme;
    view::SettingsView m_settings; // what was set last; carries the fields nobody edits
    QBoxLayout *m_keyPlace = nullptr;
    Segmented *m_mode = nullptr;
    Segmented *m_keypad = nullptr;
    Segmented *m_look = nullptr;
    Segmented *m_language = nullptr;
    Segmented *m_columns = nullptr;
    Field *m_till = nullptr;
    Field *m_shop = nullptr;
    Field *m_address = nullptr;
    Field *m_taxId = nullptr;
    Field *m_currency = nullptr;
    Field *m_quick = nullptr;
    Field *m_baseUrl = nullptr;
    Field *m_caFile = nullptr;
    Stepper *m_askAfter = nullptr;
    Stepper *m_cancelAfter = nullptr;
    Stepper *m_receipt = nullptr;
    Stepper *m_volume = nullptr;
    Toggle *m_sounds = nullptr;
    Toggle *m_motion = nullptr;
    CalibrationView *m_calibration = nullptr;
    Text *m_timesProblem = nullptr;
};

} // namespace pos::ui

// SPDX-License-Identifier: Apache-2.0
//
// What may be saved as a setting, decided without a widget in sight. The page shows each sentence
// under the field it is about; nothing is saved while there is one.
#pragma once

#include "core/view/snapshots.h"

#include <QString>

#include <optional>
#include <vector>

namespace pos::ui {

enum class SettingsField {
    Key,
    BaseUrl,
    TillName,
    ShopName,
    Currency,
    QuickAmounts,
    AskAfter,
    CancelAfter,
    ReceiptSeconds,
};

struct SettingsProblem {
    SettingsField field{};
    QString text; // one translated sentence: what is wrong and what would be right
};

// Everything that is wrong with these settings, in the order of the page.
[[nodiscard]] std::vector<SettingsProblem> settingsProblems(const view::SettingsView &settings);

// What is wrong with a typed key for this mode; nothing when it may be tried. The sentence never
// repeats any part of the key.
[[nodiscard]] std::optional<QString> keyProblem(const QString &typed, view::Mode mode);

// True when saving would change something a person can set; answers of the core (key test,
// problem, masked key) do not count.
[[nodiscard]] bool differs(const view::SettingsView &edited, const view::SettingsView &stored);

// Pixels per millimetre after matching a drawn bank card with a real one: 85.6 mm wide.
[[nodiscard]] double pixelsPerMmFromCard(int cardWidthPx);

} // namespace pos::ui

// SPDX-License-Identifier: Apache-2.0
//
// The settings as a JSON file that a person may read and edit. A broken file is reported and left
// alone; the till then runs on defaults and does not overwrite it until a person saves.
#pragma once

#include "core/base/result.h"
#include "core/payment/timing.h"
#include "core/view/snapshots.h"

#include <string>
#include <string_view>

namespace pos::till {

struct Settings {
    view::SettingsView view; // without the key: that rests in the SecretStore
    std::string readerTerminalId; // the reader this till uses; empty = the first usable one
};

// Out-of-range numbers, unknown words and wrong types are errors that name the field (Damaged).
// Missing fields take their defaults; unknown fields are kept out of the way, not refused.
[[nodiscard]] base::Result<Settings> parseSettings(std::string_view json);
[[nodiscard]] std::string writeSettings(const Settings &settings);

struct WrongField {
    std::string name, allowed; // "ask_after_seconds", "10 to 600"
};
// The first field whose value is out of its range; an empty name = none.
[[nodiscard]] WrongField wrongField(const view::SettingsView &settings);
// An error of parseSettings() or loadSettings() for the screens: which field, where one is to
// blame.
[[nodiscard]] view::Saying sayingOf(const base::Error &error);

// A missing file gives defaults. Damaged: the file is not understood.
[[nodiscard]] base::Result<Settings> loadSettings(const std::string &path);
[[nodiscard]] base::Result<void> saveSettings(const std::string &path, const Settings &settings);

[[nodiscard]] payment::Timing timingOf(const view::SettingsView &settings);

} // namespace pos::till

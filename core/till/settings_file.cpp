// SPDX-License-Identifier: Apache-2.0
#include "core/till/settings_file.h"

#include "core/sale/sale.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QSaveFile>
#include <QString>

#include <algorithm>
#include <array>
#include <utility>

namespace pos::till {
namespace {

using nlohmann::json;
using view::SettingsView;

constexpr std::array<std::string_view, 2> modeWords{"test", "live"};
constexpr std::array<std::string_view, 2> keypadWords{"cents_first", "calculator"};
constexpr std::array<std::string_view, 3> themeWords{"light", "dark", "auto"};

template <typename T>
bool take(const json &object, const char *name, T &value)
{
    const auto found = object.find(name);
    if (found == object.end()) {
        return true;
    }
    const bool fits = std::is_same_v<T, bool> ? found->is_boolean()
        : std::is_same_v<T, std::string>      ? found->is_string()
        : std::is_floating_point_v<T>         ? found->is_number()
                                              : found->is_number_integer();
    if (fits) {
        value = found->get<T>();
    }
    return fits;
}

template <typename Enum, std::size_t N>
bool takeWord(
    const json &object, const char *name, const std::array<std::string_view, N> &words, Enum &value)
{
    std::string word(words[static_cast<std::size_t>(value)]);
    if (!take(object, name, word)) {
        return false;
    }
    const auto *const found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) {
        return false;
    }
    value = static_cast<Enum>(std::distance(words.begin(), found));
    return true;
}

bool takeAmounts(const json &object, std::vector<std::int64_t> &amounts)
{
    const auto found = object.find("quick_amounts_minor");
    if (found == object.end()) {
        return true;
    }
    const bool fits = found->is_array()
        && std::all_of(found->begin(), found->end(),
            [](const json &value) { return value.is_number_integer(); });
    if (fits) {
        amounts = found->get<std::vector<std::int64_t>>();
    }
    return fits;
}

// The name of the first field that is not what it must be; null = all are.
const char *firstBadField(const json &object, Settings &settings)
{
    auto &view = settings.view;
    const std::array<std::pair<const char *, bool>, 22> fields{{
        {"mode", takeWord(object, "mode", modeWords, view.mode)},
        {"till_name", take(object, "till_name", view.tillName)},
        {"shop_name", take(object, "shop_name", view.shopName)},
        {"shop_address", take(object, "shop_address", view.shopAddress)},
        {"tax_id", take(object, "tax_id", view.taxId)},
        {"base_url", take(object, "base_url", view.baseUrl)},
        {"ca_file", take(object, "ca_file", view.caFile)},
        {"currency", take(object, "currency", view.currency)},
        {"keypad", takeWord(object, "keypad", keypadWords, view.keypad)},
        {"quick_amounts_minor", takeAmounts(object, view.quickAmountsMinor)},
        {"ask_after_seconds", take(object, "ask_after_seconds", view.askAfterSeconds)},
        {"cancel_after_seconds", take(object, "cancel_after_seconds", view.cancelAfterSeconds)},
        {"receipt_seconds", take(object, "receipt_seconds", view.receiptSeconds)},
        {"sounds", take(object, "sounds", view.sounds)},
        {"sound_volume_percent", take(object, "sound_volume_percent", view.soundVolumePercent)},
        {"motion", take(object, "motion", view.motion)},
        {"theme", takeWord(object, "theme", themeWords, view.theme)},
        {"language", take(object, "language", view.language)},
        {"receipt_columns", take(object, "receipt_columns", view.receiptColumns)},
        {"pixels_per_mm", take(object, "pixels_per_mm", view.pixelsPerMm)},
        {"reader_terminal_id", take(object, "reader_terminal_id", settings.readerTerminalId)},
        {"", true},
    }};
    const auto *const bad = std::find_if(
        fields.begin(), fields.end(), [](const auto &field) { return !field.second; });
    return bad == fields.end() ? nullptr : bad->first;
}

bool between(std::int64_t value, std::int64_t low, std::int64_t high)
{
    return value >= low && value <= high;
}

} // namespace

WrongField wrongField(const SettingsView &settings)
{
    const bool quickAmounts = settings.quickAmountsMinor.size() <= 12
        && std::all_of(settings.quickAmountsMinor.begin(), settings.quickAmountsMinor.end(),
            [](std::int64_t minor) {
                return between(minor, 1, sale::AmountLimits{}.maximumMinor);
            });
    struct Rule {
        const char *name;
        bool kept;
        const char *allowed;
    };
    const std::array<Rule, 8> rules{{
        {"currency", money::Currency::fromCode(settings.currency).has_value(), "an ISO 4217 code"},
        {"ask_after_seconds", between(settings.askAfterSeconds, 10, 600), "10 to 600"},
        {"cancel_after_seconds",
            between(settings.cancelAfterSeconds, settings.askAfterSeconds + 10, 900),
            "10 or more above ask_after_seconds, at most 900"},
        {"receipt_seconds", between(settings.receiptSeconds, 0, 60), "0 to 60"},
        {"sound_volume_percent", between(settings.soundVolumePercent, 0, 100), "0 to 100"},
        {"receipt_columns", settings.receiptColumns == 48 || settings.receiptColumns == 32,
            "48 or 32"},
        {"quick_amounts_minor", quickAmounts, "at most twelve, each above zero"},
        {"till_name", !settings.tillName.empty() && settings.tillName.size() <= 40,
            "1 to 40 bytes"},
    }};
    const auto *const bad
        = std::find_if(rules.begin(), rules.end(), [](const Rule &rule) { return !rule.kept; });
    return bad == rules.end() ? WrongField{} : WrongField{bad->name, bad->allowed};
}

view::Saying sayingOf(const base::Error &error)
{
    const auto first = error.message.find('"');
    const auto last = error.message.rfind('"');
    return first == last ? view::Saying{view::Say::FileNotReadable, {}, {}, {}}
                         : view::Saying{view::Say::ValueOutOfRange,
                             error.message.substr(first + 1, last - first - 1), {}, {}};
}

base::Result<Settings> parseSettings(std::string_view text)
{
    const auto object = json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!object.is_object()) {
        return base::fail(base::ErrorCode::Damaged, "The settings file is not valid JSON.");
    }
    Settings settings;
    if (const auto *const field = firstBadField(object, settings)) {
        return base::fail(base::ErrorCode::Damaged,
            std::string("The settings file has a wrong value in \"") + field + "\".");
    }
    if (const auto field = wrongField(settings.view); !field.name.empty()) {
        return base::fail(base::ErrorCode::Damaged,
            "The settings file has a wrong value in \"" + field.name + "\": it must be "
                + field.allowed + ".");
    }
    return settings;
}

std::string writeSettings(const Settings &settings)
{
    const auto &view = settings.view;
    const auto word = [](const auto &words, auto value) {
        return std::string(words[static_cast<std::size_t>(value)]);
    };
    json object;
    object["mode"] = word(modeWords, view.mode);
    object["till_name"] = view.tillName;
    object["shop_name"] = view.shopName;
    object["shop_address"] = view.shopAddress;
    object["tax_id"] = view.taxId;
    object["base_url"] = view.baseUrl;
    object["ca_file"] = view.caFile;
    object["currency"] = view.currency;
    object["keypad"] = word(keypadWords, view.keypad);
    object["quick_amounts_minor"] = view.quickAmountsMinor;
    object["ask_after_seconds"] = view.askAfterSeconds;
    object["cancel_after_seconds"] = view.cancelAfterSeconds;
    object["receipt_seconds"] = view.receiptSeconds;
    object["sounds"] = view.sounds;
    object["sound_volume_percent"] = view.soundVolumePercent;
    object["motion"] = view.motion;
    object["theme"] = word(themeWords, view.theme);
    object["language"] = view.language;
    object["receipt_columns"] = view.receiptColumns;
    object["pixels_per_mm"] = view.pixelsPerMm;
    object["reader_terminal_id"] = settings.readerTerminalId;
    return object.dump(4, ' ', false, json::error_handler_t::replace) + "\n";
}

base::Result<Settings> loadSettings(const std::string &path)
{
    constexpr qint64 largestBytes = 1 << 20;
    QFile file(QString::fromStdString(path));
    if (!file.exists()) {
        return Settings{};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return base::fail(base::ErrorCode::Io, "The settings file cannot be read.");
    }
    const auto bytes = file.read(largestBytes);
    return parseSettings({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

base::Result<void> saveSettings(const std::string &path, const Settings &settings)
{
    const auto text = QByteArray::fromStdString(writeSettings(settings));
    QSaveFile file(QString::fromStdString(path));
    const bool saved
        = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    if (!saved) {
        return base::fail(base::ErrorCode::Io,
            "The settings could not be saved: " + file.errorString().toStdString() + ".");
    }
    return {};
}

payment::Timing timingOf(const SettingsView &settings)
{
    payment::Timing timing;
    timing.askAfterMs = std::int64_t{settings.askAfterSeconds} * 1000;
    timing.cancelAfterMs = std::int64_t{settings.cancelAfterSeconds} * 1000;
    return timing;
}

} // namespace pos::till

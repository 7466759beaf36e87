// SPDX-License-Identifier: Apache-2.0
//
// The settings file, which a person may edit. What is accepted is what a person could have entered,
// and survives being written; an error names a field and repeats no secret.
#include "core/till/settings_file.h"
#include "tests/fuzz/parsers/fuzz.h"

#include <string>

using namespace pos;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto settings = till::parseSettings(fuzz::textOf(data, size));
    if (!settings) {
        require(settings.error().message.size() < 400, "an error repeats the file");
        for (const auto *key : {"sk_test_", "sk_live_"}) { // "ask_after_seconds" is no key
            require(
                settings.error().message.find(key) == std::string::npos, "an error holds a key");
        }
        return 0;
    }
    require(
        till::wrongField(settings->view).name.empty(), "accepted what a person could not enter");
    const std::string written = till::writeSettings(*settings);
    require(written.find("sk_live_") == std::string::npos
            || fuzz::textOf(data, size).find("sk_live_") != std::string_view::npos,
        "a key from nowhere");
    const auto again = till::parseSettings(written);
    require(again.has_value(), "what was written cannot be read");
    require(till::writeSettings(*again) == written, "writing twice gives two files");
    const auto timing = till::timingOf(settings->view);
    static_cast<void>(timing);
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/plutopay/key_mode.h"

#include "core/base/invariant.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace pos::gateway::plutopay {
namespace {

// Visible ASCII only, so that the key cannot break out of its header; and neither a stub nor a
// file.
[[nodiscard]] bool plausibleTail(std::string_view tail)
{
    constexpr std::size_t shortest = 8;
    constexpr std::size_t longest = 256;
    return tail.size() >= shortest && tail.size() <= longest
        && std::all_of(tail.begin(), tail.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
                   || c == '_' || c == '-';
           });
}

} // namespace

KeyMode keyMode(const base::Secret &key)
{
    constexpr std::size_t prefixLength = 8; // "sk_test_"
    const std::string_view text = key.expose();
    if (text.size() < prefixLength || !plausibleTail(text.substr(prefixLength))) {
        return KeyMode::Malformed;
    }
    const std::string_view prefix = text.substr(0, prefixLength);
    if (prefix == "sk_test_") {
        return KeyMode::Test;
    }
    if (prefix == "sk_live_") {
        return KeyMode::Live;
    }
    return prefix == "pk_test_" || prefix == "pk_live_" ? KeyMode::Publishable : KeyMode::Malformed;
}

KeyFit keyFit(const base::Secret &key, bool testMode)
{
    switch (keyMode(key)) {
    case KeyMode::Test:
        return testMode ? KeyFit::Fits : KeyFit::OtherMode;
    case KeyMode::Live:
        return testMode ? KeyFit::OtherMode : KeyFit::Fits;
    case KeyMode::Publishable:
        return KeyFit::Publishable;
    case KeyMode::Malformed:
        return KeyFit::Malformed;
    }
    base::unreachable();
}

} // namespace pos::gateway::plutopay

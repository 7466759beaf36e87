// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/patience.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

namespace pos::sandbox {
namespace {

constexpr std::int64_t longestSeconds = 30;

[[nodiscard]] std::int64_t waitSeconds(std::string_view preference)
{
    constexpr std::string_view word = "wait=";
    if (!preference.starts_with(word)) {
        return 0;
    }
    preference.remove_prefix(word.size());
    std::int64_t seconds = 0;
    const auto [rest, error]
        = std::from_chars(preference.data(), preference.data() + preference.size(), seconds);
    const bool whole = error == std::errc{} && rest == preference.data() + preference.size();
    return whole ? std::clamp(seconds, std::int64_t{0}, longestSeconds) : 0;
}

} // namespace

Patience patienceOf(const Request &request)
{
    Patience patience;
    patience.tagged = request.method == "GET" && request.path.starts_with("/_sandbox/");
    if (!patience.tagged) {
        return patience;
    }
    const auto seen = request.headers.find("if-none-match");
    const auto preference = request.headers.find("prefer");
    if (seen != request.headers.end() && preference != request.headers.end()) {
        patience.seen = seen->second;
        patience.waitMs = waitSeconds(preference->second) * 1000;
    }
    return patience;
}

std::string tagOf(std::string_view body)
{
    std::uint64_t hash = 0xcbf29ce484222325U; // FNV-1a
    for (const char c : body) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    }
    std::array<char, 16> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), hash, 16);
    return '"' + std::string(text.data(), end) + '"';
}

} // namespace pos::sandbox

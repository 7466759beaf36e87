// SPDX-License-Identifier: Apache-2.0
#include "core/view/email.h"

#include <algorithm>
#include <cstddef>

namespace pos::view {

namespace {

constexpr std::size_t maxAddress = 254;
constexpr std::size_t maxName = 64;
constexpr std::size_t maxDomain = 255;
constexpr std::size_t maxLabel = 63;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isAlnum(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isName(std::string_view name)
{
    constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~.";
    const auto allowed
        = [&](char c) { return isAlnum(c) || others.find(c) != std::string_view::npos; };
    return !name.empty() && !name.starts_with('.') && !name.ends_with('.')
        && name.find("..") == std::string_view::npos
        && std::all_of(name.begin(), name.end(), allowed);
}

bool isLabel(std::string_view label)
{
    return !label.empty() && label.size() <= maxLabel && !label.starts_with('-')
        && !label.ends_with('-')
        && std::all_of(label.begin(), label.end(), [](char c) { return isAlnum(c) || c == '-'; });
}

bool isDomain(std::string_view domain)
{
    std::string_view last;
    std::size_t labels = 0;
    while (true) {
        const auto dot = domain.find('.');
        last = domain.substr(0, dot);
        if (!isLabel(last)) {
            return false;
        }
        ++labels;
        if (dot == std::string_view::npos) {
            break;
        }
        domain.remove_prefix(dot + 1);
    }
    return labels >= 2 && last.size() >= 2 && !std::all_of(last.begin(), last.end(), isDigit);
}

} // namespace

std::optional<EmailProblem> emailProblem(std::string_view address)
{
    if (address.empty()) {
        return EmailProblem::Empty;
    }
    const auto at = address.rfind('@');
    if (at == std::string_view::npos) {
        return EmailProblem::NoAt;
    }
    const auto name = address.substr(0, at);
    const auto domain = address.substr(at + 1);
    if (address.size() > maxAddress || name.size() > maxName || domain.size() > maxDomain) {
        return EmailProblem::TooLong;
    }
    if (!isName(name)) {
        return EmailProblem::BadName;
    }
    if (!isDomain(domain)) {
        return EmailProblem::BadDomain;
    }
    return std::nullopt;
}

} // namespace pos::view

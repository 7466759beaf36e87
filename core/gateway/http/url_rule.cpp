// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/http/url_rule.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <system_error>

namespace pos::gateway::http {
namespace {

[[nodiscard]] char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] bool sameWord(std::string_view left, std::string_view right)
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
        [](char a, char b) { return lower(a) == lower(b); });
}

// Four decimal numbers, the first of them 127. Written out, because "127.evil.example" is a name,
// and so, to others, is "127.080.1.1": a leading zero means octal, and 080 is no octal number.
[[nodiscard]] bool isLoopbackV4(std::string_view host)
{
    int parts = 0;
    std::size_t at = 0;
    while (at <= host.size()) {
        const std::size_t end = std::min(host.find('.', at), host.size());
        const std::string_view part = host.substr(at, end - at);
        int value = -1;
        const auto [rest, error] = std::from_chars(part.data(), part.data() + part.size(), value);
        if (part.empty() || part.size() > 3 || (part.size() > 1 && part.front() == '0')
            || error != std::errc{} || rest != part.data() + part.size() || value < 0 || value > 255
            || (parts == 0 && value != 127)) {
            return false;
        }
        ++parts;
        at = end + 1;
    }
    return parts == 4;
}

[[nodiscard]] bool isLoopback(std::string_view host)
{
    return sameWord(host, "localhost") || host == "[::1]" || isLoopbackV4(host);
}

[[nodiscard]] bool validPort(std::string_view port)
{
    int value = 0;
    const auto [rest, error] = std::from_chars(port.data(), port.data() + port.size(), value);
    return error == std::errc{} && rest == port.data() + port.size() && value > 0 && value < 65536;
}

} // namespace

std::string whyRefused(std::string_view url)
{
    if (std::any_of(url.begin(), url.end(), [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte <= 0x20 || byte >= 0x7f || c == '\\';
        })) {
        return "The address holds a character that does not belong there.";
    }
    const auto colon = url.find("://");
    if (colon == std::string_view::npos) {
        return "The address must start with https://.";
    }
    const std::string_view scheme = url.substr(0, colon);
    const std::string_view rest = url.substr(colon + 3);
    std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    if (authority.find('@') != std::string_view::npos) {
        return "The address must not hold a user name or password.";
    }
    const auto portAt = authority.rfind(':');
    const auto bracket = authority.rfind(']');
    if (portAt != std::string_view::npos
        && (bracket == std::string_view::npos || portAt > bracket)) {
        if (!validPort(authority.substr(portAt + 1))) {
            return "The port in the address is not a number from 1 to 65535.";
        }
        authority = authority.substr(0, portAt);
    }
    if (authority.empty()) {
        return "The address has no host.";
    }
    if (sameWord(scheme, "https")) {
        return {};
    }
    if (sameWord(scheme, "http")) {
        return isLoopback(authority)
            ? std::string()
            : std::string("Plain http is only allowed to this machine; use https.");
    }
    return "The address must start with https://.";
}

} // namespace pos::gateway::http

// SPDX-License-Identifier: Apache-2.0
#include "tests/torture/program/http_cutter.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <string_view>

namespace pos::torture {
namespace {

std::size_t contentLength(std::string_view head)
{
    constexpr std::string_view name = "\r\ncontent-length:";
    const auto found = std::search(head.begin(), head.end(), name.begin(), name.end(),
        [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; });
    std::size_t length = 0;
    if (found != head.end()) {
        auto value = head.substr(static_cast<std::size_t>(found - head.begin()) + name.size());
        value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
        std::from_chars(value.data(), value.data() + value.size(), length);
    }
    return length;
}

} // namespace

std::optional<HttpCutter::Request> HttpCutter::take()
{
    const auto end = m_bytes.find("\r\n\r\n");
    if (end == std::string::npos) {
        return std::nullopt;
    }
    const auto whole = end + 4 + contentLength(std::string_view(m_bytes).substr(0, end));
    if (m_bytes.size() < whole) {
        return std::nullopt;
    }
    const std::string_view line(m_bytes.data(), m_bytes.find('\r'));
    const auto first = std::min(line.find(' '), line.size());
    Request request{callOf(line.substr(0, first), line.substr(first)), m_bytes.substr(0, whole)};
    m_bytes.erase(0, whole);
    return request;
}

} // namespace pos::torture

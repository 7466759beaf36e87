// SPDX-License-Identifier: Apache-2.0
#include "core/payment/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace pos::payment {
namespace {

// Stands for itself between quotation marks.
bool isPlain(char letter)
{
    const auto byte = static_cast<unsigned char>(letter);
    return byte >= 0x20 && byte < 0x7f && letter != '"' && letter != '\\';
}

} // namespace

JsonText::JsonText()
    : m_text("{")
    , m_open("}")
{
    constexpr std::size_t usualBytes = 512;
    m_text.reserve(usualBytes);
}

void JsonText::quoted(std::string_view text)
{
    if (std::all_of(text.begin(), text.end(), isPlain)) {
        m_text += '"';
        m_text += text;
        m_text += '"';
        return;
    }
    // Text from outside may not be UTF-8; a replacement character is better than no record.
    m_text += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void JsonText::member(std::string_view name)
{
    if (!std::exchange(m_first, false)) {
        m_text += ',';
    }
    if (!name.empty()) {
        m_text += '"';
        m_text += name;
        m_text += "\":";
    }
}

void JsonText::put(std::string_view name, std::string_view text)
{
    member(name);
    quoted(text);
}

void JsonText::put(std::string_view name, std::int64_t number)
{
    member(name);
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    m_text.append(digits.data(), end);
}

void JsonText::putFlag(std::string_view name, bool flag)
{
    member(name);
    m_text += flag ? "true" : "false";
}

void JsonText::beginObject(std::string_view name)
{
    member(name);
    m_text += '{';
    m_open += '}';
    m_first = true;
}

void JsonText::beginArray(std::string_view name)
{
    member(name);
    m_text += '[';
    m_open += ']';
    m_first = true;
}

void JsonText::end()
{
    m_text += m_open.back();
    m_open.pop_back();
    m_first = false;
}

std::string JsonText::finish()
{
    while (!m_open.empty()) {
        end();
    }
    return std::move(m_text);
}

} // namespace pos::payment

// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/fields.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <utility>

namespace pos::sandbox {
namespace {

// "payment_intent_id" is "payment intent id" in a sentence.
std::string spoken(std::string_view name)
{
    std::string text{name};
    std::replace(text.begin(), text.end(), '_', ' ');
    return "The " + text + " field ";
}

std::size_t characters(std::string_view utf8)
{
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(),
        [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::optional<std::int64_t> digits(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

std::optional<std::int64_t> whole(const Json &value, bool stringsToo)
{
    if (value.is_number_unsigned()) {
        const auto number = value.get<std::uint64_t>();
        if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
            return std::nullopt;
        }
        return static_cast<std::int64_t>(number);
    }
    if (value.is_number_integer()) {
        return value.get<std::int64_t>();
    }
    if (value.is_string() && stringsToo) {
        return digits(value.get_ref<const std::string &>());
    }
    return std::nullopt;
}

} // namespace

void Fields::complain(std::string_view name, std::string message)
{
    m_complaints.push_back({std::string{name}, std::move(message)});
}

const Json *Fields::find(const char *name) const
{
    const auto found = m_body.find(name);
    return found == m_body.end() || found->is_null() ? nullptr : &*found;
}

std::string Fields::text(const char *name, std::size_t most, Need need)
{
    const auto *value = find(name);
    const bool empty
        = value == nullptr || (value->is_string() && value->get_ref<const std::string &>().empty());
    if (empty) {
        if (need == Need::Required) {
            complain(name, spoken(name) + "is required.");
        }
        return {};
    }
    if (!value->is_string()) {
        complain(name, spoken(name) + "must be a string.");
        return {};
    }
    auto text = value->get<std::string>();
    if (text.size() > most && characters(text) > most) {
        complain(name,
            spoken(name) + "must not be greater than " + std::to_string(most) + " characters.");
    }
    return text;
}

std::int64_t Fields::integer(const char *name, std::int64_t least, Need need, std::int64_t absent)
{
    const auto *value = find(name);
    if (value == nullptr) {
        if (need == Need::Required) {
            complain(name, spoken(name) + "is required.");
        }
        return absent;
    }
    const auto number = whole(*value, m_shop.on(Toggle::NumericStrings));
    if (!number) {
        complain(name, spoken(name) + "must be an integer.");
        return absent;
    }
    if (*number < least) {
        complain(name, spoken(name) + "must be at least " + std::to_string(least) + ".");
    }
    return *number;
}

bool Fields::flag(const char *name)
{
    const auto *value = find(name);
    if (value == nullptr) {
        return false;
    }
    if (value->is_boolean()) {
        return value->get<bool>();
    }
    if (value->is_number_integer() && (*value == 0 || *value == 1)) {
        return *value == 1;
    }
    complain(name, spoken(name) + "must be true or false.");
    return false;
}

std::string Fields::uuid(const char *name)
{
    auto value = text(name, 500);
    if (!value.empty() && !isUuid(value)) {
        complain(name, spoken(name) + "must be a valid UUID.");
    }
    return value;
}

std::string Fields::word(const char *name, std::initializer_list<std::string_view> allowed)
{
    auto value = text(name, 500);
    if (!value.empty() && std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
        auto sentence = spoken(name);
        sentence.replace(0, 4, "The selected ");
        sentence.erase(sentence.size() - 7);
        complain(name, sentence + " is invalid.");
    }
    return value;
}

std::string Fields::email(const char *name)
{
    auto value = text(name, 255);
    const auto at = value.find('@');
    if (!value.empty() && (at == std::string::npos || at == 0 || at + 1 == value.size())) {
        complain(name, spoken(name) + "must be a valid email address.");
    }
    return value;
}

std::string Fields::url(const char *name, std::size_t most, Need need)
{
    auto value = text(name, most, need);
    if (!value.empty() && !value.starts_with("http://") && !value.starts_with("https://")) {
        complain(name, spoken(name) + "must be a valid URL.");
    }
    return value;
}

std::string Fields::currency(const char *name)
{
    auto value = text(name, 500);
    if (!value.empty() && value.size() != 3) {
        complain(name, spoken(name) + "must be 3 characters.");
    }
    return value;
}

std::string Fields::object(const char *name)
{
    const auto *value = find(name);
    if (value == nullptr) {
        return {};
    }
    if (!value->is_object() && !value->is_array()) {
        complain(name, spoken(name) + "must be an array.");
        return {};
    }
    return dumped(*value);
}

} // namespace pos::sandbox

// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/plutopay/json.h"

#include "core/gateway/plutopay/timestamp.h"

#include <charconv>
#include <limits>
#include <memory>
#include <system_error>
#include <utility>

namespace pos::gateway::plutopay {
namespace {

constexpr std::size_t deepest = 64; // the deepest documented answer has six levels

[[nodiscard]] std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t value = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || rest != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

} // namespace

JsonParser::JsonParser()
    : m_impl(std::make_unique<Impl>())
{
}

JsonParser::~JsonParser() = default;

tl::expected<JsonValue, DecodeError> parseRoot(JsonParser &parser, std::string_view body)
{
    constexpr std::size_t largest = 16U << 20U; // twice what the transport lets through (F18)
    if (body.size() > largest) {
        return tl::unexpected(DecodeError{DecodeError::Kind::TooLarge, "more than 16 MiB"});
    }
    JsonParser::Impl &impl = parser.impl();
    impl.padded.reserve(body.size() + simdjson::SIMDJSON_PADDING);
    impl.padded.assign(body);
    if (impl.parser.max_depth() != deepest || impl.parser.capacity() < body.size()) {
        // Grown in steps, so that answers of slowly rising size do not allocate each time.
        constexpr std::size_t step = 64U << 10U;
        if (impl.parser.allocate((body.size() / step + 1) * step, deepest) != simdjson::SUCCESS) {
            return tl::unexpected(DecodeError{DecodeError::Kind::TooLarge, "no memory for it"});
        }
    }
    JsonValue root;
    const simdjson::error_code error
        = impl.parser.parse(impl.padded.data(), impl.padded.size(), false).get(root);
    if (error == simdjson::DEPTH_ERROR) {
        return tl::unexpected(DecodeError{DecodeError::Kind::TooDeep, "nested too deep"});
    }
    if (error != simdjson::SUCCESS) {
        return tl::unexpected(
            DecodeError{DecodeError::Kind::NotJson, simdjson::error_message(error)});
    }
    return root;
}

JsonValue unwrapped(JsonValue root)
{
    const auto data = field(root, "data");
    if (data && (data->is_object() || data->is_array())) {
        return *data;
    }
    return root;
}

std::optional<JsonObject> asObject(JsonValue value)
{
    JsonObject object;
    if (value.get_object().get(object) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    return object;
}

std::optional<JsonArray> asArray(JsonValue value)
{
    JsonArray array;
    if (value.get_array().get(array) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    return array;
}

std::string_view asView(JsonValue value)
{
    std::string_view text;
    return value.get_string().get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::string asText(JsonValue value)
{
    if (value.is_string()) {
        return std::string(asView(value));
    }
    std::int64_t number = 0;
    return value.get_int64().get(number) == simdjson::SUCCESS ? std::to_string(number)
                                                              : std::string();
}

std::optional<std::int64_t> asInteger(JsonValue value)
{
    std::int64_t number = 0;
    if (value.get_int64().get(number) == simdjson::SUCCESS) {
        return number;
    }
    return value.is_string() ? wholeNumber(asView(value)) : std::nullopt;
}

std::optional<int> asInt(JsonValue value)
{
    const auto wide = asInteger(value);
    if (!wide || *wide < std::numeric_limits<int>::min()
        || *wide > std::numeric_limits<int>::max()) {
        return std::nullopt;
    }
    return static_cast<int>(*wide);
}

std::optional<bool> asBool(JsonValue value)
{
    bool flag = false;
    if (value.get_bool().get(flag) == simdjson::SUCCESS) {
        return flag;
    }
    const std::string text = asText(value);
    if (text == "1" || text == "true") {
        return true;
    }
    if (text == "0" || text == "false") {
        return false;
    }
    return std::nullopt;
}

std::optional<std::int64_t> asTimeMs(JsonValue value)
{
    if (value.is_string()) {
        return parseTimestampMs(asView(value));
    }
    const auto seconds = asInteger(value);
    constexpr std::int64_t latest = 253'402'300'799; // the last second of the year 9999
    if (!seconds || *seconds <= 0 || *seconds > latest) {
        return std::nullopt;
    }
    return *seconds * 1000;
}

std::optional<JsonValue> field(JsonValue object, std::string_view name)
{
    const auto fields = asObject(object);
    JsonValue found;
    if (!fields || fields->at_key(name).get(found) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    return found;
}

std::string textField(JsonValue object, std::string_view name)
{
    const auto found = field(object, name);
    return found ? asText(*found) : std::string();
}

tl::unexpected<DecodeError> missing(std::string name)
{
    return tl::unexpected(DecodeError{DecodeError::Kind::MissingField, std::move(name)});
}

} // namespace pos::gateway::plutopay

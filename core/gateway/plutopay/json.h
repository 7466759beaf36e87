// SPDX-License-Identifier: Apache-2.0
//
// Reading JSON that may be anything. One parser that keeps its memory between answers, and small
// functions that take a value of the wrong shape for "not there" instead of failing (contract, row
// 46: `{}` where a string belongs). Only the decoders include this header.
#pragma once

#include "core/gateway/plutopay/decode.h"

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pos::gateway::plutopay {

using JsonValue = simdjson::dom::element;
using JsonObject = simdjson::dom::object;
using JsonArray = simdjson::dom::array;

struct JsonParser::Impl {
    simdjson::dom::parser parser;
    std::string padded; // simdjson reads some bytes beyond the end of its input
};

// The document's root. `body` need not outlive the call; the value lives until the next parse.
[[nodiscard]] tl::expected<JsonValue, DecodeError> parseRoot(
    JsonParser &parser, std::string_view body);

// Row 1: a top-level object with an object or array under `data` is an envelope, unwrapped once.
[[nodiscard]] JsonValue unwrapped(JsonValue root);

[[nodiscard]] std::optional<JsonObject> asObject(JsonValue value);
[[nodiscard]] std::optional<JsonArray> asArray(JsonValue value);
// Text, or a whole number as text; "" for everything else.
[[nodiscard]] std::string asText(JsonValue value);
// A string without copying; "" for everything else.
[[nodiscard]] std::string_view asView(JsonValue value);
// A whole number, or text that is one (row 55). Never a fraction, never out of range.
[[nodiscard]] std::optional<std::int64_t> asInteger(JsonValue value);
[[nodiscard]] std::optional<int> asInt(JsonValue value);
// true, false, 0, 1, "0", "1", "true", "false".
[[nodiscard]] std::optional<bool> asBool(JsonValue value);
// A time in either of PlutoPay's forms, or whole seconds since 1970.
[[nodiscard]] std::optional<std::int64_t> asTimeMs(JsonValue value);
// add(key, text) for each entry. Scalars as text; `[]` and null have none (row 45); nested values
// as compact JSON.
template <typename Add>
void forEachMetadata(JsonValue value, Add add)
{
    const auto object = asObject(value);
    if (!object) {
        return;
    }
    for (const auto &[key, entry] : *object) {
        if (entry.is_string()) {
            add(key, asView(entry));
        } else if (!entry.is_null()) {
            add(key, simdjson::minify(entry));
        }
    }
}
// The field of an object, if there.
[[nodiscard]] std::optional<JsonValue> field(JsonValue object, std::string_view name);
[[nodiscard]] std::string textField(JsonValue object, std::string_view name);
// The error of a record without the field `name`.
[[nodiscard]] tl::unexpected<DecodeError> missing(std::string name);

} // namespace pos::gateway::plutopay

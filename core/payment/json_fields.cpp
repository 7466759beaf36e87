// SPDX-License-Identifier: Apache-2.0
#include "core/payment/json_fields.h"

#include <nlohmann/json.hpp>

namespace pos::payment {

// What the parser tells, one call for each thing it finds; false stops it.
struct JsonFields::Builder {
    using Json = nlohmann::json;

    JsonFields &fields;
    std::vector<std::size_t> open; // objects and arrays that have not ended, the innermost last
    std::size_t nameAt = 0, nameBytes = 0;

    explicit Builder(JsonFields &to)
        : fields(to)
    {
        constexpr std::size_t usualFields = 32;
        constexpr std::size_t usualBytes = 512;
        fields.m_fields.reserve(usualFields);
        fields.m_texts.reserve(usualBytes);
    }

    std::size_t keep(std::string_view text)
    {
        const auto at = fields.m_texts.size();
        fields.m_texts += text;
        return at;
    }
    bool add(Type type, std::int64_t number = 0, std::string_view text = {})
    {
        if (open.empty() && (type != Type::Object || !fields.m_fields.empty())) {
            return false; // a record is an object
        }
        Field field;
        field.owner = open.empty() ? none : open.back();
        field.type = type;
        field.number = number;
        field.nameAt = nameAt;
        field.nameBytes = nameBytes;
        field.textAt = keep(text);
        field.textBytes = text.size();
        fields.m_fields.push_back(field);
        nameBytes = 0;
        return true;
    }
    bool begin(Type type)
    {
        const bool added = add(type);
        open.push_back(fields.m_fields.size() - 1);
        return added;
    }

    bool null() { return add(Type::Null); }
    bool boolean(bool flag) { return add(Type::Flag, flag ? 1 : 0); }
    bool number_integer(Json::number_integer_t number) { return add(Type::Number, number); }
    bool number_unsigned(Json::number_unsigned_t number)
    {
        return add(Type::Number, static_cast<std::int64_t>(number));
    }
    bool number_float(Json::number_float_t, const Json::string_t &) { return add(Type::Fraction); }
    bool string(const Json::string_t &text) { return add(Type::Text, 0, text); }
    bool binary(const Json::binary_t &) { return false; }
    bool start_object(std::size_t) { return begin(Type::Object); }
    bool start_array(std::size_t) { return begin(Type::Array); }
    bool key(const Json::string_t &name)
    {
        nameAt = keep(name);
        nameBytes = name.size();
        return true;
    }
    bool end_object()
    {
        open.pop_back();
        return true;
    }
    bool end_array() { return end_object(); }
    bool parse_error(std::size_t, const std::string &, const Json::exception &) { return false; }
};

std::optional<JsonFields> JsonFields::from(std::string_view text)
{
    JsonFields fields;
    Builder builder(fields);
    return nlohmann::json::sax_parse(text, &builder) ? std::optional(std::move(fields))
                                                     : std::nullopt;
}

std::size_t JsonFields::find(std::size_t owner, std::string_view name) const
{
    const std::string_view texts = m_texts;
    for (auto index = m_fields.size(); index-- > 0;) {
        const auto &field = m_fields[index];
        if (field.owner == owner && texts.substr(field.nameAt, field.nameBytes) == name) {
            return index;
        }
    }
    return none;
}

std::vector<std::size_t> JsonFields::within(std::size_t owner) const
{
    std::vector<std::size_t> found;
    for (std::size_t index = 0; index < m_fields.size(); ++index) {
        if (m_fields[index].owner == owner) {
            found.push_back(index);
        }
    }
    return found;
}

std::string_view JsonFields::text(std::size_t index) const
{
    const auto &field = m_fields[index];
    return std::string_view(m_texts).substr(field.textAt, field.textBytes);
}

} // namespace pos::payment

// SPDX-License-Identifier: Apache-2.0
//
// One JSON object, read into a list of its fields. A start folds the records of the newest payments
// and the simulation folds all of them, over and over; a tree of nodes, each with a map of names,
// was most of what that cost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pos::payment {

class JsonFields {
public:
    enum class Type : std::uint8_t { Null, Flag, Number, Fraction, Text, Object, Array };
    // Within an array the fields have no name. Views live as long as the JsonFields.
    struct Field {
        std::size_t owner = 0; // of the object or array that it is in
        Type type = Type::Null;
        std::int64_t number = 0; // of Number, and 0 or 1 of Flag
        std::size_t nameAt = 0, nameBytes = 0, textAt = 0, textBytes = 0;
    };
    static constexpr std::size_t root = 0;

    // Empty when `text` is not one JSON object and nothing else.
    [[nodiscard]] static std::optional<JsonFields> from(std::string_view text);

    // The field of that name in the object at `owner`, the last where there are several; `none`.
    [[nodiscard]] std::size_t find(std::size_t owner, std::string_view name) const;
    // What is in the array or object at `owner`, in order.
    [[nodiscard]] std::vector<std::size_t> within(std::size_t owner) const;
    [[nodiscard]] const Field &at(std::size_t index) const { return m_fields[index]; }
    [[nodiscard]] std::string_view text(std::size_t index) const;

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

private:
    struct Builder;
    std::vector<Field> m_fields; // the first is the object itself
    std::string m_texts; // names and texts, one behind the other
};

} // namespace pos::payment

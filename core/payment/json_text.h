// SPDX-License-Identifier: Apache-2.0
//
// Writes one JSON object, straight into its text: a record is written a dozen times a sale, and a
// tree of nodes that is thrown away at once was half of what a sale cost.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pos::payment {

class JsonText {
public:
    JsonText();

    void put(std::string_view name, std::string_view text);
    void put(std::string_view name, std::int64_t number);
    void putFlag(std::string_view name, bool flag);
    // An object or an array that is open until end(); members of an array have no name.
    void beginObject(std::string_view name = {});
    void beginArray(std::string_view name);
    void end();

    // Closes everything; nothing may follow.
    [[nodiscard]] std::string finish();

private:
    void member(std::string_view name);
    void quoted(std::string_view text);

    std::string m_text;
    std::string m_open; // the marks that are still to come, the next one last
    bool m_first = true;
};

} // namespace pos::payment

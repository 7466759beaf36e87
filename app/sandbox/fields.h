// SPDX-License-Identifier: Apache-2.0
//
// Reads a request body field by field and collects what is wrong with it, in the provider's words.
// null counts as absent, as it does there.
#pragma once

#include "app/sandbox/call.h"
#include "app/sandbox/json.h"
#include "app/sandbox/shop.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace pos::sandbox {

class Fields {
public:
    Fields(const Shop &shop, const Json &body)
        : m_shop{shop}
        , m_body{body}
    {
    }

    enum class Need { Optional, Required };

    // A text of at most `most` characters, "" when absent. A form's empty text is absent too.
    std::string text(const char *name, std::size_t most, Need need = Need::Optional);
    // An integer of at least `least`; `absent` when it is not there.
    std::int64_t integer(const char *name, std::int64_t least, Need need, std::int64_t absent = 0);
    bool flag(const char *name);
    std::string uuid(const char *name);
    std::string word(const char *name, std::initializer_list<std::string_view> allowed);
    std::string email(const char *name);
    std::string url(const char *name, std::size_t most, Need need = Need::Optional);
    std::string currency(const char *name); // three characters, "" when absent
    // An object or array as JSON text, "" when absent.
    std::string object(const char *name);

    [[nodiscard]] bool has(const char *name) const { return find(name) != nullptr; }
    [[nodiscard]] bool good() const { return m_complaints.empty(); }
    [[nodiscard]] const std::vector<Complaint> &complaints() const { return m_complaints; }
    void complain(std::string_view name, std::string message);

private:
    [[nodiscard]] const Json *find(const char *name) const;

    const Shop &m_shop;
    const Json &m_body;
    std::vector<Complaint> m_complaints;
};

} // namespace pos::sandbox

// SPDX-License-Identifier: Apache-2.0
//
// Ids that cannot be mixed up: a PlutoPay transaction id and a Stripe payment intent id are both
// text on the wire and different types here.
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace pos::base {

template <typename Tag>
class Id {
public:
    Id() = default;
    explicit Id(std::string text)
        : m_text(std::move(text))
    {
    }

    [[nodiscard]] const std::string &text() const { return m_text; }
    [[nodiscard]] bool empty() const { return m_text.empty(); }
    friend auto operator<=>(const Id &, const Id &) = default;
    friend bool operator==(const Id &, const Id &) = default;

private:
    std::string m_text;
};

} // namespace pos::base

template <typename Tag>
struct std::hash<pos::base::Id<Tag>> {
    std::size_t operator()(const pos::base::Id<Tag> &id) const noexcept
    {
        return std::hash<std::string> {}(id.text());
    }
};

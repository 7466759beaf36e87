// SPDX-License-Identifier: Apache-2.0
#include "core/base/secret.h"

#include <openssl/crypto.h>

namespace pos::base {

Secret::Secret(std::string_view value)
    : m_value(value)
{
}

Secret::~Secret()
{
    wipe();
}

Secret::Secret(const Secret &other) = default;

Secret &Secret::operator=(const Secret &other)
{
    if (this != &other) {
        wipe();
        m_value = other.m_value;
    }
    return *this;
}

Secret::Secret(Secret &&other) noexcept
    : m_value(other.m_value) // copied, then wiped: a moved-from short string keeps its bytes
{
    other.wipe();
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_value = other.m_value;
        other.wipe();
    }
    return *this;
}

std::string Secret::masked() const
{
    constexpr std::size_t shortest = 16;
    constexpr std::size_t shown = 4;
    if (m_value.size() < shortest) {
        return "…";
    }
    const auto first = m_value.find('_');
    const auto second = first == std::string::npos ? first : m_value.find('_', first + 1);
    const auto prefix = second == std::string::npos || second > 12 ? 0 : second + 1;
    return m_value.substr(0, prefix) + "…" + m_value.substr(m_value.size() - shown);
}

void Secret::wipe()
{
    if (!m_value.empty()) {
        OPENSSL_cleanse(m_value.data(), m_value.size());
        m_value.clear();
    }
}

} // namespace pos::base

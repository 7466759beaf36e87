// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/amount_entry.h"

#include <algorithm>

namespace pos::ui {
namespace {

std::int64_t powerOfTen(int exponent)
{
    std::int64_t value = 1;
    for (; exponent > 0; --exponent) {
        value *= 10;
    }
    return value;
}

} // namespace

AmountEntry::AmountEntry(money::Currency currency, view::Keypad mode)
    : m_currency{currency}
    , m_mode{currency.decimals() == 0 ? view::Keypad::CentsFirst : mode}
{
}

bool AmountEntry::press(Key key)
{
    switch (key) {
    case Key::Clear: {
        const bool had = !isEmpty();
        m_minor = 0;
        m_decimalsTyped = -1;
        return had;
    }
    case Key::Backspace:
        return backspace();
    case Key::Decimal:
        if (!offersDecimal() || m_decimalsTyped >= 0) {
            return false;
        }
        m_decimalsTyped = 0;
        return true;
    case Key::DoubleZero: {
        // All or nothing: half of a "00" would be a surprise.
        const AmountEntry before = *this;
        if (append(0) && append(0)) {
            return m_minor != before.m_minor || m_decimalsTyped != before.m_decimalsTyped;
        }
        *this = before;
        return false;
    }
    case Key::D0:
    case Key::D1:
    case Key::D2:
    case Key::D3:
    case Key::D4:
    case Key::D5:
    case Key::D6:
    case Key::D7:
    case Key::D8:
    case Key::D9:
        return append(static_cast<int>(key) - static_cast<int>(Key::D0));
    }
    return false;
}

bool AmountEntry::append(int digit)
{
    std::int64_t next = 0;
    if (m_mode == view::Keypad::CentsFirst) {
        next = m_minor * 10 + digit;
    } else if (m_decimalsTyped < 0) {
        next = m_minor * 10 + digit * m_currency.minorPerMajor();
    } else if (m_decimalsTyped >= m_currency.decimals()) {
        return false;
    } else {
        next = m_minor + digit * powerOfTen(m_currency.decimals() - m_decimalsTyped - 1);
    }
    if (next > largestMinor) {
        return false;
    }
    m_minor = next;
    if (m_decimalsTyped >= 0) {
        ++m_decimalsTyped;
    }
    return true;
}

bool AmountEntry::backspace()
{
    if (isEmpty()) {
        return false;
    }
    if (m_mode == view::Keypad::CentsFirst) {
        m_minor /= 10;
        return true;
    }
    if (m_decimalsTyped < 0) {
        const std::int64_t major = m_currency.minorPerMajor();
        m_minor = m_minor / major / 10 * major;
        return true;
    }
    if (m_decimalsTyped > 0) {
        const std::int64_t place = powerOfTen(m_currency.decimals() - m_decimalsTyped + 1);
        m_minor = m_minor / place * place;
    }
    --m_decimalsTyped;
    return true;
}

base::Result<money::Money> AmountEntry::paste(
    std::string_view text, const money::NumberStyle &style)
{
    auto parsed = money::parse(text, m_currency, style);
    if (!parsed) {
        return parsed;
    }
    if (parsed->minor() < 0 || parsed->minor() > largestMinor) {
        return base::fail(base::ErrorCode::InvalidArgument, "The amount is out of range.");
    }
    set(parsed->minor());
    return parsed;
}

void AmountEntry::set(std::int64_t minor)
{
    m_minor = std::clamp<std::int64_t>(minor, 0, largestMinor);
    // A whole amount can be typed on; one with decimals is complete.
    const bool whole = m_minor % m_currency.minorPerMajor() == 0;
    m_decimalsTyped = whole || m_mode == view::Keypad::CentsFirst ? -1 : m_currency.decimals();
}

bool AmountEntry::isEmpty() const
{
    return m_minor == 0 && m_decimalsTyped < 0;
}

int AmountEntry::ghostDecimals() const
{
    if (m_mode == view::Keypad::CentsFirst) {
        return 0;
    }
    return m_currency.decimals() - std::max(0, m_decimalsTyped);
}

bool AmountEntry::offersDecimal() const
{
    return m_mode == view::Keypad::Calculator && m_currency.decimals() > 0;
}

} // namespace pos::ui

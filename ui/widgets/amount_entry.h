// SPDX-License-Identifier: Apache-2.0
//
// What the keys of an amount pad mean: keys in, minor units out, nothing else. Two schools of
// cashiers exist and each makes mistakes by a factor of a hundred on the other's pad, so both are
// here, and a currency without decimals makes them the same.
#pragma once

#include "core/base/result.h"
#include "core/money/format.h"
#include "core/money/money.h"
#include "core/view/snapshots.h"

#include <cstdint>
#include <string_view>

namespace pos::ui {

class AmountEntry {
public:
    // clang-format off
    enum class Key {
        D0, D1, D2, D3, D4, D5, D6, D7, D8, D9, DoubleZero, Decimal, Backspace, Clear,
    };
    // clang-format on

    AmountEntry(money::Currency currency, view::Keypad mode);

    // Returns false when the key changed nothing: a tenth digit, a third decimal, a second mark.
    bool press(Key key);
    // Replaces the amount by what was pasted; unchanged on an error, which says what was wrong.
    base::Result<money::Money> paste(std::string_view text, const money::NumberStyle &style);
    void set(std::int64_t minor); // a quick amount; clamped to what may be typed

    [[nodiscard]] money::Money amount() const { return {m_minor, m_currency}; }
    [[nodiscard]] bool isEmpty() const;
    // How many of the shown decimals nobody has typed yet: they are painted quietly.
    [[nodiscard]] int ghostDecimals() const;
    [[nodiscard]] bool offersDoubleZero() const { return m_currency.decimals() > 0; }
    [[nodiscard]] bool offersDecimal() const;
    [[nodiscard]] view::Keypad mode() const { return m_mode; }

    static constexpr std::int64_t largestMinor = 999'999'999; // nine digits

private:
    bool append(int digit);
    bool backspace();

    money::Currency m_currency;
    view::Keypad m_mode;
    std::int64_t m_minor{0};
    int m_decimalsTyped{-1}; // calculator pad: -1 = no mark yet
};

} // namespace pos::ui

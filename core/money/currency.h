// SPDX-License-Identifier: Apache-2.0
//
// ISO 4217 currencies and the number of their decimals ("minor unit" in the standard's list one).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pos::money {

// An alphabetic ISO 4217 code that exists. There is no empty Currency; use std::optional.
class Currency {
public:
    // Accepts any letter case, as providers disagree about it. Empty for an unknown code.
    [[nodiscard]] static std::optional<Currency> fromCode(std::string_view code);

    [[nodiscard]] std::string_view code() const { return {m_code.data(), m_code.size()}; } // "USD"
    [[nodiscard]] std::string lowerCode() const; // "usd", as PlutoPay writes it
    [[nodiscard]] int decimals() const { return m_decimals; } // 0 to 4
    [[nodiscard]] std::int64_t minorPerMajor() const; // 10 to the power of decimals()

    friend bool operator==(const Currency &, const Currency &) = default;

private:
    Currency(std::array<char, 3> code, int decimals);
    std::array<char, 3> m_code;
    int m_decimals;
};

// For constants: aborts when the code does not exist.
[[nodiscard]] Currency currency(std::string_view code);

// Every code that fromCode() accepts, sorted; for the settings page and for tests.
[[nodiscard]] std::vector<std::string_view> allCodes();

} // namespace pos::money

// SPDX-License-Identifier: Apache-2.0
//
// A value that must not be printed. It has no stream operator, no conversion and no comparison
// that stops early; its bytes are wiped when it goes.
#pragma once

#include <string>
#include <string_view>

namespace pos::base {

class Secret {
public:
    Secret() = default;
    explicit Secret(std::string_view value);
    ~Secret();
    Secret(const Secret &other);
    Secret &operator=(const Secret &other);
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;

    // The bytes themselves. Call it only where they leave for their one rightful place.
    [[nodiscard]] std::string_view expose() const { return m_value; }
    [[nodiscard]] bool empty() const { return m_value.empty(); }

    // "sk_test_…x4Qz": the kind prefix (up to the second underscore) and the last four, for people
    // who must tell two keys apart. Keys shorter than 16 bytes show only "…".
    [[nodiscard]] std::string masked() const;

private:
    void wipe();
    std::string m_value;
};

} // namespace pos::base

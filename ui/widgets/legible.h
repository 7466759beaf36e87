// SPDX-License-Identifier: Apache-2.0
//
// Lets a test ask every widget that paints its own text whether all of it can be read; a label that
// loses its last word in German must fail a test, not a shop.
#pragma once

namespace pos::ui {

class Legible {
public:
    Legible() = default;
    virtual ~Legible() = default;
    Legible(const Legible &) = delete;
    Legible &operator=(const Legible &) = delete;
    Legible(Legible &&) = delete;
    Legible &operator=(Legible &&) = delete;

    // True when nothing of the text is cut at the present size.
    [[nodiscard]] virtual bool isWhole() const = 0;
};

} // namespace pos::ui

// SPDX-License-Identifier: Apache-2.0
//
// The document set in columns of equal width: what a receipt printer prints, what the screen
// previews and what a text file holds.
#pragma once

#include "core/receipt/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace pos::receipt {

// Paper of 80 mm and of 58 mm in the printer's larger face.
inline constexpr int columns80mm = 48;
inline constexpr int columns58mm = 32;

struct TextLine {
    Part part = Part::Gap;
    std::string text; // not wider than the columns; of QrCode and Barcode: what they encode
};

struct TextLayout {
    int columns = columns80mm;
    std::vector<TextLine> lines;
};

// `columns` from 24 to 80, else it is moved there.
[[nodiscard]] TextLayout layoutText(const Document &document, int columns);

// The lines as a person reads them; codes are written out.
[[nodiscard]] std::vector<std::string> plainLines(const TextLayout &layout);

// How many columns a UTF-8 text takes: 0 for combining marks, 2 for East Asian wide characters.
[[nodiscard]] int displayWidth(std::string_view text);

// Breaks at spaces, and inside words that are wider than `columns` (> 0). Never empty.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, int columns);

} // namespace pos::receipt

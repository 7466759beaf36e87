// SPDX-License-Identifier: Apache-2.0
//
// The layout as commands of receipt printers. What a model cannot do is said by its profile and
// done in another way, because an unknown command prints as rubbish.
#pragma once

#include "core/receipt/code_page.h"
#include "core/receipt/layout.h"

#include <string>
#include <utility>
#include <vector>

namespace pos::receipt {

enum class Cut { Full, Partial, Old /* ESC i, of early models */, None };

struct PrinterProfile {
    int dotsPerLine = 576; // 576 on 80 mm, 384 on 58 mm
    // Pages the model has, best first, with its number for each (ESC t n).
    std::vector<std::pair<CodePage, unsigned char>> codePages{{CodePage::Pc437, 0},
        {CodePage::Pc858, 19}, {CodePage::Wpc1252, 16}, {CodePage::Pc866, 17}};
    bool hasQrCode = true; // GS ( k; otherwise the code is sent as an image
    bool hasBarcode = true; // CODE128 through GS k; otherwise only the number is printed
    bool leavesKanjiMode = true; // FS . first: many models start in a two-byte mode
    Cut cut = Cut::Partial;
    int feedLinesBeforeCut = 4; // the blade sits above the print head
};

[[nodiscard]] PrinterProfile profile80mm();
[[nodiscard]] PrinterProfile profile58mm(); // no cutter, as most of them
[[nodiscard]] PrinterProfile profileBasic(); // PC437, no codes, old cut: for models nobody knows

// Bytes for the printer's input. Contains nothing that opens a drawer.
[[nodiscard]] std::string toEscPos(const TextLayout &layout, const PrinterProfile &profile);

} // namespace pos::receipt

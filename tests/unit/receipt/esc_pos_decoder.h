// SPDX-License-Identifier: Apache-2.0
//
// A receipt printer made of text. Written from the command reference, not from our writer, with
// the C library's code pages: a misreading must not hide on both sides.
#pragma once

#include <string>
#include <vector>

namespace pos::testing {

struct PrintedRow {
    std::string text; // UTF-8
    bool bold = false;
    bool tall = false;
    bool reversed = false;
    int page = 0; // ESC t n
};

struct Printed {
    std::vector<PrintedRow> rows;
    std::vector<std::string> dump; // every command and row, for golden files
    std::string qrData;
    int qrModuleDots = 0;
    std::string barcodeData;
    int imageRows = 0; // of GS v 0
    int imageDarkDots = 0;
    std::string cut; // "full", "partial", "old", "" = none
    int feedsBeforeCut = 0;
    std::string problem; // "" = every byte was understood
};

[[nodiscard]] Printed decodeEscPos(const std::string &bytes);

} // namespace pos::testing

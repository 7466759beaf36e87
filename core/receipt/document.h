// SPDX-License-Identifier: Apache-2.0
//
// A receipt in the order in which it is read, with what each part means and without widths, so
// that paper in 48 columns, paper in 32 and a PDF in a proportional face say the same thing.
#pragma once

#include "core/base/result.h"
#include "core/receipt/labels.h"
#include "core/receipt/receipt.h"

#include <string>
#include <vector>

namespace pos::receipt {

enum class Part {
    Title, // the shop's name
    Centered,
    Note, // centred, quieter
    Banner, // reversed, over the whole width
    Heading, // a pair: number and time
    Pair, // words left, amount right
    Detail, // a pair of the small print: words left, value right
    Total, // the pair that everybody looks for
    Rule,
    SignatureSpace, // room to sign above a line
    QrCode, // text = what it encodes
    Barcode, // text = what it encodes
    Gap,
};

struct Element {
    Part part = Part::Gap;
    std::string text{};
    std::string value{}; // right-hand side of pairs
    bool indented = false;
};

using Document = std::vector<Element>;

// Fails where check() does. All texts are cleaned: no control characters, whole UTF-8, and no card
// numbers in what people typed.
[[nodiscard]] base::Result<Document> compose(const Receipt &receipt, const Labels &labels);

} // namespace pos::receipt

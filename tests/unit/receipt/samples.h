// SPDX-License-Identifier: Apache-2.0
//
// The receipts that the golden files, the PDF test and the bench share. Invented data only.
#pragma once

#include "core/receipt/labels.h"
#include "core/receipt/receipt.h"

#include <string>
#include <vector>

namespace pos::testing {

struct Sample {
    std::string name; // also the golden file's
    receipt::Receipt receipt;
    receipt::Labels labels;
};

[[nodiscard]] std::vector<Sample> sampleReceipts();
[[nodiscard]] Sample sampleReceipt(const std::string &name);

} // namespace pos::testing

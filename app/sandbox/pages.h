// SPDX-License-Identifier: Apache-2.0
//
// Lists on the wire: which page is asked for, and the four envelopes in which pages are answered.
#pragma once

#include "app/sandbox/call.h"
#include "app/sandbox/json.h"
#include "app/sandbox/shop.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace pos::sandbox {

struct ListStyle {
    Toggle sizeName = Toggle::PageSizeTransactions;
    Toggle defaultSize = Toggle::PageDefaultMain;
    Toggle envelope = Toggle::ListEnvelopeMain;
};

constexpr ListStyle transactionLists{
    Toggle::PageSizeTransactions, Toggle::PageDefaultMain, Toggle::ListEnvelopeMain};
constexpr ListStyle customerLists{
    Toggle::PageSizeCustomers, Toggle::PageDefaultMain, Toggle::ListEnvelopeMain};
constexpr ListStyle ledgerLists{
    Toggle::PageSizeLedger, Toggle::PageDefaultRest, Toggle::ListEnvelopeRest};
constexpr ListStyle terminalLists{
    Toggle::PageSizeTerminals, Toggle::PageDefaultRest, Toggle::ListEnvelopeRest};

// The asked page of `count` rows; `row` writes the one at an index and is called for that page
// only. Page 0 is page 1; beyond the end is an empty page.
[[nodiscard]] Answer listAnswer(const Shop &shop, const Call &call, const ListStyle &style,
    std::size_t count, const std::function<Json(std::size_t)> &row);

// The same over a choice of rows.
template <typename Row, typename Write>
[[nodiscard]] Answer listRows(const Shop &shop, const Call &call, const ListStyle &style,
    const std::vector<const Row *> &rows, Write write)
{
    return listAnswer(
        shop, call, style, rows.size(), [&](std::size_t at) { return write(shop, *rows[at]); });
}

} // namespace pos::sandbox

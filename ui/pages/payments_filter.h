// SPDX-License-Identifier: Apache-2.0
//
// Which payments a person wants to see: decided here, without Qt's models, so that it can be table
// tested and stays quick over 100,000 rows.
#pragma once

#include "core/view/snapshots.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pos::ui {

enum class PaymentChip : std::uint32_t {
    Today = 1U << 0U,
    Approved = 1U << 1U, // money is here or held
    Declined = 1U << 2U, // nothing was taken: declined, cancelled, refused
    Refunded = 1U << 3U, // whole or in part
    Problem = 1U << 4U, // somebody has to look: conflict, dispute, a word we do not know
    Checking = 1U << 5U, // not known yet
};

struct PaymentFilter {
    std::string needle; // as typed, UTF-8; empty = everything
    std::uint32_t chips = 0; // PaymentChip bits; Today narrows, the others add up; 0 = everything
    std::int64_t todayStartsUtcMs = 0; // midnight of the shop's day

    friend bool operator==(const PaymentFilter &, const PaymentFilter &) = default;
};

// True when the row passes the chips; the needle is not looked at.
[[nodiscard]] bool passesChips(const view::PaymentRow &row, const PaymentFilter &filter);

// The forms under which a needle is looked for: without case, and an amount as "12.50" whatever
// mark or sign it was typed with. At most two; none for a needle of blanks.
[[nodiscard]] std::vector<std::string> needleForms(std::string_view needle);

// The texts of all rows in one block of memory, so that a search is one pass over it. Built once
// for a list, the first time a person searches it.
class PaymentSearchIndex {
public:
    explicit PaymentSearchIndex(const std::vector<view::PaymentRow> &rows);

    // One flag for each row: reference, note, card, amount, attempt or transaction id holds it.
    [[nodiscard]] std::vector<bool> find(std::string_view needle) const;

private:
    std::string m_text; // every row's fields, folded, each ended by '\n'
    std::vector<std::size_t> m_ends; // of each row in m_text
};

// Positions of the rows to show, in the list's own order.
[[nodiscard]] std::vector<std::uint32_t> filterPayments(const std::vector<view::PaymentRow> &rows,
    const PaymentSearchIndex *index, const PaymentFilter &filter);

} // namespace pos::ui

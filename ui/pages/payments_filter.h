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

// The texts of all rows in one block of memory, so that a search is one pass over it. It grows in
// slices, because the whole of a long list costs more than the time of a frame.
class PaymentSearchIndex {
public:
    // Takes in up to `most` further rows of the list it was begun with; true when all are in.
    bool grow(const view::PaymentRows &rows, std::size_t most);

    // One flag for each row taken in: reference, note, card, amount, attempt or transaction id
    // holds the needle.
    [[nodiscard]] std::vector<bool> find(std::string_view needle) const;

private:
    void add(const view::PaymentRow &row);
    void addAmount(const view::PaymentRow &row);

    std::string m_text; // every row's fields, folded, each ended by '\n'
    std::vector<std::size_t> m_ends; // of each row in m_text
    std::string m_currency; // of the row before: looked up once for a whole list
    int m_decimals = -1; // of it; -1 = unknown
};

// Positions of the rows to show, in the list's own order. A needle is looked for when there is an
// index; it must have taken in all the rows.
[[nodiscard]] std::vector<std::uint32_t> filterPayments(
    const view::PaymentRows &rows, const PaymentSearchIndex *index, const PaymentFilter &filter);

} // namespace pos::ui

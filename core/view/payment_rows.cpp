// SPDX-License-Identifier: Apache-2.0
#include "core/view/payment_rows.h"

#include <algorithm>
#include <utility>

namespace pos::view {

PaymentRows::PaymentRows(const std::vector<PaymentRow> &newestFirst)
{
    PaymentListBuilder builder;
    builder.addOlder(newestFirst);
    *this = builder.list();
}

const PaymentRow &PaymentRows::operator[](std::size_t at) const
{
    const auto other = std::lower_bound(m_othersAt.begin(), m_othersAt.end(), at);
    const auto before = static_cast<std::size_t>(other - m_othersAt.begin());
    if (other != m_othersAt.end() && *other == at) {
        return (*m_others)[before];
    }
    const auto place = m_unused + m_ownRows - 1 - (at - before);
    return (*m_chunks[place / chunkRows])[place % chunkRows];
}

const PaymentRow &PaymentListBuilder::at(std::size_t place) const
{
    return (*m_parts[place / PaymentRows::chunkRows].rows)[place % PaymentRows::chunkRows];
}

void PaymentListBuilder::write(std::size_t place, PaymentRow row)
{
    auto &part = m_parts[place / PaymentRows::chunkRows];
    if (part.given) {
        part = {std::make_shared<Chunk>(*part.rows), false};
    }
    (*part.rows)[place % PaymentRows::chunkRows] = std::move(row);
}

void PaymentListBuilder::clearOwn()
{
    m_parts.clear();
    m_attempts.clear();
    m_unused = 0;
    m_ownRows = 0;
}

void PaymentListBuilder::addOlder(const std::vector<PaymentRow> &rows)
{
    constexpr auto chunkRows = PaymentRows::chunkRows;
    const auto missing = rows.size() > m_unused ? rows.size() - m_unused : 0;
    const auto chunks = (missing + chunkRows - 1) / chunkRows;
    std::vector<Part> parts;
    for (std::size_t i = 0; i < chunks; ++i) {
        parts.push_back({std::make_shared<Chunk>(chunkRows), false});
    }
    m_parts.insert(m_parts.begin(), parts.begin(), parts.end());
    m_unused += chunks * chunkRows;
    for (const auto &row : rows) {
        m_attempts.insert(row.attemptId);
        write(--m_unused, row);
        ++m_ownRows;
    }
}

void PaymentListBuilder::put(PaymentRow row)
{
    constexpr auto chunkRows = PaymentRows::chunkRows;
    const auto end = m_unused + m_ownRows;
    const bool isNew = m_attempts.insert(row.attemptId).second;
    // From the newest: it is nearly always one of the last.
    for (auto place = end; !isNew && place-- > m_unused;) {
        if (at(place).attemptId == row.attemptId) {
            if (!(at(place) == row)) {
                write(place, std::move(row));
            }
            return;
        }
    }
    if (end == m_parts.size() * chunkRows) {
        m_parts.push_back({std::make_shared<Chunk>(chunkRows), false});
    }
    write(end, std::move(row));
    ++m_ownRows;
}

void PaymentListBuilder::setOthers(std::vector<PaymentRow> rows)
{
    std::stable_sort(rows.begin(), rows.end(),
        [](const PaymentRow &a, const PaymentRow &b) { return a.utcMs > b.utcMs; });
    m_others = std::make_shared<const std::vector<PaymentRow>>(std::move(rows));
}

void PaymentListBuilder::dropOther(const std::string &transactionId)
{
    const auto isIt = [&](const PaymentRow &row) { return row.transactionId == transactionId; };
    if (std::any_of(m_others->begin(), m_others->end(), isIt)) {
        auto left = *m_others;
        std::erase_if(left, isIt);
        m_others = std::make_shared<const std::vector<PaymentRow>>(std::move(left));
    }
}

void PaymentListBuilder::trimTo(std::size_t rows)
{
    while (m_ownRows >= rows + PaymentRows::chunkRows) {
        for (auto place = m_unused; place < PaymentRows::chunkRows; ++place) {
            m_attempts.erase(at(place).attemptId);
        }
        m_ownRows -= PaymentRows::chunkRows - m_unused;
        m_unused = 0;
        m_parts.erase(m_parts.begin());
    }
}

// The till's own rows stand in the order of their beginning, which is that of their time unless
// somebody set the clock back; then an other one stands a little off.
std::vector<std::size_t> PaymentListBuilder::placesOfOthers() const
{
    std::vector<std::size_t> places;
    for (const auto &row : *m_others) {
        std::size_t newer = 0; // of the till's own
        std::size_t until = m_ownRows;
        while (newer < until) {
            const auto middle = newer + (until - newer) / 2;
            const bool isNewer = at(m_unused + m_ownRows - 1 - middle).utcMs >= row.utcMs;
            (isNewer ? newer : until) = isNewer ? middle + 1 : middle;
        }
        places.push_back(newer + places.size());
    }
    return places;
}

PaymentRows PaymentListBuilder::list()
{
    PaymentRows list;
    list.m_chunks.reserve(m_parts.size());
    for (auto &part : m_parts) {
        part.given = true;
        list.m_chunks.push_back(part.rows);
    }
    list.m_unused = m_unused;
    list.m_ownRows = m_ownRows;
    list.m_others = m_others;
    list.m_othersAt = placesOfOthers();
    return list;
}

} // namespace pos::view

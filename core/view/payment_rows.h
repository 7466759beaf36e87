// SPDX-License-Identifier: Apache-2.0
//
// The rows of the payments list as one value: random access, newest first, never changed once made.
// The rows stand in chunks that successive lists share, so that a new payment or a new state costs
// one chunk, however long the list is. PaymentListBuilder makes the next list from the last one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

namespace pos::view {

enum class PaymentState {
    Open,
    Checking,
    Approved,
    Authorized,
    Declined,
    Cancelled,
    Refused,
    Refunded,
    PartiallyRefunded,
    Disputed,
    Conflict,
    Unknown
};

enum class PaymentOrigin { ThisTill, Provider /* seen only in PlutoPay's list */ };

struct PaymentRow {
    std::string attemptId; // empty for PaymentOrigin::Provider
    std::string transactionId, reference, note, readerName, cardBrand, cardLastFour;
    std::int64_t utcMs = 0;
    std::int64_t amountMinor = 0, refundedMinor = 0;
    std::string currency; // "USD"
    PaymentState state = PaymentState::Unknown;
    PaymentOrigin origin = PaymentOrigin::ThisTill;
    bool isTest = false;

    friend bool operator==(const PaymentRow &, const PaymentRow &) = default;
};

class PaymentRows {
public:
    class Iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = PaymentRow;
        using difference_type = std::ptrdiff_t;
        using pointer = const PaymentRow *;
        using reference = const PaymentRow &;

        Iterator() = default;
        Iterator(const PaymentRows *rows, std::size_t at)
            : m_rows(rows)
            , m_at(at)
        {
        }
        reference operator*() const { return (*m_rows)[m_at]; }
        pointer operator->() const { return &(*m_rows)[m_at]; }
        Iterator &operator++()
        {
            ++m_at;
            return *this;
        }
        Iterator operator++(int)
        {
            auto before = *this;
            ++m_at;
            return before;
        }
        friend bool operator==(const Iterator &, const Iterator &) = default;

    private:
        const PaymentRows *m_rows = nullptr;
        std::size_t m_at = 0;
    };

    PaymentRows() = default;
    explicit PaymentRows(const std::vector<PaymentRow> &newestFirst);

    [[nodiscard]] std::size_t size() const { return m_ownRows + m_othersAt.size(); }
    [[nodiscard]] bool empty() const { return size() == 0; }
    [[nodiscard]] const PaymentRow &operator[](std::size_t at) const; // at < size()
    [[nodiscard]] const PaymentRow &front() const { return (*this)[0]; } // not empty
    [[nodiscard]] Iterator begin() const { return {this, 0}; }
    [[nodiscard]] Iterator end() const { return {this, size()}; }

private:
    friend class PaymentListBuilder;
    using Chunk = std::vector<PaymentRow>; // oldest first
    static constexpr std::size_t chunkRows = 64;

    std::vector<std::shared_ptr<const Chunk>> m_chunks; // oldest first
    std::size_t m_unused = 0; // places at the beginning of the first chunk
    std::size_t m_ownRows = 0;
    std::shared_ptr<const std::vector<PaymentRow>> m_others; // newest first
    std::vector<std::size_t> m_othersAt; // their positions in the list, ascending
};

// Keeps the list that is being made. One thread; the lists it gives away belong to nobody.
class PaymentListBuilder {
public:
    // The till's own rows go, the others stay.
    void clearOwn();
    // Rows that are older than all there are, newest first.
    void addOlder(const std::vector<PaymentRow> &rows);
    // The row of an attempt: in its old place where there is one, else as the newest.
    void put(PaymentRow row);
    // Rows that are not this till's, in any order; placed by their time.
    void setOthers(std::vector<PaymentRow> rows);
    // Forgets a row of the others with this transaction: the till knows it as its own.
    void dropOther(const std::string &transactionId);
    // Drops the oldest until at most `rows` of the till's own are there, or a little more.
    void trimTo(std::size_t rows);

    [[nodiscard]] std::size_t ownRows() const { return m_ownRows; }
    [[nodiscard]] PaymentRows list();

private:
    using Chunk = PaymentRows::Chunk;
    struct Part {
        std::shared_ptr<Chunk> rows;
        bool given = false; // it is part of a list that was given away: copied before a change
    };
    void write(std::size_t place, PaymentRow row);
    [[nodiscard]] const PaymentRow &at(std::size_t place) const;
    [[nodiscard]] std::vector<std::size_t> placesOfOthers() const;

    std::vector<Part> m_parts;
    std::size_t m_unused = 0, m_ownRows = 0;
    std::unordered_set<std::string> m_attempts; // of the own rows: a new one is not looked for
    std::shared_ptr<const std::vector<PaymentRow>> m_others
        = std::make_shared<const std::vector<PaymentRow>>();
};

} // namespace pos::view

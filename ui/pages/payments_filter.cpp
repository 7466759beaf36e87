// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/payments_filter.h"

#include "core/money/currency.h"

#include <QString>

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>

namespace pos::ui {
namespace {

constexpr std::uint32_t bit(PaymentChip chip)
{
    return static_cast<std::uint32_t>(chip);
}

PaymentChip chipOf(view::PaymentState state)
{
    switch (state) {
    case view::PaymentState::Open:
    case view::PaymentState::Checking:
        return PaymentChip::Checking;
    case view::PaymentState::Approved:
    case view::PaymentState::Authorized:
        return PaymentChip::Approved;
    case view::PaymentState::Declined:
    case view::PaymentState::Cancelled:
    case view::PaymentState::Refused:
        return PaymentChip::Declined;
    case view::PaymentState::Refunded:
    case view::PaymentState::PartiallyRefunded:
        return PaymentChip::Refunded;
    case view::PaymentState::Disputed:
    case view::PaymentState::Conflict:
    case view::PaymentState::Unknown:
        return PaymentChip::Problem;
    }
    return PaymentChip::Problem;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Case folding of a note may need Unicode; ids and numbers never do, and they are most of the text.
void appendFolded(std::string &out, std::string_view text)
{
    const bool ascii = std::all_of(
        text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
    if (!ascii) {
        const auto size = static_cast<qsizetype>(text.size());
        out += QString::fromUtf8(text.data(), size).toCaseFolded().toStdString();
        return;
    }
    for (const char c : text) {
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    }
}

// "12,50", "$ 12.50" and "1 250,00" become "12.50" and "1250.00"; empty when it is no amount.
std::string amountForm(std::string_view folded)
{
    std::string digits;
    std::size_t marks = 0;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const char c = folded[i];
        if (isDigit(c)) {
            digits += c;
        } else if (c == '.' || c == ',') {
            const std::size_t rest = folded.size() - i - 1;
            if (rest <= 2 && !digits.empty()) { // three digits behind it: a group, not decimals
                digits += '.';
                ++marks;
            }
        } else if (c != ' ' && c != '$' && !(i == 0 && static_cast<signed char>(c) < 0)) {
            return {};
        }
    }
    return marks <= 1 && !digits.empty() ? digits : std::string();
}

} // namespace

bool passesChips(const view::PaymentRow &row, const PaymentFilter &filter)
{
    const std::uint32_t today = bit(PaymentChip::Today);
    if ((filter.chips & today) != 0 && row.utcMs < filter.todayStartsUtcMs) {
        return false;
    }
    const std::uint32_t states = filter.chips & ~today;
    return states == 0 || (states & bit(chipOf(row.state))) != 0;
}

std::vector<std::string> needleForms(std::string_view needle)
{
    const auto first = needle.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) {
        return {};
    }
    const auto last = needle.find_last_not_of(" \t\n");
    std::string folded;
    appendFolded(folded, needle.substr(first, last - first + 1));
    std::vector<std::string> forms{folded};
    const std::string amount = amountForm(folded);
    if (!amount.empty() && amount != folded) {
        forms.push_back(amount);
    }
    return forms;
}

bool PaymentSearchIndex::grow(const view::PaymentRows &rows, std::size_t most)
{
    if (m_ends.empty()) {
        m_text.reserve(rows.size() * 112);
        m_ends.reserve(rows.size());
    }
    const std::size_t until = std::min(rows.size(), m_ends.size() + most);
    for (std::size_t i = m_ends.size(); i < until; ++i) {
        add(rows[i]);
    }
    return until == rows.size();
}

void PaymentSearchIndex::add(const view::PaymentRow &row)
{
    for (const std::string *field :
        {&row.reference, &row.note, &row.attemptId, &row.transactionId}) {
        appendFolded(m_text, *field);
        m_text += '\n';
    }
    appendFolded(m_text, row.cardBrand);
    m_text += ' ';
    m_text += row.cardLastFour;
    m_text += '\n';
    addAmount(row);
    m_text += '\n';
    m_ends.push_back(m_text.size());
}

// "1250.50", the form that needleForms() makes of whatever was typed.
void PaymentSearchIndex::addAmount(const view::PaymentRow &row)
{
    if (row.currency != m_currency) {
        m_currency = row.currency;
        const auto known = money::Currency::fromCode(row.currency);
        m_decimals = known ? known->decimals() : -1;
    }
    if (m_decimals < 0) {
        return;
    }
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), row.amountMinor).ptr;
    std::string_view text(digits.data(), static_cast<std::size_t>(end - digits.data()));
    if (text.front() == '-') {
        m_text += '-';
        text.remove_prefix(1);
    }
    const auto decimals = static_cast<std::size_t>(m_decimals);
    const std::string zeros(text.size() > decimals ? 0 : decimals + 1 - text.size(), '0');
    const std::size_t whole = zeros.size() + text.size() - decimals;
    const std::size_t at = m_text.size();
    m_text += zeros;
    m_text += text;
    if (decimals > 0) {
        m_text.insert(at + whole, 1, '.');
    }
}

std::vector<bool> PaymentSearchIndex::find(std::string_view needle) const
{
    std::vector<bool> found(m_ends.size(), false);
    for (const std::string &form : needleForms(needle)) {
        std::size_t row = 0;
        std::size_t at = m_text.find(form);
        while (at != std::string::npos) {
            const auto end = std::upper_bound(
                m_ends.begin() + static_cast<std::ptrdiff_t>(row), m_ends.end(), at);
            row = static_cast<std::size_t>(end - m_ends.begin());
            found[row] = true;
            at = m_text.find(form, m_ends[row]); // one hit is enough for a row
        }
    }
    return found;
}

std::vector<std::uint32_t> filterPayments(
    const view::PaymentRows &rows, const PaymentSearchIndex *index, const PaymentFilter &filter)
{
    std::vector<std::uint32_t> visible;
    const bool searches = index != nullptr && !needleForms(filter.needle).empty();
    if (!searches && filter.chips == 0) {
        visible.resize(rows.size());
        std::iota(visible.begin(), visible.end(), 0U);
        return visible;
    }
    const std::vector<bool> found = searches ? index->find(filter.needle) : std::vector<bool>();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if ((!searches || found[i]) && passesChips(rows[i], filter)) {
            visible.push_back(static_cast<std::uint32_t>(i));
        }
    }
    return visible;
}

} // namespace pos::ui

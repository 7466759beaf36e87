// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/types.h"

#include <array>
#include <cstddef>
#include <cstring>

namespace pos::gateway {

namespace {

using PackedSize = std::uint32_t; // an answer has at most 16 MiB

void putSize(std::string &packed, std::size_t size)
{
    const auto narrow = static_cast<PackedSize>(size);
    std::array<char, sizeof narrow> bytes{};
    std::memcpy(bytes.data(), &narrow, sizeof narrow);
    packed.append(bytes.data(), bytes.size());
}

[[nodiscard]] std::size_t takeSize(std::string_view &packed)
{
    PackedSize size = 0;
    std::memcpy(&size, packed.data(), sizeof size);
    packed.remove_prefix(sizeof size);
    return size;
}

} // namespace

void Metadata::add(std::string_view key, std::string_view value)
{
    constexpr std::size_t usual = 100; // two short entries, in one allocation
    if (m_packed.empty() && key.size() + value.size() < usual / 2) {
        m_packed.reserve(usual);
    }
    putSize(m_packed, key.size());
    putSize(m_packed, value.size());
    m_packed.append(key);
    m_packed.append(value);
}

std::optional<std::string_view> Metadata::value(std::string_view key) const
{
    std::string_view rest = m_packed;
    while (!rest.empty()) {
        const std::size_t keySize = takeSize(rest);
        const std::size_t valueSize = takeSize(rest);
        if (rest.substr(0, keySize) == key) {
            return rest.substr(keySize, valueSize);
        }
        rest.remove_prefix(keySize + valueSize);
    }
    return std::nullopt;
}

bool moneyMoved(const Transaction &transaction)
{
    // A capture time or a refund proves a capture even when a late event turned the status word
    // back; the word alone proves it where the times are hidden.
    if (transaction.capturedAtMs.has_value() || transaction.refundedAtMs.has_value()
        || transaction.disputedAtMs.has_value() || transaction.amountRefundedMinor > 0) {
        return true;
    }
    switch (transaction.status) {
    case TransactionStatus::Succeeded:
    case TransactionStatus::Refunded:
    case TransactionStatus::PartiallyRefunded:
    case TransactionStatus::Disputed:
        return true;
    case TransactionStatus::Pending:
    case TransactionStatus::Processing:
    case TransactionStatus::Authorized:
    case TransactionStatus::FailedAttempt:
    case TransactionStatus::Canceled:
    case TransactionStatus::Unrecognised:
        return false;
    }
    return false;
}

} // namespace pos::gateway

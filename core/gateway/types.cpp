// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/types.h"

namespace pos::gateway {

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

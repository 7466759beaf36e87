// SPDX-License-Identifier: Apache-2.0
//
// Rows of the payments' list: from a summary, so that a payment of last year needs no more.
#include "core/base/invariant.h"
#include "core/till/projection.h"

namespace pos::till {

using payment::Phase;
using payment::State;
using view::PaymentState;

namespace {

PaymentState paymentStateOf(const payment::Summary &summary)
{
    switch (summary.phase) {
    case Phase::Creating:
    case Phase::Pushing:
    case Phase::ReaderTrouble:
    case Phase::Collecting:
    case Phase::Authorising:
        return PaymentState::Open;
    case Phase::Checking:
    case Phase::Cancelling:
        return PaymentState::Checking;
    case Phase::Approved:
        if (summary.disputed) {
            return PaymentState::Disputed;
        }
        return summary.refundedMinor >= summary.capturedMinor ? PaymentState::Refunded
            : summary.refundedMinor > 0                       ? PaymentState::PartiallyRefunded
                                                              : PaymentState::Approved;
    case Phase::Authorized:
        return PaymentState::Authorized;
    case Phase::Declined:
    case Phase::GivenUp:
        return PaymentState::Declined;
    case Phase::Cancelled:
        return PaymentState::Cancelled;
    case Phase::Refused:
        return PaymentState::Refused;
    case Phase::Conflict:
        return PaymentState::Conflict;
    }
    base::unreachable();
}

PaymentState paymentStateOf(gateway::TransactionStatus status)
{
    using gateway::TransactionStatus;
    switch (status) {
    case TransactionStatus::Pending:
    case TransactionStatus::Processing:
        return PaymentState::Open;
    case TransactionStatus::Authorized:
        return PaymentState::Authorized;
    case TransactionStatus::Succeeded:
        return PaymentState::Approved;
    case TransactionStatus::FailedAttempt:
        return PaymentState::Declined;
    case TransactionStatus::Canceled:
        return PaymentState::Cancelled;
    case TransactionStatus::Refunded:
        return PaymentState::Refunded;
    case TransactionStatus::PartiallyRefunded:
        return PaymentState::PartiallyRefunded;
    case TransactionStatus::Disputed:
        return PaymentState::Disputed;
    case TransactionStatus::Unrecognised:
        return PaymentState::Unknown;
    }
    base::unreachable();
}

} // namespace

view::PaymentRow rowOf(const payment::Summary &summary)
{
    view::PaymentRow row;
    row.attemptId = summary.attempt.text();
    row.transactionId = summary.transaction.text();
    row.reference = summary.reference;
    row.note = summary.note;
    row.readerName = summary.readerName;
    row.cardBrand = summary.cardBrand;
    row.cardLastFour = summary.cardLastFour;
    row.utcMs = summary.startedUtcMs;
    row.amountMinor = summary.capturedMinor > 0 ? summary.capturedMinor : summary.askedMinor;
    row.refundedMinor = summary.refundedMinor;
    row.currency = summary.currency;
    row.state = paymentStateOf(summary);
    row.origin = view::PaymentOrigin::ThisTill;
    row.isTest = summary.testMode;
    return row;
}

view::PaymentRow rowOf(const State &state)
{
    return rowOf(payment::summaryOf(state));
}

view::PaymentRow rowOf(const gateway::Transaction &transaction)
{
    view::PaymentRow row;
    row.transactionId = transaction.id.text();
    row.reference = transaction.reference;
    row.note = transaction.description;
    row.cardBrand = transaction.cardBrand;
    row.cardLastFour = transaction.cardLastFour;
    row.utcMs = transaction.createdAtMs.value_or(0);
    row.amountMinor = transaction.amountMinor;
    row.refundedMinor = transaction.amountRefundedMinor;
    const auto currency = money::Currency::fromCode(transaction.currency);
    row.currency = currency ? std::string(currency->code()) : transaction.currency;
    row.state = paymentStateOf(transaction.status);
    row.origin = view::PaymentOrigin::Provider;
    row.isTest = transaction.isTest.value_or(false);
    return row;
}

} // namespace pos::till

// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/plutopay/status_words.h"

#include "core/gateway/plutopay/word_table.h"

#include <array>
#include <cstddef>

namespace pos::gateway::plutopay {

TransactionStatus transactionStatus(std::string_view word)
{
    using Status = TransactionStatus;
    // "expired" is not a synonym of canceled: no source says that an expired intent cannot be
    // paid any more, so it stays unrecognised and is asked about again.
    static constexpr WordTable words(std::array<std::string_view, 17>{"pending", "awaiting_payment",
        "processing", "waiting_for_reader", "authorized", "requires_capture", "succeeded",
        "completed", "paid", "captured", "failed", "declined", "canceled", "cancelled", "refunded",
        "partially_refunded", "disputed"});
    static constexpr std::array<Status, 17> meanings{Status::Pending, Status::Pending,
        Status::Processing, Status::Processing, Status::Authorized, Status::Authorized,
        Status::Succeeded, Status::Succeeded, Status::Succeeded, Status::Succeeded,
        Status::FailedAttempt, Status::FailedAttempt, Status::Canceled, Status::Canceled,
        Status::Refunded, Status::PartiallyRefunded, Status::Disputed};
    const int found = words.find(word);
    return found < 0 ? Status::Unrecognised : meanings[static_cast<std::size_t>(found)];
}

ReaderStatus readerStatus(std::string_view word)
{
    if (word == "online") {
        return ReaderStatus::Online;
    }
    if (word == "offline") {
        return ReaderStatus::Offline;
    }
    if (word == "pairing") {
        return ReaderStatus::Pairing;
    }
    return ReaderStatus::Unrecognised;
}

} // namespace pos::gateway::plutopay

// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/plutopay/status_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pos::gateway::plutopay {

TransactionStatus transactionStatus(std::string_view word)
{
    using Status = TransactionStatus;
    // "expired" is not a synonym of canceled: no source says that an expired intent cannot be
    // paid any more, so it stays unrecognised and is asked about again.
    static constexpr std::array<std::pair<std::string_view, Status>, 17> words{{
        {"pending", Status::Pending},
        {"succeeded", Status::Succeeded},
        {"awaiting_payment", Status::Pending},
        {"processing", Status::Processing},
        {"waiting_for_reader", Status::Processing},
        {"authorized", Status::Authorized},
        {"requires_capture", Status::Authorized},
        {"completed", Status::Succeeded},
        {"paid", Status::Succeeded},
        {"captured", Status::Succeeded},
        {"failed", Status::FailedAttempt},
        {"declined", Status::FailedAttempt},
        {"canceled", Status::Canceled},
        {"cancelled", Status::Canceled},
        {"refunded", Status::Refunded},
        {"partially_refunded", Status::PartiallyRefunded},
        {"disputed", Status::Disputed},
    }};
    const auto *const found = std::find_if(
        words.begin(), words.end(), [word](const auto &entry) { return entry.first == word; });
    return found == words.end() ? Status::Unrecognised : found->second;
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

// SPDX-License-Identifier: Apache-2.0
//
// Making a payment: the row at PlutoPay and the intent at Stripe, in the order in which the
// provider makes them. create-payment, POST /transactions and the hosted pages share it.
#pragma once

#include "app/sandbox/shop.h"
#include "app/sandbox/state.h"

#include <cstdint>
#include <string>

namespace pos::sandbox {

struct PaymentDraft {
    std::int64_t amount = 0;
    std::string currency, methodType = "terminal", captureMethod = "automatic";
    std::string description, receiptEmail, customerId, terminalId, metadata, source = "api";
    bool test = true;
};

// The row, or nullptr when the database refused it; then the intent exists and `databaseError` says
// what the provider would leak. That is the provider's own defect, and an orphan intent stays.
Transaction *makePayment(Shop &shop, const PaymentDraft &draft, std::string &databaseError);

} // namespace pos::sandbox

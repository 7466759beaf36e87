// SPDX-License-Identifier: Apache-2.0
//
// Events as PlutoPay names them, on their way to the webhook queue: here a dialect may rename them
// or keep them to itself.
#pragma once

#include "app/sandbox/json.h"
#include "app/sandbox/shop.h"
#include "app/sandbox/state.h"

#include <string_view>

namespace pos::sandbox {

// `type` in the words of the documentation, such as payment.succeeded. To every endpoint that wants
// it, or only to the one named.
void emitEvent(
    Shop &shop, std::string_view type, const StateJson &data, std::string_view onlyEndpointId = {});
void emitPayment(Shop &shop, std::string_view type, const Transaction &transaction);

} // namespace pos::sandbox

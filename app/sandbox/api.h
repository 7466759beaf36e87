// SPDX-License-Identifier: Apache-2.0
//
// The shell around every /v1 route: keys and modes, the rate limit, idempotency, the body, and
// which group of endpoints answers.
#pragma once

#include "app/sandbox/shop.h"
#include "app/sandbox/wire.h"

namespace pos::sandbox {

// `request.path` starts with /api/v1 or /v1.
Answer apiAnswer(Shop &shop, const Request &request);

} // namespace pos::sandbox

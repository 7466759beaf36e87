// SPDX-License-Identifier: Apache-2.0
//
// Idempotency keys, where the dialect honours them: the first good answer is the answer. Refusals
// are not remembered, so a corrected request may use its key again.
#pragma once

#include "app/sandbox/call.h"
#include "app/sandbox/shop.h"
#include "app/sandbox/wire.h"

namespace pos::sandbox {

// True when the key was seen before (or is unusable); then `answer` is the whole answer.
bool replayKnown(Shop &shop, const Call &call, Answer &answer);
// Remembers a good answer under its key, and echoes the key where the dialect does.
void rememberKey(Shop &shop, const Call &call, Answer &answer);

} // namespace pos::sandbox

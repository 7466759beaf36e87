// SPDX-License-Identifier: Apache-2.0
//
// The words under which enumerators stand in the journal and in --json output. They are part of
// the file format: a word once written is never given another meaning.
#pragma once

#include "core/payment/attempt.h"

#include <optional>
#include <string_view>

namespace pos::payment {

[[nodiscard]] std::string_view nameOf(Call call); // "create", "refund_baseline"
[[nodiscard]] std::string_view nameOf(Phase phase); // "reader_trouble"
[[nodiscard]] std::string_view nameOf(Stop stop);
[[nodiscard]] std::string_view nameOf(ReaderProblem problem);
[[nodiscard]] std::string_view nameOf(RefundTry::Step step);
[[nodiscard]] std::string_view nameOf(event::Answered::Verdict verdict);
[[nodiscard]] std::string_view nameOf(event::Pressed::Button button);
[[nodiscard]] std::string_view nameOf(event::ReaderSaid::Kind kind);
[[nodiscard]] std::string_view nameOf(gateway::RefusalKind kind);
[[nodiscard]] std::string_view nameOf(gateway::Unknown::Reason reason);
[[nodiscard]] std::string_view nameOf(gateway::TransactionStatus status);

// The enumerator of a word; empty for a word of a newer version.
template <typename Enum>
[[nodiscard]] std::optional<Enum> fromName(std::string_view name);

} // namespace pos::payment

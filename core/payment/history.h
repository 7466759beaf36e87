// SPDX-License-Identifier: Apache-2.0
//
// The payments that are not in memory. The records are the truth: an old payment is folded from its
// own records when somebody asks for it. The summaries beside them answer what a start and a list
// ask, and are computed anew where they cannot be believed.
#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"
#include "core/payment/attempt.h"
#include "core/payment/summary.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace pos::payment {

// The state that these records of one attempt tell; empty when none is about a payment. Damaged or
// TooNew with the record's number where one cannot be read.
[[nodiscard]] base::Result<std::optional<State>> fold(const std::vector<journal::Record> &records);

struct ListedSummary {
    Summary summary;
    journal::Sequence first = 0; // of its records: the order of beginning
};

class History {
public:
    explicit History(journal::JournalPort &journal)
        : m_journal(journal)
    {
    }

    // Once, before the others. Computes all summaries anew when they are of another version, miss a
    // record or are damaged: seconds for a long history, and only then. A journal that cannot be
    // written keeps its old ones; what is live then comes from the records all the same.
    // Returns the attempts that must be taken up and the `newest` ones whatever became of them, in
    // the order of their beginning. Errors: Damaged, TooNew, Io.
    base::Result<std::vector<State>> takeUp(std::size_t newest);

    base::Result<std::optional<State>> load(const AttemptId &id);
    // Newest first, at most `limit`, only those that began before record `before` (0 = all).
    base::Result<std::vector<ListedSummary>> list(journal::Sequence before, int limit);
    base::Result<std::vector<AttemptId>> ofSale(const SaleId &sale);

    // Folds every stream and compares it with its summary. One English sentence for each that does
    // not fit; empty = sound. Slow on purpose.
    base::Result<std::vector<std::string>> check();

private:
    base::Result<std::vector<std::string>> compare();
    base::Result<std::vector<State>> read(std::size_t newest);
    base::Result<std::vector<State>> rebuild(std::size_t newest);
    base::Result<void> eachStream(
        const std::function<base::Result<void>(const std::string &name, std::optional<State> state)>
            &visit);

    journal::JournalPort &m_journal;
};

} // namespace pos::payment

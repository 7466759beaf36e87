// SPDX-License-Identifier: Apache-2.0
//
// Who is who: the sales of a world, the attempts the tills began for them, and the intents that the
// provider holds for those. The tills know nothing of this; it is the checker's view from above.
#pragma once

#include "core/payment/attempt.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pos::sim {

struct SaleRun {
    int index = 0;
    int till = 0;
    std::string id;
    std::int64_t totalMinor = 0;
    bool manualCapture = false;
    std::vector<int> attempts;
    // The shopper.
    std::vector<std::string> cards; // presented in turn
    std::size_t nextCard = 0;
    bool left = false; // does not come to the reader any more
    bool cashTaken = false;
    // The cashier.
    std::int64_t refundMinor = 0; // wanted after an approval; 0 = none
    std::int64_t refundAskedMinor = 0; // pressed and accepted
    std::int64_t doubtedMinor = 0; // a person decided about a refund that could not be told apart
};

struct AttemptRun {
    std::string code;
    int sale = 0;
    int till = 0;
    std::int64_t amountMinor = 0;
    std::vector<std::size_t> intents; // rows at the provider
    std::int64_t startedMs = 0; // of the world
    std::int64_t askedSinceMs = 0; // the reader has been asking, or nobody has answered, since then
    std::int64_t records = 0; // durable ones
    std::int64_t recordsAtPost = -1;
    std::int64_t lastPostMs = -1;
    int postsInWindow = 0;
    std::int64_t windowMs = 0;
    payment::Phase shown = payment::Phase::Creating;
    bool everShown = false, shownPaid = false, shownNothing = false;
    bool durable = false; // its first record is on the disk
    bool remembered = false; // at the end its till's journal knows it
    bool forgotten = false; // a disk that lied about its syncs lost records of it (F50)
};

class Registry {
public:
    std::vector<SaleRun> sales;
    std::vector<AttemptRun> attempts;

    int begin(const std::string &code, int sale, int till, std::int64_t nowMs)
    {
        const auto [place, isNew] = m_byCode.try_emplace(code, static_cast<int>(attempts.size()));
        if (isNew) {
            AttemptRun run;
            run.code = code;
            run.sale = sale;
            run.till = till;
            run.amountMinor = sales[static_cast<std::size_t>(sale)].totalMinor;
            run.startedMs = nowMs;
            attempts.push_back(std::move(run));
            sales[static_cast<std::size_t>(sale)].attempts.push_back(place->second);
        }
        return place->second;
    }
    // -1 when nobody knows it.
    [[nodiscard]] int byCode(const std::string &code) const { return at(m_byCode, code); }
    [[nodiscard]] int byIntent(const std::string &id) const { return at(m_byIntent, id); }
    [[nodiscard]] int byTransaction(const std::string &id) const { return at(m_byTransaction, id); }
    void knowIntent(
        int attempt, std::size_t row, const std::string &intent, const std::string &transaction)
    {
        m_byIntent.emplace(intent, attempt);
        m_byTransaction.emplace(transaction, attempt);
        if (attempt >= 0) {
            run(attempt).intents.push_back(row);
        }
    }
    [[nodiscard]] AttemptRun &run(int attempt)
    {
        return attempts[static_cast<std::size_t>(attempt)];
    }
    [[nodiscard]] SaleRun &saleOf(int attempt)
    {
        return sales[static_cast<std::size_t>(run(attempt).sale)];
    }

private:
    using Index = std::unordered_map<std::string, int>;
    [[nodiscard]] static int at(const Index &index, const std::string &key)
    {
        const auto found = index.find(key);
        return found == index.end() ? -1 : found->second;
    }
    Index m_byCode, m_byIntent, m_byTransaction;
};

} // namespace pos::sim

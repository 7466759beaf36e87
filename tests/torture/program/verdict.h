// SPDX-License-Identifier: Apache-2.0
//
// The judge: the provider's ledger against the journals and against what the tills said, line by
// line. A pure function of the evidence, so that it can be shown forged evidence and must find it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pos::torture {

// A line of the provider's ledger: one payment intent.
struct Charge {
    std::string intent, description, status, currency;
    std::int64_t amountMinor = 0, capturedMinor = 0, refundedMinor = 0;
    int captures = 0, prompts = 0;
    bool declinedOnce = false;
};

// A payment as a till's journal has it.
struct Paper {
    std::string till, attempt, state, currency, lastRefund;
    std::int64_t amountMinor = 0, capturedMinor = 0, refundedMinor = 0;
};

// What a till said to a person, as its last word.
struct Claim {
    enum class Kind { Paid, NotCharged };
    Kind kind{};
    std::uint64_t round = 0;
    std::string attempt; // "" where it was not said
    std::int64_t amountMinor = 0;
    std::string words; // "exit code 0", "Approved $12.00"
};

// A customer's debt. Amounts are unique among the sales of one body of evidence: the amount finds
// the sale of a charge even where every record of the till is gone.
struct Sale {
    std::uint64_t round = 0;
    std::int64_t amountMinor = 0;
};

struct Evidence {
    std::string currency = "USD";
    bool keepsDeclined = false; // this provider refuses to cancel what was declined once
    std::vector<Charge> ledger;
    std::vector<Paper> journals;
    std::vector<Claim> claims;
    std::vector<Sale> sales;
};

struct Violation {
    std::string property; // "S1"
    std::uint64_t round = 0; // from 1; 0 = of no round
    std::string what;
};

struct Verdict {
    std::vector<Violation> violations;
    int charged = 0; // payments that both sides have as charged
    int notCharged = 0;
    int refunded = 0;
    // Declined, prompted again, and no cancel to be had: known when no prompt can live any more,
    // which takes ten minutes and no longer (Clash::CannotTell). Nobody was told anything yet.
    int waitingForAPrompt = 0;
    int leftToAPerson = 0; // a refund whose answer was lost and that cannot be told apart (F79)
};

// S1, S2, S3, L1 and "no orphan" (I7) of all of it. Complete for the evidence: every ledger line,
// every journal line and every claim is looked at.
[[nodiscard]] Verdict judge(const Evidence &evidence);

} // namespace pos::torture

// SPDX-License-Identifier: Apache-2.0
#include "tests/torture/program/verdict.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <string_view>

namespace pos::torture {
namespace {

bool sameCurrency(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::toupper(static_cast<unsigned char>(x))
            == std::toupper(static_cast<unsigned char>(y));
    });
}

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string minor(std::int64_t amount)
{
    return std::to_string(amount);
}

class Judge {
public:
    explicit Judge(const Evidence &evidence)
        : m_evidence(evidence)
    {
        for (const auto &sale : evidence.sales) {
            m_rounds[sale.amountMinor] = sale.round;
        }
    }

    Verdict run()
    {
        for (const auto &paper : m_evidence.journals) {
            judgePaper(paper);
        }
        for (const auto &charge : m_evidence.ledger) {
            judgeCharge(charge);
        }
        for (const auto &sale : m_evidence.sales) {
            judgeSale(sale);
        }
        for (const auto &claim : m_evidence.claims) {
            judgeClaim(claim);
        }
        return std::move(m_verdict);
    }

private:
    void find(const char *property, std::int64_t amountMinor, std::string what)
    {
        const auto round = m_rounds.find(amountMinor);
        m_verdict.violations.push_back(
            {property, round == m_rounds.end() ? 0 : round->second, std::move(what)});
    }

    [[nodiscard]] std::vector<const Charge *> chargesOf(const std::string &attempt) const
    {
        std::vector<const Charge *> found;
        for (const auto &charge : m_evidence.ledger) {
            if (!attempt.empty() && charge.description.find(attempt) != std::string::npos) {
                found.push_back(&charge);
            }
        }
        return found;
    }

    void judgePaper(const Paper &paper)
    {
        if (isOneOf(paper.state, {"approved", "approved_after_cancel"})) {
            return judgeApproved(paper);
        }
        if (waitsForAPrompt(paper)) {
            ++m_verdict.waitingForAPrompt;
            return;
        }
        if (!isOneOf(paper.state, {"cancelled", "declined", "refused"})) {
            return find("L1", paper.amountMinor,
                "attempt " + paper.attempt + " is still \"" + paper.state + "\" after recovery");
        }
        ++m_verdict.notCharged;
        for (const auto *charge : chargesOf(paper.attempt)) {
            if (charge->capturedMinor != 0) {
                find("S3", paper.amountMinor,
                    "attempt " + paper.attempt + " is \"" + paper.state + "\" in the journal, but "
                        + charge->intent + " captured " + minor(charge->capturedMinor));
            }
            // Declined once: some accounts then refuse to cancel, and the till gives it up (F25).
            const bool dead
                = charge->status == "canceled" || charge->prompts == 0 || charge->declinedOnce;
            if (!dead && paper.state != "declined") {
                find("S3", paper.amountMinor,
                    "attempt " + paper.attempt + " is \"" + paper.state + "\", but "
                        + charge->intent + " was prompted and is \"" + charge->status
                        + "\": it can still be paid");
            }
        }
    }

    [[nodiscard]] bool waitsForAPrompt(const Paper &paper) const
    {
        const auto charges = chargesOf(paper.attempt);
        return m_evidence.keepsDeclined && paper.state == "checking"
            && std::any_of(charges.begin(), charges.end(), [](const Charge *charge) {
                   return charge->declinedOnce && charge->capturedMinor == 0;
               });
    }

    void judgeApproved(const Paper &paper)
    {
        int lines = 0;
        for (const auto *charge : chargesOf(paper.attempt)) {
            if (charge->capturedMinor == 0) {
                continue;
            }
            ++lines;
            const bool same = charge->capturedMinor == paper.capturedMinor
                && charge->amountMinor == paper.amountMinor
                && sameCurrency(charge->currency, paper.currency);
            if (!same) {
                find("S2", paper.amountMinor,
                    "attempt " + paper.attempt + ": the journal has " + minor(paper.capturedMinor)
                        + ' ' + paper.currency + ", the ledger " + minor(charge->capturedMinor)
                        + ' ' + charge->currency);
            }
            judgeRefunds(paper, *charge);
        }
        if (lines != 1) {
            find(lines == 0 ? "S2" : "S1", paper.amountMinor,
                "attempt " + paper.attempt + " is approved in the journal; the ledger has "
                    + std::to_string(lines) + " captured intents for it");
        }
        ++m_verdict.charged;
    }

    void judgeRefunds(const Paper &paper, const Charge &charge)
    {
        if (paper.lastRefund == "needs_person") {
            ++m_verdict.leftToAPerson;
            return;
        }
        if (isOneOf(paper.lastRefund, {"baseline", "sending", "checking"})) {
            find("L1", paper.amountMinor,
                "the refund of " + paper.attempt + " is still \"" + paper.lastRefund + '"');
        }
        if (charge.refundedMinor != paper.refundedMinor) {
            find("S12", paper.amountMinor,
                "attempt " + paper.attempt + ": refunded " + minor(paper.refundedMinor)
                    + " in the journal, " + minor(charge.refundedMinor) + " in the ledger");
        }
        m_verdict.refunded += charge.refundedMinor > 0 ? 1 : 0;
    }

    void judgeCharge(const Charge &charge)
    {
        if (charge.captures > 1) {
            find("S1", charge.amountMinor,
                charge.intent + " was captured " + std::to_string(charge.captures) + " times");
        }
        if (!sameCurrency(charge.currency, m_evidence.currency)) {
            find("S2", charge.amountMinor, charge.intent + " is in " + charge.currency);
        }
        if (charge.refundedMinor > charge.capturedMinor) {
            find("I9", charge.amountMinor,
                charge.intent + " gave back " + minor(charge.refundedMinor) + " of "
                    + minor(charge.capturedMinor));
        }
        const auto owners = std::count_if(
            m_evidence.journals.begin(), m_evidence.journals.end(), [&](const Paper &paper) {
                return charge.description.find(paper.attempt) != std::string::npos;
            });
        if (owners != 1) {
            find("I7", charge.amountMinor,
                charge.intent + " (\"" + charge.description + "\", captured "
                    + minor(charge.capturedMinor) + ") belongs to " + std::to_string(owners)
                    + " payments of the journals");
        }
        if (m_rounds.find(charge.amountMinor) == m_rounds.end()) {
            find("S2", 0,
                charge.intent + " is for an amount nobody owes: " + minor(charge.amountMinor));
        }
    }

    void judgeSale(const Sale &sale)
    {
        std::int64_t net = 0;
        int kept = 0;
        for (const auto &charge : m_evidence.ledger) {
            if (charge.amountMinor == sale.amountMinor) {
                net += charge.capturedMinor - charge.refundedMinor;
                kept += charge.capturedMinor > charge.refundedMinor ? 1 : 0;
            }
        }
        if (kept > 1 || net > sale.amountMinor) {
            find("S1", sale.amountMinor,
                "the customer owed " + minor(sale.amountMinor) + " and paid " + minor(net) + " in "
                    + std::to_string(kept) + " charges");
        }
        const auto paid = [&](const Claim &claim) {
            return claim.round == sale.round && claim.kind == Claim::Kind::Paid;
        };
        const auto &claims = m_evidence.claims;
        const bool told = std::any_of(claims.begin(), claims.end(), paid)
            || std::any_of(
                m_evidence.journals.begin(), m_evidence.journals.end(), [&](const Paper &paper) {
                    return paper.amountMinor == sale.amountMinor && paper.capturedMinor > 0;
                });
        if (!told && net > 0) {
            find("S3", sale.amountMinor,
                "nobody was told \"paid\", and the customer paid " + minor(net));
        }
    }

    void judgeClaim(const Claim &claim)
    {
        const bool named = !claim.attempt.empty();
        std::int64_t captured = 0;
        bool exact = false;
        for (const auto &charge : m_evidence.ledger) {
            const bool meant = named ? charge.description.find(claim.attempt) != std::string::npos
                                     : charge.amountMinor == claim.amountMinor;
            if (meant) {
                captured += charge.capturedMinor;
                exact = exact
                    || (charge.capturedMinor == claim.amountMinor
                        && sameCurrency(charge.currency, m_evidence.currency));
            }
        }
        if (claim.kind == Claim::Kind::Paid && !exact) {
            find("S2", claim.amountMinor,
                "the till said \"" + claim.words + "\" for " + minor(claim.amountMinor)
                    + ", and there is no such charge");
        }
        if (claim.kind == Claim::Kind::NotCharged && named && captured != 0) {
            find("S3", claim.amountMinor,
                "the till said \"" + claim.words + "\" for attempt " + claim.attempt + ", and "
                    + minor(captured) + " was charged");
        }
    }

    const Evidence &m_evidence;
    std::map<std::int64_t, std::uint64_t> m_rounds; // by amount
    Verdict m_verdict;
};

} // namespace

Verdict judge(const Evidence &evidence)
{
    return Judge(evidence).run();
}

} // namespace pos::torture

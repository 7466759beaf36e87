// SPDX-License-Identifier: Apache-2.0
//
// Nobody can tell. A card was declined, the reader prompted again, and then the provider neither
// cancelled nor told of that second prompt for as long as a prompt can live. "Nothing was charged"
// would be a guess, and the cashier would take cash on it. So a person looks the payment up and
// says what they saw; until then the sale waits. The record is read on all the while, and whatever
// it says at last stands above the person's word.
#include "core/payment/attempt_parts.h"

#include <algorithm>

namespace pos::payment::parts {

bool inDoubt(const State &s)
{
    return cannotTell(s) || s.paidByWord;
}

void beginDoubt(Work &w, const Facts &facts)
{
    w.s.paidByWord = false;
    w.s.capturedMinor = 0;
    w.s.dismissed = w.s.kept = false;
    contradict(w, facts, Clash::CannotTell);
}

// The record or a person has spoken: whatever comes now is no doubt of this kind.
void endDoubt(Work &w)
{
    w.s.paidByWord = false;
    if (cannotTell(w.s)) {
        w.s.clash = Clash::None;
        w.s.contradiction.reset();
    }
}

void deniedInDoubt(Work &w, const Facts &facts)
{
    if (w.s.paidByWord) { // the person saw something else than the record says: they look again
        return beginDoubt(w, facts);
    }
    w.s.pushesUnseen = std::max(w.s.pushesUnseen - 1, 0);
    w.s.declinedSincePush = true;
    w.s.message = facts.failureReason;
    if (w.s.pushesUnseen == 0) {
        endDoubt(w);
        giveUp(w);
    }
}

void settlePaymentByPerson(Work &w, bool happened)
{
    endDoubt(w);
    if (!happened) {
        return giveUp(w); // never pushed again, and watched: the record may still say otherwise
    }
    approve(w, w.s.what.amount.minor());
    w.s.paidByWord = true;
    w.s.paidLate = false; // nobody was told that it was unpaid
    readLater(w);
}

} // namespace pos::payment::parts

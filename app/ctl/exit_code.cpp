// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/exit_code.h"

#include "core/base/invariant.h"
#include "core/money/format.h"

namespace pos::ctl {

using payment::Phase;
using payment::Refusal;

ExitCode exitCodeOf(const payment::State &state)
{
    switch (state.phase) {
    case Phase::Approved:
    case Phase::Authorized:
        return ExitCode::Done;
    case Phase::Declined:
    case Phase::GivenUp:
        return ExitCode::Declined;
    case Phase::Cancelled:
        return state.declinedSincePush ? ExitCode::Declined : ExitCode::Cancelled;
    case Phase::Refused:
        return state.unreachable ? ExitCode::Unreachable : ExitCode::RefusedLocally;
    case Phase::Creating:
    case Phase::Pushing:
    case Phase::ReaderTrouble:
    case Phase::Collecting:
    case Phase::Authorising:
    case Phase::Checking:
    case Phase::Cancelling:
    case Phase::Conflict:
        return ExitCode::NotKnownYet;
    }
    base::unreachable();
}

ExitCode exitCodeOf(Refusal refusal)
{
    const bool journal = refusal == Refusal::JournalUnsafe || refusal == Refusal::MayFollow
        || refusal == Refusal::DiskFull;
    return journal ? ExitCode::JournalUnsafe : ExitCode::RefusedLocally;
}

namespace {

std::string clashSentence(payment::Clash clash)
{
    using payment::Clash;
    switch (clash) {
    case Clash::None:
        return "PlutoPay's record contradicts what was asked; a person must look at it.";
    case Clash::SecondPaid:
        return "PlutoPay holds a second payment of this sale, and it is paid.";
    case Clash::OtherPayment:
        return "PlutoPay answered the start with another payment. This till showed it to no "
               "reader.";
    case Clash::StartedInOtherMode:
        return "PlutoPay started this payment in the other mode. No reader was told of it; nothing "
               "was charged.";
    case Clash::OtherMode:
        return "PlutoPay recorded this payment in the other mode, and says it is paid.";
    case Clash::OtherAmount:
        return "PlutoPay says another amount was charged than was asked for.";
    case Clash::PaidAndCanceled:
        return "PlutoPay says this payment was both paid and canceled. Count it as charged.";
    case Clash::KeyReused:
        return "PlutoPay knows this till's key from another payment. No reader was told of it; "
               "nothing was charged.";
    case Clash::CannotTell:
        return "A card may have been charged after the decline, and PlutoPay does not say.";
    }
    base::unreachable();
}

} // namespace

std::string sentenceOf(const payment::State &state)
{
    const bool taken = state.phase == Phase::Approved;
    const auto amount = money::format(
        taken ? money::Money(state.capturedMinor, state.what.amount.currency()) : state.what.amount,
        money::NumberStyle{});
    switch (state.phase) {
    case Phase::Approved:
        if (state.facts.refundedMinor > 0) {
            return "Charged " + amount + "; refunded "
                + money::format(
                    money::Money(state.facts.refundedMinor, state.what.amount.currency()),
                    money::NumberStyle{})
                + ".";
        }
        return state.approvedAfterStop ? "The customer paid " + amount
                + " although a cancel was requested. Refund it, or keep it."
                                       : "Approved " + amount + ".";
    case Phase::Authorized:
        return amount + " is held on the card. "
            + (state.message.empty() ? std::string{}
                                     : "PlutoPay refused the capture: " + state.message + ". ")
            + "Capture it or cancel it.";
    case Phase::Declined:
        return "Declined. Nothing was charged. The same payment can be tried with another card.";
    case Phase::GivenUp:
        return "Declined. Nothing was charged.";
    case Phase::Cancelled:
        return state.declinedSincePush ? "Declined, and the payment is closed. Nothing was charged."
                                       : "Cancelled. Nothing was charged.";
    case Phase::Refused:
        return (state.unreachable
                       ? "PlutoPay could not be reached; nothing was sent and nothing was "
                         "charged. "
                       : "PlutoPay refused to start the payment. Nothing was charged. ")
            + state.message;
    case Phase::Conflict:
        return clashSentence(state.clash) + (state.message.empty() ? "" : " PlutoPay says: ")
            + state.message
            + (payment::cannotTell(state)
                    ? " Look it up in the PlutoPay dashboard, then run \"plutoposctl settle\" with "
                      "what you saw. Do not charge again before."
                    : " Look at it in the PlutoPay dashboard, then keep it or refund it.");
    case Phase::Creating:
    case Phase::Pushing:
    case Phase::ReaderTrouble:
    case Phase::Collecting:
    case Phase::Authorising:
    case Phase::Checking:
    case Phase::Cancelling:
        return "Not known yet whether the customer was charged. Do not charge again; run "
               "\"plutoposctl recover\".";
    }
    base::unreachable();
}

std::string sentenceOf(Refusal refusal)
{
    switch (refusal) {
    case Refusal::JournalUnsafe:
        return "The journal cannot be written safely, so no card payment is started. Nothing was "
               "charged.";
    case Refusal::MayFollow:
        return "The journal failed while this was written. Nothing was sent, but it may be carried "
               "out at the next start. Do not ask for it again; run \"plutoposctl recover\" and "
               "look at the payment.";
    case Refusal::DiskFull:
        return "The disk is full, so no card payment is started. Nothing was charged. Free some "
               "space and try again.";
    case Refusal::NoGateway:
        return "No key is set. Nothing was charged. Use \"plutoposctl key set\".";
    case Refusal::AmountTooSmall:
        return "Card payments start at 50 minor units (0.50). Nothing was charged.";
    case Refusal::AmountTooLarge:
        return "The amount is too large. Nothing was charged.";
    case Refusal::NoReader:
        return "No reader that can take payments was found. Nothing was charged.";
    case Refusal::ReaderBusyHere:
        return "The reader is held by another payment of this till. Nothing was charged by this "
               "one.";
    case Refusal::SaleBusy:
        return "This sale has a payment already. Nothing was charged by this one.";
    case Refusal::UnknownAttempt:
        return "There is no such payment in this journal.";
    case Refusal::NotPossibleNow:
        return "That is not possible in the payment's present state.";
    }
    base::unreachable();
}

} // namespace pos::ctl

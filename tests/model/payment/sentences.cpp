// SPDX-License-Identifier: Apache-2.0
//
// A path in plain words: one sentence a move, then what the till believes.
#include "core/base/invariant.h"
#include "core/payment/names.h"
#include "tests/model/payment/world.h"

namespace pos::model {

using namespace payment;

namespace {

std::string callName(unsigned call)
{
    switch (static_cast<Call>(call)) {
    case Call::Create:
        return "create";
    case Call::Push:
        return "push";
    case Call::Read:
        return "read";
    case Call::Search:
        return "search";
    case Call::Cancel:
        return "cancel";
    case Call::StrayCancel:
        return "cancel of a duplicate";
    case Call::Capture:
        return "capture";
    case Call::Refund:
        return "refund";
    case Call::RefundBaseline:
        return "read before the refund";
    }
    base::unreachable();
}

std::string wordName(Word word)
{
    switch (word) {
    case Word::None:
        return "nothing";
    case Word::Pending:
        return "\"pending\"";
    case Word::Processing:
        return "\"processing\"";
    case Word::Failed1:
        return "\"failed\" (first decline)";
    case Word::Failed2:
        return "\"failed\" (second decline)";
    case Word::Failed3:
        return "\"failed\" (third decline)";
    case Word::Authorized:
        return "\"authorized\"";
    case Word::Succeeded:
        return "\"succeeded\"";
    case Word::Canceled:
        return "\"canceled\"";
    case Word::PaidButFailed:
        return "\"failed\", but captured";
    case Word::PaidButCanceled:
        return "\"canceled\", but captured";
    }
    base::unreachable();
}

std::string replyName(Reply reply)
{
    switch (reply) {
    case Reply::None:
        return "nothing yet";
    case Reply::Record:
        return "done, the record says";
    case Reply::Done:
        return "done";
    case Reply::Lost:
        return "lost";
    case Reply::NotSent:
        return "it was never sent";
    case Reply::Mismatch:
        return "about another amount";
    case Reply::RateLimited:
        return "refused, too many requests";
    case Reply::Authentication:
        return "refused, the key is not accepted";
    case Reply::KeyConflict:
        return "refused, the key was used for another body";
    case Reply::InvalidRequest:
        return "refused, invalid request";
    case Reply::Busy:
        return "refused, reader busy";
    case Reply::Offline:
        return "refused, reader offline";
    case Reply::ReaderUnknown:
        return "refused, no such reader";
    case Reply::Advanced:
        return "refused, the intent is past that";
    case Reply::OtherRefusal:
        return "refused with an unexplained 400";
    case Reply::AlreadySucceeded:
        return "refused, it has already succeeded";
    case Reply::NotCancelable:
        return "refused, it cannot be cancelled now";
    case Reply::NotRefundable:
        return "refused, it cannot be refunded";
    }
    base::unreachable();
}

std::string intentName(std::size_t attempt, unsigned intent)
{
    return std::string("intent ") + (attempt == 0 ? "A" : "B") + std::to_string(intent + 1);
}

std::string saidIn(Reply reply, Word word, std::uint8_t amount)
{
    auto text = replyName(reply);
    if (reply == Reply::Record && word != Word::None) {
        text += " " + wordName(word);
        text += (amount & wrongAmount) != 0 ? " of another amount" : "";
        text += (amount & 3) != 0 ? ", " + std::to_string(amount & 3) + "/2 refunded" : "";
    }
    return text;
}

std::string arrives(const Move &move)
{
    const auto &call = move.call;
    const auto name = callName(call.call - 1U);
    auto text = "PlutoPay gets the " + name;
    if (static_cast<Call>(call.call - 1) == Call::Create) {
        text += " and answers with " + intentName(call.attempt, call.target);
    } else if (static_cast<Call>(call.call - 1) == Call::Refund) {
        text += " number " + std::to_string(call.target);
    } else if (static_cast<Call>(call.call - 1) != Call::Search) {
        text += " of " + intentName(call.attempt, call.target);
    }
    return text + " [" + saidIn(call.reply, call.word, call.amount) + "]"
        + (call.waited != 0 ? "" : "; nobody waits for the answer");
}

std::string answered(const Move &move)
{
    const auto name = callName(move.call.call - 1U);
    if (move.happening.reply == Reply::Lost) {
        return "the answer to the " + name + " is lost; the till stops waiting";
    }
    return "the till hears of the " + std::string(move.call.rank > 0 ? "earlier " : "") + name
        + ": " + saidIn(move.happening.reply, move.happening.word, move.happening.amount);
}

std::string wakes(const Move &move)
{
    switch (static_cast<Appointment>(move.happening.what)) {
    case Appointment::Phase:
        return "the till has waited long enough for this phase";
    case Appointment::Act:
        return "the pause is over, the till acts again";
    case Appointment::Probe:
        return "not knowing has lasted too long, the till probes by cancel";
    case Appointment::Tidy:
        return "the till looks for duplicates";
    case Appointment::Read:
        return "the till reads the record again";
    }
    base::unreachable();
}

std::string ticks(const Move &move)
{
    switch (static_cast<Tick>(move.happening.what)) {
    case Tick::CreateWindow:
        return "ten seconds have passed since the start";
    case Tick::CreateGiveUp:
        return "a minute has passed since the start";
    case Tick::PromptLife:
        return "ten minutes have passed since the last push";
    case Tick::KeyLife:
        return "a day has passed since the refund was asked for";
    }
    base::unreachable();
}

std::string middle(const Move &move)
{
    const auto button = static_cast<event::Pressed::Button>(move.happening.what);
    const auto reader = std::string("reader ") + (move.reader == 0 ? "1" : "2");
    switch (move.kind) {
    case Move::Kind::Act:
        return arrives(move);
    case Move::Kind::Fade:
        return "the late " + callName(move.call.call - 1U) + " never arrives";
    case Move::Kind::Answer:
        return answered(move);
    case Move::Kind::Read:
        return "the till reads the record: "
            + saidIn(move.happening.reply, move.happening.word, move.happening.amount);
    case Move::Kind::Wake:
        return wakes(move);
    case Move::Kind::Tick:
        return ticks(move);
    case Move::Kind::Press:
        return "the cashier presses " + std::string(nameOf(button));
    case Move::Kind::Charge:
        return "the cashier charges the same sale again; the till sends create";
    case Move::Kind::Tap:
        return "the customer holds a card to " + reader;
    case Move::Kind::Approve:
        return "the bank approves the card on " + reader;
    case Move::Kind::Decline:
        return "the bank declines the card on " + reader;
    case Move::Kind::Vanish:
        return "the prompt on " + reader + " goes away";
    case Move::Kind::OtherSale:
        return "another sale of this till is put on " + reader
            + ((move.classes & moveClass::fault) != 0 ? ", but its prompt never comes" : "");
    case Move::Kind::Flush:
        return "the till writes down what was not urgent";
    case Move::Kind::Crash:
        return "power fails, and the till starts again from its journal";
    }
    base::unreachable();
}

} // namespace

std::string sentence(const Move &move, const World &after, const AttemptTable &table)
{
    auto text = middle(move);
    if (move.told != 0) {
        text += "; the local reader says \""
            + std::string(nameOf(static_cast<event::ReaderSaid::Kind>(move.happening.what)))
            + "\" to the till";
    }
    text += ".";
    for (std::size_t attempt = 0; attempt < after.started; ++attempt) {
        const auto id = after.live[attempt];
        text += std::string(attempt == 0 ? "  [" : " [") + (attempt == 0 ? "A " : "B ")
            + (id == 0 ? "forgotten" : std::string(nameOf(table.traits(id).phase))) + "]";
    }
    return text;
}

} // namespace pos::model

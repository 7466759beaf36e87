// SPDX-License-Identifier: Apache-2.0
//
// The step function's inner words: one event being worked into one state. Only attempt*.cpp
// include this; everybody else sees attempt.h.
#pragma once

#include "core/payment/attempt.h"

namespace pos::payment::parts {

struct Work {
    State s;
    Effects effects;
    const Event &event;
    std::int64_t at;
};

[[nodiscard]] constexpr std::size_t index(Call call)
{
    return static_cast<std::size_t>(call);
}

// Changes the phase and the appointments that belong to it. Entering the present phase is nothing.
void enter(Work &w, Phase phase);
// Numbers the call, marks it in flight and asks for the effect; nothing when it is in flight.
void send(Work &w, Call call);
void readNow(Work &w);
void readLater(Work &w);
// A back-off before the pending act is tried again.
void actLater(Work &w, std::uint8_t spread);
// The rhythm of reads in the present state; empty = not watched.
[[nodiscard]] std::optional<Watch> watchOf(const State &s);

// Answers.
void onCreate(Work &w, const event::Answered &answer);
void onSearch(Work &w, const event::Answered &answer);
void onStrayCancel(Work &w, const event::Answered &answer);
void onPush(Work &w, const event::Answered &answer);
void onRead(Work &w, const event::Answered &answer);
void onCancel(Work &w, const event::Answered &answer);
void onCapture(Work &w, const event::Answered &answer);
void onRefund(Work &w, const event::Answered &answer);
void onRefundBaseline(Work &w, const event::Answered &answer);

// The world beside the provider.
void onReaderSaid(Work &w, const event::ReaderSaid &said);
void promptGone(Work &w);
void onRestarted(Work &w);

// Acts.
void actCreate(Work &w);
void tidy(Work &w);
void lookForStrays(Work &w);
void push(Work &w);
void readerTrouble(Work &w, ReaderProblem problem);
void pushInDoubt(Work &w);
void beginCancel(Work &w, Stop stop);
void neverPushed(Work &w, Stop stop);
void giveUp(Work &w);
void requestRefund(Work &w, const event::Pressed &press);
void settleRefundByPerson(Work &w, bool happened);
void settlePaymentByPerson(Work &w, bool happened);
void actRefund(Work &w);

// What the provider's record says about this attempt. Ignores records of other payments (I8).
void observe(Work &w, const Facts &facts);
void approve(Work &w, std::int64_t capturedMinor);
void declined(Work &w, const std::string &reason);
void contradict(Work &w, const Facts &facts, Clash clash);
// Nobody can tell (Clash::CannotTell), or only a person's word says that it is paid: the questions
// that the record may still answer.
[[nodiscard]] bool inDoubt(const State &s);
void beginDoubt(Work &w, const Facts &facts);
void endDoubt(Work &w);
// A record that says unpaid, in doubt: a decline (true: of the last card there was) or a cancel.
void deniedInDoubt(Work &w, const Facts &facts);
[[nodiscard]] bool matchesRequest(const State &s, const Facts &facts);
// The record says the other of test and live (F35); silence is not wrong.
[[nodiscard]] bool wrongMode(const State &s, const Facts &facts);

} // namespace pos::payment::parts

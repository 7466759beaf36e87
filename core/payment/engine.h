// SPDX-License-Identifier: Apache-2.0
//
// The only place where payments meet the world. For every event: step() decides, the journal
// remembers, and only then do the effects leave and the observers hear. After a crash, recover()
// folds the records of what was open with the same step() and goes on; there is no other recovery.
//
// In memory are the payments that can still change, and the newest that ended; all others are
// history (history.h), folded from their own records when somebody asks for them. So nothing here
// grows with the years.
//
// One thread: the core's. Nothing here blocks but the journal's sync.
#pragma once

#include "core/base/result.h"
#include "core/gateway/gateway.h"
#include "core/journal/journal.h"
#include "core/payment/attempt.h"
#include "core/payment/history.h"
#include "core/world/clock.h"
#include "core/world/executor.h"
#include "core/world/random.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace pos::payment {

struct Ports {
    world::Clock &clock;
    world::Executor &executor;
    world::Random &random;
    journal::JournalPort &journal;
};

struct ChargeRequest {
    SaleId sale; // empty = a new one
    money::Money amount;
    std::string note;
    gateway::TerminalId terminal;
    gateway::ReaderId reader;
    std::string readerName;
    bool manualCapture = false;
    bool testMode = true;
    Timing timing;
};

// Why a command was refused: nothing was sent, and but for MayFollow nothing was written.
enum class Refusal {
    JournalUnsafe,
    MayFollow, // the journal failed in writing it: the next start may find it and carry it out
    DiskFull, // what is left is kept for the payments that are open (F51)
    NoGateway, // no key is set
    AmountTooSmall,
    AmountTooLarge,
    NoReader, // the reader cannot take payments: it has no processor id
    ReaderBusyHere, // another payment of this till holds it (I10)
    SaleBusy, // another payment of this sale is open, or has paid it (I3)
    UnknownAttempt,
    NotPossibleNow,
};

class Engine {
public:
    // `changed` runs after a step is durable as far as it must be: what it shows is true (I4).
    using Changed = std::function<void(const State &)>;

    explicit Engine(Ports ports);
    ~Engine();
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    void observe(Changed changed) { m_changed = std::move(changed); }
    // Runs for each answer to a call of ours, before the payment hears of it: did the provider
    // answer at all?
    void observeAnswers(std::function<void(bool arrived)> heard) { m_heard = std::move(heard); }
    // The provider; may be null (no key yet) and may change while payments are open. The old one
    // must outlive its calls.
    void useGateway(gateway::Gateway *gateway) { m_gateway = gateway; }

    // Takes up what was open. Once, before any command. Returns the ids of the attempts that were
    // found open. Errors: Damaged, TooNew, Io.
    base::Result<std::vector<AttemptId>> recover();

    // Starts a payment. On success the first event is durable and the create is on its way.
    tl::expected<AttemptId, Refusal> charge(const ChargeRequest &request);
    // A person's decision about one attempt. Empty = carried out.
    std::optional<Refusal> press(const AttemptId &id, const event::Pressed &press);
    // A person's remark about an attempt, beside its story: it changes nothing that is believed of
    // the payment. `kind` as in NewRecord, not beginning with "payment."; `body` one line of JSON.
    // True when it is durable.
    bool remark(const AttemptId &id, const std::string &kind, const std::string &body);
    // A local reader's word; ignored unless `intent` is the one of an attempt on that reader (I8).
    void readerSaid(const gateway::ReaderId &reader, const gateway::PaymentIntentId &intent,
        const event::ReaderSaid &said);
    // Reads the attempt's record at once, outside its rhythm (a webhook, a resume from sleep).
    void lookNow(const AttemptId &id);
    // The machine slept (F58): timers stood still, the clock did not. What came due meanwhile runs
    // now, and every open attempt is looked at.
    void afterSleep();

    // Any payment, however old; null when there is none, or when its records cannot be read. Valid
    // until the present task ends.
    [[nodiscard]] const State *find(const AttemptId &id);
    // Those in memory, in the order of their start: all that can still change or need a person, and
    // the newest that ended.
    [[nodiscard]] std::vector<AttemptId> attempts() const;
    // All payments, newest first, a page at a time: those that began before record `before` (0 =
    // the newest), at most `limit`.
    base::Result<std::vector<ListedSummary>> list(journal::Sequence before, int limit);
    // Which reader is held by which attempt.
    [[nodiscard]] std::map<gateway::ReaderId, AttemptId> holders() const;
    // The attempt that holds this reader, if any.
    [[nodiscard]] std::optional<AttemptId> holderOf(const gateway::ReaderId &reader) const;
    [[nodiscard]] bool hasOpenAttempts() const;
    [[nodiscard]] bool isSafe() const { return m_ports.journal.isSafe() && !m_unsafe; }
    // The disk is full: open payments may still end, none may begin. Tries to take the reserve
    // again when no payment is open.
    [[nodiscard]] bool hasRoom();
    // Writes the events that were not urgent. Call before reading the journal's records.
    void flush();

private:
    struct Slot {
        State state;
        std::int64_t order = 0; // of its start; older than this process: negative
        world::Executor::Timer timer = world::Executor::Timer::None;
        std::optional<std::int64_t> timerAtMs;
        bool ended = false; // nothing is to come; it stands in m_ended
    };
    using Alive = std::weak_ptr<int>;
    static constexpr std::size_t endedKept = 32; // of the payments that ended, in memory

    Event now(decltype(Event::what) what) const;
    std::optional<Refusal> refusalOf(const ChargeRequest &request);
    // Appends what is waiting. Full: once more with the reserve's space, which belongs to payments
    // that have begun. Unavailable: once more. Anything else makes the engine unsafe.
    // `upcoming`: the state that the newest of them leads to, or null.
    bool writeAll(bool mayUseReserve, const State *upcoming);
    // `upcoming` is the state that the event leads to: its summary is written with the event.
    bool remember(const Event &event, Durability durability, const State &upcoming);
    bool isWaiting(const AttemptId &id) const;
    [[nodiscard]] bool isSaleTaken(const SaleId &sale);
    Slot &place(State state, std::int64_t order);
    Slot &placeFromHistory(State state, std::int64_t order);
    Slot *slotOf(const AttemptId &id);
    void noteEnd(Slot &slot);
    void planForgetting();
    void forgetOldest();
    // False: it is not durable, so it did not happen.
    bool apply(const AttemptId &id, const Event &event);
    void settle(Slot &slot, Step step);
    void replacePromptsOf(const State &winner);
    void arm(Slot &slot);
    void carryOut(const State &state, Effect effect);
    void sendRead(const AttemptId &id);
    template <typename T, typename Convert>
    gateway::Callback<T> answerTo(const State &state, Call call, Convert convert);
    void answered(const AttemptId &id, event::Answered answer, const gateway::CallTrace &trace);
    void notSent(const State &state, Call call);
    void noteCall(const AttemptId &id, Call call, const gateway::CallTrace &trace, bool matters);
    void later(journal::NewRecord record);

    Ports m_ports;
    gateway::Gateway *m_gateway = nullptr;
    Changed m_changed;
    std::function<void(bool arrived)> m_heard;
    History m_history;
    std::unordered_map<AttemptId, std::unique_ptr<Slot>> m_slots;
    std::deque<AttemptId> m_ended; // in memory still, the one that ended first in front
    bool m_forgetPlanned = false;
    std::int64_t m_newest = 0, m_oldest = 0; // orders given
    std::vector<journal::NewRecord> m_lazy; // not urgent; written with the next urgent one
    world::Executor::Timer m_flushTimer = world::Executor::Timer::None;
    bool m_unsafe = false;
    bool m_mayBeThere = false; // the last write failed, and a start may find it all the same
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

} // namespace pos::payment

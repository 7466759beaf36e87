// SPDX-License-Identifier: Apache-2.0
#include "app/ctl/command.h"

#include "core/money/format.h"
#include "core/till/projection.h"

#include <algorithm>
#include <utility>

namespace pos::ctl {

using Button = payment::event::Pressed::Button;
using payment::Phase;

namespace {

constexpr std::int64_t graceMs = 20'000; // after the deadline, for the cancel to be answered

ExitCode codeOf(const base::Error &error)
{
    switch (error.code) {
    case base::ErrorCode::InvalidArgument:
    case base::ErrorCode::NotFound:
    case base::ErrorCode::AlreadyExists:
    case base::ErrorCode::Unavailable:
        return ExitCode::RefusedLocally;
    case base::ErrorCode::InUse:
    case base::ErrorCode::Damaged:
    case base::ErrorCode::TooNew:
    case base::ErrorCode::ReadOnly:
    case base::ErrorCode::Full:
    case base::ErrorCode::Io:
    case base::ErrorCode::Unsafe:
        break;
    }
    return ExitCode::JournalUnsafe;
}

// A message as a whole sentence, followed by what it means for the customer: the journal and the
// settings do not know what the person wanted to do.
std::string withConsequence(std::string message, const std::string &command)
{
    if (!message.empty() && message.back() != '.') {
        message += '.';
    }
    if (message.find("Nothing was") != std::string::npos) {
        return message;
    }
    if (command == "charge") {
        return message + " Nothing was charged.";
    }
    const bool speaksToProvider = command == "refund" || command == "cancel" || command == "capture"
        || command == "recover";
    return speaksToProvider ? message
            + " Nothing was sent; run this again when that is mended, and do not charge an open "
              "payment again until then."
                            : message;
}

} // namespace

Command::Command(Arguments arguments, Finish finish)
    : m_arguments(std::move(arguments))
    , m_finish(std::move(finish))
    , m_report(m_arguments.json)
    , m_desk(m_arguments.desk)
{
}

Command::~Command() = default;

void Command::finish(ExitCode code)
{
    if (!std::exchange(m_finished, true)) {
        m_finish(code);
    }
}

void Command::fail(const std::string &sentence, ExitCode code)
{
    m_report.problem(sentence, code);
    finish(code);
}

void Command::fail(const base::Error &error)
{
    fail(withConsequence(error.message, m_arguments.command), codeOf(error));
}

void Command::run()
{
    if (const auto opened = m_desk.openDirectory(); !opened) {
        const auto &error = opened.error();
        const bool settings = error.code == base::ErrorCode::Damaged; // not the journal
        return fail(withConsequence(error.message, m_arguments.command),
            settings ? ExitCode::RefusedLocally : codeOf(error));
    }
    const auto &command = m_arguments.command;
    if (command == "journal rebuild") {
        return rebuildJournal();
    }
    if (command == "journal confirm") {
        return confirmJournal();
    }
    if (command.starts_with("journal ")) {
        return journal(command.substr(8));
    }
    if (command == "incident export") {
        return exportIncident();
    }
    if (command == "key set") {
        return keySet();
    }
    if (command == "key test") {
        return keyTest();
    }
    if (command == "status" || command == "list") {
        return command == "list" ? list() : show();
    }
    if (command == "readers") {
        return readers();
    }
    if (!openAll()) {
        return;
    }
    if (command == "charge") {
        return charge();
    }
    if (command == "settle") {
        return settle();
    }
    if (command == "refund") {
        return refund();
    }
    if (command == "cancel") {
        return changeOne(Button::Cancel);
    }
    if (command == "capture") {
        return changeOne(Button::Capture);
    }
    recover();
}

bool Command::openAll()
{
    if (const auto opened = m_desk.openKey(); !opened) {
        fail(
            withConsequence(opened.error().message, m_arguments.command), ExitCode::RefusedLocally);
        return false;
    }
    if (const auto recovered = m_desk.openJournal(); !recovered) {
        auto error = recovered.error();
        if (error.code == base::ErrorCode::Damaged) {
            error.message = "The journal is damaged; keep the file, and run \"plutoposctl journal "
                            "rebuild\". "
                + error.message;
        }
        fail(error);
        return false;
    }
    m_desk.engine().observe([this](const payment::State &state) {
        if (m_watched != state.id()) {
            return;
        }
        if (const auto stage = till::stageOf(state); m_shown != stage) {
            m_shown = stage;
            m_report.progress(state);
        }
        const bool cardWanted = state.phase == Phase::Collecting && !m_arguments.card.empty();
        if (cardWanted && !std::exchange(m_cardPresented, true)) {
            m_desk.presentCard(state.reader, m_arguments.card);
        }
        if (const auto code = m_ended(state)) {
            m_report.payment(state);
            finish(*code);
        }
    });
    return true;
}

void Command::watch(const payment::AttemptId &id,
    std::function<std::optional<ExitCode>(const payment::State &)> ended)
{
    m_watched = id;
    m_ended = std::move(ended);
    m_desk.executor().postAfter(m_arguments.deadlineMs, [this, id] {
        payment::event::Pressed press;
        press.button = Button::Cancel;
        // Past the deadline the question is only whether it was charged; cancelling answers it.
        m_desk.engine().press(id, press);
        m_desk.executor().postAfter(graceMs, [this, id] {
            m_report.payment(*m_desk.engine().find(id));
            finish(ExitCode::NotKnownYet);
        });
    });
}

void Command::withReaders(std::function<void(std::vector<gateway::Reader>)> use)
{
    m_desk.gateway().listReaders(
        [this, use = std::move(use)](gateway::Outcome<std::vector<gateway::Reader>> outcome) {
            if (auto *readers = std::get_if<std::vector<gateway::Reader>>(&outcome)) {
                return use(std::move(*readers));
            }
            if (const auto *refused = std::get_if<gateway::Refused>(&outcome)) {
                return fail("PlutoPay refused: " + refused->message + " Nothing was charged.",
                    ExitCode::RefusedLocally);
            }
            fail("PlutoPay cannot be reached (" + std::get<gateway::Unknown>(outcome).detail
                    + "). Nothing was charged.",
                ExitCode::Unreachable);
        });
}

void Command::charge()
{
    if (!m_desk.rebuiltFrom().empty()) { // F52
        return fail("The journal was rebuilt after damage and nobody has confirmed it, so no card "
                    "payment is started. Nothing was charged. Compare with the PlutoPay dashboard, "
                    "then run \"plutoposctl journal confirm\".",
            ExitCode::JournalUnsafe);
    }
    const auto code
        = m_arguments.currency.empty() ? m_desk.settings().view.currency : m_arguments.currency;
    const auto currency = money::Currency::fromCode(code);
    if (!currency) {
        return fail(
            "\"" + code + "\" is not a currency. Nothing was charged.", ExitCode::RefusedLocally);
    }
    const auto amount = money::parse(m_arguments.amount, *currency, money::NumberStyle{});
    if (!amount) {
        return fail(withConsequence(amount.error().message, "charge"), ExitCode::RefusedLocally);
    }
    withReaders([this, amount = *amount](const std::vector<gateway::Reader> &readers) {
        const auto wanted
            = std::find_if(readers.begin(), readers.end(), [&](const gateway::Reader &reader) {
                  const auto &name = m_arguments.reader;
                  return !reader.reader.empty()
                      && (name.empty() || reader.name == name || reader.reader.text() == name
                          || reader.terminal.text() == name);
              });
        if (wanted == readers.end()) {
            return fail(sentenceOf(payment::Refusal::NoReader), ExitCode::RefusedLocally);
        }
        chargeOn(*wanted, amount);
    });
}

void Command::chargeOn(const gateway::Reader &reader, const money::Money &amount)
{
    payment::ChargeRequest request{{}, amount, m_arguments.description, reader.terminal,
        reader.reader, reader.name, m_arguments.manualCapture, !m_arguments.desk.live, {}};
    const auto started = m_desk.engine().charge(request);
    if (!started) {
        return fail(sentenceOf(started.error()), exitCodeOf(started.error()));
    }
    watch(*started, [this](const payment::State &state) -> std::optional<ExitCode> {
        if (state.phase == Phase::Declined) {
            // Nobody stands here to offer another card: close it, so that "declined" is final.
            payment::event::Pressed press;
            press.button = Button::Cancel;
            m_desk.executor().post(
                [this, id = state.id(), press] { m_desk.engine().press(id, press); });
            return std::nullopt;
        }
        const bool ended = payment::isFinal(state.phase) || state.phase == Phase::Authorized;
        return ended ? std::optional(exitCodeOf(state)) : std::nullopt;
    });
}

void Command::changeOne(Button button)
{
    const payment::AttemptId id(m_arguments.attempt);
    const auto *state = m_desk.engine().find(id);
    payment::event::Pressed press;
    press.button = button;
    if (state != nullptr && !m_arguments.amount.empty()) {
        const auto amount
            = money::parse(m_arguments.amount, state->what.amount.currency(), money::NumberStyle{});
        if (!amount) {
            return fail(withConsequence(amount.error().message, m_arguments.command),
                ExitCode::RefusedLocally);
        }
        press.amountMinor = amount->minor();
    }
    if (state != nullptr && state->phase == Phase::Authorized && button == Button::Cancel) {
        press.button = Button::Void;
    }
    watch(id, [button](const payment::State &now) -> std::optional<ExitCode> {
        if (button == Button::Capture) {
            return now.phase == Phase::Approved ? std::optional(ExitCode::Done)
                : now.capturing                 ? std::nullopt
                                                : std::optional(ExitCode::RefusedLocally);
        }
        if (!payment::isFinal(now.phase)) {
            return std::nullopt;
        }
        // "cancel" is carried out when nothing was charged.
        return now.phase == Phase::Cancelled || now.phase == Phase::GivenUp ? ExitCode::Done
            : exitCodeOf(now) == ExitCode::Done ? ExitCode::RefusedLocally
                                                : exitCodeOf(now);
    });
    if (const auto refusal = m_desk.engine().press(id, press)) {
        m_watched.reset();
        fail(sentenceOf(*refusal), exitCodeOf(*refusal));
    }
}

void Command::refund()
{
    const payment::AttemptId id(m_arguments.attempt);
    const auto *state = m_desk.engine().find(id);
    if (state == nullptr) {
        return fail(sentenceOf(payment::Refusal::UnknownAttempt), ExitCode::RefusedLocally);
    }
    payment::event::Pressed press;
    press.button = Button::Refund;
    press.reason = m_arguments.reason;
    press.amountMinor = payment::refundableMinor(*state);
    if (!m_arguments.amount.empty()) {
        const auto amount
            = money::parse(m_arguments.amount, state->what.amount.currency(), money::NumberStyle{});
        if (!amount) {
            return fail(withConsequence(amount.error().message, m_arguments.command),
                ExitCode::RefusedLocally);
        }
        press.amountMinor = amount->minor();
    }
    watch(id, [](const payment::State &now) -> std::optional<ExitCode> {
        using Step = payment::RefundTry::Step;
        const auto step = now.refunds.back().step;
        return step == Step::Done       ? std::optional(ExitCode::Done)
            : step == Step::Refused     ? std::optional(ExitCode::RefusedLocally)
            : step == Step::NeedsPerson ? std::optional(ExitCode::NotKnownYet)
                                        : std::nullopt;
    });
    if (const auto refusal = m_desk.engine().press(id, press)) {
        m_watched.reset();
        fail("Refund refused: at most "
                + money::format(
                    money::Money(payment::refundableMinor(*state), state->what.amount.currency()),
                    money::NumberStyle{})
                + " can be given back now.",
            exitCodeOf(*refusal));
    }
}

void Command::recover()
{
    const auto stillOpen = [this] {
        std::vector<const payment::State *> open;
        for (const auto &id : m_desk.engine().attempts()) {
            const auto *state = m_desk.engine().find(id);
            const bool refunding = !state->refunds.empty() && state->refunds.back().open()
                && state->refunds.back().step != payment::RefundTry::Step::NeedsPerson;
            if (payment::isOpen(*state) || refunding || state->capturing) {
                open.push_back(state);
            }
        }
        return open;
    };
    const auto check = [this, stillOpen] {
        const auto open = stillOpen();
        for (const auto *state : open) {
            // As after a charge: nobody stands here to offer another card, so it is closed.
            if (state->phase == Phase::Declined) {
                payment::event::Pressed press;
                press.button = Button::Cancel;
                m_desk.executor().post(
                    [this, id = state->id(), press] { m_desk.engine().press(id, press); });
            }
        }
        if (open.empty()) {
            m_report.done("Every payment has a definite outcome.");
            finish(ExitCode::Done);
        }
    };
    m_desk.engine().observe([check](const payment::State &) { check(); });
    m_desk.executor().postAfter(m_arguments.deadlineMs, [this, stillOpen] {
        m_report.payments(stillOpen());
        finish(ExitCode::NotKnownYet);
    });
    m_desk.executor().post(check);
}

} // namespace pos::ctl

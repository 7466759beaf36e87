// SPDX-License-Identifier: Apache-2.0
#include "core/till/core_till.h"

#include "core/base/invariant.h"
#include "core/journal/rebuild.h"
#include "core/till/projection.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace pos::till {

using view::Trouble;

namespace {

constexpr std::size_t firstPageRows = 512; // of the payments' list: read in a few milliseconds
constexpr std::int64_t firstCheckAfterMs
    = 10'000; // of the old records: the till is at work by then

// For whoever has no second thread to give: tests and simulations.
class SameThread final : public world::Worker {
public:
    explicit SameThread(world::Executor &executor)
        : m_executor(executor)
    {
    }
    Ticket run(Work work) override
    {
        auto &executor = m_executor;
        m_executor.post([&executor, work = std::move(work)] {
            Here here(executor);
            work(here);
        });
        return Ticket{1};
    }
    void stop(Ticket /*ticket*/) override { }

private:
    class Here final : public Job {
    public:
        explicit Here(world::Executor &executor)
            : m_executor(executor)
        {
        }
        [[nodiscard]] bool isStopped() const override { return false; }
        void tell(std::function<void()> task) override { m_executor.post(std::move(task)); }

    private:
        world::Executor &m_executor;
    };
    world::Executor &m_executor;
};

} // namespace

CoreTill::CoreTill(CoreOptions options, world::Clock &clock, world::Executor &executor,
    world::Random &random, QObject *parent)
    : view::Till(parent)
    , m_options(std::move(options))
    , m_clock(clock)
    , m_executor(executor)
    , m_random(random)
    , m_ownWorker(m_options.worker == nullptr ? std::make_unique<SameThread>(executor) : nullptr)
    , m_worker(m_options.worker == nullptr ? m_ownWorker.get() : m_options.worker)
{
}

CoreTill::~CoreTill()
{
    m_worker->stop(m_export);
    m_executor.cancel(m_heartbeat);
    m_executor.cancel(m_checkTimer);
}

std::string CoreTill::journalPath() const
{
    return m_options.dataDir
        + (mode() == view::Mode::Test ? "/journal-test.db" : "/journal-live.db");
}

view::Mode CoreTill::mode() const
{
    return m_mode;
}

void CoreTill::begin()
{
    for (const auto &[kind, detail] : m_options.troubles) {
        trouble(kind, true, detail);
    }
    openSettings();
    openJournal();
    connectProvider();
    recover();
    publishSettings();
    publishStatus();
    publishCheckout();
    publishRecovery();
    publishTasks();
    publishReaders();
    publishPayments();
}

void CoreTill::openSettings()
{
    auto settings = loadSettings(m_options.dataDir + "/settings.json");
    trouble(Trouble::ConfigBroken, !settings,
        settings ? std::string{} : m_options.dataDir + "/settings.json",
        settings ? view::Saying{} : sayingOf(settings.error()));
    if (settings) {
        m_settings = std::move(*settings);
    }
    m_mode = m_options.mode.value_or(m_settings.view.mode);
    const auto *const modeName = mode() == view::Mode::Test ? "test" : "live";
    auto secrets = secretStoreFor(m_options.dataDir, modeName);
    if (secrets) {
        m_secrets = std::move(*secrets);
    } else {
        m_settingsProblem = {view::Say::KeyNotReadable, {}, {}, {}};
    }
}

namespace {

Trouble troubleOf(base::ErrorCode code)
{
    switch (code) {
    case base::ErrorCode::Damaged:
        return Trouble::JournalDamaged;
    case base::ErrorCode::TooNew:
        return Trouble::JournalTooNew;
    case base::ErrorCode::InUse:
        return Trouble::JournalInUse;
    case base::ErrorCode::Full:
        return Trouble::DiskFull;
    case base::ErrorCode::ReadOnly:
        return Trouble::ReadOnlyDisk;
    case base::ErrorCode::InvalidArgument:
    case base::ErrorCode::NotFound:
    case base::ErrorCode::AlreadyExists:
    case base::ErrorCode::Io:
    case base::ErrorCode::Unsafe:
    case base::ErrorCode::Unavailable:
        return Trouble::JournalUnsafe;
    }
    base::unreachable();
}

} // namespace

void CoreTill::openJournal()
{
    journal::OpenOptions options;
    options.path = journalPath();
    auto journal = journal::finishRebuild(options.path).and_then([&] {
        return journal::Journal::open(options);
    });
    if (!journal) {
        trouble(troubleOf(journal.error().code), true, options.path);
        return;
    }
    m_journal = std::move(*journal);
    // F52: rebuilt after damage, and nobody has compared it with PlutoPay yet.
    const auto rebuiltFrom = journal::unconfirmedRebuild(*m_journal);
    if (!rebuiltFrom || !rebuiltFrom->empty()) {
        trouble(Trouble::JournalDamaged, true, rebuiltFrom.value_or(options.path));
    }
    m_engine = std::make_unique<payment::Engine>(
        payment::Ports{m_clock, m_executor, m_random, *m_journal});
    m_engine->observe([this](const payment::State &state) { onChanged(state); });
    m_engine->observeAnswers([this](bool arrived) { noteReachable(arrived); });
    planCheck(firstCheckAfterMs);
}

void CoreTill::recover()
{
    if (!m_engine) {
        return;
    }
    const auto open = m_engine->recover();
    if (!open) {
        trouble(troubleOf(open.error().code), true, m_options.dataDir);
        m_engine.reset();
        return;
    }
    m_recovered.insert(open->begin(), open->end());
    for (const auto &id : m_engine->attempts()) {
        noteTasks(*m_engine->find(id));
    }
    listNewest(firstPageRows);
    noteJournal();
}

void CoreTill::noteJournal()
{
    if (!m_engine->isSafe()) {
        return trouble(Trouble::JournalUnsafe, true);
    }
    trouble(Trouble::DiskFull, !m_engine->hasRoom(), m_options.dataDir);
}

void CoreTill::onChanged(const payment::State &state)
{
    noteJournal();
    const bool front = m_front == state.id();
    const bool wentToOtherTender = state.stop == payment::Stop::OtherTender
        && (state.phase == payment::Phase::Cancelled || state.phase == payment::Phase::GivenUp);
    const bool putAside = state.putAside && payment::isOpen(state);
    if (front && putAside) {
        publishCheckout(); // the sale page clears its amount: it was this customer's
    }
    if (front && (wentToOtherTender || putAside)) {
        m_front.reset();
    }
    if (front) {
        publishCheckout();
    }
    Q_EMIT readerInUse(m_front && m_engine->find(*m_front) != nullptr
                && payment::holdsReader(*m_engine->find(*m_front))
            ? m_engine->find(*m_front)->reader.text()
            : std::string{});
    if (m_recovered.contains(state.id())) {
        publishRecovery();
    }
    if (m_open == state.id()) {
        publishDetail();
    }
    publishWhatChanged(state);
    m_list.put(rowOf(state));
    m_list.dropOther(state.facts.id.text());
    planPayments();
}

void CoreTill::afterSleep()
{
    if (m_engine) {
        m_engine->afterSleep();
    }
    refreshReaders();
    publishCheckout(); // its elapsed times
}

void CoreTill::readerSaid(const gateway::ReaderId &reader, const gateway::PaymentIntentId &intent,
    const payment::event::ReaderSaid &said)
{
    if (m_engine) {
        m_engine->readerSaid(reader, intent, said);
    }
}

bool CoreTill::blocksCards(Trouble kind)
{
    switch (kind) {
    case Trouble::None:
    case Trouble::ClockWrong:
    case Trouble::ConfigBroken:
    case Trouble::ReaderOffline: // the stored status may be five minutes old
    case Trouble::RateLimited:
        return false;
    case Trouble::NoSandbox:
    case Trouble::NoKey:
    case Trouble::BadKey:
    case Trouble::WrongMode:
    case Trouble::ProviderUnreachable:
    case Trouble::CertificateRefused:
    case Trouble::NoFolder:
    case Trouble::JournalUnsafe:
    case Trouble::JournalDamaged:
    case Trouble::JournalTooNew:
    case Trouble::JournalInUse:
    case Trouble::DiskFull:
    case Trouble::ReadOnlyDisk:
    case Trouble::NoReader:
        return true;
    }
    base::unreachable();
}

void CoreTill::trouble(Trouble kind, bool present, const std::string &detail, view::Saying why)
{
    if (!present) {
        if (m_troubles.erase(kind) > 0) {
            publishStatus();
        }
        return;
    }
    const bool known = m_troubles.contains(kind) && m_troubles[kind].detail == detail
        && m_troubles[kind].why == why;
    if (!known) {
        m_troubles[kind] = {kind, detail, std::move(why), m_clock.utcMs(), blocksCards(kind)};
        publishStatus();
    }
}

void CoreTill::notice(
    view::Notice::Kind kind, const std::string &detail, std::optional<money::Money> limit)
{
    Q_EMIT noticed(view::Notice{kind, detail, limit});
}

struct CommandVisitor {
    CoreTill &till;
    using Button = payment::event::Pressed::Button;

    void press(const std::string &id, Button button, std::int64_t amountMinor = 0) const
    {
        payment::event::Pressed press;
        press.button = button;
        press.amountMinor = amountMinor;
        till.press(id, press);
    }

    void operator()(const view::command::Charge &c) const { till.charge(c); }
    void operator()(const view::command::Cancel &c) const { press(c.attemptId, Button::Cancel); }
    void operator()(const view::command::TryAgain &c) const { till.tryAgain(c); }
    void operator()(const view::command::OtherTender &c) const
    {
        press(c.attemptId, Button::OtherTender);
    }
    void operator()(const view::command::KeepWaiting &c) const
    {
        press(c.attemptId, Button::KeepWaiting);
    }
    void operator()(const view::command::PutAside &c) const
    {
        press(c.attemptId, Button::PutAside);
    }
    void operator()(const view::command::KeepPaid &c) const
    {
        press(c.attemptId, Button::KeepPaid);
    }
    void operator()(const view::command::RefundNow &c) const { till.refund(c.attemptId, 0, {}); }
    void operator()(const view::command::Dismiss &c) const { till.dismiss(c.attemptId); }
    void operator()(const view::command::Refund &c) const
    {
        till.refund(c.attemptId, c.amountMinor, c.reason);
    }
    void operator()(const view::command::RetryRefund &c) const
    {
        press(c.attemptId, c.itHappened ? Button::RefundHappened : Button::RefundDidNotHappen);
    }
    void operator()(const view::command::SettlePayment &c) const
    {
        press(c.attemptId, c.itHappened ? Button::PaymentHappened : Button::PaymentDidNotHappen);
    }
    void operator()(const view::command::CloseTask &c) const { till.closeTask(c.attemptId); }
    void operator()(const view::command::Capture &c) const
    {
        press(c.attemptId, Button::Capture, c.amountMinor);
    }
    void operator()(const view::command::Void &c) const { press(c.attemptId, Button::Void); }
    void operator()(const view::command::UseReader &c) const { till.useReader(c.terminalId); }
    void operator()(const view::command::RefreshReaders &) const { till.refreshReaders(); }
    void operator()(const view::command::TestTap &c) const { till.testTap(c.readerId); }
    void operator()(const view::command::RefreshPayments &) const { till.refreshPayments(); }
    void operator()(const view::command::OlderPayments &) const { till.listOlder(); }
    void operator()(const view::command::OpenPayment &c) const { till.openPayment(c); }
    void operator()(const view::command::ClosePayment &) const { till.m_open.reset(); }
    void operator()(const view::command::ExportPayments &c) const { till.exportPayments(c); }
    void operator()(const view::command::StopExport &) const { till.stopExport(); }
    void operator()(const view::command::LookAtJournal &) const { till.lookAtJournal(); }
    void operator()(const view::command::RebuildJournal &) const { till.rebuildJournal(); }
    void operator()(const view::command::ConfirmJournal &) const { till.confirmJournal(); }
    void operator()(const view::command::ShowReceipt &c) const { till.showReceipt(c.attemptId); }
    void operator()(const view::command::SaveReceipt &c) const { till.saveReceipt(c); }
    void operator()(const view::command::EmailReceipt &) const
    {
        // PlutoPay's interface takes a receipt address only where a payment is created outside
        // the terminal flow; there is no call to send one afterwards.
        till.notice(view::Notice::Kind::EmailNotOffered);
    }
    void operator()(const view::command::AcknowledgeRecovery &) const
    {
        till.m_recoveryShown = true;
        till.publishRecovery();
    }
    void operator()(const view::command::SaveSettings &c) const { till.saveSettings(c); }
    void operator()(const view::command::StoreKey &c) const { till.storeKey(c.key); }
    void operator()(const view::command::TestKey &c) const { till.testKey(c.key); }
    void operator()(const view::command::ForgetKey &) const { till.forgetKey(); }
};

void CoreTill::send(view::Command command)
{
    std::visit(CommandVisitor{*this}, command);
}

} // namespace pos::till

// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/till.h"

#include "core/base/invariant.h"
#include "tests/sim/program/tamper.h"
#include "tests/sim/program/world.h"

#include <algorithm>
#include <utility>

namespace pos::sim {

// What the engine takes for its journal: the disk, with the machine's accidents before it.
class Till::Port final : public journal::JournalPort {
public:
    explicit Port(Till &till)
        : m_till(till)
    {
    }
    base::Result<journal::Sequence> append(std::span<const journal::NewRecord> records) override
    {
        return m_till.append(records, {});
    }
    base::Result<journal::Sequence> appendWith(std::span<const journal::NewRecord> records,
        std::span<const journal::Summary> summaries) override
    {
        return m_till.append(records, summaries);
    }
    base::Result<void> replay(const std::function<bool(const journal::Record &)> &visit) override
    {
        return m_till.m_journal->replay(visit);
    }
    base::Result<std::vector<journal::Record>> stream(std::string_view name) override
    {
        return m_till.m_journal->stream(name);
    }
    base::Result<std::vector<std::string>> streams(std::string_view after, int limit) override
    {
        return m_till.m_journal->streams(after, limit);
    }
    base::Result<std::vector<journal::KeptSummary>> summaries(
        const journal::SummaryQuery &query) override
    {
        return m_till.m_journal->summaries(query);
    }
    base::Result<bool> areSummariesCurrent() override
    {
        return m_till.m_journal->areSummariesCurrent();
    }
    base::Result<void> dropSummaries() override { return m_till.m_journal->dropSummaries(); }
    base::Result<std::optional<std::string>> meta(std::string_view key) override
    {
        return m_till.m_journal->meta(key);
    }
    base::Result<void> setMeta(std::string_view key, std::string_view value) override
    {
        return m_till.m_journal->setMeta(key, value);
    }
    [[nodiscard]] bool isSafe() const override
    {
        return !m_till.m_dead && m_till.m_journal->isSafe();
    }
    [[nodiscard]] bool isReserveHeld() const override { return m_till.m_journal->isReserveHeld(); }
    bool releaseReserve() override { return m_till.m_journal->releaseReserve(); }
    base::Result<void> restoreReserve() override { return m_till.m_journal->restoreReserve(); }

private:
    Till &m_till;
};

Till::Till(World &world, int index)
    : m_world(world)
    , m_index(index)
    , m_clock(world.heap)
    , m_executor(world.heap, world.meter)
    , m_random(world.options.seed * 977 + static_cast<std::uint64_t>(index))
    , m_disk(diskFor(world.options))
    , m_wire(world, index)
    , m_cashier(world, index)
    , m_port(std::make_unique<Port>(*this))
{
    if (world.options.bug == Bug::WallClockTimer) {
        m_clock.driveByWall();
    }
}

Till::~Till()
{
    m_dead = true; // a world that ends writes nothing more
}

void Till::startProcess()
{
    const auto bug = m_world.options.bug;
    gateway::plutopay::ClientSettings settings;
    settings.baseUrl = "http://127.0.0.1:1/api";
    settings.key = base::Secret(m_world.provider.secretKey());
    m_client = std::make_unique<gateway::plutopay::PlutoPayClient>(
        std::move(settings), m_wire, m_clock, m_executor);
    m_meteredGateway = metered(m_world.meter, *m_client);
    gateway::Gateway &client = m_meteredGateway == nullptr ? *m_client : *m_meteredGateway;
    m_tamperedGateway = tampered(bug, client, m_random);
    m_tamperedJournal = tampered(bug, *m_port, m_world.heap);
    m_engine = std::make_unique<payment::Engine>(payment::Ports{m_clock, m_executor, m_random,
        m_tamperedJournal == nullptr ? *m_port : *m_tamperedJournal});
    m_engine->useGateway(m_tamperedGateway == nullptr ? &client : m_tamperedGateway.get());
    m_engine->observe([this](const payment::State &state) { shown(state); });
}

void Till::boot()
{
    auto journal = m_disk->open();
    if (!journal && m_lied) {
        return startAfresh();
    }
    if (!journal) { // a technician looks at it, and brings the bytes back
        base::invariant(m_rotten);
        m_rotten = false;
        m_disk->undoRot();
        m_world.heap.after(60'000, [this] { boot(); });
        return;
    }
    m_journal = *journal;
    if (m_lied) {
        noteForgotten();
    }
    if (m_world.options.bug == Bug::JournalNotSynced) {
        m_disk->setLying(true);
    }
    m_dead = m_wroteInVain = m_powerGone = false;
    m_bootedMs = m_world.heap.nowMs();
    ++m_boots;
    m_world.history.note(
        -1, 30, [&] { return "till " + std::to_string(m_index + 1) + ": the program starts"; });
    startProcess();
    const bool forgets = m_world.options.bug == Bug::RestartForgets;
    const auto open = forgets ? std::vector<payment::AttemptId>{} : recovered();
    if (!open && m_lied) {
        m_dead = true;
        bury();
        m_disk->processDied();
        return startAfresh();
    }
    if (!open && m_rotten) {
        m_dead = true;
        m_rotten = false;
        bury();
        m_disk->processDied();
        m_disk->undoRot();
        m_world.heap.after(60'000, [this] { boot(); });
        return;
    }
    if (!open && !m_dead) {
        return m_world.checker.fail(
            "S15", -1, "the journal cannot be read: " + open.error().message);
    }
    m_rotten = false;
    if (!m_dead) {
        redraw();
        m_cashier.booted();
    }
}

base::Result<std::vector<payment::AttemptId>> Till::recovered()
{
    const Meter::Scope scope(m_world.meter, Part::Core);
    return m_engine->recover();
}

// The pages show what the engine believes now, and that is what people act on.
void Till::redraw()
{
    for (const auto &id : m_engine->attempts()) {
        m_world.checker.screen(*m_engine->find(id), m_bootedMs);
    }
}

tl::expected<payment::AttemptId, payment::Refusal> Till::charge(
    int sale, const payment::ChargeRequest &request)
{
    const Meter::Scope scope(m_world.meter, Part::Core);
    m_startingSale = sale;
    auto started = m_engine->charge(request);
    m_startingSale = -1;
    return started;
}

std::optional<payment::Refusal> Till::press(
    const std::string &code, const payment::event::Pressed &press)
{
    if (const int attempt = m_world.registry.byCode(code); attempt >= 0) {
        m_world.checker.pressed(attempt);
    }
    const Meter::Scope scope(m_world.meter, Part::Core);
    return m_engine->press(payment::AttemptId(code), press);
}

void Till::bury()
{
    m_engine.reset();
    m_tamperedGateway.reset();
    m_meteredGateway.reset();
    m_tamperedJournal.reset();
    m_client.reset();
    m_journal = nullptr;
}

void Till::shown(const payment::State &state)
{
    if (m_dead) {
        return;
    }
    const Meter::Scope scope(m_world.meter, Part::Simulation);
    m_world.met(Kind::ShortTimes, m_world.registry.byCode(state.id().text()));
    m_world.checker.screen(state, m_bootedMs);
    m_cashier.shown(state);
}

void Till::recordsAreDurable(std::span<const journal::NewRecord> records)
{
    for (const auto &record : records) {
        if (!record.kind.starts_with("payment.")) {
            continue;
        }
        int attempt = m_world.registry.byCode(record.stream);
        if (attempt < 0 && record.kind == "payment.started" && m_startingSale >= 0) {
            attempt = m_world.registry.begin(
                record.stream, m_startingSale, m_index, m_world.heap.nowMs());
        }
        if (attempt >= 0) {
            auto &run = m_world.registry.run(attempt);
            run.durable = true;
            ++run.records;
        }
    }
}

void Till::recordsArePromised(std::span<const journal::NewRecord> records)
{
    for (const auto &record : records) {
        if (record.kind == "payment.started" && m_startingSale >= 0) {
            m_world.registry.begin(record.stream, m_startingSale, m_index, m_world.heap.nowMs());
        }
    }
}

base::Result<journal::Sequence> Till::append(
    std::span<const journal::NewRecord> records, std::span<const journal::Summary> summaries)
{
    const auto gone
        = [] { return base::fail(base::ErrorCode::Unsafe, "the process is not there any more"); };
    if (m_dead) {
        return gone();
    }
    const Meter::Scope scope(m_world.meter, Part::Simulation);
    if (records.empty()) { // summaries computed anew at a start
        return m_journal->appendWith(records, summaries);
    }
    recordsArePromised(records);
    const int attempt = m_world.registry.byCode(records.back().stream);
    m_world.history.note(m_world.saleOf(attempt), 40 + records.size(), [&] {
        std::string kinds;
        for (const auto &record : records) {
            kinds += " " + record.kind;
        }
        return "till " + std::to_string(m_index + 1) + " writes" + kinds;
    });
    if (m_world.strikes(Kind::KillBeforeWrite)) {
        die(Kind::KillBeforeWrite, attempt);
        if (m_world.dice.below(2) == 0) { // the bytes were on their way; nobody was told
            m_disk->land(records, summaries);
            recordsAreDurable(records);
        }
        return gone();
    }
    if (m_world.strikes(Kind::SyncError)) {
        m_world.met(Kind::SyncError, attempt);
        m_disk->failNextSync(m_world.dice);
    } else if (m_world.strikes(Kind::DiskLocked)) {
        m_world.met(Kind::DiskLocked, attempt);
        m_disk->lockOnce();
    }
    if (m_world.strikes(Kind::SlowSync)) {
        m_world.met(Kind::SlowSync, attempt);
        m_world.heap.block(m_world.range(50, 4'000));
    }
    auto written = [&] {
        const Meter::Scope writing(m_world.meter, Part::Disk);
        return m_journal->appendWith(records, summaries);
    }();
    if (written) {
        m_inVain = 0;
        recordsAreDurable(records);
    } else if (!m_journal->isSafe()) {
        m_wroteInVain = true;
        m_inVain += m_hasRotted ? 1 : 0;
        m_world.heap.after(m_world.range(2'000, 30'000), [this, boots = m_boots] {
            if (boots == m_boots) {
                die(Kind::SyncError, -1); // somebody starts the till again
            }
        });
    }
    if (m_world.strikes(Kind::KillAfterWrite)) {
        die(Kind::KillAfterWrite, attempt);
    }
    return written;
}

} // namespace pos::sim

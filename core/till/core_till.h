// SPDX-License-Identifier: Apache-2.0
//
// The till without a screen: opens the journal, recovers, carries out commands through the
// payment engine and publishes snapshots. Lives on the core thread; screens reach it through a
// bridge with the same face (app/till), tests use it directly.
//
// core_till.cpp: start, commands. core_till_publish.cpp: snapshots. core_till_tasks.cpp: what a
// person must decide. core_till_payment.cpp: charges and presses. core_till_readers.cpp: the
// provider, readers, reachability. core_till_lists.cpp: payments, detail, export.
// core_till_settings.cpp: settings and keys. core_till_receipt.cpp: receipts.
#pragma once

#include "core/journal/damage.h"
#include "core/journal/journal.h"
#include "core/journal/rebuild.h"
#include "core/journal/slow_check.h"
#include "core/payment/engine.h"
#include "core/receipt/document.h"
#include "core/till/export.h"
#include "core/till/provider.h"
#include "core/till/secret_store.h"
#include "core/till/settings_file.h"
#include "core/view/till.h"
#include "core/world/worker.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace pos::till {

struct CoreOptions {
    std::string dataDir; // exists; holds settings.json, journal-<mode>.db, the sealed key
    std::optional<view::Mode> mode; // overrides the settings
    std::string baseUrl; // overrides the settings; "" = theirs
    std::optional<base::Secret> key; // overrides the store (the embedded sandbox's key)
    std::string sandboxUrl; // of the embedded sandbox, "" = none
    // What the program found before the core began: kind and detail.
    std::map<view::Trouble, std::string> troubles;
    Connect connect;
    // For what takes long; outlives the till. Null: on the core's thread, a job at a time.
    world::Worker *worker = nullptr;
    // Writes a receipt as PDF; empty where the program has no screen libraries.
    std::function<base::Result<void>(const receipt::Document &document, const std::string &path)>
        pdf;
    // The local wall clock as a shop writes it; receipts only.
    std::function<std::string(std::int64_t utcMs)> localTime;
};

class CoreTill final : public view::Till {
    Q_OBJECT

public:
    CoreTill(CoreOptions options, world::Clock &clock, world::Executor &executor,
        world::Random &random, QObject *parent = nullptr);
    ~CoreTill() override;

    // Opens everything and publishes every snapshot once. Never fails: trouble is a snapshot too.
    void begin();
    void send(view::Command command) override;

    // A local reader's word (simulator or driver), on the core thread.
    void readerSaid(const gateway::ReaderId &reader, const gateway::PaymentIntentId &intent,
        const payment::event::ReaderSaid &said);
    // How the reader in use takes cards, where a driver knows: "tap", "insert", "swipe".
    void setReadMethods(std::vector<std::string> methods) { m_readMethods = std::move(methods); }
    // The machine slept: look at everything that is open, and at the provider, at once (F58).
    void afterSleep();

    // Null when the journal could not be opened.
    [[nodiscard]] payment::Engine *engine() { return m_engine.get(); }
    [[nodiscard]] const Settings &settings() const { return m_settings; }
    [[nodiscard]] view::Mode mode() const;

Q_SIGNALS:
    // The reader that now shows a prompt for this till, "" = none: whom a local driver watches.
    void readerInUse(const std::string &readerId);

private:
    friend struct CommandVisitor;

    // core_till.cpp
    void openSettings();
    void openJournal();
    void recover();
    void onChanged(const payment::State &state);
    // What the engine says of its journal, as troubles: not safe, or no room for new payments.
    void noteJournal();
    void publishStatus();
    void publishCheckout();
    // Readers and tasks, where this change concerns them: most changes of a payment do not.
    void publishWhatChanged(const payment::State &state);
    void publishRecovery();
    void publishSettings();
    void trouble(
        view::Trouble kind, bool present, const std::string &detail = {}, view::Saying why = {});
    [[nodiscard]] static bool blocksCards(view::Trouble kind);
    // Why a list could not be read; null = there was no answer.
    [[nodiscard]] static view::Saying troubleSaying(const gateway::Refused *refused);
    void notice(view::Notice::Kind kind, const std::string &detail = {},
        std::optional<money::Money> limit = std::nullopt);

    // core_till_tasks.cpp
    // Keeps what a person must decide about this payment; true when that changed.
    bool noteTasks(const payment::State &state);
    void publishTasks();
    void closeTask(const std::string &attemptId);
    [[nodiscard]] bool wasClosed(const payment::AttemptId &id);
    // The journal failed in writing this press: it is a task until the next start tells.
    void mayFollow(const payment::AttemptId &id, const payment::event::Pressed &press);

    // core_till_payment.cpp
    void charge(const view::command::Charge &command);
    void press(const std::string &attemptId, payment::event::Pressed press);
    void tryAgain(const view::command::TryAgain &command);
    void chargeAnew(const payment::State &ended, const gateway::Reader *reader);
    // Why no card payment may begin, said as a notice; true = it was refused.
    bool refusedToCharge(const gateway::Reader *reader);
    void startCharge(
        payment::SaleId sale, const view::command::Charge &command, const gateway::Reader &reader);
    void dismiss(const std::string &attemptId);
    void refund(const std::string &attemptId, std::int64_t amountMinor, const std::string &reason);
    void refused(payment::Refusal refusal, const std::string &attemptId);

    // core_till_readers.cpp
    void connectProvider();
    void checkKey(const base::Secret &key);
    void checkHealth();
    void checkMerchant();
    void refreshReaders();
    void onReaders(gateway::Outcome<std::vector<gateway::Reader>> outcome);
    void noteOutcome(const gateway::Refused *refused, const gateway::Unknown *unknown);
    void noteReachable(bool reachable);
    void planHeartbeat();
    void publishReaders();
    void useReader(const std::string &terminalId);
    void testTap(const std::string &readerId);
    [[nodiscard]] const gateway::Reader *readerInUseRow() const;
    [[nodiscard]] const gateway::Reader *findReader(const std::string &readerId) const;

    // core_till_lists.cpp
    void listNewest(std::size_t rows);
    void listOlder();
    void listProviders();
    void planPayments();
    void publishPayments();
    void refreshPayments();
    void openPayment(const view::command::OpenPayment &command);
    void publishDetail();
    void exportPayments(const view::command::ExportPayments &command);
    void stopExport();
    void onExported(ExportEnd end, const std::string &path);

    // core_till_journal.cpp
    [[nodiscard]] std::string journalPath() const;
    void planCheck(std::int64_t delayMs);
    void checkSomeRecords();
    void onChecked(const base::Result<journal::SlowCheck::Progress> &progress);
    void publishRepair();
    void lookAtJournal();
    void onSurveyed(const journal::Damage &damage);
    void rebuildJournal();
    void onRebuilt(const base::Result<journal::Rebuilt> &rebuilt);
    void closeJournal();
    void compareWithProvider();
    void comparePage(int number);
    void noteMissing(const gateway::Page<gateway::Transaction> &page);
    void confirmJournal();

    // core_till_settings.cpp
    void saveSettings(const view::command::SaveSettings &command);
    void storeKey(const base::Secret &key);
    void testKey(const std::optional<base::Secret> &key);
    void forgetKey();

    // core_till_receipt.cpp
    void showReceipt(const std::string &attemptId);
    void saveReceipt(const view::command::SaveReceipt &command);

    CoreOptions m_options;
    world::Clock &m_clock;
    world::Executor &m_executor;
    world::Random &m_random;

    Settings m_settings;
    // Chosen once, at the start: journal, key and provider belong to it. Another mode that is saved
    // holds from the next start.
    view::Mode m_mode = view::Mode::Test;
    view::SettingsView::KeyTest m_keyTest = view::SettingsView::KeyTest::NotTried;
    std::string m_keyTestDetail, m_keyMasked;
    view::Saying m_settingsProblem;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<world::Worker> m_ownWorker; // where the options name none
    world::Worker *m_worker;
    std::unique_ptr<journal::Journal> m_journal;
    std::shared_ptr<journal::SlowCheck> m_check; // while it runs; stepped by the worker only
    world::Executor::Timer m_checkTimer = world::Executor::Timer::None;
    view::RepairView m_repair;
    world::Worker::Ticket m_export = world::Worker::Ticket::None;
    std::optional<Provider> m_provider;
    std::vector<Provider> m_retired; // their calls may still come back
    std::optional<Provider> m_probe; // of "Test this key"
    std::unique_ptr<payment::Engine> m_engine;

    std::map<view::Trouble, view::TroubleView> m_troubles;
    std::optional<payment::AttemptId> m_front;
    std::set<payment::AttemptId> m_recovered;
    bool m_recoveryShown = false;
    bool m_reachable = false;
    int m_lostInARow = 0;
    world::Executor::Timer m_heartbeat = world::Executor::Timer::None;
    std::vector<gateway::Reader> m_readers;
    std::vector<std::string> m_readMethods;
    bool m_readersLoading = false, m_readersKnown = false;
    view::Saying m_readersProblem;
    std::optional<std::int64_t> m_readersUtcMs;
    std::map<gateway::ReaderId, payment::AttemptId> m_holders; // as the readers' page shows them
    // What a person must decide, of the payments that have it; and as the tasks' page shows it.
    std::map<payment::AttemptId, std::vector<view::TaskView>> m_tasks;
    std::optional<std::vector<view::TaskView>> m_tasksShown;
    std::set<payment::AttemptId> m_closed; // a person has looked at what was taken back
    std::map<payment::AttemptId, view::TaskView> m_mayFollow;
    std::vector<gateway::Transaction> m_providerRows;
    view::PaymentListBuilder m_list;
    std::size_t m_listedAtMost = 0; // of this till's own payments
    bool m_hasOlder = false; // than those listed
    bool m_paymentsPlanned = false, m_paymentsLoading = false;
    view::Saying m_paymentsProblem;
    std::optional<payment::AttemptId> m_open; // the payment on the detail page
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

} // namespace pos::till

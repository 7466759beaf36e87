// SPDX-License-Identifier: Apache-2.0
//
// The one door between screens and core: commands go in, snapshots come out. It lives on the GUI
// thread; the implementation carries both across to the core thread by queued connections, so a
// page never waits and never touches the core's objects. Tests hand pages a Till of their own.
#pragma once

#include "core/base/secret.h"
#include "core/view/snapshots.h"

#include <QObject>

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace pos::view {

// Commands. Each is answered by snapshots, or by one Notice when it was refused.
namespace command {
struct Charge { money::Money amount; std::string note; bool manualCapture = false; };
struct Cancel { std::string attemptId; };
struct TryAgain { std::string attemptId; std::string readerId; /* empty = the same reader */ };
struct OtherTender { std::string attemptId; };
struct KeepWaiting { std::string attemptId; };
struct PutAside { std::string attemptId; };
struct KeepPaid { std::string attemptId; }; // of ApprovedAfterCancel, AmountConflict, PaidLate
struct RefundNow { std::string attemptId; }; // the whole amount, of the same
struct Dismiss { std::string attemptId; }; // the result was seen; back to the sale
struct Refund { std::string attemptId; std::int64_t amountMinor = 0; std::string reason; };
struct RetryRefund { std::string attemptId; bool itHappened = false; }; // a person looked it up
struct SettlePayment { std::string attemptId; bool itHappened = false; }; // of NobodyCanTell
struct CloseTask { std::string attemptId; }; // of RecordTookBack: a person has looked
struct Capture { std::string attemptId; std::int64_t amountMinor = 0; };
struct Void { std::string attemptId; };
struct UseReader { std::string terminalId; };
struct RefreshReaders {};
struct TestTap { std::string readerId; }; // test mode only: presents a test card
struct RefreshPayments {};
struct OlderPayments {}; // when PaymentsView::hasOlder: as many again as there are
struct OpenPayment { std::string attemptId; std::string transactionId; }; // one of them; detail follows
struct ClosePayment {};
struct ExportPayments { std::string path; std::vector<std::string> attemptIds; /* empty = all */ };
struct StopExport {};
struct ShowReceipt { std::string attemptId; };
struct SaveReceipt { std::string attemptId; std::string path; /* .pdf, .txt or .escpos */ };
struct EmailReceipt { std::string attemptId; std::string address; };
struct AcknowledgeRecovery {};
struct LookAtJournal {}; // what is damaged; repairChanged follows
struct RebuildJournal {}; // from what can be proved; compares with PlutoPay afterwards
struct ConfirmJournal {}; // a person has compared: cards may be taken again
struct SaveSettings { SettingsView settings; };
struct StoreKey { base::Secret key; };
struct TestKey { std::optional<base::Secret> key; /* none = the stored one */ };
struct ForgetKey {};
} // namespace command

using Command = std::variant<command::Charge, command::Cancel, command::TryAgain,
    command::OtherTender, command::KeepWaiting, command::PutAside, command::KeepPaid,
    command::RefundNow, command::Dismiss, command::Refund, command::RetryRefund,
    command::SettlePayment, command::CloseTask, command::Capture, command::Void,
    command::UseReader, command::RefreshReaders, command::TestTap,
    command::RefreshPayments, command::OlderPayments, command::OpenPayment, command::ClosePayment,
    command::ExportPayments, command::StopExport, command::LookAtJournal, command::RebuildJournal,
    command::ConfirmJournal,
    command::ShowReceipt, command::SaveReceipt, command::EmailReceipt, command::AcknowledgeRecovery,
    command::SaveSettings, command::StoreKey, command::TestKey, command::ForgetKey>;

class Till : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    // Returns at once. Commands are carried out in order.
    virtual void send(Command command) = 0;

Q_SIGNALS:
    void statusChanged(const pos::view::TillStatus &status);
    void checkoutChanged(const pos::view::CheckoutView &checkout); // the one in front, or Idle
    void readersChanged(const pos::view::ReadersView &readers);
    void paymentsChanged(const pos::view::PaymentsView &payments);
    void detailChanged(const pos::view::PaymentDetail &detail);
    void receiptChanged(const pos::view::ReceiptView &receipt);
    void tasksChanged(const std::vector<pos::view::TaskView> &tasks);
    void recoveryChanged(const pos::view::RecoveryView &recovery);
    void settingsChanged(const pos::view::SettingsView &settings);
    void exportChanged(const pos::view::ExportView &progress);
    void repairChanged(const pos::view::RepairView &repair);
    void noticed(const pos::view::Notice &notice);
};

} // namespace pos::view

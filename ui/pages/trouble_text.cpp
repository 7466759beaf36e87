// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/trouble_text.h"

#include "core/base/invariant.h"
#include "ui/pages/core_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace pos::ui {
namespace {

using view::Notice;
using view::Trouble;

struct Why {
    Q_DECLARE_TR_FUNCTIONS(Trouble)
};

QString sentence(Trouble kind)
{
    switch (kind) {
    case Trouble::None:
        return {};
    case Trouble::NoSandbox:
        return Why::tr("The sandbox of test mode could not start, so nothing can be charged. "
                       "Restart the till, or add a test key in Settings.");
    case Trouble::NoKey:
        return Why::tr(
            "There is no PlutoPay key yet. Nothing can be charged. Add one in Settings.");
    case Trouble::BadKey:
        return Why::tr("PlutoPay refused the key. Nobody was charged. Check the key in Settings.");
    case Trouble::WrongMode:
        return Why::tr("The key belongs to the other mode. Nobody was charged. Change key or mode "
                       "in Settings.");
    case Trouble::ProviderUnreachable:
        return Why::tr("PlutoPay cannot be reached, so nothing new can be charged. A payment "
                       "already started is being checked. Check the internet connection.");
    case Trouble::CertificateRefused:
        return Why::tr("The connection to PlutoPay is not trusted, so nothing was sent or charged. "
                       "Check the network, or add the shop's certificate in Settings.");
    case Trouble::ClockWrong:
        return Why::tr("This till's clock is wrong. Customers are still charged once, but times on "
                       "receipts are wrong. Set the clock.");
    case Trouble::NoFolder:
        return Why::tr("The till's data folder cannot be made, so nothing can be charged or kept. "
                       "Nobody was charged. Check the folder and its rights, then restart the "
                       "till.");
    case Trouble::JournalUnsafe:
        return Why::tr("The journal cannot be written safely, so nothing new is charged. Nothing "
                       "recorded is lost. Restart the till; if it stays, call support.");
    case Trouble::JournalDamaged:
        return Why::tr("The journal is damaged, so nothing new is charged. The file was left as it "
                       "is. Look at what is damaged: it can be rebuilt here.");
    case Trouble::JournalTooNew:
        return Why::tr("The journal was written by a newer version. Nothing was changed or "
                       "charged. Update this till.");
    case Trouble::JournalInUse:
        return Why::tr("Another till program is using this journal. Nothing was charged from "
                       "here. Close the other one.");
    case Trouble::DiskFull:
        return Why::tr("The disk is full, so nothing new is charged. Nothing recorded is lost. "
                       "Free some space, then restart the till.");
    case Trouble::ReadOnlyDisk:
        return Why::tr("The disk cannot be written, so nothing new is charged. Nothing recorded is "
                       "lost. Restart the machine or call support.");
    case Trouble::ConfigBroken:
        return Why::tr(
            "The settings file could not be read, so the usual settings are used; the file was "
            "left as it is. Nobody was charged by this. Check the settings and save them.");
    case Trouble::NoReader:
        return Why::tr("There is no card reader, so nothing can be charged. Choose or add one on "
                       "the Readers page.");
    case Trouble::ReaderOffline:
        return Why::tr("The card reader is offline; nothing is charged until it answers. Check its "
                       "power and network, or choose another one.");
    case Trouble::RateLimited:
        return Why::tr("PlutoPay asks this till to slow down. Nothing is charged twice; payments "
                       "go on a little later. Please wait.");
    }
    base::unreachable();
}

// The core's detail is a name, a path or a machine's own words: never the sentence itself.
QString withDetail(const QString &text, const QString &detail)
{
    return text.isEmpty() || detail.isEmpty() ? text : text + u" ("_s + detail + u")"_s;
}

// Of the notices that say nothing but that a trouble is there.
Trouble troubleOf(Notice::Kind kind)
{
    using Kind = Notice::Kind;
    static constexpr std::array<std::pair<Kind, Trouble>, 7> troubles{
        {{Kind::JournalUnsafe, Trouble::JournalUnsafe}, {Kind::DiskFull, Trouble::DiskFull},
            {Kind::WrongMode, Trouble::WrongMode}, {Kind::NoKey, Trouble::NoKey},
            {Kind::BadKey, Trouble::BadKey},
            {Kind::ProviderUnreachable, Trouble::ProviderUnreachable},
            {Kind::CertificateRefused, Trouble::CertificateRefused}}};
    const auto *const found = std::find_if(
        troubles.begin(), troubles.end(), [&](const auto &pair) { return pair.first == kind; });
    base::invariant(found != troubles.end());
    return found->second;
}

} // namespace

QString troubleSentence(const view::TroubleView &trouble, const Theme &theme)
{
    QString text = sentence(trouble.kind);
    if (!text.isEmpty() && !trouble.why.empty()) {
        text += u' ' + sayingText(trouble.why, theme);
    }
    return withDetail(text, QString::fromStdString(trouble.detail));
}

QString troubleReason(Trouble trouble)
{
    switch (trouble) {
    case Trouble::None:
        return Why::tr("Not possible now");
    case Trouble::NoSandbox:
        return Why::tr("Sandbox is not running");
    case Trouble::NoKey:
        return Why::tr("No PlutoPay key yet");
    case Trouble::BadKey:
        return Why::tr("Key was refused");
    case Trouble::WrongMode:
        return Why::tr("Key is for the other mode");
    case Trouble::ProviderUnreachable:
        return Why::tr("PlutoPay cannot be reached");
    case Trouble::CertificateRefused:
        return Why::tr("Connection is not trusted");
    case Trouble::ClockWrong:
        return Why::tr("The till's clock is wrong");
    case Trouble::NoFolder:
        return Why::tr("No data folder");
    case Trouble::JournalUnsafe:
        return Why::tr("Journal is not safe");
    case Trouble::JournalDamaged:
        return Why::tr("Journal is damaged");
    case Trouble::JournalTooNew:
        return Why::tr("Journal is from a newer version");
    case Trouble::JournalInUse:
        return Why::tr("Journal is in use elsewhere");
    case Trouble::DiskFull:
        return Why::tr("Disk is full");
    case Trouble::ReadOnlyDisk:
        return Why::tr("Disk cannot be written");
    case Trouble::ConfigBroken:
        return Why::tr("Settings could not be read");
    case Trouble::NoReader:
        return Why::tr("No reader chosen");
    case Trouble::ReaderOffline:
        return Why::tr("Reader is offline");
    case Trouble::RateLimited:
        return Why::tr("PlutoPay asks to wait");
    }
    base::unreachable();
}

QString chargeReason(const view::TillStatus &status, const money::Money &amount, const Theme &theme)
{
    if (!status.canCharge) {
        return troubleReason(status.chargeBlockedBy);
    }
    if (amount.isZero()) {
        return Why::tr("Enter an amount");
    }
    if (amount.minor() < status.minimumMinor) {
        return Why::tr("Minimum %1").arg(theme.text({status.minimumMinor, amount.currency()}));
    }
    if (amount.minor() > status.maximumMinor) {
        return Why::tr("At most %1").arg(theme.text({status.maximumMinor, amount.currency()}));
    }
    return {};
}

bool isGoodNews(const Notice &notice)
{
    return notice.kind == Notice::Kind::Saved || notice.kind == Notice::Kind::SavedForNextStart
        || notice.kind == Notice::Kind::Exported;
}

QString noticeSentence(const Notice &notice, const Theme &theme)
{
    const QString limit = notice.limit ? theme.text(*notice.limit) : QString{};
    const QString detail = QString::fromStdString(notice.detail);
    switch (notice.kind) {
    case Notice::Kind::AmountTooSmall:
        return Why::tr("The smallest card amount is %1. Nothing was charged.").arg(limit);
    case Notice::Kind::AmountTooLarge:
        return Why::tr("The largest amount is %1. Nothing was charged.").arg(limit);
    case Notice::Kind::NoReader:
        return Why::tr("No card reader is chosen. Nothing was charged. Choose one under Readers.");
    case Notice::Kind::ReaderBusyHere:
        return Why::tr("This reader is still busy with a payment of this till. Nothing new was "
                       "charged.");
    case Notice::Kind::PaymentRunning:
        return Why::tr("A payment is running. Nothing new was charged.");
    case Notice::Kind::SaleHasPayment:
        return Why::tr("This sale has a payment already. Nothing new was charged. Look at it "
                       "under Payments.");
    case Notice::Kind::OutcomeOpen:
        return Why::tr("It is not known yet whether the customer paid, so this payment stays "
                       "here. Do not charge again; wait for the answer.");
    case Notice::Kind::UnknownPayment:
        return Why::tr("This till does not know that payment. Nothing was sent or charged. Look "
                       "under Payments.");
    case Notice::Kind::MayFollow:
        return Why::tr("The journal failed while this was written. Nothing was sent, but it may "
                       "be carried out at the next start. Do not ask for it again; restart the "
                       "till and look at the payment.");
    case Notice::Kind::JournalUnsafe:
    case Notice::Kind::DiskFull:
    case Notice::Kind::WrongMode:
    case Notice::Kind::NoKey:
    case Notice::Kind::BadKey:
    case Notice::Kind::ProviderUnreachable:
    case Notice::Kind::CertificateRefused:
        return sentence(troubleOf(notice.kind));
    case Notice::Kind::RefundTooLarge:
        return Why::tr("At most %1 can still be refunded. Nothing was refunded.").arg(limit);
    case Notice::Kind::RefundRunning:
        return Why::tr("A refund of this payment is still running. Nothing new was refunded.");
    case Notice::Kind::NotPossibleNow:
        return Why::tr("That is not possible now. Nothing was changed or charged. Look at what "
                       "the screen says.");
    case Notice::Kind::KeyNotStored:
        return Why::tr("The key could not be stored or removed; nothing was charged. Check the "
                       "disk, then try again.");
    case Notice::Kind::SettingsNotSaved:
        return Why::tr("The settings could not be saved; nothing was charged. Check the disk, "
                       "then save again.");
    case Notice::Kind::FileNotWritten:
        return Why::tr("The file %1 could not be written. No payment changed. Choose another name "
                       "or folder.")
            .arg(detail);
    case Notice::Kind::NoReceipt:
        return Why::tr("There is no receipt: nothing was charged, or it is not known yet. Look at "
                       "the payment.");
    case Notice::Kind::EmailNotOffered:
        return Why::tr("PlutoPay sends no receipts for payments taken on a reader. The payment "
                       "stays as it is. Save the receipt, or show the code.");
    case Notice::Kind::TestTapFailed:
        return Why::tr("The test card could not be presented. Test mode moves no money. Try again "
                       "while the reader asks for a card.");
    case Notice::Kind::Saved:
    case Notice::Kind::SavedForNextStart:
        return Why::tr("Saved %1").arg(detail).trimmed();
    case Notice::Kind::ExportStopped:
        return Why::tr("The export was stopped: no file was written, and no payment changed.");
    case Notice::Kind::Exported:
        return Why::tr("Exported to %1").arg(detail);
    }
    base::unreachable();
}

} // namespace pos::ui

// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/pictures.h"

#include "core/base/invariant.h"
#include "ui/widgets/key.h"
#include "ui/widgets/legible.h"

#include <QAbstractButton>
#include <QDir>
#include <QPixmap>

using namespace Qt::StringLiterals;

namespace pos::ui::test {
namespace {

using view::CheckoutAction;
using view::CheckoutView;
using view::Stage;

std::uint32_t bits(std::initializer_list<CheckoutAction> actions)
{
    std::uint32_t all = 0;
    for (const CheckoutAction action : actions) {
        all |= static_cast<std::uint32_t>(action);
    }
    return all;
}

std::uint32_t actionsAt(Stage stage)
{
    using A = CheckoutAction;
    switch (stage) {
    case Stage::Creating:
    case Stage::Sending:
    case Stage::PinEntry:
        return bits({A::Cancel});
    case Stage::WaitingForCard:
        return bits({A::Cancel, A::OtherTender});
    case Stage::ReaderUnreachable:
        return bits({A::Cancel, A::OtherTender, A::OtherReader, A::TryAgain});
    case Stage::Approved:
        return bits({A::Done, A::Receipt, A::Email});
    case Stage::Authorized:
        return bits({A::Void, A::Capture, A::Done});
    case Stage::Declined:
        return bits({A::Cancel, A::OtherTender, A::OtherReader, A::TryAgain});
    case Stage::Checking:
        return bits({A::PutAside});
    case Stage::Cancelled:
        return bits({A::OtherTender, A::TryAgain, A::Done});
    case Stage::ApprovedAfterCancel:
    case Stage::Conflict:
        return bits({A::KeepPaid, A::RefundNow});
    case Stage::Refused:
        return bits({A::TryAgain, A::OtherTender, A::Done});
    case Stage::Idle:
    case Stage::CardRead:
    case Stage::RemoveCard:
    case Stage::Cancelling:
        return 0;
    }
    base::unreachable();
}

} // namespace

const std::vector<Stage> &allStages()
{
    static const std::vector<Stage> stages{Stage::Creating, Stage::Sending,
        Stage::ReaderUnreachable, Stage::WaitingForCard, Stage::CardRead, Stage::PinEntry,
        Stage::RemoveCard, Stage::Approved, Stage::Authorized, Stage::Declined, Stage::Checking,
        Stage::Cancelling, Stage::Cancelled, Stage::ApprovedAfterCancel, Stage::Refused,
        Stage::Conflict};
    return stages;
}

QString stageName(Stage stage)
{
    static const QStringList names{u"idle"_s, u"creating"_s, u"sending"_s, u"reader_unreachable"_s,
        u"waiting"_s, u"card_read"_s, u"pin"_s, u"remove_card"_s, u"approved"_s, u"authorized"_s,
        u"declined"_s, u"checking"_s, u"cancelling"_s, u"cancelled"_s, u"approved_after_cancel"_s,
        u"refused"_s, u"conflict"_s};
    return names[static_cast<int>(stage)];
}

CheckoutView checkoutAt(Stage stage)
{
    CheckoutView c;
    c.stage = stage;
    c.attemptId = "7F3K2M9Q4T";
    c.amount = money::Money{4750, money::currency("USD")};
    c.note = "Haircut and beard trim";
    c.readerName = "Counter 1";
    c.readerStatus = "online";
    c.readMethods = {"tap", "insert", "swipe"};
    c.actions = actionsAt(stage);
    c.stageElapsedMs = 3'000;
    if (stage == Stage::WaitingForCard) {
        c.stageLimitMs = 180'000;
        c.stageElapsedMs = 48'000;
    }
    if (stage == Stage::Approved || stage == Stage::Authorized
        || stage == Stage::ApprovedAfterCancel) {
        c.chargedAmount = c.amount;
        c.receiptUrl = "https://pay.example/r/abc";
        c.cardBrand = "visa";
        c.cardLastFour = "4242";
        c.authorisationCode = "A12345";
    }
    if (stage == Stage::Conflict) {
        c.chargedAmount = money::Money{4570, money::currency("USD")};
    }
    if (stage == Stage::Declined) {
        c.declineReason = "Insufficient funds";
    }
    if (stage == Stage::Refused) {
        c.refusal = {
            view::Say::PlutoPaySays, "The account cannot take payments in this currency.", {}, {}};
    }
    if (stage == Stage::Checking) {
        c.log = {{view::Say::ExistsAtPlutoPay, "txn_9aBcDeFg", {}, {}},
            {view::Say::SentToReader, "Counter 1", {}, {}}, {view::Say::CardWasRead, {}, {}, {}},
            {view::Say::NotDecidedYet, {}, {}, {}}};
    }
    return c;
}

// Packed at zlib's first level: a fifth of the time for a fifth more of the size.
constexpr int quickPng = 80;

bool keepPicture(QWidget &widget, const QString &name)
{
    QString folder = qEnvironmentVariable("POS_SCREENSHOT_DIR");
    if (folder.isEmpty()) {
        folder = QDir::current().filePath(u"screenshots"_s);
    }
    return QDir{}.mkpath(folder)
        && widget.grab().save(QDir{folder}.filePath(name + u".png"_s), "PNG", quickPng);
}

QStringList cutTexts(const QWidget &page)
{
    QStringList found;
    for (const QWidget *child : page.findChildren<QWidget *>()) {
        const auto *legible = dynamic_cast<const Legible *>(child);
        if (legible == nullptr || !child->isVisibleTo(&page) || legible->isWhole()) {
            continue;
        }
        const QString text = child->property("text").toString();
        found << child->objectName() + u": "_s + (text.isEmpty() ? child->accessibleName() : text)
                + u" (%1x%2)"_s.arg(child->width()).arg(child->height());
    }
    return found;
}

QStringList smallTargets(const QWidget &page, int leastPx)
{
    QStringList found;
    for (const QWidget *child : page.findChildren<QWidget *>()) {
        const bool tappable = qobject_cast<const QAbstractButton *>(child) != nullptr
            || qobject_cast<const Key *>(child) != nullptr;
        const bool shownOnly = child->focusPolicy() == Qt::NoFocus;
        if (!tappable || shownOnly || !child->isVisibleTo(&page)) {
            continue;
        }
        if (child->width() < leastPx || child->height() < leastPx) {
            found
                << u"%1: %2x%3"_s.arg(child->objectName()).arg(child->width()).arg(child->height());
        }
    }
    return found;
}

} // namespace pos::ui::test

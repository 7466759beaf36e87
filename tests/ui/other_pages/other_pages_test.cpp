// SPDX-License-Identifier: Apache-2.0
//
// The real pages beside the sale, driven by object name; every state is drawn in light and dark, on
// a 15" and a 15.6" screen, in three languages, and nothing in it may be cut or too small.
#include "tests/ui/other_pages/fixtures.h"
#include "tests/ui/other_pages/page_rig.h"
#include "tests/ui/other_pages/scenes.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

using namespace pos;
using namespace pos::ui;
using test::PageRig;

namespace {

std::int64_t now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

void say(PageRig &rig, const view::PaymentDetail &detail)
{
    Q_EMIT rig.till.detailChanged(detail);
}

} // namespace

class OtherPagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStateIsWholeInEveryLook_data();
    void everyStateIsWholeInEveryLook();
    void aTapOnARowOpensThatPayment();
    void chipsAndSearchNarrowTheExport();
    void nothingCanBePressedBeforeTheDetailIsThere();
    void aFullRefundOfTheLastSaleTakesFourTaps();
    void f79_refundPressedTwiceSendsOneCommand();
    void f80_moreThanWasCapturedCannotBeRefunded();
    void aVoidIsAskedTwice();
    void aRefusedRefundIsASentenceNotACode();
    void useHereAndTestTapNameTheRightIds();
    void aTaskRefundsOnlyAfterTheSecondQuestion();
    void aSnapshotDoesNotReplaceTheButtonUnderTheFinger();
    void recoveryAlwaysLetsThePersonContinue();
    void settingsAreKeptOnlyBySave();
    void aSnapshotDoesNotOverwriteWhatIsBeingTyped();
    void theKeyLeavesTheFieldAndNeverComesBack();
    void liveModeIsAskedTwice();
    void anIdIsCopiedWithOneTap();
};

void OtherPagesTest::everyStateIsWholeInEveryLook_data()
{
    QTest::addColumn<int>("scene");
    QTest::addColumn<QString>("language");
    const auto scenes = test::allScenes();
    for (std::size_t i = 0; i < scenes.size(); ++i) {
        for (const auto *language : {"en", "es", "de"}) {
            QTest::addRow("%s %s", qPrintable(scenes[i].name), language)
                << static_cast<int>(i) << QString::fromLatin1(language);
        }
    }
}

void OtherPagesTest::everyStateIsWholeInEveryLook()
{
    QFETCH(int, scene);
    QFETCH(QString, language);
    const auto played = test::allScenes()[static_cast<std::size_t>(scene)];
    QStringList faults;
    for (const test::Look &look : test::looks(language)) {
        PageRig rig(look);
        rig.open(played.page);
        played.play(rig);
        rig.shoot(played.name);
        for (const QString &fault : rig.faults()) {
            faults += test::lookName(look) + QStringLiteral(": ") + fault;
        }
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
}

void OtherPagesTest::aTapOnARowOpensThatPayment()
{
    PageRig rig({});
    rig.open(QStringLiteral("payments"));
    const view::PaymentsView list = test::payments(40, now());
    Q_EMIT rig.till.paymentsChanged(list);
    auto *table = rig.find<QTableView>("paymentsTable");
    const QRect third = table->visualRect(table->model()->index(2, 1));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, third.center());
    const auto opened = rig.till.sent<view::command::OpenPayment>();
    QCOMPARE(opened.size(), std::size_t{1});
    QCOMPARE(opened.front().attemptId, (*list.rows)[2].attemptId);
    QCOMPARE(opened.front().transactionId, (*list.rows)[2].transactionId);
    QCOMPARE(rig.went, QStringList{QStringLiteral("paymentDetail")});
}

void OtherPagesTest::chipsAndSearchNarrowTheExport()
{
    PageRig rig({});
    rig.open(QStringLiteral("payments"));
    const view::PaymentsView list = test::payments(40, now());
    Q_EMIT rig.till.paymentsChanged(list);
    QVERIFY(rig.press("paymentsExport"));
    QVERIFY(rig.till.sent<view::command::ExportPayments>().back().attemptIds.empty()); // all
    QVERIFY(rig.press("chipChecking"));
    QTest::qWait(Button::debounceMs + 20);
    QVERIFY(rig.press("paymentsExport"));
    const std::vector<std::string> some{(*list.rows)[0].attemptId, (*list.rows)[1].attemptId};
    QCOMPARE(rig.till.sent<view::command::ExportPayments>().back().attemptIds, some);
}

void OtherPagesTest::nothingCanBePressedBeforeTheDetailIsThere()
{
    PageRig rig({});
    Q_EMIT rig.till.detailChanged(test::approvedDetail(now())); // of the payment looked at before
    rig.open(QStringLiteral("paymentDetail"));
    for (const char *name : {"detailRefund", "detailCancel", "detailCapture", "detailReceipt"}) {
        QVERIFY2(!rig.press(name), name);
    }
    say(rig, test::approvedDetail(now()));
    QVERIFY(rig.press("detailRefund"));
}

void OtherPagesTest::aFullRefundOfTheLastSaleTakesFourTaps()
{
    // Taps one and two are Payments in the navigation and the row (see above).
    PageRig rig({});
    rig.open(QStringLiteral("paymentDetail"));
    say(rig, test::approvedDetail(now()));
    QVERIFY(rig.press("detailRefund"));
    QCOMPARE(rig.find<Button>("moveAct")->text(), QStringLiteral("Refund $47.50 to Visa 4242"));
    QVERIFY(rig.press("moveAct"));
    const auto refunds = rig.till.sent<view::command::Refund>();
    QCOMPARE(refunds.size(), std::size_t{1});
    QCOMPARE(refunds.front().attemptId, std::string("7F3K2M9Q4T"));
    QCOMPARE(refunds.front().amountMinor, std::int64_t{4750});
    QCOMPARE(refunds.front().reason, std::string("requested_by_customer"));
    view::PaymentDetail answer = test::approvedDetail(now());
    answer.refunds = {{now(), 4750, view::RefundView::State::Done, "ref_1", "", {}}};
    say(rig, answer);
    QVERIFY(rig.find<Banner>("moveStatus")->sentence().contains(QStringLiteral("$47.50 refunded")));
}

void OtherPagesTest::f79_refundPressedTwiceSendsOneCommand()
{
    PageRig rig({});
    rig.open(QStringLiteral("paymentDetail"));
    say(rig, test::approvedDetail(now()));
    QVERIFY(rig.press("detailRefund"));
    auto *act = rig.find<Button>("moveAct");
    QTest::mouseClick(act, Qt::LeftButton);
    QTest::mouseClick(act, Qt::LeftButton);
    QTest::qWait(Button::debounceMs + 20);
    QTest::mouseClick(act, Qt::LeftButton);
    QTest::keyClick(act, Qt::Key_Return);
    QCOMPARE(rig.till.sent<view::command::Refund>().size(), std::size_t{1});
}

void OtherPagesTest::f80_moreThanWasCapturedCannotBeRefunded()
{
    PageRig rig({});
    rig.open(QStringLiteral("paymentDetail"));
    say(rig, test::refundedDetail(now())); // 22.50 left of 47.50
    QVERIFY(rig.press("detailRefund"));
    QCOMPARE(rig.find<QLabel>("moveUpTo")->text(), QStringLiteral("Up to $22.50"));
    QTest::mouseClick(rig.find<QWidget>("key9"), Qt::LeftButton); // 225.09
    QVERIFY(!rig.press("moveAct"));
    QCOMPARE(rig.find<Button>("moveAct")->reason(), QStringLiteral("At most $22.50"));
    QTest::mouseClick(rig.find<QWidget>("keyClear"), Qt::LeftButton);
    QVERIFY(!rig.press("moveAct"));
    QVERIFY(rig.till.sent<view::command::Refund>().empty());
}

void OtherPagesTest::aVoidIsAskedTwice()
{
    PageRig rig({});
    rig.open(QStringLiteral("paymentDetail"));
    say(rig, test::heldDetail(now()));
    QVERIFY(rig.press("detailCancel"));
    QVERIFY(rig.till.sent<view::command::Void>().empty());
    QVERIFY(rig.press("questionDo"));
    QCOMPARE(rig.till.sent<view::command::Void>().size(), std::size_t{1});
}

void OtherPagesTest::aRefusedRefundIsASentenceNotACode()
{
    PageRig rig({});
    rig.open(QStringLiteral("paymentDetail"));
    say(rig, test::approvedDetail(now()));
    QVERIFY(rig.press("detailRefund"));
    QVERIFY(rig.press("moveAct"));
    using Kind = view::Notice::Kind;
    for (const auto kind : {Kind::NotPossibleNow, Kind::JournalUnsafe, Kind::DiskFull}) {
        Q_EMIT rig.till.noticed(view::Notice{kind, "7F3K2M9Q4T", {}});
        const QString sentence = rig.find<Banner>("moveStatus")->sentence();
        QVERIFY2(sentence.contains(QLatin1Char(' ')) && sentence.contains(QLatin1Char('.')),
            qPrintable(sentence));
    }
}

void OtherPagesTest::useHereAndTestTapNameTheRightIds()
{
    PageRig rig({});
    rig.open(QStringLiteral("readers"));
    const view::ReadersView list = test::mixedReaders(now());
    Q_EMIT rig.till.readersChanged(list);
    auto *second = rig.find<QWidget>("reader_9c1e6a1e-0000-4000-8000-000000000002");
    QTest::mouseClick(
        second->findChild<QAbstractButton *>(QStringLiteral("useHere")), Qt::LeftButton);
    QTest::mouseClick(
        second->findChild<QAbstractButton *>(QStringLiteral("testTap")), Qt::LeftButton);
    QCOMPARE(
        rig.till.sent<view::command::UseReader>().front().terminalId, list.readers[1].terminalId);
    QCOMPARE(rig.till.sent<view::command::TestTap>().front().readerId, list.readers[1].readerId);
    auto *unusable = rig.find<QWidget>("reader_9c1e6a1e-0000-4000-8000-000000000005");
    QVERIFY(unusable->findChild<QAbstractButton *>(QStringLiteral("useHere")) == nullptr);
}

void OtherPagesTest::aTaskRefundsOnlyAfterTheSecondQuestion()
{
    PageRig rig({});
    rig.open(QStringLiteral("tasks"));
    Q_EMIT rig.till.tasksChanged(test::everyTask(now()));
    QVERIFY(rig.press("refundNow"));
    QVERIFY(rig.till.sent<view::command::RefundNow>().empty());
    QVERIFY(rig.press("questionKeep"));
    QVERIFY(rig.till.sent<view::command::RefundNow>().empty());
    QTest::qWait(Button::debounceMs + 20);
    QVERIFY(rig.press("refundNow"));
    QTest::qWait(10); // the first sheet is gone
    QVERIFY(rig.press("questionDo"));
    QCOMPARE(rig.till.sent<view::command::RefundNow>().size(), std::size_t{1});
    QVERIFY(rig.press("keepPaid"));
    QCOMPARE(rig.till.sent<view::command::KeepPaid>().size(), std::size_t{1});
}

void OtherPagesTest::aSnapshotDoesNotReplaceTheButtonUnderTheFinger()
{
    PageRig rig({});
    rig.open(QStringLiteral("tasks"));
    const auto tasks = test::everyTask(now());
    Q_EMIT rig.till.tasksChanged(tasks);
    auto *keep = rig.find<QAbstractButton>("keepPaid");
    QTest::mousePress(keep, Qt::LeftButton);
    Q_EMIT rig.till.tasksChanged(tasks);
    QCOMPARE(rig.find<QAbstractButton>("keepPaid"), keep);
    QTest::mouseRelease(keep, Qt::LeftButton);
    QCOMPARE(rig.till.sent<view::command::KeepPaid>().size(), std::size_t{1});
}

void OtherPagesTest::recoveryAlwaysLetsThePersonContinue()
{
    PageRig rig({});
    rig.open(QStringLiteral("recovery"));
    Q_EMIT rig.till.recoveryChanged(test::everyRecovery(now()));
    QVERIFY(rig.press("recoveryContinue"));
    QCOMPARE(rig.till.sent<view::command::AcknowledgeRecovery>().size(), std::size_t{1});
    QCOMPARE(rig.went, QStringList{QStringLiteral("sale")});
}

void OtherPagesTest::settingsAreKeptOnlyBySave()
{
    PageRig rig({});
    rig.open(QStringLiteral("settings"));
    Q_EMIT rig.till.settingsChanged(test::shopSettings());
    QVERIFY(!rig.press("settingsSave")); // nothing to save
    auto *name = rig.find<QLineEdit>("settingsTillName");
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("Bar"));
    QVERIFY(rig.press("settingsSave"));
    QCOMPARE(rig.till.sent<view::command::SaveSettings>().size(), std::size_t{1});
    QCOMPARE(
        rig.till.sent<view::command::SaveSettings>().front().settings.tillName, std::string("Bar"));
    name->selectAll();
    QTest::keyClick(name, Qt::Key_Delete);
    QTest::qWait(Button::debounceMs + 20);
    QVERIFY(!rig.press("settingsSave")); // a till without a name
    QVERIFY(rig.press("settingsUndo"));
    QCOMPARE(name->text(), QStringLiteral("Till 1"));
}

void OtherPagesTest::aSnapshotDoesNotOverwriteWhatIsBeingTyped()
{
    PageRig rig({});
    rig.open(QStringLiteral("settings"));
    Q_EMIT rig.till.settingsChanged(test::shopSettings());
    auto *shop = rig.find<QLineEdit>("settingsShopName");
    QTest::keyClicks(shop, QStringLiteral(" & Sons"));
    view::SettingsView tested = test::shopSettings();
    tested.keyTest = view::SettingsView::KeyTest::Refused;
    Q_EMIT rig.till.settingsChanged(tested);
    QCOMPARE(shop->text(), QStringLiteral("Corner Coffee & Sons"));
}

void OtherPagesTest::theKeyLeavesTheFieldAndNeverComesBack()
{
    PageRig rig({});
    rig.open(QStringLiteral("settings"));
    Q_EMIT rig.till.settingsChanged(test::shopSettings());
    auto *key = rig.find<QLineEdit>("settingsKey");
    QCOMPARE(key->echoMode(), QLineEdit::Password);
    QTest::keyClicks(key, QStringLiteral("sk_live_51Habcdef12345678"));
    QVERIFY(rig.press("keyStore")); // of the other mode: a sentence, no command
    QVERIFY(rig.till.sent<view::command::StoreKey>().empty());
    key->clear();
    QTest::keyClicks(key, QStringLiteral("sk_test_51Habcdef12345678"));
    QTest::qWait(Button::debounceMs + 20);
    QVERIFY(rig.press("keyStore"));
    QCOMPARE(rig.till.sent<view::command::StoreKey>().size(), std::size_t{1});
    QVERIFY(key->text().isEmpty());
}

void OtherPagesTest::liveModeIsAskedTwice()
{
    PageRig rig({});
    rig.open(QStringLiteral("settings"));
    Q_EMIT rig.till.settingsChanged(test::shopSettings());
    auto *mode = rig.find<QWidget>("settingsMode");
    QTest::mouseClick(mode, Qt::LeftButton, {}, {mode->width() * 3 / 4, mode->height() / 2});
    QVERIFY(rig.press("settingsSave"));
    QVERIFY(rig.till.sent<view::command::SaveSettings>().empty());
    QVERIFY(rig.press("questionDo"));
    QCOMPARE(rig.till.sent<view::command::SaveSettings>().front().settings.mode, view::Mode::Live);
}

void OtherPagesTest::anIdIsCopiedWithOneTap()
{
    PageRig rig({});
    rig.open(QStringLiteral("paymentDetail"));
    const view::PaymentDetail detail = test::approvedDetail(now());
    say(rig, detail);
    for (auto *button :
        rig.find<QAbstractButton>("detailRefund")->window()->findChildren<QAbstractButton *>()) {
        if (button->accessibleName().startsWith(QStringLiteral("Payment intent"))) {
            QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("pi_3QxT1zLk2mN4oP5q1sT8fZk"));
}

QTEST_MAIN(OtherPagesTest)
#include "other_pages_test.moc"

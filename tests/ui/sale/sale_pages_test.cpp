// SPDX-License-Identifier: Apache-2.0
//
// The real window with the real pages around one sale, driven by object names. What it looks
// like is in sale_looks_test.cpp.
#include "tests/ui/support/counter.h"
#include "tests/ui/support/fake_till.h"
#include "tests/ui/support/pictures.h"
#include "ui/pages/payment_page.h"
#include "ui/widgets/amount_display.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/sheet.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::string_literals;
using namespace pos;
using namespace pos::ui;
using pos::ui::test::allStages;
using pos::ui::test::checkoutAt;
using pos::ui::test::Counter;
using pos::ui::test::cutTexts;
using pos::ui::test::FakeTill;
using pos::ui::test::keepPicture;
using pos::ui::test::stageName;

class SalePagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<view::CheckoutView>(); }

    // ---- Sale -------------------------------------------------------------------------------

    void tappedDigitsBecomeTheChargedAmount()
    {
        Counter counter;
        for (const auto &key : {u"key4"_s, u"key7"_s, u"key5"_s, u"key0"_s}) {
            counter.tap(key);
        }
        QCOMPARE(counter.find<AmountDisplay>(u"amountDisplay"_s)->accessibleName(), u"$47.50"_s);
        counter.find<QLineEdit>(u"noteEdit"_s)->setText(u"  Haircut "_s);
        counter.tap(u"chargeButton"_s);
        const auto sent = counter.till.sent<view::command::Charge>();
        QCOMPARE(sent.size(), std::size_t{1});
        QCOMPARE(sent[0].amount.minor(), std::int64_t{4750});
        QCOMPARE(sent[0].note, std::string{"Haircut"});
    }

    void aSecondTapOnChargeSendsNothing()
    {
        Counter counter;
        counter.tap(u"quick2000"_s);
        counter.tap(u"chargeButton"_s);
        counter.tap(u"chargeButton"_s);
        QTest::qWait(Button::debounceMs + 20);
        counter.tap(u"chargeButton"_s);
        QCOMPARE(counter.till.sent<view::command::Charge>().size(), std::size_t{1});
    }

    void aNoticeArmsChargeAgainAndSaysWhy()
    {
        Counter counter;
        counter.tap(u"quick2000"_s);
        counter.tap(u"chargeButton"_s);
        Q_EMIT counter.till.noticed(view::Notice{view::Notice::Kind::NoReader, {}, {}});
        QVERIFY(counter.find<Button>(u"chargeButton"_s)->isEnabled());
        QVERIFY(counter.find<QLabel>(u"amountMessage"_s)->text().contains(u"Nothing was charged"));
    }

    void chargeSaysOnItselfWhyItCannotBePressed_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("blocked"); // view::Trouble, 0 = none
        QTest::addColumn<QString>("reason");
        QTest::newRow("nothing") << u""_s << 0 << u"Enter an amount"_s;
        QTest::newRow("49 cents") << u"49"_s << 0 << u"Minimum $0.50"_s;
        QTest::newRow("50 cents") << u"50"_s << 0 << u""_s;
        QTest::newRow("too much") << u"999999999"_s << 0 << u"At most $999,999.99"_s;
        QTest::newRow("no reader")
            << u"4750"_s << int(view::Trouble::NoReader) << u"No reader chosen"_s;
        QTest::newRow("journal") << u"4750"_s << int(view::Trouble::JournalUnsafe)
                                 << u"Journal is not safe"_s;
    }

    void chargeSaysOnItselfWhyItCannotBePressed()
    {
        QFETCH(QString, typed);
        QFETCH(int, blocked);
        QFETCH(QString, reason);
        Counter counter;
        auto status = FakeTill::readyStatus();
        status.chargeBlockedBy = static_cast<view::Trouble>(blocked);
        status.canCharge = blocked == 0;
        Q_EMIT counter.till.statusChanged(status);
        QTest::keyClicks(&counter.window, typed);
        auto *charge = counter.find<Button>(u"chargeButton"_s);
        QCOMPARE(charge->reason(), reason);
        QCOMPARE(charge->isEnabled(), reason.isEmpty());
        counter.tap(u"chargeButton"_s);
        QCOMPARE(counter.till.commands.size(), std::size_t{reason.isEmpty() ? 1U : 0U});
    }

    void theKeyboardDoesWhatTheFingersDo()
    {
        Counter counter;
        QTest::keyClicks(&counter.window, u"1250"_s);
        QTest::keyClick(&counter.window, Qt::Key_Backspace);
        QTest::keyClicks(&counter.window, u"9"_s);
        QTest::keyClick(&counter.window, Qt::Key_Return);
        const auto sent = counter.till.sent<view::command::Charge>();
        QCOMPARE(sent.size(), std::size_t{1});
        QCOMPARE(sent[0].amount.minor(), std::int64_t{1259});
    }

    void aScannedBarcodeIsNeverCharged()
    {
        Counter counter;
        counter.tap(u"quick2000"_s);
        QTest::keyClicks(&counter.window, u"4006381333931"_s);
        QTest::keyClick(&counter.window, Qt::Key_Return);
        QVERIFY(counter.till.commands.empty());
        QCOMPARE(counter.find<AmountDisplay>(u"amountDisplay"_s)->accessibleName(), u"$20.00"_s);
        QVERIFY(!counter.find<QLabel>(u"amountMessage"_s)->text().isEmpty());
    }

    void aSaleThatWasNotPaidComesBackAndTheFirstDigitBeginsTheNext()
    {
        Counter counter;
        const auto shown
            = [&] { return counter.find<AmountDisplay>(u"amountDisplay"_s)->accessibleName(); };
        QTest::keyClicks(&counter.window, u"900"_s);
        counter.find<QLineEdit>(u"noteEdit"_s)->setText(u"Haircut"_s);
        for (const view::Stage stage : {view::Stage::WaitingForCard, view::Stage::Cancelled}) {
            counter.show(stage);
        }
        Q_EMIT counter.till.checkoutChanged({});
        QCOMPARE(counter.window.currentPage(), u"sale"_s);
        QCOMPARE(shown(), u"$9.00"_s);
        QVERIFY(counter.find<QLabel>(u"amountMessage"_s)->text().startsWith(u"Not paid yet"));
        QVERIFY(counter.find<Button>(u"chargeButton"_s)->isEnabled());
        QTest::keyClicks(&counter.window, u"500"_s);
        QCOMPARE(shown(), u"$5.00"_s); // not $9,005.00
        QVERIFY(counter.find<QLineEdit>(u"noteEdit"_s)->text().isEmpty());
        QVERIFY(counter.find<QLabel>(u"amountMessage"_s) == nullptr);
    }

    void anAmountThatCameBackCanBeCorrected()
    {
        Counter counter;
        QTest::keyClicks(&counter.window, u"900"_s);
        counter.show(view::Stage::Refused);
        Q_EMIT counter.till.checkoutChanged({});
        QTest::keyClick(&counter.window, Qt::Key_Backspace);
        QCOMPARE(counter.find<AmountDisplay>(u"amountDisplay"_s)->accessibleName(), u"$0.90"_s);
        counter.tap(u"keyClear"_s);
        QCOMPARE(counter.find<AmountDisplay>(u"amountDisplay"_s)->accessibleName(), u"$0.00"_s);
    }

    void aReadersWordIsNotTrustedWithoutTheProvider()
    {
        Counter counter;
        QVERIFY(counter.find<Chip>(u"readerChip"_s)->text().contains(u"ready"));
        auto status = FakeTill::readyStatus();
        status.providerReachable = false;
        Q_EMIT counter.till.statusChanged(status);
        QCOMPARE(counter.find<Chip>(u"readerChip"_s)->text(), u"Counter 1 · not known"_s);
    }

    void enterOnAPaymentMovesNoMoney()
    {
        Counter counter;
        for (const view::Stage stage : {view::Stage::Declined, view::Stage::ApprovedAfterCancel,
                 view::Stage::Authorized, view::Stage::ReaderUnreachable}) {
            counter.show(stage);
            QTest::keyClick(&counter.window, Qt::Key_Return);
            QVERIFY(counter.till.commands.empty());
        }
    }

    void pastedLettersChangeNothingAndAreExplained()
    {
        Counter counter;
        QTest::keyClicks(&counter.window, u"500"_s);
        QGuiApplication::clipboard()->setText(u"hello"_s);
        QTest::keyClick(&counter.window, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(counter.find<AmountDisplay>(u"amountDisplay"_s)->accessibleName(), u"$5.00"_s);
        QVERIFY(!counter.find<QLabel>(u"amountMessage"_s)->text().isEmpty());
        QGuiApplication::clipboard()->setText(u"$1,234.50"_s);
        QTest::keyClick(&counter.window, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(counter.find<AmountDisplay>(u"amountDisplay"_s)->accessibleName(), u"$1,234.50"_s);
    }

    void aTroubleIsOneSentenceUnderTheBar()
    {
        Counter counter;
        auto status = FakeTill::readyStatus();
        status.troubles = {{view::Trouble::ProviderUnreachable, {}, {}, 0, true}};
        status.canCharge = false;
        status.providerReachable = false;
        status.chargeBlockedBy = view::Trouble::ProviderUnreachable;
        Q_EMIT counter.till.statusChanged(status);
        QVERIFY(counter.find<Banner>(u"banner"_s)->sentence().contains(u"PlutoPay"));
        QCOMPARE(cutTexts(counter.window), QStringList{});
        QVERIFY(keepPicture(counter.window, u"sale_trouble_light_1024"_s));
    }

    // ---- Payment ----------------------------------------------------------------------------

    void aPaymentTakesTheScreenAndGivesItBack()
    {
        Counter counter;
        counter.show(view::Stage::Creating);
        QCOMPARE(counter.window.currentPage(), u"payment"_s);
        QVERIFY(!counter.find<QWidget>(u"paymentsNav"_s));
        Q_EMIT counter.till.checkoutChanged({});
        QCOMPARE(counter.window.currentPage(), u"sale"_s);
    }

    void cancelAsksFirstAndEscapeKeepsWaiting()
    {
        Counter counter;
        counter.show(view::Stage::WaitingForCard);
        counter.tap(u"cancelButton"_s);
        QVERIFY(counter.till.sent<view::command::Cancel>().empty());
        QVERIFY(keepPicture(counter.window, u"payment_cancel_question_light_1024"_s));
        QTest::keyClick(counter.find<Sheet>(u"sheet"_s), Qt::Key_Escape);
        QVERIFY(counter.till.sent<view::command::Cancel>().empty());
        QTest::qWait(Button::debounceMs + 20);
        counter.tap(u"cancelButton"_s);
        counter.tap(u"answerYes"_s);
        QCOMPARE(counter.till.sent<view::command::Cancel>().size(), std::size_t{1});
        QCOMPARE(counter.till.sent<view::command::Cancel>()[0].attemptId, "7F3K2M9Q4T"s);
    }

    void aQuestionGoesAwayWithItsStage()
    {
        Counter counter;
        counter.show(view::Stage::WaitingForCard);
        counter.tap(u"cancelButton"_s);
        QVERIFY(counter.find<Sheet>(u"sheet"_s) != nullptr);
        counter.show(view::Stage::Approved);
        QVERIFY(counter.find<Sheet>(u"sheet"_s) == nullptr);
    }

    void tryAgainKeepsTheAttempt()
    {
        Counter counter;
        counter.show(view::Stage::Declined);
        counter.tap(u"tryAgainButton"_s);
        const auto sent = counter.till.sent<view::command::TryAgain>();
        QCOMPARE(sent.size(), std::size_t{1});
        QCOMPARE(sent[0].attemptId, "7F3K2M9Q4T"s);
        QVERIFY(sent[0].readerId.empty());
    }

    void anotherReaderIsChosenByName()
    {
        Counter counter;
        auto readers = FakeTill::oneReader();
        auto second = readers.readers[0];
        second.readerId = "tmr_second";
        second.name = "Counter 2";
        second.inUse = false;
        readers.readers.push_back(second);
        Q_EMIT counter.till.readersChanged(readers);
        counter.show(view::Stage::ReaderUnreachable);
        counter.tap(u"otherReaderButton"_s);
        QVERIFY(keepPicture(counter.window, u"payment_other_reader_light_1024"_s));
        counter.tap(u"tmr_second"_s);
        QCOMPARE(counter.till.sent<view::command::TryAgain>()[0].readerId, "tmr_second"s);
    }

    void checkingOffersNoWayToChargeAgain()
    {
        Counter counter;
        counter.show(view::Stage::Checking);
        QVERIFY(counter.find<Button>(u"tryAgainButton"_s) == nullptr);
        QVERIFY(counter.find<Button>(u"cancelButton"_s) == nullptr);
        const auto shown = presentStage(checkoutAt(view::Stage::Checking), 0, counter.theme);
        QVERIFY(shown.pane.hint.contains(u"Do not charge again"));
        counter.tap(u"putAsideButton"_s);
        QCOMPARE(counter.till.sent<view::command::PutAside>().size(), std::size_t{1});
        auto aside = checkoutAt(view::Stage::Checking);
        aside.putAside = true;
        Q_EMIT counter.till.checkoutChanged(aside);
        QCOMPARE(counter.window.currentPage(), u"sale"_s);
    }

    void paidAfterCancelOffersKeepingAndRefundingAndAsksBeforeRefunding()
    {
        Counter counter;
        counter.show(view::Stage::ApprovedAfterCancel);
        counter.tap(u"refundNowButton"_s);
        QVERIFY(counter.till.sent<view::command::RefundNow>().empty());
        counter.tap(u"answerNo"_s);
        QTest::qWait(Button::debounceMs + 20);
        counter.tap(u"refundNowButton"_s);
        counter.tap(u"answerYes"_s);
        QCOMPARE(counter.till.sent<view::command::RefundNow>().size(), std::size_t{1});
        counter.tap(u"keepPaidButton"_s);
        QCOMPARE(counter.till.sent<view::command::KeepPaid>().size(), std::size_t{1});
    }

    void theCustomerMayNeedHelpAfterAMinute()
    {
        Theme theme;
        const auto waiting = checkoutAt(view::Stage::WaitingForCard);
        QVERIFY(presentStage(waiting, 59'999, theme).pane.hint.isEmpty());
        QVERIFY(!presentStage(waiting, 60'000, theme).pane.hint.isEmpty());
    }

    void theWordsFollowWhatTheReaderOffers_data()
    {
        QTest::addColumn<QStringList>("methods");
        QTest::addColumn<QString>("word");
        QTest::newRow("all") << QStringList{u"swipe"_s, u"tap"_s, u"insert"_s}
                             << u"Tap, insert or swipe"_s;
        QTest::newRow("tap") << QStringList{u"tap"_s} << u"Tap the card"_s;
        QTest::newRow("two") << QStringList{u"insert"_s, u"swipe"_s} << u"Insert or swipe"_s;
        QTest::newRow("unknown") << QStringList{} << u"Waiting at the reader"_s;
    }

    void theWordsFollowWhatTheReaderOffers()
    {
        QFETCH(QStringList, methods);
        QFETCH(QString, word);
        std::vector<std::string> list;
        for (const QString &method : methods) {
            list.push_back(method.toStdString());
        }
        QCOMPARE(waitingWord(list), word);
    }

    // No destructive button ever stands where the primary stands in any stage.
    void theWayOutAndTheNextStepNeverSwapPlaces()
    {
        Theme theme;
        for (const view::Stage stage : allStages()) {
            const auto shown = presentStage(checkoutAt(stage), 0, theme);
            for (std::size_t i = 0; i < paymentPlaces; ++i) {
                const auto verb = shown.buttons[i].verb;
                const bool destructive = verb == PaymentVerb::AskCancel
                    || verb == PaymentVerb::AskVoid || verb == PaymentVerb::AskRefund;
                QVERIFY2(!(destructive && i == paymentPlaces - 1), qPrintable(stageName(stage)));
                QVERIFY2(!(shown.buttons[i].primary && i != paymentPlaces - 1),
                    qPrintable(stageName(stage)));
            }
        }
    }

    void approvedGoesBackToTheSaleByItself()
    {
        Counter counter;
        counter.settings.receiptSeconds = 1;
        Q_EMIT counter.till.settingsChanged(counter.settings);
        counter.show(view::Stage::Approved);
        QTRY_COMPARE_WITH_TIMEOUT(
            counter.till.sent<view::command::Dismiss>().size(), std::size_t{1}, 3000);
    }

    void printOpensTheReceiptAndStopsTheClock()
    {
        Counter counter;
        counter.settings.receiptSeconds = 1;
        Q_EMIT counter.till.settingsChanged(counter.settings);
        counter.show(view::Stage::Approved);
        counter.tap(u"printButton"_s);
        QCOMPARE(counter.window.currentPage(), u"receipt"_s);
        QCOMPARE(counter.till.sent<view::command::ShowReceipt>().size(), std::size_t{1});
        QTest::qWait(1200);
        QVERIFY(counter.till.sent<view::command::Dismiss>().empty());
        counter.show(view::Stage::Approved); // a late snapshot does not pull the page away
        QCOMPARE(counter.window.currentPage(), u"receipt"_s);
    }

    // ---- Receipt ----------------------------------------------------------------------------

    void aReceiptIsSavedAndSentFromItsPage()
    {
        Counter counter;
        counter.showReceipt();
        QVERIFY(keepPicture(counter.window, u"receipt_light_1024"_s));
        counter.tap(u"saveReceiptButton"_s);
        const auto saved = counter.till.sent<view::command::SaveReceipt>();
        QCOMPARE(saved.size(), std::size_t{1});
        QVERIFY(QString::fromStdString(saved[0].path).endsWith(u"/receipt-7F3K2M9Q4T.pdf"));
        counter.find<QLineEdit>(u"receiptAddress"_s)->setText(u"no address"_s);
        counter.tap(u"sendReceiptButton"_s);
        QVERIFY(counter.till.sent<view::command::EmailReceipt>().empty());
        counter.find<QLineEdit>(u"receiptAddress"_s)->setText(u"ana@example.com"_s);
        QTest::qWait(Button::debounceMs + 20);
        counter.tap(u"sendReceiptButton"_s);
        QCOMPARE(counter.till.sent<view::command::EmailReceipt>()[0].address, "ana@example.com"s);
        counter.tap(u"nextSaleButton"_s);
        QCOMPARE(counter.till.sent<view::command::Dismiss>().size(), std::size_t{1});
        QCOMPARE(counter.window.currentPage(), u"sale"_s);
    }
};

QTEST_MAIN(SalePagesTest)
#include "sale_pages_test.moc"

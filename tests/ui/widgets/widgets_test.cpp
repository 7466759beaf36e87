// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/button.h"
#include "ui/widgets/copyable_id.h"
#include "ui/widgets/field.h"
#include "ui/widgets/key.h"
#include "ui/widgets/keypad.h"
#include "ui/widgets/ring.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/state_pane.h"

#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace pos;
using namespace pos::ui;

class WidgetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anImpatientSecondClickDoesNothing()
    {
        Theme theme;
        Button button{theme, Button::Kind::Primary, u"pay"_s, u"Pay"_s};
        button.resize(200, 80);
        button.show();
        QSignalSpy clicks{&button, &Button::clicked};
        QTest::mouseClick(&button, Qt::LeftButton);
        QTest::mouseClick(&button, Qt::LeftButton);
        QTest::keyClick(&button, Qt::Key_Return);
        QCOMPARE(clicks.size(), 1);
        QTest::qWait(Button::debounceMs + 20);
        QTest::mouseClick(&button, Qt::LeftButton);
        QCOMPARE(clicks.size(), 2);
    }

    void aReasonDisablesAndIsReadAloud()
    {
        Theme theme;
        Button button{theme, Button::Kind::Primary, u"pay"_s, u"Pay"_s};
        button.setAmount(money::Money{1250, money::currency("USD")});
        QCOMPARE(button.accessibleName(), u"Pay $12.50"_s);
        button.setReason(u"No reader chosen"_s);
        QVERIFY(!button.isEnabled());
        QCOMPARE(button.accessibleDescription(), u"No reader chosen"_s);
        button.setReason({});
        QVERIFY(button.isEnabled());
    }

    void aKeyActsOnThePressNotOnTheRelease()
    {
        Theme theme;
        Key key{theme, u"key7"_s, u"7"_s};
        key.resize(80, 80);
        QSignalSpy presses{&key, &Key::pressed};
        const QImage before = key.grab().toImage();
        QTest::mousePress(&key, Qt::LeftButton);
        QCOMPARE(presses.size(), 1);
        QVERIFY(key.grab().toImage() != before); // and shows it in the next frame
        QTest::mouseRelease(&key, Qt::LeftButton);
        QCOMPARE(presses.size(), 1);
        QCOMPARE(key.grab().toImage(), before);
    }

    void aFastDoubleTapIsTwoDigitsAndABounceIsOne()
    {
        Theme theme;
        Key key{theme, u"key0"_s, u"0"_s};
        QSignalSpy presses{&key, &Key::pressed};
        QTest::mouseClick(&key, Qt::LeftButton);
        QTest::mouseClick(&key, Qt::LeftButton); // at once: the panel bounced
        QCOMPARE(presses.size(), 1);
        QTest::qWait(Key::bounceMs + 15);
        QTest::mouseDClick(&key, Qt::LeftButton);
        QVERIFY(presses.size() >= 2);
    }

    void aHeldKeyDoesNotRepeat()
    {
        Theme theme;
        Keypad pad{theme, AmountEntry{money::currency("USD"), view::Keypad::CentsFirst}};
        const QKeyEvent first{QEvent::KeyPress, Qt::Key_5, Qt::NoModifier, u"5"_s, false};
        const QKeyEvent repeated{QEvent::KeyPress, Qt::Key_5, Qt::NoModifier, u"5"_s, true};
        QVERIFY(pad.handleKey(first));
        QVERIFY(pad.handleKey(repeated));
        QCOMPARE(pad.entry().amount().minor(), std::int64_t{5});
    }

    void bothDecimalMarksMeanTheDecimalKey()
    {
        Theme theme;
        for (const int mark : {Qt::Key_Period, Qt::Key_Comma}) {
            Keypad pad{theme, AmountEntry{money::currency("USD"), view::Keypad::Calculator}};
            for (const int key : {int(Qt::Key_1), int(Qt::Key_0), mark, int(Qt::Key_5)}) {
                QVERIFY(pad.handleKey(QKeyEvent{QEvent::KeyPress, key, Qt::NoModifier}));
            }
            QCOMPARE(pad.entry().amount().minor(), std::int64_t{1050});
        }
    }

    void tillOrderHasSevenEightNineOnTop()
    {
        Theme theme;
        Keypad pad{theme, AmountEntry{money::currency("USD"), view::Keypad::CentsFirst}};
        pad.resize(400, 400);
        pad.show();
        const auto top
            = [&pad](const QString &name) { return pad.findChild<Key *>(name)->y(); };
        QVERIFY(top(u"key7"_s) < top(u"key4"_s));
        QVERIFY(top(u"key4"_s) < top(u"key1"_s));
        QVERIFY(top(u"key1"_s) < top(u"key0"_s));
    }

    void escapeOnASheetGivesTheSafeAnswer()
    {
        Theme theme;
        QWidget window;
        window.resize(800, 600);
        window.show();
        auto *sheet = new Sheet{theme, &window, u"Refund?"_s, {},
            {{u"no"_s, u"Keep it"_s, Sheet::Verb::Safe},
                {u"yes"_s, u"Refund"_s, Sheet::Verb::Danger}}};
        QSignalSpy answers{sheet, &Sheet::answered};
        QTest::keyClick(sheet, Qt::Key_Escape);
        QCOMPARE(answers.size(), 1);
        QCOMPARE(answers[0][0].toString(), u"no"_s);
    }

    void tabStaysInsideASheet()
    {
        Theme theme;
        QWidget window;
        window.resize(800, 600);
        Button behind{theme, Button::Kind::Secondary, u"behind"_s, u"Behind"_s, &window};
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto *sheet = new Sheet{theme, &window, u"Refund?"_s, {},
            {{u"no"_s, u"Keep it"_s, Sheet::Verb::Safe},
                {u"yes"_s, u"Refund"_s, Sheet::Verb::Danger}}};
        for (int i = 0; i < 5; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QVERIFY(sheet->isAncestorOf(QApplication::focusWidget()));
        }
    }

    void aWriteOnlyFieldGivesItsSecretOnceAndShowsDots()
    {
        Theme theme;
        Field field{theme, u"key"_s, u"Secret key"_s};
        field.setWriteOnly(u"sk_test_…x4Qz"_s);
        QTest::keyClicks(field.edit(), u"sk_test_abcdef"_s);
        QVERIFY(!field.edit()->displayText().contains(u"abc"));
        QCOMPARE(field.take().expose(), std::string_view{"sk_test_abcdef"});
        QVERIFY(field.text().isEmpty());
        QVERIFY(field.take().empty());
    }

    void idsAreShortenedInTheMiddleAndCopiedWhole()
    {
        QCOMPARE(shortenMiddle(u"txn_1234567890"_s, 9), u"txn_…7890"_s);
        QCOMPARE(shortenMiddle(u"short"_s, 9), u"short"_s);
        Theme theme;
        CopyableId id{theme, u"id"_s};
        id.setId(u"pi_3Nk2b8QxA9c1Yz"_s);
        QTest::mouseClick(&id, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"pi_3Nk2b8QxA9c1Yz"_s);
    }

    void segmentsAreChosenByTapAndArrow()
    {
        Theme theme;
        Segmented control{theme, u"mode"_s, u"Mode"_s};
        control.setItems({{u"test"_s, u"Test"_s}, {u"live"_s, u"Live"_s}});
        control.resize(300, 50);
        QSignalSpy chosen{&control, &Segmented::chosen};
        control.setCurrent(u"test"_s);
        QCOMPARE(chosen.size(), 0);
        QTest::mouseClick(&control, Qt::LeftButton, {}, {250, 20});
        QCOMPARE(control.current(), u"live"_s);
        QTest::keyClick(&control, Qt::Key_Left);
        QCOMPARE(control.current(), u"test"_s);
        QTest::keyClick(&control, Qt::Key_Left); // at the end: stays
        QCOMPARE(chosen.size(), 2);
    }

    void aRingFinishesOnce()
    {
        Theme theme;
        Ring ring{theme};
        QSignalSpy finished{&ring, &Ring::finished};
        ring.start(900, 1000);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 2000);
        QTest::qWait(120);
        QCOMPARE(finished.size(), 1);
    }

    void aPaneIsReadAloudWithItsAmount()
    {
        Theme theme;
        StatePane pane{theme};
        PaneState state;
        state.word = u"Approved"_s;
        state.amount = money::Money{4750, money::currency("USD")};
        pane.setState(state);
        QCOMPARE(pane.accessibleName(), u"Approved $47.50"_s);
    }
};

QTEST_MAIN(WidgetsTest)
#include "widgets_test.moc"

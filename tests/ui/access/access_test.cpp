// SPDX-License-Identifier: Apache-2.0
//
// Every page and every question as somebody meets it who has no mouse, no eyes for it or thick
// fingers: what can be worked has a name, Tab reaches it and shows where it is, Escape leaves, and
// nothing is smaller than a finger.
#include "tests/ui/other_pages/fixtures.h"
#include "tests/ui/support/counter.h"
#include "ui/widgets/button.h"
#include "ui/widgets/key.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/sheet.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QButtonGroup>
#include <QDateTime>
#include <QLineEdit>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace pos;
using namespace pos::ui;
using pos::ui::test::Counter;
using pos::ui::test::smallTargets;
using view::Stage;

namespace {

struct Scene {
    QString name;
    std::function<void(Counter &)> play;
};

std::int64_t now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

void press(Counter &counter, const QString &name)
{
    QTest::qWait(Button::debounceMs + 20);
    counter.tap(name);
}

void openDetail(Counter &counter, const view::PaymentDetail &detail)
{
    counter.window.goTo(u"paymentDetail"_s);
    Q_EMIT counter.till.detailChanged(detail);
}

std::vector<Scene> paymentScenes()
{
    std::vector<Scene> scenes;
    for (const Stage stage : test::allStages()) {
        scenes.push_back({u"payment "_s + test::stageName(stage),
            [stage](Counter &counter) { counter.show(stage); }});
    }
    scenes.push_back({u"cancel question"_s, [](Counter &counter) {
                          counter.show(Stage::WaitingForCard);
                          counter.tap(u"cancelButton"_s);
                      }});
    scenes.push_back({u"refund question"_s, [](Counter &counter) {
                          counter.show(Stage::ApprovedAfterCancel);
                          counter.tap(u"refundNowButton"_s);
                      }});
    scenes.push_back({u"receipt"_s, [](Counter &counter) { counter.showReceipt(); }});
    return scenes;
}

std::vector<Scene> listScenes()
{
    return {{u"sale"_s, [](Counter &counter) { QTest::keyClicks(&counter.window, u"4750"_s); }},
        {u"keys"_s, [](Counter &counter) { QTest::keyClick(&counter.window, Qt::Key_F1); }},
        {u"payments"_s,
            [](Counter &counter) {
                counter.window.goTo(u"payments"_s);
                Q_EMIT counter.till.paymentsChanged(test::payments(40, now()));
            }},
        {u"detail"_s, [](Counter &counter) { openDetail(counter, test::approvedDetail(now())); }},
        {u"refund"_s,
            [](Counter &counter) {
                openDetail(counter, test::refundedDetail(now()));
                counter.tap(u"detailRefund"_s);
            }},
        {u"void question"_s,
            [](Counter &counter) {
                openDetail(counter, test::heldDetail(now()));
                counter.tap(u"detailCancel"_s);
            }},
        {u"capture"_s, [](Counter &counter) {
             openDetail(counter, test::heldDetail(now()));
             counter.tap(u"detailCapture"_s);
         }}};
}

std::vector<Scene> otherScenes()
{
    return {{u"readers"_s,
                [](Counter &counter) {
                    counter.window.goTo(u"readers"_s);
                    Q_EMIT counter.till.readersChanged(test::mixedReaders(now()));
                }},
        {u"tasks"_s,
            [](Counter &counter) {
                counter.window.goTo(u"tasks"_s);
                Q_EMIT counter.till.tasksChanged(test::everyTask(now()));
            }},
        {u"task question"_s,
            [](Counter &counter) {
                counter.window.goTo(u"tasks"_s);
                Q_EMIT counter.till.tasksChanged(test::everyTask(now()));
                counter.tap(u"refundNow"_s);
            }},
        {u"recovery"_s,
            [](Counter &counter) {
                Q_EMIT counter.till.recoveryChanged(test::everyRecovery(now()));
            }},
        {u"settings"_s,
            [](Counter &counter) {
                counter.window.goTo(u"settings"_s);
                Q_EMIT counter.till.settingsChanged(test::shopSettings());
            }},
        {u"forget question"_s, [](Counter &counter) {
             counter.window.goTo(u"settings"_s);
             Q_EMIT counter.till.settingsChanged(test::shopSettings());
             press(counter, u"keyForget"_s);
         }}};
}

std::vector<Scene> allScenes()
{
    auto scenes = listScenes();
    for (auto *more : {&paymentScenes, &otherScenes}) {
        for (auto &scene : (*more)()) {
            scenes.push_back(std::move(scene));
        }
    }
    return scenes;
}

// What is not a tab stop is only shown: the mode and network pills, parts of tables.
bool isWorkable(const QWidget *widget)
{
    const bool kind = qobject_cast<const QAbstractButton *>(widget) != nullptr
        || qobject_cast<const Key *>(widget) != nullptr
        || qobject_cast<const QLineEdit *>(widget) != nullptr
        || qobject_cast<const Segmented *>(widget) != nullptr
        || qobject_cast<const QAbstractItemView *>(widget) != nullptr;
    return kind && widget->isVisible() && widget->focusPolicy() != Qt::NoFocus;
}

// What a person can work, as far as the scene lets them.
QList<QWidget *> workable(Counter &counter)
{
    const QWidget *sheet = counter.find<Sheet>(u"sheet"_s);
    const QWidget *root = sheet != nullptr ? sheet : &counter.window;
    QList<QWidget *> found;
    for (QWidget *child : root->findChildren<QWidget *>()) {
        if (isWorkable(child)) {
            found << child;
        }
    }
    return found;
}

QString nameOf(QWidget *widget)
{
    auto *face = QAccessible::queryAccessibleInterface(widget);
    return face != nullptr ? face->text(QAccessible::Name).trimmed() : QString();
}

QString labelOf(const QWidget *widget)
{
    return QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
}

// Whether having the focus can be seen, on the widget or right beside it (a field's frame).
bool showsItsFocus(Counter &counter, QWidget *widget)
{
    const int around = counter.theme.mm(2);
    const auto place = [&] {
        QCoreApplication::sendPostedEvents();
        const QRect where{widget->mapTo(&counter.window, QPoint{}), widget->size()};
        return counter.window.grab(where.adjusted(-around, -around, around, around)).toImage();
    };
    const QImage with = place();
    widget->clearFocus();
    const QImage without = place();
    widget->setFocus(Qt::TabFocusReason);
    return with != without && !widget->visibleRegion().isEmpty();
}

struct Round {
    QList<QWidget *> stops;
    QStringList faults;
};

// One round of Tab, looking at every stop.
Round tabRound(Counter &counter)
{
    Round round;
    for (int i = 0; i < 400; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        auto *stop = QApplication::focusWidget();
        if (stop == nullptr || round.stops.contains(stop)) {
            break;
        }
        round.stops << stop;
        if (isWorkable(stop) && !showsItsFocus(counter, stop)) {
            round.faults << u"focus not visible: "_s + labelOf(stop);
        }
    }
    return round;
}

// Arrow keys go on inside a group of which one is chosen, as everywhere.
bool isReached(QWidget *widget, const QList<QWidget *> &stops)
{
    const auto *button = qobject_cast<QAbstractButton *>(widget);
    const auto *group = button != nullptr ? button->group() : nullptr;
    if (group == nullptr || !group->exclusive()) {
        return stops.contains(widget);
    }
    const auto members = group->buttons();
    return std::any_of(members.begin(), members.end(),
        [&stops](QAbstractButton *member) { return stops.contains(member); });
}

} // namespace

class AccessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySceneCanBeWorkedWithoutAMouse_data()
    {
        QTest::addColumn<int>("scene");
        const auto scenes = allScenes();
        for (std::size_t i = 0; i < scenes.size(); ++i) {
            QTest::newRow(qPrintable(scenes[i].name)) << static_cast<int>(i);
        }
    }

    void everySceneCanBeWorkedWithoutAMouse()
    {
        QFETCH(int, scene);
        Counter counter;
        counter.theme.setMotion(false);
        counter.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&counter.window));
        allScenes()[static_cast<std::size_t>(scene)].play(counter);
        QCoreApplication::sendPostedEvents();
        QStringList faults;
        const auto all = workable(counter);
        QVERIFY(!all.isEmpty() || counter.window.currentPage() == u"payment");
        if (QApplication::focusWidget() == nullptr) {
            counter.window.setFocus();
        }
        const auto round = tabRound(counter);
        faults << round.faults;
        for (auto *widget : all) {
            if (nameOf(widget).isEmpty()) {
                faults << u"no name: "_s + labelOf(widget);
            }
            if (widget->isEnabled() && !isReached(widget, round.stops)) {
                faults << u"not reached by Tab: "_s + labelOf(widget);
            }
        }
        const int least = counter.theme.metrics().smallestTouchPx();
        for (const auto &small : smallTargets(counter.window, least)) {
            faults << u"smaller than a finger: "_s + small;
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void escapeLeavesEveryPage_data()
    {
        QTest::addColumn<int>("scene");
        const auto scenes = allScenes();
        for (std::size_t i = 0; i < scenes.size(); ++i) {
            if (!scenes[i].name.startsWith(u"payment "_s)) {
                QTest::newRow(qPrintable(scenes[i].name)) << static_cast<int>(i);
            }
        }
    }

    void escapeLeavesEveryPage()
    {
        QFETCH(int, scene);
        Counter counter;
        const auto played = allScenes()[static_cast<std::size_t>(scene)];
        played.play(counter);
        for (int i = 0; i < 3 && counter.find<Sheet>(u"sheet"_s) != nullptr; ++i) {
            QTest::keyClick(counter.find<Sheet>(u"sheet"_s), Qt::Key_Escape);
        }
        QVERIFY(counter.find<Sheet>(u"sheet"_s) == nullptr); // and nothing was sent
        QVERIFY(counter.till.sent<view::command::Cancel>().empty());
        QVERIFY(counter.till.sent<view::command::RefundNow>().empty());
        QVERIFY(counter.till.sent<view::command::Void>().empty());
        QVERIFY(counter.till.sent<view::command::ForgetKey>().empty());
        for (int i = 0; i < 3 && counter.window.currentPage() != u"payment"; ++i) {
            QTest::keyClick(&counter.window, Qt::Key_Escape);
        }
        if (counter.window.currentPage() != u"payment") {
            QCOMPARE(counter.window.currentPage(), u"sale"_s);
        }
    }

    // Twenty millimetres for what is pressed a thousand times a day; sixteen on a small tablet.
    void padsPayButtonsAndAnswersAreAsBigAsAKey_data() { escapeLeavesEveryPage_data(); }

    void padsPayButtonsAndAnswersAreAsBigAsAKey()
    {
        QFETCH(int, scene);
        for (const QSize &size : {QSize{1024, 768}, QSize{1920, 1080}}) {
            Counter counter{size};
            allScenes()[static_cast<std::size_t>(scene)].play(counter);
            QCoreApplication::sendPostedEvents();
            const int key = counter.theme.metrics().keyPx();
            QStringList faults;
            const auto check = [&](const QWidget *widget) {
                if (widget->isVisible() && (widget->height() < key || widget->width() < key)) {
                    faults << u"%1 %2x%3"_s.arg(labelOf(widget))
                                  .arg(widget->width())
                                  .arg(widget->height());
                }
            };
            for (const auto *one : counter.window.findChildren<Key *>()) {
                check(one);
            }
            for (const auto *sheet : counter.window.findChildren<Sheet *>()) {
                for (const auto *answer : sheet->findChildren<Button *>()) {
                    check(answer);
                }
            }
            for (const auto *name : {"chargeButton", "moveAct", "recoveryContinue"}) {
                for (const auto *one : counter.window.findChildren<Button *>(QLatin1String(name))) {
                    check(one);
                }
            }
            QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        }
    }
};

QTEST_MAIN(AccessTest)
#include "access_test.moc"

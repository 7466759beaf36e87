// SPDX-License-Identifier: Apache-2.0
//
// The virtual reader dock over a port that records: which hands can move in which state, and what
// they say. Every face is drawn in both looks.
#include "tests/ui/other_pages/page_rig.h"
#include "ui/pages/dock_frame.h"
#include "ui/pages/face_view.h"
#include "ui/pages/reader_dock.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"

#include <QDir>
#include <QPixmap>
#include <QTest>

using namespace pos;
using namespace pos::ui;
using reader::FaceScreen;

namespace {

class FakePort final : public reader::ReaderDockPort {
public:
    [[nodiscard]] std::vector<reader::DockReader> readers() const override
    {
        return {{"tmr_1", "Counter 1"}, {"tmr_2", "Counter 2"}};
    }
    [[nodiscard]] reader::ReaderFace face() const override { return shown; }
    [[nodiscard]] std::vector<reader::DockFault> armedFaults() const override { return armed; }
    void setWatching(bool watching) override { did += watching ? "watch " : "rest "; }
    void selectReader(const std::string &id) override { did += "select:" + id + " "; }
    void present(reader::DockCard card, reader::CardMethod method) override
    {
        did += "present:" + std::to_string(static_cast<int>(card)) + ":"
            + std::to_string(static_cast<int>(method)) + " ";
    }
    void removeCard() override { did += "remove "; }
    void enterPin(bool right) override { did += right ? "pin " : "badpin "; }
    void walkAway() override { did += "walk "; }
    void cancelOnReader() override { did += "cancel "; }
    void setOnline(bool online) override { did += online ? "online " : "offline "; }
    void armFault(reader::DockFault fault) override
    {
        armed.push_back(fault);
        Q_EMIT faultsChanged();
    }
    void clearFaults() override
    {
        armed.clear();
        Q_EMIT faultsChanged();
    }
    void show(FaceScreen screen, bool cardInside = false)
    {
        shown.readerId = "tmr_1";
        shown.name = "Counter 1";
        shown.screen = screen;
        shown.online = screen != FaceScreen::Off;
        shown.cardInside = cardInside;
        shown.pinDigits = 2;
        const bool amount = screen != FaceScreen::Idle && screen != FaceScreen::Off;
        shown.amount
            = amount ? std::optional(money::Money(4750, money::currency("USD"))) : std::nullopt;
        Q_EMIT faceChanged(shown);
    }

    reader::ReaderFace shown;
    std::vector<reader::DockFault> armed;
    std::string did;
};

struct Counter {
    explicit Counter(const test::Look &look)
        : rig(look)
    {
        dock.resize(rig.theme.mm(84), look.window.height());
        dock.show();
    }
    bool press(const char *name)
    {
        auto *button = dock.findChild<QAbstractButton *>(QLatin1String(name));
        if (button == nullptr || !button->isEnabled()) {
            return false;
        }
        QTest::mouseClick(button, Qt::LeftButton);
        return true;
    }

    test::PageRig rig;
    FakePort port;
    ReaderDock dock{rig.theme, port};
};

} // namespace

class ReaderDockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFaceIsWholeInEveryLook();
    void aCardCanOnlyBePresentedToAPrompt();
    void theChosenCardIsTheOnePresented();
    void pinKeysWorkOnlyWhileThePinIsAsked();
    void faultsStayDownUntilTheyAreCleared();
    void aRefusalIsSaidAndGoesWithTheNextHand();
    void theDockRestsWhileItIsHidden();
    void aReaderChosenByHandStaysUntilTheTillChangesOver();
    void oneTabFoldsTheReaderAway();
    void anotherScreenMakesItAnew();
};

void ReaderDockTest::everyFaceIsWholeInEveryLook()
{
    for (const QString &language :
        {QStringLiteral("en"), QStringLiteral("es"), QStringLiteral("de")}) {
        for (const test::Look &look : test::looks(language)) {
            Counter counter(look);
            for (int i = 0; i <= static_cast<int>(FaceScreen::Cancelled); ++i) {
                const auto screen = static_cast<FaceScreen>(i);
                counter.port.show(screen, screen == FaceScreen::RemoveCard);
                const auto faults = test::faultsOf(counter.dock, counter.rig.theme);
                QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
                const QString folder = qEnvironmentVariable("POS_SCREENSHOTS");
                if (!folder.isEmpty()) {
                    const QString name
                        = QStringLiteral("dock-%1-%2.png").arg(i).arg(test::lookName(look));
                    counter.dock.grab().save(QDir(folder).filePath(name));
                }
            }
        }
    }
}

void ReaderDockTest::aCardCanOnlyBePresentedToAPrompt()
{
    Counter counter({});
    for (int i = 0; i <= static_cast<int>(FaceScreen::Cancelled); ++i) {
        const auto screen = static_cast<FaceScreen>(i);
        counter.port.show(screen);
        QTest::qWait(Button::debounceMs + 10);
        QCOMPARE(counter.press("dockTap"), screen == FaceScreen::AskCard);
    }
    counter.port.show(FaceScreen::AskCard, true);
    QVERIFY(!counter.press("dockInsert")); // one is inside already
    QVERIFY(counter.press("dockRemove"));
}

void ReaderDockTest::theChosenCardIsTheOnePresented()
{
    Counter counter({});
    counter.port.show(FaceScreen::AskCard);
    QVERIFY(counter.press("cardFunds"));
    QVERIFY(counter.press("dockInsert"));
    QVERIFY(QString::fromStdString(counter.port.did)
                .contains(QStringLiteral("present:%1:%2")
                              .arg(static_cast<int>(reader::DockCard::InsufficientFunds))
                              .arg(static_cast<int>(reader::CardMethod::Insert))));
}

void ReaderDockTest::pinKeysWorkOnlyWhileThePinIsAsked()
{
    Counter counter({});
    counter.port.show(FaceScreen::AskCard);
    QVERIFY(!counter.press("dockPinRight"));
    counter.port.show(FaceScreen::EnterPin, true);
    QVERIFY(counter.press("dockPinWrong"));
    QVERIFY(counter.press("dockPinRight"));
    QVERIFY(QString::fromStdString(counter.port.did).endsWith(QStringLiteral("badpin pin ")));
}

void ReaderDockTest::faultsStayDownUntilTheyAreCleared()
{
    Counter counter({});
    auto *chip = counter.dock.findChild<QAbstractButton *>(QStringLiteral("faultLostAfter"));
    QVERIFY(counter.press("faultLostAfter"));
    QVERIFY(chip->isChecked());
    QVERIFY(counter.press("faultLostAfter"));
    QVERIFY(chip->isChecked());
    QVERIFY(counter.press("dockClear"));
    QVERIFY(!chip->isChecked());
    QVERIFY(!counter.press("dockClear"));
}

void ReaderDockTest::aRefusalIsSaidAndGoesWithTheNextHand()
{
    Counter counter({});
    counter.port.show(FaceScreen::AskCard);
    Q_EMIT counter.port.refused("There is no card to remove.");
    auto *line = counter.dock.findChild<Banner *>(QStringLiteral("dockRefusal"));
    QCOMPARE(line->sentence(), QStringLiteral("There is no card to remove."));
    QVERIFY(counter.press("dockTap"));
    QVERIFY(!line->isVisible());
}

void ReaderDockTest::theDockRestsWhileItIsHidden()
{
    Counter counter({});
    counter.dock.hide();
    QCOMPARE(counter.port.did, std::string("watch rest "));
}

void ReaderDockTest::aReaderChosenByHandStaysUntilTheTillChangesOver()
{
    Counter counter({});
    counter.dock.followReader("tmr_1");
    auto *chooser = counter.dock.findChild<QWidget *>(QStringLiteral("dockReader"));
    QTest::mouseClick(
        chooser, Qt::LeftButton, {}, {chooser->width() * 3 / 4, chooser->height() / 2});
    counter.dock.followReader("tmr_1"); // its list of readers came anew
    QCOMPARE(counter.port.did, std::string("watch select:tmr_1 select:tmr_2 "));
    counter.dock.followReader("tmr_2");
    counter.dock.followReader("tmr_1");
    QCOMPARE(counter.port.did,
        std::string("watch select:tmr_1 select:tmr_2 select:tmr_2 select:tmr_1 "));
}

void ReaderDockTest::oneTabFoldsTheReaderAway()
{
    const test::PageRig rig({});
    FakePort port;
    auto *till = new QWidget;
    auto *dock = new ReaderDock(rig.theme, port);
    DockFrame frame(rig.theme, till, dock);
    frame.resize(1024, 768);
    frame.show();
    const int beside = till->width();
    QVERIFY(dock->isVisible() && beside < 1024 - dock->width());
    QTest::mouseClick(
        frame.findChild<QAbstractButton *>(QStringLiteral("dockTab")), Qt::LeftButton);
    QVERIFY(!dock->isVisible() && !frame.isOpen());
    QTRY_VERIFY(till->width() > beside);
    frame.setDockAllowed(false); // live mode: not even the tab
    QTRY_COMPARE(till->width(), 1024);
    QCOMPARE(port.did, std::string("watch rest "));
}

void ReaderDockTest::anotherScreenMakesItAnew()
{
    Counter counter({});
    const int before = counter.dock.sizeHint().width();
    counter.port.show(FaceScreen::AskCard);
    counter.rig.theme.setMetrics(Metrics(5.56, {1920, 1080}));
    QTRY_COMPARE(counter.dock.findChild<QAbstractButton *>(QStringLiteral("dockTap"))
                     ->minimumSizeHint()
                     .height(),
        counter.rig.theme.mm(12));
    QVERIFY(counter.dock.sizeHint().width() > before);
    QVERIFY(counter.press("dockTap")); // the face of before stands on it
}

QTEST_MAIN(ReaderDockTest)
#include "reader_dock_test.moc"

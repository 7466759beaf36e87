// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/counter.h"
#include "tests/ui/support/pictures.h"
#include "ui/pages/trouble_text.h"
#include "ui/shell/alsa_sound.h"
#include "ui/shell/sound_director.h"
#include "ui/shell/sounds.h"
#include "ui/shell/top_bar.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/sheet.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <vector>

using namespace Qt::StringLiterals;
using namespace pos;
using namespace pos::ui;
using pos::ui::test::allStages;
using pos::ui::test::checkoutAt;
using pos::ui::test::Counter;
using pos::ui::test::cutTexts;
using pos::ui::test::FakeTill;
using pos::ui::test::keepPicture;

namespace {

class RecordedSounds : public SoundPort {
public:
    void play(Sound sound, int volumePercent) override
    {
        played.push_back(sound);
        volumes.push_back(volumePercent);
    }
    std::vector<Sound> played;
    std::vector<int> volumes;
};

constexpr auto lastTrouble = static_cast<int>(view::Trouble::RateLimited);

} // namespace

class ShellTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWindowIsReadyWithItsFirstFrame()
    {
        FakeTill till;
        Theme theme;
        MainWindow window{till, theme, [] { return salePages(); }};
        QSignalSpy ready{&window, &MainWindow::firstFrame};
        window.resize(1024, 768);
        window.show();
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(window.currentPage(), u"sale"_s);
    }

    void testModeIsNamedAndFramedAndLiveIsNot()
    {
        Counter counter;
        QVERIFY(counter.find<QWidget>(u"testBand"_s));
        QCOMPARE(counter.find<Chip>(u"modePill"_s)->text(), u"TEST"_s);
        auto live = FakeTill::readyStatus();
        live.mode = view::Mode::Live;
        Q_EMIT counter.till.statusChanged(live);
        QVERIFY(!counter.find<QWidget>(u"testBand"_s));
        QCOMPARE(counter.find<Chip>(u"modePill"_s)->text(), u"LIVE"_s);
        QVERIFY(keepPicture(counter.window, u"sale_live_light_1024"_s));
    }

    // One sentence each, never the same one twice, in every language whole on the screen.
    void everyTroubleHasItsSentenceAndItsReason()
    {
        const Theme theme;
        QSet<QString> sentences;
        QSet<QString> reasons;
        for (int i = 1; i <= lastTrouble; ++i) {
            const auto kind = static_cast<view::Trouble>(i);
            const QString sentence = troubleSentence({kind, {}, {}, 0, true}, theme);
            QVERIFY2(sentence.count(u'.') >= 2, qPrintable(sentence));
            sentences.insert(sentence);
            reasons.insert(troubleReason(kind));
        }
        QCOMPARE(sentences.size(), lastTrouble);
        QCOMPARE(reasons.size(), lastTrouble);
    }

    void everyTroubleIsWholeOnTheScreen_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << u"en"_s;
        QTest::newRow("es") << u"es"_s;
        QTest::newRow("de") << u"de"_s;
    }

    void everyTroubleIsWholeOnTheScreen()
    {
        QFETCH(QString, language);
        Counter counter;
        counter.setLanguage(language.toStdString());
        for (int i = 1; i <= lastTrouble; ++i) {
            auto status = FakeTill::readyStatus();
            status.troubles = {{static_cast<view::Trouble>(i), {}, {}, 0, i % 2 == 0}};
            status.canCharge = false;
            status.chargeBlockedBy = static_cast<view::Trouble>(i);
            Q_EMIT counter.till.statusChanged(status);
            QTRY_COMPARE(cutTexts(counter.window), QStringList{}); // after the next layout
        }
        QVERIFY(keepPicture(counter.window, u"sale_trouble_"_s + language + u"_light_1024"_s));
    }

    void aBannerNeverStandsOverAPayment()
    {
        Counter counter;
        auto status = FakeTill::readyStatus();
        status.troubles = {{view::Trouble::ProviderUnreachable, {}, {}, 0, true}};
        Q_EMIT counter.till.statusChanged(status);
        QVERIFY(counter.find<Banner>(u"banner"_s));
        counter.show(view::Stage::WaitingForCard);
        QVERIFY(!counter.find<Banner>(u"banner"_s));
        QTest::keyClick(&counter.window, Qt::Key_F1);
        QVERIFY(!counter.find<Sheet>(u"sheet"_s));
        QTest::keyClick(&counter.window, Qt::Key_F2);
        QCOMPARE(counter.window.currentPage(), u"payment"_s);
    }

    void keysGoWhereTheySay()
    {
        Counter counter;
        QTest::keyClick(&counter.window, Qt::Key_F2);
        QCOMPARE(counter.window.currentPage(), u"payments"_s);
        QTest::keyClick(&counter.window, Qt::Key_Escape);
        QCOMPARE(counter.window.currentPage(), u"sale"_s);
        QTest::keyClick(&counter.window, Qt::Key_F1);
        QVERIFY(counter.find<Sheet>(u"sheet"_s));
        QCOMPARE(cutTexts(counter.window), QStringList{});
        QVERIFY(keepPicture(counter.window, u"keys_light_1024"_s));
    }

    void openTasksAreCountedOnTheBar()
    {
        Counter counter;
        auto status = FakeTill::readyStatus();
        status.openTasks = 2;
        Q_EMIT counter.till.statusChanged(status);
        QCOMPARE(counter.find<NavButton>(u"tasksNav"_s)->accessibleDescription(), u"2 open"_s);
    }

    // A page below a page of the bar stands under it, so that a person knows where he is.
    void theBarMarksThePageThatADetailBelongsTo()
    {
        Counter counter;
        const auto marked = [&] {
            QStringList names;
            for (const NavButton *button : counter.window.findChildren<NavButton *>()) {
                if (button->isCurrent()) {
                    names << button->objectName();
                }
            }
            return names;
        };
        QCOMPARE(marked(), QStringList{u"saleNav"_s});
        counter.window.goTo(u"paymentDetail"_s);
        QCOMPARE(marked(), QStringList{u"paymentsNav"_s});
        counter.setLanguage("es"); // the bar is made anew
        QTRY_COMPARE(marked(), QStringList{u"paymentsNav"_s});
        counter.setLanguage("en");
        counter.window.goTo(u"receipt"_s); // of that payment
        QCOMPARE(marked(), QStringList{u"paymentsNav"_s});
        counter.window.goTo(u"sale"_s);
        counter.showReceipt(); // of the payment just taken
        QCOMPARE(marked(), QStringList{u"saleNav"_s});
    }

    void anotherLanguageRewritesThePagesAndKeepsThePlace()
    {
        Counter counter;
        counter.window.goTo(u"payments"_s);
        counter.setLanguage("es");
        QTRY_VERIFY(counter.find<NavButton>(u"saleNav"_s)->text() == u"Venta");
        QCOMPARE(counter.window.currentPage(), u"payments"_s);
        counter.setLanguage("en");
        QTRY_VERIFY(counter.find<NavButton>(u"saleNav"_s)->text() == u"Sale");
    }

    void aPaymentSurvivesAChangeOfLanguage()
    {
        Counter counter;
        counter.show(view::Stage::WaitingForCard);
        counter.setLanguage("de");
        QTRY_COMPARE(counter.window.currentPage(), u"payment"_s);
        QVERIFY(counter.find<QWidget>(u"cancelButton"_s));
    }

    // ---- Sounds -----------------------------------------------------------------------------

    void readersTonesAreNeverImitated()
    {
        for (const Sound sound : {Sound::Approved, Sound::Declined, Sound::Checking,
                 Sound::ScanTick, Sound::RemoveCard}) {
            for (const Tone &tone : tonesOf(sound)) {
                QVERIFY(std::abs(tone.hertz - 1500) > 150);
                QVERIFY(tone.hertz == 0 || std::abs(tone.hertz - 750) > 75);
            }
            const auto samples = synthesise(sound, 100);
            QVERIFY(!samples.empty());
            QCOMPARE(samples.front(), std::int16_t{0}); // soft edges: no click
            QVERIFY(std::abs(samples.back()) < 200);
            const auto quiet = synthesise(sound, 0);
            QVERIFY(std::all_of(quiet.begin(), quiet.end(), [](auto s) { return s == 0; }));
        }
    }

    void anOutcomeSoundsOnceHoweverOftenItIsSent()
    {
        RecordedSounds port;
        SoundDirector director{port};
        director.onStage(checkoutAt(view::Stage::WaitingForCard));
        QVERIFY(port.played.empty());
        director.onStage(checkoutAt(view::Stage::Approved));
        director.onStage(checkoutAt(view::Stage::Approved));
        QCOMPARE(port.played, (std::vector{Sound::Approved}));
        director.onStage(checkoutAt(view::Stage::Declined));
        QCOMPARE(port.played.back(), Sound::Declined);
    }

    void aMutedTillIsSilentAndAnUnknownOutcomeRepeats()
    {
        QCOMPARE(cueOf(view::Stage::Checking)->repeatMs, 10'000);
        QCOMPARE(cueOf(view::Stage::RemoveCard)->repeatMs, 2'000);
        RecordedSounds port;
        SoundDirector director{port};
        director.setVolume(0);
        director.onStage(checkoutAt(view::Stage::Checking));
        QVERIFY(port.played.empty());
    }

    void aMachineWithoutALoudspeakerStaysQuiet()
    {
        AlsaSound sound; // whatever this machine has: it must return at once and end cleanly
        sound.play(Sound::ScanTick, 10);
        QVERIFY(true);
    }
};

QTEST_MAIN(ShellTest)
#include "shell_test.moc"

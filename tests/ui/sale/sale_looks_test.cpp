// SPDX-License-Identifier: Apache-2.0
//
// Every stage of a payment in light and dark, on three screens and in three languages: nothing cut,
// nothing too small for a finger, and a picture of each for people to look at.
#include "tests/ui/support/counter.h"
#include "tests/ui/support/pictures.h"
#include "ui/widgets/button.h"
#include "ui/widgets/key.h"
#include "ui/widgets/sheet.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace pos;
using namespace pos::ui;
using pos::ui::test::allStages;
using pos::ui::test::checkoutAt;
using pos::ui::test::Counter;
using pos::ui::test::cutTexts;
using pos::ui::test::keepPicture;
using pos::ui::test::smallTargets;
using pos::ui::test::stageName;

namespace {

// The build makes a program for each look.
const bool dark = qstrcmp(POS_LOOK, "dark") == 0;

} // namespace

class SaleLooksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStageIsWholeAndBigEnough_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const auto &language : {u"en"_s, u"es"_s, u"de"_s}) {
            for (const QSize &size : {QSize{1024, 768}, QSize{1920, 1080}, QSize{1280, 800}}) {
                // English everywhere; the longer languages where room is short or the look
                // differs most.
                const bool wide = size.width() == 1920;
                if (language != u"en" && dark != wide) {
                    continue;
                }
                QTest::addRow(
                    "%s %s %d", qPrintable(language), dark ? "dark" : "light", size.width())
                    << language << size;
            }
        }
    }

    void everyStageIsWholeAndBigEnough()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        Counter counter{size};
        counter.settings.theme = dark ? view::Theme::Dark : view::Theme::Light;
        counter.settings.receiptSeconds = 30;
        if (size.width() == 1280) {
            counter.settings.pixelsPerMm = 5.88; // a 10.1" tablet
        }
        counter.setLanguage(language.toStdString());
        const QString suffix = (language == u"en" ? QString{} : u'_' + language)
            + (dark ? u"_dark_"_s : u"_light_"_s) + QString::number(size.width());
        const int least = counter.theme.metrics().smallestTouchPx();
        const int key = counter.theme.metrics().keyPx();
        const auto look = [&](const QString &name) {
            QCoreApplication::sendPostedEvents(); // the layout settles before a frame
            QCoreApplication::sendPostedEvents();
            QVERIFY2(cutTexts(counter.window).isEmpty(),
                qPrintable(name + suffix + u": "_s + cutTexts(counter.window).join(u", "_s)));
            QVERIFY2(smallTargets(counter.window, least).isEmpty(),
                qPrintable(name + u": "_s + smallTargets(counter.window, least).join(u", "_s)));
            QVERIFY(keepPicture(counter.window, name + suffix));
        };
        QTest::qWait(1);
        look(u"sale_empty"_s);
        QTest::keyClicks(&counter.window, u"4750"_s);
        look(u"sale"_s);
        for (QWidget *pad : counter.window.findChildren<Key *>()) {
            QVERIFY2(!pad->isVisible() || (pad->width() >= key && pad->height() >= key),
                qPrintable(pad->objectName()));
        }
        QVERIFY(counter.find<Button>(u"chargeButton"_s)->height() >= key);
        for (const view::Stage stage : allStages()) {
            counter.show(stage);
            look(u"payment_"_s + stageName(stage));
        }
        counter.show(view::Stage::WaitingForCard);
        counter.tap(u"cancelButton"_s);
        look(u"question_cancel"_s);
        counter.show(view::Stage::Checking);
        counter.tap(u"explainButton"_s);
        QVERIFY(counter.find<Sheet>(u"sheet"_s) != nullptr);
        look(u"question_explain"_s);
        QTest::qWait(Button::debounceMs + 20); // the same place, another verb
        counter.show(view::Stage::ApprovedAfterCancel);
        counter.tap(u"refundNowButton"_s);
        QVERIFY(counter.find<Sheet>(u"sheet"_s) != nullptr);
        look(u"question_refund"_s);
        auto hint = checkoutAt(view::Stage::WaitingForCard);
        hint.stageElapsedMs = 70'000;
        Q_EMIT counter.till.checkoutChanged(hint);
        look(u"payment_waiting_help"_s);
        counter.showReceipt();
        look(u"receipt"_s);
    }
};

QTEST_MAIN(SaleLooksTest)
#include "sale_looks_test.moc"

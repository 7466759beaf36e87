// SPDX-License-Identifier: Apache-2.0
//
// V6: a touch on a key until its pixels are painted, beside an empty widget that paints one
// rectangle; then whole frames of the sale and payment pages and the making of the window. Run it
// with QT_QPA_PLATFORM=offscreen; quote medians.
#include "tests/ui/support/counter.h"
#include "ui/theme/quiet_offscreen.h"
#include "ui/widgets/key.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

using namespace Qt::StringLiterals;
using namespace pos;
using namespace pos::ui;
using pos::ui::test::checkoutAt;
using pos::ui::test::Counter;

namespace {

class Bare : public QWidget {
protected:
    void mousePressEvent(QMouseEvent *) override
    {
        m_down = !m_down;
        repaint();
    }
    void paintEvent(QPaintEvent *) override
    {
        QPainter{this}.fillRect(rect(), m_down ? Qt::black : Qt::white);
    }

private:
    bool m_down{false};
};

void touch(QWidget &target, QEvent::Type type)
{
    const QPointF at = target.rect().center();
    QMouseEvent event{type, at, target.mapToGlobal(at), Qt::LeftButton,
        type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier};
    QCoreApplication::sendEvent(&target, &event);
}

// Median and p99 in microseconds of `work`, `count` times.
void measure(const char *what, int count, const std::function<void()> &work)
{
    std::vector<qint64> nanoseconds;
    for (int i = 0; i < count; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        nanoseconds.push_back(timer.nsecsElapsed());
    }
    std::sort(nanoseconds.begin(), nanoseconds.end());
    const auto at = [&](int percent) {
        return static_cast<long long>(
            nanoseconds[(nanoseconds.size() - 1) * static_cast<std::size_t>(percent) / 100] / 1000);
    };
    std::printf("%-44s median %6lld us   p99 %6lld us\n", what, at(50), at(99));
}

void measureTouches()
{
    Bare bare;
    bare.resize(120, 90);
    bare.show();
    (void)QTest::qWaitForWindowExposed(&bare); // an unexposed window paints nothing
    measure("touch -> painted, bare Qt widget (floor)", 500,
        [&bare] { touch(bare, QEvent::MouseButtonPress); });
    Theme theme;
    theme.setMetrics(Metrics{3.36, {1024, 768}});
    Key key{theme, u"key7"_s, u"7"_s};
    key.resize(120, 90);
    key.show();
    (void)QTest::qWaitForWindowExposed(&key);
    measure("touch -> painted, our key", 500, [&key] {
        touch(key, QEvent::MouseButtonPress);
        key.repaint();
        touch(key, QEvent::MouseButtonRelease);
    });
}

void measureFrames(const QSize &size)
{
    std::printf("%d x %d\n", size.width(), size.height());
    Counter counter{size};
    (void)QTest::qWaitForWindowExposed(&counter.window);
    measure("  whole frame, sale page", 60, [&counter] { counter.window.repaint(); });
    auto *digit = counter.find<Key>(u"key1"_s);
    auto *clear = counter.find<Key>(u"keyClear"_s);
    measure("  digit -> amount and button painted", 60, [&] {
        Q_EMIT digit->pressed();
        counter.window.page(u"sale"_s)->repaint();
        Q_EMIT clear->pressed();
    });
    counter.show(view::Stage::WaitingForCard);
    measure("  whole frame, payment page", 60, [&counter] { counter.window.repaint(); });
    auto *pane = counter.find<QWidget>(u"statePane"_s);
    const QRect ring{pane->width() / 2 - 90, 60, 180, 180};
    measure("  the ring's part of a frame", 200, [&] { pane->repaint(ring); });
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication app{argc, argv};
    pos::ui::quietOffscreen();
    measureTouches();
    measureFrames({1024, 768});
    measureFrames({1920, 1080});
    measure("window made, sale page shown and painted", 10, [] {
        Counter counter;
        (void)QTest::qWaitForWindowExposed(&counter.window);
        counter.window.repaint();
    });
    return 0;
}

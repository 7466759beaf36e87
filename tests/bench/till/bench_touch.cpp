// SPDX-License-Identifier: Apache-2.0
//
// V6: a finger on a key of the pad until the key and the amount are painted, in the whole program
// with its core at work; beside it a bare widget that paints one rectangle. And the longest time
// the GUI thread was away from its event loop while payments ran.
#include "tests/bench/till/shop.h"
#include "ui/theme/quiet_offscreen.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QTest>
#include <QTimer>

#include <array>
#include <cstdio>

using namespace pos;
using bench::Shop;

namespace {

class Bare : public QWidget {
protected:
    void mousePressEvent(QMouseEvent *) override
    {
        m_down = !m_down;
        update();
    }
    void paintEvent(QPaintEvent *) override
    {
        QPainter{this}.fillRect(rect(), m_down ? Qt::black : Qt::white);
    }

private:
    bool m_down{false};
};

// A touch and everything that is painted because of it.
std::int64_t touchUs(QWidget &target)
{
    const QPointF at = target.rect().center();
    const auto startUs = bench::nowUs();
    for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
        QMouseEvent event{type, at, target.mapToGlobal(at), Qt::LeftButton,
            type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier};
        QCoreApplication::sendEvent(&target, &event);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::UpdateRequest);
    }
    return bench::nowUs() - startUs;
}

// The longest silence of a timer that wants to fire every 5 ms.
class Heart : public QObject {
public:
    Heart()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const auto us = bench::nowUs();
            if (m_lastUs != 0) {
                gapsUs.push_back(us - m_lastUs);
            }
            m_lastUs = us;
        });
        m_timer.start(5);
    }
    std::vector<std::int64_t> gapsUs;

private:
    QTimer m_timer;
    std::int64_t m_lastUs = 0;
};

void print(const char *what, std::vector<std::int64_t> &ours, std::int64_t floorUs)
{
    const auto medianUs = bench::quantile(ours, 500);
    std::printf("V6   %-32s median %6lld us   p99 %6lld us   bare widget %4lld us   x%lld.%01lld\n",
        what, static_cast<long long>(medianUs), static_cast<long long>(bench::quantile(ours, 990)),
        static_cast<long long>(floorUs), static_cast<long long>(medianUs / floorUs),
        static_cast<long long>(medianUs * 10 / floorUs % 10));
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    pos::ui::quietOffscreen();
    const bool isShort = bench::wantsShort(argc, argv);
    const int touches = isShort ? 200 : 2'000;
    Bare bare;
    bare.resize(120, 90);
    bare.show();
    (void)QTest::qWaitForWindowExposed(&bare);
    std::vector<std::int64_t> floor;
    for (int i = 0; i < touches; ++i) {
        floor.push_back(touchUs(bare));
    }
    const auto floorUs = std::max<std::int64_t>(bench::quantile(floor, 500), 1);
    bare.hide();

    Shop shop(true);
    if (!shop.waitUntilReady()) {
        return 1;
    }
    const std::array names{"key1", "key2", "key3", "keyBackspace", "keyBackspace", "keyBackspace"};
    std::vector<std::int64_t> ours;
    for (int i = 0; i < touches; ++i) {
        const auto *name = names[static_cast<std::size_t>(i) % names.size()];
        auto *key = shop.counter().window().findChild<QWidget *>(QLatin1String(name));
        if (key == nullptr) {
            std::printf("V6 there is no %s\n", name);
            return 1;
        }
        ours.push_back(touchUs(*key));
        QTest::qWait(1);
    }
    print("touch -> painted", ours, floorUs);

    Heart heart;
    for (int i = 0; i < (isShort ? 1 : 10); ++i) {
        if (!shop.waitUntilReady() || !shop.charge(700)) {
            return 1;
        }
        shop.present();
        if (!shop.waitFor(view::Stage::Approved)) {
            return 1;
        }
        shop.dismiss();
    }
    const auto worstUs = bench::quantile(heart.gapsUs, 1000) - 5'000;
    std::printf("V6   GUI thread away while paying    p99 %6lld us   worst %6lld us   goal 16000\n",
        static_cast<long long>(
            std::max<std::int64_t>(bench::quantile(heart.gapsUs, 990) - 5'000, 0)),
        static_cast<long long>(worstUs));
    return 0;
}

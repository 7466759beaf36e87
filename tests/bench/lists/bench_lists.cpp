// SPDX-License-Identifier: Apache-2.0
//
// V7: a list of 100,000 payments: to open it, to scroll it by a frame, to search it by one more
// key. The floor beside ours is a bare QListView over as many texts without uniform sizes, drawn by
// Qt's own delegate in the same run.
#include "tests/ui/other_pages/fixtures.h"
#include "tests/ui/support/fake_till.h"
#include "ui/pages/latest.h"
#include "ui/pages/payments_page.h"
#include "ui/theme/quiet_offscreen.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QAbstractListModel>
#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QPixmap>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <string_view>
#include <vector>

using namespace pos;
using namespace pos::ui;

namespace {

class Texts final : public QAbstractListModel {
public:
    explicit Texts(int rows)
        : m_rows(rows)
    {
    }
    [[nodiscard]] int rowCount(const QModelIndex & /*parent*/) const override { return m_rows; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("Payment %1").arg(index.row()))
                                       : QVariant();
    }

private:
    int m_rows;
};

double timeMs(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

struct Spread {
    double median = 0, p99 = 0;
};

Spread spread(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t last = values.size() - 1;
    return {values[values.size() / 2], values[std::min(last, values.size() * 99 / 100)]};
}

// Scrolls by a row and a bit each time, so that every frame has rows it never drew.
Spread scrollFrames(QAbstractItemView &view, QPixmap &screen, int frames)
{
    std::vector<double> times;
    QScrollBar *bar = view.verticalScrollBar();
    for (int i = 0; i < frames; ++i) {
        const int to
            = static_cast<int>((static_cast<qint64>(bar->maximum()) * (i * 37 % frames)) / frames);
        times.push_back(timeMs([&] {
            bar->setValue(to + 53);
            view.viewport()->render(&screen);
        }));
    }
    return spread(times);
}

void print(const char *what, double ours, double target, const char *unit)
{
    std::printf(
        "%-44s %9.2f %s   target %.0f   ratio %.2f\n", what, ours, unit, target, ours / target);
}

double openBare(int rows, QPixmap &screen)
{
    Texts texts(rows);
    QListView list;
    list.resize(screen.size());
    return timeMs([&] {
        list.setModel(&texts);
        list.show();
        list.render(&screen);
    });
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    pos::ui::quietOffscreen();
    const bool isShort = argc > 1 && std::string_view(argv[1]) == "--short";
    const int rows = 100'000;
    const int frames = isShort ? 100 : 1000;
    QPixmap screen(1024, 727);
    const double bare = openBare(rows, screen);

    test::FakeTill till;
    Theme theme;
    theme.setMetrics(Metrics(3.36, {1024, 768}));
    QApplication::setStyle(new TillStyle(theme));
    Latest latest(till);
    const view::PaymentsView payments = test::payments(rows, 1'790'000'000'000);
    std::vector<double> opened;
    for (int i = 0; i < (isShort ? 3 : 15); ++i) {
        PaymentsPage page({till, theme, latest});
        page.resize(screen.size());
        page.show();
        page.enter();
        opened.push_back(timeMs([&] {
            Q_EMIT till.paymentsChanged(payments);
            page.render(&screen);
        }));
    }
    PaymentsPage page({till, theme, latest});
    page.resize(screen.size());
    page.show();
    page.enter();
    auto *table = page.findChild<QTableView *>(QStringLiteral("paymentsTable"));
    auto *search = page.findChild<QLineEdit *>(QStringLiteral("paymentsSearch"));
    const Spread frame = scrollFrames(*table, screen, frames);
    const double firstKey = timeMs([&] { search->setText(QStringLiteral("txn_9ab99")); });
    std::vector<double> keys;
    for (int i = 0; i < (isShort ? 20 : 200); ++i) {
        const QString needle = QStringLiteral("txn_9ab%1").arg(1000 + i * 331);
        keys.push_back(timeMs([&] { search->setText(needle); }));
    }
    const Spread key = spread(keys);

    std::printf("V7  %d rows, %d frames\n", rows, frames);
    print("open, median", spread(opened).median, 100, "ms");
    print("  floor: bare QListView, no uniform sizes", bare, 750, "ms");
    print("scroll a frame, median", frame.median, 4, "ms");
    print("scroll a frame, p99", frame.p99, 8, "ms");
    std::printf("%-44s %9.2f ms\n", "search, first key (builds the index)", firstKey);
    std::printf("%-44s %9.2f ms   p99 %.2f ms\n", "search, each further key", key.median, key.p99);
    QApplication::setStyle(QStringLiteral("fusion"));
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
//
// V12: the receipt's bytes after "approved". The floor of the printer's bytes is copying them; that
// of the PDF is a page of the same length with one line of the same face.
#include "core/receipt/esc_pos.h"
#include "core/receipt/layout.h"
#include "tests/unit/receipt/samples.h"

#ifdef POS_BENCH_PDF
#include "ui/receipt/receipt_pdf.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#endif

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

using namespace pos;

namespace {

struct Figures {
    long long medianNs = 0;
    long long p99Ns = 0;
};

template <typename Work>
Figures measure(int rounds, Work work)
{
    using Clock = std::chrono::steady_clock;
    std::vector<long long> took;
    for (int i = 0; i < rounds; ++i) {
        const auto start = Clock::now();
        work();
        const auto spent = Clock::now() - start;
        took.push_back(std::chrono::duration_cast<std::chrono::nanoseconds>(spent).count());
    }
    std::sort(took.begin(), took.end());
    return {took[took.size() / 2], took[took.size() * 99 / 100]};
}

void print(const char *what, const Figures &ours, const Figures &floor, const char *target)
{
    const long long ratioTenths = ours.medianNs * 10 / std::max(floor.medianNs, 1LL);
    std::printf("%-34s median %9.1f us  p99 %9.1f us  floor %9.1f us  ratio %lld.%lld  target %s\n",
        what, static_cast<double>(ours.medianNs) / 1000, static_cast<double>(ours.p99Ns) / 1000,
        static_cast<double>(floor.medianNs) / 1000, ratioTenths / 10, ratioTenths % 10, target);
}

void benchPrinter(int rounds)
{
    for (const char *name : {"approved", "full-emv", "kazakh"}) {
        const auto sample = testing::sampleReceipt(name);
        std::string bytes;
        const auto ours = measure(rounds, [&] {
            const auto document = receipt::compose(sample.receipt, sample.labels);
            const auto layout = receipt::layoutText(*document, receipt::columns80mm);
            bytes = receipt::toEscPos(layout, receipt::profile80mm());
        });
        const auto floor = measure(rounds, [&] {
            std::string copy;
            for (const char c : bytes) {
                copy += c;
            }
            bytes = std::move(copy);
        });
        const std::string what = "ESC/POS " + sample.name;
        print(what.c_str(), ours, floor, "<= 1000 us");
    }
}

#ifdef POS_BENCH_PDF
void benchPdf(int rounds)
{
    const auto sample = testing::sampleReceipt("full-emv");
    const auto document = receipt::compose(sample.receipt, sample.labels);
    qsizetype sizeBytes = 0;
    const auto ours = measure(
        rounds, [&] { sizeBytes = ui::receiptPdf(*document, QStringLiteral("Receipt")).size(); });
    const auto floor = measure(rounds, [] {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QSizeF(80, 200), QPageSize::Millimeter));
        QPainter painter(&writer);
        painter.setFont(QFont(QStringLiteral("Inter")));
        painter.drawText(QPointF(100, 100), QStringLiteral("Receipt 0123456789"));
    });
    print("PDF full-emv", ours, floor, "<= 15000 us");
    std::printf("%-34s %lld bytes\n", "PDF full-emv, size", static_cast<long long>(sizeBytes));
}
#endif

} // namespace

int main(int argc, char **argv)
{
    bool isShort = false;
    for (int i = 1; i < argc; ++i) {
        isShort = isShort || std::string_view(argv[i]) == "--short";
    }
    benchPrinter(isShort ? 200 : 20000);
#ifdef POS_BENCH_PDF
    const QGuiApplication application(argc, argv);
    benchPdf(isShort ? 20 : 300);
#endif
    return 0;
}

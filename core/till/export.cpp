// SPDX-License-Identifier: Apache-2.0
#include "core/till/export.h"

#include "core/journal/journal.h"
#include "core/money/format.h"
#include "core/payment/summary.h"
#include "core/till/projection.h"
#include "core/till/text_time.h"

#include <QByteArray>
#include <QSaveFile>
#include <QString>

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace pos::till {
namespace {

constexpr int pageRows = 500;

std::string quoted(const std::string &field)
{
    // RFC 4180; a leading formula character is defused, as spreadsheets would run it.
    std::string text = "\"";
    if (!field.empty()
        && std::string_view("=+-@\t\r").find(field.front()) != std::string_view::npos) {
        text += '\'';
    }
    for (const char letter : field) {
        text += letter;
        if (letter == '"') {
            text += '"';
        }
    }
    return text + "\"";
}

std::string csvLine(const payment::Summary &summary)
{
    const auto row = rowOf(summary);
    const auto currency = money::Currency::fromCode(row.currency);
    const auto amount = [&](std::int64_t minor) {
        return currency ? money::formatPlain(money::Money(minor, *currency)) : std::string{};
    };
    return utcText(row.utcMs) + "," + row.attemptId + "," + quoted(row.transactionId) + ","
        + quoted(row.reference) + "," + amount(row.amountMinor) + "," + amount(row.refundedMinor)
        + "," + row.currency + "," + std::string(nameOf(stageOf(summary))) + ","
        + quoted(row.cardBrand) + "," + quoted(row.cardLastFour) + "," + quoted(row.readerName)
        + "," + quoted(row.note) + "\r\n";
}

// Pages are read from the newest on and the table begins with the oldest: their beginnings come
// first. A payment that begins meanwhile is not in it.
struct Pages {
    std::vector<journal::Sequence> befores; // of each page, the newest first
    std::int64_t rows = 0;
};

std::optional<Pages> pagesOf(journal::Journal &journal, const std::function<bool()> &goOn)
{
    Pages pages;
    journal::Sequence before = 0;
    while (goOn()) {
        const auto page = journal.summaries({.before = before, .limit = pageRows});
        if (!page) {
            return std::nullopt;
        }
        if (page->empty()) {
            return pages;
        }
        pages.befores.push_back(page->front().first + 1);
        pages.rows += static_cast<std::int64_t>(page->size());
        before = page->back().first;
    }
    return pages;
}

// "" = it could not be read.
std::string csvPage(
    journal::Journal &journal, journal::Sequence before, const ExportOrder &order, bool &good)
{
    std::string lines;
    const auto page = journal.summaries({.before = before, .limit = pageRows});
    good = page.has_value();
    for (std::size_t i = good ? page->size() : 0; good && i > 0; --i) {
        const auto summary = payment::summaryFrom((*page)[i - 1].summary);
        good = summary.has_value();
        if (good && (order.attempts.empty() || order.attempts.contains(summary->attempt.text()))) {
            lines += csvLine(*summary);
        }
    }
    return lines;
}

} // namespace

ExportEnd exportTo(const ExportOrder &order,
    const std::function<bool(std::int64_t done, std::int64_t total)> &goOn)
{
    auto journal = journal::Journal::openForReading({.path = order.journalPath});
    const auto pages = journal ? pagesOf(**journal, [&] { return goOn(0, 0); }) : std::nullopt;
    if (!pages) {
        return ExportEnd::NotRead;
    }
    QSaveFile file(QString::fromStdString(order.path));
    const auto write = [&](const std::string &text) {
        const auto bytes = QByteArray::fromStdString(text);
        return file.write(bytes) == bytes.size();
    };
    bool written = file.open(QIODevice::WriteOnly)
        && write("time_utc,attempt,transaction,reference,amount,refunded,currency,state,card,"
                 "last_four,reader,note\r\n");
    std::int64_t done = 0;
    for (auto before = pages->befores.rbegin(); written && before != pages->befores.rend();
         ++before) {
        bool read = false;
        written = write(csvPage(**journal, *before, order, read));
        if (!read) {
            return ExportEnd::NotRead;
        }
        done = std::min(done + pageRows, pages->rows);
        if (!goOn(done, pages->rows)) {
            return ExportEnd::Stopped;
        }
    }
    if (!goOn(pages->rows, pages->rows)) {
        return ExportEnd::Stopped;
    }
    return written && file.commit() ? ExportEnd::Done : ExportEnd::NotWritten;
}

} // namespace pos::till

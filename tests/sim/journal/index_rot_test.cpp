// SPDX-License-Identifier: Apache-2.0
//
// F52: a payment is read through an index, and no chain covers the index. Found by plutopos-sim
// with bit_rot: a payment that had been cancelled was "checking" again after a start, because two
// of its records could not be found any more.
#include "core/journal/journal.h"
#include "tests/sim/vfs/crash_vfs.h"

#include <QtTest>

#include <memory>
#include <string>
#include <vector>

using namespace pos;

namespace {

constexpr const char *path = "/till/journal.db";
constexpr int streamsKept = 12;
constexpr std::size_t recordsEach = 3;

std::string nameOf(int stream)
{
    return "ATTEMPT" + std::to_string(100 + stream);
}

base::Result<std::unique_ptr<journal::Journal>> opened(const sim::CrashVfs &disk)
{
    return journal::Journal::open({.path = path, .vfs = disk.handle(), .reserveBytes = 0});
}

// The files of a till that ended well: everything is in the database and nothing in its log.
sim::Image written()
{
    sim::CrashVfs disk;
    auto open = opened(disk);
    if (!open) {
        return {};
    }
    for (std::size_t round = 0; round < recordsEach; ++round) {
        for (int stream = 0; stream < streamsKept; ++stream) {
            const journal::NewRecord record{nameOf(stream), "payment.woke", "{}", 1, 1};
            const journal::Summary summary{nameOf(stream), "sale", "body", stream % 2 == 0};
            if (!(*open)->appendWith({&record, 1}, {&summary, 1})) {
                return {};
            }
        }
    }
    open->reset();
    return disk.content();
}

// Empty = every record of every stream is found, or somebody says that not.
std::string whatIsHidden(const sim::Image &files)
{
    sim::CrashVfs disk;
    disk.boot(files);
    auto open = opened(disk);
    if (!open) {
        return {};
    }
    for (int stream = 0; stream < streamsKept; ++stream) {
        const auto records = (*open)->stream(nameOf(stream));
        if (records && records->size() != recordsEach) {
            return nameOf(stream) + " has " + std::to_string(records->size()) + " records";
        }
    }
    const auto current = (*open)->areSummariesCurrent();
    const auto live = (*open)->summaries({.of = journal::SummaryQuery::Of::Open});
    const bool believed = current && *current && live;
    return believed && live->size() != streamsKept / 2
        ? std::to_string(live->size()) + " payments are open"
        : std::string();
}

} // namespace

class IndexRotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void f52_aRottenIndexNeverHidesARecord();
};

void IndexRotTest::f52_aRottenIndexNeverHidesARecord()
{
    const auto sound = written();
    QVERIFY(sound.contains(path));
    QCOMPARE(QString::fromStdString(whatIsHidden(sound)), QString());
    const auto &database = sound.at(path);
    int flips = 0;
    for (int stream = 0; stream < streamsKept; ++stream) {
        const auto name = nameOf(stream);
        for (auto at = database.find(name); at != std::string::npos;
             at = database.find(name, at + 1)) {
            auto files = sound;
            auto &letter = files[path][at + 3];
            letter = static_cast<char>(
                letter ^ 0x10); // within the name, in the table or in one of its indexes
            ++flips;
            QCOMPARE(QString::fromStdString(whatIsHidden(files)), QString());
        }
    }
    QVERIFY(flips > streamsKept * static_cast<int>(recordsEach));
}

QTEST_GUILESS_MAIN(IndexRotTest)
#include "index_rot_test.moc"

// SPDX-License-Identifier: Apache-2.0
//
// The thread beside the core's: jobs run there one after the other, what they tell is heard here,
// and nothing is left running behind.
#include "core/world/real/side_thread.h"

#include <QTest>
#include <QThread>

#include <memory>
#include <vector>

using pos::world::SideThread;
using pos::world::Worker;

class SideThreadTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aJobRunsElsewhereAndItsTellingsAreHeardHere();
    void aStoppedJobBeginsAndIsToldSo();
    void theEndStopsWhatRunsAndForgetsWhatWaits();
};

void SideThreadTest::aJobRunsElsewhereAndItsTellingsAreHeardHere()
{
    SideThread side;
    std::vector<int> heard;
    bool elsewhere = false;
    auto *const here = QThread::currentThread();
    for (const int number : {1, 2}) {
        side.run([&heard, &elsewhere, here, number](Worker::Job &job) {
            const bool other = QThread::currentThread() != here;
            for (const int part : {0, 1}) {
                job.tell([&heard, &elsewhere, here, other, number, part] {
                    elsewhere = other && QThread::currentThread() == here;
                    heard.push_back(number * 10 + part);
                });
            }
        });
    }
    QVERIFY(heard.empty());
    QTRY_COMPARE(heard, (std::vector{10, 11, 20, 21}));
    QVERIFY(elsewhere);
}

void SideThreadTest::aStoppedJobBeginsAndIsToldSo()
{
    SideThread side;
    bool ended = false;
    const auto ticket = side.run([&ended](Worker::Job &job) {
        while (!job.isStopped()) {
            QThread::yieldCurrentThread();
        }
        job.tell([&ended] { ended = true; });
    });
    side.stop(ticket);
    side.stop(Worker::Ticket::None); // nobody's
    QTRY_VERIFY(ended);
}

void SideThreadTest::theEndStopsWhatRunsAndForgetsWhatWaits()
{
    const auto alive = std::make_shared<int>(0);
    {
        SideThread side;
        side.run([alive](Worker::Job &job) {
            while (!job.isStopped()) {
                QThread::yieldCurrentThread();
            }
        });
        side.run([alive](Worker::Job &) {});
    }
    QTRY_COMPARE(alive.use_count(), 1); // joined, and nothing holds on to the jobs
}

QTEST_GUILESS_MAIN(SideThreadTest)
#include "side_thread_test.moc"

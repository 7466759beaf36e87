// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/other_pages/scenes.h"

#include "tests/ui/other_pages/fixtures.h"

#include <QDateTime>
#include <QLineEdit>
#include <QTest>

#include <utility>

namespace pos::ui::test {
namespace {

std::int64_t now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

void say(PageRig &rig, const view::PaymentDetail &detail)
{
    Q_EMIT rig.till.detailChanged(detail);
}

std::vector<Scene> paymentScenes()
{
    const QString list = QStringLiteral("payments");
    const QString one = QStringLiteral("paymentDetail");
    return {{QStringLiteral("payments"), list,
                [](PageRig &rig) { Q_EMIT rig.till.paymentsChanged(payments(300, now())); }},
        {QStringLiteral("payments-empty"), list, [](PageRig &) {}},
        {QStringLiteral("payments-loading"), list,
            [](PageRig &rig) {
                view::PaymentsView loading;
                loading.loading = true;
                Q_EMIT rig.till.paymentsChanged(loading);
            }},
        {QStringLiteral("payments-problem"), list,
            [](PageRig &rig) {
                view::PaymentsView few = payments(12, now());
                few.problem.code = view::Say::PlutoPayNotReached;
                Q_EMIT rig.till.paymentsChanged(few);
            }},
        {QStringLiteral("payments-nothing"), list,
            [](PageRig &rig) {
                Q_EMIT rig.till.paymentsChanged(payments(300, now()));
                rig.find<QLineEdit>("paymentsSearch")->setText(QStringLiteral("zebra"));
            }},
        {QStringLiteral("detail"), one, [](PageRig &rig) { say(rig, approvedDetail(now())); }},
        {QStringLiteral("detail-reading"), one, [](PageRig &) {}},
        {QStringLiteral("detail-refunds"), one,
            [](PageRig &rig) { say(rig, refundedDetail(now())); }},
        {QStringLiteral("detail-held"), one, [](PageRig &rig) { say(rig, heldDetail(now())); }},
        {QStringLiteral("detail-void"), one,
            [](PageRig &rig) {
                say(rig, heldDetail(now()));
                rig.press("detailCancel");
            }},
        {QStringLiteral("refund"), one,
            [](PageRig &rig) {
                say(rig, refundedDetail(now()));
                rig.press("detailRefund");
            }},
        {QStringLiteral("capture"), one, [](PageRig &rig) {
             say(rig, heldDetail(now()));
             rig.press("detailCapture");
         }}};
}

std::vector<Scene> otherScenes()
{
    const QString readers = QStringLiteral("readers");
    const QString tasks = QStringLiteral("tasks");
    const QString settings = QStringLiteral("settings");
    return {{QStringLiteral("readers"), readers,
                [](PageRig &rig) { Q_EMIT rig.till.readersChanged(mixedReaders(now())); }},
        {QStringLiteral("readers-empty"), readers, [](PageRig &) {}},
        {QStringLiteral("readers-problem"), readers,
            [](PageRig &rig) {
                view::ReadersView list = mixedReaders(now());
                list.problem.code = view::Say::PlutoPayNotReached;
                list.readers.resize(2);
                Q_EMIT rig.till.readersChanged(list);
            }},
        {QStringLiteral("tasks"), tasks,
            [](PageRig &rig) { Q_EMIT rig.till.tasksChanged(everyTask(now())); }},
        {QStringLiteral("tasks-empty"), tasks, [](PageRig &) {}},
        {QStringLiteral("tasks-question"), tasks,
            [](PageRig &rig) {
                Q_EMIT rig.till.tasksChanged(everyTask(now()));
                rig.press("refundNow");
            }},
        {QStringLiteral("tasks-nobody-can-tell"), tasks,
            [](PageRig &rig) {
                auto open = everyTask(now());
                std::erase_if(open, [](const view::TaskView &task) {
                    return task.kind != view::TaskKind::NobodyCanTell;
                });
                Q_EMIT rig.till.tasksChanged(open);
                rig.press("paymentDidNotHappen");
            }},
        {QStringLiteral("recovery"), QStringLiteral("recovery"),
            [](PageRig &rig) { Q_EMIT rig.till.recoveryChanged(everyRecovery(now())); }},
        {QStringLiteral("settings"), settings,
            [](PageRig &rig) { Q_EMIT rig.till.settingsChanged(shopSettings()); }},
        {QStringLiteral("settings-wrong"), settings,
            [](PageRig &rig) {
                Q_EMIT rig.till.settingsChanged(shopSettings());
                QLineEdit *quick = rig.find<QLineEdit>("settingsQuick");
                quick->clear();
                QTest::keyClicks(quick, QStringLiteral("5.00 bananas"));
                QTest::keyClicks(
                    rig.find<QLineEdit>("settingsBaseUrl"), QStringLiteral("http://pay.example"));
            }},
        {QStringLiteral("settings-next-start"), settings, [](PageRig &rig) {
             Q_EMIT rig.till.settingsChanged(shopSettings());
             Q_EMIT rig.till.noticed({view::Notice::Kind::SavedForNextStart, {}, {}});
         }}};
}

// What a shop owner sees of a damaged journal, from the first look to the second question.
std::vector<Scene> journalScenes()
{
    using Step = view::RepairView::Step;
    const QString page = QStringLiteral("journal");
    const auto at = [](Step step, std::size_t found = 0) {
        return [step, found](
                   PageRig &rig) { Q_EMIT rig.till.repairChanged(repair(step, found, now())); };
    };
    return {{QStringLiteral("journal-looking"), page, at(Step::Looking)},
        {QStringLiteral("journal-damaged"), page, at(Step::Damaged)},
        {QStringLiteral("journal-rebuilding"), page, at(Step::Rebuilding)},
        {QStringLiteral("journal-rebuilt"), page, at(Step::Rebuilt)},
        {QStringLiteral("journal-found"), page, at(Step::Rebuilt, 3)},
        {QStringLiteral("journal-question"), page,
            [](PageRig &rig) {
                Q_EMIT rig.till.repairChanged(repair(Step::Rebuilt, 3, now()));
                rig.press("journalVerb");
            }},
        {QStringLiteral("payments-exporting"), QStringLiteral("payments"),
            [](PageRig &rig) {
                Q_EMIT rig.till.paymentsChanged(payments(300, now()));
                Q_EMIT rig.till.exportChanged({true, 42});
            }},
        {QStringLiteral("tasks-journal"), QStringLiteral("tasks"), [](PageRig &rig) {
             auto tasks = everyTask(now());
             tasks.erase(tasks.begin(), tasks.end() - 2);
             Q_EMIT rig.till.tasksChanged(tasks);
         }}};
}

} // namespace

std::vector<Scene> allScenes()
{
    auto scenes = paymentScenes();
    for (auto &scene : journalScenes()) {
        scenes.push_back(std::move(scene));
    }
    for (auto &scene : otherScenes()) {
        scenes.push_back(std::move(scene));
    }
    return scenes;
}

} // namespace pos::ui::test

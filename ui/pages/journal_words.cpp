// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/journal_words.h"

#include "core/base/invariant.h"
#include "ui/pages/core_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

#include <optional>

namespace pos::ui {
namespace {

using Step = view::RepairView::Step;

struct Journal {
    Q_DECLARE_TR_FUNCTIONS(Journal)
};

QString counted(std::int64_t number, const Theme &theme)
{
    return QLocale(theme.language()).toString(static_cast<qlonglong>(number));
}

QString whenText(const char *english, const std::optional<std::int64_t> &utcMs,
    std::int64_t nowUtcMs, const Theme &theme)
{
    const QString text = QCoreApplication::translate("Journal", english);
    return utcMs ? text.arg(
               clockWords(*utcMs, nowUtcMs, QTimeZone::systemTimeZone(), QLocale(theme.language())))
                 : QString();
}

std::vector<JournalFigure> figuresOf(
    const view::RepairView &repair, std::int64_t nowUtcMs, const Theme &theme)
{
    if (repair.certain + repair.unproved + repair.missing == 0) {
        return {};
    }
    const auto joined = [](const QString &word, const QString &when) {
        return when.isEmpty() ? word : word + QStringLiteral(", ") + when;
    };
    std::vector<JournalFigure> figures;
    figures.push_back({repair.certain,
        joined(Journal::tr("records certain"),
            whenText(QT_TRANSLATE_NOOP("Journal", "until %1"), repair.certainUntilUtcMs, nowUtcMs,
                theme)),
        Meaning::Money});
    figures.push_back({repair.unproved,
        joined(Journal::tr("records not provable"),
            whenText(QT_TRANSLATE_NOOP("Journal", "from %1"), repair.fromUtcMs, nowUtcMs, theme)),
        Meaning::Attention});
    figures.push_back({repair.missing, Journal::tr("records missing"), Meaning::Stop});
    return figures;
}

QString moneyText(const view::RepairView &repair)
{
    const QString payments = repair.payments > 0
        ? Journal::tr(
            "Payments that cannot be read in full: %n.", nullptr, static_cast<int>(repair.payments))
        : Journal::tr("Which payments are touched cannot be read any more.");
    return payments + QLatin1Char(' ')
        + Journal::tr("PlutoPay knows them: no money is lost, and nobody was charged because of "
                      "this.");
}

QString progressText(const QString &what, const view::RepairView &repair, const Theme &theme)
{
    if (repair.total > 0) {
        return what + QStringLiteral(" · ")
            + Journal::tr("%1 of %2 records")
                  .arg(counted(repair.done, theme), counted(repair.total, theme));
    }
    return repair.done > 0
        ? what + QStringLiteral(" · ") + Journal::tr("%1 records").arg(counted(repair.done, theme))
        : what;
}

void sayRebuilt(JournalText &text, const view::RepairView &repair, const Theme &theme)
{
    text.lead = Journal::tr("The journal was rebuilt from what is certain. The damaged file was "
                            "kept, with every byte.");
    if (!repair.problem.empty()) {
        text.money = Journal::tr("PlutoPay could not be asked, so nothing was compared. Compare "
                                 "the last payments with the PlutoPay dashboard before you go on.");
    } else if (repair.found.empty()) {
        text.money = Journal::tr("%1 payments of PlutoPay's list were compared. Each that carries "
                                 "a till's code is in this journal.")
                         .arg(counted(repair.compared, theme));
    } else {
        text.money = Journal::tr("Payments of PlutoPay's list that are not in this journal: %n. "
                                 "Another till of the account may have taken them. Refund in the "
                                 "PlutoPay dashboard where that is needed.",
            nullptr, static_cast<int>(repair.found.size()));
    }
    text.next = Journal::tr("Compare with the PlutoPay dashboard. Then take cards again.");
    text.verb = Journal::tr("Take cards again");
    text.question = Journal::tr("Have you compared the payments with the PlutoPay dashboard? From "
                                "then on this journal counts as complete.");
}

void sayDamaged(JournalText &text, const view::RepairView &repair, const Theme &theme)
{
    text.lead = Journal::tr("A part of the journal is not as this till wrote it. No card is taken "
                            "until you have decided.");
    if (!repair.problem.empty()) {
        text.lead = sayingText(repair.problem, theme);
    }
    text.money = moneyText(repair);
    text.next = Journal::tr("Rebuilding takes over what is certain, keeps the damaged file with "
                            "every byte, and compares with PlutoPay's list. You are asked once "
                            "more before cards are taken again.");
    text.verb = Journal::tr("Rebuild the journal");
    text.reason
        = repair.canRebuild ? QString() : Journal::tr("A payment is open: wait for its end");
}

} // namespace

JournalText journalText(const view::RepairView &repair, std::int64_t nowUtcMs, const Theme &theme)
{
    JournalText text;
    text.figures = figuresOf(repair, nowUtcMs, theme);
    switch (repair.step) {
    case Step::Unknown:
    case Step::Looking:
        text.lead = progressText(Journal::tr("Reading the journal…"), repair, theme);
        return text;
    case Step::Damaged:
        sayDamaged(text, repair, theme);
        return text;
    case Step::Rebuilding:
        text.lead = Journal::tr("Do not switch the till off. If it happens all the same, nothing "
                                "is lost.");
        text.verb = Journal::tr("Rebuild the journal");
        text.reason = progressText(Journal::tr("Rebuilding…"), repair, theme);
        return text;
    case Step::Comparing:
        text.lead = Journal::tr("The journal was rebuilt. Reading PlutoPay's list…");
        text.verb = Journal::tr("Take cards again");
        text.reason = Journal::tr("Comparing…");
        return text;
    case Step::Rebuilt:
        sayRebuilt(text, repair, theme);
        return text;
    case Step::Sound:
        text.lead = Journal::tr("The journal is sound. There is nothing to do.");
        text.figures.clear();
        return text;
    }
    base::unreachable();
}

} // namespace pos::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/readers_page.h"

#include "ui/pages/core_words.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/payment_words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/list.h"
#include "ui/widgets/text.h"

#include <QDateTime>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedLayout>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>

namespace pos::ui {
namespace {

constexpr int lowBatteryPercent = 20;

QString whyUnusable(const view::ReaderView &reader)
{
    switch (reader.state) {
    case view::ReaderState::Offline:
        return ReadersPage::tr("Check its power and network, then refresh.");
    case view::ReaderState::Unusable:
        return ReadersPage::tr("It was registered without a code. Register it again in the "
                               "PlutoPay dashboard with the code on its screen.");
    case view::ReaderState::Pairing:
        return ReadersPage::tr("Finish pairing on the reader's own screen.");
    case view::ReaderState::Busy:
        return reader.busyWith.empty()
            ? ReadersPage::tr("Another till uses it now.")
            : ReadersPage::tr("Payment %1 is on it.").arg(QString::fromStdString(reader.busyWith));
    case view::ReaderState::Ready:
    case view::ReaderState::Unknown:
        return {};
    }
    return {};
}

QString factsLine(const view::ReaderView &reader, const Theme &theme)
{
    QStringList facts;
    if (reader.batteryPercent) {
        const QString percent = QString::number(*reader.batteryPercent);
        facts += *reader.batteryPercent < lowBatteryPercent
            ? ReadersPage::tr("Battery %1 % - charge it").arg(percent)
            : ReadersPage::tr("Battery %1 %").arg(percent);
    }
    if (reader.lastSeenUtcMs) {
        facts += ReadersPage::tr("seen %1").arg(
            timeWords(*reader.lastSeenUtcMs, QDateTime::currentMSecsSinceEpoch(),
                QTimeZone::systemTimeZone(), QLocale(theme.language())));
    }
    return facts.join(QStringLiteral(" · "));
}

// Everything that rebuild() would draw, as one text.
QString whatIsShown(const view::ReadersView &readers, const Theme &theme)
{
    QStringList shown{readers.loading ? QStringLiteral("loading") : QString()};
    for (const view::ReaderView &reader : readers.readers) {
        for (const std::string *text : {&reader.terminalId, &reader.readerId, &reader.name,
                 &reader.location, &reader.model, &reader.busyWith}) {
            shown += QString::fromStdString(*text);
        }
        shown += factsLine(reader, theme);
        shown += QString::number(static_cast<int>(reader.state) * 4 + (reader.inUse ? 2 : 0)
            + (reader.simulated ? 1 : 0));
    }
    return shown.join(QLatin1Char('\n'));
}

} // namespace

ReadersPage::ReadersPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("readers"), parent)
    , m_head(new PageHead(context.theme, tr("Readers")))
    , m_notice(new Banner(context.theme))
    , m_empty(new EmptyState(context.theme, QStringLiteral("reader")))
    , m_stack(new QStackedLayout)
    , m_tiles(new QWidget)
    , m_grid(new QGridLayout(m_tiles))
{
    m_notice->setObjectName(QStringLiteral("readersNotice"));
    m_empty->setObjectName(QStringLiteral("readersEmpty"));
    auto *column = new QVBoxLayout(this);
    const int edge = context.theme.mm(4);
    column->setContentsMargins(edge, context.theme.mm(2), edge, edge);
    column->setSpacing(context.theme.mm(3));
    auto *refresh = new Button(
        context.theme, Button::Kind::Quiet, QStringLiteral("readersRefresh"), tr("Refresh"), this);
    refresh->setIconName(QStringLiteral("refresh"));
    connect(refresh, &QAbstractButton::clicked, this,
        [this] { till().send(view::command::RefreshReaders{}); });
    m_head->row()->addWidget(refresh);
    column->addWidget(m_head);
    column->addWidget(m_notice);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(context.theme.mm(4));
    m_stack->addWidget(makeScroll(context.theme, m_tiles, this));
    m_stack->addWidget(m_empty);
    column->addLayout(m_stack, 1);
    auto *bar = new QHBoxLayout;
    auto *back = new Button(
        context.theme, Button::Kind::Secondary, QStringLiteral("readersBack"), tr("Back"), this);
    connect(back, &QAbstractButton::clicked, this, [this] { Q_EMIT goTo(QString()); });
    bar->addWidget(back);
    bar->addStretch(1);
    column->addLayout(bar);
    connect(m_empty, &EmptyState::actionChosen, this,
        [this] { till().send(view::command::RefreshReaders{}); });
    connect(&context.till, &view::Till::readersChanged, this, &ReadersPage::setReaders);
    setReaders({});
}

void ReadersPage::enter()
{
    setReaders(latest().readers());
    till().send(view::command::RefreshReaders{});
}

void ReadersPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int columns = std::max(1, width() / theme().mm(115));
    if (columns != m_columns) {
        m_columns = columns;
        rebuild();
    }
}

void ReadersPage::setReaders(const view::ReadersView &readers)
{
    m_readers = readers;
    say(*m_notice, Meaning::Attention,
        readers.problem.empty()
            ? QString()
            : tr("This list may be old: %1").arg(sayingText(readers.problem, theme())));
    QString aside;
    if (readers.loading) {
        aside = tr("reading the list…");
    } else if (readers.refreshedUtcMs) {
        aside = tr("as of %1")
                    .arg(clockWords(*readers.refreshedUtcMs, QDateTime::currentMSecsSinceEpoch(),
                        QTimeZone::systemTimeZone(), QLocale(theme().language())));
    }
    m_head->setAside(aside);
    const QString shown = whatIsShown(readers, theme());
    if (shown != m_shown) { // a finger may be on a button: it must not be replaced under it
        m_shown = shown;
        rebuild();
    }
}

void ReadersPage::showEmpty()
{
    if (m_readers.loading) {
        m_empty->setTexts(tr("Looking for readers…"), QString());
    } else {
        m_empty->setTexts(tr("No reader yet"),
            tr("Register one in the PlutoPay dashboard with the code on its screen, then refresh. "
               "In test mode, simulated readers appear by themselves."),
            tr("Refresh"));
    }
}

void ReadersPage::rebuild()
{
    clearLayout(*m_grid);
    const int columns = std::max(1, m_columns);
    int position = 0;
    for (const view::ReaderView &reader : m_readers.readers) {
        m_grid->addWidget(makeTile(reader), position / columns, position % columns, Qt::AlignTop);
        ++position;
    }
    for (int i = 0; i < columns; ++i) {
        m_grid->setColumnStretch(i, 1);
    }
    m_grid->setRowStretch(position / columns + 1, 1);
    if (position == 0) {
        showEmpty();
    }
    m_stack->setCurrentIndex(position == 0 ? 1 : 0);
}

QWidget *ReadersPage::makeTile(const view::ReaderView &reader)
{
    auto *tile = new Panel(theme());
    tile->setObjectName(QStringLiteral("reader_") + QString::fromStdString(reader.terminalId));
    if (reader.inUse) {
        tile->setGround(Token::Surface, Token::Brand);
    }
    auto *column = new QVBoxLayout(tile);
    const int margin = theme().mm(5);
    column->setContentsMargins(margin, theme().mm(4), margin, theme().mm(4));
    column->setSpacing(theme().mm(2));
    auto *top = new QHBoxLayout;
    auto *name = new Text(theme(), TextRole::Title, Weight::SemiBold, Token::Ink);
    name->setText(QString::fromStdString(reader.name));
    auto *state = new StateBadge(theme(), TextRole::Body);
    state->setObjectName(QStringLiteral("readerState"));
    state->setState(readerMeaning(reader.state), readerWord(reader.state));
    top->addWidget(name, 1);
    top->addWidget(state);
    column->addLayout(top);
    const bool low = reader.batteryPercent && *reader.batteryPercent < lowBatteryPercent;
    QStringList place;
    for (const std::string &part : {reader.location, reader.model}) {
        if (!part.empty()) {
            place += QString::fromStdString(part);
        }
    }
    for (const auto &[text, token] : {std::pair(place.join(QStringLiteral(" · ")), Token::Muted),
             std::pair(factsLine(reader, theme()), low ? Token::Attention : Token::Muted),
             std::pair(whyUnusable(reader), Token::Ink)}) {
        if (!text.isEmpty()) {
            auto *line = new Text(theme(), TextRole::Label, Weight::Regular, token);
            line->setText(text);
            line->setWordWrap(true);
            column->addWidget(line);
        }
    }
    column->addSpacing(theme().mm(1));
    column->addWidget(new CopyRow(theme(), tr("PlutoPay id"), reader.terminalId));
    if (!reader.readerId.empty()) {
        column->addWidget(new CopyRow(theme(), tr("Reader id"), reader.readerId));
    }
    column->addSpacing(theme().mm(2));
    column->addLayout(makeTileActions(reader));
    return tile;
}

QLayout *ReadersPage::makeTileActions(const view::ReaderView &reader)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(theme().mm(3));
    if (reader.simulated && !reader.readerId.empty()) {
        auto *tap = new Button(
            theme(), Button::Kind::Secondary, QStringLiteral("testTap"), tr("Test tap"));
        tap->setIconName(QStringLiteral("tap"));
        connect(tap, &QAbstractButton::clicked, this,
            [this, id = reader.readerId] { till().send(view::command::TestTap{id}); });
        row->addWidget(tap);
    }
    row->addStretch(1);
    if (reader.inUse) {
        auto *mark = new StateBadge(theme(), TextRole::Body);
        mark->setState(Meaning::Money, tr("Used here"));
        row->addWidget(mark);
        row->addSpacing(theme().mm(2));
    } else if (!reader.readerId.empty()) {
        auto *use = new Button(
            theme(), Button::Kind::Secondary, QStringLiteral("useHere"), tr("Use here"));
        connect(use, &QAbstractButton::clicked, this,
            [this, id = reader.terminalId] { till().send(view::command::UseReader{id}); });
        row->addWidget(use);
    }
    return row;
}

} // namespace pos::ui

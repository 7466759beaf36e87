// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/reader_dock.h"

#include "ui/pages/face_view.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/list.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/text.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace pos::ui {

ReaderDock::ReaderDock(const Theme &theme, reader::ReaderDockPort &port, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_port(port)
{
    setObjectName(QStringLiteral("readerDock"));
    setAccessibleName(tr("Virtual reader"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    build();
    connect(&port, &reader::ReaderDockPort::faceChanged, this, &ReaderDock::setFace);
    connect(&port, &reader::ReaderDockPort::readersChanged, this, &ReaderDock::setReaders);
    connect(&port, &reader::ReaderDockPort::faultsChanged, this, &ReaderDock::setFaults);
    connect(&port, &reader::ReaderDockPort::refused, this, [this](const std::string &why) {
        say(*m_refusal, Meaning::Attention, QString::fromStdString(why));
    });
    connect(&theme, &Theme::changed, this, [this] {
        update();
        // Not now: a button of ours may be in the middle of the click that led here.
        QTimer::singleShot(0, this, &ReaderDock::rebuildIfSizesChanged);
    });
}

QSize ReaderDock::sizeHint() const
{
    return {m_theme.mm(84), m_theme.mm(180)};
}

void ReaderDock::rebuildIfSizesChanged()
{
    if (m_builtPixelsPerMm != m_theme.metrics().pixelsPerMm()
        || m_builtLanguage != m_theme.language()) {
        build();
        updateGeometry();
    }
}

void ReaderDock::build()
{
    m_builtPixelsPerMm = m_theme.metrics().pixelsPerMm();
    m_builtLanguage = m_theme.language();
    delete m_body;
    m_presents.clear();
    m_faults.clear();
    m_body = new QWidget;
    layout()->addWidget(m_body);
    m_chooser = new Segmented(m_theme, QStringLiteral("dockReader"), tr("Reader"));
    m_face = new FaceView(m_theme);
    m_refusal = new Banner(m_theme);
    m_refusal->setObjectName(QStringLiteral("dockRefusal"));
    auto *outer = new QVBoxLayout(m_body);
    outer->setContentsMargins(m_theme.mm(3), m_theme.mm(3), m_theme.mm(1), m_theme.mm(3));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, m_theme.mm(2), 0);
    column->setSpacing(m_theme.mm(2));
    column->addWidget(m_chooser);
    column->addWidget(m_face);
    column->addWidget(m_refusal);
    buildHands(*column);
    buildCards(*column);
    buildFaults(*column);
    column->addStretch(1);
    outer->addWidget(makeCardScroll(m_theme, content, m_body));
    connect(m_chooser, &Segmented::chosen, this,
        [this](const QString &id) { m_port.selectReader(id.toStdString()); });
    setReaders();
    setFace(m_port.face());
    setFaults();
}

void ReaderDock::followReader(const std::string &readerId)
{
    if (readerId == m_followed) {
        return; // the list came anew; whoever looks at the other reader goes on looking
    }
    m_followed = readerId;
    m_port.selectReader(readerId);
    m_chooser->setCurrent(QString::fromStdString(readerId));
}

void ReaderDock::addTitle(QBoxLayout &column, const QString &text)
{
    auto *title = new Text(m_theme, TextRole::Label, Weight::SemiBold, Token::Muted);
    title->setText(text);
    column.addWidget(title);
}

void ReaderDock::buildHands(QVBoxLayout &column)
{
    using reader::CardMethod;
    const auto make = [this](const char *name, const QString &text, const QString &icon) {
        auto *button = new Button(m_theme, Button::Kind::Secondary, QLatin1String(name), text);
        button->setIconName(icon);
        button->setHeightMm(12);
        return button;
    };
    const auto onClick = [this](Button *button, auto act) {
        connect(button, &QAbstractButton::clicked, this, [this, act] {
            say(*m_refusal, Meaning::Neutral, QString());
            act();
        });
    };
    auto *grid = new QGridLayout;
    grid->setSpacing(m_theme.mm(2));
    const std::tuple<CardMethod, const char *, QString, QString> methods[]{
        {CardMethod::Tap, "dockTap", tr("Tap"), QStringLiteral("tap")},
        {CardMethod::Insert, "dockInsert", tr("Insert"), QStringLiteral("insert")},
        {CardMethod::Swipe, "dockSwipe", tr("Swipe"), QStringLiteral("swipe")},
    };
    for (const auto &[method, name, text, icon] : methods) {
        Button *button = make(name, text, icon);
        onClick(button, [this, how = method] { m_port.present(m_card, how); });
        m_presents.push_back(button);
    }
    m_remove = make("dockRemove", tr("Take out"), QStringLiteral("eject"));
    m_rightPin = make("dockPinRight", tr("Right PIN"), QString());
    m_wrongPin = make("dockPinWrong", tr("Wrong PIN"), QString());
    m_walkAway = make("dockWalkAway", tr("Walk away"), QString());
    m_cancel = make("dockCancel", tr("Red key"), QStringLiteral("cross"));
    m_online = make("dockOnline", QString(), QString());
    onClick(m_remove, [this] { m_port.removeCard(); });
    onClick(m_rightPin, [this] { m_port.enterPin(true); });
    onClick(m_wrongPin, [this] { m_port.enterPin(false); });
    onClick(m_walkAway, [this] { m_port.walkAway(); });
    onClick(m_cancel, [this] { m_port.cancelOnReader(); });
    onClick(m_online, [this] { m_port.setOnline(!m_isOnline); });
    Button *const places[][2]{{m_presents[0], m_presents[1]}, {m_presents[2], m_remove},
        {m_rightPin, m_wrongPin}, {m_walkAway, m_cancel}};
    int row = 0;
    for (const auto &pair : places) {
        grid->addWidget(pair[0], row, 0);
        grid->addWidget(pair[1], row, 1);
        ++row;
    }
    grid->addWidget(m_online, row, 0, 1, 2);
    column.addLayout(grid);
}

void ReaderDock::buildCards(QVBoxLayout &column)
{
    using reader::DockCard;
    addTitle(column, tr("Card in the hand"));
    auto *grid = new QGridLayout;
    grid->setSpacing(m_theme.mm(2));
    auto *group = new QButtonGroup(m_body);
    const std::tuple<DockCard, const char *, QString> cards[]{
        {DockCard::Visa, "cardVisa", QStringLiteral("Visa")},
        {DockCard::Mastercard, "cardMastercard", QStringLiteral("Mastercard")},
        {DockCard::Amex, "cardAmex", QStringLiteral("Amex")},
        {DockCard::Pin, "cardPin", tr("With PIN")},
        {DockCard::SlowBank, "cardSlow", tr("Slow bank")},
        {DockCard::CardDeclined, "cardDeclined", tr("Declined")},
        {DockCard::InsufficientFunds, "cardFunds", tr("No funds")},
        {DockCard::LostCard, "cardLost", tr("Lost")},
        {DockCard::StolenCard, "cardStolen", tr("Stolen")},
        {DockCard::ExpiredCard, "cardExpired", tr("Expired")},
        {DockCard::ProcessingError, "cardError", tr("Bank error")},
        {DockCard::RefundFails, "cardRefundFails", tr("Refund fails")},
    };
    int place = 0;
    for (const auto &[card, name, text] : cards) {
        auto *chip = new FilterChip(m_theme, QLatin1String(name), text);
        chip->setChecked(card == m_card);
        group->addButton(chip);
        connect(chip, &QAbstractButton::clicked, this, [this, chosen = card] { m_card = chosen; });
        grid->addWidget(chip, place / 2, place % 2);
        ++place;
    }
    column.addLayout(grid);
}

void ReaderDock::buildFaults(QVBoxLayout &column)
{
    using reader::DockFault;
    addTitle(column, tr("Trouble for the next payment"));
    auto *grid = new QGridLayout;
    grid->setSpacing(m_theme.mm(2));
    const std::tuple<DockFault, const char *, QString> faults[]{
        {DockFault::LostBeforeActing, "faultLostBefore", tr("Request lost")},
        {DockFault::LostAfterActing, "faultLostAfter", tr("Answer lost")},
        {DockFault::ServerError, "fault500", tr("Error 500")},
        {DockFault::HtmlPage, "faultHtml", tr("HTML page")},
        {DockFault::TooManyRequests, "fault429", tr("Error 429")},
        {DockFault::SlowAnswer, "faultSlow", tr("10 s late")},
        {DockFault::ReaderBusy, "faultBusy", tr("Reader busy")},
        {DockFault::FalseTimeout, "faultTimeout", tr("False time-out")},
        {DockFault::LateSettlement, "faultLate", tr("Told 30 s late")},
        {DockFault::NeverSettles, "faultNever", tr("Never told")},
    };
    int place = 0;
    for (const auto &[fault, name, text] : faults) {
        auto *chip = new FilterChip(m_theme, QLatin1String(name), text);
        connect(chip, &QAbstractButton::clicked, this, [this, armed = fault] {
            m_port.armFault(armed);
            setFaults(); // a second press does not disarm: the chip stays down
        });
        grid->addWidget(chip, place / 2, place % 2);
        m_faults.emplace_back(fault, chip);
        ++place;
    }
    column.addLayout(grid);
    m_clear = new Button(
        m_theme, Button::Kind::Secondary, QStringLiteral("dockClear"), tr("No more trouble"));
    m_clear->setHeightMm(12);
    connect(m_clear, &QAbstractButton::clicked, this, [this] { m_port.clearFaults(); });
    column.addWidget(m_clear);
}

void ReaderDock::setFace(const reader::ReaderFace &face)
{
    using reader::FaceScreen;
    m_face->setFace(face);
    m_isOnline = face.online;
    const bool asks = face.screen == FaceScreen::AskCard;
    const bool pin = face.screen == FaceScreen::EnterPin;
    for (Button *button : m_presents) {
        button->setEnabled(asks && !face.cardInside);
    }
    m_remove->setEnabled(face.cardInside);
    m_rightPin->setEnabled(pin);
    m_wrongPin->setEnabled(pin);
    m_walkAway->setEnabled(asks || pin || face.cardInside);
    m_cancel->setEnabled(asks || pin);
    m_online->setLabel(face.online ? tr("Pull the network plug") : tr("Plug the network in"));
    m_online->setIconName(face.online ? QStringLiteral("wifi-off") : QStringLiteral("wifi"));
    m_online->setEnabled(face.screen != FaceScreen::Unknown);
}

void ReaderDock::setReaders()
{
    QVector<Segmented::Item> items;
    for (const reader::DockReader &one : m_port.readers()) {
        items += {QString::fromStdString(one.readerId), QString::fromStdString(one.name)};
    }
    m_chooser->setItems(items);
    m_chooser->setCurrent(QString::fromStdString(m_port.face().readerId));
    m_chooser->setVisible(items.size() > 1);
}

void ReaderDock::setFaults()
{
    const std::vector<reader::DockFault> armed = m_port.armedFaults();
    for (const auto &[fault, chip] : m_faults) {
        chip->setChecked(std::find(armed.begin(), armed.end(), fault) != armed.end());
    }
    m_clear->setEnabled(!armed.empty());
}

void ReaderDock::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_port.setWatching(true);
}

void ReaderDock::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_port.setWatching(false);
}

void ReaderDock::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Surface));
    painter.fillRect(QRect(0, 0, m_theme.metrics().linePx(), height()), m_theme.color(Token::Line));
}

} // namespace pos::ui

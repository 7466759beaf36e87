// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/main_window.h"

#include "ui/pages/trouble_text.h"
#include "ui/shell/sound_director.h"
#include "ui/shell/test_band.h"
#include "ui/shell/top_bar.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/sheet.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScreen>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pos::ui {

MainWindow::MainWindow(view::Till &till, Theme &theme, Pages pages, QWidget *parent)
    : QWidget{parent}
    , m_till{till}
    , m_theme{theme}
    , m_latest{till}
    , m_makePages{std::move(pages)}
    , m_column{new QVBoxLayout{this}}
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(u"PlutoPOS"_s);
    setMinimumSize(640, 400);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    connect(&till, &view::Till::statusChanged, this, &MainWindow::onStatus);
    connect(&till, &view::Till::checkoutChanged, this, &MainWindow::onCheckout);
    connect(&till, &view::Till::settingsChanged, this, &MainWindow::onSettings);
    connect(&till, &view::Till::recoveryChanged, this, &MainWindow::onRecovery);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

MainWindow::~MainWindow()
{
    QCoreApplication::removeTranslator(&m_translator);
}

void MainWindow::setPixelsPerMm(double pixelsPerMm)
{
    m_pixelsPerMm = pixelsPerMm;
    rebuildSoon();
}

Metrics MainWindow::wantedMetrics() const
{
    const double measured = m_pixelsPerMm > 0 ? m_pixelsPerMm : m_latest.settings().pixelsPerMm;
    const bool offscreen = QGuiApplication::platformName() == u"offscreen";
    const QScreen *claims = screen();
    const QSize pixels = offscreen || claims == nullptr ? size() : claims->size();
    const QSizeF millimetres = offscreen || claims == nullptr ? QSizeF{} : claims->physicalSize();
    return Metrics{choosePixelsPerMm(measured, pixels, millimetres, !offscreen), size()};
}

// Everything inside the window, made for the present size and language.
void MainWindow::build()
{
    m_rebuildPending = false;
    m_theme.setMetrics(wantedMetrics());
    delete m_body; // and the pages with it
    m_pages.clear();
    m_entries = m_makePages();
    m_body = new QWidget{this};
    m_column->addWidget(m_body);
    auto *column = new QVBoxLayout{m_body};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_band = new TestBand{m_theme, m_body};
    column->addWidget(m_band);
    std::vector<TopBar::Item> items;
    for (const PageEntry &entry : m_entries) {
        if (!entry.label.isEmpty()) {
            items.push_back({entry.name, entry.label, entry.icon});
        }
    }
    m_bar = new TopBar{m_theme, items, m_body};
    column->addWidget(m_bar);
    m_banner = new Banner{m_theme, m_body};
    column->addWidget(m_banner);
    m_stack = new QStackedWidget{m_body};
    column->addWidget(m_stack, 1);
    connect(m_bar, &TopBar::chosen, this, &MainWindow::goTo);
    connect(m_banner, &Banner::actionChosen, this, [this] { goTo(m_bannerPage); });
    m_body->show();
    const QString at = m_current.isEmpty() ? u"sale"_s : m_current;
    m_current.clear();
    onStatus(m_latest.status());
    goTo(paymentInFront() ? u"payment"_s : at);
}

void MainWindow::rebuildSoon()
{
    if (m_rebuildPending || m_body == nullptr) {
        return;
    }
    m_rebuildPending = true;
    // Not now: a page may be in the middle of the signal that led here.
    QTimer::singleShot(0, this, &MainWindow::build);
}

Page *MainWindow::page(const QString &name)
{
    if (Page *known = m_pages.value(name); known != nullptr) {
        return known;
    }
    for (const PageEntry &entry : m_entries) {
        if (entry.name == name) {
            Page *made = entry.make(PageContext{m_till, m_theme, m_latest}, m_stack);
            connect(made, &Page::goTo, this, &MainWindow::goTo);
            m_stack->addWidget(made);
            m_pages.insert(name, made);
            return made;
        }
    }
    return nullptr;
}

void MainWindow::goTo(const QString &name)
{
    const QString wanted = name.isEmpty() ? m_before : name;
    if (wanted == m_current || m_stack == nullptr) {
        return;
    }
    Page *next = page(wanted);
    if (next == nullptr) {
        return;
    }
    if (Page *now = m_pages.value(m_current); now != nullptr) {
        now->leave();
        m_before = m_current == u"receipt" ? u"sale"_s : m_current;
    }
    if (m_help) {
        m_help->dismiss();
    }
    m_current = wanted;
    m_stack->setCurrentWidget(next);
    markSection();
    applyFrame();
    next->enter();
    next->setFocus();
    Q_EMIT pageShown(wanted);
}

// Where a person is in the navigation; a page that stands nowhere leaves the mark where it was.
void MainWindow::markSection()
{
    for (const PageEntry &entry : m_entries) {
        if (entry.name == m_current) {
            const QString section = entry.label.isEmpty() ? entry.under : entry.name;
            m_section = section.isEmpty() ? m_section : section;
        }
    }
    m_bar->setCurrent(m_section);
}

bool MainWindow::paymentInFront() const
{
    const view::CheckoutView &checkout = m_latest.checkout();
    return checkout.stage != view::Stage::Idle && !checkout.putAside;
}

void MainWindow::onStatus(const view::TillStatus &status)
{
    if (m_bar == nullptr) {
        return;
    }
    m_bar->setStatus(status);
    if (const auto home = money::Currency::fromCode(status.currency)) {
        m_theme.setHomeCurrency(*home);
    }
    applyFrame();
}

// Mode and troubles; a running payment keeps its pane free of everything but the test edge.
void MainWindow::applyFrame()
{
    const view::TillStatus &status = m_latest.status();
    const bool test = status.mode == view::Mode::Test;
    const int edge = test ? m_theme.mm(1) : 0;
    m_column->setContentsMargins(edge, 0, edge, edge);
    m_band->setVisible(test);
    const bool paying = m_current == u"payment";
    m_bar->setNavigationVisible(!paying && m_current != u"recovery");
    if (paying || status.troubles.empty()) {
        m_banner->clear();
    } else {
        const view::TroubleView &worst = status.troubles.front();
        const bool key = worst.kind == view::Trouble::NoKey || worst.kind == view::Trouble::BadKey
            || worst.kind == view::Trouble::WrongMode;
        const bool journal = worst.kind == view::Trouble::JournalDamaged;
        m_bannerPage = journal ? u"journal"_s : u"settings"_s;
        const QString verb = key ? tr("Open Settings") : journal ? tr("Look at it") : QString{};
        m_banner->show(worst.blocksCards ? Banner::Tone::Stop : Banner::Tone::Attention,
            troubleSentence(worst, m_theme), m_bannerPage == m_current ? QString{} : verb);
        if (journal && m_current == m_bannerPage) {
            m_banner->clear(); // the page says more
        }
    }
    update();
}

void MainWindow::onCheckout(const view::CheckoutView &checkout)
{
    if (m_sounds != nullptr) {
        m_sounds->onStage(checkout);
    }
    if (m_stack == nullptr) {
        return;
    }
    const bool over
        = checkout.stage == view::Stage::Approved || checkout.stage == view::Stage::Authorized;
    if (paymentInFront()) {
        if (!(over && m_current == u"receipt")) {
            goTo(u"payment"_s);
        }
    } else if (m_current == u"payment") {
        goTo(u"sale"_s);
    }
}

void MainWindow::onSettings(const view::SettingsView &settings)
{
    m_theme.setLook(settings.theme);
    m_theme.setMotion(settings.motion);
    if (m_sounds != nullptr) {
        m_sounds->setVolume(settings.sounds ? settings.soundVolumePercent : 0);
    }
    const QString tag = QString::fromStdString(settings.language);
    if (tag != m_theme.language()) {
        useLanguage(tag);
        rebuildSoon();
    }
    const double wanted = wantedMetrics().pixelsPerMm();
    if (m_body != nullptr && wanted != m_theme.metrics().pixelsPerMm()) {
        rebuildSoon();
    }
}

void MainWindow::useLanguage(const QString &tag)
{
    QCoreApplication::removeTranslator(&m_translator);
    m_theme.setLanguage(tag);
    const QString language = tag.section(u'-', 0, 0);
    if (language != u"en" && m_translator.load(u":/translations/plutopos_"_s + language)) {
        QCoreApplication::installTranslator(&m_translator);
    }
}

void MainWindow::onRecovery(const view::RecoveryView &recovery)
{
    if (recovery.needed && m_stack != nullptr) {
        goTo(u"recovery"_s);
    } else if (!recovery.needed && m_current == u"recovery") {
        goTo(u"sale"_s);
    }
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    Page *now = m_pages.value(m_current);
    if (now == nullptr) {
        return;
    }
    switch (event->key()) {
    case Qt::Key_Escape:
        if (!now->goBackInside() && m_current != u"sale") {
            goTo(u"sale"_s);
        }
        return;
    case Qt::Key_F1:
        showKeys();
        return;
    case Qt::Key_F2:
        if (!paymentInFront()) {
            goTo(u"payments"_s);
        }
        return;
    default:
        break;
    }
    if (!now->handleKey(*event)) {
        QWidget::keyPressEvent(event);
    }
}

void MainWindow::showKeys()
{
    if (m_help || paymentInFront()) {
        return; // nothing covers a payment
    }
    m_help = new Sheet{m_theme, this, tr("Keys"),
        tr("0–9 type an amount, Enter or F8 charges it.\nEsc goes back. F2 searches payments.\n"
           "C clears, Backspace takes one digit away, Ctrl+V pastes an amount.\n"
           "Tab moves between buttons, Space presses one."),
        {{u"helpClose"_s, tr("Close"), Sheet::Verb::Safe}}};
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const Metrics wanted = wantedMetrics();
    const Metrics &now = m_theme.metrics();
    if (wanted.layoutClass() != now.layoutClass() || wanted.pixelsPerMm() != now.pixelsPerMm()) {
        rebuildSoon();
    }
}

void MainWindow::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter{this};
    const bool test = m_latest.status().mode == view::Mode::Test;
    painter.fillRect(rect(), m_theme.color(test ? Token::Frame : Token::Canvas));
}

void MainWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_body == nullptr) {
        build();
    }
    if (!m_framed) {
        m_framed = true;
        QTimer::singleShot(0, this, &MainWindow::firstFrame);
    }
}

} // namespace pos::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/sale_page.h"

#include "ui/pages/last_payment.h"
#include "ui/pages/reader_text.h"
#include "ui/pages/trouble_text.h"
#include "ui/widgets/amount_display.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/field.h"
#include "ui/widgets/keypad.h"
#include "ui/widgets/text.h"

#include <QGridLayout>
#include <QKeyEvent>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace pos::ui {

SalePage::SalePage(const PageContext &context, QWidget *parent)
    : Page{context, u"sale"_s, parent}
{
    const bool small = theme().metrics().layoutClass() == LayoutClass::S;
    const int margin = theme().mm(small ? 3.5 : 6);
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(margin, margin, margin, margin);
    row->setSpacing(theme().mm(small ? 6 : 8));
    row->addWidget(makeLeft(), 42);
    row->addWidget(makeRight(), 58);
    connect(&till(), &view::Till::statusChanged, this, &SalePage::refreshStatus);
    connect(&till(), &view::Till::statusChanged, this, &SalePage::refreshReader);
    connect(&till(), &view::Till::settingsChanged, this, &SalePage::applySettings);
    connect(&till(), &view::Till::readersChanged, this, &SalePage::refreshReader);
    connect(&till(), &view::Till::checkoutChanged, this, &SalePage::onCheckout);
    connect(&till(), &view::Till::noticed, this, &SalePage::onNotice);
    connect(&till(), &view::Till::paymentsChanged, this, &SalePage::refreshReader);
    applySettings();
}

QWidget *SalePage::makeLeft()
{
    auto *left = new QWidget{this};
    auto *column = new QVBoxLayout{left};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme().mm(4));
    m_reader = new Chip{theme(), u"readerChip"_s, left};
    column->addWidget(m_reader, 0, Qt::AlignLeft);
    connect(m_reader, &Chip::clicked, this, [this] { Q_EMIT goTo(u"readers"_s); });
    m_note = new Field{theme(), u"noteEdit"_s, tr("Note"), left};
    m_note->setPlaceholder(tr("What is it for? (optional)"));
    m_note->setIconName(u"note"_s);
    m_note->edit()->setMaxLength(80);
    connect(m_note, &Field::submitted, this, [this] { setFocus(); });
    column->addWidget(m_note);
    auto *heading = new Text{theme(), TextRole::Label, Weight::SemiBold, Token::Muted, left};
    heading->setText(tr("Quick amounts"));
    column->addWidget(heading);
    column->setSpacing(theme().mm(2.5));
    m_quick = new QWidget{left};
    m_quick->setObjectName(u"quickAmounts"_s);
    column->addWidget(m_quick);
    column->addStretch(1); // the cart's room
    m_last = new LastPayment{theme(), left};
    column->addWidget(m_last);
    connect(m_last, &LastPayment::clicked, this, [this] {
        if (m_last->row()) {
            till().send(view::command::ShowReceipt{m_last->row()->attemptId});
            Q_EMIT goTo(u"receipt"_s);
        }
    });
    return left;
}

// The amount on its own ground, as high as the keys leave it; a word about a refused key stands in
// its corner, where the eye is.
QWidget *SalePage::makeAmountCard(QWidget *parent)
{
    const bool small = theme().metrics().layoutClass() == LayoutClass::S;
    auto *card = new Card{theme(), parent};
    card->setMinimumHeight(theme().mm(small ? 15 : 26));
    auto *column = new QVBoxLayout{card};
    const int side = theme().mm(small ? 4 : 6);
    column->setContentsMargins(side, theme().mm(1), side, theme().mm(1));
    column->setSpacing(0);
    m_amount = new AmountDisplay{theme(), TextRole::Amount, card};
    m_amount->setObjectName(u"amountDisplay"_s);
    m_amount->setCapMm(small ? 8.5 : 16);
    column->addStretch(1);
    column->addWidget(m_amount);
    m_message = new Text{theme(), TextRole::Label, Weight::SemiBold, Token::Stop, card};
    m_message->setObjectName(u"amountMessage"_s);
    m_message->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_message->setWordWrap(true);
    m_message->hide();
    column->addWidget(m_message);
    column->addStretch(1);
    return card;
}

QWidget *SalePage::makeRight()
{
    const bool small = theme().metrics().layoutClass() == LayoutClass::S;
    auto *right = new QWidget{this};
    auto *column = new QVBoxLayout{right};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme().mm(small ? 2.5 : 4));
    column->addWidget(makeAmountCard(right), 1);
    m_pad = new Keypad{theme(), AmountEntry{currency(), m_school}, right};
    // Keys gain nothing past 20 mm; what is left belongs to the amount.
    m_pad->setMaximumHeight(theme().mm(4 * 26 + 6));
    column->addWidget(m_pad, 3);
    connect(m_pad, &Keypad::changed, this, [this] {
        if (std::exchange(m_cameBack, false)) {
            m_note->setText({}); // it was the other sale's
        }
        if (m_note->edit()->hasFocus()) {
            setFocus(); // whoever taps digits wants the next typed digit there, too
        }
        refreshAmount();
    });
    connect(m_pad, &Keypad::refused, this, [this](const QString &why) { say(why); });
    m_charge = new Button{theme(), Button::Kind::Primary, u"chargeButton"_s, tr("Charge"), right};
    m_charge->setHeightMm(small ? 17 : 24);
    column->addWidget(m_charge);
    connect(m_charge, &Button::clicked, this, &SalePage::charge);
    return right;
}

void SalePage::say(const QString &sentence, Token color)
{
    m_message->setToken(color);
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
}

money::Currency SalePage::currency() const
{
    const auto known = money::Currency::fromCode(latest().settings().currency);
    return known.value_or(money::currency("USD"));
}

void SalePage::enter()
{
    applySettings();
    refreshStatus();
    refreshReader();
    m_sent = false;
    refreshAmount();
    if (m_cameBack && !m_pad->entry().isEmpty()) {
        m_pad->offer();
        say(tr("Not paid yet. Charge it again, or type a new amount."), Token::Muted);
    }
    setFocus();
}

void SalePage::applySettings()
{
    const view::SettingsView &settings = latest().settings();
    if (settings.currency != m_currencyCode || settings.keypad != m_school) {
        m_currencyCode = settings.currency;
        m_school = settings.keypad;
        m_pad->reset(AmountEntry{currency(), m_school});
    }
    if (settings.quickAmountsMinor != m_quickMinor || m_quick->layout() == nullptr) {
        m_quickMinor = settings.quickAmountsMinor;
        rebuildQuickAmounts();
    }
    refreshAmount();
}

void SalePage::rebuildQuickAmounts()
{
    qDeleteAll(m_quick->findChildren<Button *>());
    delete m_quick->layout();
    auto *grid = new QGridLayout{m_quick};
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(theme().mm(2));
    const std::size_t count = std::min<std::size_t>(6, m_quickMinor.size());
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t minor = m_quickMinor[i];
        const money::Money amount{minor, currency()};
        // Whole amounts read better without ".00"; the decimals come back on the display.
        QString text = theme().text(amount);
        if (minor % currency().minorPerMajor() == 0 && currency().decimals() > 0) {
            const QString mark = QString::fromStdString(theme().numberStyle().decimalMark);
            text.remove(mark + QString{currency().decimals(), u'0'});
        }
        auto *button = new Button{
            theme(), Button::Kind::Secondary, u"quick"_s + QString::number(minor), text, m_quick};
        button->setPayHeight();
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(button, &Button::clicked, this, [this, minor] { m_pad->setMinor(minor); });
        grid->addWidget(button, static_cast<int>(i / 3), static_cast<int>(i % 3));
        button->show();
    }
}

void SalePage::refreshAmount()
{
    const money::Money amount = m_pad->entry().amount();
    m_amount->setAmount(amount, m_pad->entry().ghostDecimals());
    m_amount->setToken(amount.isZero() ? Token::Muted : Token::Ink, Token::Muted);
    say({});
    refreshStatus();
}

void SalePage::refreshStatus()
{
    const money::Money amount = m_pad->entry().amount();
    const QString reason = chargeReason(latest().status(), amount, theme());
    m_charge->setAmount(amount.isZero() ? std::nullopt : std::optional{amount});
    m_charge->setReason(reason);
    if (m_sent) {
        m_charge->setEnabled(false);
    }
}

void SalePage::refreshReader()
{
    const ReaderWords words = readerWords(latest().readers(), latest().status().providerReachable);
    m_reader->setStatus(words.state, words.text);
    const auto &rows = latest().payments().rows;
    const auto ours
        = [](const view::PaymentRow &row) { return row.origin == view::PaymentOrigin::ThisTill; };
    std::optional<view::PaymentRow> last;
    if (rows) {
        const auto found = std::find_if(rows->begin(), rows->end(), ours);
        last = found == rows->end() ? std::nullopt : std::optional{*found};
    }
    m_last->setRow(last);
}

void SalePage::charge()
{
    if (m_sent) {
        return;
    }
    // Armed again by the answer: the payment comes to the front, or a notice says why not.
    m_sent = true;
    m_charge->setEnabled(false);
    till().send(view::command::Charge{
        m_pad->entry().amount(), m_note->text().trimmed().toStdString(), false});
}

void SalePage::onCheckout(const view::CheckoutView &checkout)
{
    using view::Stage;
    m_sent = false;
    if (checkout.stage != Stage::Idle) {
        m_cameBack = true;
    }
    const bool over = checkout.stage == Stage::Approved || checkout.stage == Stage::Authorized
        || checkout.stage == Stage::ApprovedAfterCancel || checkout.stage == Stage::Conflict
        || checkout.putAside;
    if (over) {
        m_cameBack = false;
        m_pad->clear();
        m_note->setText({});
    }
    refreshStatus();
}

void SalePage::onNotice(const view::Notice &notice)
{
    m_sent = false;
    refreshStatus();
    if (isVisible()) {
        say(noticeSentence(notice, theme()));
    }
}

void SalePage::noteDigit(const QKeyEvent &event)
{
    constexpr qint64 fasterThanFingersMs = 30;
    if (event.key() < Qt::Key_0 || event.key() > Qt::Key_9) {
        m_burst = 0;
        return;
    }
    if (m_burst == 0 || m_sinceDigit.elapsed() > fasterThanFingersMs) {
        m_burst = 0;
        m_beforeBurst = m_pad->entry().amount().minor();
    }
    ++m_burst;
    m_sinceDigit.restart();
}

bool SalePage::handleKey(QKeyEvent &event)
{
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    constexpr int shortestBarcode = 6;
    if (enter && m_burst >= shortestBarcode) {
        m_burst = 0;
        m_pad->setMinor(m_beforeBurst);
        say(tr("A barcode was scanned. It is not an amount."));
        return true;
    }
    noteDigit(event);
    if (enter || event.key() == Qt::Key_F8) {
        m_charge->click();
        return true;
    }
    return m_pad->handleKey(event);
}

} // namespace pos::ui

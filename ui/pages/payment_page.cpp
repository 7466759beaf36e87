// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/payment_page.h"

#include "core/base/invariant.h"
#include "ui/widgets/button.h"
#include "ui/widgets/copyable_id.h"
#include "ui/widgets/sheet.h"

#include <QKeyEvent>
#include <QResizeEvent>

#include <chrono>

using namespace Qt::StringLiterals;

namespace pos::ui {

PaymentPage::PaymentPage(const PageContext &context, QWidget *parent)
    : Page{context, u"payment"_s, parent}
    , m_pane{new StatePane{context.theme, this}}
    , m_code{new CopyableId{context.theme, u"attemptCode"_s, this}}
{
    for (std::size_t i = 0; i < paymentPlaces; ++i) {
        auto *button = new Button{context.theme, Button::Kind::Pane, {}, {}, this};
        button->setPayHeight();
        button->hide();
        connect(button, &Button::clicked, this, [this, i] { press(i); });
        m_buttons[i] = button;
    }
    m_code->setCaption(tr("Support code"));
    m_code->hide();
    m_tick.setInterval(std::chrono::seconds{1});
    m_return.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &PaymentPage::refresh);
    connect(&m_return, &QTimer::timeout, this, &PaymentPage::finish);
    connect(&till(), &view::Till::checkoutChanged, this, &PaymentPage::show);
}

void PaymentPage::enter()
{
    m_active = true;
    show(latest().checkout());
    m_pane->setTestMark(latest().status().mode == view::Mode::Test);
    m_tick.start();
}

void PaymentPage::leave()
{
    m_active = false;
    m_tick.stop();
    m_return.stop();
    closeSheet();
}

void PaymentPage::show(const view::CheckoutView &checkout)
{
    const bool sameStage
        = checkout.attemptId == m_shown.attemptId && checkout.stage == m_shown.stage;
    m_shown = checkout;
    m_since.restart();
    if (!sameStage) {
        closeSheet(); // the question was about a stage that is over
        m_return.stop();
    }
    const int seconds = latest().settings().receiptSeconds;
    const bool returns = checkout.stage == view::Stage::Approved && seconds > 0;
    if (m_active && returns && !m_return.isActive() && !sameStage) {
        m_return.start(std::chrono::seconds{seconds});
    }
    refresh();
}

void PaymentPage::closeSheet()
{
    if (m_sheet) {
        m_sheet->dismiss();
        m_sheet.clear(); // it dies later; the next question must not wait for that
    }
}

void PaymentPage::refresh()
{
    const qint64 elapsed = m_shown.stageElapsedMs + m_since.elapsed();
    m_presented = presentStage(m_shown, elapsed, theme());
    if (m_return.isActive()) {
        m_presented.pane.limitMs = m_return.interval();
        m_presented.pane.elapsedMs = m_return.interval() - m_return.remainingTime();
    }
    m_pane->setState(m_presented.pane);
    const Token ground = paneGround(m_presented.pane.tone);
    const Token on = onPane(m_presented.pane.tone);
    for (std::size_t i = 0; i < paymentPlaces; ++i) {
        const PaymentButton &wanted = m_presented.buttons[i];
        Button *button = m_buttons[i];
        button->setVisible(wanted.verb != PaymentVerb::None);
        button->setObjectName(wanted.name);
        if (button->text() != wanted.text) {
            button->setLabel(wanted.text);
        }
        button->setIconName(wanted.icon);
        button->setKind(wanted.primary ? Button::Kind::PanePrimary : Button::Kind::Pane);
        button->setPaneTokens(ground, on);
    }
    m_code->setPaneTokens(ground, on);
    m_code->setVisible(m_presented.showsCode);
    if (m_presented.showsCode) {
        m_code->setId(QString::fromStdString(m_shown.attemptId));
    }
    placeParts();
}

void PaymentPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    placeParts();
}

// Four places across the bottom; the first stands apart from the others by 8 mm.
void PaymentPage::placeParts()
{
    m_pane->setGeometry(rect());
    const int margin = theme().mm(6);
    const int gap = theme().mm(3);
    const int apart = theme().mm(8);
    const int high = theme().metrics().keyPx();
    const int wide = (width() - 2 * margin - apart - 2 * gap) / 4;
    const int top = height() - margin - high;
    int x = margin;
    for (std::size_t i = 0; i < paymentPlaces; ++i) {
        m_buttons[i]->setGeometry(x, top, wide, high);
        x += wide + (i == 0 ? apart : gap);
    }
    m_pane->setReservedBottom(high + 2 * margin);
    const QSize code = m_code->sizeHint();
    m_code->setGeometry(
        width() - code.width() - margin, theme().mm(4), code.width(), code.height());
}

bool PaymentPage::handleKey(QKeyEvent &event)
{
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        // Scanners end with Enter, so it may only do what moves no money.
        const PaymentVerb verb = m_presented.buttons[paymentPlaces - 1].verb;
        if (verb == PaymentVerb::Done || verb == PaymentVerb::KeepWaiting) {
            m_buttons[paymentPlaces - 1]->click();
        }
        return true;
    }
    return false;
}

// Escape is the way out: it asks to cancel while that is possible, else it does nothing.
bool PaymentPage::goBackInside()
{
    const PaymentVerb left = m_presented.buttons[0].verb;
    if (left == PaymentVerb::AskCancel) {
        askCancel();
    } else if (m_presented.buttons[paymentPlaces - 1].verb == PaymentVerb::Done) {
        finish();
    }
    return true;
}

void PaymentPage::press(std::size_t place)
{
    m_return.stop();
    act(m_presented.buttons[place].verb);
}

void PaymentPage::act(PaymentVerb verb)
{
    using namespace view::command;
    const std::string &id = m_shown.attemptId;
    switch (verb) {
    case PaymentVerb::None:
        return;
    case PaymentVerb::AskCancel:
        return askCancel();
    case PaymentVerb::AskVoid:
        return askVoid();
    case PaymentVerb::AskRefund:
        return askRefund();
    case PaymentVerb::TryAgain:
        return till().send(TryAgain{id, {}});
    case PaymentVerb::OtherReader:
        return askReader();
    case PaymentVerb::OtherTender:
        return till().send(OtherTender{id});
    case PaymentVerb::KeepWaiting:
        return till().send(KeepWaiting{id});
    case PaymentVerb::PutAside:
        return till().send(PutAside{id});
    case PaymentVerb::Explain:
        return explain();
    case PaymentVerb::KeepPaid:
        return till().send(KeepPaid{id});
    case PaymentVerb::Capture:
        return till().send(Capture{id, m_shown.amount ? m_shown.amount->minor() : 0});
    case PaymentVerb::Done:
        return finish();
    case PaymentVerb::Print:
    case PaymentVerb::Email:
    case PaymentVerb::Qr:
        return openReceipt();
    }
}

void PaymentPage::ask(const QString &title, const QString &text, const QString &yes,
    const QString &no, PaymentVerb verb)
{
    if (m_sheet) {
        return;
    }
    m_sheet = new Sheet{theme(), this, title, text,
        {{u"answerNo"_s, no, Sheet::Verb::Safe}, {u"answerYes"_s, yes, Sheet::Verb::Danger}}};
    connect(m_sheet, &Sheet::answered, this, [this, verb](const QString &name) {
        if (name == u"answerYes") {
            confirmed(verb);
        }
    });
}

void PaymentPage::confirmed(PaymentVerb verb)
{
    const std::string &id = m_shown.attemptId;
    if (verb == PaymentVerb::AskCancel) {
        till().send(view::command::Cancel{id});
    } else if (verb == PaymentVerb::AskVoid) {
        till().send(view::command::Void{id});
    } else if (verb == PaymentVerb::AskRefund) {
        till().send(view::command::RefundNow{id});
    }
}

void PaymentPage::askCancel()
{
    ask(tr("Cancel this payment?"),
        tr("If the card was already accepted, the payment stands and this till will say so."),
        tr("Cancel payment"), tr("Keep waiting"), PaymentVerb::AskCancel);
}

void PaymentPage::askVoid()
{
    ask(tr("Give up the held amount?"), tr("The customer is not charged. The hold is released."),
        tr("Release the hold"), tr("Keep it"), PaymentVerb::AskVoid);
}

void PaymentPage::askRefund()
{
    const auto &amount = m_shown.chargedAmount ? m_shown.chargedAmount : m_shown.amount;
    const QString sum = amount ? theme().text(*amount) : QString{};
    ask(tr("Refund %1?").arg(sum),
        tr("The whole amount goes back to the same card, usually within 5 to 10 days."),
        tr("Refund %1").arg(sum), tr("Keep sale paid"), PaymentVerb::AskRefund);
}

// The others that could take it, ready ones only; none ready is said as such.
void PaymentPage::askReader()
{
    if (m_sheet) {
        return;
    }
    QVector<Sheet::Answer> answers{{u"answerNo"_s, tr("Back"), Sheet::Verb::Safe}};
    for (const view::ReaderView &reader : latest().readers().readers) {
        const bool ready = reader.state == view::ReaderState::Ready && !reader.readerId.empty();
        if (ready && !reader.inUse && answers.size() < 4) {
            answers.append({QString::fromStdString(reader.readerId),
                QString::fromStdString(reader.name), Sheet::Verb::Plain});
        }
    }
    const bool none = answers.size() == 1;
    m_sheet = new Sheet{theme(), this, none ? tr("No other reader is ready") : tr("Which reader?"),
        none ? tr("Switch one on, then try again.")
             : tr("The same payment goes to it. Nothing is charged twice."),
        answers};
    connect(m_sheet, &Sheet::answered, this, [this](const QString &name) {
        if (name != u"answerNo") {
            till().send(view::command::TryAgain{m_shown.attemptId, name.toStdString()});
        }
    });
}

void PaymentPage::explain()
{
    if (m_sheet) {
        return;
    }
    m_sheet = new Sheet{theme(), this, tr("Why we are checking"),
        tr("An answer from PlutoPay did not arrive, so this till does not know yet whether the "
           "card "
           "was charged. It keeps asking until it knows. Charging again could take the money "
           "twice. You can put the payment aside and serve the next customer; it stays in Tasks "
           "until it is settled."),
        {{u"answerNo"_s, tr("Understood"), Sheet::Verb::Safe}}};
}

void PaymentPage::openReceipt()
{
    till().send(view::command::ShowReceipt{m_shown.attemptId});
    Q_EMIT goTo(u"receipt"_s);
}

void PaymentPage::finish()
{
    m_return.stop();
    // The window follows the core: the Idle snapshot that answers brings the Sale page back.
    till().send(view::command::Dismiss{m_shown.attemptId});
}

} // namespace pos::ui

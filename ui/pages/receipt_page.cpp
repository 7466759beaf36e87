// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/receipt_page.h"

#include "core/view/email.h"
#include "ui/pages/core_words.h"
#include "ui/pages/paper_view.h"
#include "ui/pages/qr_view.h"
#include "ui/pages/trouble_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/list.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/text.h"

#include <QBoxLayout>
#include <QDir>
#include <QScrollArea>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace pos::ui {

ReceiptPage::ReceiptPage(const PageContext &context, QWidget *parent)
    : Page{context, u"receipt"_s, parent}
{
    const bool small = theme().metrics().layoutClass() == LayoutClass::S;
    const int margin = theme().mm(small ? 3.5 : 6);
    auto *column = new QVBoxLayout{this};
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme().mm(4));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme().mm(8));
    m_paper = new PaperView{theme()};
    row->addWidget(makeScroll(theme(), m_paper, this), 50);
    row->addWidget(makeScroll(theme(), makeActions(), this), 50);
    column->addLayout(row, 1);
    auto *bottom = new QHBoxLayout;
    auto *back = new Button{theme(), Button::Kind::Secondary, u"backButton"_s, tr("Back"), this};
    back->setIconName(u"back"_s);
    back->setPayHeight();
    back->setMinimumWidth(theme().mm(40));
    auto *next
        = new Button{theme(), Button::Kind::Primary, u"nextSaleButton"_s, tr("Next sale"), this};
    next->setPayHeight();
    next->setMinimumWidth(theme().mm(60));
    bottom->addWidget(back);
    bottom->addStretch();
    bottom->addWidget(next);
    column->addLayout(bottom);
    connect(back, &Button::clicked, this, [this] { Q_EMIT goTo({}); });
    connect(next, &Button::clicked, this, &ReceiptPage::done);
    connect(&till(), &view::Till::receiptChanged, this, &ReceiptPage::show);
    connect(&till(), &view::Till::noticed, this, [this](const view::Notice &notice) {
        const bool good = notice.kind == view::Notice::Kind::Saved
            || notice.kind == view::Notice::Kind::Exported;
        say(good ? Token::Money : Token::Stop, noticeSentence(notice, theme()));
    });
}

QWidget *ReceiptPage::makeActions()
{
    const bool small = theme().metrics().layoutClass() == LayoutClass::S;
    auto *side = new QWidget{this};
    auto *column = new QVBoxLayout{side};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme().mm(small ? 2 : 3));
    m_format = new Segmented{theme(), u"receiptFormat"_s, tr("File format"), side};
    m_format->setItems({{u"pdf"_s, u"PDF"_s}, {u"txt"_s, tr("Text")}, {u"escpos"_s, u"ESC/POS"_s}});
    m_file = new Field{theme(), u"receiptFile"_s, tr("Save as"), side};
    column->addWidget(m_file);
    auto *saveRow = new QHBoxLayout;
    saveRow->setSpacing(theme().mm(3));
    saveRow->addWidget(m_format, 1);
    m_save = new Button{theme(), Button::Kind::Secondary, u"saveReceiptButton"_s, tr("Save"), side};
    m_save->setIconName(u"save"_s);
    saveRow->addWidget(m_save);
    column->addLayout(saveRow);
    if (!small) {
        column->addSpacing(theme().mm(4));
    }
    m_address = new Field{theme(), u"receiptAddress"_s, tr("E-mail address"), side};
    m_address->setIconName(u"mail"_s);
    m_address->setPlaceholder(tr("name@example.com"));
    m_address->edit()->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    column->addWidget(m_address);
    m_send = new Button{
        theme(), Button::Kind::Secondary, u"sendReceiptButton"_s, tr("Send e-mail"), side};
    m_address->addBeside(m_send);
    m_message = new Text{theme(), TextRole::Body, Weight::SemiBold, Token::Money, side};
    m_message->setObjectName(u"receiptMessage"_s);
    m_message->setWordWrap(true);
    column->addWidget(m_message);
    if (!small) {
        column->addStretch();
    }
    auto *qrRow = new QHBoxLayout;
    qrRow->setSpacing(theme().mm(4));
    m_qr = new QrView{theme(), side};
    m_qrText = new Text{
        theme(), small ? TextRole::Label : TextRole::Body, Weight::Regular, Token::Muted, side};
    m_qrText->setWordWrap(true);
    qrRow->addWidget(m_qr);
    qrRow->addWidget(m_qrText, 1);
    column->addLayout(qrRow);
    connect(m_save, &Button::clicked, this, &ReceiptPage::save);
    connect(m_file, &Field::submitted, this, &ReceiptPage::save);
    connect(m_send, &Button::clicked, this, &ReceiptPage::email);
    connect(m_address, &Field::submitted, this, &ReceiptPage::email);
    connect(m_address, &Field::edited, this, [this] { m_address->setError({}); });
    return side;
}

void ReceiptPage::say(Token color, const QString &sentence)
{
    m_message->setToken(color);
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
}

void ReceiptPage::enter()
{
    say(Token::Money, {});
    m_address->setError({});
    m_address->setText({});
    m_attemptId.clear();
    show(latest().receipt());
    setFocus();
}

void ReceiptPage::show(const view::ReceiptView &receipt)
{
    if (receipt.attemptId != m_attemptId) {
        m_attemptId = receipt.attemptId;
        m_file->setText(u"receipt-"_s + QString::fromStdString(receipt.attemptId));
    }
    m_address->setVisible(receipt.canEmail);
    m_send->setVisible(receipt.canEmail);
    m_paper->setLines(receipt.lines);
    m_qr->setModules(receipt.qr);
    m_qrText->setText(receipt.qr.empty() ? tr("PlutoPay gave no receipt page for this payment.")
                                         : tr("The customer can scan this to keep the receipt."));
    if (!receipt.problem.empty()) {
        say(Token::Stop, sayingText(receipt.problem, theme()));
    } else if (!receipt.savedPath.empty()) {
        say(Token::Money, tr("Saved to %1").arg(QString::fromStdString(receipt.savedPath)));
    }
}

// A bare name goes to the documents folder; the ending follows the chosen format.
QString ReceiptPage::path() const
{
    const QString ending = u'.' + m_format->current();
    QString name = m_file->text().trimmed();
    if (!name.endsWith(ending)) {
        name += ending;
    }
    const QDir folder{QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)};
    return QDir::cleanPath(folder.absoluteFilePath(name));
}

void ReceiptPage::save()
{
    if (m_file->text().trimmed().isEmpty()) {
        m_file->setError(tr("Type a file name."));
        return;
    }
    m_file->setError({});
    till().send(view::command::SaveReceipt{m_attemptId, path().toStdString()});
}

void ReceiptPage::email()
{
    const QString address = m_address->text().trimmed();
    if (view::emailProblem(address.toStdString())) {
        m_address->setError(tr("This does not look like an e-mail address."));
        return;
    }
    till().send(view::command::EmailReceipt{m_attemptId, address.toStdString()});
}

bool ReceiptPage::goBackInside()
{
    return false;
}

void ReceiptPage::done()
{
    const view::CheckoutView &front = latest().checkout();
    if (front.stage != view::Stage::Idle && front.attemptId == m_attemptId) {
        till().send(view::command::Dismiss{m_attemptId});
    }
    Q_EMIT goTo(u"sale"_s);
}

} // namespace pos::ui

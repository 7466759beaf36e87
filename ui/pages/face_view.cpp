// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/face_view.h"

#include "core/base/invariant.h"
#include "ui/theme/paint.h"

#include <QPainter>

#include <algorithm>

namespace pos::ui {
namespace {

constexpr int lights = 4;
constexpr int pinDigits = 4;

} // namespace

FaceView::FaceView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("dockFace"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setFace({});
}

void FaceView::setFace(const reader::ReaderFace &face)
{
    m_face = face;
    setAccessibleName(tr("Virtual reader"));
    setAccessibleDescription(sentence());
    update();
}

QString FaceView::sentence() const
{
    using reader::FaceScreen;
    switch (m_face.screen) {
    case FaceScreen::Unknown:
        return tr("Looking for the reader…");
    case FaceScreen::Off:
        return tr("Offline");
    case FaceScreen::Idle:
        return tr("Welcome");
    case FaceScreen::AskCard:
        return tr("Tap, insert or swipe");
    case FaceScreen::EnterPin:
        return tr("Enter PIN");
    case FaceScreen::Processing:
        return m_face.cardInside ? tr("Processing, leave card in") : tr("Processing");
    case FaceScreen::Approved:
        return tr("Approved");
    case FaceScreen::Declined:
        return tr("Card not accepted");
    case FaceScreen::RemoveCard:
        return tr("Please remove card");
    case FaceScreen::Cancelled:
        return tr("Cancelled");
    }
    base::unreachable();
}

QSize FaceView::sizeHint() const
{
    return {m_theme.mm(72), m_theme.mm(104)};
}

QSize FaceView::minimumSizeHint() const
{
    return {m_theme.mm(60), m_theme.mm(86)};
}

QRect FaceView::body() const
{
    const int wide = std::min(width() - 2, height() * 70 / 104);
    return {(width() - wide) / 2, 1, wide, height() - 2 - m_theme.mm(8)};
}

QRect FaceView::screen() const
{
    const int margin = m_theme.mm(4);
    return body().adjusted(margin, m_theme.mm(9), -margin, -m_theme.mm(12));
}

bool FaceView::isWhole() const
{
    return paint::lineFits(screen().width() - m_theme.mm(6), sentence(),
        m_theme.font(TextRole::Body, Weight::SemiBold), 0.6);
}

Token FaceView::ground() const
{
    using reader::FaceScreen;
    switch (m_face.screen) {
    case FaceScreen::Unknown:
    case FaceScreen::Off:
        return Token::PaneNeutral;
    case FaceScreen::Idle:
    case FaceScreen::AskCard:
    case FaceScreen::EnterPin:
        return Token::PaneWaiting;
    case FaceScreen::Processing:
        return Token::PaneProcessing;
    case FaceScreen::Approved:
    case FaceScreen::RemoveCard:
        return Token::PaneMoney;
    case FaceScreen::Declined:
    case FaceScreen::Cancelled:
        return Token::PaneStop;
    }
    base::unreachable();
}

Token FaceView::onGround() const
{
    const Token under = ground();
    if (under == Token::PaneNeutral) {
        return Token::OnPaneNeutral;
    }
    if (under == Token::PaneWaiting) {
        return Token::OnPaneWaiting;
    }
    if (under == Token::PaneProcessing) {
        return Token::OnPaneProcessing;
    }
    return under == Token::PaneMoney ? Token::OnPaneMoney : Token::OnPaneStop;
}

QString FaceView::icon() const
{
    using reader::FaceScreen;
    switch (m_face.screen) {
    case FaceScreen::Unknown:
        return QStringLiteral("refresh");
    case FaceScreen::Off:
        return QStringLiteral("wifi-off");
    case FaceScreen::Idle:
        return QStringLiteral("reader");
    case FaceScreen::AskCard:
        return QStringLiteral("tap");
    case FaceScreen::EnterPin:
        return QStringLiteral("pin");
    case FaceScreen::Processing:
        return QStringLiteral("bank");
    case FaceScreen::Approved:
        return QStringLiteral("check");
    case FaceScreen::RemoveCard:
        return QStringLiteral("eject");
    case FaceScreen::Declined:
    case FaceScreen::Cancelled:
        return QStringLiteral("cross");
    }
    base::unreachable();
}

// As a contactless reader blinks: one while it waits, all four when the card may go.
int FaceView::litLights() const
{
    using reader::FaceScreen;
    switch (m_face.screen) {
    case FaceScreen::AskCard:
    case FaceScreen::EnterPin:
        return 1;
    case FaceScreen::Processing:
        return 3;
    case FaceScreen::Approved:
    case FaceScreen::RemoveCard:
        return lights;
    case FaceScreen::Unknown:
    case FaceScreen::Off:
    case FaceScreen::Idle:
    case FaceScreen::Declined:
    case FaceScreen::Cancelled:
        return 0;
    }
    base::unreachable();
}

void FaceView::paintLights(QPainter &painter) const
{
    const QRect strip(screen().left(), body().top(), screen().width(), m_theme.mm(9));
    const int step = strip.width() / (lights + 1);
    for (int i = 0; i < lights; ++i) {
        paint::dot(painter, {strip.left() + step * (i + 1), strip.center().y()}, m_theme.mm(2.2),
            m_theme.color(i < litLights() ? Token::Money : Token::Edge));
    }
}

void FaceView::paintPin(QPainter &painter, const QRect &where) const
{
    const int step = m_theme.mm(6);
    const int left = where.center().x() - step * (pinDigits - 1) / 2;
    const QColor on = m_theme.color(onGround());
    for (int i = 0; i < pinDigits; ++i) {
        const QPoint centre(left + step * i, where.center().y());
        painter.setPen(QPen(on, m_theme.metrics().linePx() * 2));
        painter.setBrush(i < m_face.pinDigits ? QBrush(on) : QBrush(Qt::NoBrush));
        painter.drawEllipse(centre, m_theme.mm(1.3), m_theme.mm(1.3));
    }
}

void FaceView::paintScreen(QPainter &painter) const
{
    const QRect area = screen();
    const QColor on = m_theme.color(onGround());
    paint::card(painter, area, m_theme.color(ground()), {}, m_theme.mm(2));
    const int margin = m_theme.mm(3);
    QRect rest = area.adjusted(margin, margin, -margin, -margin);
    if (m_face.amount) {
        paint::AmountStyle style;
        style.digits = m_theme.fontByCapMm(6, Weight::Bold);
        style.color = on;
        style.quiet = on;
        paint::amount(painter, QRect(rest.left(), rest.top(), rest.width(), m_theme.mm(12)),
            Qt::AlignCenter, m_theme.parts(*m_face.amount), style);
        rest.setTop(rest.top() + m_theme.mm(14));
    }
    painter.setPen(on);
    const QRect words(rest.left(), rest.bottom() - m_theme.mm(8), rest.width(), m_theme.mm(8));
    paint::line(painter, words, Qt::AlignCenter, sentence(),
        m_theme.font(TextRole::Body, Weight::SemiBold), 0.6);
    rest.setBottom(words.top());
    if (m_face.screen == reader::FaceScreen::EnterPin) {
        paintPin(painter, rest);
        return;
    }
    const int size = std::min({m_theme.mm(18), rest.width(), rest.height()});
    painter.drawPixmap(
        rest.center().x() - size / 2, rest.center().y() - size / 2, m_theme.icon(icon(), on, size));
}

void FaceView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_face.cardInside) { // sticks out at the lower edge, under the body
        const QRect card(body().center().x() - body().width() / 3, body().bottom() - m_theme.mm(10),
            body().width() * 2 / 3, m_theme.mm(17));
        paint::card(painter, card, m_theme.color(Token::Brand), {}, m_theme.mm(2));
    }
    paint::card(painter, body(), m_theme.color(Token::Sunken), m_theme.color(Token::Edge),
        m_theme.mm(5), m_theme.metrics().linePx());
    paintLights(painter);
    paintScreen(painter);
    const QRect name(body().left(), screen().bottom(), body().width(), m_theme.mm(11));
    painter.setPen(m_theme.color(Token::Muted));
    paint::line(painter, name, Qt::AlignCenter, QString::fromStdString(m_face.name),
        m_theme.font(TextRole::Label, Weight::SemiBold));
    if (!m_face.reachable) {
        painter.setPen(m_theme.color(Token::Attention));
        paint::line(painter, QRect(0, height() - m_theme.mm(7), width(), m_theme.mm(7)),
            Qt::AlignCenter, tr("The sandbox does not answer"),
            m_theme.font(TextRole::Label, Weight::SemiBold));
    }
}

} // namespace pos::ui

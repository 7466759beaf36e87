// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/dock_frame.h"

#include "ui/pages/reader_dock.h"
#include "ui/theme/paint.h"

#include <QHBoxLayout>
#include <QPainter>

namespace pos::ui {

DockTab::DockTab(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("dockTab"));
    setAccessibleName(tr("Virtual reader"));
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus); // a tap must not steal the keys from the page
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize DockTab::sizeHint() const
{
    return {m_theme.metrics().smallestTouchPx(), m_theme.mm(40)};
}

void DockTab::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(isDown() ? Token::KeyPressed : Token::Sunken));
    painter.fillRect(QRect(0, 0, 1, height()), m_theme.color(Token::Line));
    const int icon = m_theme.mm(6);
    const int x = (width() - icon) / 2;
    const QColor ink = m_theme.color(Token::Ink);
    const int middle = height() / 2;
    painter.drawPixmap(
        x, middle - m_theme.mm(24), m_theme.icon(QStringLiteral("reader"), ink, icon));
    painter.drawPixmap(x, middle + m_theme.mm(18),
        m_theme.icon(isChecked() ? QStringLiteral("next") : QStringLiteral("back"), ink, icon));
    painter.translate(width() / 2.0, middle);
    painter.rotate(90);
    painter.setPen(ink);
    paint::line(painter, QRect(-m_theme.mm(17), -width() / 2, m_theme.mm(34), width()),
        Qt::AlignCenter, tr("Virtual reader"), m_theme.font(TextRole::Label, Weight::SemiBold));
    painter.resetTransform();
    if (hasFocus()) {
        paint::focusRing(painter, rect(), m_theme, m_theme.mm(1));
    }
}

DockFrame::DockFrame(const Theme &theme, QWidget *till, ReaderDock *dock, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_dock(dock)
    , m_tab(new DockTab(theme))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(till, 1);
    row->addWidget(m_tab);
    row->addWidget(dock);
    connect(&theme, &Theme::changed, this, &DockFrame::resizeParts);
    connect(m_tab, &QAbstractButton::clicked, this, [this] { setOpen(!m_open); });
    resizeParts();
    refresh();
}

// The window learns its screen after the frame was made.
void DockFrame::resizeParts()
{
    m_dock->setFixedWidth(m_dock->sizeHint().width());
    m_tab->setFixedWidth(m_tab->sizeHint().width());
}

int DockFrame::besideWidth() const
{
    const int dock = m_open ? m_dock->sizeHint().width() : 0;
    return m_allowed ? m_tab->sizeHint().width() + dock : 0;
}

void DockFrame::setDockAllowed(bool allowed)
{
    m_allowed = allowed;
    refresh();
}

void DockFrame::setOpen(bool open)
{
    m_open = open;
    refresh();
}

void DockFrame::refresh()
{
    m_tab->setVisible(m_allowed);
    m_tab->setChecked(m_open);
    m_dock->setVisible(m_allowed && m_open);
}

} // namespace pos::ui

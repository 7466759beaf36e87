// SPDX-License-Identifier: Apache-2.0
#include "tests/torture/finger/finger.h"

#include <unistd.h>

#include <QAbstractButton>
#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWidget>

#include <array>
#include <cstdio>

namespace pos::torture {
namespace {

constexpr int lookEveryMs = 20;

} // namespace

Finger::Finger()
    : m_orders(STDIN_FILENO, QSocketNotifier::Read)
{
    connect(&m_orders, &QSocketNotifier::activated, this, &Finger::obey);
    connect(&m_timer, &QTimer::timeout, this, &Finger::look);
    m_timer.start(lookEveryMs);
}

void Finger::obey()
{
    std::array<char, 1024> buffer{};
    const auto got = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (got <= 0) {
        m_orders.setEnabled(false);
        return;
    }
    m_input.append(buffer.data(), static_cast<qsizetype>(got));
    for (auto end = m_input.indexOf('\n'); end >= 0; end = m_input.indexOf('\n')) {
        const auto order = QString::fromUtf8(m_input.left(end));
        m_input.remove(0, end + 1);
        if (order.startsWith(QLatin1String("tap "))) {
            tap(order.mid(4));
        } else if (order.startsWith(QLatin1String("type "))) {
            type(order.mid(5));
        }
    }
    look();
}

void Finger::tap(const QString &name)
{
    const auto widgets = QApplication::allWidgets();
    for (auto *widget : widgets) {
        if (widget->objectName() != name || !widget->isVisible() || !widget->isEnabled()) {
            continue;
        }
        const QPointF centre = widget->rect().center();
        const auto global = widget->mapToGlobal(centre);
        QMouseEvent press(QEvent::MouseButtonPress, centre, global, Qt::LeftButton, Qt::LeftButton,
            Qt::NoModifier);
        QApplication::sendEvent(widget, &press);
        QMouseEvent release(QEvent::MouseButtonRelease, centre, global, Qt::LeftButton,
            Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(widget, &release);
        return;
    }
}

void Finger::type(const QString &keys)
{
    for (const auto letter : keys) {
        auto *target = QApplication::focusWidget();
        const auto widgets = QApplication::allWidgets();
        for (auto *widget : widgets) {
            if (target == nullptr && widget->objectName() == QLatin1String("mainWindow")) {
                target = widget;
            }
        }
        if (target == nullptr) {
            return;
        }
        QKeyEvent press(QEvent::KeyPress, letter.unicode(), Qt::NoModifier, QString(letter));
        QApplication::sendEvent(target, &press);
        QKeyEvent release(QEvent::KeyRelease, letter.unicode(), Qt::NoModifier, QString(letter));
        QApplication::sendEvent(target, &release);
    }
}

void Finger::look()
{
    QJsonObject seen;
    QJsonArray can;
    const auto widgets = QApplication::allWidgets();
    for (const auto *widget : widgets) {
        const auto name = widget->objectName();
        if (name.isEmpty() || !widget->isVisible()) {
            continue;
        }
        if (name.endsWith(QLatin1String("Page"))) {
            seen.insert(QLatin1String("page"), name.chopped(4));
        } else if (name == QLatin1String("statePane")) {
            seen.insert(QLatin1String("says"), widget->accessibleName());
        } else if (name == QLatin1String("attemptCode")) {
            seen.insert(QLatin1String("code"), widget->accessibleName());
        } else if (qobject_cast<const QAbstractButton *>(widget) != nullptr
            && widget->isEnabled()) {
            can.append(name);
        }
    }
    seen.insert(QLatin1String("can"), can);
    auto line = QJsonDocument(seen).toJson(QJsonDocument::Compact);
    line.append('\n');
    if (line != m_said) {
        m_said = line;
        std::fputs(line.constData(), stdout);
        std::fflush(stdout);
    }
}

} // namespace pos::torture

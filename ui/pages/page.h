// SPDX-License-Identifier: Apache-2.0
//
// A page of the till: a view struct in, commands out. Pages are made when they are first visited
// (a till must show its first frame at once), so they draw themselves from the latest snapshots in
// enter() and from the till's signals afterwards.
#pragma once

#include "core/view/till.h"
#include "ui/pages/latest.h"
#include "ui/theme/theme.h"

#include <QString>
#include <QWidget>

#include <functional>

class QKeyEvent;

namespace pos::ui {

// What a page may use. All of it outlives the page.
struct PageContext {
    view::Till &till;
    Theme &theme;
    const Latest &latest;
};

class Page : public QWidget {
    Q_OBJECT

public:
    Page(const PageContext &context, const QString &name, QWidget *parent = nullptr);

    [[nodiscard]] Theme &theme() const { return m_context.theme; }
    [[nodiscard]] view::Till &till() const { return m_context.till; }
    [[nodiscard]] const Latest &latest() const { return m_context.latest; }

    // Shown now: draw from latest(), set the focus.
    virtual void enter() { }
    // Another page comes: forget what must not linger.
    virtual void leave() { }
    // Keys that no focused widget took. Returns whether the page used it.
    virtual bool handleKey(QKeyEvent & /*event*/) { return false; }
    // Escape and Back: true when the page has a step of its own to undo (a sheet, a detail).
    virtual bool goBackInside() { return false; }

Q_SIGNALS:
    // Another page by its name: "sale", "payment", "receipt", "payments", "readers", "tasks",
    // "settings", "recovery", "journal"; "" = back to where this page was entered from.
    void goTo(const QString &page);

protected:
    void paintEvent(QPaintEvent *event) override; // the canvas

private:
    PageContext m_context;
};

// How the window comes to its pages: a name and a way to make one. The navigation shows those
// with a label, in this order.
struct PageEntry {
    QString name;
    QString label; // translated; "" = not in the navigation
    QString icon;
    std::function<Page *(const PageContext &context, QWidget *parent)> make;
    // Of one without a label: the page of the navigation it stands under; "" = whichever it was
    // entered from.
    QString under{};
};

} // namespace pos::ui

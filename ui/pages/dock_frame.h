// SPDX-License-Identifier: Apache-2.0
//
// The till and, at its right, the virtual reader: side by side, because a payment must not be
// covered and its reader must be seen at the same time. One tab folds the reader away.
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QWidget>

namespace pos::ui {

class ReaderDock;

// The tab at the edge: as high as the window, wide enough for a finger.
class DockTab final : public QAbstractButton {
    Q_OBJECT

public:
    explicit DockTab(const Theme &theme, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

class DockFrame final : public QWidget {
    Q_OBJECT

public:
    // Takes both widgets over. The dock begins open.
    DockFrame(const Theme &theme, QWidget *till, ReaderDock *dock, QWidget *parent = nullptr);

    void setDockAllowed(bool allowed); // only in test mode with the embedded sandbox
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const { return m_open; }
    // What stands beside the till now: the tab, and the dock when it is open.
    [[nodiscard]] int besideWidth() const;

private:
    void refresh();
    void resizeParts();

    const Theme &m_theme;
    ReaderDock *m_dock;
    DockTab *m_tab;
    bool m_allowed = true;
    bool m_open = true;
};

} // namespace pos::ui

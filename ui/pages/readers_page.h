// SPDX-License-Identifier: Apache-2.0
//
// The readers this till may use: which one it uses, what each is doing, and what to do about one
// that does not work. People see names; both ids are there to be copied for support.
#pragma once

#include "core/view/snapshots.h"
#include "ui/pages/page.h"

class QGridLayout;
class QStackedLayout;

namespace pos::ui {

class Banner;
class EmptyState;
class PageHead;

class ReadersPage final : public Page {
    Q_OBJECT

public:
    explicit ReadersPage(const PageContext &context, QWidget *parent = nullptr);

    void enter() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setReaders(const view::ReadersView &readers);
    void rebuild();
    [[nodiscard]] QWidget *makeTile(const view::ReaderView &reader);
    [[nodiscard]] QLayout *makeTileActions(const view::ReaderView &reader);
    void showEmpty();

    view::ReadersView m_readers;
    PageHead *m_head;
    Banner *m_notice;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QWidget *m_tiles;
    QGridLayout *m_grid;
    int m_columns = 0;
    QString m_shown = QStringLiteral("nothing yet");
};

} // namespace pos::ui

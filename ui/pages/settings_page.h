// SPDX-License-Identifier: Apache-2.0
//
// Settings: edited freely, kept by one Save, dropped by one Undo. A snapshot from the core never
// overwrites what a person is typing.
#pragma once

#include "core/view/snapshots.h"
#include "ui/pages/page.h"

namespace pos::ui {

class Banner;
class Button;
class KeySection;
class PageHead;
class SettingsForm;

class SettingsPage final : public Page {
    Q_OBJECT

public:
    explicit SettingsPage(const PageContext &context, QWidget *parent = nullptr);

    void enter() override;
    [[nodiscard]] bool goBackInside() override;

    // Whether leaving would lose something.
    [[nodiscard]] bool isDirty() const { return m_dirty; }

private:
    void setStored(const view::SettingsView &settings);
    void setNotice(const view::Notice &notice);
    void refresh();
    void save();
    void undo();
    void goBack();

    view::SettingsView m_stored;
    bool m_dirty = false;
    bool m_saving = false;
    PageHead *m_head;
    Banner *m_notice;
    SettingsForm *m_form;
    KeySection *m_key;
    Button *m_undo;
    Button *m_save;
};

} // namespace pos::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/settings_page.h"

#include "ui/pages/core_words.h"
#include "ui/pages/key_section.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/settings_form.h"
#include "ui/pages/settings_rules.h"
#include "ui/pages/trouble_text.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/list.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace pos::ui {

SettingsPage::SettingsPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("settings"), parent)
    , m_head(new PageHead(context.theme, tr("Settings")))
    , m_notice(new Banner(context.theme))
    , m_form(new SettingsForm(context.theme))
    , m_key(new KeySection(context.theme, context.till))
    , m_undo(new Button(context.theme, Button::Kind::Secondary, QStringLiteral("settingsUndo"),
          tr("Undo changes")))
    , m_save(new Button(
          context.theme, Button::Kind::Primary, QStringLiteral("settingsSave"), tr("Save")))
{
    m_notice->setObjectName(QStringLiteral("settingsNotice"));
    auto *column = new QVBoxLayout(this);
    const int edge = context.theme.mm(4);
    column->setContentsMargins(edge, context.theme.mm(2), edge, edge);
    column->setSpacing(context.theme.mm(3));
    column->addWidget(m_head);
    column->addWidget(m_notice);
    m_form->insertKeySection(m_key);
    column->addWidget(makeScroll(context.theme, m_form, this), 1);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(context.theme.mm(3));
    auto *back = new Button(
        context.theme, Button::Kind::Secondary, QStringLiteral("settingsBack"), tr("Back"), this);
    m_save->setHeightMm(16);
    m_save->setMinimumWidth(context.theme.mm(50));
    bar->addWidget(back);
    bar->addStretch(1);
    bar->addWidget(m_undo);
    bar->addWidget(m_save);
    column->addLayout(bar);
    connect(back, &QAbstractButton::clicked, this, &SettingsPage::goBack);
    connect(m_undo, &QAbstractButton::clicked, this, &SettingsPage::undo);
    connect(m_save, &QAbstractButton::clicked, this, &SettingsPage::save);
    connect(m_form, &SettingsForm::changed, this, &SettingsPage::refresh);
    connect(&context.till, &view::Till::settingsChanged, this, &SettingsPage::setStored);
    connect(&context.till, &view::Till::noticed, this, &SettingsPage::setNotice);
    setStored({});
}

void SettingsPage::enter()
{
    setStored(latest().settings());
    say(*m_notice, Meaning::Neutral, QString());
}

void SettingsPage::setStored(const view::SettingsView &settings)
{
    const bool keepEdits = m_dirty && !m_saving;
    m_saving = false;
    m_stored = settings;
    m_key->setStored(settings);
    if (!keepEdits) {
        m_form->setSettings(settings);
    }
    if (!settings.problem.empty()) {
        say(*m_notice, Meaning::Stop,
            tr("Not saved: %1").arg(sayingText(settings.problem, theme())));
    }
    refresh();
}

void SettingsPage::setNotice(const view::Notice &notice)
{
    using Kind = view::Notice::Kind;
    if (!isVisible()) {
        return;
    }
    if (notice.kind == Kind::SavedForNextStart) {
        say(*m_notice, Meaning::Attention,
            tr("Saved. It is used from the next start of the till."));
    } else if (!isGoodNews(notice)) {
        say(*m_notice, Meaning::Stop, noticeSentence(notice, theme()));
    } else if (notice.kind == Kind::Saved && notice.detail.empty()) {
        say(*m_notice, Meaning::Money, tr("Saved")); // with a path it is about a file
    }
}

void SettingsPage::refresh()
{
    const view::SettingsView edited = m_form->edited();
    const std::vector<SettingsProblem> problems = settingsProblems(edited);
    m_form->showProblems(problems);
    m_key->setMode(edited.mode);
    m_dirty = differs(edited, m_stored);
    if (m_dirty) {
        say(*m_notice, Meaning::Neutral, QString()); // "Saved" is not true any more
    }
    m_head->setAside(m_dirty ? tr("Changes not saved yet") : QString());
    m_undo->setEnabled(m_dirty);
    m_save->setReason(!problems.empty() ? tr("See the red line") : QString());
    if (problems.empty()) {
        m_save->setEnabled(m_dirty);
    }
}

void SettingsPage::save()
{
    const view::SettingsView edited = m_form->edited();
    if (!m_dirty || !settingsProblems(edited).empty()) {
        return;
    }
    const auto send = [this, edited] {
        m_saving = true;
        till().send(view::command::SaveSettings{edited});
    };
    if (edited.mode == view::Mode::Live && m_stored.mode == view::Mode::Test) {
        ask(theme(), *this, tr("Switch to live mode? From now on real cards are charged."),
            tr("Take real money"), tr("Stay in test mode"), send);
        return;
    }
    send();
}

void SettingsPage::undo()
{
    m_form->setSettings(m_stored);
    refresh();
}

bool SettingsPage::goBackInside()
{
    const bool asks = m_dirty;
    if (asks) {
        goBack();
    }
    return asks;
}

void SettingsPage::goBack()
{
    if (!m_dirty) {
        Q_EMIT goTo(QString());
        return;
    }
    ask(theme(), *this, tr("Leave without saving the changes?"), tr("Drop the changes"),
        tr("Stay here"), [this] {
            undo();
            Q_EMIT goTo(QString());
        });
}

} // namespace pos::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/key_section.h"

#include "ui/pages/page_kit.h"
#include "ui/pages/settings_rules.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <optional>
#include <utility>

namespace pos::ui {

KeySection::KeySection(const Theme &theme, view::Till &till, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_till(till)
    , m_masked(new Text(theme, TextRole::Body, Weight::SemiBold, Token::Ink))
    , m_result(new StateBadge(theme))
    , m_field(new Field(theme, QStringLiteral("settingsKey"), tr("New secret key")))
    , m_test(new Button(theme, Button::Kind::Secondary, QStringLiteral("keyTest"), tr("Test")))
    , m_store(
          new Button(theme, Button::Kind::Secondary, QStringLiteral("keyStore"), tr("Store key")))
    , m_forget(new Button(theme, Button::Kind::Danger, QStringLiteral("keyForget"), tr("Forget")))
{
    m_masked->setObjectName(QStringLiteral("keyMasked"));
    m_result->setObjectName(QStringLiteral("keyResult"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.mm(3));
    auto *stored = new QHBoxLayout;
    stored->addWidget(m_masked, 1);
    stored->addWidget(m_forget);
    column->addLayout(stored);
    column->addWidget(m_field);
    column->addWidget(m_result);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.mm(3));
    row->addStretch(1);
    row->addWidget(m_test);
    row->addWidget(m_store);
    column->addLayout(row);
    m_field->setWriteOnly(tr("sk_test_… or sk_live_…"));
    m_field->setHelp(tr("From the PlutoPay dashboard, under Developers. It is never shown again."));
    connect(m_field, &Field::edited, this, [this] { m_field->setError(QString()); });
    connect(m_test, &QAbstractButton::clicked, this, &KeySection::test);
    connect(m_store, &QAbstractButton::clicked, this, &KeySection::store);
    connect(m_forget, &QAbstractButton::clicked, this, [this] {
        QWidget *page = window();
        for (QWidget *up = parentWidget(); up != nullptr; up = up->parentWidget()) {
            if (up->objectName() == QStringLiteral("settingsPage")) {
                page = up;
                break;
            }
        }
        ask(m_theme, *page,
            tr("Forget the key? No card payment is possible until another one is stored."),
            tr("Forget the key"), tr("Keep it"),
            [this] { m_till.send(view::command::ForgetKey{}); });
    });
}

void KeySection::setStored(const view::SettingsView &stored)
{
    m_stored = stored;
    m_masked->setText(
        stored.keyMasked.empty() ? tr("No key stored") : QString::fromStdString(stored.keyMasked));
    m_masked->setToken(stored.keyMasked.empty() ? Token::Muted : Token::Ink);
    m_forget->setVisible(!stored.keyMasked.empty());
    showTest();
}

void KeySection::setMode(view::Mode mode)
{
    m_mode = mode;
}

void KeySection::showTest()
{
    using KeyTest = view::SettingsView::KeyTest;
    const QString detail = QString::fromStdString(m_stored.keyTestDetail);
    m_test->setEnabled(m_stored.keyTest != KeyTest::Running);
    switch (m_stored.keyTest) {
    case KeyTest::NotTried:
        m_result->setVisible(false);
        return;
    case KeyTest::Running:
        m_result->setState(Meaning::Waiting, tr("Asking PlutoPay…"));
        break;
    case KeyTest::Good:
        m_result->setState(
            Meaning::Money, detail.isEmpty() ? tr("The key works") : tr("Works: %1").arg(detail));
        break;
    case KeyTest::Refused:
        m_result->setState(Meaning::Stop, tr("PlutoPay refused this key"));
        break;
    case KeyTest::WrongMode:
        m_result->setState(Meaning::Stop, tr("A key of the other mode"));
        break;
    case KeyTest::Unreachable:
        m_result->setState(Meaning::Attention, tr("PlutoPay not reached"));
        break;
    case KeyTest::Malformed:
        m_result->setState(Meaning::Stop, tr("This is not a key"));
        break;
    }
    m_result->setVisible(true);
}

bool KeySection::typedIsFine()
{
    const std::optional<QString> problem = keyProblem(m_field->text(), m_mode);
    m_field->setError(problem.value_or(QString()));
    return !problem;
}

void KeySection::test()
{
    if (m_field->text().isEmpty() && !m_stored.keyMasked.empty()) {
        m_till.send(view::command::TestKey{std::nullopt});
        return;
    }
    if (typedIsFine()) {
        // The text stays in the field: it is stored only when a person says so.
        m_till.send(view::command::TestKey{base::Secret(m_field->text().trimmed().toStdString())});
    }
}

void KeySection::store()
{
    if (typedIsFine()) {
        m_till.send(view::command::StoreKey{m_field->take()});
    }
}

} // namespace pos::ui

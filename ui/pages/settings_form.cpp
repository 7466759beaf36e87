// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/settings_form.h"

#include "core/money/format.h"
#include "ui/pages/calibration_view.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/stepper.h"
#include "ui/widgets/field.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/text.h"
#include "ui/widgets/toggle.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>

namespace pos::ui {
namespace {

std::string clean(const Field &field)
{
    return field.text().trimmed().toStdString();
}

QString lookId(view::Theme look)
{
    switch (look) {
    case view::Theme::Light:
        return QStringLiteral("light");
    case view::Theme::Dark:
        return QStringLiteral("dark");
    case view::Theme::Auto:
        return QStringLiteral("auto");
    }
    return {};
}

view::Theme lookFrom(const QString &id)
{
    if (id == QStringLiteral("dark")) {
        return view::Theme::Dark;
    }
    return id == QStringLiteral("auto") ? view::Theme::Auto : view::Theme::Light;
}

} // namespace

SettingsForm::SettingsForm(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto *columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(theme.mm(4));
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    for (QVBoxLayout *column : {left, right}) {
        column->setSpacing(theme.mm(4));
        columns->addLayout(column, 1);
    }
    buildConnection(*left);
    buildTimes(*left);
    buildShop(*right);
    buildMoney(*right);
    buildLook(*right);
    left->addStretch(1);
    right->addStretch(1);
}

QBoxLayout *SettingsForm::addCard(QBoxLayout &column, const QString &title)
{
    auto *card = new Panel(m_theme);
    auto *inside = new QVBoxLayout(card);
    const int margin = m_theme.mm(5);
    inside->setContentsMargins(margin, m_theme.mm(4), margin, margin);
    inside->setSpacing(m_theme.mm(3));
    auto *head = new Text(m_theme, TextRole::Body, Weight::Bold, Token::Ink);
    head->setText(title);
    inside->addWidget(head);
    column.addWidget(card);
    return inside;
}

Field *SettingsForm::addField(QBoxLayout &card, const char *name, const QString &label)
{
    auto *field = new Field(m_theme, QLatin1String(name), label);
    connect(field, &Field::edited, this, &SettingsForm::changed);
    card.addWidget(field);
    return field;
}

Segmented *SettingsForm::addChoice(QBoxLayout &card, const char *name, const QString &label)
{
    auto *title = new Text(m_theme, TextRole::Label, Weight::SemiBold, Token::Muted);
    title->setText(label);
    card.addWidget(title);
    auto *choice = new Segmented(m_theme, QLatin1String(name), label);
    connect(choice, &Segmented::chosen, this, &SettingsForm::changed);
    card.addWidget(choice);
    return choice;
}

void SettingsForm::buildConnection(QBoxLayout &column)
{
    QBoxLayout *card = addCard(column, tr("PlutoPay"));
    m_mode = addChoice(*card, "settingsMode", tr("Mode"));
    m_mode->setItems({{QStringLiteral("test"), tr("Test")}, {QStringLiteral("live"), tr("Live")}});
    m_keyPlace = new QVBoxLayout;
    card->addLayout(m_keyPlace);
    QBoxLayout *advanced = addCard(column, tr("Advanced"));
    m_baseUrl = addField(*advanced, "settingsBaseUrl", tr("Server address"));
    m_baseUrl->setPlaceholder(tr("PlutoPay's own"));
    m_caFile = addField(*advanced, "settingsCaFile", tr("Extra certificate file"));
    m_caFile->setPlaceholder(tr("None"));
    m_caFile->setHelp(tr("Only for a shop whose network inspects encrypted traffic."));
}

void SettingsForm::buildShop(QBoxLayout &column)
{
    QBoxLayout *card = addCard(column, tr("Shop"));
    m_till = addField(*card, "settingsTillName", tr("Name of this till"));
    m_shop = addField(*card, "settingsShopName", tr("Shop name"));
    m_address = addField(*card, "settingsShopAddress", tr("Address on the receipt"));
    m_taxId = addField(*card, "settingsTaxId", tr("Tax id on the receipt"));
    m_columns = addChoice(*card, "settingsColumns", tr("Receipt width"));
    m_columns->setItems({{QStringLiteral("48"), tr("80 mm, 48 letters")},
        {QStringLiteral("32"), tr("58 mm, 32 letters")}});
}

void SettingsForm::buildMoney(QBoxLayout &column)
{
    QBoxLayout *card = addCard(column, tr("Amounts"));
    m_currency = addField(*card, "settingsCurrency", tr("Currency"));
    m_currency->edit()->setMaxLength(3);
    m_keypad = addChoice(*card, "settingsKeypad", tr("Keypad"));
    m_keypad->setItems({{QStringLiteral("cents"), tr("Cents first")},
        {QStringLiteral("calculator"), tr("With decimal key")}});
    m_quick = addField(*card, "settingsQuick", tr("Quick amounts"));
    m_quick->setHelp(tr("Up to six, with spaces between them."));
}

void SettingsForm::buildTimes(QBoxLayout &column)
{
    QBoxLayout *card = addCard(column, tr("Waiting for a card"));
    const QString seconds = tr("s");
    m_askAfter = new Stepper(
        m_theme, QStringLiteral("settingsAskAfter"), tr("Ask after"), {30, 600, 10, seconds});
    m_cancelAfter = new Stepper(
        m_theme, QStringLiteral("settingsCancelAfter"), tr("Cancel after"), {40, 900, 10, seconds});
    m_receipt = new Stepper(m_theme, QStringLiteral("settingsReceipt"),
        tr("Back to the sale after"), {1, 60, 1, seconds});
    for (Stepper *stepper : {m_askAfter, m_cancelAfter, m_receipt}) {
        connect(stepper, &Stepper::changed, this, &SettingsForm::changed);
        card->addWidget(stepper);
    }
    auto *problem = new Text(m_theme, TextRole::Label, Weight::Regular, Token::Stop);
    problem->setWordWrap(true);
    problem->setObjectName(QStringLiteral("settingsTimesProblem"));
    problem->hide();
    card->addWidget(problem);
    m_timesProblem = problem;
}

void SettingsForm::buildLook(QBoxLayout &column)
{
    QBoxLayout *card = addCard(column, tr("Screen and sound"));
    m_look = addChoice(*card, "settingsTheme", tr("Colours"));
    m_look->setItems({{QStringLiteral("light"), tr("Light")}, {QStringLiteral("dark"), tr("Dark")},
        {QStringLiteral("auto"), tr("As the system")}});
    m_language = addChoice(*card, "settingsLanguage", tr("Language"));
    m_language->setItems({{QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("es"), QStringLiteral("Español")}});
    m_motion = new Toggle(m_theme, QStringLiteral("settingsMotion"), tr("Movement"));
    m_sounds = new Toggle(m_theme, QStringLiteral("settingsSounds"), tr("Sounds"));
    for (Toggle *toggle : {m_motion, m_sounds}) {
        toggle->setCheckable(true);
        connect(toggle, &QAbstractButton::toggled, this, &SettingsForm::changed);
        card->addWidget(toggle);
    }
    m_volume = new Stepper(m_theme, QStringLiteral("settingsVolume"), tr("Volume"),
        {10, 100, 10, QStringLiteral("%")});
    connect(m_volume, &Stepper::changed, this, &SettingsForm::changed);
    card->addWidget(m_volume);
    QBoxLayout *size = addCard(column, tr("Size of the screen"));
    m_calibration = new CalibrationView(m_theme);
    connect(m_calibration, &CalibrationView::changed, this, &SettingsForm::changed);
    size->addWidget(m_calibration);
}

void SettingsForm::insertKeySection(QWidget *section)
{
    m_keyPlace->addWidget(section);
}

QString SettingsForm::quickText(const view::SettingsView &settings) const
{
    const auto currency = money::Currency::fromCode(settings.currency);
    QStringList texts;
    for (const std::int64_t minor : settings.quickAmountsMinor) {
        texts += currency ? QString::fromStdString(money::formatParts(
                     money::Money(minor, *currency), m_theme.numberStyle(), *currency)
                                                       .digits)
                          : QString::number(minor);
    }
    return texts.join(QStringLiteral("  "));
}

std::vector<std::int64_t> SettingsForm::quickAmounts() const
{
    std::vector<std::int64_t> amounts;
    const auto currency = money::Currency::fromCode(clean(*m_currency));
    const QStringList texts = m_quick->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &text : texts) {
        std::int64_t minor = 0;
        if (currency) {
            const auto amount = money::parse(text.toStdString(), *currency, m_theme.numberStyle());
            minor = amount ? amount->minor() : 0;
        }
        amounts.push_back(minor);
    }
    return amounts;
}

void SettingsForm::setSettings(const view::SettingsView &settings)
{
    m_settings = settings;
    const QSignalBlocker quiet(this);
    m_mode->setCurrent(
        settings.mode == view::Mode::Test ? QStringLiteral("test") : QStringLiteral("live"));
    m_till->setText(QString::fromStdString(settings.tillName));
    m_shop->setText(QString::fromStdString(settings.shopName));
    m_address->setText(QString::fromStdString(settings.shopAddress));
    m_taxId->setText(QString::fromStdString(settings.taxId));
    m_baseUrl->setText(QString::fromStdString(settings.baseUrl));
    m_caFile->setText(QString::fromStdString(settings.caFile));
    m_currency->setText(QString::fromStdString(settings.currency));
    m_keypad->setCurrent(settings.keypad == view::Keypad::CentsFirst
            ? QStringLiteral("cents")
            : QStringLiteral("calculator"));
    m_quick->setText(quickText(settings));
    m_askAfter->setValue(settings.askAfterSeconds);
    m_cancelAfter->setValue(settings.cancelAfterSeconds);
    m_receipt->setValue(settings.receiptSeconds);
    m_look->setCurrent(lookId(settings.theme));
    m_language->setCurrent(QString::fromStdString(settings.language));
    m_columns->setCurrent(QString::number(settings.receiptColumns));
    m_motion->setChecked(settings.motion);
    m_sounds->setChecked(settings.sounds);
    m_volume->setValue(settings.soundVolumePercent);
    m_calibration->setPixelsPerMm(settings.pixelsPerMm);
}

view::SettingsView SettingsForm::edited() const
{
    view::SettingsView settings = m_settings;
    settings.mode
        = m_mode->current() == QStringLiteral("live") ? view::Mode::Live : view::Mode::Test;
    settings.tillName = clean(*m_till);
    settings.shopName = clean(*m_shop);
    settings.shopAddress = clean(*m_address);
    settings.taxId = clean(*m_taxId);
    settings.baseUrl = clean(*m_baseUrl);
    settings.caFile = clean(*m_caFile);
    settings.currency = m_currency->text().trimmed().toUpper().toStdString();
    settings.keypad = m_keypad->current() == QStringLiteral("calculator")
        ? view::Keypad::Calculator
        : view::Keypad::CentsFirst;
    settings.quickAmountsMinor = quickAmounts();
    settings.askAfterSeconds = m_askAfter->value();
    settings.cancelAfterSeconds = m_cancelAfter->value();
    settings.receiptSeconds = m_receipt->value();
    settings.theme = lookFrom(m_look->current());
    settings.language = m_language->current().toStdString();
    settings.receiptColumns = m_columns->current() == QStringLiteral("32") ? 32 : 48;
    settings.motion = m_motion->isChecked();
    settings.sounds = m_sounds->isChecked();
    settings.soundVolumePercent = m_volume->value();
    settings.pixelsPerMm = m_calibration->pixelsPerMm();
    return settings;
}

void SettingsForm::showProblems(const std::vector<SettingsProblem> &problems)
{
    const auto sentence = [&problems](SettingsField field) {
        const auto found = std::find_if(problems.begin(), problems.end(),
            [field](const SettingsProblem &problem) { return problem.field == field; });
        return found == problems.end() ? QString() : found->text;
    };
    m_baseUrl->setError(sentence(SettingsField::BaseUrl));
    m_till->setError(sentence(SettingsField::TillName));
    m_shop->setError(sentence(SettingsField::ShopName));
    m_currency->setError(sentence(SettingsField::Currency));
    m_quick->setError(sentence(SettingsField::QuickAmounts));
    QString times = sentence(SettingsField::AskAfter);
    for (const SettingsField field : {SettingsField::CancelAfter, SettingsField::ReceiptSeconds}) {
        times = times.isEmpty() ? sentence(field) : times;
    }
    m_timesProblem->setText(times);
    m_timesProblem->setVisible(!times.isEmpty());
}

} // namespace pos::ui

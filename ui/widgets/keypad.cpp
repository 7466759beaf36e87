// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/keypad.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QKeyEvent>

#include <array>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace pos::ui {
namespace {

using EntryKey = AmountEntry::Key;

std::optional<EntryKey> keyOf(const QKeyEvent &event)
{
    const int key = event.key();
    if (key >= Qt::Key_0 && key <= Qt::Key_9) {
        return static_cast<EntryKey>(static_cast<int>(EntryKey::D0) + key - Qt::Key_0);
    }
    switch (key) {
    case Qt::Key_Period:
    case Qt::Key_Comma:
        return EntryKey::Decimal;
    case Qt::Key_Backspace:
        return EntryKey::Backspace;
    case Qt::Key_Delete:
    case Qt::Key_C:
        return EntryKey::Clear;
    default:
        return std::nullopt;
    }
}

} // namespace

Keypad::Keypad(const Theme &theme, const AmountEntry &entry, QWidget *parent)
    : QWidget{parent}
    , m_theme{theme}
    , m_entry{entry}
    , m_grid{new QGridLayout{this}}
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(theme.mm(2));
    for (int digit = 1; digit <= 9; ++digit) {
        const int row = 2 - (digit - 1) / 3;
        const QString label = QString::number(digit);
        addKey(static_cast<EntryKey>(digit), u"key"_s + label, label, {}, row, (digit - 1) % 3);
    }
    addKey(EntryKey::D0, u"key0"_s, u"0"_s, {}, 3, 1);
    addKey(EntryKey::DoubleZero, u"key00"_s, u"00"_s, {}, 3, 0);
    const QString mark = QString::fromStdString(theme.numberStyle().decimalMark);
    addKey(EntryKey::Decimal, u"keyDecimal"_s, mark, {}, 3, 2);
    addKey(EntryKey::Clear, u"keyClear"_s, u"C"_s, {}, 0, 3);
    addKey(EntryKey::Backspace, u"keyBackspace"_s, tr("Backspace"), u"backspace"_s, 2, 3);
    m_keys[static_cast<int>(EntryKey::Clear)]->setQuiet(true);
    m_keys[static_cast<int>(EntryKey::Clear)]->setAccessibleName(tr("Clear"));
    m_keys[static_cast<int>(EntryKey::Backspace)]->setQuiet(true);
    showKeys();
}

void Keypad::addKey(EntryKey key, const QString &name, const QString &label, const QString &icon,
    int row, int column)
{
    auto *touch = new Key{m_theme, name, label, icon, this};
    connect(touch, &Key::pressed, this, [this, key] { press(key); });
    const bool tall = key == EntryKey::Clear || key == EntryKey::Backspace;
    m_grid->addWidget(touch, row, column, tall ? 2 : 1, 1);
    m_keys.insert(static_cast<int>(key), touch);
}

// The lowest row depends on the school: "00 0 ." for a calculator, "00 00 0" never; a pad without
// a decimal key gives its place to a wider 0, and without 00 the 0 takes the whole row.
void Keypad::showKeys()
{
    Key *zero = m_keys[static_cast<int>(EntryKey::D0)];
    Key *doubleZero = m_keys[static_cast<int>(EntryKey::DoubleZero)];
    Key *decimal = m_keys[static_cast<int>(EntryKey::Decimal)];
    for (Key *key : {zero, doubleZero, decimal}) {
        m_grid->removeWidget(key);
    }
    doubleZero->setVisible(m_entry.offersDoubleZero());
    decimal->setVisible(m_entry.offersDecimal());
    if (m_entry.offersDecimal()) {
        m_grid->addWidget(zero, 3, 0);
        m_grid->addWidget(doubleZero, 3, 1);
        m_grid->addWidget(decimal, 3, 2);
    } else if (m_entry.offersDoubleZero()) {
        m_grid->addWidget(zero, 3, 0, 1, 2);
        m_grid->addWidget(doubleZero, 3, 2);
    } else {
        m_grid->addWidget(zero, 3, 0, 1, 3);
    }
    for (int i = 0; i < 4; ++i) {
        m_grid->setRowStretch(i, 1);
        m_grid->setColumnStretch(i, 1);
    }
}

void Keypad::reset(const AmountEntry &entry)
{
    m_entry = entry;
    m_offered = false;
    showKeys();
    Q_EMIT changed();
}

void Keypad::setMinor(std::int64_t minor)
{
    m_entry.set(minor);
    m_offered = false;
    Q_EMIT changed();
}

void Keypad::clear()
{
    press(EntryKey::Clear);
}

void Keypad::press(EntryKey key)
{
    const bool adds = key != EntryKey::Clear && key != EntryKey::Backspace;
    if (std::exchange(m_offered, false) && adds) {
        m_entry.press(EntryKey::Clear);
    }
    if (m_entry.press(key)) {
        Q_EMIT changed();
    } else if (adds && !m_entry.isEmpty()) {
        Q_EMIT refused(tr("The amount cannot be longer."));
    }
}

bool Keypad::handleKey(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::Paste)) {
        paste(QGuiApplication::clipboard()->text());
        return true;
    }
    if ((event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0) {
        return false;
    }
    const auto key = keyOf(event);
    if (!key) {
        return false;
    }
    if (event.isAutoRepeat() && *key != EntryKey::Backspace) {
        return true; // a key that got stuck under a box of receipts is not an amount
    }
    if (Key *touch = m_keys.value(static_cast<int>(*key)); touch != nullptr) {
        touch->flash();
    }
    press(*key);
    return true;
}

void Keypad::paste(const QString &text)
{
    const auto pasted = m_entry.paste(text.trimmed().toStdString(), m_theme.numberStyle());
    if (!pasted) {
        //: Shown under the amount after pasting letters or a negative number.
        Q_EMIT refused(tr("What was pasted is not an amount."));
        return;
    }
    m_offered = false;
    Q_EMIT changed();
}

} // namespace pos::ui

// SPDX-License-Identifier: Apache-2.0
//
// The amount pad: 7-8-9 on top as on every till, one entry behind it, and the keyboard, the
// clipboard and the fingers all going the same way. The arithmetic is AmountEntry's.
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/amount_entry.h"
#include "ui/widgets/key.h"

#include <QHash>
#include <QWidget>

#include <functional>

class QGridLayout;

namespace pos::ui {

class Keypad : public QWidget {
    Q_OBJECT

public:
    // Keys are named "key0" … "key9", "key00", "keyDecimal", "keyBackspace", "keyClear".
    Keypad(const Theme &theme, const AmountEntry &entry, QWidget *parent = nullptr);

    [[nodiscard]] const AmountEntry &entry() const { return m_entry; }
    void reset(const AmountEntry &entry); // another currency or another school
    void setMinor(std::int64_t minor); // a quick amount
    void clear();
    // What stands there is offered again, not being typed: the first digit begins a new amount.
    void offer() { m_offered = true; }

    // Digits, both decimal marks, Backspace, Delete and C as clear, Ctrl+V. The page calls it for
    // keys that no focused field took. Returns whether the key was the pad's.
    bool handleKey(const QKeyEvent &event);
    // A sentence is emitted with refused() when the text is not an amount.
    void paste(const QString &text);

Q_SIGNALS:
    void changed(); // ask entry()
    void refused(const QString &why); // nothing changed

private:
    void addKey(AmountEntry::Key key, const QString &name, const QString &label,
        const QString &icon, int row, int column);
    void press(AmountEntry::Key key);
    void showKeys();

    const Theme &m_theme;
    AmountEntry m_entry;
    bool m_offered{false};
    QGridLayout *m_grid;
    QHash<int, Key *> m_keys;
};

} // namespace pos::ui

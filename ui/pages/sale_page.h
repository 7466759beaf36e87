// SPDX-License-Identifier: Apache-2.0
//
// The page a cashier lives on: an amount, perhaps a note, and Charge. The left part keeps the room
// where the cart will stand.
#pragma once

#include "ui/pages/page.h"

#include <QElapsedTimer>

namespace pos::ui {

class AmountDisplay;
class Button;
class Chip;
class Field;
class Keypad;
class LastPayment;
class Text;

class SalePage : public Page {
    Q_OBJECT

public:
    explicit SalePage(const PageContext &context, QWidget *parent = nullptr);

    void enter() override;
    bool handleKey(QKeyEvent &event) override;

private:
    QWidget *makeLeft();
    QWidget *makeRight();
    QWidget *makeAmountCard(QWidget *parent);
    void noteDigit(const QKeyEvent &event);
    void say(const QString &sentence, Token color = Token::Stop); // under the amount; "" = nothing
    void refreshAmount();
    void refreshStatus();
    void refreshReader();
    void applySettings();
    void rebuildQuickAmounts();
    void charge();
    void onCheckout(const view::CheckoutView &checkout);
    void onNotice(const view::Notice &notice);
    [[nodiscard]] money::Currency currency() const;

    AmountDisplay *m_amount{};
    Text *m_message{};
    Keypad *m_pad{};
    QWidget *m_quick{};
    Field *m_note{};
    Chip *m_reader{};
    LastPayment *m_last{};
    Button *m_charge{};
    // Digits typed faster than fingers can: a scanner, whose Enter must not charge its number.
    QElapsedTimer m_sinceDigit;
    int m_burst{0};
    std::int64_t m_beforeBurst{0};
    bool m_sent{false}; // Charge was pressed and not answered yet
    // A payment of this amount ended without money. The customer still stands there, so the sale
    // comes back as it was, to be charged again; whoever types begins the next one.
    bool m_cameBack{false};
    std::vector<std::int64_t> m_quickMinor;
    std::string m_currencyCode;
    view::Keypad m_school{view::Keypad::CentsFirst};
};

} // namespace pos::ui

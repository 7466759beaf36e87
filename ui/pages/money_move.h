// SPDX-License-Identifier: Apache-2.0
//
// How much goes back to the card, or is taken of a hold. This step is itself the second question:
// its one button says amount and card in full ("Refund $12.50 to Visa 4242"), so a full refund of
// the last sale stays at four taps, and the figure that is pressed is the figure that moves.
#pragma once

#include "core/view/till.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <optional>
#include <string>
#include <vector>

namespace pos::ui {

class AmountDisplay;
class Banner;
class Button;
class FilterChip;
class Keypad;
class PageHead;
class Text;

class MoneyMove final : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Refund, Capture };

    MoneyMove(const Theme &theme, view::Till &till, QWidget *parent = nullptr);

    // Digits of a keyboard. Returns whether they were used.
    bool handleKey(const QKeyEvent &event);
    // Starts anew with the whole amount typed in. `keypad` is the shop's school.
    void begin(Kind kind, const view::PaymentDetail &detail, view::Keypad keypad);

Q_SIGNALS:
    void backRequested();

private:
    QWidget *buildLeft();
    void refresh();
    void send();
    void follow(const view::PaymentDetail &detail);
    void setNotice(const view::Notice &notice);
    [[nodiscard]] QString blockedReason(const money::Money &amount) const;
    [[nodiscard]] std::string reasonWord() const;

    const Theme &m_theme;
    view::Till &m_till;
    Kind m_kind = Kind::Refund;
    view::PaymentDetail m_detail;
    std::optional<money::Money> m_limit;
    bool m_sent = false; // one press, one command, until the page is opened again
    PageHead *m_head;
    AmountDisplay *m_amount;
    Text *m_upTo;
    Banner *m_status;
    QWidget *m_reasons;
    std::vector<FilterChip *> m_reasonChips;
    Button *m_whole;
    Button *m_act;
    Keypad *m_keypad;
};

} // namespace pos::ui

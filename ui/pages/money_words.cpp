// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/money_words.h"

#include <optional>

namespace pos::ui {

QString moneyWords(const money::Money &amount, const Theme &theme)
{
    return theme.text(amount);
}

QString moneyWords(std::int64_t minor, const std::string &currency, const Theme &theme)
{
    return QString::fromStdString(moneyParts(minor, currency, theme).text());
}

money::FormattedMoney moneyParts(
    std::int64_t minor, const std::string &currency, const Theme &theme)
{
    const auto known = money::Currency::fromCode(currency);
    if (known) {
        return theme.parts(money::Money(minor, *known));
    }
    money::FormattedMoney parts;
    parts.digits = QString::number(minor).toStdString();
    parts.symbol = currency;
    parts.symbolFirst = false;
    parts.spaced = true;
    return parts;
}

} // namespace pos::ui

// SPDX-License-Identifier: Apache-2.0
//
// Amounts that come as parts of a row: written by the theme, with one rule for a currency that this
// till does not know.
#pragma once

#include "core/money/format.h"
#include "core/money/money.h"
#include "ui/theme/theme.h"

#include <QMetaType>
#include <QString>

#include <cstdint>
#include <string>

namespace pos::ui {

// "$12.50"; an unknown currency is written as "1250 XYZ" in minor units, because a wrong decimal
// point would be a lie.
[[nodiscard]] QString moneyWords(
    std::int64_t minor, const std::string &currency, const Theme &theme);
[[nodiscard]] QString moneyWords(const money::Money &amount, const Theme &theme);
[[nodiscard]] money::FormattedMoney moneyParts(
    std::int64_t minor, const std::string &currency, const Theme &theme);

} // namespace pos::ui

Q_DECLARE_METATYPE(pos::money::FormattedMoney)

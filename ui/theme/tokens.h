// SPDX-License-Identifier: Apache-2.0
//
// The names of every colour the till may use. Widgets ask for a meaning ("money", "stop"), never
// for a value; the values lie in resources/themes/tokens.json, once for light and once for dark.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QColor>
#include <QStringView>

#include <array>
#include <cstddef>
#include <optional>

namespace pos::ui {

enum class Token {
    Canvas,
    Surface,
    Sunken,
    Line,
    Edge,
    Ink,
    Muted,
    Brand,
    OnBrand,
    Key,
    KeyPressed,
    Focus,
    Disabled,
    OnDisabled,
    Money,
    MoneyPressed,
    MoneySoft,
    OnMoney,
    Attention,
    AttentionSoft,
    AttentionEdge,
    Stop,
    StopPressed,
    StopSoft,
    OnStop,
    Waiting,
    WaitingSoft,
    Processing,
    ProcessingSoft,
    PaneNeutral,
    OnPaneNeutral,
    PaneWaiting,
    OnPaneWaiting,
    PaneProcessing,
    OnPaneProcessing,
    PaneMoney,
    OnPaneMoney,
    PaneStop,
    OnPaneStop,
    PaneAttention,
    OnPaneAttention,
    Frame,
    OnFrame,
    Paper,
    OnPaper,
    Scrim,
    Shadow,
};
inline constexpr std::size_t tokenCount = static_cast<std::size_t>(Token::Shadow) + 1;

// The name of a token in the file: "moneySoft". And back; empty for a name that does not exist.
[[nodiscard]] QStringView tokenName(Token token);
[[nodiscard]] std::optional<Token> tokenFromName(QStringView name);

// One look: a colour for every token.
class Palette {
public:
    [[nodiscard]] const QColor &operator[](Token token) const
    {
        return m_colours[static_cast<std::size_t>(token)];
    }
    void set(Token token, const QColor &colour)
    {
        m_colours[static_cast<std::size_t>(token)] = colour;
    }

private:
    std::array<QColor, tokenCount> m_colours;
};

struct Palettes {
    Palette light, dark;
};

// Reads the token file. Every token must be there in both looks (Damaged otherwise).
[[nodiscard]] base::Result<Palettes> readPalettes(const QByteArray &json);

// WCAG 2 contrast of two opaque colours, 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

} // namespace pos::ui

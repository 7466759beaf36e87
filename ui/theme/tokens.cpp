// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/tokens.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace pos::ui {
namespace {

constexpr std::array<QStringView, tokenCount> names{u"canvas", u"surface", u"sunken", u"line",
    u"edge", u"ink", u"muted", u"brand", u"onBrand", u"key", u"keyPressed", u"focus", u"disabled",
    u"onDisabled", //
    u"money", u"moneyPressed", u"moneySoft", u"onMoney", //
    u"attention", u"attentionSoft", u"attentionEdge", //
    u"stop", u"stopPressed", u"stopSoft", u"onStop", //
    u"waiting", u"waitingSoft", u"processing", u"processingSoft", //
    u"paneNeutral", u"onPaneNeutral", u"paneWaiting", u"onPaneWaiting", u"paneProcessing",
    u"onPaneProcessing", u"paneMoney", u"onPaneMoney", u"paneStop", u"onPaneStop", u"paneAttention",
    u"onPaneAttention", //
    u"frame", u"onFrame", u"paper", u"onPaper", u"scrim", u"shadow"};

base::Result<Palette> readPalette(const QJsonObject &look)
{
    Palette palette;
    for (std::size_t i = 0; i < tokenCount; ++i) {
        const QColor colour{look.value(names[i]).toString()};
        if (!colour.isValid()) {
            return base::fail(base::ErrorCode::Damaged,
                "The theme has no colour for " + names[i].toString().toStdString() + ".");
        }
        palette.set(static_cast<Token>(i), colour);
    }
    return palette;
}

double luminance(const QColor &colour)
{
    const auto linear
        = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

} // namespace

QStringView tokenName(Token token)
{
    return names[static_cast<std::size_t>(token)];
}

std::optional<Token> tokenFromName(QStringView name)
{
    const auto it = std::find(names.begin(), names.end(), name);
    if (it == names.end()) {
        return std::nullopt;
    }
    return static_cast<Token>(it - names.begin());
}

base::Result<Palettes> readPalettes(const QByteArray &json)
{
    const QJsonObject file = QJsonDocument::fromJson(json).object();
    auto light = readPalette(file.value("light"_L1).toObject());
    if (!light) {
        return tl::unexpected(light.error());
    }
    auto dark = readPalette(file.value("dark"_L1).toObject());
    if (!dark) {
        return tl::unexpected(dark.error());
    }
    return Palettes{*light, *dark};
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

} // namespace pos::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/theme.h"

#include "core/base/invariant.h"

#include <QFile>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE must stand outside every namespace. It also keeps the linker from dropping the
// resources out of their archive.
static void loadResources()
{
    Q_INIT_RESOURCE(plutopos);
    Q_INIT_RESOURCE(translations);
}

namespace pos::ui {
namespace {

double capHeightMm(TextRole role)
{
    switch (role) {
    case TextRole::Label:
        return 2.5;
    case TextRole::Body:
        return 3.5;
    case TextRole::Title:
        return 5;
    case TextRole::Total:
        return 9;
    case TextRole::Amount:
        return 14;
    }
    base::unreachable();
}

QString chooseFamily()
{
    for (const auto &family : {u"Inter"_s, u"Inter Display"_s, u"Noto Sans"_s, u"DejaVu Sans"_s}) {
        if (QFontDatabase::hasFamily(family)) {
            return family;
        }
    }
    return QGuiApplication::font().family();
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject{parent}
    , m_family{chooseFamily()}
    , m_language{u"en"_s}
    , m_numberStyle{money::numberStyle("en")}
    , m_home{money::currency("USD")}
{
    loadResources();
    QFile file{u":/themes/tokens.json"_s};
    const bool opened = file.open(QIODevice::ReadOnly);
    auto palettes = readPalettes(opened ? file.readAll() : QByteArray{});
    base::invariant(palettes.has_value()); // it is compiled into the program
    m_palettes = *palettes;
    QFont probe{m_family};
    probe.setPixelSize(1000);
    const double cap = QFontMetricsF{probe}.capHeight() / 1000;
    m_capRatio = cap > 0.4 && cap < 1 ? cap : 0.727;
}

QColor Theme::color(Token token) const
{
    return m_dark ? m_palettes.dark[token] : m_palettes.light[token];
}

void Theme::setLook(view::Theme look)
{
    const bool systemIsDark = QGuiApplication::palette().window().color().lightness() < 110;
    const bool dark = look == view::Theme::Dark || (look == view::Theme::Auto && systemIsDark);
    if (dark == m_dark) {
        return;
    }
    m_dark = dark;
    Q_EMIT changed();
}

void Theme::setMetrics(const Metrics &metrics)
{
    m_metrics = metrics;
    m_icons.clear();
    Q_EMIT changed();
}

QFont Theme::font(TextRole role, Weight weight) const
{
    return fontByCapMm(capHeightMm(role), weight);
}

QFont Theme::fontByCapMm(double capMm, Weight weight) const
{
    QFont font{m_family};
    font.setPixelSize(std::max(9, m_metrics.mm(capMm / m_capRatio)));
    font.setWeight(static_cast<QFont::Weight>(weight));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont Theme::monospaced(TextRole role) const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    for (const auto &family : {u"JetBrains Mono"_s, u"DejaVu Sans Mono"_s, u"Noto Sans Mono"_s}) {
        if (QFontDatabase::hasFamily(family)) {
            font = QFont{family};
            break;
        }
    }
    font.setFixedPitch(true);
    font.setPixelSize(std::max(9, m_metrics.mm(capHeightMm(role) / 0.73)));
    return font;
}

QPixmap Theme::icon(const QString &name, const QColor &tint, int sizePx) const
{
    const qreal ratio = qApp->devicePixelRatio();
    const QString key = name + u'/' + tint.name(QColor::HexArgb) + u'/' + QString::number(sizePx)
        + u'/' + QString::number(ratio);
    const auto found = m_icons.constFind(key);
    if (found != m_icons.constEnd()) {
        return *found;
    }
    QPixmap pixmap{QSize{sizePx, sizePx} * ratio};
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer{u":/icons/"_s + name + u".svg"_s};
    QPainter painter{&pixmap};
    renderer.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), tint);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    m_icons.insert(key, pixmap);
    return pixmap;
}

void Theme::setLanguage(const QString &tag)
{
    m_language = tag;
    m_numberStyle = money::numberStyle(tag.toStdString());
}

money::FormattedMoney Theme::parts(const money::Money &amount) const
{
    return money::formatParts(amount, m_numberStyle, m_home);
}

QString Theme::text(const money::Money &amount) const
{
    return QString::fromStdString(parts(amount).text());
}

QPalette Theme::qtPalette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, color(Token::Canvas));
    palette.setColor(QPalette::Base, color(Token::Surface));
    palette.setColor(QPalette::AlternateBase, color(Token::Sunken));
    palette.setColor(QPalette::Button, color(Token::Surface));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(role, color(Token::Ink));
        palette.setColor(QPalette::Disabled, role, color(Token::OnDisabled));
    }
    palette.setColor(QPalette::PlaceholderText, color(Token::Muted));
    palette.setColor(QPalette::Highlight, color(Token::Focus));
    palette.setColor(QPalette::HighlightedText, color(m_dark ? Token::Canvas : Token::Surface));
    palette.setColor(QPalette::Mid, color(Token::Edge));
    palette.setColor(QPalette::Dark, color(Token::Edge));
    palette.setColor(QPalette::Light, color(Token::Line));
    return palette;
}

} // namespace pos::ui

// SPDX-License-Identifier: Apache-2.0
//
// How everything looks: colours by meaning, type by cap height, sizes in millimetres, icons, motion
// and how numbers are written (an amount is typography here). The window owns one and hands it
// down by reference; there is no global. Widgets read it when they paint, so a change of look is a
// repaint. A change of size or language rebuilds the pages.
#pragma once

#include "core/money/format.h"
#include "core/view/snapshots.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"

#include <QFont>
#include <QHash>
#include <QObject>
#include <QPalette>
#include <QPixmap>
#include <QString>

#include <string>

namespace pos::ui {

// By millimetres of cap height: 2.5, 3.5, 5, 9, 14.
enum class TextRole { Label, Body, Title, Total, Amount };
enum class Weight { Regular = 400, SemiBold = 600, Bold = 700 };

class Theme : public QObject {
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);

    [[nodiscard]] QColor color(Token token) const;
    [[nodiscard]] bool isDark() const { return m_dark; }
    void setLook(view::Theme look); // Auto follows the system's window colour

    [[nodiscard]] const Metrics &metrics() const { return m_metrics; }
    void setMetrics(const Metrics &metrics);
    [[nodiscard]] int mm(double millimetres) const { return m_metrics.mm(millimetres); }

    [[nodiscard]] QFont font(TextRole role, Weight weight = Weight::Regular) const;
    [[nodiscard]] QFont fontByCapMm(double capHeightMm, Weight weight = Weight::Regular) const;
    [[nodiscard]] QFont monospaced(TextRole role) const;

    // An icon of resources/icons by its meaning ("tap"), tinted; rendered on first use, kept.
    [[nodiscard]] QPixmap icon(const QString &name, const QColor &tint, int sizePx) const;

    // Milliseconds of a movement; 0 when movement is switched off.
    [[nodiscard]] int motionMs() const { return m_motion ? 120 : 0; }
    void setMotion(bool on) { m_motion = on; }

    // How amounts are written: by BCP 47 tag and the shop's own currency.
    void setLanguage(const QString &tag);
    [[nodiscard]] const QString &language() const { return m_language; }
    [[nodiscard]] const money::NumberStyle &numberStyle() const { return m_numberStyle; }
    void setHomeCurrency(const money::Currency &currency) { m_home = currency; }
    [[nodiscard]] const money::Currency &homeCurrency() const { return m_home; }
    [[nodiscard]] money::FormattedMoney parts(const money::Money &amount) const;
    [[nodiscard]] QString text(const money::Money &amount) const; // "$12.50"

    // For the stock widgets inside ours (line edits, scroll bars).
    [[nodiscard]] QPalette qtPalette() const;

Q_SIGNALS:
    void changed(); // repaint

private:
    Palettes m_palettes;
    bool m_dark{false};
    bool m_motion{true};
    Metrics m_metrics;
    QString m_family;
    double m_capRatio{0.727};
    QString m_language;
    money::NumberStyle m_numberStyle;
    money::Currency m_home;
    mutable QHash<QString, QPixmap> m_icons;
};

} // namespace pos::ui

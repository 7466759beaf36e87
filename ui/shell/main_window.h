// SPDX-License-Identifier: Apache-2.0
//
// The till's window: a frame around one page at a time. It follows the core: a payment that comes
// to the front takes the screen and nothing may cover it; when the core is idle again, the sale
// comes back. Pages are made on the first visit, and made anew when language or size changes.
#pragma once

#include "core/view/till.h"
#include "ui/pages/latest.h"
#include "ui/pages/page.h"
#include "ui/theme/theme.h"

#include <QHash>
#include <QPointer>
#include <QTranslator>
#include <QWidget>

#include <functional>
#include <vector>

class QStackedWidget;
class QVBoxLayout;

namespace pos::ui {

class Banner;
class Sheet;
class SoundDirector;
class TestBand;
class TopBar;

class MainWindow : public QWidget {
    Q_OBJECT

public:
    // Called again after a change of language, so that the labels are in it.
    using Pages = std::function<std::vector<PageEntry>()>;

    // `till` and `theme` outlive the window. Make it before the till sends its first snapshots.
    MainWindow(view::Till &till, Theme &theme, Pages pages, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Wins over the settings and the screen's claim; 0 = none (--pixels-per-mm).
    void setPixelsPerMm(double pixelsPerMm);
    // Plays what a stage sounds like; not owned.
    void setSounds(SoundDirector *sounds) { m_sounds = sounds; }

    void goTo(const QString &page); // "" = back
    [[nodiscard]] QString currentPage() const { return m_current; }
    [[nodiscard]] Page *page(const QString &name); // made when needed; null for an unknown name
    [[nodiscard]] const Latest &latest() const { return m_latest; }

Q_SIGNALS:
    void firstFrame(); // painted and ready for a finger; once
    void pageShown(const QString &page); // entered, not yet painted

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void rebuildSoon();
    void onStatus(const view::TillStatus &status);
    void onCheckout(const view::CheckoutView &checkout);
    void onSettings(const view::SettingsView &settings);
    void onRecovery(const view::RecoveryView &recovery);
    void applyFrame();
    void useLanguage(const QString &tag);
    [[nodiscard]] Metrics wantedMetrics() const;
    [[nodiscard]] bool paymentInFront() const;
    void showKeys();
    void markSection();

    view::Till &m_till;
    Theme &m_theme;
    Latest m_latest;
    Pages m_makePages;
    std::vector<PageEntry> m_entries;
    QHash<QString, Page *> m_pages;
    QVBoxLayout *m_column;
    QWidget *m_body{};
    TestBand *m_band{};
    TopBar *m_bar{};
    Banner *m_banner{};
    QStackedWidget *m_stack{};
    SoundDirector *m_sounds{};
    QPointer<Sheet> m_help;
    QTranslator m_translator;
    QString m_current, m_before{QStringLiteral("sale")};
    QString m_bannerPage; // where its verb leads
    QString m_section{QStringLiteral("sale")}; // marked in the bar
    double m_pixelsPerMm{0};
    bool m_rebuildPending{false};
    bool m_framed{false};
};

} // namespace pos::ui

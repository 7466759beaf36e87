// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/other_pages/page_rig.h"

#include "ui/theme/style.h"
#include "ui/widgets/legible.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QPixmap>
#include <QTest>

namespace pos::ui::test {

std::vector<Look> looks(const QString &language)
{
    std::vector<Look> all;
    for (const view::Theme theme : {view::Theme::Light, view::Theme::Dark}) {
        all.push_back({{1024, 768 - 41}, 3.36, theme, language}); // the top bar is the window's
        all.push_back({{1920, 1080 - 67}, 5.56, theme, language});
    }
    // Beside the virtual reader on the smallest screen.
    all.push_back({{742, 768 - 41}, 3.36, view::Theme::Light, language});
    return all;
}

QString lookName(const Look &look)
{
    return QStringLiteral("%1-%2-%3")
        .arg(look.language,
            look.theme == view::Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light"))
        .arg(look.window.width());
}

PageRig::PageRig(const Look &look)
    : latest(till)
    , m_look(look)
    , m_translator(std::make_unique<QTranslator>())
{
    if (look.language != QStringLiteral("en")
        && m_translator->load(QStringLiteral(":/translations/plutopos_%1.qm").arg(look.language))) {
        QCoreApplication::installTranslator(m_translator.get());
    }
    theme.setLanguage(look.language);
    theme.setLook(look.theme);
    theme.setMetrics(Metrics(look.pixelsPerMm, look.window));
    theme.setMotion(false);
    QApplication::setStyle(new TillStyle(theme));
}

PageRig::~PageRig()
{
    m_page.reset();
    QApplication::setStyle(QStringLiteral("fusion")); // the till's own style reads our theme
    QCoreApplication::removeTranslator(m_translator.get());
}

Page &PageRig::open(const QString &name)
{
    for (const PageEntry &entry : otherPages()) {
        if (entry.name == name) {
            m_page.reset(entry.make({till, theme, latest}, nullptr));
        }
    }
    QObject::connect(
        m_page.get(), &Page::goTo, m_page.get(), [this](const QString &page) { went += page; });
    m_page->resize(m_look.window);
    m_page->show();
    m_page->enter();
    QCoreApplication::sendPostedEvents();
    return *m_page;
}

bool PageRig::press(const char *name)
{
    auto *button = find<QAbstractButton>(name);
    if (button == nullptr || !button->isVisible() || !button->isEnabled()) {
        return false;
    }
    QTest::mouseClick(button, Qt::LeftButton);
    return true;
}

void PageRig::shoot(const QString &name) const
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::sendPostedEvents();
    const QPixmap picture = m_page->grab(); // also lays out what was said a moment ago
    const QString folder = qEnvironmentVariable("POS_SCREENSHOTS");
    if (!folder.isEmpty()) {
        QDir().mkpath(folder);
        picture.save(QDir(folder).filePath(
            name + QLatin1Char('-') + lookName(m_look) + QStringLiteral(".png")));
    }
}

QStringList faultsOf(const QWidget &root, const Theme &theme)
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::sendPostedEvents();
    QStringList found;
    const int least = theme.metrics().smallestTouchPx();
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        if (!widget->isVisible()) {
            continue;
        }
        const auto *legible = dynamic_cast<const Legible *>(widget);
        if (legible != nullptr && !legible->isWhole()) {
            const auto *label = qobject_cast<const QLabel *>(widget);
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            found += QStringLiteral("cut: ") + widget->objectName() + QLatin1Char(' ')
                + (label != nullptr         ? label->text()
                        : button != nullptr ? button->text()
                                            : QString());
        }
        if (qobject_cast<const QAbstractButton *>(widget) != nullptr
            && qstrcmp(widget->metaObject()->className(), "QToolButton") != 0
            && (widget->height() < least || widget->width() < least)) {
            found += QStringLiteral("small: ") + widget->objectName();
        }
    }
    return found;
}

} // namespace pos::ui::test

// SPDX-License-Identifier: Apache-2.0
//
// A real page in a window of a real size, a till that records, and pictures a person can look at.
#pragma once

#include "tests/ui/support/fake_till.h"
#include "ui/pages/latest.h"
#include "ui/pages/other_pages.h"
#include "ui/theme/theme.h"

#include <QString>
#include <QStringList>
#include <QTranslator>

#include <memory>

namespace pos::ui::test {

struct Look {
    QSize window{1024, 768};
    double pixelsPerMm = 3.36;
    view::Theme theme = view::Theme::Light;
    QString language = QStringLiteral("en");
};

// The looks every page is drawn in: light and dark, 1024x768 and 1920x1080, and once so narrow as
// it is beside the virtual reader.
[[nodiscard]] std::vector<Look> looks(const QString &language);
[[nodiscard]] QString lookName(const Look &look);

// Names of visible widgets under `root` whose text is cut, and of buttons smaller than 10 mm.
[[nodiscard]] QStringList faultsOf(const QWidget &root, const Theme &theme);

class PageRig {
public:
    explicit PageRig(const Look &look);
    ~PageRig();
    PageRig(const PageRig &) = delete;
    PageRig &operator=(const PageRig &) = delete;

    // Makes and enters the page of this name.
    Page &open(const QString &name);
    template <typename W>
    [[nodiscard]] W *find(const char *name) const
    {
        return m_page->findChild<W *>(QLatin1String(name));
    }
    // Presses the button of that name; false when it is missing, hidden or disabled.
    bool press(const char *name);
    // Draws the page; saves it as POS_SCREENSHOTS/<name>-<look>.png when that names a folder.
    void shoot(const QString &name) const;
    [[nodiscard]] QStringList faults() const { return faultsOf(*m_page, theme); }

    FakeTill till;
    Theme theme;
    Latest latest;
    QStringList went; // names given to goTo

private:
    Look m_look;
    std::unique_ptr<QTranslator> m_translator;
    std::unique_ptr<Page> m_page;
};

} // namespace pos::ui::test

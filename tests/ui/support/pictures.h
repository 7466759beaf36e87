// SPDX-License-Identifier: Apache-2.0
//
// Pictures of pages for people to look at, and the walks over a page that a person would do with a
// ruler: is any text cut, is any target too small for a finger?
#pragma once

#include "core/view/snapshots.h"
#include "ui/theme/theme.h"

#include <QSize>
#include <QString>
#include <QStringList>
#include <QWidget>

namespace pos::ui::test {

// Saves the widget as <folder>/<name>.png; the folder is $POS_SCREENSHOT_DIR, or "screenshots" in
// the working directory. Returns whether the file was written.
bool keepPicture(QWidget &widget, const QString &name);

// The visible widgets whose text is cut, as "objectName: text".
[[nodiscard]] QStringList cutTexts(const QWidget &page);

// The visible tappable widgets smaller than `leastPx` in either direction, as "name: WxH".
[[nodiscard]] QStringList smallTargets(const QWidget &page, int leastPx);

// A checkout at a stage, filled in as the core would.
[[nodiscard]] view::CheckoutView checkoutAt(view::Stage stage);
[[nodiscard]] QString stageName(view::Stage stage);
[[nodiscard]] const std::vector<view::Stage> &allStages();

} // namespace pos::ui::test

// SPDX-License-Identifier: Apache-2.0
//
// Every state of the pages beside the sale, as a name, a page and what is told to it.
#pragma once

#include "tests/ui/other_pages/page_rig.h"

#include <QString>

#include <functional>
#include <vector>

namespace pos::ui::test {

struct Scene {
    QString name, page;
    std::function<void(PageRig &)> play; // after the page was entered
};

[[nodiscard]] std::vector<Scene> allScenes();

} // namespace pos::ui::test

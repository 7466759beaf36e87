// SPDX-License-Identifier: Apache-2.0
//
// Qt's platform without a screen writes a line for every window it cannot give hints about. A demo
// or a bench that nobody looks at wants no hints, and the line would bury what matters.
#pragma once

namespace pos::ui {

// Drops that one line when the platform is offscreen; every other message goes to stderr in Qt's
// own form. Once, after the application was made, from its thread.
void quietOffscreen();

} // namespace pos::ui

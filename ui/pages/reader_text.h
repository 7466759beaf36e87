// SPDX-License-Identifier: Apache-2.0
//
// How a reader is called and how it is, in one short line for chips and rows.
#pragma once

#include "core/view/snapshots.h"
#include "ui/theme/theme.h"

#include <QString>

namespace pos::ui {

struct ReaderWords {
    Token state;
    QString text; // "Counter 1 · ready · 84 %"
};

[[nodiscard]] Token readerStateToken(view::ReaderState state);
[[nodiscard]] QString readerStateWord(view::ReaderState state);
// Of the reader chosen for this till; "No reader" when there is none.
[[nodiscard]] ReaderWords readerWords(const view::ReadersView &readers, bool providerReachable);

} // namespace pos::ui

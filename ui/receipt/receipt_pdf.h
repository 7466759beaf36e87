// SPDX-License-Identifier: Apache-2.0
//
// The same document as the paper's, set in a proportional face for screens and for e-mail. It lies
// in ui because it needs fonts, and nothing else of the core may.
#pragma once

#include "core/receipt/document.h"

#include <QByteArray>
#include <QString>

namespace pos::ui {

// One page, 80 mm wide and as long as the receipt. `title` names the document to its reader. Any
// thread, once the program has a QGuiApplication.
[[nodiscard]] QByteArray receiptPdf(const receipt::Document &document, const QString &title);

} // namespace pos::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/reader_text.h"

#include "core/base/invariant.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pos::ui {
namespace {

using view::ReaderState;

struct ReaderStateText {
    Q_DECLARE_TR_FUNCTIONS(ReaderState)
};

} // namespace

Token readerStateToken(ReaderState state)
{
    switch (state) {
    case ReaderState::Ready:
        return Token::Money;
    case ReaderState::Busy:
        return Token::Waiting;
    case ReaderState::Pairing:
        return Token::Processing;
    case ReaderState::Offline:
        return Token::Stop;
    case ReaderState::Unusable:
        return Token::Attention;
    case ReaderState::Unknown:
        return Token::Muted;
    }
    base::unreachable();
}

QString readerStateWord(ReaderState state)
{
    switch (state) {
    case ReaderState::Ready:
        return ReaderStateText::tr("ready");
    case ReaderState::Busy:
        return ReaderStateText::tr("busy");
    case ReaderState::Pairing:
        return ReaderStateText::tr("pairing");
    case ReaderState::Offline:
        return ReaderStateText::tr("offline");
    case ReaderState::Unusable:
        return ReaderStateText::tr("cannot take cards");
    case ReaderState::Unknown:
        return ReaderStateText::tr("not known");
    }
    base::unreachable();
}

ReaderWords readerWords(const view::ReadersView &readers, bool providerReachable)
{
    const auto found = std::find_if(readers.readers.begin(), readers.readers.end(),
        [](const view::ReaderView &reader) { return reader.inUse; });
    if (found == readers.readers.end()) {
        if (!providerReachable && !readers.refreshedUtcMs) {
            return {Token::Muted, ReaderStateText::tr("Reader not known yet")};
        }
        return {Token::Attention, ReaderStateText::tr("No reader")};
    }
    const QString name = QString::fromStdString(found->name) + u" · "_s;
    if (!providerReachable) {
        // "ready" is PlutoPay's word; without PlutoPay it is a memory.
        return {
            readerStateToken(ReaderState::Unknown), name + readerStateWord(ReaderState::Unknown)};
    }
    QString text = name + readerStateWord(found->state);
    if (found->batteryPercent) {
        text += u" · %1 %"_s.arg(*found->batteryPercent);
    }
    return {readerStateToken(found->state), text};
}

} // namespace pos::ui

// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/document.h"
#include "core/receipt/esc_pos.h"
#include "core/receipt/layout.h"
#include "core/receipt/qr.h"
#include "core/till/core_till.h"
#include "core/till/receipt_of.h"
#include "core/till/text_time.h"

#include <QSaveFile>
#include <QString>

#include <utility>

namespace pos::till {
namespace {

base::Result<void> writeWhole(const std::string &path, const std::string &bytes)
{
    QSaveFile file(QString::fromStdString(path));
    const auto data = QByteArray::fromStdString(bytes);
    if (!file.open(QIODevice::WriteOnly) || file.write(data) != data.size() || !file.commit()) {
        return base::fail(base::ErrorCode::Io, path + ": " + file.errorString().toStdString());
    }
    return {};
}

base::Result<receipt::Document> documentOf(const payment::State *state, const Settings &settings)
{
    const auto receipt = state == nullptr
        ? std::nullopt
        : receiptOf(*state, settings, localText(receiptUtcMs(*state)), /*copy=*/false);
    if (!receipt) {
        return base::fail(base::ErrorCode::NotFound,
            "There is no receipt: the payment has no definite outcome, or nothing was charged.");
    }
    return receipt::compose(*receipt, receipt::labelsFor(settings.view.language));
}

} // namespace

void CoreTill::showReceipt(const std::string &attemptId)
{
    view::ReceiptView view;
    view.attemptId = attemptId;
    const auto *state = m_engine ? m_engine->find(payment::AttemptId(attemptId)) : nullptr;
    const auto document = documentOf(state, m_settings);
    if (!document) {
        view.problem = {view::Say::NoReceipt, {}, {}, {}};
    } else {
        view.lines
            = receipt::plainLines(receipt::layoutText(*document, m_settings.view.receiptColumns));
        view.receiptUrl = state->facts.receiptUrl;
        if (!view.receiptUrl.empty()) {
            view.qr = receipt::encodeQr(view.receiptUrl);
        }
    }
    Q_EMIT receiptChanged(view);
}

void CoreTill::saveReceipt(const view::command::SaveReceipt &command)
{
    const auto *state = m_engine ? m_engine->find(payment::AttemptId(command.attemptId)) : nullptr;
    const auto document = documentOf(state, m_settings);
    if (!document) {
        return notice(view::Notice::Kind::NoReceipt);
    }
    const auto layout = receipt::layoutText(*document, m_settings.view.receiptColumns);
    base::Result<void> written;
    if (command.path.ends_with(".pdf") && m_options.pdf) {
        written = m_options.pdf(*document, command.path);
    } else if (command.path.ends_with(".escpos")) {
        written = writeWhole(command.path,
            receipt::toEscPos(layout,
                m_settings.view.receiptColumns == receipt::columns58mm ? receipt::profile58mm()
                                                                       : receipt::profile80mm()));
    } else {
        std::string text;
        for (const auto &line : receipt::plainLines(layout)) {
            text += line + "\n";
        }
        written = writeWhole(command.path, text);
    }
    if (!written) {
        return notice(view::Notice::Kind::FileNotWritten, command.path);
    }
    notice(view::Notice::Kind::Saved, command.path);
    view::ReceiptView view;
    view.attemptId = command.attemptId;
    view.lines = receipt::plainLines(layout);
    view.savedPath = command.path;
    Q_EMIT receiptChanged(view);
}

} // namespace pos::till

// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/plutopay/client_run.h"

namespace pos::gateway::plutopay {
namespace {

[[nodiscard]] std::string terminalPath(const TerminalId &id)
{
    return "/v1/terminals/" + percentEncoded(id.text());
}

} // namespace

void PlutoPayClient::listReaders(Callback<std::vector<Reader>> done)
{
    run<std::vector<Reader>>(listing("/v1/terminal/readers"), &decodeReaders, std::move(done));
}

void PlutoPayClient::createConnectionToken(Callback<base::Secret> done)
{
    run<base::Secret>(writing("POST", "/v1/terminal/connection-token", ""), &decodeConnectionToken,
        std::move(done));
}

void PlutoPayClient::simulatePayment(const ReaderId &reader, Callback<ReaderAction> done)
{
    if (reader.empty()) {
        refuse<ReaderAction>("POST /v1/terminal/simulate-payment",
            locallyRefused("Without a reader there is nothing to simulate.", "reader_id"), done);
        return;
    }
    run<ReaderAction>(
        writing("POST", "/v1/terminal/simulate-payment", encodeSimulatePayment(reader)),
        &decodeReaderAction, std::move(done));
}

void PlutoPayClient::registerTerminal(const TerminalDraft &draft, Callback<Reader> done)
{
    run<Reader>(
        writing("POST", "/v1/terminals", encodeTerminal(draft)), &decodeTerminal, std::move(done));
}

void PlutoPayClient::getTerminal(const TerminalId &id, Callback<Reader> done)
{
    if (refusedId<Reader>("GET /v1/terminals/{id}", id.text(), done)) {
        return;
    }
    Call call = reading(terminalPath(id));
    call.namesRecord = true;
    run<Reader>(std::move(call), &decodeTerminal, std::move(done));
}

void PlutoPayClient::updateTerminal(
    const TerminalId &id, const TerminalDraft &draft, Callback<Reader> done)
{
    if (refusedId<Reader>("PUT /v1/terminals/{id}", id.text(), done)) {
        return;
    }
    Call call = writing("PUT", terminalPath(id), encodeTerminal(draft));
    call.namesRecord = true;
    run<Reader>(std::move(call), &decodeTerminal, std::move(done));
}

void PlutoPayClient::deleteTerminal(const TerminalId &id, Callback<Deleted> done)
{
    if (refusedId<Deleted>("DELETE /v1/terminals/{id}", id.text(), done)) {
        return;
    }
    Call call = writing("DELETE", terminalPath(id), "");
    call.namesRecord = true;
    run<Deleted>(std::move(call), &decodeDeleted, std::move(done));
}

void PlutoPayClient::listTerminals(const ListQuery &query, Callback<Page<Reader>> done)
{
    run<Page<Reader>>(listing("/v1/terminals" + queryOf(query)), &decodeTerminals, std::move(done));
}

} // namespace pos::gateway::plutopay

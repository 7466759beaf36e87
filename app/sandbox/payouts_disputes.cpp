// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/endpoints.h"
#include "app/sandbox/pages.h"
#include "app/sandbox/presenter.h"

#include <string_view>
#include <vector>

namespace pos::sandbox {
namespace {

// Both ledgers are read-only lists with a status filter and single rows.
template <typename Row, typename Write>
Answer ledger(Shop &shop, const Call &call, Table<Row> &table, std::string_view model, Write write)
{
    if (!call.is("GET")) {
        return wrongMethod(shop, call, "GET, HEAD");
    }
    if (call.parts.size() > 2) {
        return noSuchRoute(shop, call);
    }
    if (call.parts.size() == 2) {
        const auto *row = findRow(table, call, call.part(1));
        return row == nullptr ? missingRow(shop, call, model, call.part(1))
                              : single(shop, Toggle::EnvelopeTerminal, 200, write(shop, *row));
    }
    std::vector<const Row *> rows;
    const auto status = call.query("status");
    for (auto row = table.rows().rbegin(); row != table.rows().rend(); ++row) {
        if (row->test == call.test && (status.empty() || row->status == status)) {
            rows.push_back(&*row);
        }
    }
    return listRows(shop, call, ledgerLists, rows, write);
}

} // namespace

Answer payoutsEndpoint(Shop &shop, const Call &call)
{
    return ledger(shop, call, shop.state.payouts, "Payout", payoutJson);
}

Answer disputesEndpoint(Shop &shop, const Call &call)
{
    if (!shop.on(Toggle::Disputes)) {
        Table<Dispute> none;
        return ledger(shop, call, none, "Dispute", disputeJson);
    }
    return ledger(shop, call, shop.state.disputes, "Dispute", disputeJson);
}

} // namespace pos::sandbox

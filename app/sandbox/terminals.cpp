// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/endpoints.h"
#include "app/sandbox/events.h"
#include "app/sandbox/fields.h"
#include "app/sandbox/pages.h"
#include "app/sandbox/presenter.h"
#include "app/sandbox/reader.h"

#include <string>
#include <utility>
#include <vector>

namespace pos::sandbox {
namespace {

// The device behind a registration code, "" when there is none. Issued codes work once.
std::string deviceFor(Shop &shop, const std::string &code, bool test)
{
    if (test && code == "simulated-wpe") {
        return "simulated_wisepos_e";
    }
    if (test && (code == "simulated-s700" || code == "simulated-s710")) {
        return "simulated_stripe_" + code.substr(10);
    }
    const auto issued = shop.state.registrationCodes.find(code);
    if (issued == shop.state.registrationCodes.end()) {
        return {};
    }
    auto device = issued->second;
    shop.state.registrationCodes.erase(issued);
    return device;
}

std::string registrationProblem(const Shop &shop)
{
    return shop.on(Toggle::RegistrationNeedsLocation)
        ? "Missing required param: location."
        : "No reader was found with that registration code.";
}

Answer createTerminal(Shop &shop, const Call &call)
{
    Fields fields{shop, call.body};
    Terminal row;
    row.name = fields.text("name", 255, Fields::Need::Required);
    const auto code = fields.text("registration_code", 255);
    row.locationName = fields.text("location_name", 255);
    row.locationAddress = fields.text("location_address", 500);
    row.metadata = fields.object("metadata");
    if (!fields.good()) {
        return invalid(shop, call, fields.complaints());
    }
    row.status = "offline";
    row.test = call.test;
    if (!code.empty()) {
        const bool refused = shop.on(Toggle::RegistrationNeedsLocation);
        const auto device = refused ? std::string{} : deviceFor(shop, code, call.test);
        if (device.empty()) {
            return refuseRaw(shop, "terminal_error", registrationProblem(shop));
        }
        const auto &reader = createReader(shop, row.name, device, !call.test);
        row.readerId = reader.id;
        row.serial = reader.serial;
        row.model = device;
        row.pairedMs = shop.now();
        row.status = shop.dialect.word(Toggle::ReaderStatusAtBirth);
    }
    row.id = shop.uuid();
    row.createdMs = shop.now();
    row.updatedMs = shop.now();
    const auto &added = shop.state.terminals.add(std::move(row));
    return single(shop, Toggle::EnvelopeTerminal, 201, terminalJson(shop, added));
}

Answer listTerminals(Shop &shop, const Call &call)
{
    std::vector<const Terminal *> rows;
    const auto &all = shop.state.terminals.rows();
    const auto status = call.query("status");
    const auto place = call.query("location_name");
    for (auto row = all.rbegin(); row != all.rend(); ++row) {
        if (!row->deleted && row->test == call.test && (status.empty() || row->status == status)
            && (place.empty() || row->locationName == place)) {
            rows.push_back(&*row);
        }
    }
    return listRows(shop, call, terminalLists, rows, terminalJson);
}

Answer changeTerminal(Shop &shop, const Call &call, Terminal &row)
{
    Fields fields{shop, call.body};
    Terminal changed = row;
    if (fields.has("name")) {
        changed.name = fields.text("name", 255);
    }
    if (fields.has("location_name")) {
        changed.locationName = fields.text("location_name", 255);
    }
    if (fields.has("location_address") && shop.is(Toggle::TerminalFields, "twenty")) {
        changed.locationAddress = fields.text("location_address", 500);
    }
    if (fields.has("metadata")) {
        changed.metadata = fields.object("metadata");
    }
    if (!fields.good()) {
        return invalid(shop, call, fields.complaints());
    }
    changed.updatedMs = shop.now();
    row = std::move(changed);
    return single(shop, Toggle::EnvelopeTerminal, 200, terminalJson(shop, row));
}

} // namespace

Answer terminalsEndpoint(Shop &shop, const Call &call)
{
    if (call.parts.size() == 1) {
        if (call.is("POST")) {
            return createTerminal(shop, call);
        }
        return call.is("GET") ? listTerminals(shop, call)
                              : wrongMethod(shop, call, "GET, HEAD, POST");
    }
    if (call.parts.size() != 2) {
        return noSuchRoute(shop, call);
    }
    auto *row = findRow(shop.state.terminals, call, call.part(1));
    if (row == nullptr || row->deleted) {
        return missingRow(shop, call, "Terminal", call.part(1));
    }
    if (call.is("GET")) {
        return single(shop, Toggle::EnvelopeTerminal, 200, terminalJson(shop, *row));
    }
    if (call.is("PUT") || call.is("PATCH")) {
        return changeTerminal(shop, call, *row);
    }
    if (call.is("DELETE")) {
        row->deleted = true; // the Stripe reader stays registered
        return deleted();
    }
    return wrongMethod(shop, call, "GET, HEAD, PUT, PATCH, DELETE");
}

} // namespace pos::sandbox

// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/endpoints.h"
#include "app/sandbox/events.h"
#include "app/sandbox/fields.h"
#include "app/sandbox/pages.h"
#include "app/sandbox/presenter.h"

#include <utility>
#include <vector>

namespace pos::sandbox {
namespace {

void readOne(Fields &fields, const char *name, std::size_t most, std::string &into)
{
    if (fields.has(name)) {
        into = fields.text(name, most);
    }
}

// Only what the body names changes, so that one function serves POST and PUT.
void readInto(Fields &fields, Customer &row)
{
    if (fields.has("email")) {
        row.email = fields.email("email");
    }
    readOne(fields, "name", 255, row.name);
    readOne(fields, "phone", 50, row.phone);
    readOne(fields, "external_id", 255, row.externalId);
    readOne(fields, "address_line1", 255, row.address1);
    readOne(fields, "address_line2", 255, row.address2);
    readOne(fields, "city", 100, row.city);
    readOne(fields, "state", 100, row.state);
    readOne(fields, "postal_code", 20, row.postalCode);
    readOne(fields, "country", 2, row.country);
    if (fields.has("metadata")) {
        row.metadata = fields.object("metadata");
    }
}

void tellCustomer(Shop &shop, std::string_view type, const Customer &row)
{
    emitEvent(shop, type, {{"id", row.id}, {"email", row.email}, {"name", row.name}});
}

Answer shown(const Shop &shop, int status, const Customer &row)
{
    return single(shop, Toggle::EnvelopeTransaction, status, customerJson(shop, row));
}

Answer createCustomer(Shop &shop, const Call &call)
{
    Fields fields{shop, call.body};
    Customer row;
    readInto(fields, row);
    if (!fields.good()) {
        return invalid(shop, call, fields.complaints());
    }
    row.id = shop.uuid();
    row.test = call.test;
    row.createdMs = shop.now();
    row.updatedMs = shop.now();
    const auto &added = shop.state.customers.add(std::move(row));
    tellCustomer(shop, "customer.created", added);
    return shown(shop, 201, added);
}

bool matches(const Customer &row, const Call &call)
{
    const auto search = call.query("search");
    const auto email = call.query("email");
    const auto country = call.query("country");
    const bool found = search.empty() || row.name.find(search) != std::string::npos
        || row.email.find(search) != std::string::npos;
    return !row.deleted && row.test == call.test && found && (email.empty() || row.email == email)
        && (country.empty() || row.country == country);
}

Answer listCustomers(Shop &shop, const Call &call)
{
    std::vector<const Customer *> rows;
    const auto &all = shop.state.customers.rows();
    for (auto row = all.rbegin(); row != all.rend(); ++row) {
        if (matches(*row, call)) {
            rows.push_back(&*row);
        }
    }
    return listRows(shop, call, customerLists, rows, customerJson);
}

Answer changeCustomer(Shop &shop, const Call &call, Customer &row)
{
    Fields fields{shop, call.body};
    Customer changed = row;
    readInto(fields, changed);
    if (!fields.good()) {
        return invalid(shop, call, fields.complaints());
    }
    changed.updatedMs = shop.now();
    row = std::move(changed);
    tellCustomer(shop, "customer.updated", row);
    return shown(shop, 200, row);
}

} // namespace

Answer customersEndpoint(Shop &shop, const Call &call)
{
    if (call.parts.size() == 1) {
        if (call.is("POST")) {
            return createCustomer(shop, call);
        }
        return call.is("GET") ? listCustomers(shop, call)
                              : wrongMethod(shop, call, "GET, HEAD, POST");
    }
    if (call.parts.size() != 2) {
        return noSuchRoute(shop, call);
    }
    auto *row = findRow(shop.state.customers, call, call.part(1));
    if (row == nullptr || row->deleted) {
        return missingRow(shop, call, "Customer", call.part(1));
    }
    if (call.is("GET")) {
        return shown(shop, 200, *row);
    }
    if (call.is("PUT") || call.is("PATCH")) {
        return changeCustomer(shop, call, *row);
    }
    if (call.is("DELETE")) {
        row->deleted = true;
        return deleted();
    }
    return wrongMethod(shop, call, "GET, HEAD, PUT, PATCH, DELETE");
}

} // namespace pos::sandbox

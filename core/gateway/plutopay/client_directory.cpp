// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/plutopay/client_run.h"

namespace pos::gateway::plutopay {
namespace {

[[nodiscard]] std::string customerPath(const CustomerId &id)
{
    return "/v1/customers/" + percentEncoded(id.text());
}

} // namespace

void PlutoPayClient::getHealth(Callback<Health> done)
{
    Call call = reading("/v1/health");
    call.withKey = false;
    run<Health>(std::move(call), &decodeHealth, std::move(done));
}

void PlutoPayClient::getMerchant(Callback<Merchant> done)
{
    run<Merchant>(reading("/v1/merchant"), &decodeMerchant, std::move(done));
}

void PlutoPayClient::createCustomer(
    const Customer &customer, const IdempotencyKey &key, Callback<Customer> done)
{
    Call call = writing("POST", "/v1/customers", encodeCustomer(customer));
    call.key = key;
    run<Customer>(std::move(call), &decodeCustomer, std::move(done));
}

void PlutoPayClient::getCustomer(const CustomerId &id, Callback<Customer> done)
{
    if (refusedId<Customer>("GET /v1/customers/{id}", id.text(), done)) {
        return;
    }
    Call call = reading(customerPath(id));
    call.namesRecord = true;
    run<Customer>(std::move(call), &decodeCustomer, std::move(done));
}

void PlutoPayClient::updateCustomer(const Customer &customer, Callback<Customer> done)
{
    if (refusedId<Customer>("PUT /v1/customers/{id}", customer.id.text(), done)) {
        return;
    }
    Call call = writing("PUT", customerPath(customer.id), encodeCustomer(customer));
    call.namesRecord = true;
    run<Customer>(std::move(call), &decodeCustomer, std::move(done));
}

void PlutoPayClient::deleteCustomer(const CustomerId &id, Callback<Deleted> done)
{
    if (refusedId<Deleted>("DELETE /v1/customers/{id}", id.text(), done)) {
        return;
    }
    Call call = writing("DELETE", customerPath(id), "");
    call.namesRecord = true;
    run<Deleted>(std::move(call), &decodeDeleted, std::move(done));
}

void PlutoPayClient::listCustomers(const ListQuery &query, Callback<Page<Customer>> done)
{
    run<Page<Customer>>(
        listing("/v1/customers" + queryOf(query)), &decodeCustomers, std::move(done));
}

void PlutoPayClient::getPayout(const std::string &id, Callback<Payout> done)
{
    if (refusedId<Payout>("GET /v1/payouts/{id}", id, done)) {
        return;
    }
    Call call = reading("/v1/payouts/" + percentEncoded(id));
    call.namesRecord = true;
    run<Payout>(std::move(call), &decodePayout, std::move(done));
}

void PlutoPayClient::listPayouts(const ListQuery &query, Callback<Page<Payout>> done)
{
    run<Page<Payout>>(listing("/v1/payouts" + queryOf(query)), &decodePayouts, std::move(done));
}

void PlutoPayClient::getDispute(const std::string &id, Callback<Dispute> done)
{
    if (refusedId<Dispute>("GET /v1/disputes/{id}", id, done)) {
        return;
    }
    Call call = reading("/v1/disputes/" + percentEncoded(id));
    call.namesRecord = true;
    run<Dispute>(std::move(call), &decodeDispute, std::move(done));
}

void PlutoPayClient::listDisputes(const ListQuery &query, Callback<Page<Dispute>> done)
{
    run<Page<Dispute>>(listing("/v1/disputes" + queryOf(query)), &decodeDisputes, std::move(done));
}

} // namespace pos::gateway::plutopay

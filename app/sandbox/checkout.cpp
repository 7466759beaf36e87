// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/endpoints.h"
#include "app/sandbox/fields.h"
#include "app/sandbox/pages.h"
#include "app/sandbox/pay_page.h"
#include "app/sandbox/payments.h"
#include "app/sandbox/presenter.h"
#include "app/sandbox/stripe.h"

#include <string>
#include <utility>
#include <vector>

namespace pos::sandbox {
namespace {

constexpr std::int64_t sessionLifeSeconds = 86'400;
constexpr ListStyle sessionLists{
    Toggle::PageSizeLedger, Toggle::PageDefaultRest, Toggle::ListEnvelopeRest};
constexpr ListStyle linkLists{
    Toggle::PageSizeLinks, Toggle::PageDefaultRest, Toggle::ListEnvelopeRest};

void expire(const Shop &shop, Checkout &row)
{
    if (row.status == "open" && row.expiresMs != 0 && shop.now() >= row.expiresMs) {
        row.status = "expired";
    }
}

Answer createCheckout(Shop &shop, const Call &call, std::string_view kind)
{
    Fields fields{shop, call.body};
    Checkout row;
    row.amount = fields.integer("amount", 50, Fields::Need::Required);
    row.currency = fields.currency("currency");
    row.description = fields.text("description", 500);
    row.successUrl = fields.url("success_url", 2000);
    row.cancelUrl = fields.url("cancel_url", 2000);
    row.customerEmail = fields.email("customer_email");
    row.customerName = fields.text("customer_name", 255);
    row.metadata = fields.object("metadata");
    const auto life = fields.integer("expires_in", 300, Fields::Need::Optional, sessionLifeSeconds);
    if (life > sessionLifeSeconds) {
        fields.complain("expires_in", "The expires in field must not be greater than 86400.");
    }
    if (!fields.good()) {
        return invalid(shop, call, fields.complaints());
    }
    if (row.currency.empty()) {
        row.currency = shop.options.currency;
    }
    const bool session = kind == "session";
    row.kind = kind;
    row.id = shop.token(session ? "cs_" : "pl_", 20);
    row.uuid = shop.uuid();
    row.status = session ? "open" : "active";
    row.createdMs = shop.now();
    row.expiresMs = session ? shop.now() + life * 1000 : 0;
    row.test = call.test;
    const auto &added = shop.state.checkouts.add(std::move(row));
    return single(shop, Toggle::EnvelopeCheckout, 201, checkoutJson(shop, added));
}

Checkout *findCheckout(Shop &shop, const Call &call, std::string_view kind, std::string_view id)
{
    for (auto &row : shop.state.checkouts.rows()) {
        if (row.kind == kind && row.test == call.test && (row.id == id || row.uuid == id)) {
            expire(shop, row);
            return &row;
        }
    }
    return nullptr;
}

Answer listCheckouts(Shop &shop, const Call &call, std::string_view kind, const ListStyle &style)
{
    std::vector<const Checkout *> rows;
    const auto status = call.query("status");
    auto &all = shop.state.checkouts.rows();
    for (auto row = all.rbegin(); row != all.rend(); ++row) {
        expire(shop, *row);
        if (row->kind == kind && row->test == call.test
            && (status.empty() || row->status == status)) {
            rows.push_back(&*row);
        }
    }
    return listRows(shop, call, style, rows, checkoutJson);
}

// `parts` from the one that names the collection on: {"sessions", "<id>"}.
Answer collection(Shop &shop, const Call &call, std::size_t at, std::string_view kind)
{
    const auto depth = call.parts.size() - at;
    if (depth == 1) {
        if (call.is("POST")) {
            return createCheckout(shop, call, kind);
        }
        return call.is("GET")
            ? listCheckouts(shop, call, kind, kind == "session" ? sessionLists : linkLists)
            : wrongMethod(shop, call, "GET, HEAD, POST");
    }
    if (depth != 2) {
        return noSuchRoute(shop, call);
    }
    const std::string_view model = kind == "session" ? "CheckoutSession" : "PaymentLink";
    auto *row = findCheckout(shop, call, kind, call.part(at + 1));
    if (row == nullptr) {
        return notFound(shop, call, model, call.part(at + 1));
    }
    if (call.is("GET")) {
        return single(shop, Toggle::EnvelopeCheckout, 200, checkoutJson(shop, *row));
    }
    if (kind == "link" && call.is("DELETE")) {
        row->status = "inactive";
        return deleted();
    }
    return wrongMethod(shop, call, "GET, HEAD");
}

std::string returnAddress(const std::string &url, const std::string &reference)
{
    if (url.empty()) {
        return {};
    }
    return url + (url.find('?') == std::string::npos ? "?" : "&") + "checkout_ref=" + reference;
}

PayPage pageFor(const Shop &shop, const Checkout &row)
{
    PayPage page;
    page.shop = shop.state.merchant.displayName;
    page.description = row.description;
    page.reference = row.id;
    page.amountMinor = row.amount;
    page.currency = row.currency;
    page.action = "/pay/" + row.id;
    if (row.status == "complete") {
        page.state = PayPage::State::Paid;
        page.returnUrl = returnAddress(row.successUrl, row.id);
    } else if (row.status == "canceled" || row.status == "inactive") {
        page.state = PayPage::State::Cancelled;
        page.returnUrl = returnAddress(row.cancelUrl, row.id);
    } else if (row.status == "expired") {
        page.state = PayPage::State::Expired;
    }
    return page;
}

Answer redirect(const std::string &url)
{
    auto answer = htmlAnswer(303, "Redirecting");
    answer.headers.emplace_back("Location", url);
    return answer;
}

Answer pay(Shop &shop, Checkout &row, const std::string &card)
{
    // Declined before: the same payment is tried again with the next card.
    auto *payment = shop.state.transactions.find(row.transactionId);
    if (payment == nullptr || row.kind == "link") {
        PaymentDraft draft;
        draft.amount = row.amount;
        draft.currency = row.currency;
        draft.methodType = "card";
        draft.description = row.description;
        draft.receiptEmail = row.customerEmail;
        draft.metadata = row.metadata;
        draft.source = row.kind == "link" ? "payment_link" : "checkout";
        draft.test = row.test;
        std::string databaseError;
        payment = makePayment(shop, draft, databaseError);
        if (payment == nullptr) {
            return htmlAnswer(500, "Server Error");
        }
        row.transactionId = payment->id;
    }
    auto *intent = shop.state.intents.find(payment->intentId);
    const auto refusal = confirmOnline(shop, *intent, card);
    auto page = pageFor(shop, row);
    if (!refusal.ok()) {
        page.state = PayPage::State::Declined;
        page.message = refusal.text();
        return payPageAnswer(page);
    }
    if (row.kind == "session") {
        row.status = "complete";
    }
    if (!row.successUrl.empty()) {
        return redirect(returnAddress(row.successUrl, row.id));
    }
    page.state = PayPage::State::Paid;
    return payPageAnswer(page);
}

} // namespace

Answer checkoutEndpoint(Shop &shop, const Call &call)
{
    if (shop.is(Toggle::Checkout, "none") || call.part(1) != "sessions") {
        return noSuchRoute(shop, call);
    }
    return collection(shop, call, 1, "session");
}

Answer paymentLinksEndpoint(Shop &shop, const Call &call)
{
    if (!shop.is(Toggle::Checkout, "all")) {
        return noSuchRoute(shop, call);
    }
    return collection(shop, call, 0, "link");
}

Answer payPageEndpoint(Shop &shop, const Request &request)
{
    constexpr std::string_view prefix = "/pay/";
    const auto reference = std::string_view{request.path}.substr(prefix.size());
    auto *row = shop.state.checkouts.find(reference);
    if (row == nullptr) {
        PayPage page;
        page.state = PayPage::State::NotFound;
        return payPageAnswer(page);
    }
    expire(shop, *row);
    const bool open = row->status == "open" || row->status == "active";
    if (request.method != "POST" || !open) {
        return payPageAnswer(pageFor(shop, *row));
    }
    const auto form = parsePayForm(request.body);
    if (form.choice == PayForm::Choice::Cancel) {
        if (row->kind == "session") {
            row->status = "canceled";
        }
        return row->cancelUrl.empty() ? payPageAnswer(pageFor(shop, *row))
                                      : redirect(returnAddress(row->cancelUrl, row->id));
    }
    if (form.choice == PayForm::Choice::Unknown || form.card.empty()) {
        auto page = pageFor(shop, *row);
        page.state = PayPage::State::Declined;
        page.message = "Please choose a card.";
        return payPageAnswer(page);
    }
    return pay(shop, *row, form.card);
}

} // namespace pos::sandbox

// SPDX-License-Identifier: Apache-2.0
//
// What a shop keeps at PlutoPay beside its payments, in each dialect.
#include "core/gateway/mode.h"
#include "tests/contract/plutopay/shop.h"

#include <QTest>

#include <string>
#include <vector>

using namespace pos;
using namespace pos::gateway;
using namespace pos::gateway::plutopay;
using namespace pos::test;

class RecordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShopsRecordsAreKept_data() { dialects(); }
    void theShopsRecordsAreKept()
    {
        QFETCH(QString, dialect);
        Shop shop(dialect);
        PlutoPayClient &client = shop.client();
        const auto health = ask<Health>([&](auto done) { client.getHealth(std::move(done)); });
        QVERIFY(health->done() && health->done()->ok());
        const auto merchant
            = ask<Merchant>([&](auto done) { client.getMerchant(std::move(done)); });
        QVERIFY2(merchant->done(), whyNot(*merchant).c_str());
        QCOMPARE(merchant->done()->testMode, std::optional(true));
        QVERIFY(!saysOtherMode(client.mode() == KeyMode::Test, merchant->done()->testMode));
        const auto token
            = ask<base::Secret>([&](auto done) { client.createConnectionToken(std::move(done)); });
        QVERIFY2(token->done() && !token->done()->empty(), whyNot(*token).c_str());

        Customer ann;
        ann.name = "Ann Öst";
        ann.email = "ann@example.com";
        const auto made = ask<Customer>(
            [&](auto done) { client.createCustomer(ann, IdempotencyKey("c-1"), std::move(done)); });
        QVERIFY2(made->done(), whyNot(*made).c_str());
        Customer changed = *made->done();
        changed.phone = "+1 555";
        const auto updated
            = ask<Customer>([&](auto done) { client.updateCustomer(changed, std::move(done)); });
        QVERIFY2(updated->done(), whyNot(*updated).c_str());
        const auto got
            = ask<Customer>([&](auto done) { client.getCustomer(changed.id, std::move(done)); });
        QCOMPARE(got->done()->name, std::string("Ann Öst"));
        QCOMPARE(got->done()->phone, std::string("+1 555"));
        QVERIFY(ask<Page<Customer>>([&](auto done) {
            client.listCustomers({}, std::move(done));
        })->done());
        QVERIFY(ask<Deleted>([&](auto done) { client.deleteCustomer(changed.id, std::move(done)); })
                    ->done()
                    ->deleted);
        QVERIFY(ask<Customer>([&](auto done) {
            client.getCustomer(changed.id, std::move(done));
        })->is(RefusalKind::NotFound));
    }
    void readersAreRegisteredAndListed_data() { dialects(); }
    void readersAreRegisteredAndListed()
    {
        QFETCH(QString, dialect);
        Shop shop(dialect);
        PlutoPayClient &client = shop.client();
        TerminalDraft draft;
        draft.name = "Counter 9";
        draft.registrationCode = "simulated-wpe";
        draft.locationName = "Shop";
        const auto made
            = ask<Reader>([&](auto done) { client.registerTerminal(draft, std::move(done)); });
        QVERIFY2(made->done(), whyNot(*made).c_str());
        const TerminalId id = made->done()->terminal;
        TerminalDraft renamed;
        renamed.name = "Counter 10";
        QVERIFY(ask<Reader>([&](auto done) {
            client.updateTerminal(id, renamed, std::move(done));
        })->done());
        const auto got = ask<Reader>([&](auto done) { client.getTerminal(id, std::move(done)); });
        QCOMPARE(got->done()->name, std::string("Counter 10"));
        QVERIFY(ask<Page<Reader>>([&](auto done) { client.listTerminals({}, std::move(done)); })
                    ->done()
                    ->items.size()
            >= 3);
        QVERIFY(ask<Deleted>([&](auto done) { client.deleteTerminal(id, std::move(done)); })
                    ->done()
                    ->deleted);
        const auto simulated = ask<ReaderAction>(
            [&](auto done) { client.simulatePayment(shop.reader().reader, std::move(done)); });
        QVERIFY(simulated->refused()); // nothing is being collected
    }
    void webhooksPayoutsAndDisputesAreManaged_data() { dialects(); }
    void webhooksPayoutsAndDisputesAreManaged()
    {
        QFETCH(QString, dialect);
        Shop shop(dialect);
        PlutoPayClient &client = shop.client();
        WebhookEndpointDraft draft;
        draft.url = "https://127.0.0.1:9/hook";
        draft.events = {"payment.succeeded"};
        const auto made = ask<WebhookEndpoint>(
            [&](auto done) { client.createWebhookEndpoint(draft, std::move(done)); });
        QVERIFY2(made->done(), whyNot(*made).c_str());
        QVERIFY(made->done()->secret.expose().starts_with("whsec_"));
        const std::string id = made->done()->id;
        const auto got = ask<WebhookEndpoint>(
            [&](auto done) { client.getWebhookEndpoint(id, std::move(done)); });
        QVERIFY2(got->done(), whyNot(*got).c_str());
        QVERIFY(got->done()->secret.empty());
        const auto tested
            = ask<WebhookTest>([&](auto done) { client.testWebhookEndpoint(id, std::move(done)); });
        QVERIFY2(tested->done(), whyNot(*tested).c_str());
        QVERIFY(ask<Page<WebhookEndpoint>>([&](auto done) {
            client.listWebhookEndpoints({}, std::move(done));
        })->done());
        QVERIFY(ask<Deleted>([&](auto done) { client.deleteWebhookEndpoint(id, std::move(done)); })
                    ->done()
                    ->deleted);
        const auto payouts
            = ask<Page<Payout>>([&](auto done) { client.listPayouts({}, std::move(done)); });
        QVERIFY2(payouts->done(), whyNot(*payouts).c_str());
        const auto disputes
            = ask<Page<Dispute>>([&](auto done) { client.listDisputes({}, std::move(done)); });
        QVERIFY2(disputes->done(), whyNot(*disputes).c_str());
    }
    void checkoutIsThereOrNamedAsMissing_data() { dialects(); }
    void checkoutIsThereOrNamedAsMissing() // row 27
    {
        QFETCH(QString, dialect);
        Shop shop(dialect);
        CheckoutSessionDraft draft;
        draft.amountMinor = 900;
        draft.currency = "usd";
        draft.successUrl = "https://shop.example/ok";
        draft.cancelUrl = "https://shop.example/no";
        const auto made = ask<CheckoutSession>(
            [&](auto done) { shop.client().createCheckoutSession(draft, std::move(done)); });
        const auto links = ask<Page<PaymentLink>>(
            [&](auto done) { shop.client().listPaymentLinks({}, std::move(done)); });
        if (dialect == QStringLiteral("backend")) {
            QVERIFY2(made->is(RefusalKind::Unsupported), whyNot(*made).c_str());
            QVERIFY2(links->is(RefusalKind::Unsupported), whyNot(*links).c_str());
            return;
        }
        QVERIFY2(made->done(), whyNot(*made).c_str());
        QVERIFY(!made->done()->url.empty());
        QCOMPARE(links->done() != nullptr, dialect == QStringLiteral("openapi"));
    }
};

QTEST_GUILESS_MAIN(RecordsTest)
#include "records_test.moc"

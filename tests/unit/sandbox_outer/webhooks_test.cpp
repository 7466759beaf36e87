// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/webhooks.h"

#include <QTest>

using namespace pos::sandbox;
using nlohmann::json;

namespace {

constexpr std::int64_t startMs = 1'795'000'000'000; // 2026-11-18T11:06:40Z
constexpr std::int64_t minuteMs = 60'000;

WebhookEvent eventOf(const std::string &type, std::int64_t utcMs = startMs)
{
    return {"evt_1", "0190aaaa-0000-7000-8000-00000000000e", type,
        {{"id", "pi_1"}, {"url", "https://a/b"}, {"name", "Caf\xC3\xA9"}}, utcMs};
}

WebhookEndpoint endpointOf(const std::string &id, std::vector<std::string> events = {})
{
    WebhookEndpoint endpoint;
    endpoint.id = id;
    endpoint.url = "http://127.0.0.1:1/" + id;
    endpoint.secret = "whsec_" + id;
    endpoint.events = std::move(events);
    return endpoint;
}

std::string headerOf(const Delivery &delivery, const std::string &name)
{
    for (const auto &[key, value] : delivery.headers) {
        if (key == name) {
            return value;
        }
    }
    return "(none)";
}

WebhookStyle styleWith(WebhookStyle::Retries retries)
{
    WebhookStyle style;
    style.retries = retries;
    return style;
}

// Answers every delivery with `status`, jumping from one due time to the next; the minutes after
// the event at which something was sent.
std::vector<std::int64_t> sendMinutes(Webhooks &hooks, int status, std::int64_t untilMinutes)
{
    std::vector<std::int64_t> minutes;
    while (hooks.nextDueMs() <= startMs + untilMinutes * minuteMs) {
        const std::int64_t now = hooks.nextDueMs();
        for (const Delivery &delivery : hooks.takeDue(now)) {
            minutes.push_back((now - startMs) / minuteMs);
            hooks.ended(delivery.id, status, now);
        }
    }
    return minutes;
}

} // namespace

class WebhooksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theHmacIsTheOneOfRfc4231()
    {
        QCOMPARE(hmacSha256Hex("Jefe", "what do ya want for nothing?"),
            std::string{"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"});
        QCOMPARE(hmacSha256Hex("", ""),
            std::string{"b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"});
    }

    void theThreeSignatureForms()
    {
        using Form = WebhookStyle::SignatureForm;
        const std::string plain = hmacSha256Hex("s", "body");
        QCOMPARE(webhookSignature("s", "body", 5'999, Form::PlainHex), plain);
        QCOMPARE(webhookSignature("s", "body", 5'999, Form::Sha256Prefix), "sha256=" + plain);
        QCOMPARE(webhookSignature("s", "body", 5'999, Form::TimestampedV1),
            "t=5,v1=" + hmacSha256Hex("s", "5.body"));
    }

    void theThreePayloads()
    {
        WebhookStyle style;
        style.payload = WebhookStyle::Payload::Docs;
        json body = json::parse(webhookBody(eventOf("payment.succeeded"), style));
        QCOMPARE(body["created_at"].get<std::string>(), std::string{"2026-11-18T11:06:40+00:00"});
        QCOMPARE(body["data"]["id"].get<std::string>(), std::string{"pi_1"});
        QCOMPARE(body["id"].get<std::string>(), std::string{"evt_1"});

        style.payload = WebhookStyle::Payload::Object;
        body = json::parse(webhookBody(eventOf("payment.succeeded"), style));
        QCOMPARE(body["created"].get<std::int64_t>(), startMs / 1000);
        QCOMPARE(body["data"]["object"]["id"].get<std::string>(), std::string{"pi_1"});

        style.payload = WebhookStyle::Payload::Backend;
        const std::string text = webhookBody(eventOf("test.event"), style);
        QVERIFY(text.find("https:\\/\\/a\\/b") != std::string::npos);
        QVERIFY(text.find("Caf\\u00e9") != std::string::npos);
        body = json::parse(text);
        QCOMPARE(body["id"].get<std::string>(), std::string{"test.event_1795000000"});
        QCOMPARE(body["data"]["url"].get<std::string>(), std::string{"https://a/b"});
    }

    void subscriptionsFollowTheStyle()
    {
        WebhookStyle star;
        WebhookStyle literal;
        literal.starMatchesAll = false;
        QVERIFY(subscribes(endpointOf("a"), "payment.failed", literal));
        QVERIFY(subscribes(endpointOf("a", {"*"}), "payment.failed", star));
        QVERIFY(!subscribes(endpointOf("a", {"*"}), "payment.failed", literal));
        QVERIFY(subscribes(endpointOf("a", {"payment.failed"}), "payment.failed", literal));
        QVERIFY(!subscribes(endpointOf("a", {"payment.failed"}), "payment.succeeded", star));
    }

    void everySubscriberGetsTheEventSignedWithItsOwnSecret()
    {
        Webhooks hooks;
        hooks.add(endpointOf("a"));
        hooks.add(endpointOf("b", {"refund.created"}));
        hooks.add(endpointOf("c"));
        QCOMPARE(hooks.emit(eventOf("payment.succeeded")), 2);
        const auto due = hooks.takeDue(startMs);
        QCOMPARE(due.size(), std::size_t{2});
        QVERIFY(hooks.takeDue(startMs).empty());
        QCOMPARE(due[0].url, std::string{"http://127.0.0.1:1/a"});
        QCOMPARE(headerOf(due[1], "X-PlutoPay-Signature"),
            webhookSignature(
                "whsec_c", due[1].body, startMs, WebhookStyle::SignatureForm::TimestampedV1));
        QCOMPARE(headerOf(due[0], "X-PlutoPay-Event"), std::string{"payment.succeeded"});
        QCOMPARE(headerOf(due[0], "X-PlutoPay-Delivery"),
            std::string{"0190aaaa-0000-7000-8000-00000000000e"});
        QCOMPARE(headerOf(due[0], "X-PlutoPay-Timestamp"), std::string{"1795000000"});
        QCOMPARE(headerOf(due[0], "User-Agent"), std::string{"PlutoPay-Webhook/1.0"});
    }

    void headerNamesFollowTheStyle()
    {
        Webhooks hooks;
        hooks.add(endpointOf("a"));
        WebhookStyle style;
        style.signatureHeader = WebhookStyle::SignatureHeader::PlutoPay;
        style.deliveryHeaders = false;
        hooks.setStyle(style);
        hooks.emit(eventOf("payment.succeeded"));
        const auto due = hooks.takeDue(startMs);
        QCOMPARE(headerOf(due[0], "X-PlutoPay-Signature"), std::string{"(none)"});
        QCOMPARE(headerOf(due[0], "X-PlutoPay-Delivery"), std::string{"(none)"});
        QVERIFY(headerOf(due[0], "PlutoPay-Signature").rfind("t=1795000000,v1=", 0) == 0);
    }

    void aTestEventGoesToTheNamedEndpointOnly()
    {
        Webhooks hooks;
        hooks.add(endpointOf("a"));
        hooks.add(endpointOf("b", {"payment.failed"}));
        QCOMPARE(hooks.emit(eventOf("test.event"), "b"), 1);
        QCOMPARE(hooks.takeDue(startMs).at(0).url, std::string{"http://127.0.0.1:1/b"});
    }

    void fiveRetriesThenFailing()
    {
        Webhooks hooks;
        hooks.setStyle(styleWith(WebhookStyle::Retries::FiveThenFailing));
        hooks.add(endpointOf("a"));
        hooks.emit(eventOf("payment.succeeded"));
        const std::vector<std::int64_t> expected{0, 1, 6, 36, 156, 1596};
        QCOMPARE(sendMinutes(hooks, 500, 10'000), expected);
        QCOMPARE(hooks.find("a")->status, std::string{"failing"});
        QCOMPARE(hooks.nextDueMs(), Webhooks::neverMs);
        // A failing endpoint is still served, and heals.
        QCOMPARE(hooks.emit(eventOf("payment.failed", startMs)), 1);
        sendMinutes(hooks, 204, 1);
        QCOMPARE(hooks.find("a")->status, std::string{"active"});
        QCOMPARE(hooks.find("a")->failureCount, 0);
    }

    void fourRetriesAndTenFailuresDisable()
    {
        Webhooks hooks;
        hooks.setStyle(styleWith(WebhookStyle::Retries::FourAndDisable));
        hooks.add(endpointOf("a"));
        hooks.emit(eventOf("one"));
        const std::vector<std::int64_t> expected{0, 1, 6, 36, 156};
        QCOMPARE(sendMinutes(hooks, 0, 10'000), expected);
        QCOMPARE(hooks.find("a")->status, std::string{"active"});
        hooks.emit(eventOf("two"));
        sendMinutes(hooks, 0, 10'000);
        QCOMPARE(hooks.find("a")->status, std::string{"disabled"});
        QVERIFY(hooks.find("a")->disabledUtcMs > 0);
        QCOMPARE(hooks.emit(eventOf("three")), 0);
        hooks.setStatus(*hooks.find("a"), "active", startMs);
        QCOMPARE(hooks.emit(eventOf("four")), 1);
    }

    void theStormGoesOnAfterSuccessAndAfterDisabling()
    {
        Webhooks hooks;
        hooks.setStyle(styleWith(WebhookStyle::Retries::Storm));
        hooks.add(endpointOf("a"));
        hooks.emit(eventOf("one"));
        hooks.ended(hooks.takeDue(startMs).at(0).id, 500, startMs);
        QCOMPARE(sendMinutes(hooks, 200, 10).size(), std::size_t{10});
        sendMinutes(hooks, 500, 30);
        QCOMPARE(hooks.find("a")->status, std::string{"disabled"});
        QCOMPARE(sendMinutes(hooks, 500, 35).size(), std::size_t{5});
    }

    void aFirstSuccessEndsEvenAStormyDelivery()
    {
        Webhooks hooks;
        hooks.setStyle(styleWith(WebhookStyle::Retries::Storm));
        hooks.add(endpointOf("a"));
        hooks.emit(eventOf("one"));
        QCOMPARE(sendMinutes(hooks, 200, 100).size(), std::size_t{1});
    }

    void f40_copiesAreTheSameDeliveryAndAreNotRetried()
    {
        Webhooks hooks;
        WebhookStyle style;
        style.extraCopies = 3;
        hooks.setStyle(style);
        hooks.add(endpointOf("a"));
        hooks.emit(eventOf("one"));
        const auto due = hooks.takeDue(startMs);
        QCOMPARE(due.size(), std::size_t{4});
        for (const Delivery &delivery : due) {
            QCOMPARE(
                headerOf(delivery, "X-PlutoPay-Delivery"), headerOf(due[0], "X-PlutoPay-Delivery"));
            hooks.ended(delivery.id, 500, startMs);
        }
        QCOMPARE(hooks.takeDue(startMs + minuteMs).size(), std::size_t{1});
    }

    void f36_whatWasSentCanBeReplayed()
    {
        Webhooks hooks;
        hooks.add(endpointOf("a"));
        hooks.emit(eventOf("one"));
        const Delivery first = hooks.takeDue(startMs).at(0);
        hooks.ended(first.id, 200, startMs);
        QCOMPARE(hooks.replay("unknown", 5, startMs), 0);
        QCOMPARE(hooks.replay("0190aaaa-0000-7000-8000-00000000000e", 5, startMs), 5);
        const auto again = hooks.takeDue(startMs);
        QCOMPARE(again.size(), std::size_t{5});
        QCOMPARE(again[0].body, first.body);
    }

    void lateAndMissingEvents()
    {
        Webhooks hooks;
        WebhookStyle style;
        style.delayMs = 500;
        style.missingEvents = {"payment.succeeded"};
        hooks.setStyle(style);
        hooks.add(endpointOf("a"));
        QCOMPARE(hooks.emit(eventOf("payment.succeeded")), 0);
        QCOMPARE(hooks.emit(eventOf("payment.failed")), 1);
        QVERIFY(hooks.takeDue(startMs + 499).empty());
        QCOMPARE(hooks.nextDueMs(), startMs + 500);
        QCOMPARE(hooks.takeDue(startMs + 500).size(), std::size_t{1});
    }

    void aRemovedEndpointIsOwedNothing()
    {
        Webhooks hooks;
        hooks.add(endpointOf("a"));
        hooks.emit(eventOf("one"));
        const Delivery inFlight = hooks.takeDue(startMs).at(0);
        hooks.emit(eventOf("two"));
        QVERIFY(hooks.remove("a"));
        QVERIFY(!hooks.remove("a"));
        QVERIFY(hooks.takeDue(startMs).empty());
        hooks.ended(inFlight.id, 200, startMs);
        QCOMPARE(hooks.nextDueMs(), Webhooks::neverMs);
    }

    void whatWasInFlightIsOwedAgainAfterARestart()
    {
        Webhooks hooks;
        hooks.add(endpointOf("a"));
        hooks.emit(eventOf("one"));
        const auto due = hooks.takeDue(startMs);
        Webhooks restored;
        QVERIFY(restored.load(json::parse(hooks.save().dump())).has_value());
        QCOMPARE(restored.save().dump(), hooks.save().dump());
        const auto again = restored.takeDue(startMs);
        QCOMPARE(again.size(), std::size_t{1});
        QCOMPARE(again[0].body, due[0].body);
        QVERIFY(!restored.load(json::object()).has_value());
        QVERIFY(!restored.load(json{{"endpoints", {7}}, {"owed", json::array()}, {"last_id", 1}})
                     .has_value());
        QCOMPARE(restored.endpoints().size(), std::size_t{1});
    }

    void theLogShowsWhatWasSentAndWhatWaits()
    {
        Webhooks hooks;
        hooks.add(endpointOf("a"));
        hooks.emit(eventOf("one"));
        hooks.ended(hooks.takeDue(startMs).at(0).id, 503, startMs);
        const json log = hooks.log();
        QCOMPARE(log.size(), std::size_t{2});
        QCOMPARE(log[0]["http_status"].get<int>(), 503);
        QCOMPARE(log[1]["due_ms"].get<std::int64_t>(), startMs + minuteMs);
        QCOMPARE(log[1]["attempt"].get<int>(), 2);
    }
};

QTEST_GUILESS_MAIN(WebhooksTest)
#include "webhooks_test.moc"

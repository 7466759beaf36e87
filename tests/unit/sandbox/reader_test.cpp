// SPDX-License-Identifier: Apache-2.0
//
// The reader, its person, and everything between "card read" and the result.
#include "tests/unit/sandbox/testbed.h"

#include <QtTest>

#include <initializer_list>
#include <string>
#include <vector>

using namespace pos::sandbox;

namespace {

std::vector<std::string> steps(Testbed &bed, const std::string &reader, int after = 0)
{
    std::vector<std::string> kinds;
    const auto list
        = bed.send("GET", "/_sandbox/readers/" + reader + "/events?after=" + std::to_string(after));
    for (const auto &event : list.json["events"]) {
        kinds.push_back(event["kind"].get<std::string>());
    }
    return kinds;
}

} // namespace

class ReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anInsertedCardIsSeenStepByStep()
    {
        Testbed bed;
        const auto at = bed.reader();
        const auto sale = bed.create(4703);
        bed.process(sale, at);
        bed.present(at, "4242424242424242", "insert");
        QCOMPARE(bed.screen(at), std::string{"pin"});
        QCOMPARE(bed.person(at, "pin").status, 200);
        QCOMPARE(bed.screen(at), std::string{"processing"});
        bed.pass(1200);
        QCOMPARE(bed.screen(at), std::string{"remove_card"});
        QCOMPARE(bed.status(sale), std::string{"succeeded"});
        bed.person(at, "remove");
        QCOMPARE(bed.screen(at), std::string{"idle"});
        const std::vector<std::string> expected{"prompt_shown", "card_presented", "pin_entry",
            "processing", "approved", "remove_card", "card_removed"};
        QCOMPARE(steps(bed, at), expected);
        QCOMPARE(steps(bed, at, 5).size(), std::size_t{2});
        QCOMPARE(steps(bed, at, 99).size(), std::size_t{0});
    }

    void aWrongPinDeclines()
    {
        Testbed bed;
        const auto at = bed.reader();
        const auto sale = bed.create();
        bed.process(sale, at);
        bed.present(at, "4001000360000005");
        bed.person(at, "pin", "{\"right\":false}");
        bed.pass(1200);
        QCOMPARE(bed.status(sale), std::string{"failed"});
        QCOMPARE(bed.control("/readers/" + at).text("failure_code"), std::string{"incorrect_pin"});
    }

    // F68: the card is pulled while the bank is asked.
    void f68_aCardPulledEarlyIsDeclined()
    {
        Testbed bed;
        const auto at = bed.reader();
        const auto sale = bed.create();
        bed.process(sale, at);
        bed.present(at, "4242424242424242", "insert");
        bed.person(at, "remove");
        bed.pass(1200);
        QCOMPARE(bed.status(sale), std::string{"failed"});
        QCOMPARE(bed.truth(sale).captures, 0);
    }

    // F67: the customer cancels on the reader; the payment itself stays open.
    void f67_theCustomerCancels()
    {
        Testbed bed;
        const auto at = bed.reader();
        const auto sale = bed.create();
        bed.process(sale, at);
        QCOMPARE(bed.person(at, "cancel").status, 200);
        QCOMPARE(
            bed.control("/readers/" + at).text("failure_code"), std::string{"customer_canceled"});
        QCOMPARE(bed.truth(sale).readerId, std::string{});
        QCOMPARE(bed.process(sale, at).status, 200);
    }

    // F05: busy with another payment's authorisation.
    void f05_aReaderThatAsksTheBankIsBusy()
    {
        Testbed bed;
        const auto at = bed.reader();
        bed.process(bed.create(), at);
        bed.present(at);
        const auto refused = bed.process(bed.create(), at);
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.errorType(), std::string{"terminal_process_error"});
        QVERIFY(
            refused.message().starts_with("Reader is currently busy processing another request"));
        bed.pass(5000);
        QCOMPARE(bed.process(bed.create(), at).status, 200);
    }

    // F06: offline.
    void f06_anOfflineReaderRefuses()
    {
        Testbed bed;
        const auto at = bed.reader();
        bed.person(at, "state", "{\"status\":\"offline\"}");
        QVERIFY(bed.process(bed.create(), at).message().starts_with("Reader is currently offline"));
        bed.person(at, "state", "{\"status\":\"online\"}");
        QCOMPARE(bed.process(bed.create(), at).status, 200);
    }

    // F04: the answer says timeout although the prompt is up.
    void f04_aTimeoutMayBeAFalseNegative()
    {
        Testbed bed;
        const auto at = bed.reader();
        const auto sale = bed.create();
        bed.person(at, "state", "{\"next\":\"timeout_started\"}");
        const auto refused = bed.process(sale, at);
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.message(),
            std::string{"There was a timeout when sending this command to the reader."});
        QCOMPARE(bed.truth(sale).prompts, 1);
        bed.present(at);
        bed.pass(1200);
        QCOMPARE(bed.truth(sale).captures, 1);
        const auto other = bed.create();
        bed.person(at, "state", "{\"next\":\"timeout_not_started\"}");
        QCOMPARE(bed.process(other, at).status, 400);
        QCOMPARE(bed.truth(other).prompts, 0);
        QCOMPARE(bed.process(other, at).status, 200);
    }

    void aLaterPaymentReplacesThePrompt()
    {
        Testbed bed;
        const auto at = bed.reader();
        const auto first = bed.create(1000);
        const auto second = bed.create(2000);
        bed.process(first, at);
        QCOMPARE(bed.process(second, at).status, 200);
        QCOMPARE(bed.truth(first).readerId, std::string{});
        QCOMPARE(bed.truth(second).readerId, at);
        bed.present(at);
        bed.pass(1200);
        QCOMPARE(bed.truth(first).captures, 0);
        QCOMPARE(bed.truth(second).capturedMinor, std::int64_t{2000});
    }

    void onePaymentOnTwoReadersIsTakenOnce()
    {
        Testbed bed;
        const auto one = bed.reader("Counter 1");
        const auto two = bed.reader("Counter 2");
        const auto sale = bed.create();
        bed.process(sale, one);
        bed.process(sale, two);
        bed.present(one);
        bed.present(two);
        bed.pass(5000);
        QCOMPARE(bed.truth(sale).captures, 1);
    }

    void aPromptMayDieWithItsPayment()
    {
        Testbed bed;
        QVERIFY(bed.set("prompt_survives_cancel", "no"));
        const auto at = bed.reader();
        const auto sale = bed.create();
        bed.process(sale, at);
        bed.cancel(sale);
        QCOMPARE(bed.screen(at), std::string{"idle"});
    }

    // F64: the network goes while the bank is asked; the action stays in_progress for ever.
    void f64_aLostNetworkLosesTheAnswerOrTheQuestion()
    {
        for (const std::string &lost : std::initializer_list<std::string>{"before", "after"}) {
            Testbed bed;
            const auto at = bed.reader();
            const auto sale = bed.create();
            bed.process(sale, at);
            bed.present(at);
            bed.person(at, "state", "{\"status\":\"offline\",\"lost\":\"" + lost + "\"}");
            bed.pass(60'000);
            QCOMPARE(bed.truth(sale).captures, lost == "after" ? 1 : 0);
            bed.person(at, "state", "{\"status\":\"online\"}");
            const auto face = bed.control("/readers/" + at);
            QCOMPARE(face.text("screen"), std::string{"idle"});
            QCOMPARE(face.text("action_status"), std::string{"in_progress"});
        }
    }

    void readersRestartAtMidnight()
    {
        Testbed bed;
        QVERIFY(bed.set("daily_reboot", "yes"));
        const auto at = bed.reader();
        const auto sale = bed.create();
        bed.process(sale, at);
        const auto midnight = 86'400'000 - bed.nowMs % 86'400'000;
        bed.pass(midnight);
        QCOMPARE(bed.control("/readers/" + at).text("status"), std::string{"offline"});
        QCOMPARE(bed.truth(sale).readerId, std::string{});
        bed.pass(90'000);
        QCOMPARE(bed.control("/readers/" + at).text("status"), std::string{"online"});
        bed.pass(86'400'000 - 90'000);
        QCOMPARE(bed.control("/readers/" + at).text("status"), std::string{"offline"});
    }

    void aForgottenPromptMayTimeOut()
    {
        Testbed bed;
        QVERIFY(bed.set("prompt_timeout_ms", "30000"));
        const auto at = bed.reader();
        bed.process(bed.create(), at);
        bed.pass(29'999);
        QCOMPARE(bed.screen(at), std::string{"prompt"});
        bed.pass(1);
        QCOMPARE(bed.screen(at), std::string{"idle"});
    }

    void readersAreRegisteredByCode()
    {
        Testbed bed;
        const std::string start = "{\"name\":\"Bar\",\"registration_code\":\"";
        QCOMPARE(bed.post("/terminals", start + "simulated-wpe\"}").status, 201);
        QVERIFY(bed.reader("Bar").starts_with("tmr_"));
        QCOMPARE(bed.post("/terminals", start + "no-such-code\"}").errorType(),
            std::string{"terminal_error"});
        const auto code = bed.control("/registration-codes", "{}").json.value("code", "");
        QCOMPARE(bed.post("/terminals", start + code + "\"}").status, 201);
        QCOMPARE(bed.post("/terminals", start + code + "\"}").status, 400);
        // Without a code there is a row but no reader behind it.
        QCOMPARE(bed.post("/terminals", "{\"name\":\"Shelf\"}").status, 201);
        QCOMPARE(bed.get("/terminal/readers").json["data"][0]["name"].get<std::string>(),
            std::string{"Shelf"});
        QVERIFY(bed.get("/terminal/readers").json["data"][0]["processor_terminal_id"].is_null());
    }

    void terminalsAreShownInEightOrTwentyFields()
    {
        Testbed openapi;
        Testbed backend{"backend"};
        const std::string body = "{\"name\":\"Bar\",\"registration_code\":\"simulated-s700\"}";
        const auto small = openapi.post("/terminals", body);
        QCOMPARE(small.json["data"].size(), std::size_t{8});
        const auto raw = backend.post("/terminals", body);
        QCOMPARE(raw.json.size(), std::size_t{20});
        QCOMPARE(raw.text("status"), std::string{"offline"});
        QVERIFY(raw.text("created_at").ends_with(".000000Z"));
        QCOMPARE(backend.put("/terminals/" + raw.text("id"), "{\"name\":\"Door\"}").text("name"),
            std::string{"Door"});
        QVERIFY(backend.remove("/terminals/" + raw.text("id")).json.value("deleted", false));
        QCOMPARE(backend.get("/terminals/" + raw.text("id")).status, 404);
    }

    void aUuidIsNoReaderForStripe()
    {
        Testbed bed;
        const auto list = bed.get("/terminal/readers");
        const auto uuid = list.json["data"][0]["id"].get<std::string>();
        QCOMPARE(
            bed.process(bed.create(), uuid).message(), "No such terminal.reader: '" + uuid + "'");
        QCOMPARE(bed.process({"", "pi_none"}, bed.reader()).message(),
            std::string{"No such payment_intent: 'pi_none'"});
        // The control API is kinder than Stripe.
        QCOMPARE(bed.control("/readers/" + uuid).status, 200);
    }
};

QTEST_GUILESS_MAIN(ReaderTest)
#include "reader_test.moc"

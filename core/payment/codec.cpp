// SPDX-License-Identifier: Apache-2.0
#include "core/payment/codec.h"

#include "core/payment/names.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace pos::payment {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 7> kinds{"payment.started", "payment.answered",
    "payment.woke", "payment.pressed", "payment.reader_said", "payment.prompt_replaced",
    "payment.restarted"};

void put(json &object, const char *name, const std::string &text)
{
    if (!text.empty()) {
        object[name] = text;
    }
}

template <typename Tag>
void put(json &object, const char *name, const base::Id<Tag> &id)
{
    put(object, name, id.text());
}

void put(json &object, const char *name, std::int64_t number)
{
    if (number != 0) {
        object[name] = number;
    }
}

template <typename T>
void put(json &object, const char *name, const std::optional<T> &value)
{
    if (value) {
        object[name] = *value;
    }
}

template <typename Enum>
requires std::is_enum_v<Enum>
void put(json &object, const char *name, Enum value)
{
    object[name] = std::string(nameOf(value));
}

// Reads fields and remembers the first that is not what it must be.
class Reader {
public:
    explicit Reader(const json &object)
        : m_object(object)
    {
    }

    [[nodiscard]] std::string text(const char *name)
    {
        const auto *value = field(name, json::value_t::string);
        return value == nullptr ? std::string{} : value->get<std::string>();
    }

    [[nodiscard]] std::int64_t number(const char *name) { return maybe(name).value_or(0); }

    [[nodiscard]] std::optional<std::int64_t> maybe(const char *name)
    {
        const auto found = m_object.find(name);
        if (found == m_object.end()) {
            return std::nullopt;
        }
        if (!found->is_number_integer()) {
            complain(name);
            return std::nullopt;
        }
        return found->get<std::int64_t>();
    }

    [[nodiscard]] std::optional<bool> flag(const char *name)
    {
        const auto *value = field(name, json::value_t::boolean);
        return value == nullptr ? std::nullopt : std::optional(value->get<bool>());
    }

    template <typename Enum>
    [[nodiscard]] Enum word(const char *name)
    {
        const auto found = fromName<Enum>(text(name));
        if (!found) {
            m_tooNew = m_object.contains(name) && m_problem.empty();
            complain(name);
        }
        return found.value_or(Enum{});
    }

    void complain(const char *name)
    {
        if (m_problem.empty()) {
            m_problem = std::string("field \"") + name + "\" is missing or not understood";
        }
    }

    [[nodiscard]] const std::string &problem() const { return m_problem; }
    [[nodiscard]] bool tooNew() const { return m_tooNew; }

private:
    const json *field(const char *name, json::value_t type)
    {
        const auto found = m_object.find(name);
        if (found == m_object.end()) {
            return nullptr;
        }
        if (found->type() != type) {
            complain(name);
            return nullptr;
        }
        return &*found;
    }

    const json &m_object;
    std::string m_problem;
    bool m_tooNew = false;
};

json encodeFacts(const Facts &facts)
{
    json object = json::object();
    put(object, "id", facts.id);
    put(object, "intent", facts.intent);
    put(object, "reference", facts.reference);
    put(object, "status", facts.status);
    put(object, "status_text", facts.statusText);
    put(object, "amount_minor", facts.amountMinor);
    put(object, "refunded_minor", facts.refundedMinor);
    put(object, "currency", facts.currency);
    put(object, "card_brand", facts.cardBrand);
    put(object, "card_last_four", facts.cardLastFour);
    put(object, "receipt_url", facts.receiptUrl);
    put(object, "failure_reason", facts.failureReason);
    put(object, "captured_at_ms", facts.capturedAtMs);
    put(object, "failed_at_ms", facts.failedAtMs);
    put(object, "tip_minor", facts.tipMinor);
    put(object, "is_test", facts.isTest);
    return object;
}

Facts decodeFacts(Reader &in)
{
    Facts facts;
    facts.id = gateway::TransactionId(in.text("id"));
    facts.intent = gateway::PaymentIntentId(in.text("intent"));
    facts.reference = in.text("reference");
    facts.status = in.word<gateway::TransactionStatus>("status");
    facts.statusText = in.text("status_text");
    facts.amountMinor = in.number("amount_minor");
    facts.refundedMinor = in.number("refunded_minor");
    facts.currency = in.text("currency");
    facts.cardBrand = in.text("card_brand");
    facts.cardLastFour = in.text("card_last_four");
    facts.receiptUrl = in.text("receipt_url");
    facts.failureReason = in.text("failure_reason");
    facts.capturedAtMs = in.maybe("captured_at_ms");
    facts.failedAtMs = in.maybe("failed_at_ms");
    facts.tipMinor = in.maybe("tip_minor");
    facts.isTest = in.flag("is_test");
    return facts;
}

json encodeTiming(const Timing &timing)
{
    return json{{"create_window_ms", timing.createWindowMs},
        {"create_give_up_ms", timing.createGiveUpMs}, {"push_window_ms", timing.pushWindowMs},
        {"ask_after_ms", timing.askAfterMs}, {"cancel_after_ms", timing.cancelAfterMs},
        {"slow_bank_ms", timing.slowBankMs}, {"authorise_ms", timing.authoriseMs},
        {"probe_after_ms", timing.probeAfterMs}, {"restart_probe_ms", timing.restartProbeMs},
        {"cancel_window_ms", timing.cancelWindowMs}, {"prompt_life_ms", timing.promptLifeMs}};
}

Timing decodeTiming(Reader &in)
{
    Timing timing;
    timing.createWindowMs = in.maybe("create_window_ms").value_or(timing.createWindowMs);
    timing.createGiveUpMs = in.maybe("create_give_up_ms").value_or(timing.createGiveUpMs);
    timing.pushWindowMs = in.maybe("push_window_ms").value_or(timing.pushWindowMs);
    timing.askAfterMs = in.maybe("ask_after_ms").value_or(timing.askAfterMs);
    timing.cancelAfterMs = in.maybe("cancel_after_ms").value_or(timing.cancelAfterMs);
    timing.slowBankMs = in.maybe("slow_bank_ms").value_or(timing.slowBankMs);
    timing.authoriseMs = in.maybe("authorise_ms").value_or(timing.authoriseMs);
    timing.probeAfterMs = in.maybe("probe_after_ms").value_or(timing.probeAfterMs);
    timing.restartProbeMs = in.maybe("restart_probe_ms").value_or(timing.restartProbeMs);
    timing.cancelWindowMs = in.maybe("cancel_window_ms").value_or(timing.cancelWindowMs);
    timing.promptLifeMs = in.maybe("prompt_life_ms").value_or(timing.promptLifeMs);
    return timing;
}

struct Encode {
    json operator()(const event::Started &started) const
    {
        json object = json::object();
        put(object, "id", started.id);
        put(object, "sale", started.sale);
        put(object, "amount_minor", started.amount.minor());
        object["currency"] = std::string(started.amount.currency().code());
        put(object, "note", started.note);
        put(object, "description", started.description);
        put(object, "terminal", started.terminal);
        put(object, "reader", started.reader);
        put(object, "reader_name", started.readerName);
        object["manual_capture"] = started.manualCapture;
        object["test_mode"] = started.testMode;
        object["timing"] = encodeTiming(started.timing);
        return object;
    }

    json operator()(const event::Answered &answer) const
    {
        using Verdict = event::Answered::Verdict;
        json object = json::object();
        put(object, "call", answer.call);
        put(object, "number", std::int64_t{answer.number});
        put(object, "verdict", answer.verdict);
        if (answer.verdict == Verdict::Refused) {
            put(object, "refusal", answer.refusal);
        }
        if (answer.verdict == Verdict::Unknown) {
            put(object, "reason", answer.reason);
        }
        put(object, "message", answer.message);
        put(object, "retry_after_ms", answer.retryAfterMs);
        if (answer.keyEchoed) {
            object["key_echoed"] = true;
        }
        if (answer.facts) {
            object["facts"] = encodeFacts(*answer.facts);
        }
        for (const auto &facts : answer.found) {
            object["found"].push_back(encodeFacts(facts));
        }
        put(object, "refund_reference", answer.refundReference);
        put(object, "spread", std::int64_t{answer.spread});
        return object;
    }

    json operator()(const event::Pressed &press) const
    {
        json object = json::object();
        put(object, "button", press.button);
        put(object, "amount_minor", press.amountMinor);
        put(object, "reason", press.reason);
        put(object, "terminal", press.terminal);
        put(object, "reader", press.reader);
        put(object, "reader_name", press.readerName);
        return object;
    }

    json operator()(const event::ReaderSaid &said) const
    {
        json object = json::object();
        put(object, "kind", said.kind);
        put(object, "reason", said.reason);
        return object;
    }

    json operator()(const event::Woke &) const { return json::object(); }
    json operator()(const event::PromptReplaced &) const { return json::object(); }
    json operator()(const event::Restarted &) const { return json::object(); }
};

std::optional<event::Started> decodeStarted(Reader &in, const json &object)
{
    const auto currency = money::Currency::fromCode(in.text("currency"));
    if (!currency || !object.contains("timing") || !object["timing"].is_object()) {
        in.complain(currency ? "timing" : "currency");
        return std::nullopt;
    }
    Reader timingIn(object["timing"]);
    event::Started started{AttemptId(in.text("id")), SaleId(in.text("sale")),
        money::Money(in.number("amount_minor"), *currency), in.text("note"), in.text("description"),
        gateway::TerminalId(in.text("terminal")), gateway::ReaderId(in.text("reader")),
        in.text("reader_name"), in.flag("manual_capture").value_or(false),
        in.flag("test_mode").value_or(true), decodeTiming(timingIn)};
    if (started.id.empty() || !timingIn.problem().empty()) {
        in.complain(started.id.empty() ? "id" : "timing");
    }
    return started;
}

event::Answered decodeAnswered(Reader &in, const json &object)
{
    using Verdict = event::Answered::Verdict;
    event::Answered answer;
    answer.call = in.word<Call>("call");
    answer.number = static_cast<int>(in.number("number"));
    answer.verdict = in.word<Verdict>("verdict");
    if (answer.verdict == Verdict::Refused) {
        answer.refusal = in.word<gateway::RefusalKind>("refusal");
    }
    if (answer.verdict == Verdict::Unknown) {
        answer.reason = in.word<gateway::Unknown::Reason>("reason");
    }
    answer.message = in.text("message");
    answer.retryAfterMs = in.number("retry_after_ms");
    answer.keyEchoed = in.flag("key_echoed").value_or(false);
    answer.refundReference = in.text("refund_reference");
    answer.spread = static_cast<std::uint8_t>(in.number("spread"));
    const auto readFacts = [&](const json &part) {
        Reader partIn(part);
        auto facts = decodeFacts(partIn);
        if (!part.is_object() || !partIn.problem().empty()) {
            in.complain("facts");
        }
        return facts;
    };
    if (const auto facts = object.find("facts"); facts != object.end()) {
        answer.facts = readFacts(*facts);
    }
    if (const auto found = object.find("found"); found != object.end()) {
        for (const auto &part : *found) {
            answer.found.push_back(readFacts(part));
        }
    }
    return answer;
}

event::Pressed decodePressed(Reader &in)
{
    event::Pressed press;
    press.button = in.word<event::Pressed::Button>("button");
    press.amountMinor = in.number("amount_minor");
    press.reason = in.text("reason");
    press.terminal = gateway::TerminalId(in.text("terminal"));
    press.reader = gateway::ReaderId(in.text("reader"));
    press.readerName = in.text("reader_name");
    return press;
}

event::ReaderSaid decodeReaderSaid(Reader &in)
{
    return event::ReaderSaid{in.word<event::ReaderSaid::Kind>("kind"), in.text("reason")};
}

} // namespace

std::string_view kindOf(const Event &event)
{
    return kinds[event.what.index()];
}

std::string encode(const Event &event)
{
    // Text from outside may not be UTF-8; a replacement character is better than no record.
    return std::visit(Encode{}, event.what).dump(-1, ' ', false, json::error_handler_t::replace);
}

base::Result<Event> decode(
    std::string_view kind, std::string_view body, std::int64_t atMs, std::int64_t utcMs)
{
    const auto object = json::parse(body, nullptr, /*allow_exceptions=*/false);
    if (!object.is_object()) {
        return base::fail(base::ErrorCode::Damaged, "the record's body is not a JSON object");
    }
    Reader in(object);
    Event event{atMs, utcMs, event::Woke{}};
    if (kind == kinds[0]) {
        if (auto started = decodeStarted(in, object)) {
            event.what = std::move(*started);
        }
    } else if (kind == kinds[1]) {
        event.what = decodeAnswered(in, object);
    } else if (kind == kinds[3]) {
        event.what = decodePressed(in);
    } else if (kind == kinds[4]) {
        event.what = decodeReaderSaid(in);
    } else if (kind == kinds[5]) {
        event.what = event::PromptReplaced{};
    } else if (kind == kinds[6]) {
        event.what = event::Restarted{};
    } else if (kind != kinds[2]) {
        return base::fail(base::ErrorCode::TooNew,
            "a record of kind \"" + std::string(kind) + "\" is not known to this version");
    }
    if (!in.problem().empty()) {
        return base::fail(in.tooNew() ? base::ErrorCode::TooNew : base::ErrorCode::Damaged,
            std::string(kind) + ": " + in.problem());
    }
    return event;
}

} // namespace pos::payment

// SPDX-License-Identifier: Apache-2.0
#include "core/payment/codec.h"

#include "core/payment/json_fields.h"
#include "core/payment/json_text.h"
#include "core/payment/names.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace pos::payment {
namespace {

constexpr std::array<std::string_view, 7> kinds{"payment.started", "payment.answered",
    "payment.woke", "payment.pressed", "payment.reader_said", "payment.prompt_replaced",
    "payment.restarted"};

void put(JsonText &out, const char *name, const std::string &text)
{
    if (!text.empty()) {
        out.put(name, text);
    }
}

template <typename Tag>
void put(JsonText &out, const char *name, const base::Id<Tag> &id)
{
    put(out, name, id.text());
}

void put(JsonText &out, const char *name, std::int64_t number)
{
    if (number != 0) {
        out.put(name, number);
    }
}

void put(JsonText &out, const char *name, const std::optional<std::int64_t> &value)
{
    if (value) {
        out.put(name, *value);
    }
}

template <typename Enum>
requires std::is_enum_v<Enum>
void put(JsonText &out, const char *name, Enum value)
{
    out.put(name, nameOf(value));
}

// Reads the fields of one object and remembers the first that is not what it must be.
class Reader {
public:
    using Type = JsonFields::Type;

    explicit Reader(const JsonFields &fields, std::size_t object = JsonFields::root)
        : m_fields(fields)
        , m_object(object)
    {
    }

    [[nodiscard]] std::string text(const char *name)
    {
        const auto at = field(name, Type::Text);
        return at == JsonFields::none ? std::string{} : std::string(m_fields.text(at));
    }

    [[nodiscard]] std::int64_t number(const char *name) { return maybe(name).value_or(0); }

    [[nodiscard]] std::optional<std::int64_t> maybe(const char *name)
    {
        const auto at = field(name, Type::Number);
        return at == JsonFields::none ? std::nullopt : std::optional(m_fields.at(at).number);
    }

    [[nodiscard]] std::optional<bool> flag(const char *name)
    {
        const auto at = field(name, Type::Flag);
        return at == JsonFields::none ? std::nullopt : std::optional(m_fields.at(at).number != 0);
    }

    template <typename Enum>
    [[nodiscard]] Enum word(const char *name)
    {
        const auto at = field(name, Type::Text);
        const auto found
            = at == JsonFields::none ? std::nullopt : fromName<Enum>(m_fields.text(at));
        if (!found) {
            m_tooNew = contains(name) && m_problem.empty();
            complain(name);
        }
        return found.value_or(Enum{});
    }

    [[nodiscard]] bool contains(const char *name) const
    {
        return m_fields.find(m_object, name) != JsonFields::none;
    }

    void complain(const char *name)
    {
        if (m_problem.empty()) {
            m_problem = std::string("field \"") + name + "\" is missing or not understood";
        }
    }

    // Complains where there is such a field of another type.
    [[nodiscard]] std::size_t field(const char *name, Type type)
    {
        const auto at = m_fields.find(m_object, name);
        if (at != JsonFields::none && m_fields.at(at).type != type) {
            complain(name);
            return JsonFields::none;
        }
        return at;
    }

    [[nodiscard]] const JsonFields &fields() const { return m_fields; }
    [[nodiscard]] const std::string &problem() const { return m_problem; }
    [[nodiscard]] bool tooNew() const { return m_tooNew; }

private:
    const JsonFields &m_fields;
    std::size_t m_object;
    std::string m_problem;
    bool m_tooNew = false;
};

void encodeFacts(JsonText &out, const Facts &facts)
{
    put(out, "id", facts.id);
    put(out, "intent", facts.intent);
    put(out, "reference", facts.reference);
    put(out, "status", facts.status);
    put(out, "status_text", facts.statusText);
    put(out, "amount_minor", facts.amountMinor);
    put(out, "refunded_minor", facts.refundedMinor);
    put(out, "currency", facts.currency);
    put(out, "card_brand", facts.cardBrand);
    put(out, "card_last_four", facts.cardLastFour);
    put(out, "receipt_url", facts.receiptUrl);
    put(out, "failure_reason", facts.failureReason);
    put(out, "captured_at_ms", facts.capturedAtMs);
    put(out, "failed_at_ms", facts.failedAtMs);
    put(out, "tip_minor", facts.tipMinor);
    if (facts.isTest) {
        out.putFlag("is_test", *facts.isTest);
    }
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

void encodeTiming(JsonText &out, const Timing &timing)
{
    out.put("create_window_ms", timing.createWindowMs);
    out.put("create_give_up_ms", timing.createGiveUpMs);
    out.put("push_window_ms", timing.pushWindowMs);
    out.put("ask_after_ms", timing.askAfterMs);
    out.put("cancel_after_ms", timing.cancelAfterMs);
    out.put("slow_bank_ms", timing.slowBankMs);
    out.put("authorise_ms", timing.authoriseMs);
    out.put("probe_after_ms", timing.probeAfterMs);
    out.put("restart_probe_ms", timing.restartProbeMs);
    out.put("cancel_window_ms", timing.cancelWindowMs);
    out.put("prompt_life_ms", timing.promptLifeMs);
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
    JsonText &out;

    void operator()(const event::Started &started) const
    {
        put(out, "id", started.id);
        put(out, "sale", started.sale);
        put(out, "amount_minor", started.amount.minor());
        out.put("currency", started.amount.currency().code());
        put(out, "note", started.note);
        put(out, "description", started.description);
        put(out, "terminal", started.terminal);
        put(out, "reader", started.reader);
        put(out, "reader_name", started.readerName);
        out.putFlag("manual_capture", started.manualCapture);
        out.putFlag("test_mode", started.testMode);
        out.beginObject("timing");
        encodeTiming(out, started.timing);
        out.end();
    }

    void operator()(const event::Answered &answer) const
    {
        using Verdict = event::Answered::Verdict;
        put(out, "call", answer.call);
        put(out, "number", std::int64_t{answer.number});
        put(out, "verdict", answer.verdict);
        if (answer.verdict == Verdict::Refused) {
            put(out, "refusal", answer.refusal);
        }
        if (answer.verdict == Verdict::Unknown) {
            put(out, "reason", answer.reason);
        }
        put(out, "message", answer.message);
        put(out, "retry_after_ms", answer.retryAfterMs);
        if (answer.keyEchoed) {
            out.putFlag("key_echoed", true);
        }
        if (answer.facts) {
            out.beginObject("facts");
            encodeFacts(out, *answer.facts);
            out.end();
        }
        if (!answer.found.empty()) {
            out.beginArray("found");
            for (const auto &facts : answer.found) {
                out.beginObject();
                encodeFacts(out, facts);
                out.end();
            }
            out.end();
        }
        put(out, "refund_reference", answer.refundReference);
        put(out, "spread", std::int64_t{answer.spread});
    }

    void operator()(const event::Pressed &press) const
    {
        put(out, "button", press.button);
        put(out, "amount_minor", press.amountMinor);
        put(out, "reason", press.reason);
        put(out, "terminal", press.terminal);
        put(out, "reader", press.reader);
        put(out, "reader_name", press.readerName);
    }

    void operator()(const event::ReaderSaid &said) const
    {
        put(out, "kind", said.kind);
        put(out, "reason", said.reason);
    }

    void operator()(const event::Woke &) const { }
    void operator()(const event::PromptReplaced &) const { }
    void operator()(const event::Restarted &) const { }
};

std::optional<event::Started> decodeStarted(Reader &in)
{
    const auto currency = money::Currency::fromCode(in.text("currency"));
    const auto timing = in.field("timing", Reader::Type::Object);
    if (!currency || timing == JsonFields::none) {
        in.complain(currency ? "timing" : "currency");
        return std::nullopt;
    }
    Reader timingIn(in.fields(), timing);
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

event::Answered decodeAnswered(Reader &in)
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
    const auto readFacts = [&](std::size_t part) {
        Reader partIn(in.fields(), part);
        auto facts = decodeFacts(partIn);
        if (!partIn.problem().empty()) {
            in.complain("facts");
        }
        return facts;
    };
    if (const auto facts = in.field("facts", Reader::Type::Object); facts != JsonFields::none) {
        answer.facts = readFacts(facts);
    }
    if (const auto found = in.field("found", Reader::Type::Array); found != JsonFields::none) {
        for (const auto part : in.fields().within(found)) {
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
    JsonText out;
    std::visit(Encode{out}, event.what);
    return out.finish();
}

base::Result<Event> decode(
    std::string_view kind, std::string_view body, std::int64_t atMs, std::int64_t utcMs)
{
    const auto fields = JsonFields::from(body);
    if (!fields) {
        return base::fail(base::ErrorCode::Damaged, "the record's body is not a JSON object");
    }
    Reader in(*fields);
    Event event{atMs, utcMs, event::Woke{}};
    if (kind == kinds[0]) {
        if (auto started = decodeStarted(in)) {
            event.what = std::move(*started);
        }
    } else if (kind == kinds[1]) {
        event.what = decodeAnswered(in);
    } else if (kind == kinds[3]) {
        event.what = decodePressed(in);
    } else if (kind == kinds[4]) {
        event.what = decodeReaderSaid(in);
    } else if (kind == kinds[5]) {
        event.what = event::PromptReplaced{};
    } else if (kind == kinds[6]) {
        event.what = event::Restarted{};
    } else if (kind != kinds[2]) {
        constexpr std::size_t longestKind = 64; // a journal lets no longer one in
        return base::fail(base::ErrorCode::TooNew,
            "a record of kind \"" + std::string(kind.substr(0, longestKind))
                + "\" is not known to this version");
    }
    if (!in.problem().empty()) {
        return base::fail(in.tooNew() ? base::ErrorCode::TooNew : base::ErrorCode::Damaged,
            std::string(kind) + ": " + in.problem());
    }
    return event;
}

} // namespace pos::payment

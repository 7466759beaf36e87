// SPDX-License-Identifier: Apache-2.0
#include "core/payment/incident.h"

#include "core/base/invariant.h"
#include "core/payment/attempt.h"
#include "core/payment/codec.h"
#include "core/payment/names.h"
#include "core/sale/description.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace pos::payment::incident {
namespace {

using nlohmann::json;

constexpr std::string_view formatName = "plutopos-incident";
constexpr int formatVersion = 1;
constexpr std::string_view callKind = "call.ended";
constexpr std::string_view eventPrefix = "payment.";
constexpr const char *withheld = "(left out)";

// ---- Leaving out

void redact(Facts &facts)
{
    facts.receiptUrl.clear(); // who has it can read the receipt
    facts.failureReason = sale::withoutCardNumbers(facts.failureReason);
    if (facts.cardLastFour.size() > 4) {
        facts.cardLastFour.clear();
    }
}

struct Redact {
    void operator()(event::Started &started) const
    {
        started.note = started.note.empty() ? std::string{} : withheld;
        started.description = sale::description(started.note, started.id.text());
    }
    void operator()(event::Answered &answer) const
    {
        answer.message = sale::withoutCardNumbers(answer.message);
        if (answer.facts) {
            redact(*answer.facts);
        }
        std::for_each(
            answer.found.begin(), answer.found.end(), [](Facts &facts) { redact(facts); });
    }
    void operator()(event::Pressed &press) const
    {
        press.reason = press.reason.empty() ? std::string{} : withheld;
    }
    void operator()(event::ReaderSaid &said) const
    {
        said.reason = sale::withoutCardNumbers(said.reason);
    }
    void operator()(event::Woke &) const { }
    void operator()(event::PromptReplaced &) const { }
    void operator()(event::Restarted &) const { }
};

// The last look: these can stand for nothing else than a key or a client secret.
bool holdsASecret(std::string_view text)
{
    static constexpr std::array<std::string_view, 7> marks{
        "sk_test_", "sk_live_", "pk_live_", "rk_live_", "whsec_", "pst_", "_secret_"};
    return std::any_of(marks.begin(), marks.end(),
        [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

json callOf(const journal::Record &record)
{
    const auto body = json::parse(record.data.body, nullptr, false);
    json call = json::object();
    for (const auto *field : {"call", "what", "request_id"}) {
        if (body.is_object() && body.contains(field) && body[field].is_string()) {
            call[field] = body[field];
        }
    }
    for (const auto *field : {"started_ms", "duration_ms", "http_status"}) {
        if (body.is_object() && body.contains(field) && body[field].is_number_integer()) {
            call[field] = body[field];
        }
    }
    if (body.is_object() && body.contains("result") && body["result"].is_string()) {
        call["result"] = sale::withoutCardNumbers(body["result"].get<std::string>());
    }
    return call;
}

// ---- What a step is remembered by
//
// Enough to notice any change of a decision about money or the screen, and nothing of the rhythm of
// reads, which may be tuned without making old bundles wrong.

std::vector<std::string> sendsOf(const Effects &effects)
{
    static constexpr std::array<std::string_view, 9> words{"create", "push", "read", "search",
        "cancel", "stray_cancel", "capture", "refund", "refund_baseline"};
    std::vector<std::string> sends;
    for (const auto effect : effects) {
        if (needsDurability(effect)) {
            sends.emplace_back(words.at(static_cast<std::size_t>(effect)));
        }
    }
    return sends;
}

json outcomeOf(const Step &step)
{
    const auto &s = step.next;
    json refunds = json::array();
    for (const auto &refund : s.refunds) {
        refunds.push_back(std::string(nameOf(refund.step)));
    }
    return json{{"phase", std::string(nameOf(s.phase))}, {"stop", std::string(nameOf(s.stop))},
        {"captured_minor", s.capturedMinor}, {"refunded_minor", s.facts.refundedMinor},
        {"may_prompt", s.mayPrompt}, {"contradiction", s.contradiction.has_value()},
        {"said_less", s.saidLess ? std::string(nameOf(*s.saidLess)) : std::string{}},
        {"refunds", refunds}, {"sends", sendsOf(step.effects)}};
}

class Folding {
public:
    // Empty: the event cannot stand here.
    std::optional<Step> fold(const Event &event)
    {
        const bool begins = std::holds_alternative<event::Started>(event.what);
        if (begins != !m_state.has_value()) {
            return std::nullopt;
        }
        auto next = begins ? start(event) : step(*m_state, event);
        m_state = next.next;
        return next;
    }
    [[nodiscard]] bool begun() const { return m_state.has_value(); }

private:
    std::optional<State> m_state;
};

// ---- Words

std::string spaced(std::string_view name)
{
    std::string text(name);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

struct Describe {
    std::string operator()(const event::Started &started) const
    {
        return "charge " + std::to_string(started.amount.minor()) + " minor units of "
            + std::string(started.amount.currency().code()) + " on " + started.readerName;
    }
    std::string operator()(const event::Answered &answer) const
    {
        using Verdict = event::Answered::Verdict;
        std::string text = "answered: " + spaced(nameOf(answer.call)) + ' '
            + std::to_string(answer.number) + ' ' + std::string(nameOf(answer.verdict));
        if (answer.verdict == Verdict::Refused) {
            text += " (" + spaced(nameOf(answer.refusal)) + ')';
        }
        if (answer.verdict == Verdict::Unknown) {
            text += " (" + spaced(nameOf(answer.reason)) + ')';
        }
        if (answer.facts) {
            text += ", the record says " + spaced(nameOf(answer.facts->status));
        }
        return answer.message.empty() ? text : text + ": " + answer.message;
    }
    std::string operator()(const event::Pressed &press) const
    {
        return "pressed: " + spaced(nameOf(press.button));
    }
    std::string operator()(const event::ReaderSaid &said) const
    {
        return "reader: " + spaced(nameOf(said.kind));
    }
    std::string operator()(const event::Woke &) const { return "time was up"; }
    std::string operator()(const event::PromptReplaced &) const
    {
        return "another payment took the reader's screen";
    }
    std::string operator()(const event::Restarted &) const { return "the till was started again"; }
};

// ---- Reading

tl::unexpected<base::Error> damaged(std::size_t entry, const std::string &what)
{
    return base::fail(base::ErrorCode::Damaged,
        "Entry " + std::to_string(entry + 1) + " of the incident bundle " + what + '.');
}

base::Result<json> parsed(std::string_view bundle)
{
    auto whole = json::parse(bundle, nullptr, /*allow_exceptions=*/false);
    const bool ours = whole.is_object() && whole.contains("format") && whole["format"] == formatName
        && whole.contains("entries") && whole["entries"].is_array();
    if (!ours) {
        return base::fail(base::ErrorCode::Damaged, "This is not an incident bundle.");
    }
    if (!whole.contains("version") || whole["version"] != formatVersion) {
        return base::fail(
            base::ErrorCode::TooNew, "The incident bundle was written by a newer version.");
    }
    return whole;
}

std::optional<Divergence> compare(std::size_t entry, const json &recorded, const json &now)
{
    if (!recorded.is_object()) {
        return Divergence{entry, "after", "nothing", now.dump()};
    }
    for (const auto &[field, value] : recorded.items()) {
        const auto found = now.find(field);
        if (found == now.end() || *found != value) {
            return Divergence{
                entry, field, value.dump(), found == now.end() ? "nothing" : found->dump()};
        }
    }
    return std::nullopt;
}

std::string stringOf(const json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::int64_t numberOf(const json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

std::string textOfCall(const json &call)
{
    std::string text = "call: " + stringOf(call, "what") + ": " + stringOf(call, "result");
    if (call.contains("duration_ms")) {
        text += ", " + std::to_string(numberOf(call, "duration_ms")) + " ms";
    }
    return call.contains("request_id") ? text + ", " + stringOf(call, "request_id") : text;
}

class Player {
public:
    base::Result<void> play(const json &item)
    {
        const auto index = m_replay.entries.size();
        if (!item.is_object()) {
            return damaged(index, "is not an object");
        }
        const auto atMs = numberOf(item, "monotonic_ms");
        if (item.contains("call") && item["call"].is_object()) {
            return add({atMs - m_originMs, textOfCall(item["call"]), {}, {}});
        }
        const auto body = item.find("body");
        if (body == item.end()) {
            return damaged(index, "is neither an event nor a call");
        }
        auto event = decode(stringOf(item, "kind"), body->dump(), atMs, numberOf(item, "utc_ms"));
        if (!event) {
            return tl::unexpected(event.error());
        }
        const auto next = m_folding.fold(*event);
        if (!next) {
            return damaged(index, "is out of order: a payment begins once, and first");
        }
        const bool newBoot = std::holds_alternative<event::Started>(event->what)
            || std::holds_alternative<event::Restarted>(event->what);
        m_originMs = newBoot ? atMs : m_originMs;
        if (!m_replay.divergence) {
            m_replay.divergence = compare(index, item.value("after", json()), outcomeOf(*next));
        }
        return add({atMs - m_originMs, std::visit(Describe{}, event->what),
            std::string(nameOf(next->next.phase)), sendsOf(next->effects)});
    }

    Replay take() { return std::move(m_replay); }

private:
    base::Result<void> add(Entry entry)
    {
        m_replay.entries.push_back(std::move(entry));
        return {};
    }

    Folding m_folding;
    Replay m_replay;
    std::int64_t m_originMs = 0;
};

} // namespace

base::Result<std::string> exportBundle(
    std::span<const journal::Record> stream, const Origin &origin)
{
    Folding folding;
    json entries = json::array();
    std::string attempt;
    for (const auto &record : stream) {
        attempt = attempt.empty() ? record.data.stream : attempt;
        if (record.data.stream != attempt) {
            return base::fail(base::ErrorCode::InvalidArgument,
                "An incident bundle holds the records of one payment.");
        }
        json item{{"sequence", record.sequence}, {"utc_ms", record.data.utcMs},
            {"monotonic_ms", record.data.monotonicMs}};
        if (record.data.kind == callKind) {
            item["call"] = callOf(record);
        } else if (record.data.kind.starts_with(eventPrefix)) {
            auto event = decode(
                record.data.kind, record.data.body, record.data.monotonicMs, record.data.utcMs);
            if (!event) {
                return tl::unexpected(event.error());
            }
            std::visit(Redact{}, event->what);
            const auto next = folding.fold(*event);
            if (!next) {
                return damaged(entries.size(), "is out of order");
            }
            item["kind"] = record.data.kind;
            item["body"] = json::parse(encode(*event));
            item["after"] = outcomeOf(*next);
        } else {
            continue;
        }
        entries.push_back(std::move(item));
    }
    if (!folding.begun()) {
        return base::fail(base::ErrorCode::NotFound, "There is no such payment in this journal.");
    }
    const json whole{{"format", std::string(formatName)}, {"version", formatVersion},
        {"attempt", attempt}, {"program", origin.program}, {"program_version", origin.version},
        {"exported_utc_ms", origin.utcMs}, {"about", origin.about}, {"entries", entries}};
    auto text = whole.dump(1, ' ', false, json::error_handler_t::replace) + '\n';
    if (holdsASecret(text)) {
        return base::fail(base::ErrorCode::InvalidArgument,
            "The records hold something that looks like a key, so nothing was written. Call "
            "support.");
    }
    return text;
}

base::Result<Replay> replay(std::string_view bundle)
{
    const auto whole = parsed(bundle);
    if (!whole) {
        return tl::unexpected(whole.error());
    }
    Player player;
    for (const auto &item : (*whole)["entries"]) {
        if (auto played = player.play(item); !played) {
            return tl::unexpected(played.error());
        }
    }
    auto replay = player.take();
    if (replay.entries.empty()) {
        return base::fail(base::ErrorCode::Damaged, "The incident bundle is empty.");
    }
    replay.attempt = stringOf(*whole, "attempt");
    replay.origin = {stringOf(*whole, "program"), stringOf(*whole, "program_version"),
        numberOf(*whole, "exported_utc_ms"), stringOf(*whole, "about")};
    return replay;
}

std::string textOf(const Replay &replay)
{
    std::string text = "attempt " + replay.attempt + ", exported by " + replay.origin.program + ' '
        + replay.origin.version + '\n';
    for (std::size_t i = 0; i < replay.entries.size(); ++i) {
        const auto &entry = replay.entries[i];
        text += std::to_string(entry.atMs) + " ms  " + entry.text;
        text += entry.phase.empty() ? std::string{} : "  -> " + spaced(entry.phase);
        for (const auto &send : entry.sends) {
            text += ", sends " + spaced(send);
        }
        text += '\n';
        if (replay.divergence && replay.divergence->entry == i) {
            text += "    HERE: " + replay.divergence->field + " was " + replay.divergence->recorded
                + " and is now " + replay.divergence->now + '\n';
        }
    }
    return text
        + (replay.divergence ? "The present code decides otherwise than was recorded.\n"
                             : "The present code decides as was recorded.\n");
}

} // namespace pos::payment::incident

// SPDX-License-Identifier: Apache-2.0
//
// Faults as the control API and the state file spell them.
#include "app/sandbox/faults.h"
#include "core/base/invariant.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace pos::sandbox {

namespace {

struct KindName {
    Fault::Kind kind;
    std::string_view name;
};

constexpr std::array<KindName, 22> kindNames{{
    {Fault::Kind::Drop, "drop"},
    {Fault::Kind::Delay, "delay"},
    {Fault::Kind::Reset, "reset"},
    {Fault::Kind::Truncate, "truncate"},
    {Fault::Kind::Hang, "hang"},
    {Fault::Kind::BrokenChunks, "broken_chunks"},
    {Fault::Kind::Drip, "drip"},
    {Fault::Kind::Status, "status"},
    {Fault::Kind::Html, "html"},
    {Fault::Kind::Redirect, "redirect"},
    {Fault::Kind::Gzip, "gzip"},
    {Fault::Kind::GzipBomb, "gzip_bomb"},
    {Fault::Kind::WrongAmount, "wrong_amount"},
    {Fault::Kind::WrongCurrency, "wrong_currency"},
    {Fault::Kind::WrongId, "wrong_id"},
    {Fault::Kind::MissingField, "missing_field"},
    {Fault::Kind::UnknownStatus, "unknown_status"},
    {Fault::Kind::SwapEnvelope, "swap_envelope"},
    {Fault::Kind::Oversize, "oversize"},
    {Fault::Kind::DeepJson, "deep_json"},
    {Fault::Kind::InvalidUtf8, "invalid_utf8"},
    {Fault::Kind::RateLimited, "rate_limited"},
}};

// Reads one member after another and remembers the first that is wrong.
class Members {
public:
    explicit Members(const nlohmann::json &json)
        : m_json(json)
    {
    }

    void text(const char *key, std::string &into)
    {
        if (const auto *value = member(key)) {
            if (value->is_string()) {
                into = value->get<std::string>();
            } else {
                wrong(key, "must be text");
            }
        }
    }
    void flag(const char *key, bool &into)
    {
        if (const auto *value = member(key)) {
            if (value->is_boolean()) {
                into = value->get<bool>();
            } else {
                wrong(key, "must be true or false");
            }
        }
    }
    template <typename Number>
    void number(const char *key, Number &into, std::int64_t least, std::int64_t most)
    {
        const auto *value = member(key);
        if (value == nullptr) {
            return;
        }
        const bool whole = value->is_number_integer()
            && !(value->is_number_unsigned()
                && value->get<std::uint64_t>() > static_cast<std::uint64_t>(most));
        if (!whole || value->get<std::int64_t>() < least || value->get<std::int64_t>() > most) {
            wrong(key,
                "must be a whole number from " + std::to_string(least) + " to "
                    + std::to_string(most));
            return;
        }
        into = static_cast<Number>(value->get<std::int64_t>());
    }
    void wrong(std::string_view key, const std::string &why)
    {
        if (m_trouble.empty()) {
            m_trouble = "\"" + std::string{key} + "\" " + why + ".";
        }
    }
    // The first trouble, or the first key that nothing asked for.
    [[nodiscard]] std::string trouble() const
    {
        if (!m_trouble.empty()) {
            return m_trouble;
        }
        for (const auto &[key, value] : m_json.items()) {
            if (std::find(m_known.begin(), m_known.end(), key) == m_known.end()) {
                return "\"" + key + "\" is no key of a fault.";
            }
        }
        return {};
    }

private:
    const nlohmann::json *member(const char *key)
    {
        m_known.emplace_back(key);
        const auto it = m_json.find(key);
        return it == m_json.end() ? nullptr : &*it;
    }

    const nlohmann::json &m_json;
    std::vector<std::string> m_known;
    std::string m_trouble;
};

void readKind(Members &members, Fault &fault)
{
    std::string kind;
    members.text("kind", kind);
    const auto known = std::find_if(kindNames.begin(), kindNames.end(),
        [&kind](const KindName &entry) { return entry.name == kind; });
    if (known == kindNames.end()) {
        std::string words;
        for (const KindName &entry : kindNames) {
            words += (words.empty() ? "" : ", ") + std::string{entry.name};
        }
        members.wrong("kind", "must be one of " + words);
        return;
    }
    fault.kind = known->kind;
    std::string when = fault.kind == Fault::Kind::RateLimited ? "before" : "after";
    members.text("when", when);
    if (when != "before" && when != "after") {
        members.wrong("when", "must be \"before\" or \"after\"");
    }
    fault.when = when == "before" ? Fault::When::Before : Fault::When::After;
}

} // namespace

std::string_view faultKindName(Fault::Kind kind)
{
    const auto it = std::find_if(kindNames.begin(), kindNames.end(),
        [kind](const KindName &entry) { return entry.kind == kind; });
    base::invariant(it != kindNames.end());
    return it->name;
}

base::Result<Fault> faultFromJson(const nlohmann::json &json)
{
    if (!json.is_object()) {
        return base::fail(base::ErrorCode::InvalidArgument, "A fault must be a JSON object.");
    }
    constexpr std::int64_t tenMinutesMs = 600'000;
    constexpr std::int64_t mostPadBytes = 4'294'967'296;
    constexpr std::int64_t anyCount = 1'000'000'000;
    Fault fault;
    Members members{json};
    readKind(members, fault);
    members.text("method", fault.method);
    members.text("path", fault.path);
    members.flag("path_is_pattern", fault.pathIsPattern);
    members.number("nth", fault.nth, 1, anyCount);
    members.number("times", fault.times, 0, anyCount);
    members.number("delay_ms", fault.delayMs, 0, tenMinutesMs);
    members.number("status", fault.status, 100, 599);
    members.text("body", fault.body);
    members.text("content_type", fault.contentType);
    members.text("location", fault.location);
    members.text("field", fault.field);
    members.text("word", fault.word);
    members.number("size_bytes", fault.sizeBytes, 0, mostPadBytes);
    members.number("depth", fault.depth, 1, 1'000'000);
    members.text("retry_after", fault.retryAfter);
    for (const std::string *header : {&fault.contentType, &fault.location, &fault.retryAfter}) {
        if (header->find_first_of("\r\n") != std::string::npos) {
            members.wrong("content_type, location, retry_after", "must be one line each");
        }
    }
    if (std::string trouble = members.trouble(); !trouble.empty()) {
        return base::fail(base::ErrorCode::InvalidArgument, std::move(trouble));
    }
    return fault;
}

nlohmann::json faultToJson(const Fault &fault)
{
    return {{"kind", faultKindName(fault.kind)},
        {"when", fault.when == Fault::When::Before ? "before" : "after"}, {"method", fault.method},
        {"path", fault.path}, {"path_is_pattern", fault.pathIsPattern}, {"nth", fault.nth},
        {"times", fault.times}, {"delay_ms", fault.delayMs}, {"status", fault.status},
        {"body", fault.body}, {"content_type", fault.contentType}, {"location", fault.location},
        {"field", fault.field}, {"word", fault.word}, {"size_bytes", fault.sizeBytes},
        {"depth", fault.depth}, {"retry_after", fault.retryAfter}};
}

} // namespace pos::sandbox

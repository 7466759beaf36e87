// SPDX-License-Identifier: Apache-2.0
#include "core/payment/summary.h"

#include "core/payment/names.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace pos::payment {
namespace {

constexpr char separator = '\x1f'; // "unit separator": no text has it after put()
constexpr std::size_t fields = 14;

enum Flag : std::int64_t { disputedFlag = 1, choiceFlag = 2, testFlag = 4 };

void put(std::string &out, std::string_view text)
{
    for (const char letter : text) {
        out += letter == separator ? ' ' : letter;
    }
    out += separator;
}

void put(std::string &out, std::int64_t number)
{
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
    out += separator;
}

struct Reader {
    std::array<std::string_view, fields> parts;
    std::size_t next = 0;
    bool good = true;

    explicit Reader(std::string_view body)
    {
        std::size_t found = 0;
        while (!body.empty() && found < fields) {
            const auto end = body.find(separator);
            if (end == std::string_view::npos) {
                break;
            }
            parts.at(found++) = body.substr(0, end);
            body.remove_prefix(end + 1);
        }
        good = found == fields && body.empty();
    }
    std::string text() { return std::string(parts.at(next++)); }
    std::int64_t number()
    {
        const auto part = parts.at(next++);
        std::int64_t value = 0;
        const auto read = std::from_chars(part.data(), part.data() + part.size(), value);
        good = good && read.ec == std::errc{} && read.ptr == part.data() + part.size();
        return value;
    }
};

} // namespace

bool owesChoice(const State &state)
{
    return state.phase == Phase::Approved && (state.approvedAfterStop || state.paidLate)
        && !state.kept && state.facts.refundedMinor < state.capturedMinor;
}

bool tookBack(const State &state)
{
    return state.phase == Phase::Approved
        && state.saidLess == gateway::TransactionStatus::FailedAttempt
        && state.facts.refundedMinor < state.capturedMinor;
}

bool needsPerson(const State &state)
{
    const bool refundUnclear
        = !state.refunds.empty() && state.refunds.back().step == RefundTry::Step::NeedsPerson;
    return refundUnclear || owesChoice(state) || tookBack(state)
        || (state.phase == Phase::Conflict && !state.kept);
}

bool isLive(const State &state)
{
    return isUnfinished(state) || needsPerson(state) || holdsReader(state) || state.mayPrompt;
}

Summary summaryOf(const State &state)
{
    Summary summary;
    summary.attempt = state.id();
    summary.transaction = state.facts.id;
    summary.reference = state.facts.reference;
    summary.note = state.what.note;
    summary.readerName = state.readerName;
    summary.cardBrand = state.facts.cardBrand;
    summary.cardLastFour = state.facts.cardLastFour;
    summary.currency = std::string(state.what.amount.currency().code());
    summary.startedUtcMs = state.startedUtcMs;
    summary.askedMinor = state.what.amount.minor();
    summary.capturedMinor = state.capturedMinor;
    summary.refundedMinor = state.facts.refundedMinor;
    summary.phase = state.phase;
    summary.disputed = state.facts.status == gateway::TransactionStatus::Disputed;
    summary.owesChoice = owesChoice(state);
    summary.testMode = state.what.testMode;
    return summary;
}

journal::Summary rowFor(const State &state)
{
    const bool disputed = state.facts.status == gateway::TransactionStatus::Disputed;
    journal::Summary row;
    row.stream = state.id().text();
    row.topic = state.what.sale.text();
    row.open = isLive(state);
    constexpr std::size_t usualBytes = 256;
    row.body.reserve(usualBytes);
    put(row.body, nameOf(state.phase));
    put(row.body, state.startedUtcMs);
    put(row.body, state.what.amount.minor());
    put(row.body, state.capturedMinor);
    put(row.body, state.facts.refundedMinor);
    put(row.body, state.what.amount.currency().code());
    const auto flag = [](bool set, Flag which) { return set ? std::int64_t{which} : 0; };
    put(row.body,
        flag(disputed, disputedFlag) | flag(owesChoice(state), choiceFlag)
            | flag(state.what.testMode, testFlag));
    put(row.body, state.facts.id.text());
    put(row.body, state.facts.reference);
    put(row.body, state.facts.cardBrand);
    put(row.body, state.facts.cardLastFour);
    put(row.body, state.readerName);
    put(row.body, state.what.note);
    put(row.body, state.id().text());
    return row;
}

base::Result<Summary> summaryFrom(const journal::Summary &row)
{
    Reader in(row.body);
    Summary summary;
    if (in.good) {
        const auto phase = fromName<Phase>(in.parts.at(in.next++));
        in.good = phase.has_value();
        summary.phase = phase.value_or(Phase::Creating);
        summary.startedUtcMs = in.number();
        summary.askedMinor = in.number();
        summary.capturedMinor = in.number();
        summary.refundedMinor = in.number();
        summary.currency = in.text();
        const auto flags = in.number();
        summary.disputed = (flags & disputedFlag) != 0;
        summary.owesChoice = (flags & choiceFlag) != 0;
        summary.testMode = (flags & testFlag) != 0;
        summary.transaction = gateway::TransactionId(in.text());
        summary.reference = in.text();
        summary.cardBrand = in.text();
        summary.cardLastFour = in.text();
        summary.readerName = in.text();
        summary.note = in.text();
        summary.attempt = AttemptId(in.text());
    }
    if (!in.good || summary.attempt.text() != row.stream) {
        return base::fail(base::ErrorCode::Damaged,
            "the summary of payment " + row.stream + " is not understood");
    }
    return summary;
}

} // namespace pos::payment

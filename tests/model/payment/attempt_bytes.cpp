// SPDX-License-Identifier: Apache-2.0
#include "tests/model/payment/attempt_table.h"

#include <string>

namespace pos::model {

using namespace payment;

namespace {

class Bytes {
public:
    void add(std::int64_t value)
    {
        for (int shift = 0; shift < 64; shift += 8) {
            m_text.push_back(static_cast<char>((value >> shift) & 0xff));
        }
    }
    void small(std::int64_t value) { m_text.push_back(static_cast<char>(value & 0xff)); }
    template <typename Enum>
    void word(Enum value)
    {
        small(static_cast<std::int64_t>(value));
    }
    void maybe(const std::optional<std::int64_t> &value)
    {
        small(value ? 1 : 0);
        add(value.value_or(0));
    }
    void text(const std::string &value)
    {
        small(static_cast<std::int64_t>(value.size()));
        m_text += value;
    }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

void addFacts(Bytes &bytes, const Facts &facts)
{
    bytes.text(facts.id.text());
    bytes.text(facts.intent.text());
    bytes.word(facts.status);
    bytes.add(facts.amountMinor);
    bytes.add(facts.refundedMinor);
    bytes.maybe(facts.capturedAtMs);
    bytes.maybe(facts.failedAtMs);
    bytes.maybe(facts.tipMinor);
}

void addFlags(Bytes &bytes, const State &s)
{
    for (const bool flag : {s.createMayHaveLanded, s.keyEchoed, s.mayPrompt, s.declinedSincePush,
             s.approvedAfterStop, s.paidLate, s.kept, s.putAside, s.dismissed, s.interrupted,
             s.cancelRefused, s.unreachable, s.capturing, s.cardSeen, s.reading, s.searching}) {
        bytes.small(flag ? 1 : 0);
    }
    for (const bool flying : s.inFlight) {
        bytes.small(flying ? 1 : 0);
    }
}

} // namespace

std::string bytesOf(const State &s)
{
    Bytes bytes;
    bytes.word(s.phase);
    bytes.word(s.stop);
    bytes.word(s.readerProblem);
    bytes.word(s.refusal);
    bytes.word(s.local);
    bytes.word(s.clash);
    bytes.small(s.paidByWord ? 1 : 0);
    bytes.small(s.captureMayHaveArrived ? 1 : 0);
    bytes.text(s.reader.text());
    addFacts(bytes, s.facts);
    addFlags(bytes, s);
    bytes.small(s.contradiction ? 1 : 0);
    if (s.contradiction) {
        addFacts(bytes, *s.contradiction);
    }
    for (const auto moment :
        {s.startedAtMs, s.phaseSinceMs, s.pushedAtMs, s.capturedMinor, s.captureMinor}) {
        bytes.add(moment);
    }
    for (const auto &moment :
        {s.failedAtBeforePush, s.actAtMs, s.probeAtMs, s.tidyAtMs, s.readAtMs}) {
        bytes.maybe(moment);
    }
    for (const int count : s.sends) {
        bytes.small(count);
    }
    bytes.small(s.tries);
    bytes.small(s.tidies);
    bytes.small(s.settleReads);
    bytes.small(static_cast<std::int64_t>(s.strays.size()));
    for (const auto &stray : s.strays) {
        bytes.text(stray.text());
    }
    for (const auto &refund : s.refunds) {
        bytes.small(refund.number);
        bytes.add(refund.amountMinor);
        bytes.word(refund.step);
        bytes.add(refund.baselineMinor);
        bytes.small(refund.unchangedReads);
        bytes.add(refund.requestedAtMs);
        bytes.small(refund.mayHaveArrived ? 1 : 0);
    }
    return bytes.take();
}

} // namespace pos::model

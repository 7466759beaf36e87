// SPDX-License-Identifier: Apache-2.0
//
// The journals of shops hold summaries that an older program wrote. A till believes them as long as
// they carry its summaryVersion, so whoever changes what a summary says must raise it. Nobody
// remembers that; this test does: it knows what each version says of a fixed set of stories.
#include "core/payment/summary.h"
#include "tests/unit/payment/story.h"

#include <QCryptographicHash>
#include <QTest>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace pos;
using namespace pos::payment;
using namespace pos::test;

namespace {

// One line for each version there ever was, never changed once it shipped. When the test fails:
// raise summaryVersion in core/payment/summary.h and add a line here.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> digests{{
    {"1", "f0f0c85da5f8e07799a73a233a95ba8534ff7f33e90cf66dfe23e1849601d25d"},
    {"2", "4b202cbe60e1df8a695871afa544732e44786df71500898f58495a183f6f4a36"}, // F26: what a record
                                                                               // took back needs a
                                                                               // person
}};

constexpr std::array allPhases{Phase::Creating, Phase::Pushing, Phase::ReaderTrouble,
    Phase::Collecting, Phase::Authorising, Phase::Declined, Phase::Checking, Phase::Cancelling,
    Phase::Approved, Phase::Authorized, Phase::Cancelled, Phase::GivenUp, Phase::Refused,
    Phase::Conflict};

Story refunding()
{
    return storyIn(Phase::Approved).then(press(Button::Refund, 1'000));
}

Story refundSent()
{
    return refunding().then(done(Call::RefundBaseline, record(Status::Succeeded)));
}

// Everything that the rules of a summary look at, each in a story of its own.
std::vector<Story> fixedStories()
{
    std::vector<Story> stories;
    for (const auto phase : allPhases) {
        stories.push_back(storyIn(phase));
    }
    stories.emplace_back(aStart(true)); // to be captured later
    auto refunded = done(Call::Refund);
    refunded.refundReference = "ref_1";
    stories.push_back(refunding());
    stories.push_back(refundSent());
    stories.push_back(refundSent().then(refunded));
    stories.push_back(refundSent().then(refused(Call::Refund, gateway::RefusalKind::Conflict)));
    auto late = storyIn(Phase::Cancelling).then(done(Call::Read, record(Status::Succeeded)));
    stories.push_back(late); // paid although it was being ended
    stories.push_back(late.then(press(Button::KeepPaid)));
    stories.push_back(storyIn(Phase::GivenUp).then(done(Call::Read, record(Status::Succeeded))));
    for (const auto status : {Status::Canceled, Status::FailedAttempt, Status::Pending,
             Status::Disputed, Status::Refunded, Status::PartiallyRefunded}) {
        stories.push_back(storyIn(Phase::Approved).then(done(Call::Read, record(status))));
    }
    stories.push_back(storyIn(Phase::Conflict).then(press(Button::KeepPaid)));
    stories.push_back(storyIn(Phase::Approved).then(press(Button::Dismiss)));
    stories.push_back(storyIn(Phase::Approved).then(event::ReaderSaid{Kind::RemoveCard, {}}));
    return stories;
}

// Each text with its length before it, so that two summaries never look like another two.
std::string digest()
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&](const std::string &text) {
        hash.addData(QByteArray::number(static_cast<qint64>(text.size())) + ':');
        hash.addData(QByteArray::fromStdString(text));
    };
    for (const auto &story : fixedStories()) {
        const auto row = rowFor(story.state());
        add(row.stream);
        add(row.topic);
        add(row.open ? "open" : "ended");
        add(row.body);
    }
    return hash.result().toHex().toStdString();
}

} // namespace

class SummaryVersionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatASummarySaysChangesOnlyWithItsVersion();
    void everyVersionSaysSomethingElse();
};

void SummaryVersionTest::whatASummarySaysChangesOnlyWithItsVersion()
{
    QCOMPARE(digests.back().first, std::string_view(summaryVersion)); // the newest has its line
    const auto now = digest();
    QVERIFY2(now == digests.back().second,
        ("Summaries say something else than version " + std::string(summaryVersion)
            + " does: raise summaryVersion and record " + now)
            .c_str());
}

// An older line that was overwritten, or a version raised for nothing.
void SummaryVersionTest::everyVersionSaysSomethingElse()
{
    std::vector<std::string_view> seen;
    for (std::size_t i = 0; i < digests.size(); ++i) {
        QCOMPARE(std::string(digests.at(i).first), std::to_string(i + 1));
        seen.push_back(digests.at(i).second);
    }
    std::sort(seen.begin(), seen.end());
    QVERIFY(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
}

QTEST_GUILESS_MAIN(SummaryVersionTest)
#include "summary_version_test.moc"

// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/other_pages/fixtures.h"

#include <array>
#include <string>

namespace pos::ui::test {
namespace {

constexpr std::int64_t minuteMs = 60'000;

money::Money dollars(std::int64_t minor)
{
    return {minor, money::currency("USD")};
}

} // namespace

view::PaymentsView payments(std::size_t count, std::int64_t nowUtcMs)
{
    static constexpr std::array notes{"Haircut", "", "Espresso x2", "", "Table 4", "Gift card"};
    static constexpr std::array brands{"visa", "mastercard", "amex"};
    std::vector<view::PaymentRow> rows;
    rows.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string number = std::to_string(1000 + i);
        const auto signedI = static_cast<std::int64_t>(i);
        view::PaymentRow row;
        row.state = static_cast<view::PaymentState>(i < 12 ? i : (i % 9 == 0 ? 4 : 2));
        row.attemptId = i % 11 == 5 ? std::string() : "7F3K2M" + number;
        row.origin
            = row.attemptId.empty() ? view::PaymentOrigin::Provider : view::PaymentOrigin::ThisTill;
        row.transactionId = "3c9e6a1e-0000-4000-8000-00000000" + number;
        row.reference = "txn_9aB" + number;
        row.note = notes[i % notes.size()];
        row.readerName = i % 3 == 0 ? "Counter 2" : "Counter 1";
        if (row.state != view::PaymentState::Open && row.state != view::PaymentState::Refused) {
            row.cardBrand = brands[i % brands.size()];
            row.cardLastFour = std::to_string(1000 + (i * 7919) % 9000);
        }
        row.utcMs = nowUtcMs - signedI * 7 * minuteMs - 20'000;
        row.amountMinor = 450 + (signedI * 1237) % 98'000;
        row.currency = "USD";
        row.isTest = true;
        rows.push_back(row);
    }
    view::PaymentsView view;
    view.rows = std::make_shared<const view::PaymentRows>(rows);
    return view;
}

view::PaymentDetail approvedDetail(std::int64_t nowUtcMs)
{
    view::PaymentDetail detail;
    detail.row.attemptId = "7F3K2M9Q4T";
    detail.row.transactionId = "3c9e6a1e-7b1d-4f3a-9d35-0c2f6a7be210";
    detail.row.reference = "txn_9aBcDeFg";
    detail.row.note = "Haircut";
    detail.row.readerName = "Counter 1";
    detail.row.cardBrand = "visa";
    detail.row.cardLastFour = "4242";
    detail.row.utcMs = nowUtcMs - 12 * minuteMs;
    detail.row.amountMinor = 4750;
    detail.row.currency = "USD";
    detail.row.state = view::PaymentState::Approved;
    using Fact = view::FactName;
    detail.facts = {{Fact::Attempt, "7F3K2M9Q4T"}, {Fact::Reference, "txn_9aBcDeFg"},
        {Fact::Transaction, detail.row.transactionId},
        {Fact::PaymentIntent, "pi_3QxT1zLk2mN4oP5q1sT8fZk"}, {Fact::Reader, "Counter 1"}};
    const auto add = [&detail](std::int64_t sinceMs, view::TimelineEntry::Kind kind,
                         view::Saying what, std::int64_t durationMs, int status) {
        view::TimelineEntry entry;
        entry.utcMs = detail.row.utcMs + sinceMs;
        entry.sinceStartMs = sinceMs;
        entry.kind = kind;
        entry.what = std::move(what);
        entry.durationMs = durationMs;
        entry.httpStatus = status;
        entry.requestId = status != 0 ? "req_8fKq29LmXw03ZtYb" : "";
        detail.timeline.push_back(entry);
    };
    using Kind = view::TimelineEntry::Kind;
    using Say = view::Say;
    add(0, Kind::Person, {Say::ChargePressed, "Counter 1", {}, dollars(4750)}, -1, 0);
    add(4, Kind::Screen, {Say::ScreenShowed, "creating", {}, {}}, -1, 0);
    add(190, Kind::Call, {Say::CallMade, "POST /v1/terminal/create-payment", "done", {}}, 186, 201);
    add(195, Kind::Screen, {Say::ScreenShowed, "sending", {}, {}}, -1, 0);
    add(420, Kind::Call, {Say::CallMade, "POST /v1/terminal/process-payment", "done", {}}, 221,
        200);
    add(430, Kind::Screen, {Say::ScreenShowed, "waiting_for_card", {}, {}}, -1, 0);
    add(6210, Kind::Event, {Say::ReaderTold, "card_presented", {}, {}}, -1, 0);
    add(6400, Kind::Screen, {Say::ScreenShowed, "card_read", {}, {}}, -1, 0);
    add(8120, Kind::Call, {Say::CallMade, "GET /v1/transactions", "done", {}}, 143, 200);
    add(8125, Kind::Event, {Say::AnswerRecord, "read", "succeeded", {}}, -1, 0);
    add(8130, Kind::Screen, {Say::ScreenShowed, "approved", {}, {}}, -1, 0);
    detail.refundableMinor = 4750;
    detail.canRefund = true;
    return detail;
}

view::PaymentDetail refundedDetail(std::int64_t nowUtcMs)
{
    view::PaymentDetail detail = approvedDetail(nowUtcMs);
    detail.row.state = view::PaymentState::PartiallyRefunded;
    detail.row.refundedMinor = 1250;
    detail.refundableMinor = 2250;
    using State = view::RefundView::State;
    detail.refunds = {{nowUtcMs - 9 * minuteMs, 1250, State::Done, "ref_1Ab2Cd3Ef4Gh5Ij6", "", {}},
        {nowUtcMs - 2 * minuteMs, 1250, State::Checking, "", "", {}},
        {nowUtcMs - minuteMs, 9900, State::Refused, "", "",
            {view::Say::RefundedElsewhere, {}, {}, {}}}};
    return detail;
}

view::PaymentDetail heldDetail(std::int64_t nowUtcMs)
{
    view::PaymentDetail detail = approvedDetail(nowUtcMs);
    detail.row.state = view::PaymentState::Authorized;
    detail.canRefund = false;
    detail.canCancel = true;
    detail.canCapture = true;
    detail.refundableMinor = 0;
    return detail;
}

view::ReadersView mixedReaders(std::int64_t nowUtcMs)
{
    view::ReadersView readers;
    using State = view::ReaderState;
    const std::array<std::pair<const char *, State>, 6> list{{{"Counter 1", State::Ready},
        {"Counter 2", State::Busy}, {"Terrace", State::Offline}, {"New one", State::Pairing},
        {"Old row", State::Unusable}, {"Back office", State::Unknown}}};
    int number = 0;
    for (const auto &[name, state] : list) {
        ++number;
        view::ReaderView reader;
        reader.terminalId = "9c1e6a1e-0000-4000-8000-00000000000" + std::to_string(number);
        reader.readerId
            = state == State::Unusable ? "" : "tmr_Fx8kQ2mNpL4sT7vW" + std::to_string(number);
        reader.name = name;
        reader.location = "Main street 5";
        reader.model = "BBPOS WisePOS E";
        reader.state = state;
        reader.batteryPercent = number == 3 ? 8 : 84;
        reader.lastSeenUtcMs = nowUtcMs - number * number * 5 * minuteMs;
        reader.inUse = number == 1;
        reader.simulated = number <= 2;
        readers.readers.push_back(reader);
    }
    readers.refreshedUtcMs = nowUtcMs - 40'000;
    return readers;
}

std::vector<view::TaskView> everyTask(std::int64_t nowUtcMs)
{
    std::vector<view::TaskView> tasks;
    using Kind = view::TaskKind;
    for (const Kind kind : {Kind::ApprovedAfterCancel, Kind::RefundUnclear, Kind::CheckingPayment,
             Kind::AmountConflict, Kind::PaidLate, Kind::NobodyCanTell, Kind::PrinterJob,
             Kind::RecordTookBack, Kind::MayFollow}) {
        const int number = static_cast<int>(kind);
        view::TaskView task;
        task.kind = kind;
        task.attemptId = "7F3K2M9Q4" + std::to_string(number);
        task.id = task.attemptId + "-" + std::to_string(number);
        task.amount = dollars(4750);
        if (kind == Kind::AmountConflict) {
            task.otherAmount = dollars(4700);
        }
        if (kind == Kind::RecordTookBack) {
            task.why = {view::Say::RecordTookBack, "failed_attempt", {}, {}};
        }
        if (kind == Kind::MayFollow) {
            task.why = {view::Say::ButtonPressed, "refund", {}, {}};
        }
        task.sinceUtcMs = nowUtcMs - (number + 1) * 9 * minuteMs;
        tasks.push_back(task);
    }
    return tasks;
}

view::RecoveryView everyRecovery(std::int64_t nowUtcMs)
{
    view::RecoveryView recovery;
    recovery.needed = true;
    recovery.interruptedUtcMs = nowUtcMs - 3 * minuteMs;
    using State = view::RecoveryRow::State;
    int number = 0;
    for (const State state :
        {State::Charged, State::NotCharged, State::Checking, State::NeedsPerson}) {
        ++number;
        view::RecoveryRow row;
        row.attemptId = "7F3K2M9Q4" + std::to_string(number);
        row.note = number == 1 ? "Haircut" : "";
        row.amount = dollars(4750 + number * 1000);
        row.startedUtcMs = nowUtcMs - (3 + number) * minuteMs;
        row.state = state;
        if (state == State::Checking) {
            row.known = {view::Say::SentToReader, "Counter 1", {}, {}};
        }
        recovery.rows.push_back(row);
    }
    return recovery;
}

view::RepairView repair(view::RepairView::Step step, std::size_t found, std::int64_t nowUtcMs)
{
    using Step = view::RepairView::Step;
    constexpr std::int64_t dayMs = 24 * 60 * minuteMs;
    view::RepairView view;
    view.step = step;
    view.path = "/var/lib/plutopos/journal-live.db";
    view.done = 18'500;
    if (step == Step::Looking) {
        return view;
    }
    view.total = view.certain = 241'380;
    view.unproved = 1'204;
    view.missing = 3;
    view.payments = 151;
    view.certainUntilUtcMs = nowUtcMs - 7 * dayMs;
    view.fromUtcMs = nowUtcMs - 7 * dayMs + minuteMs;
    view.untilUtcMs = nowUtcMs - 3 * minuteMs;
    view.detail = "The record 241381 is not as it was written.";
    view.canRebuild = step == Step::Damaged;
    if (step == Step::Rebuilt) {
        view.asidePath = view.path + ".damaged-1795169095000";
        view.compared = 500;
    }
    for (std::size_t i = 0; i < found; ++i) {
        const auto number = std::to_string(i + 1);
        view.found.push_back({"7F3K2M9Q4" + number, "txn_20261120_00" + number, "succeeded", "USD",
            4'750 + static_cast<std::int64_t>(i) * 12'345,
            nowUtcMs - static_cast<std::int64_t>(i) * 97 * minuteMs});
    }
    return view;
}

view::SettingsView shopSettings()
{
    view::SettingsView settings;
    settings.shopName = "Corner Coffee";
    settings.shopAddress = "5 Main Street, Springfield";
    settings.keyMasked = "sk_test_…x4Qz";
    settings.keyTest = view::SettingsView::KeyTest::Good;
    settings.keyTestDetail = "Corner Coffee LLC";
    return settings;
}

} // namespace pos::ui::test

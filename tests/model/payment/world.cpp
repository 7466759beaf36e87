// SPDX-License-Identifier: Apache-2.0
#include "tests/model/payment/world.h"

#include "core/base/invariant.h"

#include <algorithm>

namespace pos::model {

using namespace payment;

World firstWorld(const Setting &setting, AttemptTable &table)
{
    base::invariant(setting.bounds.attempts <= static_cast<int>(mostAttempts));
    base::invariant(setting.bounds.readers <= static_cast<int>(mostReaders));
    World world;
    world.started = 1;
    world.live[0] = table.first();
    world.durable[0] = table.durable(table.first());
    world.creates[0] = setting.dialect.keys ? 0 : 1;
    world.calls[0].call = 1 + static_cast<std::uint8_t>(Call::Create);
    world.calls[0].waited = 1;
    return world;
}

namespace {

bool isTakenBack(const World &world, std::size_t attempt)
{
    return world.refunded[attempt] >= 2;
}

Rule brokenMoney(const World &world)
{
    int charges = 0;
    for (std::size_t attempt = 0; attempt < mostAttempts; ++attempt) {
        for (const auto &intent : world.intents[attempt]) {
            charges += intent.truth == Truth::Captured && !isTakenBack(world, attempt) ? 1 : 0;
        }
    }
    if (charges > 1) {
        return Rule::OneCharge;
    }
    const bool twice = std::any_of(
        world.executed.begin(), world.executed.end(), [](std::uint8_t times) { return times > 1; });
    return twice ? Rule::RefundOnce : Rule::None;
}

bool isOrphan(const World &world, std::size_t attempt, std::size_t index, const Traits &traits)
{
    const bool paid = world.intents[attempt][index].truth == Truth::Captured;
    const bool known
        = world.live[attempt] != 0 && (traits.intent == index || traits.phase == Phase::Conflict);
    return paid && !known;
}

Rule brokenWords(const World &world, std::size_t attempt, const Traits &traits)
{
    const auto &intents = world.intents[attempt];
    for (std::size_t i = 0; i < mostIntents; ++i) {
        const bool denied = traits.phase == Phase::Cancelled || traits.phase == Phase::Refused;
        const bool alive = intents[i].pushed != 0 && intents[i].truth != Truth::Canceled;
        if (denied && world.live[attempt] != 0 && alive) {
            return Rule::NotChargedIsNotCharged;
        }
        const bool paid = intents[i].truth == Truth::Captured;
        if ((denied || traits.phase == Phase::GivenUp) && world.live[attempt] != 0 && paid) {
            return Rule::DeniedIsUnpaid;
        }
        if (isOrphan(world, attempt, i, traits)) {
            return Rule::NoOrphan;
        }
    }
    if (traits.phase == Phase::Approved && world.live[attempt] != 0) {
        const bool charged = traits.intent < mostIntents
            && intents[traits.intent].truth == Truth::Captured
            && intents[traits.intent].wrongAmount == 0 && traits.capturedMinor == askedMinor;
        if (!charged) {
            return Rule::PaidIsPaid;
        }
    }
    for (std::size_t i = 0; i < 2; ++i) {
        const auto mark = 1U << i;
        const auto times = world.executed[2 * attempt + i];
        const bool lie = ((traits.refundsDone & mark) != 0 && times == 0)
            || ((traits.refundsRefused & mark) != 0 && times > 0);
        if (lie) {
            return Rule::RefundTold;
        }
    }
    return Rule::None;
}

} // namespace

Rule brokenIn(const World &world, const AttemptTable &table)
{
    if (const auto rule = brokenMoney(world); rule != Rule::None) {
        return rule;
    }
    for (std::size_t attempt = 0; attempt < mostAttempts; ++attempt) {
        const auto rule = brokenWords(world, attempt, table.traits(world.live[attempt]));
        if (rule != Rule::None) {
            return rule;
        }
    }
    const auto &first = table.traits(world.live[0]);
    const auto &second = table.traits(world.live[1]);
    const bool both = first.holdsReader && second.holdsReader && first.reader == second.reader;
    return both ? Rule::ReaderOnce : Rule::None;
}

Ending endingOf(const World &world, const AttemptTable &table)
{
    auto ending = Ending::Settled;
    bool asked = false;
    for (std::size_t attempt = 0; attempt < world.started; ++attempt) {
        const auto &traits = table.traits(world.live[attempt]);
        const bool inDoubt = traits.open && traits.phase != Phase::Declined;
        const bool busy = (traits.refundOpen && !traits.refundUnclear) || traits.capturing;
        if (inDoubt || busy) {
            return Ending::None;
        }
        if (traits.cannotTell) {
            asked = true;
            continue;
        }
        const bool saysPaid = traits.phase == Phase::Approved || traits.phase == Phase::Conflict;
        const auto &intents = world.intents[attempt];
        const bool paid = std::any_of(intents.begin(), intents.end(),
            [](const Intent &intent) { return intent.truth == Truth::Captured; });
        if (paid && !saysPaid) {
            if (traits.phase != Phase::GivenUp) {
                return Ending::None;
            }
            ending = Ending::Watched;
        }
    }
    return asked ? Ending::Asked : ending;
}

} // namespace pos::model

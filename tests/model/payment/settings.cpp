// SPDX-License-Identifier: Apache-2.0
#include "tests/model/payment/settings.h"

#include <algorithm>
#include <vector>

namespace pos::model {
namespace {

Setting setting(const char *name, const char *what, Bounds bounds)
{
    Setting setting;
    setting.name = name;
    setting.what = what;
    setting.bounds = bounds;
    return setting;
}

Bounds bounds(int attempts, int crashes, int declines)
{
    Bounds bounds;
    bounds.attempts = attempts;
    bounds.crashes = crashes;
    bounds.declines = declines;
    return bounds;
}

const std::vector<Setting> &small()
{
    static const auto all = [] {
        std::vector<Setting> s;
        s.push_back(setting("power", "one attempt and a power cut", bounds(1, 1, 0)));
        s.push_back(setting("declines", "one attempt, declined once", bounds(1, 0, 1)));
        s.back().bounds.pushes = 2;
        s.push_back(
            setting("held", "money held first, then captured or given up", bounds(1, 1, 0)));
        s.back().dialect.manualCapture = true;
        s.push_back(setting("refund", "a refund", bounds(1, 0, 0)));
        s.back().bounds.refunds = 1;
        return s;
    }();
    return all;
}

const std::vector<Setting> &full()
{
    static const auto all = [] {
        std::vector<Setting> s;
        s.push_back(setting("no-keys", "an account that ignores keys", bounds(1, 0, 0)));
        s.back().dialect.keys = false;
        s.push_back(setting("declines3", "the same with a third push", bounds(1, 0, 1)));
        s.push_back(setting("declines2", "one attempt, declined twice", bounds(1, 0, 2)));
        s.push_back(setting("both", "one attempt, a power cut and a decline", bounds(1, 1, 1)));
        return s;
    }();
    return all;
}

const std::vector<Setting> &open()
{
    static const auto all = [] {
        std::vector<Setting> s;
        s.push_back(setting("again", "the sale charged again", bounds(2, 0, 0)));
        s.push_back(setting("plain", "nothing left out of the attempt's state", bounds(1, 0, 0)));
        s.back().dialect.plain = true;
        s.push_back(setting("sale", "two attempts, two power cuts", bounds(2, 2, 2)));
        return s;
    }();
    return all;
}

} // namespace

std::span<const Setting> smallSettings()
{
    return small();
}

std::span<const Setting> fullSettings()
{
    return full();
}

std::span<const Setting> openSettings()
{
    return open();
}

std::optional<Setting> settingOf(std::string_view name)
{
    for (const auto *list : {&small(), &full(), &open()}) {
        for (const auto &setting : *list) {
            if (setting.name == name) {
                return setting;
            }
        }
    }
    return std::nullopt;
}

Setting settingFor(Mutant mutant)
{
    auto chosen = setting("mutant", "a small one in which the bug can be met", bounds(2, 1, 1));
    if (mutant == Mutant::GivenUpInDoubt) {
        chosen.bounds = bounds(1, 0, 1);
    }
    chosen.bounds.pushes = 2;
    if (mutant == Mutant::RefundWithoutKey || mutant == Mutant::PostSentTwice) {
        chosen.bounds = bounds(1, 0, 0);
        chosen.bounds.refunds = 2;
    }
    if (mutant == Mutant::AmountNotCompared) {
        chosen.wrongAmounts = true;
    }
    return chosen;
}

} // namespace pos::model

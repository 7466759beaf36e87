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

// Two attempts, and what cannot touch money any more left out. Each push shows at most one prompt,
// so as many declines as pushes are no bound.
Setting sale(const char *name, const char *what, int crashes)
{
    auto s = setting(name, what, bounds(2, crashes, 3));
    s.bounds.pushesAtOnce = 3;
    s.dialect.lean = true;
    return s;
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
        s.push_back(sale("again", "the sale charged again, and a power cut", 1));
        s.back().bounds.pushes = s.back().bounds.declines = 2;
        return s;
    }();
    return all;
}

const std::vector<Setting> &full()
{
    static const auto all = [] {
        std::vector<Setting> s;
        s.push_back(sale("sale", "two attempts, three pushes, two power cuts", 2));
        s.push_back(setting("no-keys", "an account that ignores keys", bounds(1, 0, 0)));
        s.back().dialect.keys = false;
        s.push_back(setting("declines3", "one attempt, declined once", bounds(1, 0, 1)));
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
        s.push_back(sale("sale-held", "the sale, with money held first", 2));
        s.back().dialect.manualCapture = true;
        s.push_back(
            sale("sale-local", "the sale, with a driver that tells what the reader does", 2));
        s.back().localReader = true;
        s.push_back(sale("sale-others", "the sale, and other sales on the reader", 2));
        s.back().otherSales = true;
        s.push_back(sale("sale-readers", "the sale, with two readers", 2));
        s.back().bounds.readers = 2;
        s.push_back(sale("sale-refund", "the sale, with a refund", 2));
        s.back().bounds.refunds = 1;
        s.push_back(sale("sale-untimed", "the sale, where declines have no time", 2));
        s.back().dialect.namesDeclines = false;
        s.push_back(sale("sale-overwrites", "the sale, where a status may hide a capture", 2));
        s.back().overwrites = true;
        s.push_back(sale("sale-amounts", "the sale, with answers about another amount", 2));
        s.back().wrongAmounts = true;
        s.push_back(setting("plain", "nothing left out of the attempt's state", bounds(1, 0, 0)));
        s.back().dialect.plain = true;
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
    chosen.bounds.pushes = 2;
    if (mutant == Mutant::GivenUpInDoubt) {
        chosen.bounds = bounds(1, 0, 1);
        chosen.bounds.pushes = 2;
    }
    if (mutant == Mutant::CountsToTwo || mutant == Mutant::OlderDeclineIsNews) {
        chosen.bounds = bounds(1, 0, mutant == Mutant::CountsToTwo ? 1 : 2);
        chosen.dialect.lean = true;
    }
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

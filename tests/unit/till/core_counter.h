// SPDX-License-Identifier: Apache-2.0
//
// The till without a screen, with a clock turned by hand and a provider that answers when told to.
#pragma once

#include "core/till/core_till.h"
#include "tests/unit/payment/hand_world.h"

#include <QDir>
#include <QString>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace pos::test {

struct CoreCounter {
    HandClock clock;
    HandExecutor executor{clock};
    world::SeededRandom random{7};
    std::shared_ptr<ScriptedGateway> gateway = std::make_shared<ScriptedGateway>();
    std::unique_ptr<till::CoreTill> till;
    view::TillStatus status;
    view::CheckoutView checkout;
    std::vector<view::TaskView> tasks;
    view::PaymentDetail detail;
    std::vector<view::Notice> notices;

    explicit CoreCounter(
        const QString &folder, const char *key = "sk_test_0123456789abcdefghijklmn")
    {
        QDir().mkpath(folder);
        till::CoreOptions options;
        options.dataDir = folder.toStdString();
        if (key != nullptr) {
            options.key = base::Secret(key);
        }
        options.connect = [this](const till::Connection &) -> base::Result<till::Provider> {
            till::Provider provider;
            provider.gateway = gateway;
            return provider;
        };
        till = std::make_unique<till::CoreTill>(std::move(options), clock, executor, random);
        QObject::connect(till.get(), &view::Till::statusChanged, till.get(),
            [this](const view::TillStatus &now) { status = now; });
        QObject::connect(till.get(), &view::Till::checkoutChanged, till.get(),
            [this](const view::CheckoutView &now) { checkout = now; });
        QObject::connect(till.get(), &view::Till::tasksChanged, till.get(),
            [this](const std::vector<view::TaskView> &now) { tasks = now; });
        QObject::connect(till.get(), &view::Till::detailChanged, till.get(),
            [this](const view::PaymentDetail &now) { detail = now; });
        QObject::connect(till.get(), &view::Till::noticed, till.get(),
            [this](const view::Notice &notice) { notices.push_back(notice); });
        till->begin();
    }
    void readers(int count)
    {
        std::vector<gateway::Reader> rows;
        for (int i = 1; i <= count; ++i) {
            gateway::Reader reader;
            reader.reader = gateway::ReaderId("tmr_" + std::to_string(i));
            reader.terminal = gateway::TerminalId("term-" + std::to_string(i));
            reader.name = "Counter " + std::to_string(i);
            reader.status = gateway::ReaderStatus::Online;
            rows.push_back(reader);
        }
        ScriptedGateway::answer<std::vector<gateway::Reader>>(gateway->readers, rows);
    }
    void charge(std::int64_t minor = askedMinor, const char *note = "tea")
    {
        till->send(view::command::Charge{
            money::Money(minor, *money::Currency::fromCode("USD")), note, false});
    }
    [[nodiscard]] view::Trouble worst() const
    {
        return status.troubles.empty() ? view::Trouble::None : status.troubles.front().kind;
    }
    [[nodiscard]] long count(const char *call) const
    {
        return std::count(gateway->calls.begin(), gateway->calls.end(), call);
    }
};

} // namespace pos::test

// SPDX-License-Identifier: Apache-2.0
//
// The till without a screen, with a clock turned by hand and a provider that answers when told to.
#pragma once

#include "core/till/core_till.h"
#include "core/world/worker.h"
#include "tests/unit/payment/hand_world.h"

#include <QDir>
#include <QString>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace pos::test {

// A second thread that works when it is told to.
class HandWorker final : public world::Worker {
public:
    Ticket run(Work work) override
    {
        m_jobs.push_back({++m_last, std::move(work)});
        return Ticket{m_last};
    }
    void stop(Ticket ticket) override { m_stopped.insert(static_cast<std::uint64_t>(ticket)); }

    // Everything that waits, and what comes of it; how many jobs there were.
    int work()
    {
        int worked = 0;
        for (; !m_jobs.empty(); ++worked) {
            const auto [ticket, job] = std::exchange(m_jobs.front(), {});
            m_jobs.pop_front();
            Hand hand;
            hand.stopped = m_stopped.contains(ticket);
            job(hand);
            for (const auto &task : hand.tasks) {
                task();
            }
        }
        return worked;
    }

private:
    struct Hand final : Job {
        [[nodiscard]] bool isStopped() const override { return stopped; }
        void tell(std::function<void()> task) override { tasks.push_back(std::move(task)); }
        bool stopped = false;
        std::vector<std::function<void()>> tasks;
    };
    std::deque<std::pair<std::uint64_t, Work>> m_jobs;
    std::set<std::uint64_t> m_stopped;
    std::uint64_t m_last = 0;
};

struct CoreCounter {
    HandClock clock;
    HandExecutor executor{clock};
    world::SeededRandom random{7};
    std::shared_ptr<ScriptedGateway> gateway = std::make_shared<ScriptedGateway>();
    HandWorker worker;
    std::unique_ptr<till::CoreTill> till;
    view::TillStatus status;
    view::CheckoutView checkout;
    std::vector<view::TaskView> tasks;
    view::PaymentDetail detail;
    std::vector<view::ExportView> exports;
    view::RepairView repair;
    std::vector<view::Notice> notices;

    explicit CoreCounter(
        const QString &folder, const char *key = "sk_test_0123456789abcdefghijklmn")
    {
        QDir().mkpath(folder);
        till::CoreOptions options;
        options.dataDir = folder.toStdString();
        options.worker = &worker;
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
        QObject::connect(till.get(), &view::Till::exportChanged, till.get(),
            [this](const view::ExportView &now) { exports.push_back(now); });
        QObject::connect(till.get(), &view::Till::repairChanged, till.get(),
            [this](const view::RepairView &now) { repair = now; });
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

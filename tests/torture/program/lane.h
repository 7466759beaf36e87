// SPDX-License-Identifier: Apache-2.0
//
// One counter of the shop: a data directory, a reader, a network of its own. It plays one round
// after another: a sale with its faults, what the cashier does next, recovery on a healthy network.
// Blocking, on its own thread; waits are bounded and for events.
#pragma once

#include "tests/torture/program/child.h"
#include "tests/torture/program/customer.h"
#include "tests/torture/program/network.h"
#include "tests/torture/program/plan.h"
#include "tests/torture/program/provider.h"
#include "tests/torture/program/secrets.h"
#include "tests/torture/program/tally.h"
#include "tests/torture/program/verdict.h"
#include "tests/torture/program/wal_watch.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace pos::torture {

struct Programs {
    std::string self, ctl, till, sandbox, plugins;
};

enum class Sabotage { None, LostJournal, ForgedCharge };

struct LaneOptions {
    Programs programs;
    std::string dataDir;
    int number = 0;
    Sabotage sabotage = Sabotage::None;
};

// What a lane brings to the verdict.
struct LaneReport {
    Tally tally;
    std::vector<Claim> claims;
    std::vector<Sale> sales;
    std::vector<Violation> violations; // what the lane itself saw
};

class Lane {
public:
    Lane(LaneOptions options, Provider &provider, const Secrets &secrets);

    // Makes the reader and stores the key; false when one of them failed.
    [[nodiscard]] bool open();
    void play(const Plan &plan, std::int64_t amountMinor);
    // The journal as its own program tells it.
    [[nodiscard]] std::vector<Paper> papers();
    void checkJournal();
    [[nodiscard]] const LaneReport &report() const { return m_report; }
    [[nodiscard]] const std::string &dataDir() const { return m_options.dataDir; }

private:
    struct Ended {
        int code = -1;
        bool killed = false;
        std::string out;
    };
    struct Sitting { // one process, from its start to its end
        Launch launch;
        Kill kill;
        Customer *customer = nullptr;
        std::vector<Cut> cuts;
        int killProviderAtMs = 0;
        // Called after each wait; true ends the process gently.
        std::function<bool(Child &)> look;
    };

    [[nodiscard]] Launch ctl(std::vector<std::string> arguments) const;
    [[nodiscard]] Launch screen() const;
    Ended run(const Sitting &sitting);
    bool strike(Child &child, const Sitting &sitting, Steady::time_point start, int &writes);
    void moveNetwork(const Sitting &sitting, Steady::time_point start, std::size_t &nextKill);
    void countKill(const Kill &kill);
    void chargeOnce(const Plan &plan);
    void chargeByScreen(const Plan &plan, Customer &customer);
    void recover(const Plan &plan, Customer &customer);
    void recoverOnScreen(const Plan &plan, Customer &customer);
    void recoverFully(Customer &customer);
    void refund(const Plan &plan);
    void chargeAgain(const Plan &plan);
    void sabotage(bool killed);
    void hear(const Ended &ended);
    void heal();
    [[nodiscard]] std::optional<Paper> newest();
    [[nodiscard]] std::vector<std::string> chargeWords(int deadlineMs) const;
    void find(const char *property, std::string what);

    LaneOptions m_options;
    Provider &m_provider;
    const Secrets &m_secrets;
    Control m_control;
    Network m_network;
    WalWatch m_wal;
    std::string m_readerId, m_readerName;
    LaneReport m_report;
    std::uint64_t m_round = 0;
    std::int64_t m_amountMinor = 0;
    bool m_lastWasKilled = false, m_lastIsKnown = false;
    Steady::time_point m_firstWrite; // of the sitting's journal, as far as it was seen
};

} // namespace pos::torture

// SPDX-License-Identifier: Apache-2.0
//
// One lane's network: the proxy process, its orders and what it says it did.
#pragma once

#include "tests/torture/program/child.h"
#include "tests/torture/program/plan.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pos::torture {

class Network {
public:
    struct Did {
        CutKind kind{};
        Call call{};
    };

    // `self` is this program, which is also the proxy.
    Network(std::string self, int upstream);

    [[nodiscard]] bool runs() const { return m_port > 0; }
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] std::string url() const;
    void arm(const Cut &cut);
    // Kills the proxy process: every connection of the lane breaks, and no new one is made until
    // restart().
    void kill();
    void restart();
    [[nodiscard]] bool isKilled() const { return !m_child; }
    // Everything passes again from here on. What was spoilt since the last call.
    std::vector<Did> heal();

private:
    void start();

    std::string m_self;
    int m_upstream, m_port = 0;
    std::unique_ptr<Child> m_child;
    std::vector<Did> m_did; // by us
};

} // namespace pos::torture

// SPDX-License-Identifier: Apache-2.0
#include "tests/torture/program/network.h"

#include <chrono>
#include <sstream>
#include <utility>

namespace pos::torture {

using namespace std::chrono_literals;

Network::Network(std::string self, int upstream)
    : m_self(std::move(self))
    , m_upstream(upstream)
{
    start();
}

void Network::start()
{
    Launch launch;
    launch.program = m_self;
    launch.arguments
        = {"proxy", "--port", std::to_string(m_port), "--upstream", std::to_string(m_upstream)};
    launch.keepInput = true;
    m_child = std::make_unique<Child>(launch);
    const auto until = Steady::now() + 10s;
    std::optional<std::string> line;
    while (!line && m_child->running() && Steady::now() < until) {
        m_child->waitFor(until);
        line = m_child->takeLine();
    }
    m_port = line && line->starts_with("port ") ? std::stoi(line->substr(5)) : 0;
}

std::string Network::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_port) + "/api";
}

void Network::arm(const Cut &cut)
{
    if (m_child) {
        m_child->write("cut " + std::string(nameOf(cut.kind)) + ' '
            + (cut.call ? std::string(nameOf(*cut.call)) : "any") + ' ' + std::to_string(cut.nth)
            + ' ' + std::to_string(cut.lastsMs) + '\n');
    }
}

void Network::kill()
{
    m_child.reset();
    m_did.push_back({CutKind::ProxyKilled, Call::Other});
}

void Network::restart()
{
    start();
}

std::vector<Network::Did> Network::heal()
{
    if (!m_child) {
        restart();
    }
    m_child->write("heal\n");
    const auto until = Steady::now() + 5s;
    bool healed = false;
    while (!healed && m_child->running() && Steady::now() < until) {
        while (const auto line = m_child->takeLine()) {
            std::istringstream words(*line);
            std::string did;
            std::string kind;
            std::string call;
            words >> did >> kind >> call;
            healed = healed || kind == "healed";
            if (const auto known = cutKindOf(kind)) {
                m_did.push_back({*known, callNamed(call).value_or(Call::Other)});
            }
        }
        if (!healed) {
            m_child->waitFor(until);
        }
    }
    return std::exchange(m_did, {});
}

} // namespace pos::torture

// SPDX-License-Identifier: Apache-2.0
#include "tests/torture/program/provider.h"

#include <httplib.h>

#include <chrono>
#include <utility>
#include <vector>

namespace pos::torture {

using namespace std::chrono_literals;
using nlohmann::json;

Provider::Provider(ProviderOptions options)
    : m_options(std::move(options))
{
    const std::lock_guard lock(m_mutex);
    m_up = start();
}

bool Provider::start()
{
    Launch launch;
    launch.program = m_options.program;
    launch.arguments = {"--listen", "127.0.0.1:" + std::to_string(m_port), "--rate-limit", "0",
        "--state", m_options.stateFile, "--save-first", "--dialect", m_options.dialect, "--seed",
        std::to_string(m_options.seed), "--with-parent", "--set", "authorisation_ms=150", "--set",
        "result_screen_ms=100", "--set", "settlement_ms=400", "--set",
        std::string("settlement=") + (m_options.settlesLate ? "after" : "at_once")};
    launch.keepInput = true;
    m_child = std::make_unique<Child>(launch);
    const auto until = Steady::now() + 10s;
    std::optional<std::string> line;
    while (!line && m_child->running() && Steady::now() < until) {
        m_child->waitFor(until);
        line = m_child->takeLine();
    }
    const auto said = json::parse(line.value_or(""), nullptr, false);
    if (!said.is_object()) {
        return false;
    }
    const auto url = said.value("url", std::string{});
    const auto colon = url.rfind(':');
    m_port = std::stoi(url.substr(colon + 1));
    m_key = said.value("secret_key", std::string{});
    m_webhookSecret = said.value("webhook_secret", std::string{});
    return true;
}

bool Provider::killAndRestart()
{
    const std::lock_guard lock(m_mutex);
    m_child->kill();
    m_up = start();
    m_wake.notify_all();
    return m_up;
}

void Provider::waitUntilUp()
{
    std::unique_lock lock(m_mutex); // held by whoever restarts it
    m_wake.wait_for(lock, 10s, [this] { return m_up; });
}

Control::Control(Provider &provider)
    : m_provider(provider)
    , m_client(std::make_unique<httplib::Client>("127.0.0.1", provider.port()))
{
    m_client->set_keep_alive(true);
    m_client->set_tcp_nodelay(true);
    m_client->set_connection_timeout(5s);
    m_client->set_read_timeout(10s);
}

Control::~Control() = default;

json Control::ask(const std::string &path, const json *body)
{
    for (int tries = 0; tries < 5; ++tries) {
        const auto answer = body == nullptr
            ? m_client->Get("/_sandbox/" + path)
            : m_client->Post("/_sandbox/" + path, body->dump(), "application/json");
        if (answer) {
            return answer->status == 200 ? json::parse(answer->body, nullptr, false)
                                         : json(json::value_t::discarded);
        }
        m_provider.waitUntilUp();
    }
    return json(json::value_t::discarded);
}

json Control::get(const std::string &path)
{
    return ask(path, nullptr);
}

json Control::post(const std::string &path, const json &body)
{
    return ask(path, &body);
}

} // namespace pos::torture

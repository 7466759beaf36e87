// SPDX-License-Identifier: Apache-2.0
//
// The simulated reader's own voice: asks the sandbox's control API what happened on the reader and
// turns it into the events that a reader on a cable would send.
#pragma once

#include "core/reader/card_reader.h"
#include "core/world/executor.h"
#include "core/world/http_transport.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace pos::simulator {

struct EventPage;

// Core thread. Asks only between start() and stop(), one question at a time, which the sandbox
// answers when there is something new (one that cannot is asked again after 150 ms). An unanswered
// question is simply asked again, because events are numbered and none is lost by it.
class SandboxReader final : public reader::CardReaderEvents {
public:
    // `sandboxUrl`: "http://127.0.0.1:PORT", without a path. Transport and executor must outlive
    // this object.
    SandboxReader(
        world::HttpTransport &transport, world::Executor &executor, std::string sandboxUrl);
    ~SandboxReader() override;
    SandboxReader(const SandboxReader &) = delete;
    SandboxReader &operator=(const SandboxReader &) = delete;

    // The sandbox's readers have every slot there is.
    [[nodiscard]] std::vector<std::string> methods(const std::string & /*readerId*/) const override
    {
        return {"tap", "insert", "swipe"};
    }
    void start(const std::string &readerId, Listener listener) override;
    void stop(const std::string &readerId) override;

private:
    struct Watch {
        Listener listener;
        std::uint64_t generation = 0; // tells an answer of an earlier watch from ours
        std::int64_t after = unknownPosition;
        std::string seenTag; // of the last answer, "" = ask at once
        world::Executor::Timer timer = world::Executor::Timer::None;
    };
    static constexpr std::int64_t unknownPosition = -1;

    void ask(const std::string &readerId);
    void askLater(const std::string &readerId);
    void answered(
        const std::string &readerId, std::uint64_t generation, const world::HttpResult &result);
    [[nodiscard]] bool deliver(
        const std::string &readerId, std::uint64_t generation, const EventPage &page);
    [[nodiscard]] Watch *find(const std::string &readerId, std::uint64_t generation);

    world::HttpTransport &m_transport;
    world::Executor &m_executor;
    std::string m_sandboxUrl;
    std::map<std::string, Watch> m_watches;
    std::uint64_t m_lastGeneration = 0;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0); // callbacks may outlive us
};

} // namespace pos::simulator

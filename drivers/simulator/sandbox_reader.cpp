// SPDX-License-Identifier: Apache-2.0
#include "drivers/simulator/sandbox_reader.h"

#include "drivers/simulator/sandbox_codec.h"

#include <optional>
#include <utility>
#include <variant>

namespace pos::simulator {
namespace {

constexpr std::int64_t pollMs = 150;
// Short enough that the questions of payments long over do not fill the connections there are.
constexpr std::int64_t watchWaitMs = 4000;

} // namespace

SandboxReader::SandboxReader(
    world::HttpTransport &transport, world::Executor &executor, std::string sandboxUrl)
    : m_transport(transport)
    , m_executor(executor)
    , m_sandboxUrl(std::move(sandboxUrl))
{
}

SandboxReader::~SandboxReader()
{
    for (auto &[id, watch] : m_watches) {
        m_executor.cancel(watch.timer);
    }
}

void SandboxReader::start(const std::string &readerId, Listener listener)
{
    stop(readerId);
    Watch &watch = m_watches[readerId];
    watch.listener = std::move(listener);
    watch.generation = ++m_lastGeneration;
    ask(readerId);
}

void SandboxReader::stop(const std::string &readerId)
{
    const auto found = m_watches.find(readerId);
    if (found == m_watches.end()) {
        return;
    }
    m_executor.cancel(found->second.timer);
    m_watches.erase(found);
}

SandboxReader::Watch *SandboxReader::find(const std::string &readerId, std::uint64_t generation)
{
    const auto found = m_watches.find(readerId);
    const bool ours = found != m_watches.end() && found->second.generation == generation;
    return ours ? &found->second : nullptr;
}

void SandboxReader::ask(const std::string &readerId)
{
    const Watch &watch = m_watches.at(readerId);
    world::HttpRequest request = eventsRequest(m_sandboxUrl, readerId, watch.after);
    waitForNews(request, watch.seenTag, watchWaitMs);
    m_transport.send(std::move(request),
        [this, readerId, generation = watch.generation, alive = std::weak_ptr<int>(m_alive)](
            const world::HttpResult &result) {
            if (!alive.expired()) {
                answered(readerId, generation, result);
            }
        });
}

void SandboxReader::askLater(const std::string &readerId)
{
    const std::uint64_t generation = m_watches.at(readerId).generation;
    const std::int64_t pauseMs = m_watches.at(readerId).seenTag.empty() ? pollMs : 0;
    m_watches.at(readerId).timer = m_executor.postAfter(
        pauseMs, [this, readerId, generation, alive = std::weak_ptr<int>(m_alive)] {
            if (!alive.expired() && find(readerId, generation) != nullptr) {
                ask(readerId);
            }
        });
}

void SandboxReader::answered(
    const std::string &readerId, std::uint64_t generation, const world::HttpResult &result)
{
    Watch *watch = find(readerId, generation);
    if (watch == nullptr) {
        return;
    }
    const auto *reply = std::get_if<world::HttpReply>(&result);
    const std::optional<EventPage> page
        = reply != nullptr && reply->status == 200 ? parseEvents(reply->body) : std::nullopt;
    watch->seenTag = page ? newsTag(*reply) : std::string();
    if (page && !deliver(readerId, generation, *page)) {
        return;
    }
    askLater(readerId);
}

// False when the listener stopped or replaced this watch.
bool SandboxReader::deliver(
    const std::string &readerId, std::uint64_t generation, const EventPage &page)
{
    Watch *watch = find(readerId, generation);
    const bool first = watch->after == unknownPosition;
    watch->after = page.last;
    if (first) {
        return true; // everything in it happened before we were asked to watch
    }
    for (const reader::ReaderEvent &told : page.events) {
        reader::ReaderEvent event = told;
        event.readerId = readerId; // the page does not repeat whose story it is
        watch = find(readerId, generation);
        if (watch == nullptr) {
            return false;
        }
        const Listener listener = watch->listener; // it may stop us while it runs
        listener(event);
    }
    return find(readerId, generation) != nullptr;
}

} // namespace pos::simulator

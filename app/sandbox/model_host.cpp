// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/model_host.h"

#include "app/sandbox/patience.h"
#include "app/sandbox/state_file.h"

#include <algorithm>
#include <utility>

namespace pos::sandbox {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

std::int64_t utcMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now().time_since_epoch())
        .count();
}

Options startingAt(Options options, std::int64_t startUtcMs)
{
    options.startUtcMs = startUtcMs;
    return options;
}

} // namespace

ModelHost::ModelHost(Options options, std::string stateFile, std::vector<std::string> webhookHosts,
    std::string webhookCaFile)
    : m_stateFile(std::move(stateFile))
    , m_webhookHosts(std::move(webhookHosts))
    , m_webhookCaFile(std::move(webhookCaFile))
    , m_startUtcMs(utcMs())
    , m_start(Clock::now())
    , m_model(std::make_unique<Model>(startingAt(std::move(options), m_startUtcMs)))
{
}

ModelHost::~ModelHost()
{
    end();
}

base::Result<void> ModelHost::begin()
{
    if (!m_stateFile.empty()) {
        const base::Result<std::string> text = readStateFile(m_stateFile);
        if (!text) {
            return tl::unexpected(text.error());
        }
        const std::string trouble = text->empty() ? std::string{} : m_model->load(*text);
        if (!trouble.empty()) {
            return base::fail(base::ErrorCode::Damaged,
                "The state file " + m_stateFile + " cannot be used: " + trouble);
        }
        // Written at once: an unwritable file is found now, and new keys are kept from the start.
        if (auto written = replaceStateFile(m_stateFile, m_model->save()); !written) {
            return written;
        }
        m_keeper = std::thread{[this] { keep(); }};
    }
    m_courier = std::make_unique<Courier>(
        [this](std::uint64_t id, int status) { deliveryEnded(id, status); }, m_webhookHosts,
        m_webhookCaFile);
    m_pump = std::thread{[this] { pump(); }};
    return {};
}

void ModelHost::end()
{
    std::unique_ptr<Courier> courier;
    {
        const std::lock_guard lock{m_mutex};
        m_ending = true;
        courier = std::move(m_courier);
    }
    m_pumpWake.notify_all();
    m_keepWake.notify_all();
    courier.reset(); // not under the lock: its thread may be reporting
    if (m_pump.joinable()) {
        m_pump.join();
    }
    if (m_keeper.joinable()) {
        m_keeper.join();
    }
}

std::int64_t ModelHost::nowUtcMs() const
{
    return m_startUtcMs
        + std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - m_start).count();
}

Clock::time_point ModelHost::whenIs(std::int64_t utc) const
{
    constexpr std::int64_t hourMs = 3'600'000; // a bound against overflow; the pump looks again
    const std::int64_t now = nowUtcMs();
    const std::int64_t ahead = utc > now + hourMs ? now + hourMs : std::max(utc, now);
    return m_start + std::chrono::milliseconds{ahead - m_startUtcMs};
}

void ModelHost::moved(bool changed)
{
    std::vector<Delivery> deliveries = m_model->takeDeliveries();
    changed = changed || !deliveries.empty();
    if (m_courier) {
        m_courier->post(std::move(deliveries));
    }
    const std::int64_t due = m_model->nextDueMs();
    if (due < m_dueUtcMs) {
        m_pumpWake.notify_one();
    }
    m_dueUtcMs = due;
    m_news.notify_all();
    if (changed && m_saveFirst && !m_stateFile.empty()) {
        const base::Result<void> written = replaceStateFile(m_stateFile, m_model->save());
        m_stateTrouble = written ? std::string{} : written.error().message;
    } else if (changed && !m_dirty) {
        m_dirty = true;
        m_keepWake.notify_one();
    }
}

Answer ModelHost::handle(const Request &request)
{
    const std::lock_guard lock{m_mutex};
    const std::int64_t now = nowUtcMs();
    const bool wasDue = m_model->nextDueMs() <= now; // time alone may change what a GET shows
    m_model->advanceTo(now);
    Answer answer = m_model->handle(request);
    moved(wasDue || (request.method != "GET" && request.method != "HEAD"));
    return answer;
}

Answer ModelHost::handlePatiently(const Request &request)
{
    Answer answer = handle(request);
    const Patience patience = patienceOf(request);
    if (!patience.tagged || answer.status != 200) {
        return answer;
    }
    std::string tag = tagOf(answer.body);
    if (patience.waitMs > 0) {
        const auto until = Clock::now() + std::chrono::milliseconds{patience.waitMs};
        std::unique_lock lock{m_mutex};
        while (true) {
            // Not handle(): who only looks moves nothing, and must not wake others who look.
            answer = m_model->handle(request);
            tag = tagOf(answer.body);
            if (tag != patience.seen || m_impatient
                || m_news.wait_until(lock, until) == std::cv_status::timeout) {
                break;
            }
        }
        answer.headers.emplace_back("Preference-Applied", "wait");
    }
    answer.headers.emplace_back("ETag", tag);
    return answer;
}

void ModelHost::endPatience()
{
    {
        const std::lock_guard lock{m_mutex};
        m_impatient = true;
    }
    m_news.notify_all();
}

void ModelHost::look(const std::function<void(const Model &)> &looker)
{
    const std::lock_guard lock{m_mutex};
    looker(*m_model);
}

std::string ModelHost::stateTrouble()
{
    const std::lock_guard lock{m_mutex};
    return m_stateTrouble;
}

void ModelHost::deliveryEnded(std::uint64_t id, int httpStatus)
{
    const std::lock_guard lock{m_mutex};
    m_model->advanceTo(nowUtcMs());
    m_model->deliveryEnded(id, httpStatus);
    moved(true);
}

void ModelHost::pump()
{
    std::unique_lock lock{m_mutex};
    m_dueUtcMs = m_model->nextDueMs();
    while (!m_ending) {
        m_pumpWake.wait_until(lock, whenIs(m_dueUtcMs));
        const std::int64_t now = nowUtcMs();
        if (m_ending || now < m_dueUtcMs) {
            continue;
        }
        m_model->advanceTo(now);
        moved(true);
        // A model that calls the past due again gets its turn, but not the whole processor.
        if (m_dueUtcMs <= now) {
            m_dueUtcMs = now + 5;
        }
    }
}

void ModelHost::keep()
{
    std::chrono::nanoseconds pause = 20ms;
    std::unique_lock lock{m_mutex};
    while (true) {
        m_keepWake.wait(lock, [this] { return m_dirty || m_ending; });
        // What else changes in the same moment is saved in the same go.
        m_keepWake.wait_for(lock, pause, [this] { return m_ending; });
        const bool last = m_ending;
        const auto before = Clock::now();
        saveOnce(lock);
        pause = std::clamp<std::chrono::nanoseconds>(10 * (Clock::now() - before), 20ms, 1s);
        if (last) {
            return;
        }
    }
}

void ModelHost::saveOnce(std::unique_lock<std::mutex> &lock)
{
    m_dirty = false;
    const std::string text = m_model->save();
    lock.unlock();
    const base::Result<void> written = replaceStateFile(m_stateFile, text);
    lock.lock();
    m_stateTrouble = written ? std::string{} : written.error().message;
}

} // namespace pos::sandbox

// SPDX-License-Identifier: Apache-2.0
//
// Gives the pure model what it lacks: a clock that runs, one lock, somebody who posts its webhooks
// and somebody who remembers its state. Everything that touches the model goes through here.
#pragma once

#include "app/sandbox/courier.h"
#include "app/sandbox/model.h"
#include "core/base/result.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace pos::sandbox {

class ModelHost {
public:
    // `stateFile` "" = memory only. The courier's options are those of ServerOptions.
    ModelHost(Options options, std::string stateFile, std::vector<std::string> webhookHosts,
        std::string webhookCaFile);
    // Before begin(): nothing is said or shown that the state file does not hold yet, so that a
    // kill at any instant loses nothing a client was told.
    void saveBeforeAnswering() { m_saveFirst = true; }
    ~ModelHost(); // ends
    ModelHost(const ModelHost &) = delete;
    ModelHost &operator=(const ModelHost &) = delete;

    // Loads the state, if there is one, and starts the threads.
    [[nodiscard]] base::Result<void> begin();
    void end(); // joins the threads and saves; after it handle() still answers, nothing moves

    // From any thread.
    Answer handle(const Request &request);
    // As handle(), but a client that has patience (patience.h) is answered when there is something
    // else to say than it has seen, or when its time is up. Blocks as long; for the server's
    // threads.
    Answer handlePatiently(const Request &request);
    void endPatience(); // everybody who waits is answered, now and from now on
    void look(const std::function<void(const Model &)> &looker);
    [[nodiscard]] std::string stateTrouble();

private:
    [[nodiscard]] std::int64_t nowUtcMs() const;
    [[nodiscard]] std::chrono::steady_clock::time_point whenIs(std::int64_t utcMs) const;
    void moved(bool changed); // with the lock held: hands out webhooks, re-arms the pump
    void deliveryEnded(std::uint64_t id, int httpStatus);
    void pump();
    void keep();
    void saveOnce(std::unique_lock<std::mutex> &lock);

    const std::string m_stateFile;
    const std::vector<std::string> m_webhookHosts;
    const std::string m_webhookCaFile;
    // UTC is read once; from then on time only passes, whatever is done to the machine's clock.
    const std::int64_t m_startUtcMs;
    const std::chrono::steady_clock::time_point m_start;

    std::mutex m_mutex; // guards everything below but the threads
    std::condition_variable m_pumpWake;
    std::condition_variable m_keepWake;
    std::condition_variable m_news; // something may have changed
    std::unique_ptr<Model> m_model;
    std::unique_ptr<Courier> m_courier;
    std::int64_t m_dueUtcMs = 0; // what the pump waits for
    bool m_dirty = false;
    bool m_saveFirst = false;
    bool m_ending = false;
    bool m_impatient = false;
    std::string m_stateTrouble;
    std::thread m_pump;
    std::thread m_keeper;
};

} // namespace pos::sandbox

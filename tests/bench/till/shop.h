// SPDX-License-Identifier: Apache-2.0
//
// What the three benches of the whole till share: the program's own Counter with its sandbox, waits
// that never sleep, and medians.
#pragma once

#include "app/till/counter.h"

#include <QTemporaryDir>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace pos::bench {

class Shop {
public:
    // `readerEvents`: whether the simulated reader's own story reaches the till, as a local
    // reader's does. Without it the till only knows what PlutoPay says.
    explicit Shop(bool readerEvents);
    [[nodiscard]] app::Counter &counter() { return *m_counter; }
    [[nodiscard]] sandbox::Server &sandbox();
    [[nodiscard]] view::Stage stage();
    // One order to the sandbox's control API; its body.
    std::string order(const char *method, const std::string &path, const std::string &json = "{}");
    // False after 20 s.
    [[nodiscard]] bool waitFor(view::Stage stage);
    [[nodiscard]] bool waitUntilReady();
    // Sends Charge; true when the reader asks for a card.
    [[nodiscard]] bool charge(std::int64_t amountMinor);
    void present();
    void dismiss();
    // Requests that the sandbox answered so far.
    [[nodiscard]] std::int64_t requests();

private:
    QTemporaryDir m_data;
    std::unique_ptr<sandbox::Server> m_server; // of the till without reader events
    std::unique_ptr<app::Counter> m_counter;
};

// Sorts. In the unit of the samples; 0 when there are none.
[[nodiscard]] std::int64_t quantile(std::vector<std::int64_t> &samples, int perMille);
[[nodiscard]] std::int64_t mean(const std::vector<std::int64_t> &samples);
[[nodiscard]] std::int64_t nowUs();
[[nodiscard]] bool wantsShort(int argc, char **argv);

} // namespace pos::bench

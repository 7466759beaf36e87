// SPDX-License-Identifier: Apache-2.0
//
// The whole till for tests: the program's own Counter (core thread, window, pages, virtual reader)
// on the embedded sandbox or on one of its own, driven by object names as a cashier's finger would,
// with a scripted customer at the reader. Nothing is faked.
#pragma once

#include "app/till/counter.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <string>
#include <vector>

namespace pos::app::test {

class Rig {
public:
    Rig();
    ~Rig();
    Rig(const Rig &) = delete;
    Rig &operator=(const Rig &) = delete;

    TillOptions options; // change before open()
    int hurry = 1; // how much faster than the machine's the core's time runs; before open()
    int bankMs = 300; // how long the sandbox's bank thinks; before open()
    void open(); // starts the program; again after shut()
    void shut(); // ends it, as SIGTERM does
    [[nodiscard]] Counter &counter() { return *m_counter; }
    [[nodiscard]] ui::MainWindow &window() { return m_counter->window(); }
    [[nodiscard]] std::string dataDir() const { return options.dataDir; }

    // A PlutoPay outside the till: the till has its address and, unless told otherwise, a stored
    // key. Call before open().
    enum class Stored { Key, Nothing };
    void useOutsideProvider(Stored stored = Stored::Key, bool withReaders = true);
    void stopProvider();
    void startProvider(); // on the same port, with what it knew
    [[nodiscard]] sandbox::Server &provider();
    // One order to the sandbox's control API; its body, "" when it refused.
    std::string order(const char *method, const std::string &path, const std::string &json = "{}");
    void present(const char *card = "4242424242424242");
    [[nodiscard]] std::vector<sandbox::Model::IntentTruth> truth() { return provider().truth(); }
    [[nodiscard]] std::int64_t capturedMinor();

    // The visible and enabled widget of that name, in the window.
    [[nodiscard]] QWidget *find(const char *name);
    // Waits for it, then taps it. False when it never came.
    [[nodiscard]] bool tap(const char *name, int patienceMs = 5'000);
    void type(const char *keys);
    [[nodiscard]] view::Stage stage() { return window().latest().checkout().stage; }
    [[nodiscard]] bool waitFor(view::Stage stage, int patienceMs = 10'000);
    [[nodiscard]] bool waitForPage(const char *page, int patienceMs = 5'000);
    [[nodiscard]] bool waitUntilReady(int patienceMs = 10'000); // a sale could be charged now
    // Types an amount and presses Charge; waits for the reader's prompt.
    [[nodiscard]] bool charge(const char *digits);
    // Every text a person could read now, one per line; banners, buttons and their reasons too.
    [[nodiscard]] QString words();
    [[nodiscard]] QString banner(); // "" = none
    [[nodiscard]] QString chargeReason(); // on the Charge button of the Sale page
    bool keep(const char *name); // a picture for people

private:
    QTemporaryDir m_data;
    std::unique_ptr<sandbox::Server> m_outside;
    bool m_withReaders = true;
    int m_port = 0;
    std::unique_ptr<Counter> m_counter;
};

} // namespace pos::app::test

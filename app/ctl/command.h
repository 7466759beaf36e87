// SPDX-License-Identifier: Apache-2.0
//
// One run of plutoposctl: a command with its arguments, carried out on the event loop, ending in
// one exit code.
#pragma once

#include "app/ctl/desk.h"
#include "app/ctl/report.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace pos::ctl {

struct Arguments {
    std::string command; // "charge", "journal verify", …
    DeskOptions desk;
    bool json = false;
    std::string amount, currency, reader, description, card, attempt, reason;
    std::string credentialFile; // of "key set"; "" = stdin
    std::string saw; // of "settle": happened, did-not-happen, keep
    std::string path; // where "incident export" writes; "" = stdout
    std::int64_t deadlineMs = 180'000;
    bool manualCapture = false;
};

class Command {
public:
    using Finish = std::function<void(ExitCode)>;

    Command(Arguments arguments, Finish finish);
    ~Command();
    Command(const Command &) = delete;
    Command &operator=(const Command &) = delete;

    // Once, from inside the event loop.
    void run();

private:
    // Commands. Each ends in finish() at some time.
    void charge();
    void chargeOn(const gateway::Reader &reader, const money::Money &amount);
    void changeOne(payment::event::Pressed::Button button);
    void refund();
    void settle();
    void recover();
    void show();
    void list();
    void readers();
    void journal(const std::string &verb);
    void exportIncident();
    void rebuildJournal();
    void compareWithProvider();
    void confirmJournal();
    void keySet();
    void keyTest();

    bool openAll();
    void withReaders(std::function<void(std::vector<gateway::Reader>)> use);
    // Calls `ended` on each change until it returns an exit code, or the deadline comes.
    void watch(const payment::AttemptId &id,
        std::function<std::optional<ExitCode>(const payment::State &)> ended);
    void fail(const std::string &sentence, ExitCode code);
    void fail(const base::Error &error);
    void finish(ExitCode code);

    Arguments m_arguments;
    Finish m_finish;
    Report m_report;
    Desk m_desk;
    std::function<std::optional<ExitCode>(const payment::State &)> m_ended;
    std::optional<payment::AttemptId> m_watched;
    std::optional<view::Stage> m_shown;
    bool m_cardPresented = false;
    bool m_finished = false;
};

} // namespace pos::ctl

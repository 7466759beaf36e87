// SPDX-License-Identifier: Apache-2.0
//
// One process of ours: started with its output in our hands, waited for through its pidfd, killed
// through it too, so that no other process can ever be meant. It dies with the thread that started
// it, whatever becomes of us.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pos::torture {

using Steady = std::chrono::steady_clock;

struct Launch {
    std::string program;
    std::vector<std::string> arguments;
    std::vector<std::pair<std::string, std::string>> environment; // beside ours
    std::string input; // written at once
    bool keepInput = false; // else stdin is closed behind `input`
};

class Child {
public:
    explicit Child(const Launch &launch);
    ~Child(); // kills
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;

    [[nodiscard]] bool running() const { return m_pidfd >= 0; }
    // Waits until something happens: output, the end, `extra` readable, or `until`.
    void waitFor(Steady::time_point until, int extra = -1);
    // The same until it has ended; false when it still runs at `until`.
    bool waitForEnd(Steady::time_point until);
    void write(const std::string &text);
    void kill(); // SIGKILL, and waits for the end
    void terminate(); // SIGTERM

    [[nodiscard]] bool killed() const { return m_killed; } // by kill()
    [[nodiscard]] int exitCode() const { return m_exitCode; } // -N: ended by signal N
    [[nodiscard]] int pid() const { return m_pid; }
    // Takes the next whole line of stdout.
    [[nodiscard]] std::optional<std::string> takeLine();
    [[nodiscard]] const std::string &out() const { return m_out; } // what was not taken
    [[nodiscard]] const std::string &everything() const { return m_all; } // stdout and stderr

private:
    void readAll(int &descriptor, bool isOut);
    void reap();

    int m_pid = -1, m_pidfd = -1, m_in = -1, m_outFd = -1, m_errFd = -1, m_exitCode = -1;
    bool m_killed = false;
    std::string m_out, m_all;
};

} // namespace pos::torture

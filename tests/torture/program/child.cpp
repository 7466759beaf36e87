// SPDX-License-Identifier: Apache-2.0
#include "tests/torture/program/child.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>

extern char **environ;

namespace pos::torture {
namespace {

using Pipe = std::array<int, 2>;

Pipe makePipe()
{
    Pipe ends{-1, -1};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
        std::abort(); // no descriptors left: nothing here can go on
    }
    return ends;
}

// Debian 12's header declares these without C linkage; the calls themselves are there.
int openPidfd(int pid)
{
    return static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
}

void signalTo(int pidfd, int signal)
{
    syscall(SYS_pidfd_send_signal, pidfd, signal, nullptr, 0);
}

void closeOne(int &descriptor)
{
    if (descriptor >= 0) {
        ::close(descriptor);
        descriptor = -1;
    }
}

std::vector<char *> pointers(std::vector<std::string> &texts)
{
    std::vector<char *> all;
    all.reserve(texts.size() + 1);
    for (auto &text : texts) {
        all.push_back(text.data());
    }
    all.push_back(nullptr);
    return all;
}

std::vector<std::string> environmentWith(const Launch &launch)
{
    std::vector<std::string> all;
    for (char **at = environ; *at != nullptr; ++at) {
        const std::string text(*at);
        const auto replaced = [&](const auto &pair) { return text.starts_with(pair.first + '='); };
        if (std::none_of(launch.environment.begin(), launch.environment.end(), replaced)) {
            all.push_back(text);
        }
    }
    for (const auto &[name, value] : launch.environment) {
        all.push_back(name + '=' + value);
    }
    return all;
}

} // namespace

Child::Child(const Launch &launch)
{
    std::vector<std::string> words{launch.program};
    words.insert(words.end(), launch.arguments.begin(), launch.arguments.end());
    auto settings = environmentWith(launch);
    const auto argv = pointers(words);
    const auto envp = pointers(settings);
    Pipe in = makePipe();
    Pipe out = makePipe();
    Pipe err = makePipe();
    m_pid = fork();
    if (m_pid == 0) { // only what may be called between fork and exec
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        std::signal(SIGPIPE, SIG_DFL); // we ignore it; that is not for them to inherit
        if (dup2(in[0], 0) == 0 && dup2(out[1], 1) == 1 && dup2(err[1], 2) == 2) {
            execve(argv[0], argv.data(), envp.data());
        }
        _exit(127);
    }
    closeOne(in[0]);
    closeOne(out[1]);
    closeOne(err[1]);
    m_in = in[1];
    m_outFd = out[0];
    m_errFd = err[0];
    fcntl(m_outFd, F_SETFL, O_NONBLOCK);
    fcntl(m_errFd, F_SETFL, O_NONBLOCK);
    m_pidfd = m_pid < 0 ? -1 : openPidfd(m_pid);
    write(launch.input);
    if (!launch.keepInput) {
        closeOne(m_in);
    }
}

Child::~Child()
{
    kill();
    closeOne(m_in);
    closeOne(m_outFd);
    closeOne(m_errFd);
}

void Child::write(const std::string &text)
{
    std::size_t at = 0;
    while (m_in >= 0 && at < text.size()) {
        const auto wrote = ::write(m_in, text.data() + at, text.size() - at);
        if (wrote < 0 && errno != EINTR) {
            return closeOne(m_in); // it has ended
        }
        at += wrote < 0 ? 0 : static_cast<std::size_t>(wrote);
    }
}

void Child::readAll(int &descriptor, bool isOut)
{
    std::array<char, 16 * 1024> buffer{};
    while (descriptor >= 0) {
        const auto got = ::read(descriptor, buffer.data(), buffer.size());
        if (got > 0) {
            m_all.append(buffer.data(), static_cast<std::size_t>(got));
            if (isOut) {
                m_out.append(buffer.data(), static_cast<std::size_t>(got));
            }
        } else if (got == 0) {
            closeOne(descriptor);
        } else if (errno != EINTR) {
            return;
        }
    }
}

void Child::reap()
{
    siginfo_t info{};
    if (waitid(P_PIDFD, static_cast<id_t>(m_pidfd), &info, WEXITED) == 0) {
        m_exitCode = info.si_code == CLD_EXITED ? info.si_status : -info.si_status;
    }
    readAll(m_outFd, true);
    readAll(m_errFd, false);
    closeOne(m_pidfd);
    closeOne(m_in);
}

void Child::waitFor(Steady::time_point until, int extra)
{
    if (!running()) {
        return;
    }
    std::array<pollfd, 4> waits{
        {{m_pidfd, POLLIN, 0}, {m_outFd, POLLIN, 0}, {m_errFd, POLLIN, 0}, {extra, POLLIN, 0}}};
    const auto left = std::max(Steady::duration::zero(), until - Steady::now());
    const auto seconds = std::chrono::floor<std::chrono::seconds>(left);
    const timespec limit{static_cast<time_t>(seconds.count()),
        static_cast<long>(std::chrono::nanoseconds(left - seconds).count())};
    if (ppoll(waits.data(), waits.size(), &limit, nullptr) <= 0) {
        return;
    }
    readAll(m_outFd, true);
    readAll(m_errFd, false);
    if (waits[0].revents != 0) {
        reap();
    }
}

bool Child::waitForEnd(Steady::time_point until)
{
    while (running() && Steady::now() < until) {
        waitFor(until);
    }
    return !running();
}

void Child::kill()
{
    if (running()) {
        m_killed = true;
        signalTo(m_pidfd, SIGKILL);
        reap();
    }
}

void Child::terminate()
{
    if (running()) {
        signalTo(m_pidfd, SIGTERM);
    }
}

std::optional<std::string> Child::takeLine()
{
    const auto end = m_out.find('\n');
    if (end == std::string::npos) {
        return std::nullopt;
    }
    auto line = m_out.substr(0, end);
    m_out.erase(0, end + 1);
    return line;
}

} // namespace pos::torture

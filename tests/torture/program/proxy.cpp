// SPDX-License-Identifier: Apache-2.0
#include "tests/torture/program/proxy.h"

#include "tests/torture/program/http_cutter.h"
#include "tests/torture/program/plan.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <list>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace pos::torture {
namespace {

using Clock = std::chrono::steady_clock;

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

int listenOn(int port)
{
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int yes = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    const auto address = loopback(port);
    // The socket calls take any family's address behind one type.
    const auto *any = static_cast<const sockaddr *>(static_cast<const void *>(&address));
    return bind(listener, any, sizeof address) == 0 && listen(listener, 64) == 0 ? listener : -1;
}

int portOf(int listener)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    getsockname(listener, static_cast<sockaddr *>(static_cast<void *>(&address)), &size);
    return ntohs(address.sin_port);
}

int connectTo(int port)
{
    const int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto address = loopback(port);
    const auto *any = static_cast<const sockaddr *>(static_cast<const void *>(&address));
    if (connect(server, any, sizeof address) != 0) { // on loopback: at once, or refused
        ::close(server);
        return -1;
    }
    const int yes = 1;
    setsockopt(server, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return server;
}

void reset(int descriptor)
{
    const linger hard{1, 0};
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
}

// Answers are small and loopback's buffers large: a short write is a client that has gone.
bool sendAll(int descriptor, const std::string &bytes)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        const auto sent = send(descriptor, bytes.data() + at, bytes.size() - at, MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR) {
            return false;
        }
        at += sent < 0 ? 0 : static_cast<std::size_t>(sent);
    }
    return true;
}

struct Connection {
    int client = -1, server = -1;
    HttpCutter requests;
    std::optional<CutKind> spoils; // the answer that comes next
    Call call{};
    int lastsMs = 0;
    std::string held; // a stalled answer
    std::optional<Clock::time_point> heldUntil;
    bool silent = false; // nothing passes any more
    bool done = false;
};

class Proxy {
public:
    Proxy(int listener, int upstream)
        : m_listener(listener)
        , m_upstream(upstream)
    {
    }

    int run()
    {
        while (!m_ended) {
            std::vector<pollfd> waits{{STDIN_FILENO, POLLIN, 0}, {m_listener, POLLIN, 0}};
            for (const auto &one : m_connections) {
                waits.push_back({one.client, POLLIN, 0});
                waits.push_back({one.server, POLLIN, 0});
            }
            if (poll(waits.data(), waits.size(), untilNextMs()) < 0 && errno != EINTR) {
                return 1;
            }
            std::size_t at = 2;
            for (auto &one : m_connections) { // before any is added or removed
                const bool fromClient = waits[at++].revents != 0;
                const bool fromServer = waits[at++].revents != 0;
                serve(one, fromClient, fromServer);
            }
            if (waits[0].revents != 0) {
                obey();
            }
            if (waits[1].revents != 0) {
                accept();
            }
            sweep();
        }
        return 0;
    }

private:
    [[nodiscard]] int untilNextMs() const
    {
        auto next = Clock::time_point::max();
        for (const auto &one : m_connections) {
            next = one.heldUntil ? std::min(next, *one.heldUntil) : next;
        }
        if (next == Clock::time_point::max()) {
            return -1;
        }
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now()).count();
        return static_cast<int>(std::max<std::int64_t>(left, 0));
    }

    void obey()
    {
        std::array<char, 4096> buffer{};
        const auto got = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (got <= 0) {
            m_ended = true;
            return;
        }
        m_orders.append(buffer.data(), static_cast<std::size_t>(got));
        for (auto end = m_orders.find('\n'); end != std::string::npos; end = m_orders.find('\n')) {
            std::istringstream words(m_orders.substr(0, end));
            m_orders.erase(0, end + 1);
            std::string verb;
            std::string kind;
            std::string call;
            Cut cut;
            words >> verb >> kind >> call >> cut.nth >> cut.lastsMs;
            if (verb == "heal") {
                m_cuts.clear();
                m_downUntil.reset();
                m_slowMs = 0;
                say("healed", Call::Other);
            } else if (const auto known = cutKindOf(kind); verb == "cut" && known) {
                cut.kind = *known;
                cut.call = callNamed(call);
                arm(cut);
            }
        }
    }

    void arm(const Cut &cut)
    {
        if (cut.kind == CutKind::Slow) {
            m_slowMs = cut.lastsMs;
            say(nameOf(cut.kind), Call::Other);
        } else {
            m_cuts.push_back(cut);
        }
    }

    [[nodiscard]] bool isDown() const { return m_downUntil && Clock::now() < *m_downUntil; }

    void accept()
    {
        const int client = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) {
            return;
        }
        const int server = isDown() ? -1 : connectTo(m_upstream);
        if (server < 0) {
            reset(client);
            ::close(client);
            return;
        }
        const int yes = 1;
        setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        m_connections.emplace_back();
        m_connections.back().client = client;
        m_connections.back().server = server;
    }

    static void cut(Connection &one, bool hard)
    {
        if (hard) {
            reset(one.client);
        }
        one.done = true;
    }

    static void say(std::string_view kind, Call call)
    {
        std::cout << "did " << kind << ' ' << nameOf(call) << std::endl;
    }

    std::optional<Cut> armedFor(Call call)
    {
        for (auto cut = m_cuts.begin(); cut != m_cuts.end(); ++cut) {
            const bool meant = !cut->call || *cut->call == call;
            if (meant && --cut->nth == 0) {
                const auto armed = *cut;
                m_cuts.erase(cut);
                return armed;
            }
        }
        return std::nullopt;
    }

    void pass(Connection &one, const HttpCutter::Request &request)
    {
        const auto armed = armedFor(request.call);
        one.call = request.call;
        if (armed) {
            switch (armed->kind) {
            case CutKind::ResetBefore:
            case CutKind::CloseBefore:
                say(nameOf(armed->kind), one.call);
                return cut(one, armed->kind == CutKind::ResetBefore);
            case CutKind::Swallowed:
                say(nameOf(armed->kind), one.call);
                one.silent = true;
                return;
            case CutKind::Down:
                say(nameOf(armed->kind), one.call);
                m_downUntil = Clock::now() + std::chrono::milliseconds(armed->lastsMs);
                for (auto &other : m_connections) {
                    cut(other, true);
                }
                return;
            case CutKind::LostAnswer:
            case CutKind::ClosedAnswer:
            case CutKind::TornAnswer:
            case CutKind::Stall:
            case CutKind::HalfOpen:
            case CutKind::ProxyKilled:
            case CutKind::Slow:
                one.spoils = armed->kind;
                one.lastsMs = armed->lastsMs;
                break;
            }
        }
        if (!sendAll(one.server, request.bytes)) {
            cut(one, true);
        }
    }

    void answer(Connection &one, const std::string &bytes)
    {
        if (!one.spoils) {
            if (m_slowMs > 0 && !one.heldUntil) {
                one.heldUntil = Clock::now() + std::chrono::milliseconds(m_slowMs);
            }
            if (one.heldUntil) {
                one.held += bytes;
            } else if (!one.silent && !sendAll(one.client, bytes)) {
                one.done = true;
            }
            return;
        }
        const auto kind = *std::exchange(one.spoils, std::nullopt);
        say(nameOf(kind), one.call);
        if (kind == CutKind::Stall) {
            one.held = bytes;
            one.heldUntil = Clock::now() + std::chrono::milliseconds(one.lastsMs);
        } else if (kind == CutKind::HalfOpen) {
            one.silent = true;
        } else {
            if (kind == CutKind::TornAnswer) {
                sendAll(one.client, bytes.substr(0, bytes.size() / 2));
                // What was sent must arrive before the connection breaks.
                ::shutdown(one.client, SHUT_WR);
            }
            cut(one, kind == CutKind::LostAnswer);
        }
    }

    void serve(Connection &one, bool fromClient, bool fromServer)
    {
        std::array<char, 64 * 1024> buffer{};
        if (fromClient && !one.done) {
            const auto got = recv(one.client, buffer.data(), buffer.size(), 0);
            if (got <= 0) {
                one.done = true;
            } else if (!one.silent) {
                one.requests.feed(buffer.data(), static_cast<std::size_t>(got));
                for (auto next = one.requests.take(); next && !one.done && !one.silent;
                     next = one.requests.take()) {
                    pass(one, *next);
                }
            }
        }
        if (fromServer && !one.done) {
            const auto got = recv(one.server, buffer.data(), buffer.size(), 0);
            if (got > 0) {
                answer(one, std::string(buffer.data(), static_cast<std::size_t>(got)));
            } else if (!one.silent) {
                cut(one, got < 0);
            } else { // the client is not to notice
                ::close(std::exchange(one.server, -1));
            }
        }
        if (one.heldUntil && Clock::now() >= *one.heldUntil) {
            one.heldUntil.reset();
            sendAll(one.client, std::exchange(one.held, {}));
        }
    }

    void sweep()
    {
        for (auto one = m_connections.begin(); one != m_connections.end();) {
            if (!one->done) {
                ++one;
                continue;
            }
            ::close(one->client);
            if (one->server >= 0) {
                ::close(one->server);
            }
            one = m_connections.erase(one);
        }
    }

    int m_listener, m_upstream;
    bool m_ended = false;
    std::string m_orders;
    std::vector<Cut> m_cuts;
    std::optional<Clock::time_point> m_downUntil;
    int m_slowMs = 0; // 0 = not
    std::list<Connection> m_connections;
};

} // namespace

int runProxy(int port, int upstream)
{
    const int listener = listenOn(port);
    if (listener < 0) {
        std::cerr << "plutopos-torture: the proxy cannot listen\n";
        return 1;
    }
    std::cout << "port " << portOf(listener) << std::endl;
    return Proxy(listener, upstream).run();
}

} // namespace pos::torture

// SPDX-License-Identifier: Apache-2.0
//
// plutopos-sandbox: reads its arguments, starts the server, says where it is in one line of JSON,
// and waits to be told to end.
#include "app/sandbox/courier.h"
#include "app/sandbox/server.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using pos::sandbox::Server;
using pos::sandbox::ServerOptions;

constexpr int exitDone = 0;
constexpr int exitUsage = 2;
constexpr int exitFailed = 1;

struct Arguments {
    ServerOptions server;
    std::string listen = "127.0.0.1:0";
    std::vector<std::string> toggles;
    bool withParent = false;
    int exitAfterSeconds = 0; // 0 = never
};

// "127.0.0.1:8080", "[::1]:0", "localhost:0"; false when it is none.
bool parseListen(std::string_view text, ServerOptions &options)
{
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0) {
        return false;
    }
    std::string_view host = text.substr(0, colon);
    if (host.front() == '[' && host.back() == ']') {
        host = host.substr(1, host.size() - 2);
    }
    const std::string_view port = text.substr(colon + 1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), options.port);
    options.host = std::string{host};
    return error == std::errc{} && end == port.data() + port.size() && !host.empty();
}

bool parseToggles(const std::vector<std::string> &texts, ServerOptions &options)
{
    for (const std::string &text : texts) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0) {
            std::cerr << "plutopos-sandbox: --set takes toggle=value, not " << text << '\n';
            return false;
        }
        options.toggles.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    }
    return true;
}

void describe(CLI::App &app, Arguments &arguments)
{
    ServerOptions &server = arguments.server;
    app.add_option("--listen", arguments.listen, "Address and port; port 0 takes a free one")
        ->capture_default_str();
    app.add_option("--dialect", server.model.dialect, "Which of PlutoPay's voices to speak")
        ->check(CLI::IsMember({"docs", "openapi", "backend"}))
        ->capture_default_str();
    app.add_option("--set", arguments.toggles, "toggle=value on top of the dialect; repeatable")
        ->take_all();
    app.add_option("--seed", server.model.seed, "Same seed, same ids, same luck")
        ->capture_default_str();
    app.add_option("--currency", server.model.currency, "The shop's currency")
        ->capture_default_str();
    app.add_option("--rate-limit", server.model.rateLimitPerMinute,
           "Requests a minute before 429; 0 = no limit")
        ->check(CLI::Range(0, 1'000'000))
        ->capture_default_str();
    app.add_option("--state", server.stateFile,
        "Remember everything in this file; what it says wins over seed, currency and dialect");
    app.add_flag("--save-first", server.saveFirst,
        "Answer only when the state file holds what the answer says; slower");
    app.add_option("--tls-cert", server.tlsCertFile, "PEM certificate chain: serve https");
    app.add_option("--tls-key", server.tlsKeyFile, "PEM key of the certificate");
    app.add_option("--webhook-host", server.webhookHosts,
           "Deliver webhooks to this host too, not to loopback only; repeatable")
        ->take_all();
    app.add_option("--webhook-ca", server.webhookCaFile,
        "PEM file of authorities to trust for https webhook receivers");
    app.add_flag("--expose", server.expose, "Allow an address other machines can reach");
    app.add_flag("--yes-expose-test-server", server.exposeConfirmed, "Say it a second time");
    app.add_flag("--with-parent", arguments.withParent, "End when standard input closes");
    app.add_option("--exit-after-seconds", arguments.exitAfterSeconds, "End by itself; 0 = never")
        ->check(CLI::Range(0, 1'000'000));
}

// SIGINT and SIGTERM as something to poll. Blocked before any thread starts, so that every thread
// inherits the mask.
int endingSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        sigaddset(&signals, signal);
    }
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signalfd(-1, &signals, SFD_CLOEXEC);
}

bool inputClosed()
{
    std::array<char, 512> ignored{};
    const ssize_t got = ::read(STDIN_FILENO, ignored.data(), ignored.size());
    return got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN);
}

void waitForTheEnd(int signals, const Arguments &arguments)
{
    using Clock = std::chrono::steady_clock;
    const auto until = Clock::now() + std::chrono::seconds{arguments.exitAfterSeconds};
    std::array<pollfd, 2> waits{
        {{signals, POLLIN, 0}, {arguments.withParent ? STDIN_FILENO : -1, POLLIN, 0}}};
    while (true) {
        int waitMs = -1;
        if (arguments.exitAfterSeconds > 0) {
            const auto left
                = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
            if (left <= 0) {
                return;
            }
            waitMs = static_cast<int>(std::min<std::int64_t>(left, 1'000'000'000));
        }
        if (poll(waits.data(), waits.size(), waitMs) <= 0) {
            continue;
        }
        if (waits[0].revents != 0 || (waits[1].revents != 0 && inputClosed())) {
            return;
        }
    }
}

// The one line that programs read. The keys are test keys of this process's own making.
void announce(const Server &server)
{
    const nlohmann::ordered_json line{{"url", server.url() + "/api"},
        {"secret_key", server.secretKey()}, {"publishable_key", server.publishableKey()},
        {"webhook_secret", server.webhookSecret()}, {"pid", getpid()}};
    std::cout << line.dump() << std::endl;
}

int run(Arguments &arguments)
{
    if (!parseListen(arguments.listen, arguments.server)) {
        std::cerr << "plutopos-sandbox: --listen takes ADDRESS:PORT, not " << arguments.listen
                  << '\n';
        return exitUsage;
    }
    if (!parseToggles(arguments.toggles, arguments.server)) {
        return exitUsage;
    }
    const int signals = endingSignals();
    Server server;
    const auto port = server.start(arguments.server);
    if (!port) {
        std::cerr << "plutopos-sandbox: " << port.error().message << '\n';
        if (!(arguments.server.expose && arguments.server.exposeConfirmed)
            && !pos::sandbox::isLoopback(arguments.server.host)) {
            std::cerr << "Give both --expose and --yes-expose-test-server if you mean it.\n";
        }
        return port.error().code == pos::base::ErrorCode::InvalidArgument ? exitUsage : exitFailed;
    }
    announce(server);
    waitForTheEnd(signals, arguments);
    server.stop();
    ::close(signals);
    if (const std::string trouble = server.stateTrouble(); !trouble.empty()) {
        std::cerr << "plutopos-sandbox: " << trouble << '\n';
        return exitFailed;
    }
    return exitDone;
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App app{"PlutoPay on the counter: a sandbox that plays the provider, its readers and its "
                 "faults. The first line it prints is JSON with its url and keys.",
        "plutopos-sandbox"};
    Arguments arguments;
    describe(app, arguments);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? exitDone : exitUsage;
    }
    return run(arguments);
}

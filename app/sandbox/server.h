// SPDX-License-Identifier: Apache-2.0
//
// The model on a socket: one lock around it, the real clock behind it, its mishaps as real bytes,
// its webhooks as real requests. The program and the till's test mode both use exactly this.
#pragma once

#include "app/sandbox/model.h"
#include "app/sandbox/wire.h"
#include "core/base/result.h"

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace pos::sandbox {

struct ServerOptions {
    Options model; // publicUrl and startUtcMs are filled in here
    std::vector<std::pair<std::string, std::string>> toggles; // set after the dialect
    std::string host = "127.0.0.1"; // a literal address or "localhost"
    int port = 0; // 0 = any free one
    // Both must be true to listen beyond loopback: anybody there can then move test money about.
    bool expose = false;
    bool exposeConfirmed = false;
    std::string stateFile; // "" = memory only
    bool saveFirst = false; // answers wait until the state file holds what they say
    std::string tlsCertFile; // PEM; both or neither
    std::string tlsKeyFile;
    std::vector<std::string> webhookHosts; // beyond loopback
    std::string webhookCaFile; // for https receivers with a certificate of their own making
    int mostConnections = 256;
};

class Server {
public:
    Server();
    ~Server(); // stops
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    // Starts serving; the port. InvalidArgument: options that contradict each other, an address
    // beyond loopback that was not allowed twice, an unknown toggle. Damaged: a state file that
    // cannot be understood (it is left alone). InUse: the port. Once per object.
    [[nodiscard]] base::Result<int> start(const ServerOptions &options);
    // Ends every connection, saves the state, joins every thread. Returns within about a second.
    void stop();

    // Valid while it runs. "http://127.0.0.1:PORT", without a slash at the end.
    [[nodiscard]] std::string url() const;
    [[nodiscard]] std::string secretKey() const;
    [[nodiscard]] std::string publishableKey() const;
    [[nodiscard]] std::string webhookSecret() const;

    // The model's answer without a socket, from any thread; its mishap is not played.
    Answer handle(const Request &request);
    [[nodiscard]] std::vector<Model::IntentTruth> truth() const;
    // What last went wrong with the state file, "" = nothing.
    [[nodiscard]] std::string stateTrouble() const;

private:
    base::Result<void> setToggles(const ServerOptions &options);

    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pos::sandbox

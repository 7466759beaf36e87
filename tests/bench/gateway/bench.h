// SPDX-License-Identifier: Apache-2.0
//
// What the parts of bench_gateway share.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

namespace pos::bench {

[[nodiscard]] inline std::int64_t nowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
        std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

// Nanoseconds of one call each; sorts.
[[nodiscard]] inline std::int64_t quantileNs(std::vector<std::int64_t> &samples, int perMille)
{
    std::sort(samples.begin(), samples.end());
    const auto last = static_cast<std::int64_t>(samples.size()) - 1;
    return samples[static_cast<std::size_t>(last * perMille / 1000)];
}

// "V10  request signature  0.52 us  floor 0.44 us  x1.18", from nanoseconds.
inline void report(const char *figure, const char *what, std::int64_t oursNs, const char *peer,
    std::int64_t peerNs)
{
    const std::int64_t ratioPercent = peerNs > 0 ? oursNs * 100 / peerNs : 0;
    std::printf("%-4s %-34s %9lld.%02lld us   %s %lld.%02lld us   x%lld.%02lld\n", figure, what,
        static_cast<long long>(oursNs / 1000), static_cast<long long>(oursNs % 1000 / 10), peer,
        static_cast<long long>(peerNs / 1000), static_cast<long long>(peerNs % 1000 / 10),
        static_cast<long long>(ratioPercent / 100), static_cast<long long>(ratioPercent % 100));
    std::fflush(stdout);
}

void codec(bool quick); // V10, V11

// The TLS server of V1 in a process of its own, so that its time is not counted as the client's.
struct ServerProcess {
    int pid = 0;
    int port = 0;
    std::string caPem;
};
[[nodiscard]] ServerProcess startServer(); // before any thread of Qt exists
void stopServer(const ServerProcess &server);
void calls(const ServerProcess &server, bool quick); // V1

} // namespace pos::bench

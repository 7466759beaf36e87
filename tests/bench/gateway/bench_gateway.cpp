// SPDX-License-Identifier: Apache-2.0
//
// bench_gateway [--short] [--codec]: what a call to the provider costs, beside what it costs at
// least.
#include "tests/bench/gateway/bench.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>

int main(int argc, char **argv)
{
    const auto has = [argc, argv](std::string_view flag) {
        return std::any_of(
            argv + 1, argv + argc, [flag](const char *word) { return word == flag; });
    };
    const bool quick = has("--short");
    if (has("--codec")) {
        pos::bench::codec(quick);
        return 0;
    }
    const pos::bench::ServerProcess server = pos::bench::startServer();
    const QCoreApplication application(argc, argv);
    pos::bench::calls(server, quick);
    pos::bench::stopServer(server);
    pos::bench::codec(quick);
    return 0;
}

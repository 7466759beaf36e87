// SPDX-License-Identifier: Apache-2.0
//
// bench_gateway [--short]: what a call to the provider costs, beside what it costs at least.
#include "tests/bench/gateway/bench.h"

#include <QCoreApplication>

#include <string_view>

int main(int argc, char **argv)
{
    const bool quick = argc > 1 && std::string_view(argv[1]) == "--short";
    const pos::bench::ServerProcess server = pos::bench::startServer();
    const QCoreApplication application(argc, argv);
    pos::bench::calls(server, quick);
    pos::bench::stopServer(server);
    pos::bench::codec(quick);
    return 0;
}

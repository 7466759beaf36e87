// SPDX-License-Identifier: Apache-2.0
//
// Replays a corpus without libFuzzer: what a fuzzer once found stays found, in the fast lane and
// with the compiler that builds the till. Each file is played whole, cut short, and with bytes
// changed.
#include "tests/fuzz/parsers/fuzz.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <system_error>
#include <vector>

namespace {

void play(const std::string &bytes)
{
    const std::vector<std::uint8_t> copy(bytes.begin(), bytes.end()); // ends where its memory ends
    LLVMFuzzerTestOneInput(copy.data(), copy.size());
}

void playVariants(const std::string &bytes)
{
    constexpr int variants = 40;
    std::mt19937 dice(static_cast<unsigned>(bytes.size()));
    play(bytes);
    for (int round = 0; round < variants && !bytes.empty(); ++round) {
        std::string changed
            = bytes.substr(0, round % 2 == 0 ? bytes.size() : dice() % bytes.size());
        for (unsigned at = 0; at < 3 && !changed.empty(); ++at) {
            changed[dice() % changed.size()] = static_cast<char>(dice() % 256);
        }
        play(changed);
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: <name>_corpus DIRECTORY\n", stderr);
        return 2;
    }
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto &entry : std::filesystem::directory_iterator(argv[1], error)) {
        files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const auto &path : files) {
        std::ifstream file(path, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        std::printf("%s\n", path.filename().c_str()); // the last one printed is the one that broke
        std::fflush(stdout);
        playVariants(bytes);
    }
    return files.empty() ? 1 : 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "tests/torture/program/secrets.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace pos::torture {

void Secrets::add(std::string name, std::string text)
{
    if (!text.empty()) {
        m_words.push_back({std::move(name), std::move(text)});
    }
}

std::vector<std::string> Secrets::in(std::string_view text) const
{
    std::vector<std::string> found;
    for (const auto &word : m_words) {
        if (text.find(word.text) != std::string_view::npos) {
            found.push_back(word.name);
        }
    }
    return found;
}

std::vector<std::string> Secrets::inFiles(const std::string &folder) const
{
    std::vector<std::string> found;
    std::error_code error;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder, error)) {
        if (!entry.is_regular_file(error)) {
            continue;
        }
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(file), {});
        for (const auto &name : in(bytes)) {
            found.push_back(name + " in " + entry.path().string());
        }
    }
    return found;
}

} // namespace pos::torture

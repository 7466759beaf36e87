// SPDX-License-Identifier: Apache-2.0
//
// The words that may stand nowhere (S13): not in what a program prints, not in its arguments, not
// in any file of a till, the sealed key among them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pos::torture {

class Secrets {
public:
    // Each with the name it is called by in a finding.
    void add(std::string name, std::string text);
    // The names of the secrets that stand in it.
    [[nodiscard]] std::vector<std::string> in(std::string_view text) const;
    // "NAME in PATH" for every file below the folder.
    [[nodiscard]] std::vector<std::string> inFiles(const std::string &folder) const;

private:
    struct Word {
        std::string name, text;
    };
    std::vector<Word> m_words;
};

} // namespace pos::torture

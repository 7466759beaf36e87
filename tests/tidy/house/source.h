// SPDX-License-Identifier: Apache-2.0
//
// A source file as the rules see it. Rules about calls read `code`, where comments and the insides
// of literals are blanks, so that a sentence about a banned call is not a call.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace pos::tidy {

struct Source {
    std::string path; // from the source root, with '/'
    std::vector<std::string> lines; // as written, without line ends
    std::vector<std::string> code; // the same lines and columns; comments and literals blanked
    [[nodiscard]] bool isHeader() const { return path.ends_with(".h"); }
    [[nodiscard]] bool isUnder(std::string_view folder) const; // "core/money", without a last '/'
};

// Something a rule refuses. The sentence says what is wrong, why, and what to write instead.
struct Finding {
    std::string path;
    std::size_t line = 0; // from 1; 0 = the file as a whole
    std::string why;
};
using Findings = std::vector<Finding>;

[[nodiscard]] Source makeSource(std::string path, std::string_view text);

// A letter, a digit or an underscore: what names are made of.
[[nodiscard]] bool isWord(char c);

// Every .cpp and .h of the tree, sorted by path.
[[nodiscard]] std::vector<Source> readSources(const std::filesystem::path &root);

// Every other text the project is made of: build files, scripts, pages, lists.
[[nodiscard]] std::vector<Source> readTexts(const std::filesystem::path &root);

} // namespace pos::tidy

// SPDX-License-Identifier: Apache-2.0
//
// The outer form of a file: its first lines, its lengths, its closings. And what no text of the
// project may hold, scripts and pages included.
#include "tests/tidy/house/braces.h"
#include "tests/tidy/house/rules.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace pos::tidy {
namespace {

constexpr std::size_t longestLine = 100;
constexpr std::size_t longestFile = 450;
constexpr std::size_t longestFunction = 70;

Findings licence(const Source &source)
{
    if (!source.lines.empty() && source.lines[0] == "// SPDX-License-Identifier: Apache-2.0") {
        return {};
    }
    return {{source.path, 1, "the first line is // SPDX-License-Identifier: Apache-2.0"}};
}

Findings pragmaOnce(const Source &source)
{
    if (!source.isHeader() || std::ranges::count(source.code, "#pragma once") == 1) {
        return {};
    }
    return {{source.path, 0, "a header has #pragma once"}};
}

std::size_t columns(std::string_view line) // code points, not bytes
{
    return static_cast<std::size_t>(std::ranges::count_if(
        line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Findings lineLength(const Source &source)
{
    Findings findings;
    for (std::size_t at = 0; at < source.lines.size(); ++at) {
        const auto width = columns(source.lines[at]);
        if (width > longestLine) {
            findings.push_back({source.path, at + 1,
                "a line of " + std::to_string(width) + " columns; 100 fit beside a diff"});
        }
    }
    return findings;
}

Findings fileLength(const Source &source)
{
    if (source.lines.size() <= longestFile) {
        return {};
    }
    return {{source.path, 0,
        std::to_string(source.lines.size())
            + " lines: look for the two rooms that share this file (at most 450)"}};
}

Findings functionLength(const Source &source)
{
    Findings findings;
    for (const auto &body : findBodies(source)) {
        const auto length = body.last - body.first + 1;
        if (body.kind == Body::Kind::Function && length > longestFunction + 2) {
            findings.push_back({source.path, body.first,
                "a function of " + std::to_string(length - 2)
                    + " lines: keep the branches in the parent and move the work out (at most "
                      "70)"});
        }
    }
    return findings;
}

Findings namespaceComment(const Source &source)
{
    Findings findings;
    for (const auto &body : findBodies(source)) {
        if (body.kind != Body::Kind::Namespace || body.last <= body.first + 2) {
            continue;
        }
        const auto &closing = source.lines[body.last - 1];
        if (closing.find("// namespace") == std::string::npos && !body.head.starts_with("extern")) {
            findings.push_back({source.path, body.last, "close with } // namespace and its name"});
        }
    }
    return findings;
}

bool holdsWord(std::string_view line, std::string_view word)
{
    const auto isLetter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    for (auto at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || !isLetter(line[at - 1])) && (end >= line.size() || !isLetter(line[end]))) {
            return true;
        }
    }
    return false;
}

// The words are written in two halves, so that this file passes its own rule.
Findings unfinished(const Source &source)
{
    static constexpr std::array words{"TO"
                                      "DO",
        "FIX"
        "ME",
        "not impl"
        "emented"};
    Findings findings;
    for (std::size_t at = 0; at < source.lines.size(); ++at) {
        for (const auto *word : words) {
            if (holdsWord(source.lines[at], word)) {
                findings.push_back({source.path, at + 1,
                    std::string(word) + ": finish it, or write it where work is planned"});
            }
        }
    }
    return findings;
}

Findings machinePaths(const Source &source)
{
    static constexpr std::array folders{"/wo"
                                        "rk/",
        "/ro"
        "ot/",
        "/ho"
        "me/"};
    Findings findings;
    for (std::size_t at = 0; at < source.lines.size(); ++at) {
        const std::string_view line = source.lines[at];
        for (const auto *folder : folders) {
            const auto found = line.find(folder);
            const bool absolute = found != std::string_view::npos
                && (found == 0
                    || (std::isalnum(static_cast<unsigned char>(line[found - 1])) == 0
                        && std::string_view("._-}*").find(line[found - 1])
                            == std::string_view::npos));
            if (absolute) {
                findings.push_back({source.path, at + 1,
                    std::string(folder) + " is a path of one machine; start from the source root"});
            }
        }
    }
    return findings;
}

Findings blanksAtEnd(const Source &source)
{
    Findings findings;
    for (std::size_t at = 0; at < source.lines.size(); ++at) {
        const auto &line = source.lines[at];
        if (line.ends_with(' ') || line.ends_with('\t') || line.ends_with('\r')) {
            findings.push_back({source.path, at + 1, "blanks at the end of the line"});
        }
    }
    return findings;
}

std::string_view tooLongLine()
{
    static const auto line = "// " + std::string(longestLine, 'x') + '\n';
    return line;
}

std::string_view tooLongFile()
{
    static const auto text = [] {
        std::string lines;
        for (std::size_t i = 0; i <= longestFile; ++i) {
            lines += "int x;\n";
        }
        return lines;
    }();
    return text;
}

std::string functionOf(std::size_t lines)
{
    std::string text = "namespace a {\nA::A(int b)\n    : m_b {b}\n    , m_c {b}\n{\n";
    for (std::size_t i = 0; i < lines; ++i) {
        text += "    call([] { return 1; });\n";
    }
    return text + "}\n} // namespace a\n";
}

std::string_view tooLongFunction()
{
    static const auto text = functionOf(longestFunction + 1);
    return text;
}

std::string_view longFunction()
{
    static const auto text = functionOf(longestFunction);
    return text;
}

} // namespace

std::span<const Rule> formRules()
{
    static const std::array rules{
        Rule{"licence", licence, "core/a.cpp", "#include <string>\n",
            "// SPDX-License-Identifier: Apache-2.0\n"},
        Rule{"pragma-once", pragmaOnce, "core/a.h", "#ifndef A\n", "#pragma once\n"},
        Rule{"line-length", lineLength, "core/a.cpp", tooLongLine(), "int x;\n"},
        Rule{"file-length", fileLength, "core/a.cpp", tooLongFile(), "int x;\n"},
        Rule{"function-length", functionLength, "core/a.cpp", tooLongFunction(), longFunction()},
        Rule{"namespace-comment", namespaceComment, "core/a.cpp",
            "namespace a {\nint x;\nint y;\n}\n",
            "namespace a {\nint x;\nint y;\n} // namespace a\n"},
    };
    return rules;
}

std::span<const Rule> textRules()
{
    static constexpr std::array rules{
        Rule{"unfinished", unfinished, "core/a.cpp",
            "// TO"
            "DO: later\n",
            "// to do is to be\n"},
        Rule{"machine-path", machinePaths, "README.md",
            "see /wo"
            "rk/main\n",
            "see https://example.com/home"
            "/page and ./work/x\n"},
        Rule{"blanks-at-end", blanksAtEnd, "README.md", "a line \n", "a line\n"},
    };
    return rules;
}

} // namespace pos::tidy

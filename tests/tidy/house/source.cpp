// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/house/source.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <utility>

namespace pos::tidy {
namespace {

namespace fs = std::filesystem;

// Blanks comments and the insides of literals. Just enough of a lexer for formatted C++.
class Blanker {
public:
    explicit Blanker(std::string_view text)
        : m_text(text)
        , m_out(text)
    {
    }

    std::string run()
    {
        while (m_at < m_text.size()) {
            const auto rest = m_text.substr(m_at);
            if (rest.starts_with("//")) {
                blankTo(m_text.find('\n', m_at));
            } else if (rest.starts_with("/*")) {
                blankTo(after(m_text.find("*/", m_at + 2), 2));
            } else if (rest.starts_with("R\"") && !(m_at > 0 && isWord(m_text[m_at - 1]))) {
                const auto open = m_text.find('(', m_at);
                const auto end = ')' + std::string(m_text.substr(m_at + 2, open - m_at - 2)) + '"';
                m_at += 1;
                blankLiteral(after(m_text.find(end, open), end.size()));
            } else if (rest.starts_with("#include")) {
                m_at = std::min(m_text.find('\n', m_at), m_text.size());
            } else if (rest[0] == '"' || (rest[0] == '\'' && !isDigitSeparator())) {
                blankLiteral(endOfLiteral(rest[0]));
            } else {
                ++m_at;
            }
        }
        return std::move(m_out);
    }

private:
    static std::size_t after(std::size_t found, std::size_t length)
    {
        return found == std::string_view::npos ? found : found + length;
    }

    bool isDigitSeparator() const
    {
        return m_at > 0 && isWord(m_text[m_at - 1]) && m_at + 1 < m_text.size()
            && isWord(m_text[m_at + 1])
            && std::isxdigit(static_cast<unsigned char>(m_text[m_at - 1]));
    }

    std::size_t endOfLiteral(char quote) const
    {
        for (auto at = m_at + 1; at < m_text.size(); ++at) {
            if (m_text[at] == '\\') {
                ++at;
            } else if (m_text[at] == quote || m_text[at] == '\n') {
                return at + 1;
            }
        }
        return m_text.size();
    }

    void blankTo(std::size_t end)
    {
        for (end = std::min(end, m_text.size()); m_at < end; ++m_at) {
            if (m_text[m_at] != '\n') {
                m_out[m_at] = ' ';
            }
        }
    }

    void blankLiteral(std::size_t end) // keeps the quotes
    {
        end = std::min(end, m_text.size());
        ++m_at;
        if (end > m_at) {
            blankTo(end - 1);
        }
        m_at = std::max(m_at, end);
    }

    std::string_view m_text;
    std::string m_out;
    std::size_t m_at = 0;
};

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::string readFile(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

template <typename Wanted>
std::vector<Source> readTree(const fs::path &root, Wanted wanted)
{
    std::vector<Source> sources;
    for (auto entry = fs::recursive_directory_iterator(root); entry != fs::end(entry); ++entry) {
        const auto name = entry->path().filename().string();
        const bool skipped = name == ".git" || name == "build" || name == ".cache" || name == "demo"
            || name == "fixtures"; // data, compared byte by byte
        if (entry->is_directory() && skipped) {
            entry.disable_recursion_pending();
        } else if (entry->is_regular_file() && wanted(entry->path())) {
            sources.push_back(makeSource(
                entry->path().lexically_relative(root).generic_string(), readFile(entry->path())));
        }
    }
    std::ranges::sort(sources, {}, &Source::path);
    return sources;
}

bool isSource(const fs::path &path)
{
    return path.extension() == ".cpp" || path.extension() == ".h";
}

bool isText(const fs::path &path)
{
    static constexpr std::array extensions{
        ".md", ".txt", ".cmake", ".json", ".sh", ".in", ".sql", ".rules", ".service", ".qrc"};
    const auto name = path.filename();
    const bool named = name == "pos" || path.parent_path().filename() == ".ci";
    return named || std::ranges::find(extensions, path.extension()) != extensions.end();
}

} // namespace

bool isWord(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool Source::isUnder(std::string_view folder) const
{
    return path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/';
}

Source makeSource(std::string path, std::string_view text)
{
    return {std::move(path), split(text), split(Blanker(text).run())};
}

std::vector<Source> readSources(const fs::path &root)
{
    return readTree(root, isSource);
}

std::vector<Source> readTexts(const fs::path &root)
{
    return readTree(root, isText);
}

} // namespace pos::tidy

// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/house/braces.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace pos::tidy {
namespace {

// The head without what stands in parentheses: default arguments must not look like assignments.
std::string withoutParentheses(const std::string &head)
{
    std::string out;
    int depth = 0;
    for (const char c : head) {
        depth -= c == ')' ? 1 : 0;
        if (depth == 0) {
            out += c;
        }
        depth += c == '(' ? 1 : 0;
    }
    return out;
}

Body::Kind kindOf(const std::string &head)
{
    const auto bare = withoutParentheses(head);
    std::istringstream words(bare);
    bool type = false;
    for (std::string word; words >> word;) {
        if (word == "namespace" || word == "extern") {
            return Body::Kind::Namespace;
        }
        type = type || word == "class" || word == "struct" || word == "union" || word == "enum";
    }
    const bool call = bare.find("()") != std::string::npos;
    const bool assigned
        = bare.find('=') != std::string::npos && bare.find("operator") == std::string::npos;
    if (call && !assigned) {
        return Body::Kind::Function;
    }
    return type && !assigned ? Body::Kind::Type : Body::Kind::Other;
}

class Finder {
public:
    std::vector<Body> run(const Source &source)
    {
        for (m_line = 1; m_line <= source.code.size(); ++m_line) {
            const auto &line = source.code[m_line - 1];
            if (line.starts_with('#')) { // directives have no braces of the language
                continue;
            }
            for (const char c : line) {
                take(c);
            }
            if (m_inside == 0 && !m_head.empty()) {
                m_head += ' ';
            }
        }
        std::ranges::sort(m_bodies, {}, &Body::first);
        return std::move(m_bodies);
    }

private:
    void take(char c)
    {
        if (m_inside > 0) {
            m_inside += c == '{' ? 1 : c == '}' ? -1 : 0;
            m_closing = m_inside == 0;
            if (m_closing) {
                m_open.last = m_line;
            }
            return;
        }
        if (m_closing && c != ' ') {
            m_closing = false;
            // The brace belonged to a member's initialiser; the body is still to come.
            const bool initialiser = m_open.kind == Body::Kind::Function && (c == ',' || c == '{');
            if (!initialiser) {
                finish();
            }
        }
        if (c == '{') {
            open();
        } else if (c == '}') {
            closeContainer();
        } else if (c == ';') {
            m_head.clear();
        } else if (!m_head.empty() || c != ' ') {
            m_head += c;
        }
    }

    void open()
    {
        const auto kind = kindOf(m_head);
        const Body body{kind, m_head, m_line, m_line};
        if (kind == Body::Kind::Namespace || kind == Body::Kind::Type) {
            m_containers.push_back(body);
            m_head.clear();
        } else {
            m_open = body;
            m_inside = 1;
        }
    }

    void finish()
    {
        m_bodies.push_back(m_open);
        m_head.clear();
    }

    void closeContainer()
    {
        if (!m_containers.empty()) {
            m_containers.back().last = m_line;
            m_bodies.push_back(m_containers.back());
            m_containers.pop_back();
        }
        m_head.clear();
    }

    std::vector<Body> m_bodies;
    std::vector<Body> m_containers;
    Body m_open;
    std::string m_head;
    std::size_t m_line = 0;
    int m_inside = 0; // braces open inside m_open
    bool m_closing = false; // m_open has just been closed
};

} // namespace

std::vector<Body> findBodies(const Source &source)
{
    return Finder().run(source);
}

} // namespace pos::tidy

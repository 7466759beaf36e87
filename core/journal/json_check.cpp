// SPDX-License-Identifier: Apache-2.0
#include "core/journal/json_check.h"

#include "core/base/utf8.h"

#include <cstddef>

namespace pos::journal {
namespace {

constexpr int deepest = 64;

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        if (static_cast<unsigned char>(text.front()) < 0x80) {
            text.remove_prefix(1);
            continue;
        }
        const auto letter = base::firstChar(text);
        if (!letter.valid) {
            return false;
        }
        text.remove_prefix(letter.sizeBytes);
    }
    return true;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

class Check {
public:
    explicit Check(std::string_view text)
        : m_text(text)
    {
    }

    bool whole()
    {
        const bool good = value(0);
        blanks();
        return good && m_at == m_text.size();
    }

private:
    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool take(char c)
    {
        const bool is = m_at < m_text.size() && m_text[m_at] == c;
        m_at += is ? 1 : 0;
        return is;
    }
    bool word(std::string_view text)
    {
        const bool is = m_text.substr(m_at).starts_with(text);
        m_at += is ? text.size() : 0;
        return is;
    }
    void blanks()
    {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
            ++m_at;
        }
    }

    bool value(int depth)
    {
        blanks();
        const char first = peek();
        if (first == '{' || first == '[') {
            return depth < deepest && (first == '{' ? object(depth) : array(depth));
        }
        if (first == '"') {
            return string();
        }
        return word("true") || word("false") || word("null") || number();
    }

    bool object(int depth)
    {
        ++m_at;
        blanks();
        if (take('}')) {
            return true;
        }
        do {
            blanks();
            if (!string()) {
                return false;
            }
            blanks();
            if (!take(':') || !value(depth + 1)) {
                return false;
            }
            blanks();
        } while (take(','));
        return take('}');
    }

    bool array(int depth)
    {
        ++m_at;
        blanks();
        if (take(']')) {
            return true;
        }
        do {
            if (!value(depth + 1)) {
                return false;
            }
            blanks();
        } while (take(','));
        return take(']');
    }

    bool digits()
    {
        const auto from = m_at;
        while (isDigit(peek())) {
            ++m_at;
        }
        return m_at > from;
    }

    bool number()
    {
        take('-');
        if (!take('0') && !digits()) {
            return false;
        }
        if (take('.') && !digits()) {
            return false;
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            return digits();
        }
        return true;
    }

    // Four hexadecimal digits; -1 when they are not.
    int hex()
    {
        int value = 0;
        for (int i = 0; i < 4; ++i) {
            const char c = peek();
            const int digit = isDigit(c) ? c - '0'
                : c >= 'a' && c <= 'f'   ? c - 'a' + 10
                : c >= 'A' && c <= 'F'   ? c - 'A' + 10
                                         : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
            ++m_at;
        }
        return value;
    }

    // Past the backslash. Halves of a surrogate pair come in pairs.
    bool escape()
    {
        const char c = peek();
        if (c != 'u') {
            ++m_at;
            return c != '\0' && std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos;
        }
        ++m_at;
        const int first = hex();
        if (first < 0xD800 || first > 0xDFFF) {
            return first >= 0;
        }
        if (first > 0xDBFF || !take('\\') || !take('u')) {
            return false;
        }
        const int second = hex();
        return second >= 0xDC00 && second <= 0xDFFF;
    }

    bool string()
    {
        if (!take('"')) {
            return false;
        }
        while (m_at < m_text.size()) {
            const char c = m_text[m_at++];
            if (c == '"') {
                return true;
            }
            if (static_cast<unsigned char>(c) < 0x20 || (c == '\\' && !escape())) {
                return false;
            }
        }
        return false;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

bool isJson(std::string_view text)
{
    // Letters beyond ASCII stand only in strings, so their form can be looked at once for all.
    return isUtf8(text) && Check(text).whole();
}

} // namespace pos::journal

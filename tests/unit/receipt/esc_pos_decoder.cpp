// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/receipt/esc_pos_decoder.h"

#include <iconv.h>

#include <algorithm>
#include <bit>
#include <cstddef>

namespace pos::testing {

namespace {

std::string toUtf8(std::string bytes, const char *charset)
{
    iconv_t converter = iconv_open("UTF-8", charset);
    std::string out(bytes.size() * 4 + 4, '\0');
    char *from = bytes.data();
    std::size_t fromLeft = bytes.size();
    char *to = out.data();
    std::size_t toLeft = out.size();
    const std::size_t done = iconv(converter, &from, &fromLeft, &to, &toLeft);
    iconv_close(converter);
    if (done == static_cast<std::size_t>(-1)) {
        return "<undecodable>";
    }
    out.resize(out.size() - toLeft);
    return out;
}

const char *charsetOfPage(int page)
{
    switch (page) {
    case 0:
        return "CP437";
    case 16:
        return "CP1252";
    case 17:
        return "CP866";
    case 19:
        return "CP858";
    default:
        return "ASCII";
    }
}

class Decoder {
public:
    explicit Decoder(const std::string &bytes)
        : m_bytes(bytes)
    {
    }

    Printed run()
    {
        while (m_at < m_bytes.size() && m_printed.problem.empty()) {
            step();
        }
        if (!m_row.empty()) {
            problem("text after the last line feed");
        }
        return m_printed;
    }

private:
    int next()
    {
        if (m_at >= m_bytes.size()) {
            problem("a command is cut short");
            return 0;
        }
        return static_cast<unsigned char>(m_bytes[m_at++]);
    }

    std::string take(std::size_t size)
    {
        if (m_at + size > m_bytes.size()) {
            problem("data is cut short");
            return {};
        }
        m_at += size;
        return m_bytes.substr(m_at - size, size);
    }

    void problem(const std::string &what)
    {
        m_printed.problem = what + " at byte " + std::to_string(m_at);
    }

    void note(const std::string &text) { m_printed.dump.push_back(text); }

    void step()
    {
        const int byte = next();
        if (byte == '\n') {
            endRow();
        } else if (byte == 0x1B) {
            escape();
        } else if (byte == 0x1D) {
            group();
        } else if (byte == 0x1C && next() == '.') {
            note("FS .        one byte a character");
        } else if (byte < 0x20 || byte == 0x7F) {
            problem("a control character");
        } else {
            m_row += static_cast<char>(byte);
        }
    }

    void endRow()
    {
        ++m_feeds;
        if (!m_row.empty()) {
            m_feeds = 0;
        }
        PrintedRow row = m_look;
        row.text = toUtf8(m_row, charsetOfPage(m_look.page));
        m_row.clear();
        std::string mark = row.bold ? "b" : ".";
        mark += row.tall ? "t" : ".";
        mark += row.reversed ? "r" : ".";
        note(mark + " |" + row.text + '|'); // the end shows how far a reversed line reaches
        m_printed.rows.push_back(row);
    }

    // Commands that change how a line looks are obeyed at its beginning only by some models.
    void atLineStart()
    {
        if (!m_row.empty()) {
            problem("a mode is changed inside a line");
        }
    }

    void escape()
    {
        const int command = next();
        atLineStart();
        if (command == '@') {
            note("ESC @       reset");
            m_look = {};
        } else if (command == 'E') {
            m_look.bold = (next() & 1) != 0;
        } else if (command == 't') {
            m_look.page = next();
            note("ESC t " + std::to_string(m_look.page) + "     " + charsetOfPage(m_look.page));
        } else if (command == 'a') {
            note("ESC a " + std::to_string(next()) + "     alignment");
        } else if (command == 'i') {
            cut("old");
        } else {
            problem("an unknown ESC command");
        }
    }

    void cut(const char *how)
    {
        m_printed.cut = how;
        m_printed.feedsBeforeCut = m_feeds;
        note(std::string("CUT         ") + how);
    }

    void group()
    {
        const int command = next();
        atLineStart();
        if (command == '!') {
            m_look.tall = next() == 1;
        } else if (command == 'B') {
            m_look.reversed = (next() & 1) != 0;
        } else if (command == 'V') {
            const int how = next();
            next();
            cut(how == 65 ? "full" : how == 66 ? "partial" : "unknown");
        } else if (command == '(' && next() == 'k') {
            symbol();
        } else if (command == 'v' && next() == '0') {
            image();
        } else if (command == 'h' || command == 'w' || command == 'H') {
            note(std::string("GS ") + static_cast<char>(command) + " " + std::to_string(next()));
        } else if (command == 'k') {
            barcode();
        } else {
            problem("an unknown GS command");
        }
    }

    void symbol()
    {
        const int low = next();
        const auto size = static_cast<std::size_t>(low + 256 * next());
        const std::string body = take(size);
        if (body.size() < 3 || body[0] != '1') {
            problem("not a QR command");
        } else if (body[1] == 'P') {
            m_stored = body.substr(3);
        } else if (body[1] == 'C') {
            m_printed.qrModuleDots = static_cast<unsigned char>(body[2]);
        } else if (body[1] == 'E') {
            note(std::string("QR level    ") + "LMQH"[body[2] - '0']);
        } else if (body[1] == 'Q') {
            m_printed.qrData = m_stored;
            note("QR          " + m_stored + ", " + std::to_string(m_printed.qrModuleDots)
                + " dots a module");
        } else if (body[1] != 'A') {
            problem("an unknown QR function");
        }
    }

    void image()
    {
        next();
        const int low = next();
        const int rowBytes = low + 256 * next();
        const int rowsLow = next();
        m_printed.imageRows = rowsLow + 256 * next();
        for (const char byte : take(static_cast<std::size_t>(rowBytes * m_printed.imageRows))) {
            m_printed.imageDarkDots += std::popcount(static_cast<unsigned char>(byte));
        }
        note("IMAGE       " + std::to_string(rowBytes * 8) + " x "
            + std::to_string(m_printed.imageRows) + " dots");
    }

    void barcode()
    {
        if (next() != 73) {
            problem("not a CODE128");
        }
        const std::string data = take(static_cast<std::size_t>(next()));
        if (!data.starts_with("{B")) {
            problem("a CODE128 without its code set");
            return;
        }
        m_printed.barcodeData = data.substr(2);
        note("CODE128     " + m_printed.barcodeData);
    }

    const std::string &m_bytes;
    std::size_t m_at = 0;
    std::string m_row;
    std::string m_stored;
    PrintedRow m_look;
    int m_feeds = 0;
    Printed m_printed;
};

} // namespace

Printed decodeEscPos(const std::string &bytes)
{
    return Decoder(bytes).run();
}

} // namespace pos::testing

// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/translate.h"

#include "app/sandbox/compress.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <memory>
#include <utility>

namespace pos::sandbox {

namespace {

constexpr std::int64_t hangMs = 60'000;

std::string lower(std::string_view text)
{
    std::string result{text};
    for (char &c : result) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

int hexDigit(char c)
{
    const char low = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    if (low >= '0' && low <= '9') {
        return low - '0';
    }
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

std::string decoded(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0
            && hexDigit(text[i + 2]) >= 0;
        if (escape) {
            result += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        } else {
            result += text[i] == '+' ? ' ' : text[i];
        }
    }
    return result;
}

// What cpp-httplib adds to the headers by itself, and what is about the bytes and not the request.
bool isOfTheTransport(const std::string &lowerName)
{
    constexpr std::array<std::string_view, 4> names{
        "remote_addr", "remote_port", "local_addr", "local_port"};
    return std::find(names.begin(), names.end(), lowerName) != names.end();
}

// Writes `count` copies of `block`, from byte `offset` of them on, at most about a megabyte.
bool writeRepeated(std::string_view block, std::uint64_t offset, httplib::DataSink &sink)
{
    const auto skip = static_cast<std::size_t>(offset % block.size());
    return sink.write(block.data() + skip, block.size() - skip);
}

void sendPadded(Answer &answer, httplib::Response &to)
{
    constexpr std::size_t blankBytes = 256 * 1024;
    const auto total = answer.body.size() + static_cast<std::size_t>(answer.mishap.padBytes);
    to.set_content_provider(total, answer.contentType,
        [body = std::move(answer.body), blanks = std::string(blankBytes, ' ')](
            std::size_t offset, std::size_t left, httplib::DataSink &sink) {
            if (offset < body.size()) {
                return sink.write(body.data() + offset, body.size() - offset);
            }
            return sink.write(blanks.data(), std::min(left, blanks.size()));
        });
}

void sendPaddedGzip(const Answer &answer, httplib::Response &to)
{
    const PaddedGzip gzip = paddedGzip(answer.body, answer.mishap.padBytes);
    to.set_header("Content-Encoding", "gzip");
    to.set_content_provider(static_cast<std::size_t>(gzip.sizeBytes()), answer.contentType,
        [gzip](std::size_t offset, std::size_t, httplib::DataSink &sink) {
            const std::uint64_t middle = gzip.block.size() * gzip.repeat;
            if (offset < gzip.start.size()) {
                return writeRepeated(gzip.start, offset, sink);
            }
            const std::uint64_t past = offset - gzip.start.size();
            return past < middle ? writeRepeated(gzip.block, past, sink)
                                 : writeRepeated(gzip.end, past - middle, sink);
        });
}

bool isOurs(const std::string &lowerName)
{
    return lowerName == "content-length" || lowerName == "transfer-encoding"
        || lowerName == "connection" || lowerName == "content-type";
}

} // namespace

std::multimap<std::string, std::string> decodedQuery(std::string_view query)
{
    std::multimap<std::string, std::string> result;
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        const std::size_t equals = std::min(pair.find('='), pair.size());
        if (!pair.empty()) {
            result.emplace(decoded(pair.substr(0, equals)),
                decoded(pair.substr(std::min(equals + 1, pair.size()))));
        }
    }
    return result;
}

std::string httpDate(std::int64_t utcMs)
{
    constexpr std::array<std::string_view, 7> weekdays{
        "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::chrono::sys_seconds seconds{
        std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds{utcMs})};
    const auto day = std::chrono::floor<std::chrono::days>(seconds);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{seconds - day};
    const auto two
        = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return std::string{weekdays.at(std::chrono::weekday{day}.c_encoding())} + ", "
        + two(static_cast<unsigned>(date.day())) + ' '
        + std::string{months.at(static_cast<unsigned>(date.month()) - 1)} + ' '
        + std::to_string(static_cast<int>(date.year())) + ' ' + two(time.hours().count()) + ':'
        + two(time.minutes().count()) + ':' + two(time.seconds().count()) + " GMT";
}

Request requestFrom(const httplib::Request &from, const Connection &connection)
{
    Request request;
    request.method = from.method == "HEAD" ? "GET" : from.method;
    request.path = from.path;
    const std::size_t question = from.target.find('?');
    if (question != std::string::npos) {
        request.query = decodedQuery(std::string_view{from.target}.substr(question + 1));
    }
    for (const auto &[name, value] : from.headers) {
        std::string lowerName = lower(name);
        if (!isOfTheTransport(lowerName)) {
            request.headers.emplace(std::move(lowerName), value);
        }
    }
    if (!connection.acceptEncoding.empty()) {
        request.headers.emplace("accept-encoding", connection.acceptEncoding);
    }
    request.body = from.body;
    return request;
}

void playAnswer(Answer answer, Connection &connection, httplib::Response &to)
{
    Mishap &mishap = answer.mishap;
    const std::int64_t waitMs = mishap.kind == Mishap::Kind::Hang ? hangMs : mishap.delayMs;
    if (waitMs > 0 && !connection.waitWhileClientStays(waitMs)) {
        mishap.kind = Mishap::Kind::DropAfterActing; // nobody is there to be answered
    }
    connection.setMishap(mishap.kind);
    to.status = answer.status;
    to.set_header("Date",
        httpDate(std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::system_clock::now().time_since_epoch())
                     .count()));
    for (const auto &[name, value] : answer.headers) {
        if (!isOurs(lower(name))) {
            to.set_header(name, value);
        }
    }
    const bool gzip = mishap.gzipUnasked || (mishap.gzip && acceptsGzip(connection.acceptEncoding));
    if (gzip) {
        sendPaddedGzip(answer, to);
    } else if (mishap.padBytes > 0) {
        sendPadded(answer, to);
    } else if (!answer.body.empty()) {
        to.set_content(answer.body, answer.contentType);
    }
}

} // namespace pos::sandbox

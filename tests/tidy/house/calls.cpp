// SPDX-License-Identifier: Apache-2.0
//
// What may not be called or typed, where, and what to write instead. A name is found as a word:
// it is not part of a longer name on either side.
#include "tests/tidy/house/rules.h"

#include <algorithm>
#include <array>

namespace pos::tidy {
namespace {

struct Ban {
    std::string_view name;
    std::string_view why;
    std::string_view instead;
};

// Where a list of bans holds: folders between blanks, empty = everywhere; and where not.
struct Area {
    std::string_view in;
    std::string_view notIn;
};

bool standsAlone(std::string_view line, std::size_t at, std::string_view name)
{
    const auto end = at + name.size();
    const bool left = !isWord(name.front()) || at == 0 || !isWord(line[at - 1]);
    const bool right = !isWord(name.back()) || end == line.size() || !isWord(line[end]);
    // A member function of ours may have the name of a C function.
    const bool member
        = at > 0 && (line[at - 1] == '.' || line[at - 1] == '>') && isWord(name.front());
    return left && right && !member;
}

bool says(std::string_view line, std::string_view name)
{
    for (auto at = line.find(name); at != std::string_view::npos; at = line.find(name, at + 1)) {
        if (standsAlone(line, at, name)) {
            return true;
        }
    }
    return false;
}

bool isInOneOf(const Source &source, std::string_view folders)
{
    while (!folders.empty()) {
        const auto end = std::min(folders.find(' '), folders.size());
        if (end > 0 && source.isUnder(folders.substr(0, end))) {
            return true;
        }
        folders.remove_prefix(std::min(end + 1, folders.size()));
    }
    return false;
}

Findings search(const Source &source, std::span<const Ban> bans, const Area &area)
{
    if (!area.in.empty() && !isInOneOf(source, area.in)) {
        return {};
    }
    if (isInOneOf(source, area.notIn)) {
        return {};
    }
    Findings findings;
    for (std::size_t at = 0; at < source.code.size(); ++at) {
        for (const auto &ban : bans) {
            if (says(source.code[at], ban.name)) {
                findings.push_back({source.path, at + 1,
                    std::string(ban.name) + ": " + std::string(ban.why) + "; "
                        + std::string(ban.instead)});
            }
        }
    }
    return findings;
}

Findings floats(const Source &source)
{
    static constexpr std::array bans{
        Ban{"double", "amounts never pass through floating point", "use std::int64_t minor units"},
        Ban{"float", "amounts never pass through floating point", "use std::int64_t minor units"},
    };
    return search(source, bans,
        {.in = "core/money core/sale core/payment core/journal core/receipt", .notIn = ""});
}

Findings waits(const Source &source)
{
    static constexpr std::string_view why = "a sleep is not synchronisation";
    static constexpr std::string_view instead
        = "wait for the event itself: a signal, Executor::postAfter, QTRY_VERIFY or "
          "QSignalSpy::wait";
    static constexpr std::string_view nested
        = "a nested event loop runs anything in the middle of this";
    static constexpr std::array bans{
        Ban{"std::this_thread::sleep_for", why, instead},
        Ban{"std::this_thread::sleep_until", why, instead},
        Ban{"usleep(", why, instead},
        Ban{"nanosleep(", why, instead},
        Ban{"sleep(", why, instead},
        Ban{"QThread::sleep", why, instead},
        Ban{"QThread::msleep", why, instead},
        Ban{"QThread::usleep", why, instead},
        Ban{"QTest::qSleep", why, instead},
        Ban{"processEvents", nested, "return to the loop and be called again"},
        Ban{"QCoreApplication::processEvents", nested, "return to the loop and be called again"},
        Ban{"QEventLoop", nested, "use a signal with a context object, or a callback"},
        Ban{"->exec()", nested, "open() or show() it and connect to its signal"},
        Ban{"co_await", "g++ 12.2 destroys temporaries in it twice", "use a step function"},
        Ban{"co_return", "g++ 12.2 miscompiles coroutines", "use a step function"},
    };
    return search(source, bans, {.in = "", .notIn = ""});
}

Findings unsafe(const Source &source)
{
    static constexpr std::array bans{
        Ban{"std::system(", "a shell between us and the kernel",
            "use QProcess with a list of arguments"},
        Ban{" system(", "a shell between us and the kernel",
            "use QProcess with a list of arguments"},
        Ban{"popen(", "a shell between us and the kernel", "use QProcess with a list of arguments"},
        Ban{"ignoreSslErrors", "TLS is always verified", "add a CA file for a shop's proxy"},
        Ban{"QSslSocket::VerifyNone", "TLS is always verified", "add a CA file for a shop's proxy"},
        Ban{"QSslSocket::QueryPeer", "TLS is always verified", "add a CA file for a shop's proxy"},
        Ban{"std::rand", "its sequence differs between machines", "use world::Random"},
        Ban{"rand()", "its sequence differs between machines", "use world::Random"},
        Ban{"srand(", "its sequence differs between machines", "use world::Random"},
        Ban{"std::uniform_int_distribution", "differs between libraries", "use world::Random"},
        Ban{"time(nullptr)", "decisions use monotonic time, records use world::Clock",
            "pass a Clock"},
        Ban{"time(NULL)", "decisions use monotonic time, records use world::Clock", "pass a Clock"},
        Ban{"SIGNAL(", "a misspelt name is found at run time only", "connect with &Class::signal"},
        Ban{"SLOT(", "a misspelt name is found at run time only", "connect with &Class::slot"},
        Ban{"#pragma GCC", "our own code is not silenced", "change the code that is warned about"},
        Ban{"#pragma clang", "our own code is not silenced",
            "change the code that is warned about"},
        Ban{"QSKIP", "a skipped test looks like a passed one", "make it run or remove it"},
    };
    return search(source, bans, {.in = "", .notIn = ""});
}

Findings locales(const Source &source)
{
    static constexpr std::string_view why = "depends on the locale of the process";
    static constexpr std::array bans{
        Ban{"std::stod", why, "use std::from_chars"},
        Ban{"std::stof", why, "use std::from_chars"},
        Ban{"strtod", why, "use std::from_chars"},
        Ban{"atof", why, "use std::from_chars"},
        Ban{"setlocale", why, "leave it to Qt; pass a locale as a value"},
        Ban{"std::setlocale", why, "leave it to Qt; pass a locale as a value"},
        Ban{"std::locale", why, "pass a money::Style or a QLocale as a value"},
        Ban{"sprintf", why, "use std::to_chars or QStringLiteral().arg()"},
        Ban{"snprintf", why, "use std::to_chars or QStringLiteral().arg()"},
        Ban{"std::snprintf", why, "use std::to_chars or QStringLiteral().arg()"},
        Ban{"sscanf", why, "use std::from_chars"},
        Ban{"localtime", "shares a buffer and the zone of the process", "use localtime_r"},
        Ban{"std::localtime", "shares a buffer and the zone of the process", "use localtime_r"},
        Ban{"strftime", why, "write the fields with std::to_chars"},
    };
    return search(source, bans, {.in = "", .notIn = ""});
}

Findings coreOnly(const Source &source)
{
    static constexpr std::string_view clock = "the core's time is handed in";
    static constexpr std::string_view locks
        = "the core is one thread; values cross queued connections";
    static constexpr std::array bans{
        Ban{"QDateTime::currentDateTime", clock, "use world::Clock"},
        Ban{"QDateTime::currentDateTimeUtc", clock, "use world::Clock"},
        Ban{"QDateTime::currentMSecsSinceEpoch", clock, "use world::Clock"},
        Ban{"QElapsedTimer", clock, "use world::Clock"},
        Ban{"std::chrono::system_clock", clock, "use world::Clock"},
        Ban{"std::chrono::steady_clock", clock, "use world::Clock"},
        Ban{"QRandomGenerator", "the core's randomness is handed in", "use world::Random"},
        Ban{"std::random_device", "the core's randomness is handed in", "use world::Random"},
        Ban{"std::stoi", "throws, and takes leading blanks", "use std::from_chars"},
        Ban{"std::stoll", "throws, and takes leading blanks", "use std::from_chars"},
        Ban{"atoi", "has no error", "use std::from_chars"},
        Ban{"std::mutex", locks, "post a task to the Executor"},
        Ban{"std::lock_guard", locks, "post a task to the Executor"},
        Ban{"std::scoped_lock", locks, "post a task to the Executor"},
        Ban{"QMutex", locks, "post a task to the Executor"},
        Ban{"std::thread", locks, "post a task to the Executor"},
        Ban{"std::async", locks, "post a task to the Executor"},
    };
    return search(source, bans, {.in = "core", .notIn = "core/world/real"});
}

Findings defaults(const Source &source)
{
    static constexpr std::array bans{
        Ban{"default:", "it hides the case that somebody adds to the enum later",
            "name every case and end with base::unreachable()"},
    };
    return search(source, bans, {.in = "core", .notIn = ""});
}

constexpr std::array callTable{
    Rule{"float", floats, "core/money/money.cpp", "double amount = 0;\n",
        "// never a double\nstd::int64_t doubleCheck = 0;\n"},
    Rule{"wait", waits, "tests/unit/x/x_test.cpp", "std::this_thread::sleep_for(10ms);\n",
        "QTRY_VERIFY(done); // not usleep(\nreader.sleep(2);\nconst auto text = \"sleep(1)\";\n"},
    Rule{"unsafe", unsafe, "core/gateway/http/http.cpp",
        "reply->ignoreSslErrors();\nstd::rand();\n",
        "filesystem(path);\nm_operand();\nlifetime(nullptr);\n"},
    Rule{"locale", locales, "app/ctl/main.cpp", "return std::stod(text);\n",
        "std::from_chars(first, last, value);\n"},
    Rule{"core", coreOnly, "core/payment/engine.cpp", "const std::mutex lock;\n",
        "m_clock.monotonicMs();\n"},
    Rule{"switch-default", defaults, "core/payment/attempt.cpp", "    default:\n        break;\n",
        "Attempt(const Attempt &) = default;\n"},
};

} // namespace

std::span<const Rule> callRules()
{
    return callTable;
}

} // namespace pos::tidy

// SPDX-License-Identifier: Apache-2.0
//
// The include table of the house: which room may use which. An include is an arrow between rooms;
// the table has all of them, so a new arrow is a decision somebody sees in a diff.
#include "tests/tidy/house/rules.h"

#include <algorithm>
#include <array>

namespace pos::tidy {
namespace {

struct Room {
    std::string_view folder;
    std::string_view mayUse; // folders, each between blanks; a room may always use itself
    std::string_view why;
};

// The longest folder that holds the file is its room.
constexpr std::array rooms{
    Room{"core/base", " ", "base is under everything"},
    Room{"core/world", " core/base ", "the seams know nothing of what is done with them"},
    Room{"core/money", " core/base ", "money is arithmetic; it has no clock and no wire"},
    Room{"core/sale", " core/money core/base ", "a cart is pure arithmetic on money"},
    Room{"core/receipt", " core/sale core/money core/base ",
        "a receipt is a pure function of facts"},
    Room{"core/journal", " core/sale core/money core/world core/base ",
        "the journal keeps bytes and must not know what a provider or a screen is"},
    Room{"core/gateway", " core/money core/world core/base ",
        "the provider's client must not know the payment it serves; payment decides"},
    Room{"core/reader", " core/money core/world core/base ",
        "the reader port must not know the payment it serves; payment decides"},
    Room{"core/payment",
        " core/journal core/gateway core/reader core/sale core/money core/world core/base ",
        "payment decides about money and must not know screens, programs or drivers"},
    Room{"core/view", " core/money core/base ",
        "the view is values and one door; screens see it, so it must not show them the core"},
    Room{"core/till",
        " core/view core/payment core/journal core/gateway core/reader core/receipt core/sale"
        " core/money core/world core/base ",
        "the till turns the core into snapshots and commands into calls; programs come after it"},
    Room{"drivers", " core/reader core/peripheral core/world core/money core/base ",
        "a driver speaks to a device; who is charged is decided in core/payment"},
    Room{"ui/theme", " core/view core/money core/base ", "a theme is how things look, amounts too"},
    Room{"ui/receipt", " core/receipt core/money core/base ",
        "the receipt's PDF is a picture of a document that the core composed"},
    Room{"ui/widgets", " ui/theme core/view core/money core/base ", "a widget knows no page"},
    Room{"ui/pages", " ui/widgets ui/theme core/view core/reader core/reader core/money core/base ",
        "a page renders a snapshot and sends a command; it never reaches the journal, the provider"
        " or a driver"},
    Room{"ui/shell", " ui/pages ui/widgets ui/theme core/view core/reader core/money core/base ",
        "the window renders snapshots and sends commands, like its pages"},
    Room{"app/sandbox", " core/world core/money core/base ",
        "the sandbox shares no codec with the client: one misreading must not hide on both sides"},
    Room{"app/ctl",
        " app/sandbox drivers core/till core/view core/payment core/journal core/gateway "
        "core/reader"
        " core/receipt core/sale core/money core/world core/base ",
        "the till without a screen must build and run where there is no screen"},
    Room{"app",
        " app/sandbox ui/shell ui/pages ui/widgets ui/theme ui/receipt drivers core/till "
        "core/view core/payment"
        " core/journal core/gateway core/reader core/receipt core/sale core/money core/world"
        " core/base ",
        "programs wire rooms together, but not into each other"},
};

const Room *roomOf(std::string_view path)
{
    const Room *best = nullptr;
    for (const auto &room : rooms) {
        const bool holds = path.starts_with(room.folder) && path.size() > room.folder.size()
            && path[room.folder.size()] == '/';
        if (holds && (best == nullptr || room.folder.size() > best->folder.size())) {
            best = &room;
        }
    }
    return best;
}

bool isOurs(std::string_view path)
{
    static constexpr std::array tops{"core/", "ui/", "drivers/", "app/", "tests/"};
    return std::ranges::any_of(tops, [&](auto top) { return path.starts_with(top); });
}

// What stands between the quotes or brackets of an include; empty on other lines.
std::string_view included(std::string_view line)
{
    if (!line.starts_with("#include ")) {
        return {};
    }
    const auto open = line.find_first_of("\"<");
    const auto close = line.find_first_of("\">", open + 1);
    return close == std::string_view::npos ? std::string_view{}
                                           : line.substr(open + 1, close - open - 1);
}

Findings eachInclude(const Source &source, auto &&judge)
{
    Findings findings;
    for (std::size_t at = 0; at < source.code.size(); ++at) {
        const auto header = included(source.code[at]);
        if (header.empty()) {
            continue;
        }
        if (auto why = judge(header, source.code[at]); !why.empty()) {
            findings.push_back({source.path, at + 1, std::move(why)});
        }
    }
    return findings;
}

Findings arrows(const Source &source)
{
    const auto *room = roomOf(source.path);
    if (room == nullptr) { // tests may use every room
        return {};
    }
    return eachInclude(source, [&](std::string_view header, std::string_view) -> std::string {
        const auto *other = roomOf(header);
        if (other == room || !isOurs(header)) {
            return {};
        }
        const auto name = other == nullptr ? header : other->folder;
        const bool inside = std::string_view(room->mayUse).find(' ' + std::string(name) + ' ')
            != std::string_view::npos;
        if (inside) {
            return {};
        }
        return std::string(room->folder) + " may not include " + std::string(header) + ": "
            + std::string(room->why) + ". It may use:" + std::string(room->mayUse);
    });
}

// Of the readers' room the screens use the virtual reader's face only.
Findings faces(const Source &source)
{
    if (!source.isUnder("ui")) {
        return {};
    }
    return eachInclude(source, [](std::string_view header, std::string_view) -> std::string {
        const bool inside
            = header.starts_with("core/reader/") && header != "core/reader/dock_port.h";
        return inside ? "a screen sees readers as snapshots of core/view; of core/reader only"
                        " dock_port.h, the virtual reader's face, is for it"
                      : "";
    });
}

// The payment core uses the provider through the port only, never through one client of it.
Findings ports(const Source &source)
{
    if (!source.isUnder("core/payment") && !source.isUnder("core/view")) {
        return {};
    }
    return eachInclude(source, [](std::string_view header, std::string_view) -> std::string {
        const bool inside = header.starts_with("core/gateway/")
            && header.find('/', std::string_view("core/gateway/").size()) != std::string_view::npos;
        return inside ? "use the port core/gateway/gateway.h: payments must not depend on one"
                        " provider's client"
                      : "";
    });
}

struct Library {
    std::string_view header; // beginning of the header's name
    std::string_view onlyIn; // folders, each between blanks
    std::string_view why;
};

constexpr std::array libraries{
    Library{"sqlite3.h", " core/journal core/catalog tests ",
        "only the journal and the catalogue own a database"},
    Library{"QNetwork", " core/gateway core/world/real app tests ",
        "only the provider's client and the programs speak to a network"},
    Library{"QSsl", " core/gateway core/world/real app tests ",
        "only the provider's client and the programs speak to a network"},
    Library{"QTcp", " core/gateway core/world/real drivers app tests ",
        "only clients, drivers and programs open sockets"},
    Library{"QWidget", " ui app/till tests ", "core and drivers build without a screen"},
    Library{"QApplication", " ui app/till tests ", "core and drivers build without a screen"},
    Library{"QPushButton", " ui app/till tests ", "core and drivers build without a screen"},
    Library{"QLabel", " ui app/till tests ", "core and drivers build without a screen"},
    Library{"QDialog", " ui app/till tests ", "core and drivers build without a screen"},
    Library{"QMessageBox", " ", "a question is a page or a sheet with verbs on its buttons"},
    Library{"QSql", " ", "QVariant has no place on amounts; the journal uses the C API of SQLite"},
    Library{"QChart", " ", "GPL-only, cannot be linked into an Apache-2.0 program"},
    Library{"QtCharts", " ", "GPL-only, cannot be linked into an Apache-2.0 program"},
    Library{"QHttpServer", " ", "GPL-only; the sandbox uses cpp-httplib"},
    Library{"httplib.h", " app/sandbox tests ", "the client has its own transport"},
    Library{"simdjson.h", " core/gateway tests ", "the client and the sandbox share no parser"},
    Library{"coroutine", " ", "g++ 12.2 miscompiles coroutines; use step functions and Executor"},
};

Findings thirdParties(const Source &source)
{
    return eachInclude(source, [&](std::string_view header, std::string_view) -> std::string {
        for (const auto &library : libraries) {
            if (!header.starts_with(library.header)) {
                continue;
            }
            auto folders = library.onlyIn;
            bool inside = false;
            while (folders.size() > 1) {
                folders.remove_prefix(1);
                const auto end = folders.find(' ');
                inside = inside || source.isUnder(folders.substr(0, end));
                folders.remove_prefix(end);
            }
            if (!inside) {
                return std::string(header) + " is not for this room: " + std::string(library.why);
            }
        }
        return {};
    });
}

Findings rootRelative(const Source &source)
{
    return eachInclude(source, [](std::string_view header, std::string_view line) -> std::string {
        const bool quoted = line.find('"') != std::string_view::npos;
        if (quoted && !isOurs(header) && !header.ends_with(".moc")) {
            return "quoted includes are ours and start at the source root, like"
                   " \"core/money/money.h\"; others stand in <>";
        }
        if (!quoted && isOurs(header)) {
            return "our own headers stand in quotes";
        }
        return {};
    });
}

constexpr std::array layerTable{
    Rule{"layers", arrows, "ui/pages/sale_page.cpp", "#include \"core/journal/journal.h\"\n",
        "#include \"core/view/till.h\"\n#include <QWidget>\n"},
    Rule{"port", ports, "core/payment/engine.cpp", "#include \"core/gateway/plutopay/client.h\"\n",
        "#include \"core/gateway/gateway.h\"\n"},
    Rule{"face", faces, "ui/pages/readers_page.cpp", "#include \"core/reader/card_reader.h\"\n",
        "#include \"core/reader/dock_port.h\"\n"},
    Rule{"library", thirdParties, "core/payment/engine.cpp", "#include <QNetworkReply>\n",
        "#include <QObject>\n"},
    Rule{"root-relative", rootRelative, "core/money/money.cpp", "#include \"money.h\"\n",
        "#include \"core/money/money.h\"\n#include \"money_test.moc\"\n"},
};

} // namespace

std::span<const Rule> layerRules()
{
    return layerTable;
}

} // namespace pos::tidy

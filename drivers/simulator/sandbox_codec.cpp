// SPDX-License-Identifier: Apache-2.0
#include "drivers/simulator/sandbox_codec.h"

#include "core/base/invariant.h"
#include "core/money/currency.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace pos::simulator {
namespace {

using Json = nlohmann::json;
using Kind = reader::ReaderEvent::Kind;

constexpr int usualBankMs = 1200; // the sandbox's own start values
constexpr int usualSettlementMs = 800;
constexpr int slowBankMs = 12'000;
constexpr int slowAnswerMs = 10'000;
constexpr int lateSettlementMs = 30'000;

constexpr std::array<std::pair<std::string_view, Kind>, 11> eventWords{{
    {"prompt_shown", Kind::PromptShown},
    {"card_presented", Kind::CardPresented},
    {"pin_entry", Kind::PinEntry},
    {"processing", Kind::Processing},
    {"approved", Kind::Approved},
    {"declined", Kind::Declined},
    {"remove_card", Kind::RemoveCard},
    {"card_removed", Kind::CardRemoved},
    {"prompt_cleared", Kind::PromptCleared},
    {"customer_cancelled", Kind::CustomerCancelled},
    {"online", Kind::Online},
}};

// A value that is absent or of another type is its empty value: the face is for looking at.
std::string text(const Json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::int64_t number(const Json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

bool flag(const Json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

Json parsed(std::string_view json)
{
    return Json::parse(json, nullptr, false);
}

world::HttpRequest request(std::string method, std::string url)
{
    world::HttpRequest made;
    made.method = std::move(method);
    made.url = std::move(url);
    made.headers.emplace_back("Accept", "application/json");
    return made;
}

Order toReader(const std::string &readerId, std::string_view verb, const Json &body)
{
    return {"POST", "/readers/" + readerId + "/" + std::string(verb), body.dump()};
}

Order toggles(const Json &values)
{
    return {"POST", "/toggles", values.dump()};
}

// Faults wait for the call that puts the payment on the reader: that is where an answer matters.
Order onProcess(Json fault)
{
    fault["method"] = "POST";
    fault["path"] = "/v1/terminal/process-payment";
    return {"POST", "/faults", fault.dump()};
}

// The provider's published test numbers.
const char *cardNumber(reader::DockCard card)
{
    switch (card) {
    case reader::DockCard::Visa:
    case reader::DockCard::SlowBank:
        return "4242424242424242";
    case reader::DockCard::Mastercard:
        return "5555555555554444";
    case reader::DockCard::Amex:
        return "378282246310005";
    case reader::DockCard::Pin:
        return "4001000360000005";
    case reader::DockCard::CardDeclined:
        return "4000000000000002";
    case reader::DockCard::InsufficientFunds:
        return "4000000000009995";
    case reader::DockCard::LostCard:
        return "4000000000009987";
    case reader::DockCard::StolenCard:
        return "4000000000009979";
    case reader::DockCard::ExpiredCard:
        return "4000000000000069";
    case reader::DockCard::ProcessingError:
        return "4000000000000119";
    case reader::DockCard::RefundFails:
        return "4000000000005126";
    }
    base::unreachable();
}

std::string readerUrl(const std::string &sandboxUrl, const std::string &readerId)
{
    return sandboxUrl + "/_sandbox/readers/" + readerId;
}

std::optional<Kind> kindOf(const std::string &word)
{
    if (word == "offline") {
        return Kind::Offline;
    }
    for (const auto &[name, kind] : eventWords) {
        if (word == name) {
            return kind;
        }
    }
    return std::nullopt;
}

reader::FaceScreen screenOf(const std::string &word, const std::string &status)
{
    if (status != "online") {
        return reader::FaceScreen::Off;
    }
    constexpr std::array<std::pair<std::string_view, reader::FaceScreen>, 7> screens{{
        {"idle", reader::FaceScreen::Idle},
        {"prompt", reader::FaceScreen::AskCard},
        {"pin", reader::FaceScreen::EnterPin},
        {"processing", reader::FaceScreen::Processing},
        {"approved", reader::FaceScreen::Approved},
        {"declined", reader::FaceScreen::Declined},
        {"remove_card", reader::FaceScreen::RemoveCard},
    }};
    for (const auto &[name, screen] : screens) {
        if (word == name) {
            return screen;
        }
    }
    return reader::FaceScreen::Unknown;
}

reader::ReaderFace faceOf(const Json &object)
{
    reader::ReaderFace face;
    face.readerId = text(object, "id");
    face.name = text(object, "name");
    const std::string status = text(object, "status");
    face.online = status == "online";
    face.screen = screenOf(text(object, "screen"), status);
    face.cardInside = flag(object, "card_in");
    face.message = text(object, "failure_code");
    const auto currency = money::Currency::fromCode(text(object, "currency"));
    if (currency && !text(object, "payment_intent").empty()) {
        face.amount = money::Money(number(object, "amount"), *currency);
    }
    return face;
}

} // namespace

world::HttpRequest eventsRequest(
    const std::string &sandboxUrl, const std::string &readerId, std::int64_t after)
{
    // A position beyond the newest event: the answer holds none, only the newest number.
    const std::int64_t from = after < 0 ? std::numeric_limits<std::int32_t>::max() : after;
    return request(
        "GET", readerUrl(sandboxUrl, readerId) + "/events?after=" + std::to_string(from));
}

world::HttpRequest readersRequest(const std::string &sandboxUrl)
{
    return request("GET", sandboxUrl + "/_sandbox/readers");
}

world::HttpRequest faceRequest(const std::string &sandboxUrl, const std::string &readerId)
{
    return request("GET", readerUrl(sandboxUrl, readerId));
}

std::optional<EventPage> parseEvents(std::string_view json)
{
    const Json page = parsed(json);
    if (!page.is_object() || !page.contains("events") || !page["events"].is_array()
        || !page.contains("last") || !page["last"].is_number_integer()) {
        return std::nullopt;
    }
    EventPage result;
    result.last = number(page, "last");
    for (const Json &event : page["events"]) {
        const auto kind = event.is_object() ? kindOf(text(event, "kind")) : std::nullopt;
        if (kind) {
            result.events.push_back(
                {std::string(), text(event, "payment_intent"), *kind, text(event, "reason")});
        }
    }
    return result;
}

std::optional<std::vector<reader::DockReader>> parseReaders(std::string_view json)
{
    const Json list = parsed(json);
    if (!list.is_object() || !list.contains("readers") || !list["readers"].is_array()) {
        return std::nullopt;
    }
    std::vector<reader::DockReader> readers;
    for (const Json &one : list["readers"]) {
        if (one.is_object() && !text(one, "id").empty()) {
            readers.push_back({text(one, "id"), text(one, "name")});
        }
    }
    return readers;
}

std::optional<reader::ReaderFace> parseFace(std::string_view json)
{
    const Json object = parsed(json);
    if (!object.is_object() || text(object, "id").empty()) {
        return std::nullopt;
    }
    return faceOf(object);
}

std::string parseRefusal(std::string_view json)
{
    const Json object = parsed(json);
    return object.is_object() ? text(object, "error") : std::string();
}

world::HttpRequest orderRequest(const std::string &sandboxUrl, const Order &order)
{
    world::HttpRequest made = request(order.method, sandboxUrl + "/_sandbox" + order.path);
    if (!order.body.empty()) {
        made.headers.emplace_back("Content-Type", "application/json");
        made.body = order.body;
    }
    return made;
}

Order presentOrder(const std::string &readerId, reader::DockCard card, reader::CardMethod method)
{
    std::string word;
    switch (method) {
    case reader::CardMethod::Tap:
        word = "tap";
        break;
    case reader::CardMethod::Insert:
        word = "insert";
        break;
    case reader::CardMethod::Swipe:
        word = "swipe";
        break;
    }
    return toReader(
        readerId, "present", {{"card", cardNumber(card)}, {"method", word}, {"pin", "wait"}});
}

Order bankOrder(reader::DockCard card)
{
    const bool slow = card == reader::DockCard::SlowBank;
    return toggles({{"authorisation_ms", slow ? slowBankMs : usualBankMs}});
}

Order verbOrder(const std::string &readerId, std::string_view verb)
{
    return toReader(readerId, verb, Json::object());
}

Order pinOrder(const std::string &readerId, bool right)
{
    return toReader(readerId, "pin", {{"right", right}});
}

Order onlineOrder(const std::string &readerId, bool online)
{
    return toReader(readerId, "state", {{"status", online ? "online" : "offline"}});
}

Order faultOrder(const std::string &readerId, reader::DockFault fault)
{
    using reader::DockFault;
    switch (fault) {
    case DockFault::LostBeforeActing:
        return onProcess({{"kind", "drop"}, {"when", "before"}});
    case DockFault::LostAfterActing:
        return onProcess({{"kind", "drop"}, {"when", "after"}});
    case DockFault::ServerError:
        return onProcess({{"kind", "status"}, {"status", 500}, {"when", "before"}});
    case DockFault::HtmlPage:
        return onProcess({{"kind", "html"}, {"when", "after"}});
    case DockFault::TooManyRequests:
        return onProcess({{"kind", "rate_limited"}, {"when", "before"}});
    case DockFault::SlowAnswer:
        return onProcess({{"kind", "delay"}, {"delay_ms", slowAnswerMs}});
    case DockFault::ReaderBusy:
        return toReader(readerId, "state", {{"next", "busy"}});
    case DockFault::FalseTimeout:
        return toReader(readerId, "state", {{"next", "timeout_started"}});
    case DockFault::LateSettlement:
        return toggles({{"settlement", "after"}, {"settlement_ms", lateSettlementMs}});
    case DockFault::NeverSettles:
        return toggles({{"settlement", "never"}});
    }
    base::unreachable();
}

world::HttpRequest faultsRequest(const std::string &sandboxUrl)
{
    return request("GET", sandboxUrl + "/_sandbox/faults");
}

std::vector<reader::DockFault> waitingForARequest(
    std::vector<reader::DockFault> armed, std::string_view faultsJson)
{
    const Json list = parsed(faultsJson);
    if (!list.is_object() || !list.contains("faults") || !list["faults"].is_array()) {
        return armed;
    }
    std::erase_if(armed, [&list](reader::DockFault fault) {
        const Order order = faultOrder({}, fault);
        const Json wanted = parsed(order.body);
        return order.path == "/faults"
            && std::none_of(
                list["faults"].begin(), list["faults"].end(), [&wanted](const Json &entry) {
                    return entry.is_object() && number(entry, "fired") == 0
                        && std::all_of(
                            wanted.items().begin(), wanted.items().end(), [&entry](auto &asked) {
                                return entry.value(asked.key(), Json()) == asked.value();
                            });
                });
    });
    return armed;
}

std::vector<reader::DockFault> waitingAtTheReader(
    std::vector<reader::DockFault> armed, std::string_view faceJson)
{
    const Json face = parsed(faceJson);
    if (!face.is_object() || !face.contains("next")) {
        return armed;
    }
    std::erase_if(armed, [&face](reader::DockFault fault) {
        const Json wanted = parsed(faultOrder({}, fault).body);
        return wanted.contains("next") && wanted["next"] != face["next"];
    });
    return armed;
}

void waitForNews(world::HttpRequest &request, const std::string &seenTag, std::int64_t waitMs)
{
    constexpr std::int64_t answerMs = 3000;
    request.deadlineMs = answerMs;
    if (!seenTag.empty()) {
        request.deadlineMs += waitMs;
        request.headers.emplace_back("If-None-Match", seenTag);
        request.headers.emplace_back("Prefer", "wait=" + std::to_string(waitMs / 1000));
    }
}

std::string newsTag(const world::HttpReply &reply)
{
    const auto found = std::find_if(reply.headers.begin(), reply.headers.end(),
        [](const auto &header) { return header.first == "etag"; });
    return found == reply.headers.end() ? std::string() : found->second;
}

std::vector<Order> clearOrders(const std::string &readerId)
{
    return {{"DELETE", "/faults", ""}, toReader(readerId, "state", {{"next", ""}, {"busy", false}}),
        toggles({{"settlement", "at_once"}, {"settlement_ms", usualSettlementMs},
            {"authorisation_ms", usualBankMs}})};
}

} // namespace pos::simulator

// SPDX-License-Identifier: Apache-2.0
//
// The sandbox's control API in both directions, as pure functions. The only place that knows its
// paths and words.
#pragma once

#include "core/reader/card_reader.h"
#include "core/reader/dock_port.h"
#include "core/world/http_transport.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pos::simulator {

struct EventPage {
    std::vector<reader::ReaderEvent> events; // in the order they happened
    std::int64_t last = 0; // number of the newest event the reader knows
};

// Events after number `after`; a negative one asks only for the newest number. The caller sets the
// deadline of every request made here.
[[nodiscard]] world::HttpRequest eventsRequest(
    const std::string &sandboxUrl, const std::string &readerId, std::int64_t after);
[[nodiscard]] world::HttpRequest readersRequest(const std::string &sandboxUrl);
[[nodiscard]] world::HttpRequest faceRequest(
    const std::string &sandboxUrl, const std::string &readerId);

// Asks for the answer only when it is another one than `seenTag` names, or when the wait is over.
// Sets the deadline to match. Without a tag the request stays as it is and is answered at once.
void waitForNews(world::HttpRequest &request, const std::string &seenTag, std::int64_t waitMs);
// What to wait with next; "" when this sandbox lets nobody wait (an older one), so that asking
// again at once would be a busy loop.
[[nodiscard]] std::string newsTag(const world::HttpReply &reply);

// Empty when the text is not what the control API documents. An event of a kind we do not know is
// left out: the sandbox may be newer than we are.
[[nodiscard]] std::optional<EventPage> parseEvents(std::string_view json);
[[nodiscard]] std::optional<std::vector<reader::DockReader>> parseReaders(std::string_view json);
[[nodiscard]] std::optional<reader::ReaderFace> parseFace(std::string_view json);
// The sandbox's sentence behind a refusal; "" when there is none.
[[nodiscard]] std::string parseRefusal(std::string_view json);

// One control request that changes something: method, path below /_sandbox, JSON body.
struct Order {
    std::string method, path, body;
    friend bool operator==(const Order &, const Order &) = default;
};
[[nodiscard]] world::HttpRequest orderRequest(const std::string &sandboxUrl, const Order &order);

[[nodiscard]] Order presentOrder(
    const std::string &readerId, reader::DockCard card, reader::CardMethod method);
// How long the bank of this card thinks; to be set before the card is presented.
[[nodiscard]] Order bankOrder(reader::DockCard card);
// A verb without a body: "remove", "cancel", "walk_away".
[[nodiscard]] Order verbOrder(const std::string &readerId, std::string_view verb);
[[nodiscard]] Order pinOrder(const std::string &readerId, bool right);
[[nodiscard]] Order onlineOrder(const std::string &readerId, bool online);
[[nodiscard]] Order faultOrder(const std::string &readerId, reader::DockFault fault);
[[nodiscard]] world::HttpRequest faultsRequest(const std::string &sandboxUrl);
// The faults among `armed` that have not fired yet, by the sandbox's list of faults (those that
// wait for a request) or by the reader's face (those that wait at the reader). What the answer does
// not speak of stays, as does everything when the answer is not what the control API documents.
[[nodiscard]] std::vector<reader::DockFault> waitingForARequest(
    std::vector<reader::DockFault> armed, std::string_view faultsJson);
[[nodiscard]] std::vector<reader::DockFault> waitingAtTheReader(
    std::vector<reader::DockFault> armed, std::string_view faceJson);
// Everything that the faults above may have changed, back to the sandbox's own start.
[[nodiscard]] std::vector<Order> clearOrders(const std::string &readerId);

} // namespace pos::simulator

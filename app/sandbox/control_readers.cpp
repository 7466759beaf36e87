// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/birth.h"
#include "app/sandbox/call.h"
#include "app/sandbox/control.h"
#include "app/sandbox/reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace pos::sandbox {
namespace {

Answer faceOr(const Shop &shop, const Reader &reader, const Refusal &refusal)
{
    if (refusal.ok()) {
        return jsonAnswer(200, readerFace(shop, reader));
    }
    return jsonAnswer(400, {{"error", refusal.text()}, {"code", refusal.code()}});
}

Answer showEvents(const Reader &reader, const Order &order)
{
    const auto after = order.after();
    Json events = Json::array();
    // Sequence numbers have no gaps, so the first one wanted is found without a search.
    const auto count = static_cast<std::int64_t>(reader.events.size());
    const auto first = std::clamp<std::int64_t>(count - (reader.lastSeq - after), 0, count);
    for (auto at = first; at < count; ++at) {
        const auto &event = reader.events[static_cast<std::size_t>(at)];
        events.push_back({{"seq", event.seq}, {"kind", event.kind},
            {"payment_intent", event.intent}, {"reason", event.reason}, {"at_ms", event.atMs}});
    }
    return jsonAnswer(200, {{"events", events}, {"last", reader.lastSeq}});
}

Answer present(Shop &shop, Reader &reader, const Order &order)
{
    const auto method = order.text("method");
    if (!method.empty() && method != "tap" && method != "insert" && method != "swipe") {
        return controlRefusal(400, "A card is presented by tap, insert or swipe.");
    }
    if (order.body.contains("tip")) {
        const auto tipped = chooseTip(shop, reader, order.number("tip", -1));
        if (!tipped.ok()) {
            return faceOr(shop, reader, tipped);
        }
    }
    return faceOr(shop, reader,
        presentCard(shop, reader, order.text("card"), method, order.text("pin") == "auto"));
}

Answer setState(Shop &shop, Reader &reader, const Order &order)
{
    const auto status = order.text("status");
    const auto next = order.text("next");
    if (!status.empty() && status != "online" && status != "offline" && status != "pairing") {
        return controlRefusal(400, "A reader is online, offline or pairing.");
    }
    if (!next.empty() && next != "busy" && next != "timeout_started"
        && next != "timeout_not_started") {
        return controlRefusal(
            400, "The next command may be busy, timeout_started or timeout_not_started.");
    }
    if (!status.empty()) {
        setReaderStatus(
            shop, reader, status, order.text("lost") == "before", order.flag("stale", false));
    }
    if (order.body.contains("next")) {
        reader.nextCommand = next;
    }
    reader.holdBusy = order.flag("busy", reader.holdBusy);
    reader.battery = std::clamp<std::int64_t>(order.number("battery", reader.battery), 0, 100);
    return jsonAnswer(200, readerFace(shop, reader));
}

Answer act(Shop &shop, Reader &reader, const Order &order)
{
    const auto verb = order.part(2);
    if (verb == "present") {
        return present(shop, reader, order);
    }
    if (verb == "remove") {
        return faceOr(shop, reader, removeCard(shop, reader));
    }
    if (verb == "pin") {
        return faceOr(shop, reader, enterPin(shop, reader, order.flag("right", true)));
    }
    if (verb == "cancel") {
        return faceOr(shop, reader, customerCancels(shop, reader));
    }
    if (verb == "tip") {
        return faceOr(shop, reader, chooseTip(shop, reader, order.number("amount", -1)));
    }
    if (verb == "cancel_action") {
        return faceOr(shop, reader, cancelAction(shop, reader));
    }
    if (verb == "walk_away") {
        walkAway(shop, reader);
        return faceOr(shop, reader, {});
    }
    if (verb == "reboot") {
        const auto downMs = order.number("down_ms", shop.dialect.number(Toggle::RebootMs));
        rebootReader(shop, reader, std::max<std::int64_t>(downMs, 0));
        return faceOr(shop, reader, {});
    }
    if (verb == "state") {
        return setState(shop, reader, order);
    }
    return controlRefusal(404, "A reader cannot do that.");
}

Answer addReader(Shop &shop, const Order &order)
{
    const auto name = order.text("name");
    const auto device = order.text("device_type");
    if (name.empty()) {
        return controlRefusal(400, "A reader needs a name.");
    }
    const auto &row = addTerminal(shop, name,
        device.empty() ? std::string_view{"simulated_wisepos_e"} : std::string_view{device},
        !order.flag("live", false));
    return jsonAnswer(200, {{"id", row.id}, {"reader", row.readerId}});
}

} // namespace

Json readerFace(const Shop &shop, const Reader &reader)
{
    const auto *intent = shop.state.intents.find(reader.intent);
    std::string terminalId;
    std::string name = reader.label;
    for (const auto &row : shop.state.terminals.rows()) {
        if (row.readerId == reader.id) {
            terminalId = row.id;
            name = row.name;
        }
    }
    return {{"id", reader.id}, {"terminal_id", terminalId}, {"name", name},
        {"device_type", reader.deviceType}, {"screen", reader.screen},
        {"amount", intent == nullptr ? 0 : intent->amount + reader.tip}, {"tip", reader.tip},
        {"currency", intent == nullptr ? std::string{} : intent->currency},
        {"payment_intent", reader.intent},
        {"description", intent == nullptr ? std::string{} : intent->description},
        {"status", reader.status}, {"battery", reader.battery}, {"busy", isBusy(reader)},
        {"card_in", reader.cardIn}, {"next", reader.nextCommand}, {"live", reader.live},
        {"action_status", reader.actionStatus}, {"action_intent", reader.actionIntent},
        {"failure_code", reader.failureCode}, {"last_event", reader.lastSeq}};
}

Answer controlReaders(Shop &shop, const Order &order)
{
    if (order.parts.size() == 1) {
        if (order.is("POST")) {
            return addReader(shop, order);
        }
        Json readers = Json::array();
        for (const auto &reader : shop.state.readers.rows()) {
            readers.push_back(readerFace(shop, reader));
        }
        return jsonAnswer(200, {{"readers", readers}});
    }
    auto *reader = findReader(shop, order.part(1));
    if (reader == nullptr) {
        return controlRefusal(404, "There is no such reader.");
    }
    if (order.is("GET")) {
        if (order.parts.size() == 2) {
            return jsonAnswer(200, readerFace(shop, *reader));
        }
        return order.part(2) == "events" ? showEvents(*reader, order)
                                         : controlRefusal(404, "A reader has no such page.");
    }
    return act(shop, *reader, order);
}

Answer issueRegistrationCode(Shop &shop, const Order &order)
{
    constexpr std::array<std::string_view, 16> words{"amber", "birch", "cobalt", "delta", "ember",
        "fjord", "garnet", "harbor", "indigo", "juniper", "kelp", "lagoon", "maple", "nectar",
        "opal", "pebble"};
    std::string code;
    for (int at = 0; at < 3; ++at) {
        code += (at == 0 ? "" : "-");
        code += words[shop.dice.below(words.size())];
    }
    const auto device = order.text("device_type");
    shop.state.registrationCodes.insert_or_assign(code, device.empty() ? "stripe_s700" : device);
    return jsonAnswer(200, {{"code", code}});
}

} // namespace pos::sandbox

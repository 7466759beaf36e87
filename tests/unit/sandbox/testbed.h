// SPDX-License-Identifier: Apache-2.0
//
// A shop with a till in front of it, in one object: tests say what they send and read what came
// back, and time only moves when they say so.
#pragma once

#include "app/sandbox/json.h"
#include "app/sandbox/model.h"
#include "app/sandbox/wire.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace pos::sandbox {

struct Reply {
    int status = 0;
    Json json;
    Answer answer;

    [[nodiscard]] std::string header(const std::string &name) const
    {
        for (const auto &[key, value] : answer.headers) {
            if (key == name) {
                return value;
            }
        }
        return {};
    }
    // The object, whether it lies in "data" or bare.
    [[nodiscard]] const Json &object() const
    {
        const auto data = json.find("data");
        return data == json.end() ? json : *data;
    }
    [[nodiscard]] std::string text(const char *name) const
    {
        const auto found = object().find(name);
        return found != object().end() && found->is_string() ? found->get<std::string>()
                                                             : std::string{};
    }
    [[nodiscard]] std::int64_t number(const char *name) const
    {
        const auto found = object().find(name);
        return found != object().end() && found->is_number() ? found->get<std::int64_t>() : -1;
    }
    // The sentence of a refusal in either shape.
    [[nodiscard]] std::string message() const
    {
        const auto error = json.find("error");
        if (error == json.end()) {
            return json.value("message", std::string{});
        }
        return error->is_string() ? error->get<std::string>()
                                  : error->value("message", std::string{});
    }
    [[nodiscard]] std::string errorType() const
    {
        const auto error = json.find("error");
        return error == json.end() || !error->is_object() ? std::string{}
                                                          : error->value("type", std::string{});
    }
};

struct Testbed {
    static constexpr std::int64_t startMs = 1'790'000'000'000; // 2026-09-21T13:33:20Z

    static Options optionsFor(const std::string &dialect, std::uint64_t seed)
    {
        Options options;
        options.seed = seed;
        options.dialect = dialect;
        options.startUtcMs = startMs;
        options.publicUrl = "http://127.0.0.1:1";
        options.rateLimitPerMinute = 0;
        return options;
    }
    explicit Testbed(const std::string &dialect = "openapi", std::uint64_t seed = 1)
        : Testbed{optionsFor(dialect, seed)}
    {
    }
    explicit Testbed(const Options &options)
        : nowMs{options.startUtcMs}
        , model{options}
        , key{model.secretKey()}
    {
        model.advanceTo(nowMs);
    }

    Reply send(const std::string &method, const std::string &path, const std::string &body = {},
        const std::string &idempotencyKey = {})
    {
        Request request;
        request.method = method;
        const auto mark = path.find('?');
        request.path = path.substr(0, mark);
        if (mark != std::string::npos) {
            addQuery(request, path.substr(mark + 1));
        }
        request.headers.emplace("authorization", "Bearer " + key);
        request.headers.emplace("accept", accept);
        if (!idempotencyKey.empty()) {
            request.headers.emplace("idempotency-key", idempotencyKey);
        }
        request.body = body;
        Reply reply;
        reply.answer = model.handle(request);
        reply.status = reply.answer.status;
        reply.json = Json::parse(reply.answer.body, nullptr, false);
        return reply;
    }
    Reply get(const std::string &path) { return send("GET", "/api/v1" + path); }
    Reply post(const std::string &path, const std::string &body = {}, const std::string &idem = {})
    {
        return send("POST", "/api/v1" + path, body, idem);
    }
    Reply put(const std::string &path, const std::string &body)
    {
        return send("PUT", "/api/v1" + path, body);
    }
    Reply remove(const std::string &path) { return send("DELETE", "/api/v1" + path); }
    Reply control(const std::string &path, const std::string &body = {})
    {
        return send(body.empty() ? "GET" : "POST", "/_sandbox" + path, body);
    }
    Reply simulate(const std::string &readerId)
    {
        return post("/terminal/simulate-payment", "{\"reader_id\":\"" + readerId + "\"}");
    }
    Reply refund(const std::string &id, const std::string &body = {}, const std::string &idem = {})
    {
        return post("/transactions/" + id + "/refunds", body, idem);
    }
    bool set(const std::string &toggle, const std::string &value)
    {
        return control("/toggles", "{\"" + toggle + "\":\"" + value + "\"}").status == 200;
    }
    void pass(std::int64_t ms) { model.advanceTo(nowMs += ms); }

    // The reader's tmr_ as the list of readers tells it; "Counter 1" or "Counter 2".
    std::string reader(const std::string &name = "Counter 1")
    {
        const auto list = get("/terminal/readers");
        for (const auto &row : list.json["data"]) {
            if (row["name"] == name) {
                return row["processor_terminal_id"].get<std::string>();
            }
        }
        return {};
    }
    struct Sale {
        std::string id, intent;
    };
    // A payment that waits for a card, not yet on a reader.
    Sale create(std::int64_t amount = 4750, const std::string &description = "sale")
    {
        const auto reply = post("/terminal/create-payment",
            "{\"amount\":" + std::to_string(amount) + ",\"description\":\"" + description + "\"}");
        auto intent = reply.text("payment_intent_id");
        if (intent.empty()) {
            const auto secret = reply.text("client_secret");
            intent = secret.substr(0, secret.find("_secret_"));
        }
        return {reply.text("id"), intent};
    }
    Reply process(const Sale &sale, const std::string &readerId)
    {
        return post("/terminal/process-payment",
            "{\"payment_intent_id\":\"" + sale.intent + "\",\"reader_id\":\"" + readerId + "\"}");
    }
    Reply present(const std::string &readerId, const std::string &card = "4242424242424242",
        const std::string &method = "tap")
    {
        return control("/readers/" + readerId + "/present",
            "{\"card\":\"" + card + "\",\"method\":\"" + method + "\"}");
    }
    Reply person(
        const std::string &readerId, const std::string &verb, const std::string &body = "{}")
    {
        return control("/readers/" + readerId + "/" + verb, body);
    }
    Reply cancel(const Sale &sale) { return post("/transactions/" + sale.id + "/cancel"); }
    std::string status(const Sale &sale) { return get("/transactions/" + sale.id).text("status"); }
    std::string screen(const std::string &readerId)
    {
        return control("/readers/" + readerId).text("screen");
    }
    // A sale paid with a tap, settled.
    Sale paid(std::int64_t amount = 4750)
    {
        const auto sale = create(amount);
        const auto at = reader();
        process(sale, at);
        present(at);
        pass(10'000);
        return sale;
    }
    [[nodiscard]] Model::IntentTruth truth(const Sale &sale) const
    {
        for (auto &one : model.truth()) {
            if (one.paymentIntentId == sale.intent) {
                return one;
            }
        }
        return {};
    }

    std::int64_t nowMs;
    Model model;
    std::string key;
    std::string accept = "application/json";

private:
    static void addQuery(Request &request, const std::string &text)
    {
        for (std::size_t at = 0; at < text.size();) {
            const auto end = std::min(text.find('&', at), text.size());
            const auto pair = text.substr(at, end - at);
            const auto equals = pair.find('=');
            request.query.emplace(
                pair.substr(0, equals), equals == std::string::npos ? "" : pair.substr(equals + 1));
            at = end + 1;
        }
    }
};

} // namespace pos::sandbox

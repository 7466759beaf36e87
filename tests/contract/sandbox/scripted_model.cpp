// SPDX-License-Identifier: Apache-2.0
//
// A stand-in for the sandbox's model that does what the request says. The wire tests link it
// instead of the real one: they are about bytes, and want every mishap at will and to see exactly
// what the model was given.
#include "app/sandbox/model.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace pos::sandbox {

using nlohmann::json;

struct Model::Impl {
    Options options;
    std::int64_t nowMs = 0;
    std::int64_t dueMs = std::numeric_limits<std::int64_t>::max();
    int counter = 0;
    int timesDue = 0;
    std::uint64_t lastDelivery = 0;
    std::vector<Delivery> waiting;
    std::vector<int> ended;

    static Answer echo(const Request &request)
    {
        json body{{"method", request.method}, {"path", request.path}, {"body", request.body}};
        for (const auto &[name, value] : request.query) {
            body["query"][name] = value;
        }
        for (const auto &[name, value] : request.headers) {
            body["headers"][name] = value;
        }
        Answer answer;
        answer.body = body.dump();
        return answer;
    }

    static Answer mishap(const Request &request)
    {
        const auto text = [&request](const char *key, const char *otherwise) {
            const auto it = request.query.find(key);
            return it == request.query.end() ? std::string{otherwise} : it->second;
        };
        Answer answer;
        answer.body = std::string(1000, 'a') + std::string(1000, 'b');
        answer.contentType = "text/plain";
        answer.headers = {{"X-Kept", "yes"}, {"Content-Length", "7"}};
        answer.mishap.kind = static_cast<Mishap::Kind>(std::stoi(text("kind", "0")));
        answer.mishap.delayMs = std::stoll(text("delay", "0"));
        answer.mishap.padBytes = std::stoll(text("pad", "0"));
        answer.mishap.gzip = text("gzip", "0") == "1";
        answer.mishap.gzipUnasked = text("unasked", "0") == "1";
        return answer;
    }

    Answer counted() const
    {
        Answer answer;
        answer.body = json{{"counter", counter}, {"due", timesDue}, {"ended", ended},
            {"url", options.publicUrl}}
                          .dump();
        return answer;
    }
};

Model::Model(const Options &options)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->options = options;
    m_impl->nowMs = options.startUtcMs;
}

Model::~Model() = default;

void Model::advanceTo(std::int64_t utcMs)
{
    m_impl->nowMs = std::max(m_impl->nowMs, utcMs);
    if (m_impl->nowMs >= m_impl->dueMs) {
        m_impl->dueMs = std::numeric_limits<std::int64_t>::max();
        ++m_impl->timesDue;
    }
}

std::int64_t Model::nextDueMs() const
{
    return m_impl->dueMs;
}

Answer Model::handle(const Request &request)
{
    Impl &impl = *m_impl;
    if (request.path == "/mishap") {
        return Impl::mishap(request);
    }
    if (request.path == "/add") {
        ++impl.counter;
    } else if (request.path == "/due") {
        impl.dueMs = impl.nowMs + 30;
    } else if (request.path == "/hook") {
        Delivery delivery;
        delivery.id = ++impl.lastDelivery;
        delivery.url = request.body;
        delivery.headers = {{"Content-Type", "application/json"}, {"X-Test", "1"}};
        delivery.body = "{\"hello\":1}";
        impl.waiting.push_back(delivery);
    } else if (request.path != "/count") {
        return Impl::echo(request);
    }
    return impl.counted();
}

std::vector<Delivery> Model::takeDeliveries()
{
    return std::exchange(m_impl->waiting, {});
}

void Model::deliveryEnded(std::uint64_t, int httpStatus)
{
    m_impl->ended.push_back(httpStatus);
}

std::string Model::save() const
{
    return json{{"counter", m_impl->counter}}.dump();
}

std::string Model::load(std::string_view text)
{
    const json state = json::parse(text, nullptr, false);
    if (!state.is_object() || !state.contains("counter")) {
        return "no counter";
    }
    m_impl->counter = state["counter"].get<int>();
    return {};
}

std::string Model::secretKey() const
{
    return "sk_test_scripted";
}

std::string Model::publishableKey() const
{
    return "pk_test_scripted";
}

std::string Model::webhookSecret() const
{
    return "whsec_scripted";
}

std::vector<Model::IntentTruth> Model::truth() const
{
    return {};
}

} // namespace pos::sandbox

// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/faults.h"

#include <algorithm>
#include <utility>

namespace pos::sandbox {

namespace {

bool startsWith(std::string_view text, std::string_view start)
{
    return text.substr(0, start.size()) == start;
}

bool pathMatches(const Fault &fault, const std::regex &pattern, const std::string &path)
{
    if (fault.path.empty()) {
        return true;
    }
    if (fault.pathIsPattern) {
        // The library's matcher recurses once per character; nothing of ours is this long.
        return path.size() <= 1024 && std::regex_match(path, pattern);
    }
    constexpr std::string_view api = "/api";
    return startsWith(path, fault.path)
        || (startsWith(path, api)
            && startsWith(std::string_view{path}.substr(api.size()), fault.path));
}

} // namespace

base::Result<std::uint64_t> Faults::arm(Fault fault)
{
    constexpr std::size_t mostArmed = 200;
    Armed armed;
    if (fault.pathIsPattern) {
        try {
            armed.pattern = std::regex{fault.path};
        } catch (const std::regex_error &) {
            return base::fail(
                base::ErrorCode::InvalidArgument, "\"path\" is no regular expression.");
        }
    }
    const auto spent = std::find_if(m_armed.begin(), m_armed.end(), [](const Armed &entry) {
        return entry.fault.times != 0 && entry.fired >= entry.fault.times;
    });
    if (m_armed.size() >= mostArmed) {
        if (spent == m_armed.end()) {
            return base::fail(base::ErrorCode::Full, "200 faults are armed; clear some first.");
        }
        m_armed.erase(spent);
    }
    fault.id = ++m_lastId;
    armed.fault = std::move(fault);
    m_armed.push_back(std::move(armed));
    return m_lastId;
}

bool Faults::disarm(std::uint64_t id)
{
    return std::erase_if(m_armed, [id](const Armed &entry) { return entry.fault.id == id; }) > 0;
}

void Faults::clear()
{
    m_armed.clear();
}

std::optional<Fault> Faults::take(const Request &request)
{
    if (startsWith(request.path, "/_sandbox")) {
        return std::nullopt;
    }
    std::optional<Fault> taken;
    for (Armed &armed : m_armed) {
        const Fault &fault = armed.fault;
        if ((!fault.method.empty() && fault.method != request.method)
            || !pathMatches(fault, armed.pattern, request.path)) {
            continue;
        }
        ++armed.seen;
        const bool left = fault.times == 0 || armed.fired < fault.times;
        if (!taken && armed.seen >= fault.nth && left) {
            ++armed.fired;
            taken = fault;
        }
    }
    return taken;
}

nlohmann::json Faults::toJson() const
{
    nlohmann::json list = nlohmann::json::array();
    for (const Armed &armed : m_armed) {
        nlohmann::json entry = faultToJson(armed.fault);
        entry["id"] = armed.fault.id;
        entry["seen"] = armed.seen;
        entry["fired"] = armed.fired;
        list.push_back(std::move(entry));
    }
    return list;
}

nlohmann::json Faults::save() const
{
    return {{"last_id", m_lastId}, {"armed", toJson()}};
}

base::Result<void> Faults::load(const nlohmann::json &json)
{
    const auto damaged
        = [] { return base::fail(base::ErrorCode::Damaged, "The stored faults cannot be read."); };
    if (!json.is_object() || !json.contains("armed") || !json["armed"].is_array()) {
        return damaged();
    }
    Faults loaded;
    std::uint64_t lastId = 0;
    for (nlohmann::json entry : json["armed"]) {
        if (!entry.is_object()) {
            return damaged();
        }
        const auto number = [&entry](const char *key) -> std::int64_t {
            const auto it = entry.find(key);
            return it != entry.end() && it->is_number_integer() ? it->get<std::int64_t>() : 0;
        };
        const auto id = static_cast<std::uint64_t>(number("id"));
        const auto seen = static_cast<int>(number("seen"));
        const auto fired = static_cast<int>(number("fired"));
        for (const char *key : {"id", "seen", "fired"}) {
            entry.erase(key);
        }
        base::Result<Fault> fault = faultFromJson(entry);
        if (!fault || !loaded.arm(*fault)) {
            return damaged();
        }
        loaded.m_armed.back().fault.id = id;
        loaded.m_armed.back().seen = seen;
        loaded.m_armed.back().fired = fired;
        lastId = std::max(lastId, id);
    }
    *this = std::move(loaded);
    m_lastId = lastId;
    if (json.contains("last_id") && json["last_id"].is_number_unsigned()) {
        m_lastId = std::max(m_lastId, json["last_id"].get<std::uint64_t>());
    }
    return {};
}

} // namespace pos::sandbox

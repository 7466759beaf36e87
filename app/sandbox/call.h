// SPDX-License-Identifier: Apache-2.0
//
// One API request after its outer shell is off: who calls, which route, which body. And the answers
// every endpoint can give, each written as the dialect writes it.
#pragma once

#include "app/sandbox/json.h"
#include "app/sandbox/shop.h"
#include "app/sandbox/wire.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace pos::sandbox {

struct Call {
    const Request &request;
    std::string_view path; // as sent
    std::vector<std::string_view> parts; // after /v1: {"transactions", "<id>", "capture"}
    Json body = Json::object(); // always an object
    bool test = true; // the data this call sees
    bool wantsJson = true; // Accept names JSON

    [[nodiscard]] std::string_view part(std::size_t at) const
    {
        return at < parts.size() ? parts[at] : std::string_view{};
    }
    [[nodiscard]] bool is(std::string_view method) const { return request.method == method; }
    // "" when there is none.
    [[nodiscard]] std::string_view query(const std::string &name) const;
};

[[nodiscard]] std::string_view headerOf(const Request &request, const std::string &lowerName);
[[nodiscard]] bool isUuid(std::string_view text);

[[nodiscard]] Answer jsonAnswer(int status, const Json &body);
// Inside "data" or bare, as the toggle says.
[[nodiscard]] Answer single(const Shop &shop, Toggle envelope, int status, Json object);
[[nodiscard]] Answer deleted();

// {"error":{"type","message",…}}; code and param only in dialects that have them.
struct Problem {
    int status = 400;
    std::string_view type;
    std::string message;
    std::string_view code, param;
};
[[nodiscard]] Answer refuse(const Shop &shop, const Problem &problem);
// Stripe's or the database's sentence, as much of it as the dialect lets through.
[[nodiscard]] Answer refuseRaw(const Shop &shop, std::string_view type, const std::string &text);
// `model` is the provider's class name: "Transaction".
[[nodiscard]] Answer notFound(
    const Shop &shop, const Call &call, std::string_view model, std::string_view id);
[[nodiscard]] Answer noSuchRoute(const Shop &shop, const Call &call);
[[nodiscard]] Answer wrongMethod(const Shop &shop, const Call &call, std::string_view allowed);
[[nodiscard]] Answer serverError();
[[nodiscard]] Answer htmlAnswer(int status, std::string_view title);

// One complaint about one field.
struct Complaint {
    std::string param, message;
};
[[nodiscard]] Answer invalid(
    const Shop &shop, const Call &call, const std::vector<Complaint> &complaints);

// The row behind an id in the path, or the answer that says why not: malformed ids are 404 or 500.
template <typename Row>
[[nodiscard]] Row *findRow(Table<Row> &table, const Call &call, std::string_view id)
{
    Row *row = table.find(id);
    return row != nullptr && row->test == call.test ? row : nullptr;
}
[[nodiscard]] Answer missingRow(
    const Shop &shop, const Call &call, std::string_view model, std::string_view id);

} // namespace pos::sandbox

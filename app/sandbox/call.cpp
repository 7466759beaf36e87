// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/call.h"

#include "app/sandbox/pay_page.h"

#include <utility>

namespace pos::sandbox {

std::string_view Call::query(const std::string &name) const
{
    const auto found = request.query.find(name);
    return found == request.query.end() ? std::string_view{} : std::string_view{found->second};
}

std::string_view headerOf(const Request &request, const std::string &lowerName)
{
    const auto found = request.headers.find(lowerName);
    return found == request.headers.end() ? std::string_view{} : std::string_view{found->second};
}

bool isUuid(std::string_view text)
{
    if (text.size() != 36) {
        return false;
    }
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const bool dash = at == 8 || at == 13 || at == 18 || at == 23;
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (dash ? c != '-' : !hex) {
            return false;
        }
    }
    return true;
}

Answer jsonAnswer(int status, const Json &body)
{
    Answer answer;
    answer.status = status;
    answer.body = dumped(body);
    return answer;
}

Answer single(const Shop &shop, Toggle envelope, int status, Json object)
{
    if (shop.is(envelope, "bare")) {
        return jsonAnswer(status, object);
    }
    Json wrapped = Json::object();
    wrapped.emplace("data", std::move(object));
    return jsonAnswer(status, wrapped);
}

Answer deleted()
{
    return jsonAnswer(200, {{"deleted", true}});
}

Answer refuse(const Shop &shop, const Problem &problem)
{
    Json error = {{"type", problem.type}, {"message", problem.message}};
    if (shop.is(Toggle::ValidationBody, "error_param")) {
        if (!problem.code.empty()) {
            error["code"] = problem.code;
        }
        if (!problem.param.empty()) {
            error["param"] = problem.param;
        }
    }
    Json body = Json::object();
    body["error"] = std::move(error);
    return jsonAnswer(problem.status, body);
}

Answer refuseRaw(const Shop &shop, std::string_view type, const std::string &text)
{
    return refuse(shop,
        {400, type,
            shop.on(Toggle::RawProcessorText) ? text : "The payment could not be processed.", {},
            {}});
}

Answer notFound(const Shop &shop, const Call &call, std::string_view model, std::string_view id)
{
    if (shop.on(Toggle::RedirectWithoutAccept) && !call.wantsJson) {
        return htmlAnswer(404, "Not Found");
    }
    const std::string name{model};
    if (shop.is(Toggle::NotFoundBody, "message")) {
        return jsonAnswer(404,
            {{"message",
                "No query results for model [App\\Models\\" + name + "] " + std::string{id}}});
    }
    return refuse(shop,
        {404, shop.is(Toggle::ValidationBody, "error") ? "invalid_request" : "not_found",
            "No such " + name + ": '" + std::string{id} + "'", "resource_missing", "id"});
}

Answer missingRow(const Shop &shop, const Call &call, std::string_view model, std::string_view id)
{
    if (!isUuid(id) && shop.is(Toggle::MalformedId, "500")) {
        return serverError();
    }
    return notFound(shop, call, model, id);
}

Answer noSuchRoute(const Shop &shop, const Call &call)
{
    if (shop.on(Toggle::RedirectWithoutAccept) && !call.wantsJson) {
        return htmlAnswer(404, "Not Found");
    }
    const auto text = "The route " + std::string{call.path} + " could not be found.";
    if (shop.is(Toggle::NotFoundBody, "message")) {
        return jsonAnswer(404, {{"message", text}});
    }
    return refuse(shop,
        {404, shop.is(Toggle::ValidationBody, "error") ? "invalid_request" : "not_found", text, {},
            {}});
}

Answer wrongMethod(const Shop &shop, const Call &call, std::string_view allowed)
{
    if (shop.on(Toggle::RedirectWithoutAccept) && !call.wantsJson) {
        return htmlAnswer(405, "Method Not Allowed");
    }
    const auto text = "The " + call.request.method + " method is not supported for route "
        + std::string{call.path} + ". Supported methods: " + std::string{allowed} + ".";
    auto answer = shop.is(Toggle::NotFoundBody, "message")
        ? jsonAnswer(405, {{"message", text}})
        : refuse(shop,
            {405,
                shop.is(Toggle::ValidationBody, "error") ? "invalid_request" : "method_not_allowed",
                text, {}, {}});
    answer.headers.emplace_back("Allow", allowed);
    return answer;
}

Answer serverError()
{
    return jsonAnswer(500, {{"message", "Server Error"}});
}

Answer htmlAnswer(int status, std::string_view title)
{
    Answer answer;
    answer.status = status;
    answer.contentType = "text/html; charset=utf-8";
    const auto safe = htmlEscaped(title);
    answer.body = "<!DOCTYPE html><html><head><title>" + safe + "</title></head><body><h1>" + safe
        + "</h1></body></html>";
    return answer;
}

Answer invalid(const Shop &shop, const Call &call, const std::vector<Complaint> &complaints)
{
    if (shop.on(Toggle::RedirectWithoutAccept) && !call.wantsJson) {
        auto answer = htmlAnswer(302, "Redirecting");
        answer.headers.emplace_back("Location", shop.options.publicUrl + "/");
        return answer;
    }
    const auto &first = complaints.front();
    if (!shop.is(Toggle::ValidationBody, "laravel")) {
        return refuse(shop,
            {422, shop.is(Toggle::ValidationBody, "error") ? "invalid_request" : "validation_error",
                first.message, "parameter_invalid", first.param});
    }
    auto message = first.message;
    if (complaints.size() > 1) {
        const auto more = complaints.size() - 1;
        message += " (and " + std::to_string(more) + (more == 1 ? " more error)" : " more errors)");
    }
    Json errors = Json::object();
    for (const auto &complaint : complaints) {
        errors[complaint.param].push_back(complaint.message);
    }
    Json body = Json::object();
    body["message"] = message;
    body["errors"] = std::move(errors);
    return jsonAnswer(422, body);
}

} // namespace pos::sandbox

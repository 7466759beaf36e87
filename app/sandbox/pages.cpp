// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/pages.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>

namespace pos::sandbox {
namespace {

struct Page {
    std::int64_t number = 1, size = 20, total = 0, last = 1;
    std::string base; // the list's own address
    std::string_view sizeName;

    [[nodiscard]] std::int64_t from() const { return (number - 1) * size; }
    [[nodiscard]] Json address(std::int64_t page) const
    {
        if (page < 1 || page > last) {
            return nullptr;
        }
        return base + "?page=" + std::to_string(page);
    }
};

std::int64_t numberOf(std::string_view text, std::int64_t absent)
{
    std::int64_t value = absent;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? value : absent;
}

Page readPage(const Shop &shop, const Call &call, const ListStyle &style, std::size_t count)
{
    constexpr std::int64_t most = 100;
    Page page;
    page.total = static_cast<std::int64_t>(count);
    page.number = std::clamp<std::int64_t>(numberOf(call.query("page"), 1), 1, 1'000'000'000);
    page.size = shop.dialect.number(style.defaultSize);
    const auto name = shop.dialect.word(style.sizeName);
    for (const char *parameter : {"size", "per_page", "limit"}) {
        if (name == parameter || (name == "both" && std::string_view{parameter} != "limit")) {
            page.size = numberOf(call.query(parameter), page.size);
        }
    }
    // The backend's paginator takes any size; the others stop at a hundred.
    const bool unclamped = shop.is(style.envelope, "paginator");
    page.size = std::clamp<std::int64_t>(page.size, 1, unclamped ? 1'000'000 : most);
    page.last = std::max<std::int64_t>((page.total + page.size - 1) / page.size, 1);
    page.base = shop.options.publicUrl + std::string{call.path};
    return page;
}

Json linkRow(const Json &address, std::string_view label, bool active)
{
    return {{"url", address}, {"label", label}, {"active", active}};
}

Json numberedLinks(const Page &page)
{
    Json links = Json::array();
    links.push_back(linkRow(page.address(page.number - 1), "&laquo; Previous", false));
    for (std::int64_t at = 1; at <= std::min<std::int64_t>(page.last, 10); ++at) {
        links.push_back(linkRow(page.address(at), std::to_string(at), at == page.number));
    }
    links.push_back(linkRow(page.address(page.number + 1), "Next &raquo;", false));
    return links;
}

Json bounds(const Page &page, std::size_t rows, bool first)
{
    if (rows == 0) {
        return nullptr;
    }
    return first ? page.from() + 1 : page.from() + static_cast<std::int64_t>(rows);
}

Json paginator(const Page &page, Json data)
{
    const auto rows = data.size();
    return {{"current_page", page.number}, {"data", std::move(data)},
        {"first_page_url", page.address(1)}, {"from", bounds(page, rows, true)},
        {"last_page", page.last}, {"last_page_url", page.address(page.last)},
        {"links", numberedLinks(page)}, {"next_page_url", page.address(page.number + 1)},
        {"path", page.base}, {"per_page", page.size},
        {"prev_page_url", page.address(page.number - 1)}, {"to", bounds(page, rows, false)},
        {"total", page.total}};
}

Json envelope(std::string_view form, const Page &page, Json data)
{
    if (form == "paginator") {
        return paginator(page, std::move(data));
    }
    const auto rows = data.size();
    Json body = Json::object();
    body["data"] = std::move(data);
    if (form == "flat" || form == "both") {
        body["totalCount"] = page.total;
        body["page"] = page.number;
        body["size"] = page.size;
        body["lastPage"] = page.last;
    }
    if (form == "meta") {
        body["meta"] = {{"current_page", page.number}, {"last_page", page.last},
            {"per_page", page.size}, {"total", page.total}};
    }
    if (form == "both") {
        body["links"] = {{"first", page.address(1)}, {"last", page.address(page.last)},
            {"prev", page.address(page.number - 1)}, {"next", page.address(page.number + 1)}};
        body["meta"] = {{"current_page", page.number}, {"from", bounds(page, rows, true)},
            {"last_page", page.last}, {"links", numberedLinks(page)}, {"path", page.base},
            {"per_page", page.size}, {"to", bounds(page, rows, false)}, {"total", page.total}};
    }
    return body;
}

} // namespace

Answer listAnswer(const Shop &shop, const Call &call, const ListStyle &style, std::size_t count,
    const std::function<Json(std::size_t)> &row)
{
    const auto page = readPage(shop, call, style, count);
    Json data = Json::array();
    const auto end = std::min(page.from() + page.size, page.total);
    for (auto at = page.from(); at < end; ++at) {
        data.push_back(row(static_cast<std::size_t>(at)));
    }
    return jsonAnswer(200, envelope(shop.dialect.word(style.envelope), page, std::move(data)));
}

} // namespace pos::sandbox

// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/pay_page.h"

#include "core/base/invariant.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace pos::sandbox {

namespace {

constexpr std::string_view style = R"(
:root{color-scheme:light dark;--ink:#16202c;--soft:#5b6876;--line:#d9dfe6;--page:#f3f5f8;
--card:#fff;--go:#0b6b4f;--bad:#a3261f}
@media(prefers-color-scheme:dark){:root{--ink:#eef2f6;--soft:#a3b0bd;--line:#33404d;
--page:#121920;--card:#1b242d;--go:#3fbf93;--bad:#ff8a80}}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:flex;align-items:center;
justify-content:center;padding:24px;background:var(--page);color:var(--ink);
font:17px/1.45 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
main{width:100%;max-width:430px;background:var(--card);border:1px solid var(--line);
border-radius:16px;padding:28px;box-shadow:0 12px 34px rgba(16,32,48,.10)}
.test{display:inline-block;border:2px solid #c77700;color:#c77700;border-radius:7px;
padding:0 8px;font-size:13px;font-weight:700;letter-spacing:.06em}
.shop{margin:16px 0 0;color:var(--soft)}.sum{margin:2px 0 0;font-size:44px;font-weight:700;
font-variant-numeric:tabular-nums;letter-spacing:-.01em}.what{margin:4px 0 22px;
overflow-wrap:anywhere}fieldset{border:0;margin:0 0 20px;padding:0}legend{padding:0;
margin-bottom:8px;font-weight:600}label{display:flex;gap:12px;align-items:center;min-height:52px;
padding:8px 14px;border:1px solid var(--line);border-radius:11px;margin-bottom:8px;cursor:pointer}
label:has(:checked){border-color:var(--go);box-shadow:inset 0 0 0 1px var(--go)}
input{width:20px;height:20px;accent-color:var(--go)}small{display:block;color:var(--soft)}
button,.back{display:block;width:100%;min-height:54px;border-radius:11px;font:inherit;
font-weight:650;cursor:pointer;border:1px solid var(--line);background:none;color:inherit}
.pay{background:var(--go);border-color:var(--go);color:var(--card);margin-bottom:10px}
.back{padding-top:13px;text-align:center;text-decoration:none}
:focus-visible{outline:3px solid #3b82f6;outline-offset:2px}
.bad{color:var(--bad);font-weight:600}.mark{font-size:52px;line-height:1;margin:14px 0 6px}
footer{margin-top:20px;font-size:13px;color:var(--soft);overflow-wrap:anywhere}
)";

struct OfferedCard {
    std::string_view number;
    std::string_view name;
    std::string_view note;
};

constexpr std::array<OfferedCard, 4> offeredCards{{
    {"4242424242424242", "Visa \xC2\xB7\xC2\xB7\xC2\xB7\xC2\xB7 4242", "is approved"},
    {"5555555555554444", "Mastercard \xC2\xB7\xC2\xB7\xC2\xB7\xC2\xB7 4444", "is approved"},
    {"4000000000000002", "Visa \xC2\xB7\xC2\xB7\xC2\xB7\xC2\xB7 0002", "is declined"},
    {"4000000000009995", "Visa \xC2\xB7\xC2\xB7\xC2\xB7\xC2\xB7 9995",
        "is declined: not enough money"},
}};

struct Entity {
    char character;
    std::string_view text;
};

// NUL is no character of HTML; browsers would show the replacement sign for it too.
constexpr std::array<Entity, 6> entities{{{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"},
    {'"', "&quot;"}, {'\'', "&#39;"}, {'\0', "\xEF\xBF\xBD"}}};

struct CurrencySign {
    std::string_view code;
    std::string_view sign;
};

constexpr std::array<CurrencySign, 4> signs{
    {{"USD", "$"}, {"EUR", "\xE2\x82\xAC"}, {"GBP", "\xC2\xA3"}, {"JPY", "\xC2\xA5"}}};

// ISO 4217 exponents other than two.
int exponentOf(std::string_view upperCode)
{
    constexpr std::array<std::string_view, 16> zero{"BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW",
        "MGA", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"};
    constexpr std::array<std::string_view, 5> three{"BHD", "JOD", "KWD", "OMR", "TND"};
    if (std::find(zero.begin(), zero.end(), upperCode) != zero.end()) {
        return 0;
    }
    return std::find(three.begin(), three.end(), upperCode) != three.end() ? 3 : 2;
}

std::string upper(std::string_view text)
{
    std::string result{text};
    for (char &c : result) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return result;
}

std::string form(const PayPage &page)
{
    std::string html = "<form method=\"post\" action=\"" + htmlEscaped(page.action)
        + "\"><fieldset><legend>Pay with a test card</legend>";
    bool first = true;
    for (const OfferedCard &card : offeredCards) {
        html += "<label><input type=\"radio\" name=\"card\" value=\"" + std::string{card.number}
            + (first ? "\" checked>" : "\">") + "<span>" + std::string{card.name} + "<small>"
            + std::string{card.note} + "</small></span></label>";
        first = false;
    }
    html += "</fieldset><button class=\"pay\" name=\"do\" value=\"pay\">Pay "
        + htmlEscaped(displayAmount(page.amountMinor, page.currency))
        + "</button><button name=\"do\" value=\"cancel\">Cancel</button></form>";
    return html;
}

std::string ending(std::string_view mark, std::string_view title, std::string_view text)
{
    return "<p class=\"mark\" aria-hidden=\"true\">" + std::string{mark} + "</p><h1>"
        + std::string{title} + "</h1><p>" + std::string{text} + "</p>";
}

std::string summary(const PayPage &page)
{
    std::string html = "<p class=\"shop\">" + htmlEscaped(page.shop) + "</p><p class=\"sum\">"
        + htmlEscaped(displayAmount(page.amountMinor, page.currency)) + "</p>";
    html += "<p class=\"what\">" + htmlEscaped(page.description) + "</p>";
    return html;
}

// Only web addresses become links; "javascript:" and the like are left out.
std::string backLink(const PayPage &page)
{
    const std::string &url = page.returnUrl;
    if (url.rfind("https://", 0) != 0 && url.rfind("http://", 0) != 0) {
        return {};
    }
    return "<a class=\"back\" rel=\"noreferrer\" href=\"" + htmlEscaped(url)
        + "\">Back to the shop</a>";
}

std::string content(const PayPage &page)
{
    switch (page.state) {
    case PayPage::State::Open:
        return summary(page) + form(page);
    case PayPage::State::Declined:
        return summary(page) + "<p class=\"bad\" role=\"alert\">The card was declined. "
            + htmlEscaped(page.message) + "</p>" + form(page);
    case PayPage::State::Paid:
        return ending("\xE2\x9C\x93", "Paid", "Thank you. The payment has been taken.")
            + summary(page) + backLink(page);
    case PayPage::State::Expired:
        return ending("\xE2\x8F\xB1", "This page has expired",
                   "Nothing was charged. Please ask the shop for a new link.")
            + summary(page) + backLink(page);
    case PayPage::State::Cancelled:
        return ending("\xC3\x97", "Cancelled", "Nothing was charged.") + summary(page)
            + backLink(page);
    case PayPage::State::NotFound:
        return ending("?", "There is no such payment", "Please check the address with the shop.");
    }
    base::unreachable();
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string formDecoded(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0
            && hexDigit(text[i + 2]) >= 0) {
            result += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        } else {
            result += text[i] == '+' ? ' ' : text[i];
        }
    }
    return result;
}

} // namespace

std::string htmlEscaped(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        const auto known = std::find_if(entities.begin(), entities.end(),
            [c](const Entity &entity) { return entity.character == c; });
        if (known != entities.end()) {
            result += known->text;
        } else {
            result += c;
        }
    }
    return result;
}

std::string displayAmount(std::int64_t amountMinor, std::string_view currency)
{
    const std::string code = upper(currency);
    const auto exponent = static_cast<std::size_t>(exponentOf(code));
    // Unsigned, because the least int64 has no positive twin.
    const bool negative = amountMinor < 0;
    const auto minor = static_cast<std::uint64_t>(amountMinor);
    std::string digits = std::to_string(negative ? 0 - minor : minor);
    if (digits.size() <= exponent) {
        digits.insert(0, exponent + 1 - digits.size(), '0');
    }
    const std::size_t whole = digits.size() - exponent;
    std::string result;
    for (std::size_t i = 0; i < whole; ++i) {
        if (i > 0 && (whole - i) % 3 == 0) {
            result += ',';
        }
        result += digits[i];
    }
    if (exponent > 0) {
        result += '.' + digits.substr(whole);
    }
    const std::string minus = negative ? "-" : "";
    const auto known = std::find_if(signs.begin(), signs.end(),
        [&code](const CurrencySign &entry) { return entry.code == code; });
    if (known != signs.end()) {
        return minus + std::string{known->sign} + result;
    }
    return minus + result + ' ' + code;
}

std::string payPageHtml(const PayPage &page)
{
    std::string html = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                       "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                       "<meta name=\"robots\" content=\"noindex\"><title>";
    html += page.shop.empty() ? std::string{"Payment"} : "Pay " + htmlEscaped(page.shop);
    html += "</title><style>" + std::string{style}
        + "</style></head><body><main><span class=\"test\">TEST MODE</span>" + content(page);
    html += "<footer>No real card is charged here.";
    if (!page.reference.empty()) {
        html += " Reference " + htmlEscaped(page.reference);
    }
    return html + "</footer></main></body></html>";
}

Answer payPageAnswer(const PayPage &page)
{
    Answer answer;
    answer.status = 200;
    if (page.state == PayPage::State::NotFound) {
        answer.status = 404;
    } else if (page.state == PayPage::State::Expired) {
        answer.status = 410;
    }
    answer.contentType = "text/html; charset=UTF-8";
    // No form-action: browsers apply it to the redirect that follows the post as well, and that one
    // leads to the shop.
    answer.headers = {{"Cache-Control", "no-store"}, {"X-Frame-Options", "DENY"},
        {"X-Content-Type-Options", "nosniff"}, {"Referrer-Policy", "no-referrer"},
        {"Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri "
            "'none'"}};
    answer.body = payPageHtml(page);
    return answer;
}

PayForm parsePayForm(std::string_view body)
{
    PayForm result;
    while (!body.empty()) {
        const std::size_t end = std::min(body.find('&'), body.size());
        const std::string_view pair = body.substr(0, end);
        body.remove_prefix(std::min(end + 1, body.size()));
        const std::size_t equals = std::min(pair.find('='), pair.size());
        const std::string key = formDecoded(pair.substr(0, equals));
        const std::string value = formDecoded(pair.substr(std::min(equals + 1, pair.size())));
        if (key == "do") {
            result.choice = value == "pay" ? PayForm::Choice::Pay
                : value == "cancel"        ? PayForm::Choice::Cancel
                                           : PayForm::Choice::Unknown;
        } else if (key == "card") {
            result.card.clear();
            std::copy_if(value.begin(), value.end(), std::back_inserter(result.card),
                [](char c) { return c >= '0' && c <= '9'; });
        }
    }
    return result;
}

} // namespace pos::sandbox

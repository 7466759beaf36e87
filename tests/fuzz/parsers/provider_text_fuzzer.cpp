// SPDX-License-Identifier: Apache-2.0
//
// Text from the provider and from people on its way to logs, screens and the receipt printer: no
// secrets, no card numbers, no control characters, and nothing that a printer takes for a command.
#include "core/base/utf8.h"
#include "core/gateway/plutopay/scrub.h"
#include "core/receipt/code_page.h"
#include "tests/fuzz/parsers/fuzz.h"

#include <string>

using namespace pos;
using fuzz::require;

namespace {

// Not one that is a part of a longer number of at most 19 digits: that is no card's.
bool holdsBareCardNumber(std::string_view text)
{
    constexpr std::string_view card = "4242424242424242";
    const auto isDigitOrGap = [](char c) { return (c >= '0' && c <= '9') || c == ' ' || c == '-'; };
    const std::size_t at = text.find(card);
    return at != std::string_view::npos && (at == 0 || !isDigitOrGap(text[at - 1]))
        && (at + card.size() == text.size() || !isDigitOrGap(text[at + card.size()]));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text = fuzz::textOf(data, size);
    constexpr std::size_t mostBytes = 300;
    const std::string clean = gateway::plutopay::scrub(text, mostBytes);
    require(clean.size() <= mostBytes, "longer than allowed");
    require(fuzz::isPrintable(clean), "control characters");
    for (const std::string_view secret : {"sk_test_AbCdEfGh12345678", "whsec_AbCdEfGh12345678"}) {
        require(clean.find(secret) == std::string::npos, "a secret");
    }
    require(!holdsBareCardNumber(clean), "a card number");
    require(text.size() > mostBytes / 4 || gateway::plutopay::scrub(clean, mostBytes) == clean,
        "cleaning twice changes it");
    const std::string four = gateway::plutopay::lastFour(text);
    require(four.empty() || four.size() == 4, "more than four digits");
    const std::string_view cut = base::cutToBytes(text, mostBytes);
    require(cut.size() <= mostBytes && text.substr(0, cut.size()) == cut, "a cut that is no cut");
    for (const auto page : {receipt::CodePage::Pc437, receipt::CodePage::Pc858,
             receipt::CodePage::Pc866, receipt::CodePage::Wpc1252}) {
        require(fuzz::isPrintable(receipt::encode(text, page).bytes), "a printer command");
    }
    return 0;
}

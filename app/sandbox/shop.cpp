// SPDX-License-Identifier: Apache-2.0
#include "app/sandbox/shop.h"

#include "app/sandbox/birth.h"

#include <algorithm>
#include <string_view>

namespace pos::sandbox {

Shop::Shop(const Options &given)
    : options{given}
    , dialect{given.dialect}
    , dice{given.seed}
{
    state.nowMs = given.startUtcMs;
    furnish(*this);
}

std::string Shop::uuid()
{
    static constexpr std::string_view digits = "0123456789abcdef";
    // 48 bits of time, 12 bits of a counter that keeps the order within a millisecond.
    const auto time = static_cast<std::uint64_t>(state.nowMs) & 0xFFFFFFFFFFFFU;
    const auto count = static_cast<std::uint64_t>(++state.counter) & 0xFFFU;
    const std::uint64_t high = (time << 16U) | 0x7000U | count;
    const std::uint64_t low = (dice.next() & 0x3FFFFFFFFFFFFFFFU) | 0x8000000000000000U;
    std::string text(36, '-');
    std::size_t at = 0;
    for (unsigned nibble = 0; nibble < 32; ++nibble) {
        if (at == 8 || at == 13 || at == 18 || at == 23) {
            ++at;
        }
        const auto word = nibble < 16 ? high : low;
        text[at++] = digits[(word >> (60U - 4U * (nibble % 16U))) & 0xFU];
    }
    return text;
}

std::string Shop::token(std::string_view prefix, int length)
{
    static constexpr std::string_view letters
        = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    std::string text{prefix};
    text.reserve(prefix.size() + static_cast<std::size_t>(length));
    // Ten characters from one draw: names need to be different, not unguessable.
    std::uint64_t draw = 0;
    for (int i = 0; i < length; ++i) {
        if (i % 10 == 0) {
            draw = dice.next();
        }
        text += letters[draw % letters.size()];
        draw /= letters.size();
    }
    return text;
}

void Shop::later(std::int64_t delayMs, Due due)
{
    state.due.emplace(std::pair{state.nowMs + std::max<std::int64_t>(delayMs, 0), ++state.dueSeq},
        std::move(due));
}

void Shop::styleWebhooks()
{
    using S = WebhookStyle;
    S style;
    const auto header = dialect.word(Toggle::WebhookHeader);
    style.signatureHeader = header == "both" ? S::SignatureHeader::Both
        : header == "PlutoPay-Signature"     ? S::SignatureHeader::PlutoPay
                                             : S::SignatureHeader::XPlutoPay;
    const auto value = dialect.word(Toggle::WebhookValue);
    style.signatureForm = value == "hex" ? S::SignatureForm::PlainHex
        : value == "sha256"              ? S::SignatureForm::Sha256Prefix
                                         : S::SignatureForm::TimestampedV1;
    style.payload = is(Toggle::WebhookEventId, "colliding") ? S::Payload::Backend
        : is(Toggle::WebhookPayload, "flat")                ? S::Payload::Docs
                                                            : S::Payload::Object;
    style.retries = on(Toggle::WebhookStorm)          ? S::Retries::Storm
        : dialect.number(Toggle::WebhookRetries) == 0 ? S::Retries::Never
        : dialect.number(Toggle::WebhookRetries) == 4 ? S::Retries::FourAndDisable
                                                      : S::Retries::FiveThenFailing;
    style.starMatchesAll = is(Toggle::WebhookWildcard, "all");
    style.extraCopies = static_cast<int>(
        std::min<std::int64_t>(dialect.number(Toggle::WebhookDuplicates), 10'000));
    style.delayMs = dialect.number(Toggle::WebhookDelayMs);
    webhooks.setStyle(style);
}

} // namespace pos::sandbox

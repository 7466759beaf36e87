// SPDX-License-Identifier: Apache-2.0
//
// PlutoPay's public sources contradict each other in 58 places. Each contradiction that a client
// can see is one toggle here, with its words and its meaning; a dialect is nothing but a preset
// over the toggles, so a test may take one dialect and turn a single stone.
//
// "docs" is the public reference page, "openapi" the OpenAPI document and its SDK, "backend" the
// measured behaviour of the provider's own backend. Where a source is silent the preset takes what
// integrators saw on the live service.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace pos::sandbox {

enum class Toggle : unsigned {
    EnvelopeTransaction,
    EnvelopeToken,
    EnvelopeMerchant,
    EnvelopeTerminal,
    EnvelopeCheckout,
    EnvelopeWebhookEndpoint,
    EnvelopePaymentResult,
    CreatePaymentResult,
    PaymentIntentId,
    ReplayPaymentIntentId,
    AuthorisedWord,
    CancelledWord,
    ProcessingVisible,
    SucceededWord,
    CancelFailed,
    Idempotency,
    IdempotencyScope,
    IdempotencyConflict,
    IdempotencyHours,
    KeyEcho,
    RateHeaders,
    RatePerMinute,
    PageSizeTransactions,
    PageSizeCustomers,
    PageSizeLedger,
    PageSizeTerminals,
    PageSizeLinks,
    PageDefaultMain,
    PageDefaultRest,
    ListEnvelopeMain,
    ListEnvelopeRest,
    ValidationBody,
    NotFoundBody,
    MalformedId,
    BadDate,
    InvalidJson,
    RedirectWithoutAccept,
    NumericStrings,
    PaymentErrorType,
    RawProcessorText,
    AliasPaymentIntents,
    Checkout,
    Ach,
    PublishableToken,
    ModeFrom,
    MerchantFields,
    WebhookHeader,
    WebhookValue,
    WebhookPayload,
    WebhookEventId,
    WebhookEvents,
    WebhookWildcard,
    WebhookNames,
    WebhookDuplicates,
    WebhookStorm,
    WebhookRetries,
    WebhookDelayMs,
    WebhookEventEnum,
    WebhookTestReaches,
    TerminalFields,
    UnknownTerminal,
    ReaderStatusAtBirth,
    ReaderBattery,
    RegistrationNeedsLocation,
    MetadataOverwritten,
    TransactionFields,
    PhpEmpties,
    CardFields,
    ProcessorVisible,
    TipVisible,
    AmountFormatted,
    DescriptionLimit,
    RefundAnswer,
    SecondPartialRefund,
    RefundReason,
    RefundLimit,
    CurrencyCase,
    Timestamps,
    TotalSpent,
    Health,
    ConnectDefect,
    CapturableEvent,
    Settlement,
    SettlementMs,
    LateFlip,
    LateFlipMs,
    PromptSurvivesCancel,
    AuthorisationMs,
    PinEntry,
    ResultScreenMs,
    PromptTimeoutMs,
    TipsOnReader,
    CustomerCancel,
    DailyReboot,
    RebootMs,
    Disputes,
    Count
};

struct ToggleRow {
    Toggle toggle;
    std::string_view name;
    std::string_view words; // "yes|no", "a|b|c", or "number"
    std::string_view docs, openapi, backend;
    std::string_view meaning; // with the row of the contract, where there is one
};

// Every toggle, in the order of the enumeration.
[[nodiscard]] std::span<const ToggleRow> toggleTable();

class Dialect {
public:
    // "docs", "openapi" or "backend"; anything else is taken as "openapi".
    explicit Dialect(std::string_view preset);

    [[nodiscard]] static bool isPreset(std::string_view name);
    [[nodiscard]] const std::string &preset() const { return m_preset; }
    [[nodiscard]] std::string_view word(Toggle toggle) const { return m_words[index(toggle)]; }
    [[nodiscard]] bool is(Toggle toggle, std::string_view value) const
    {
        return word(toggle) == value;
    }
    [[nodiscard]] bool on(Toggle toggle) const { return is(toggle, "yes"); }
    // 0 for a toggle that is not a number.
    [[nodiscard]] std::int64_t number(Toggle toggle) const { return m_numbers[index(toggle)]; }
    // Grows with each word that is set: what was written under an older count may read otherwise.
    [[nodiscard]] std::uint64_t changes() const { return m_changes; }

    // Sets one toggle by name. Returns "" or a sentence saying what is wrong; then nothing changed.
    std::string set(std::string_view name, std::string_view value);

private:
    static constexpr std::size_t index(Toggle toggle) { return static_cast<std::size_t>(toggle); }
    static constexpr std::size_t size = static_cast<std::size_t>(Toggle::Count);
    void assign(std::size_t at, std::string_view value);

    std::string m_preset;
    std::array<std::string, size> m_words;
    std::array<std::int64_t, size> m_numbers{};
    std::uint64_t m_changes = 0;
};

} // namespace pos::sandbox

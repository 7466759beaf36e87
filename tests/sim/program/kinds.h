// SPDX-License-Identifier: Apache-2.0
//
// What can go wrong, by name, with the classes of the fault catalogue that it stands for. One row
// for each kind: options, network, machine, people, coverage and the printed report all read it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace pos::sim {

enum class Kind : std::uint8_t {
    // One exchange with the provider.
    LostRequest,
    LostReply,
    LateReply,
    LateRequest,
    NotSent,
    TlsRefused,
    ErrorBefore,
    ErrorAfter,
    GatewayAfter,
    HtmlPage,
    Redirect,
    RateLimited,
    Truncated,
    TooLarge,
    UnknownWord,
    WrongAmount,
    WrongId,
    StaleReply,
    WrongMode,
    Twice,
    OtherAmount,
    // The provider for a while.
    Partition,
    KeyRevoked,
    BudgetEaten,
    SilentProvider,
    SlowSettlement,
    LateFlip,
    // Webhooks.
    HookForged,
    HookReplayed,
    HookForeign,
    HookLost,
    // Readers and shoppers.
    ReaderBusy,
    ReaderOffline,
    FalseTimeout,
    TrueTimeout,
    ReaderReboot,
    CustomerCancels,
    CardPulled,
    WalksAway,
    // The machine.
    KillBeforeWrite,
    KillAfterWrite,
    KillAfterSend,
    KillAnytime,
    PowerCut,
    SyncError,
    DiskFull,
    DiskLocked,
    LyingSync,
    BitRot,
    ClockJump,
    Suspend,
    Starved,
    SlowSync,
    ShortTimes,
    // Cashiers.
    LateCancel,
    DoubleTap,
    ChargeAgain,
    CashInstead,
    RefundTwice,
    SharedReader,
    PushTwice,
    Count
};
inline constexpr std::size_t kindCount = static_cast<std::size_t>(Kind::Count);

enum class Area { Exchange, Provider, Webhook, Reader, Machine, Person };

struct KindRow {
    Kind kind;
    std::string_view name; // as in --faults
    std::string_view faults; // of the catalogue
    Area area;
    int perMille; // how often it strikes where it may, at strength 1
};

[[nodiscard]] std::span<const KindRow> kindTable();
[[nodiscard]] const KindRow &rowOf(Kind kind);
[[nodiscard]] std::optional<Kind> kindNamed(std::string_view name);

} // namespace pos::sim

// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/program/kinds.h"

#include "core/base/invariant.h"

namespace pos::sim {
namespace {

using enum Area;

constexpr std::array<KindRow, kindCount> rows{{
    {Kind::LostRequest, "lost_request", "F01 F08", Exchange, 12},
    {Kind::LostReply, "lost_reply", "F02 F03", Exchange, 12},
    {Kind::LateReply, "late_reply", "F08 F09", Exchange, 8},
    {Kind::LateRequest, "late_request", "F01 F09", Exchange, 6},
    {Kind::NotSent, "not_sent", "F19 F23", Exchange, 10},
    {Kind::TlsRefused, "tls_refused", "F20 F21", Exchange, 4},
    {Kind::ErrorBefore, "error_before", "F13", Exchange, 8},
    {Kind::ErrorAfter, "error_after", "F13", Exchange, 8},
    {Kind::GatewayAfter, "gateway_after", "F12", Exchange, 8},
    {Kind::HtmlPage, "html_page", "F10", Exchange, 6},
    {Kind::Redirect, "redirect", "F11", Exchange, 5},
    {Kind::RateLimited, "rate_limited", "F14", Exchange, 5},
    {Kind::Truncated, "truncated", "F16", Exchange, 6},
    {Kind::TooLarge, "too_large", "F16 F18", Exchange, 4},
    {Kind::UnknownWord, "unknown_word", "F17", Exchange, 6},
    {Kind::WrongAmount, "wrong_amount", "F22", Exchange, 3},
    {Kind::WrongId, "wrong_id", "F22 F41", Exchange, 4},
    {Kind::StaleReply, "stale_reply", "F24", Exchange, 25},
    {Kind::WrongMode, "wrong_mode", "F35", Exchange, 2},
    {Kind::Twice, "twice", "F07 F30", Exchange, 8},
    {Kind::OtherAmount, "other_amount", "F22 F28", Exchange, 12},
    {Kind::Partition, "partition", "F19 F23 F82", Provider, 12},
    {Kind::KeyRevoked, "key_revoked", "F34", Provider, 6},
    {Kind::BudgetEaten, "budget_eaten", "F15", Provider, 12},
    {Kind::SilentProvider, "silent_provider", "F27", Provider, 15},
    {Kind::SlowSettlement, "slow_settlement", "F25 F42", Provider, 20},
    {Kind::LateFlip, "late_flip", "F24 F25 F26", Provider, 8},
    {Kind::HookForged, "hook_forged", "F37", Webhook, 60},
    {Kind::HookReplayed, "hook_replayed", "F36 F38 F40", Webhook, 60},
    {Kind::HookForeign, "hook_foreign", "F41", Webhook, 60},
    {Kind::HookLost, "hook_lost", "F39", Webhook, 200},
    {Kind::ReaderBusy, "reader_busy", "F05", Reader, 20},
    {Kind::ReaderOffline, "reader_offline", "F06 F63", Reader, 25},
    {Kind::FalseTimeout, "false_timeout", "F04", Reader, 25},
    {Kind::TrueTimeout, "true_timeout", "F04", Reader, 15},
    {Kind::ReaderReboot, "reader_reboot", "F64", Reader, 10},
    {Kind::CustomerCancels, "customer_cancels", "F67", Reader, 25},
    {Kind::CardPulled, "card_pulled", "F68", Reader, 40},
    {Kind::WalksAway, "walks_away", "F74", Reader, 40},
    {Kind::KillBeforeWrite, "kill_before_write", "F43", Machine, 8},
    {Kind::KillAfterWrite, "kill_after_write", "F44", Machine, 8},
    {Kind::KillAfterSend, "kill_after_send", "F45", Machine, 8},
    {Kind::KillAnytime, "kill_anytime", "F46 F47", Machine, 15},
    {Kind::PowerCut, "power_cut", "F48", Machine, 10},
    {Kind::SyncError, "sync_error", "F49", Machine, 4},
    {Kind::DiskFull, "disk_full", "F51", Machine, 8},
    {Kind::DiskLocked, "disk_locked", "F53", Machine, 8},
    {Kind::LyingSync, "lying_sync", "F50", Machine, 5},
    {Kind::BitRot, "bit_rot", "F52", Machine, 5},
    {Kind::ClockJump, "clock_jump", "F57", Machine, 20},
    {Kind::Suspend, "suspend", "F58", Machine, 12},
    {Kind::Starved, "starved", "F56", Machine, 15},
    {Kind::SlowSync, "slow_sync", "F56", Machine, 20},
    {Kind::ShortTimes, "short_times", "F08", Machine, 0},
    {Kind::LateCancel, "late_cancel", "F74", Person, 60},
    {Kind::DoubleTap, "double_tap", "F75 F76", Person, 60},
    {Kind::ChargeAgain, "charge_again", "F75 F77", Person, 60},
    {Kind::CashInstead, "cash_instead", "F78", Person, 60},
    {Kind::RefundTwice, "refund_twice", "F79 F80", Person, 300},
    {Kind::SharedReader, "shared_reader", "F70 F05", Person, 400},
    {Kind::PushTwice, "push_twice", "F07", Exchange, 8},
}};

} // namespace

std::span<const KindRow> kindTable()
{
    return rows;
}

const KindRow &rowOf(Kind kind)
{
    const auto &row = rows[static_cast<std::size_t>(kind)];
    base::invariant(row.kind == kind);
    return row;
}

std::optional<Kind> kindNamed(std::string_view name)
{
    for (const auto &row : rows) {
        if (row.name == name) {
            return row.kind;
        }
    }
    return std::nullopt;
}

} // namespace pos::sim

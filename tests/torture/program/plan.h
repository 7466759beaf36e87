// SPDX-License-Identifier: Apache-2.0
//
// Everything that chance decides about a round, decided before it begins and from the seed alone:
// who pays how, when the cashier loses patience, where the plug is pulled, which answer is lost.
// What remains to chance is the machine's own timing, so a round with the same seed meets the same
// plan and not the same microsecond.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pos::torture {

enum class Till { Ctl, Gui };

enum class Shopper { Pays, Declined, DeclinedThenPays, PullsCardOut, CancelsOnReader, NeverComes };

// Where SIGKILL is aimed. Time and TimeOfPayment: anywhere. Write: at the n-th change of the
// journal's write-ahead log, a few microseconds later, so that it falls between a write and its
// sync, or between the sync and the request that may follow it.
struct Kill {
    enum class Aim { None, Time, TimeOfPayment, Write };
    Aim aim = Aim::None;
    int afterMs = 0; // of Time, from the start of the process; else from the first journal write
    int nthWrite = 0; // of Write, from 1
    int afterWriteUs = 0;
};

enum class CutKind {
    ResetBefore, // RST instead of passing the request on
    CloseBefore, // FIN instead of passing the request on
    LostAnswer, // the provider acts; its answer is dropped and the connection reset
    ClosedAnswer, // the same with FIN
    TornAnswer, // half of the answer, then FIN
    Stall, // the answer is late
    HalfOpen, // the provider acts; the connection stays open and silent
    Swallowed, // the request is taken and goes nowhere; the connection stays open
    Down, // the network is gone for a while, for every connection
    ProxyKilled, // the same by SIGKILL of the proxy process
    Slow, // every answer is late, which widens what the kills can fall into
};
inline constexpr std::size_t cutKinds = 11;

// The request that a cut is aimed at, and the place of a payment's life it belongs to.
enum class Call { Other, Readers, Create, Push, Read, Search, Cancel, Refund };
inline constexpr std::size_t calls = 8;

struct Cut {
    CutKind kind{};
    std::optional<Call> call; // none = whichever comes
    int nth = 1; // of the requests that match
    int lastsMs = 0; // of Stall and all from Down on
};

enum class GiveBack { None, Whole, Part };

struct Plan {
    std::uint64_t round = 0;
    Till till = Till::Ctl;
    Shopper shopper = Shopper::Pays;
    int shopperDelayMs = 0; // between the prompt and the card
    int cancelAtMs = 0; // the cashier cancels that long after pressing Charge; 0 = never
    Kill killCharge, killRecovery, killRefund;
    std::vector<Cut> cuts; // while charging
    std::vector<Cut> refundCuts;
    int killProviderAtMs = 0; // 0 = never
    bool recoverOnScreen = false; // the killed screen is started again, else `recover` is run
    bool triesAgain = false; // told "not charged", the cashier charges the sale again
    GiveBack giveBack = GiveBack::None;
};

[[nodiscard]] std::string_view nameOf(CutKind kind);
[[nodiscard]] std::optional<CutKind> cutKindOf(std::string_view name);
[[nodiscard]] std::string_view nameOf(Call call);
[[nodiscard]] std::optional<Call> callNamed(std::string_view name);
// The call of a request line, as the proxy sees it.
[[nodiscard]] Call callOf(std::string_view method, std::string_view path);
[[nodiscard]] std::string_view nameOf(Shopper shopper);

enum class Tills { Ctl, Gui, Both };

[[nodiscard]] Plan planOf(std::uint64_t seed, std::uint64_t round, Tills tills);
// One line for a person: what was to happen in this round.
[[nodiscard]] std::string describe(const Plan &plan);

} // namespace pos::torture

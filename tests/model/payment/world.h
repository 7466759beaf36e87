// SPDX-License-Identifier: Apache-2.0
//
// Everything around the step function, as small as it can be without leaving out something that
// could matter: one sale with up to two attempts, the provider's intents, one or two readers, the
// calls between them, the journal and the people. A World is plain bytes: it is compared and
// hashed as such.
#pragma once

#include "tests/model/payment/attempt_table.h"

#include <array>
#include <cstdint>
#include <string>
#include <type_traits>

namespace pos::model {

inline constexpr std::size_t mostAttempts = 2;
inline constexpr std::size_t mostIntents = 3; // of one attempt
inline constexpr std::size_t mostReaders = 2;
inline constexpr std::size_t mostCalls = 10;

// The truth about an intent, which only the card network knows at once.
enum class Truth : std::uint8_t { Absent, Alive, Processing, Held, Captured, Canceled };

struct Intent {
    Truth truth{};
    std::uint8_t declines = 0;
    std::uint8_t pushed = 0; // a push of it left the till
    std::uint8_t wrongAmount = 0; // not what was asked for (F28)

    friend bool operator==(const Intent &, const Intent &) = default;
};

// What a reader shows. Owner: 0 nothing, 1 + attempt * mostIntents + intent, or another sale.
struct Prompt {
    std::uint8_t owner = 0;
    std::uint8_t authorising = 0;
};
inline constexpr std::uint8_t otherSale = 15;

// A call between its sending and its end.
struct CallSlot {
    std::uint8_t call = 0; // 1 + payment::Call; 0 = empty
    std::uint8_t attempt = 0;
    std::uint8_t target = 0; // intent; of a refund its number
    std::uint8_t reader = 0; // of a push; of a refund the halves
    std::uint8_t waited = 0; // the till still listens
    std::uint8_t rank = 0; // 0 = the newest of its kind
    Reply reply{}; // None: on its way to the provider; else: its answer is on its way back
    Word word{};
    std::uint8_t amount = 0;
    std::uint8_t found = 0;
    std::array<std::uint8_t, 2> unused{};

    friend auto operator<=>(const CallSlot &, const CallSlot &) = default;
};

[[nodiscard]] constexpr payment::Call callIn(const CallSlot &slot) // not of an empty one
{
    return static_cast<payment::Call>(slot.call - 1);
}

struct World {
    std::array<AttemptState, mostAttempts> live{};
    std::array<AttemptState, mostAttempts> durable{}; // what is on disk
    std::array<std::array<Intent, mostIntents>, mostAttempts> intents{};
    std::array<Prompt, mostReaders> prompts{};
    std::array<std::uint8_t, mostAttempts> creates{}; // sent, where keys are not honoured
    std::array<std::uint8_t, mostAttempts> refunded{}; // halves
    std::array<std::uint8_t, 4> executed{}; // how often each refund was carried out; two an attempt
    std::uint8_t crashes = 0, started = 0;
    std::uint8_t pushes = 0; // of the sale, in all
    std::uint8_t pad = 0;
    std::array<CallSlot, mostCalls> calls{};
};
static_assert(std::has_unique_object_representations_v<World>);

struct Bounds {
    int attempts = 2;
    int creates = 2; // of an attempt, where keys are not honoured
    int pushes = 3; // of the sale; each arrives at most once (S4: one copy on the wire)
    int pushesAtOnce = 1; // of these without their answers
    int crashes = 2;
    int declines = 2; // of an intent
    int readers = 1;
    int refunds = 0;
};

struct Setting {
    std::string name, what;
    Bounds bounds;
    Dialect dialect;
    bool localReader = false; // a local driver tells what the reader does
    bool otherSales = false; // the till puts other sales on the reader when it is free
    bool wrongAmounts = false; // a create may answer with an intent of another amount
    bool overwrites = false; // "canceled" may be written over a captured record (F26)
    bool person = true; // cashiers press buttons
};

[[nodiscard]] World firstWorld(const Setting &setting, AttemptTable &table);

// What kind of move it was, for the searches that leave some out.
namespace moveClass {
inline constexpr std::uint8_t fault = 1; // something goes wrong: loss, crash, false answer
inline constexpr std::uint8_t person = 2;
inline constexpr std::uint8_t shopper = 4;
inline constexpr std::uint8_t telling = 8; // a read that tells what only the record knows
inline constexpr std::uint8_t lenient = 16; // a cancel accepted after a decline
inline constexpr std::uint8_t hook = 32; // a read that nobody planned (a webhook, a resume)
} // namespace moveClass

struct Move {
    enum class Kind : std::uint8_t {
        Act, // a call arrives at the provider
        Fade, // a late call never arrives
        Answer, // an answer arrives, or the till gives up waiting
        Read, // a read's whole way
        Wake,
        Tick,
        Press,
        Charge,
        Tap,
        Approve,
        Decline,
        Vanish, // the prompt goes away
        OtherSale,
        Flush,
        Crash,
    };
    Kind kind{};
    std::uint8_t attempt = 0;
    std::uint8_t reader = 0;
    std::uint8_t classes = 0;
    std::uint8_t told = 0; // a local driver told the till
    CallSlot call{}; // Act, Answer: the call as it was; Act with what became of it
    Happening happening{}; // Read, Wake, Tick, Press, told
};
[[nodiscard]] std::string sentence(const Move &move, const World &after, const AttemptTable &table);

// The first rule of the world that this state breaks.
[[nodiscard]] Rule brokenIn(const World &world, const AttemptTable &table);
// Where an ending can be reached, the doubt can end.
enum class Ending {
    None, // somebody is in doubt, or the till says something else than is so
    Watched, // but for a payment that was given up after a decline and then paid: only its record
             // can tell, and the sale is held until it does (I13)
    Asked, // but for a payment that nothing tells about: a person was asked to look it up
    Settled, // nobody is in doubt, and what the till says is so
};
[[nodiscard]] Ending endingOf(const World &world, const AttemptTable &table);

} // namespace pos::model

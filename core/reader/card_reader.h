// SPDX-License-Identifier: Apache-2.0
//
// What a reader on the counter tells the till by itself. PlutoPay's API has no state of a reader's
// action, so "card read", "PIN" and "remove card" can only come from here: from a local driver or
// from the simulator. Everything in this port is a hint for the screen and a reason to ask the
// provider sooner; none of it is evidence that money moved.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace pos::reader {

struct ReaderEvent {
    enum class Kind {
        PromptShown, // the reader shows the amount and waits for a card
        CardPresented, // tapped, inserted or swiped; `reason` holds which
        PinEntry,
        Processing,
        Approved, // the reader says so; the provider decides
        Declined, // `reason`: the provider's word, "" when not told
        RemoveCard, // the card is inside and must come out
        CardRemoved,
        PromptCleared, // the reader went back to idle without a result
        CustomerCancelled,
        Online,
        Offline,
    };

    std::string readerId; // "tmr_…"
    std::string paymentIntentId; // "pi_…"; "" when the event belongs to no payment
    Kind kind = Kind::PromptShown;
    std::string reason; // data, not prose: "insufficient_funds", "tap"
};

// Core thread only.
class CardReaderEvents {
public:
    using Listener = std::function<void(const ReaderEvent &)>;
    virtual ~CardReaderEvents() = default;

    // Begins to report what happens on this reader from now on, never what happened before. The
    // listener is called from the executor, never from inside start(). Starting a reader that is
    // watched already replaces its listener.
    virtual void start(const std::string &readerId, Listener listener) = 0;
    // How this reader takes cards: of "tap", "insert", "swipe"; empty = it does not say.
    [[nodiscard]] virtual std::vector<std::string> methods(const std::string & /*readerId*/) const
    {
        return {};
    }
    // After this call the listener is not called any more, not even for an answer that is on its
    // way. Unknown readers are ignored.
    virtual void stop(const std::string &readerId) = 0;
};

} // namespace pos::reader

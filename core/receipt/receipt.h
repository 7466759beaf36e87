// SPDX-License-Identifier: Apache-2.0
//
// What a receipt says, before anybody decides how it looks. Every fact is given from outside and
// printed only when it was given: card data that nobody reported is absent, never guessed. There
// is no field for an expiry date and none that could hold a whole card number.
#pragma once

#include "core/base/result.h"
#include "core/money/format.h"
#include "core/money/money.h"

#include <optional>
#include <string>
#include <vector>

namespace pos::receipt {

enum class Kind {
    Sale,
    Refund,
    Declined, // on request only: nothing was charged
    Void, // an authorisation given up before capture: nothing was charged
};

enum class EntryMode { Chip, Contactless, Swipe, Manual };

enum class Verification { // how the cardholder was verified (EMV tag 9F34), in the reader's words
    None,
    OnlinePin,
    OfflinePin,
    OfflinePinAndSignature,
    Signature,
    Device,
    Failed,
};

enum class CryptogramType { Tc, Arqc, Aac }; // approved, asked online, declined

// What a reader or the provider said about the card.
struct Card {
    std::string brand{}; // "Visa"; "" = not told, as everywhere below
    std::string lastFour{}; // exactly four digits
    std::optional<EntryMode> entryMode{};
    std::string authorisationCode{};
    std::string applicationName{}; // tag 9F12, else 50
    std::string aid{}; // tag 84 or 9F06, hexadecimal
    std::optional<Verification> verification{};
    std::optional<CryptogramType> cryptogramType{};
    std::string cryptogram{}; // tag 9F26, 16 hexadecimal digits
    std::string tvr{}; // tag 95, 10 hexadecimal digits
    std::string tsi{}; // tag 9B, 4 hexadecimal digits
};

struct AmountLine {
    std::string text{};
    money::Money amount;
    bool indented = false; // a discount under its item
};

struct Receipt {
    Kind kind = Kind::Sale;
    bool test = false; // no real money: banner at both ends
    bool copy = false; // not the first print, or nobody knows whether it was

    std::string shopName{};
    std::vector<std::string> shopAddress{}; // line by line
    std::string taxId{};
    std::string till{};
    std::string cashier{};
    std::string number{}; // "A7-0012"; also the barcode
    std::string localTime{}; // as the shop writes it, with its own clock
    std::string utcTime{}; // "2026-11-20 14:02:11"

    std::vector<AmountLine> items{}; // may be empty: an amount and nothing else
    std::optional<money::Money> subtotal{};
    std::vector<AmountLine> adjustments{}; // tax, tip, rounding: between subtotal and total
    money::Money total;
    std::vector<AmountLine> tenders{};
    std::optional<money::Money> change{};

    std::optional<Card> card{};
    std::string reference{}; // our attempt code
    std::string originalReference{}; // of a refund: what it takes back
    std::string providerReference{}; // "txn_…"
    std::string receiptUrl{}; // the provider's page; http or https, else it is left out
    std::string returnPolicy{};

    money::NumberStyle style{};
};

// InvalidArgument with a sentence when the receipt must not be printed: a last four that is not
// four digits, EMV fields that are not what their tags hold, two currencies, or lines that do not
// add up to the total.
[[nodiscard]] base::Result<void> check(const Receipt &receipt);

} // namespace pos::receipt

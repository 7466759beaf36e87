// SPDX-License-Identifier: Apache-2.0
//
// The words of a receipt. They are a value, not the program's own language: a customer's receipt
// may be in another language than the cashier's screen, and a reprint must not change its words.
#pragma once

#include <string>
#include <string_view>

namespace pos::receipt {

struct Labels {
    std::string bannerTest = "TEST - NOT A SALE";
    std::string bannerCopy = "DUPLICATE - COPY";
    std::string bannerRefund = "REFUND";
    std::string bannerDeclined = "DECLINED";
    std::string bannerVoid = "VOID";

    std::string receipt = "Receipt";
    std::string till = "Till";
    std::string cashier = "Served by";
    std::string taxId = "Tax ID";
    std::string utc = "UTC";

    std::string subtotal = "Subtotal";
    std::string total = "TOTAL";
    std::string refund = "REFUND";
    std::string notCharged = "NOT CHARGED";
    std::string change = "Change";

    std::string card = "Card";
    std::string entry = "Entry";
    std::string entryChip = "Chip";
    std::string entryContactless = "Contactless";
    std::string entrySwipe = "Swipe";
    std::string entryManual = "Typed in";
    std::string authorisation = "Authorisation";
    std::string application = "Application";
    std::string verification = "Verification";
    std::string verifiedNone = "No verification";
    std::string verifiedOnlinePin = "PIN verified online";
    std::string verifiedOfflinePin = "PIN verified";
    std::string verifiedPinAndSignature = "PIN and signature";
    std::string verifiedSignature = "Signature";
    std::string verifiedDevice = "Verified on device";
    std::string verifiedFailed = "Verification failed";
    std::string signature = "Signature";

    std::string reference = "Reference";
    std::string originalReference = "Refund of";
    std::string providerReference = "PlutoPay";
    std::string online = "Your receipt online";
    std::string cardNotCharged = "Your card was not charged.";
    std::string holdReleased = "The hold on your card was released.";
    std::string thanks = "Thank you";
};

// By BCP 47 tag; English for languages that nobody has translated yet.
[[nodiscard]] Labels labelsFor(std::string_view languageTag);

} // namespace pos::receipt

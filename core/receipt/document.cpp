// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/document.h"

#include "core/base/invariant.h"
#include "core/base/utf8.h"
#include "core/sale/description.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace pos::receipt {

namespace {

constexpr std::size_t maxUrlBytes = 300;

bool isControl(char32_t code)
{
    return code < 0x20U || (code >= 0x7FU && code < 0xA0U) || code == 0xFEFFU
        || (code >= 0x2028U && code <= 0x202EU) || (code >= 0x2066U && code <= 0x2069U);
}

// A text from outside goes to a printer that obeys control characters: none may pass. Text
// direction marks go as well, since they can make an amount read as another.
std::string cleaned(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const base::Utf8Char next = base::firstChar(text);
        text.remove_prefix(next.sizeBytes);
        if (next.valid && isControl(next.code)) {
            out += next.code == '\t' || next.code == '\n' ? " " : "";
        } else {
            base::appendUtf8(out, next.code);
        }
    }
    return out;
}

// What people type may hold a card number; what machines number (references, times) only looks
// like one now and then, and must stay whole.
std::string typed(std::string_view text)
{
    return sale::withoutCardNumbers(cleaned(text));
}

std::string entryWord(EntryMode mode, const Labels &labels)
{
    switch (mode) {
    case EntryMode::Chip:
        return labels.entryChip;
    case EntryMode::Contactless:
        return labels.entryContactless;
    case EntryMode::Swipe:
        return labels.entrySwipe;
    case EntryMode::Manual:
        return labels.entryManual;
    }
    base::unreachable();
}

std::string verificationWord(Verification how, const Labels &labels)
{
    switch (how) {
    case Verification::None:
        return labels.verifiedNone;
    case Verification::OnlinePin:
        return labels.verifiedOnlinePin;
    case Verification::OfflinePin:
        return labels.verifiedOfflinePin;
    case Verification::OfflinePinAndSignature:
        return labels.verifiedPinAndSignature;
    case Verification::Signature:
        return labels.verifiedSignature;
    case Verification::Device:
        return labels.verifiedDevice;
    case Verification::Failed:
        return labels.verifiedFailed;
    }
    base::unreachable();
}

// The names of the standard are the same in every language.
std::string cryptogramWord(const std::optional<CryptogramType> &type)
{
    if (!type) {
        return "AC";
    }
    switch (*type) {
    case CryptogramType::Tc:
        return "TC";
    case CryptogramType::Arqc:
        return "ARQC";
    case CryptogramType::Aac:
        return "AAC";
    }
    base::unreachable();
}

class Composer {
public:
    Composer(const Receipt &receipt, const Labels &labels)
        : m_receipt(receipt)
        , m_labels(labels)
    {
    }

    Document run()
    {
        header();
        amounts();
        total();
        card();
        references();
        footer();
        return std::move(m_document);
    }

private:
    void put(Part part, std::string_view text = {}, std::string_view value = {})
    {
        m_document.push_back({part, cleaned(text), cleaned(value)});
    }

    void putIfTold(Part part, std::string_view text)
    {
        if (!text.empty()) {
            put(part, text);
        }
    }

    void detail(const std::string &label, std::string_view value)
    {
        if (!value.empty()) {
            put(Part::Detail, label, value);
        }
    }

    // Digits only: the currency stands once, beside the total, so that every amount ends in the
    // same column.
    std::string digits(const money::Money &amount) const
    {
        const auto parts = money::formatParts(amount, m_receipt.style, amount.currency());
        return parts.sign + parts.digits;
    }

    void amountLine(const AmountLine &line)
    {
        put(Part::Pair, typed(line.text), digits(line.amount));
        m_document.back().indented = line.indented;
    }

    void banners()
    {
        if (m_receipt.test) {
            put(Part::Banner, m_labels.bannerTest);
        }
        switch (m_receipt.kind) {
        case Kind::Sale:
            break;
        case Kind::Refund:
            put(Part::Banner, m_labels.bannerRefund);
            break;
        case Kind::Declined:
            put(Part::Banner, m_labels.bannerDeclined);
            break;
        case Kind::Void:
            put(Part::Banner, m_labels.bannerVoid);
            break;
        }
        if (m_receipt.copy) {
            put(Part::Banner, m_labels.bannerCopy);
        }
    }

    void header()
    {
        putIfTold(Part::Title, typed(m_receipt.shopName));
        for (const std::string &line : m_receipt.shopAddress) {
            putIfTold(Part::Centered, typed(line));
        }
        if (!m_receipt.taxId.empty()) {
            put(Part::Centered, m_labels.taxId + ' ' + m_receipt.taxId);
        }
        if (!m_document.empty()) {
            put(Part::Gap);
        }
        const std::size_t before = m_document.size();
        banners();
        if (m_document.size() > before) {
            put(Part::Gap);
        }
        put(Part::Heading, m_labels.receipt + ' ' + m_receipt.number, m_receipt.localTime);
        const std::string cashier
            = m_receipt.cashier.empty() ? "" : m_labels.cashier + ' ' + typed(m_receipt.cashier);
        if (!m_receipt.till.empty() || !cashier.empty()) {
            put(Part::Detail, typed(m_receipt.till), cashier);
        }
        detail(m_labels.utc, m_receipt.utcTime);
    }

    void amounts()
    {
        put(Part::Rule);
        for (const AmountLine &line : m_receipt.items) {
            amountLine(line);
        }
        if (!m_receipt.items.empty() && (m_receipt.subtotal || !m_receipt.adjustments.empty())) {
            put(Part::Rule);
        }
        if (m_receipt.subtotal) {
            put(Part::Pair, m_labels.subtotal, digits(*m_receipt.subtotal));
        }
        for (const AmountLine &line : m_receipt.adjustments) {
            amountLine(line);
        }
    }

    void total()
    {
        const auto word = [this]() -> const std::string & {
            switch (m_receipt.kind) {
            case Kind::Sale:
                return m_labels.total;
            case Kind::Refund:
                return m_labels.refund;
            case Kind::Declined:
            case Kind::Void:
                return m_labels.notCharged;
            }
            base::unreachable();
        };
        if (m_document.back().part != Part::Rule) {
            put(Part::Rule);
        }
        const std::string code(m_receipt.total.currency().code());
        put(Part::Total, word() + ' ' + code, digits(m_receipt.total));
        put(Part::Rule);
        for (const AmountLine &line : m_receipt.tenders) {
            amountLine(line);
        }
        if (m_receipt.change) {
            put(Part::Pair, m_labels.change, digits(*m_receipt.change));
        }
        if (m_document.back().part != Part::Rule) {
            put(Part::Rule);
        }
    }

    void card()
    {
        if (!m_receipt.card) {
            return;
        }
        const Card &card = *m_receipt.card;
        std::string name = card.brand;
        if (!card.lastFour.empty()) {
            name += (name.empty() ? "**** " : " **** ") + card.lastFour;
        }
        const bool isTender = std::any_of(m_receipt.tenders.begin(), m_receipt.tenders.end(),
            [&name](const AmountLine &line) { return line.text == name; });
        if (!isTender) { // it stands with its amount already
            detail(m_labels.card, name);
        }
        if (card.entryMode) {
            detail(m_labels.entry, entryWord(*card.entryMode, m_labels));
        }
        detail(m_labels.authorisation, card.authorisationCode);
        detail(m_labels.application, card.applicationName);
        detail("AID", card.aid);
        if (card.verification) {
            detail(m_labels.verification, verificationWord(*card.verification, m_labels));
        }
        detail(cryptogramWord(card.cryptogramType), card.cryptogram);
        detail("TVR", card.tvr);
        detail("TSI", card.tsi);
    }

    void references()
    {
        detail(m_labels.originalReference, m_receipt.originalReference);
        detail(m_labels.reference, m_receipt.reference);
        detail(m_labels.providerReference, m_receipt.providerReference);
        const auto how = m_receipt.card ? m_receipt.card->verification : std::nullopt;
        const bool toSign
            = how == Verification::Signature || how == Verification::OfflinePinAndSignature;
        if (toSign && m_receipt.kind == Kind::Sale) {
            put(Part::SignatureSpace, m_labels.signature);
        }
    }

    void footer()
    {
        put(Part::Gap);
        switch (m_receipt.kind) {
        case Kind::Sale:
        case Kind::Refund:
            break;
        case Kind::Declined:
            put(Part::Centered, m_labels.cardNotCharged);
            put(Part::Gap);
            break;
        case Kind::Void:
            put(Part::Centered, m_labels.holdReleased);
            put(Part::Gap);
            break;
        }
        const bool moneyMoved = m_receipt.kind == Kind::Sale || m_receipt.kind == Kind::Refund;
        if (moneyMoved && !m_receipt.returnPolicy.empty()) {
            put(Part::Note, typed(m_receipt.returnPolicy));
            put(Part::Gap);
        }
        const std::string &url = m_receipt.receiptUrl;
        const bool isWeb = url.starts_with("https://") || url.starts_with("http://");
        if (isWeb && url.size() <= maxUrlBytes && cleaned(url) == url) {
            put(Part::Note, m_labels.online);
            put(Part::QrCode, url);
            put(Part::Gap);
        }
        if (!m_receipt.number.empty()) {
            put(Part::Barcode, m_receipt.number);
            put(Part::Gap);
        }
        if (m_receipt.kind == Kind::Sale) {
            put(Part::Centered, m_labels.thanks);
        }
        if (m_receipt.test) { // torn paper must not lose it
            put(Part::Gap);
            put(Part::Banner, m_labels.bannerTest);
        }
    }

    const Receipt &m_receipt;
    const Labels &m_labels;
    Document m_document;
};

} // namespace

base::Result<Document> compose(const Receipt &receipt, const Labels &labels)
{
    if (auto checked = check(receipt); !checked) {
        return tl::unexpected<base::Error>(checked.error());
    }
    return Composer(receipt, labels).run();
}

} // namespace pos::receipt

// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/receipt/samples.h"

#include "core/base/invariant.h"

#include <algorithm>

namespace pos::testing {

using namespace receipt;

namespace {

money::Money amount(std::int64_t minor, const char *code = "USD")
{
    return {minor, money::currency(code)};
}

Receipt approved()
{
    Receipt r{.total = amount(2970)};
    r.shopName = "Northwind Coffee";
    r.shopAddress = {"12 Harbour Street", "Portland, OR 97209"};
    r.taxId = "93-1234567";
    r.till = "Till 1";
    r.cashier = "Anna";
    r.number = "A7-0012";
    r.localTime = "2026-11-20 06:02";
    r.utcTime = "2026-11-20 14:02:11";
    r.items = {{"2 x Espresso", amount(500)}, {"1 x Beans, house blend 250 g", amount(2500)},
        {"Regulars -10 %", amount(-250), true}};
    r.subtotal = amount(2750);
    r.adjustments = {{"Tax 8 %", amount(220)}};
    r.tenders = {{"Visa **** 4242", amount(2970)}};
    Card card;
    card.brand = "Visa";
    card.lastFour = "4242";
    r.card = card;
    r.reference = "7F3K2M9Q4T";
    r.providerReference = "txn_01JD4ZK6T3V9";
    r.receiptUrl = "https://pay.example.com/r/01JD4ZK6T3V9";
    r.returnPolicy
        = "Returns within 30 days with this receipt. Coffee only when the bag is closed.";
    return r;
}

Receipt amountOnly(const char *code, std::int64_t minor)
{
    Receipt r = approved();
    r.items.clear();
    r.subtotal.reset();
    r.adjustments.clear();
    r.total = amount(minor, code);
    r.tenders = {{"Visa **** 4242", amount(minor, code)}};
    return r;
}

Card fullEmv()
{
    Card card;
    card.brand = "Mastercard";
    card.lastFour = "4444";
    card.entryMode = EntryMode::Chip;
    card.authorisationCode = "123456";
    card.applicationName = "MASTERCARD CREDIT";
    card.aid = "A0000000041010";
    card.verification = Verification::OfflinePinAndSignature;
    card.cryptogramType = CryptogramType::Tc;
    card.cryptogram = "4F3A9C0D11E2B7A5";
    card.tvr = "0000008000";
    card.tsi = "E800";
    return card;
}

Receipt spanish()
{
    Receipt r = approved();
    r.shopName = "Panadería Señor Muñoz";
    r.shopAddress = {"Calle de la Peña 7", "28012 Madrid"};
    r.style = money::numberStyle("es");
    r.items = {{"1 x Café con leche (¡grande!)", amount(123450, "EUR")},
        {"Oferta: 2ª unidad a 1 €", amount(-50, "EUR"), true}};
    r.subtotal.reset();
    r.adjustments = {{"IVA 10 %", amount(12340, "EUR")}};
    r.total = amount(135740, "EUR");
    r.tenders = {{"Efectivo", amount(140000, "EUR")}};
    r.change = amount(4260, "EUR");
    r.card.reset();
    r.providerReference.clear();
    r.receiptUrl.clear();
    r.returnPolicy = "Devoluciones en 15 días.";
    return r;
}

Receipt german()
{
    Receipt r = amountOnly("EUR", 1999);
    r.shopName = "Bäckerei Groß & Söhne Donaudampfschifffahrtsgesellschaft";
    r.shopAddress = {"Königstraße 1", "70173 Stuttgart"};
    r.taxId = "DE123456789";
    r.style = money::numberStyle("de");
    r.items = {{"1 x Müsli „Früchte“ groß", amount(1999, "EUR")}};
    r.adjustments.clear();
    r.card->entryMode = EntryMode::Contactless;
    r.card->verification = Verification::None;
    r.returnPolicy = "Umtausch innerhalb von 14 Tagen, Ware über 5 € nur mit Beleg.";
    return r;
}

Receipt kazakh()
{
    Receipt r = amountOnly("KZT", 1250000);
    r.shopName = "Дүкен «Алма»";
    r.shopAddress = {"Қонаев көшесі 14, Алматы"};
    r.style = money::numberStyle("kk");
    r.items = {{"Шай қара, 250 г – 5\u00A0000\u00A0₸", amount(500000, "KZT")},
        {"Щербет Ёлка", amount(750000, "KZT")}};
    r.returnPolicy = "Возврат в течение 14 дней.";
    return r;
}

} // namespace

std::vector<Sample> sampleReceipts()
{
    std::vector<Sample> samples;
    const auto put = [&samples](const char *name, Receipt r, const char *language = "en") {
        samples.push_back({name, std::move(r), labelsFor(language)});
    };
    put("approved", approved());

    Receipt test = approved();
    test.test = true;
    put("test", test);

    Receipt refund = amountOnly("USD", 1250);
    refund.kind = Kind::Refund;
    refund.originalReference = "A7-0012";
    refund.number = "A7-0015";
    put("refund", refund);

    Receipt copy = approved();
    copy.copy = true;
    put("duplicate", copy);

    Receipt declined = amountOnly("USD", 2970);
    declined.kind = Kind::Declined;
    declined.tenders.clear();
    declined.receiptUrl.clear();
    declined.card->entryMode = EntryMode::Chip;
    declined.card->aid = "A0000000031010";
    declined.card->cryptogramType = CryptogramType::Aac;
    declined.card->cryptogram = "4F3A9C0D11E2B7A5";
    put("declined", declined);

    Receipt voided = amountOnly("USD", 5000);
    voided.kind = Kind::Void;
    voided.tenders.clear();
    put("void", voided);

    Receipt emv = amountOnly("USD", 2970);
    emv.card = fullEmv();
    emv.tenders = {{"Mastercard **** 4444", amount(2970)}};
    put("full-emv", emv);

    Receipt longName = approved();
    longName.shopName
        = "The Extraordinarily Long-Winded Northwind Coffee Roasting Company of Portland";
    longName.items[0].text
        = "2 x Espresso from the Huehuetenango highlands, washed, single estate, served hot";
    longName.number = "A7-1234567890123";
    put("long-names", longName);

    put("jpy", amountOnly("JPY", 123450));
    put("kwd", amountOnly("KWD", 1234567));
    put("spanish", spanish(), "es");
    put("german", german(), "de");
    put("kazakh", kazakh());

    Receipt bare{.total = amount(500)};
    bare.number = "1-0001";
    bare.localTime = "2026-11-20 06:02";
    put("bare", bare);
    return samples;
}

Sample sampleReceipt(const std::string &name)
{
    const auto samples = sampleReceipts();
    const auto found = std::find_if(samples.begin(), samples.end(),
        [&name](const Sample &sample) { return sample.name == name; });
    base::invariant(found != samples.end());
    return *found;
}

} // namespace pos::testing

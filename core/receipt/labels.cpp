// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/labels.h"

namespace pos::receipt {

namespace {

Labels spanish()
{
    Labels l;
    l.bannerTest = "PRUEBA - NO ES UNA VENTA";
    l.bannerCopy = "DUPLICADO - COPIA";
    l.bannerRefund = "DEVOLUCIÓN";
    l.bannerDeclined = "RECHAZADA";
    l.bannerVoid = "ANULADA";
    l.receipt = "Recibo";
    l.till = "Caja";
    l.cashier = "Le atendió";
    l.taxId = "NIF";
    l.subtotal = "Subtotal";
    l.total = "TOTAL";
    l.refund = "DEVOLUCIÓN";
    l.notCharged = "NO COBRADO";
    l.change = "Cambio";
    l.card = "Tarjeta";
    l.entry = "Lectura";
    l.entryChip = "Chip";
    l.entryContactless = "Sin contacto";
    l.entrySwipe = "Banda";
    l.entryManual = "Manual";
    l.authorisation = "Autorización";
    l.application = "Aplicación";
    l.verification = "Verificación";
    l.verifiedNone = "Sin verificación";
    l.verifiedOnlinePin = "PIN verificado en línea";
    l.verifiedOfflinePin = "PIN verificado";
    l.verifiedPinAndSignature = "PIN y firma";
    l.verifiedSignature = "Firma";
    l.verifiedDevice = "Verificado en el móvil";
    l.verifiedFailed = "Verificación fallida";
    l.signature = "Firma";
    l.reference = "Referencia";
    l.originalReference = "Devolución de";
    l.online = "Su recibo en línea";
    l.cardNotCharged = "No se ha cobrado nada en su tarjeta.";
    l.holdReleased = "Se ha liberado la retención en su tarjeta.";
    l.thanks = "Gracias";
    return l;
}

Labels german()
{
    Labels l;
    l.bannerTest = "TEST - KEIN VERKAUF";
    l.bannerCopy = "ZWEITSCHRIFT - KOPIE";
    l.bannerRefund = "ERSTATTUNG";
    l.bannerDeclined = "ABGELEHNT";
    l.bannerVoid = "STORNIERT";
    l.receipt = "Beleg";
    l.till = "Kasse";
    l.cashier = "Es bediente Sie";
    l.taxId = "USt-IdNr.";
    l.subtotal = "Zwischensumme";
    l.total = "SUMME";
    l.refund = "ERSTATTUNG";
    l.notCharged = "NICHT BELASTET";
    l.change = "Rückgeld";
    l.card = "Karte";
    l.entry = "Erfassung";
    l.entryChip = "Chip";
    l.entryContactless = "Kontaktlos";
    l.entrySwipe = "Magnetstreifen";
    l.entryManual = "Von Hand";
    l.authorisation = "Genehmigung";
    l.application = "Anwendung";
    l.verification = "Prüfung";
    l.verifiedNone = "Ohne Prüfung";
    l.verifiedOnlinePin = "PIN online geprüft";
    l.verifiedOfflinePin = "PIN geprüft";
    l.verifiedPinAndSignature = "PIN und Unterschrift";
    l.verifiedSignature = "Unterschrift";
    l.verifiedDevice = "Am Gerät bestätigt";
    l.verifiedFailed = "Prüfung fehlgeschlagen";
    l.signature = "Unterschrift";
    l.reference = "Referenz";
    l.originalReference = "Erstattung zu";
    l.online = "Ihr Beleg im Netz";
    l.cardNotCharged = "Ihre Karte wurde nicht belastet.";
    l.holdReleased = "Die Vormerkung auf Ihrer Karte wurde aufgehoben.";
    l.thanks = "Vielen Dank";
    return l;
}

} // namespace

Labels labelsFor(std::string_view languageTag)
{
    const auto language = languageTag.substr(0, languageTag.find_first_of("-_"));
    if (language == "es") {
        return spanish();
    }
    if (language == "de") {
        return german();
    }
    return {};
}

} // namespace pos::receipt

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CoreWords</name>
    <message>
        <source>PlutoPay has not answered yet. No reader was asked for a card.</source>
        <translation>PlutoPay hat noch nicht geantwortet. Kein Leser hat nach einer Karte gefragt.</translation>
    </message>
    <message>
        <source>Payment %1 exists at PlutoPay.</source>
        <translation>Die Zahlung %1 ist bei PlutoPay angelegt.</translation>
    </message>
    <message>
        <source>It was sent to %1.</source>
        <translation>Sie wurde an %1 gesendet.</translation>
    </message>
    <message>
        <source>A card was read.</source>
        <translation>Eine Karte wurde gelesen.</translation>
    </message>
    <message>
        <source>PlutoPay cannot be reached right now; asking again.</source>
        <translation>PlutoPay ist gerade nicht erreichbar; es wird wieder gefragt.</translation>
    </message>
    <message>
        <source>PlutoPay has not decided yet; asking again.</source>
        <translation>PlutoPay hat noch nicht entschieden; es wird wieder gefragt.</translation>
    </message>
    <message>
        <source>A cancel was requested; its answer will settle it.</source>
        <translation>Ein Abbruch ist angefordert; seine Antwort klärt es.</translation>
    </message>
    <message>
        <source>PlutoPay could not be reached. Nothing was sent and nobody was charged. Try again when the connection is back.</source>
        <translation>PlutoPay war nicht erreichbar. Nichts wurde gesendet und niemand belastet. Versuchen Sie es wieder, wenn die Verbindung steht.</translation>
    </message>
    <message>
        <source>PlutoPay says: %1</source>
        <translation>PlutoPay meldet: %1</translation>
    </message>
    <message>
        <source>PlutoPay holds a second payment of this sale, and it is paid.</source>
        <translation>PlutoPay führt eine zweite Zahlung zu diesem Verkauf, und sie ist bezahlt.</translation>
    </message>
    <message>
        <source>PlutoPay answered the start with another payment. No reader was told of it.</source>
        <translation>PlutoPay hat den Start mit einer anderen Zahlung beantwortet. Kein Leser weiß davon.</translation>
    </message>
    <message>
        <source>PlutoPay started this payment in the other mode. Nobody was charged; check key and mode in Settings.</source>
        <translation>PlutoPay hat diese Zahlung im anderen Modus begonnen. Niemand wurde belastet; prüfen Sie Schlüssel und Modus in den Einstellungen.</translation>
    </message>
    <message>
        <source>PlutoPay recorded this payment in the other mode, and says it is paid.</source>
        <translation>PlutoPay führt diese Zahlung im anderen Modus und meldet sie als bezahlt.</translation>
    </message>
    <message>
        <source>PlutoPay says another amount was charged than was asked for.</source>
        <translation>PlutoPay meldet einen anderen Betrag als verlangt.</translation>
    </message>
    <message>
        <source>PlutoPay says both paid and cancelled. Count it as charged until a person has looked.</source>
        <translation>PlutoPay meldet bezahlt und abgebrochen zugleich. Es gilt als belastet, bis jemand nachgesehen hat.</translation>
    </message>
    <message>
        <source>PlutoPay knows this payment's key from another one. No reader was told of it; nobody was charged.</source>
        <translation>PlutoPay kennt den Schlüssel dieser Zahlung von einer anderen. Kein Leser weiß davon; niemand wurde belastet.</translation>
    </message>
    <message>
        <source>It is not known yet whether the customer paid. Do not charge again.</source>
        <translation>Es ist noch nicht bekannt, ob der Kunde bezahlt hat. Nicht noch einmal kassieren.</translation>
    </message>
    <message>
        <source>Everything was refunded.</source>
        <translation>Alles wurde erstattet.</translation>
    </message>
    <message>
        <source>A refund of this payment is still open.</source>
        <translation>Eine Erstattung dieser Zahlung ist noch offen.</translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation>Nichts wurde belastet.</translation>
    </message>
    <message>
        <source>This payment was not taken on this till. Refund it in the PlutoPay dashboard.</source>
        <translation>Diese Zahlung kam nicht von dieser Kasse. Erstatten Sie sie im PlutoPay-Dashboard.</translation>
    </message>
    <message>
        <source>Nothing was sent back: part of this payment was refunded elsewhere, and less is left than that.</source>
        <translation>Nichts wurde erstattet: ein Teil dieser Zahlung wurde anderswo erstattet, und es ist weniger übrig.</translation>
    </message>
    <message>
        <source>A publishable key (pk_…) cannot take payments; a till needs the secret key (sk_…).</source>
        <translation>Ein öffentlicher Schlüssel (pk_…) kann nicht kassieren; die Kasse braucht den geheimen (sk_…).</translation>
    </message>
    <message>
        <source>It does not look like a key (sk_test_… or sk_live_…).</source>
        <translation>Das sieht nicht wie ein Schlüssel aus (sk_test_… oder sk_live_…).</translation>
    </message>
    <message>
        <source>The stored key cannot be read on this machine. Enter it again.</source>
        <translation>Der gespeicherte Schlüssel ist auf diesem Gerät nicht lesbar. Geben Sie ihn neu ein.</translation>
    </message>
    <message>
        <source>The till is in test mode and the key is not a test key.</source>
        <translation>Die Kasse ist im Testmodus und der Schlüssel ist kein Testschlüssel.</translation>
    </message>
    <message>
        <source>The till is in live mode and the key is not a live key.</source>
        <translation>Die Kasse ist im Echtmodus und der Schlüssel ist kein Echtschlüssel.</translation>
    </message>
    <message>
        <source>The PlutoPay account is in test mode.</source>
        <translation>Das PlutoPay-Konto ist im Testmodus.</translation>
    </message>
    <message>
        <source>The PlutoPay account is in live mode.</source>
        <translation>Das PlutoPay-Konto ist im Echtmodus.</translation>
    </message>
    <message>
        <source>It is off by %1 minutes.</source>
        <translation>Sie geht um %1 Minuten falsch.</translation>
    </message>
    <message>
        <source>The value of %1 cannot be used.</source>
        <translation>Der Wert von %1 ist nicht brauchbar.</translation>
    </message>
    <message>
        <source>A file of the settings cannot be read.</source>
        <translation>Eine Datei der Einstellungen ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The file could not be written; check the disk.</source>
        <translation>Die Datei konnte nicht geschrieben werden; prüfen Sie den Datenträger.</translation>
    </message>
    <message>
        <source>PlutoPay could not be reached</source>
        <translation>PlutoPay war nicht erreichbar</translation>
    </message>
    <message>
        <source>There is no receipt: nothing was charged, or it is not known yet. Look at the payment.</source>
        <translation>Es gibt keinen Beleg: nichts wurde belastet, oder es ist noch nicht bekannt. Sehen Sie die Zahlung an.</translation>
    </message>
    <message>
        <source>Charge %3 on %1</source>
        <translation>%3 kassieren an %1</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1: erledigt</translation>
    </message>
    <message>
        <source>%1: done, PlutoPay says %2</source>
        <translation>%1: erledigt, PlutoPay meldet %2</translation>
    </message>
    <message>
        <source>%1: refused (%2)</source>
        <translation>%1: abgelehnt (%2)</translation>
    </message>
    <message>
        <source>%1: no certain answer (%2)</source>
        <translation>%1: keine sichere Antwort (%2)</translation>
    </message>
    <message>
        <source>Time was up</source>
        <translation>Die Zeit war um</translation>
    </message>
    <message>
        <source>Pressed: %1</source>
        <translation>Gedrückt: %1</translation>
    </message>
    <message>
        <source>Reader: %1</source>
        <translation>Leser: %1</translation>
    </message>
    <message>
        <source>Reader: %1 (%2)</source>
        <translation>Leser: %1 (%2)</translation>
    </message>
    <message>
        <source>Another payment took the reader's screen</source>
        <translation>Eine andere Zahlung hat die Anzeige des Lesers übernommen</translation>
    </message>
    <message>
        <source>The till was started again</source>
        <translation>Die Kasse wurde neu gestartet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A call whose record cannot be read</source>
        <translation>Ein Aufruf, dessen Eintrag nicht lesbar ist</translation>
    </message>
    <message>
        <source>The screen showed: %1</source>
        <translation>Die Anzeige zeigte: %1</translation>
    </message>
    <message>
        <source>Contradiction: money was taken, and a later record says %1. Nothing is taken back; look at it in the PlutoPay dashboard.</source>
        <translation>Widerspruch: Geld wurde genommen, und ein späterer Eintrag meldet %1. Nichts wird zurückgenommen; sehen Sie im PlutoPay-Dashboard nach.</translation>
    </message>
    <message>
        <source>A card may have been charged after the decline, and PlutoPay does not say. Look it up in the PlutoPay dashboard, then say under Tasks what you saw.</source>
        <translation>Nach der Ablehnung wurde vielleicht eine andere Karte belastet; PlutoPay sagt es nicht. Bitte im PlutoPay-Dashboard nachsehen und unter Aufgaben sagen, was dort steht.</translation>
    </message>
    <message>
        <source>The journal could not be rebuilt; nothing was lost by trying. Check the disk, then try again or call support.</source>
        <translation>Das Journal ließ sich nicht wiederherstellen; durch den Versuch ging nichts verloren. Datenträger prüfen, dann noch einmal versuchen oder den Support anrufen.</translation>
    </message>
</context>
<context>
    <name>CoreTerms</name>
    <message>
        <source>create</source>
        <translation>anlegen</translation>
    </message>
    <message>
        <source>send to the reader</source>
        <translation>an den Leser senden</translation>
    </message>
    <message>
        <source>ask</source>
        <translation>nachfragen</translation>
    </message>
    <message>
        <source>search</source>
        <translation>suchen</translation>
    </message>
    <message>
        <source>cancel</source>
        <translation>abbrechen</translation>
    </message>
    <message>
        <source>cancel a duplicate</source>
        <translation>Doppel abbrechen</translation>
    </message>
    <message>
        <source>capture</source>
        <translation>einziehen</translation>
    </message>
    <message>
        <source>refund</source>
        <translation>erstatten</translation>
    </message>
    <message>
        <source>look before refunding</source>
        <translation>vor dem Erstatten nachsehen</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>processing</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>held</source>
        <translation>reserviert</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>bezahlt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>canceled</source>
        <translation>storniert</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>erstattet</translation>
    </message>
    <message>
        <source>part refunded</source>
        <translation>teilweise erstattet</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>angefochten</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>request not accepted</source>
        <translation>Anfrage nicht angenommen</translation>
    </message>
    <message>
        <source>key refused</source>
        <translation>Schlüssel abgelehnt</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>Widerspruch</translation>
    </message>
    <message>
        <source>too many requests</source>
        <translation>zu viele Anfragen</translation>
    </message>
    <message>
        <source>reader busy</source>
        <translation>Leser belegt</translation>
    </message>
    <message>
        <source>reader offline</source>
        <translation>Leser offline</translation>
    </message>
    <message>
        <source>reader did not answer</source>
        <translation>Leser antwortet nicht</translation>
    </message>
    <message>
        <source>reader not known</source>
        <translation>Leser unbekannt</translation>
    </message>
    <message>
        <source>already being paid</source>
        <translation>wird schon bezahlt</translation>
    </message>
    <message>
        <source>already paid</source>
        <translation>schon bezahlt</translation>
    </message>
    <message>
        <source>cannot be cancelled</source>
        <translation>nicht abbrechbar</translation>
    </message>
    <message>
        <source>cannot be refunded</source>
        <translation>nicht erstattbar</translation>
    </message>
    <message>
        <source>more than is left</source>
        <translation>mehr als übrig ist</translation>
    </message>
    <message>
        <source>not offered</source>
        <translation>nicht angeboten</translation>
    </message>
    <message>
        <source>other reason</source>
        <translation>anderer Grund</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>connection not trusted</source>
        <translation>Verbindung nicht vertrauenswürdig</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>too late</source>
        <translation>zu spät</translation>
    </message>
    <message>
        <source>server error</source>
        <translation>Serverfehler</translation>
    </message>
    <message>
        <source>not an answer of PlutoPay</source>
        <translation>keine Antwort von PlutoPay</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>about another payment</source>
        <translation>über eine andere Zahlung</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>other tender</source>
        <translation>andere Zahlart</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>noch einmal</translation>
    </message>
    <message>
        <source>other reader</source>
        <translation>anderer Leser</translation>
    </message>
    <message>
        <source>keep waiting</source>
        <translation>weiter warten</translation>
    </message>
    <message>
        <source>put aside</source>
        <translation>beiseitelegen</translation>
    </message>
    <message>
        <source>keep it paid</source>
        <translation>bezahlt lassen</translation>
    </message>
    <message>
        <source>it was refunded</source>
        <translation>wurde erstattet</translation>
    </message>
    <message>
        <source>it was not refunded</source>
        <translation>wurde nicht erstattet</translation>
    </message>
    <message>
        <source>give up the hold</source>
        <translation>Reservierung aufgeben</translation>
    </message>
    <message>
        <source>asks for a card</source>
        <translation>fragt nach einer Karte</translation>
    </message>
    <message>
        <source>card presented</source>
        <translation>Karte vorgelegt</translation>
    </message>
    <message>
        <source>PIN is being entered</source>
        <translation>PIN wird eingegeben</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>genehmigt</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>remove the card</source>
        <translation>Karte entnehmen</translation>
    </message>
    <message>
        <source>card removed</source>
        <translation>Karte entnommen</translation>
    </message>
    <message>
        <source>screen cleared</source>
        <translation>Anzeige gelöscht</translation>
    </message>
    <message>
        <source>customer cancelled</source>
        <translation>Kunde hat abgebrochen</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>sendet</translation>
    </message>
    <message>
        <source>waiting for a card</source>
        <translation>wartet auf Karte</translation>
    </message>
    <message>
        <source>card read</source>
        <translation>Karte gelesen</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>wird geprüft</translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation>bricht ab</translation>
    </message>
    <message>
        <source>cancelled, nothing charged</source>
        <translation>abgebrochen, nichts belastet</translation>
    </message>
    <message>
        <source>paid although cancelled</source>
        <translation>trotz Abbruch bezahlt</translation>
    </message>
    <message>
        <source>it was paid</source>
        <translation>es wurde bezahlt</translation>
    </message>
    <message>
        <source>it was not paid</source>
        <translation>es wurde nicht bezahlt</translation>
    </message>
    <message>
        <source>looked at it, task closed</source>
        <translation>nachgesehen, Aufgabe geschlossen</translation>
    </message>
</context>
<context>
    <name>CoreFacts</name>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>PlutoPay reference</source>
        <translation>PlutoPay-Referenz</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>Payment intent</source>
        <translation>Zahlungsabsicht</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>Reader id</source>
        <translation>Leser-ID</translation>
    </message>
    <message>
        <source>Terminal id</source>
        <translation>Terminal-ID</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Verkauf</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>PlutoPay says</source>
        <translation>PlutoPay meldet</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Herkunft</translation>
    </message>
</context>
</TS>

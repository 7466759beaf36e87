<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Navigation</name>
    <message>
        <source>Sale</source>
        <translation>Verkauf</translation>
    </message>
</context>
<context>
    <name>Payment</name>
    <message>
        <source>A person must look at this</source>
        <translation>Das muss jemand prüfen</translation>
    </message>
    <message>
        <source>online</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>belegt</translation>
    </message>
    <message>
        <source>code %1</source>
        <translation>Code %1</translation>
    </message>
    <message>
        <source>Still no card. Keep waiting, or cancel?</source>
        <translation>Noch keine Karte. Weiter warten oder abbrechen?</translation>
    </message>
    <message>
        <source>Customer may need help</source>
        <translation>Kundschaft braucht vielleicht Hilfe</translation>
    </message>
    <message>
        <source>%1 is busy with another payment.</source>
        <translation>%1 ist mit einer anderen Zahlung belegt.</translation>
    </message>
    <message>
        <source>%1 is offline. Check its power and network.</source>
        <translation>%1 ist nicht verbunden. Strom und Netzwerk prüfen.</translation>
    </message>
    <message>
        <source>Check that %1 is on and shows its start screen.</source>
        <translation>Prüfen, ob %1 eingeschaltet ist und den Startbildschirm zeigt.</translation>
    </message>
    <message>
        <source>Reader did not answer</source>
        <translation>Kartenleser antwortet nicht</translation>
    </message>
    <message>
        <source>Card NOT charged yet</source>
        <translation>Karte noch NICHT belastet</translation>
    </message>
    <message>
        <source>Checking with PlutoPay</source>
        <translation>Rückfrage bei PlutoPay läuft</translation>
    </message>
    <message>
        <source>Do not charge again</source>
        <translation>Nicht noch einmal kassieren</translation>
    </message>
    <message>
        <source>This till was interrupted. We are asking what happened to the payment.</source>
        <translation>Diese Kasse wurde unterbrochen. Wir fragen nach, was mit der Zahlung geschah.</translation>
    </message>
    <message>
        <source>The answer was lost on the way. We are asking what happened.</source>
        <translation>Die Antwort ging unterwegs verloren. Wir fragen nach.</translation>
    </message>
    <message>
        <source>We asked for %1. PlutoPay says %2 was charged.</source>
        <translation>Verlangt waren %1. PlutoPay meldet %2 als abgebucht.</translation>
    </message>
    <message>
        <source>PlutoPay says something else than we asked for.</source>
        <translation>PlutoPay meldet etwas anderes als verlangt.</translation>
    </message>
    <message>
        <source>The amounts do not agree</source>
        <translation>Die Beträge stimmen nicht überein</translation>
    </message>
    <message>
        <source>Do not charge again. A person decides.</source>
        <translation>Nicht noch einmal kassieren. Ein Mensch entscheidet.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Starting payment…</source>
        <translation>Zahlung wird begonnen…</translation>
    </message>
    <message>
        <source>Sending to %1</source>
        <translation>Wird an %1 gesendet</translation>
    </message>
    <message>
        <source>Card read – processing</source>
        <translation>Karte gelesen – wird verarbeitet</translation>
    </message>
    <message>
        <source>Leave the card where it is.</source>
        <translation>Karte stecken lassen.</translation>
    </message>
    <message>
        <source>The bank is slow</source>
        <translation>Die Bank braucht länger</translation>
    </message>
    <message>
        <source>Customer is entering PIN</source>
        <translation>PIN wird eingegeben</translation>
    </message>
    <message>
        <source>Please remove card</source>
        <translation>Bitte Karte entnehmen</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Genehmigt</translation>
    </message>
    <message>
        <source>Held, not taken yet</source>
        <translation>Vorgemerkt, noch nicht abgebucht</translation>
    </message>
    <message>
        <source>Declined – ask for another card</source>
        <translation>Abgelehnt – andere Karte verlangen</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
    <message>
        <source>We wait until PlutoPay confirms it.</source>
        <translation>Wir warten auf die Bestätigung von PlutoPay.</translation>
    </message>
    <message>
        <source>Cancelled – nothing charged</source>
        <translation>Abgebrochen – nichts abgebucht</translation>
    </message>
    <message>
        <source>Customer already paid</source>
        <translation>Schon bezahlt</translation>
    </message>
    <message>
        <source>The card was approved before the cancel arrived</source>
        <translation>Die Karte wurde vor dem Abbruch genehmigt</translation>
    </message>
    <message>
        <source>Not started – nothing charged</source>
        <translation>Nicht begonnen – nichts abgebucht</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Other tender</source>
        <translation>Andere Zahlungsart</translation>
    </message>
    <message>
        <source>Other reader</source>
        <translation>Anderer Kartenleser</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>QR</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>No receipt</source>
        <translation>Kein Beleg</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Refund now</source>
        <translation>Jetzt erstatten</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>Was ist das?</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>Weiter warten</translation>
    </message>
    <message>
        <source>Put aside, serve next</source>
        <translation>Zurückstellen, weiter</translation>
    </message>
    <message>
        <source>Keep sale paid</source>
        <translation>Bezahlt lassen</translation>
    </message>
    <message>
        <source>Take the money</source>
        <translation>Betrag abbuchen</translation>
    </message>
    <message>
        <source>Back to sale</source>
        <translation>Zurück zum Verkauf</translation>
    </message>
    <message>
        <source>Waiting at the reader</source>
        <translation>Warten am Kartenleser</translation>
    </message>
    <message>
        <source>Tap the card</source>
        <translation>Karte vorhalten</translation>
    </message>
    <message>
        <source>Insert the card</source>
        <translation>Karte einstecken</translation>
    </message>
    <message>
        <source>Tap or insert</source>
        <translation>Vorhalten oder einstecken</translation>
    </message>
    <message>
        <source>Swipe the card</source>
        <translation>Karte durchziehen</translation>
    </message>
    <message>
        <source>Tap or swipe</source>
        <translation>Vorhalten oder durchziehen</translation>
    </message>
    <message>
        <source>Insert or swipe</source>
        <translation>Einstecken oder durchziehen</translation>
    </message>
    <message>
        <source>Tap, insert or swipe</source>
        <translation>Vorhalten, einstecken oder durchziehen</translation>
    </message>
</context>
<context>
    <name>PaymentState</name>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Rückfrage</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Genehmigt</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Vorgemerkt</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Nicht möglich</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>Partly refunded</source>
        <translation>Teils erstattet</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Angefochten</translation>
    </message>
    <message>
        <source>Amounts differ</source>
        <translation>Betrag weicht ab</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Unbekannt</translation>
    </message>
</context>
<context>
    <name>ReaderState</name>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>belegt</translation>
    </message>
    <message>
        <source>pairing</source>
        <translation>wird gekoppelt</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>cannot take cards</source>
        <translation>nimmt keine Karten</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>No reader</source>
        <translation>Kein Kartenleser</translation>
    </message>
    <message>
        <source>Reader not known yet</source>
        <translation>Kartenleser noch unbekannt</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>This sale has a payment already. Nothing new was charged. Look at it under Payments.</source>
        <translation>Dieser Verkauf hat schon eine Zahlung. Nichts Neues wurde belastet. Sehen Sie unter Zahlungen nach.</translation>
    </message>
    <message>
        <source>It is not known yet whether the customer paid, so this payment stays here. Do not charge again; wait for the answer.</source>
        <translation>Es ist noch nicht bekannt, ob der Kunde bezahlt hat; darum bleibt diese Zahlung hier. Nicht noch einmal kassieren; warten Sie auf die Antwort.</translation>
    </message>
    <message>
        <source>This till does not know that payment. Nothing was sent or charged. Look under Payments.</source>
        <translation>Diese Kasse kennt die Zahlung nicht. Nichts wurde gesendet oder belastet. Sehen Sie unter Zahlungen nach.</translation>
    </message>
    <message>
        <source>That is not possible now. Nothing was changed or charged. Look at what the screen says.</source>
        <translation>Das ist jetzt nicht möglich. Nichts wurde geändert oder belastet. Sehen Sie, was der Bildschirm sagt.</translation>
    </message>
    <message>
        <source>The key could not be stored or removed; nothing was charged. Check the disk, then try again.</source>
        <translation>Der Schlüssel konnte nicht gespeichert oder entfernt werden; nichts wurde belastet. Prüfen Sie den Datenträger und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The settings could not be saved; nothing was charged. Check the disk, then save again.</source>
        <translation>Die Einstellungen konnten nicht gespeichert werden; nichts wurde belastet. Prüfen Sie den Datenträger und speichern Sie erneut.</translation>
    </message>
    <message>
        <source>The file %1 could not be written. No payment changed. Choose another name or folder.</source>
        <translation>Die Datei %1 konnte nicht geschrieben werden. Keine Zahlung hat sich geändert. Wählen Sie einen anderen Namen oder Ordner.</translation>
    </message>
    <message>
        <source>There is no receipt: nothing was charged, or it is not known yet. Look at the payment.</source>
        <translation>Es gibt keinen Beleg: nichts wurde belastet, oder es ist noch nicht bekannt. Sehen Sie die Zahlung an.</translation>
    </message>
    <message>
        <source>PlutoPay sends no receipts for payments taken on a reader. The payment stays as it is. Save the receipt, or show the code.</source>
        <translation>PlutoPay verschickt keine Belege für Zahlungen an einem Leser. Die Zahlung bleibt, wie sie ist. Speichern Sie den Beleg oder zeigen Sie den Code.</translation>
    </message>
    <message>
        <source>The test card could not be presented. Test mode moves no money. Try again while the reader asks for a card.</source>
        <translation>Die Testkarte konnte nicht vorgelegt werden. Der Testmodus bewegt kein Geld. Versuchen Sie es, während der Leser nach einer Karte fragt.</translation>
    </message>
    <message>
        <source>There is no PlutoPay key yet. Nothing can be charged. Add one in Settings.</source>
        <translation>Es gibt noch keinen PlutoPay-Schlüssel. Nichts kann abgebucht werden. Bitte in den Einstellungen eintragen.</translation>
    </message>
    <message>
        <source>PlutoPay refused the key. Nobody was charged. Check the key in Settings.</source>
        <translation>PlutoPay lehnt den Schlüssel ab. Niemand wurde belastet. Schlüssel in den Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>The key belongs to the other mode. Nobody was charged. Change key or mode in Settings.</source>
        <translation>Der Schlüssel gehört zum anderen Modus. Niemand wurde belastet. Schlüssel oder Modus in den Einstellungen ändern.</translation>
    </message>
    <message>
        <source>PlutoPay cannot be reached, so nothing new can be charged. A payment already started is being checked. Check the internet connection.</source>
        <translation>PlutoPay ist nicht erreichbar, es kann nichts Neues abgebucht werden. Eine begonnene Zahlung wird geprüft. Bitte die Internetverbindung prüfen.</translation>
    </message>
    <message>
        <source>The connection to PlutoPay is not trusted, so nothing was sent or charged. Check the network, or add the shop's certificate in Settings.</source>
        <translation>Der Verbindung zu PlutoPay wird nicht vertraut; nichts wurde gesendet oder abgebucht. Netzwerk prüfen oder das Zertifikat des Ladens in den Einstellungen eintragen.</translation>
    </message>
    <message>
        <source>This till's clock is wrong. Customers are still charged once, but times on receipts are wrong. Set the clock.</source>
        <translation>Die Uhr dieser Kasse geht falsch. Kunden zahlen weiterhin nur einmal, aber die Zeiten auf Belegen stimmen nicht. Bitte die Uhr stellen.</translation>
    </message>
    <message>
        <source>The journal cannot be written safely, so nothing new is charged. Nothing recorded is lost. Restart the till; if it stays, call support.</source>
        <translation>Das Journal kann nicht sicher geschrieben werden, es wird nichts Neues abgebucht. Nichts Erfasstes ist verloren. Bitte die Kasse neu starten; bleibt es so, den Support anrufen.</translation>
    </message>
    <message>
        <source>The journal was written by a newer version. Nothing was changed or charged. Update this till.</source>
        <translation>Das Journal stammt von einer neueren Version. Nichts wurde geändert oder abgebucht. Bitte diese Kasse aktualisieren.</translation>
    </message>
    <message>
        <source>Another till program is using this journal. Nothing was charged from here. Close the other one.</source>
        <translation>Ein anderes Kassenprogramm benutzt dieses Journal. Von hier wurde nichts abgebucht. Das andere schließen.</translation>
    </message>
    <message>
        <source>The disk is full, so nothing new is charged. Nothing recorded is lost. Free some space, then restart the till.</source>
        <translation>Der Datenträger ist voll, es wird nichts Neues abgebucht. Nichts Erfasstes ist verloren. Bitte Platz schaffen und die Kasse neu starten.</translation>
    </message>
    <message>
        <source>The disk cannot be written, so nothing new is charged. Nothing recorded is lost. Restart the machine or call support.</source>
        <translation>Der Datenträger ist nicht beschreibbar, es wird nichts Neues abgebucht. Nichts Erfasstes ist verloren. Bitte den Rechner neu starten oder den Support anrufen.</translation>
    </message>
    <message>
        <source>The settings file could not be read, so the usual settings are used; the file was left as it is. Nobody was charged by this. Check the settings and save them.</source>
        <translation>Die Einstellungen konnten nicht gelesen werden, es gelten die üblichen; die Datei blieb, wie sie ist. Niemandem wurde dadurch etwas abgebucht. Bitte die Einstellungen prüfen und speichern.</translation>
    </message>
    <message>
        <source>There is no card reader, so nothing can be charged. Choose or add one on the Readers page.</source>
        <translation>Es gibt keinen Kartenleser, es kann nichts abgebucht werden. Bitte auf der Seite Kartenleser einen wählen oder hinzufügen.</translation>
    </message>
    <message>
        <source>The card reader is offline; nothing is charged until it answers. Check its power and network, or choose another one.</source>
        <translation>Der Kartenleser ist nicht verbunden; bis er antwortet, wird nichts abgebucht. Bitte Strom und Netz prüfen oder einen anderen wählen.</translation>
    </message>
    <message>
        <source>PlutoPay asks this till to slow down. Nothing is charged twice; payments go on a little later. Please wait.</source>
        <translation>PlutoPay bittet diese Kasse, langsamer zu werden. Nichts wird doppelt abgebucht; Zahlungen gehen etwas später weiter. Bitte warten.</translation>
    </message>
    <message>
        <source>Not possible now</source>
        <translation>Jetzt nicht möglich</translation>
    </message>
    <message>
        <source>No PlutoPay key yet</source>
        <translation>Noch kein PlutoPay-Schlüssel</translation>
    </message>
    <message>
        <source>Key was refused</source>
        <translation>Schlüssel abgelehnt</translation>
    </message>
    <message>
        <source>Key is for the other mode</source>
        <translation>Schlüssel für anderen Modus</translation>
    </message>
    <message>
        <source>PlutoPay cannot be reached</source>
        <translation>PlutoPay nicht erreichbar</translation>
    </message>
    <message>
        <source>Connection is not trusted</source>
        <translation>Verbindung nicht vertrauenswürdig</translation>
    </message>
    <message>
        <source>The till's clock is wrong</source>
        <translation>Die Uhr geht falsch</translation>
    </message>
    <message>
        <source>Journal is not safe</source>
        <translation>Journal nicht sicher</translation>
    </message>
    <message>
        <source>Journal is damaged</source>
        <translation>Journal beschädigt</translation>
    </message>
    <message>
        <source>Journal is from a newer version</source>
        <translation>Journal von neuerer Version</translation>
    </message>
    <message>
        <source>Journal is in use elsewhere</source>
        <translation>Journal anderswo in Benutzung</translation>
    </message>
    <message>
        <source>Disk is full</source>
        <translation>Datenträger voll</translation>
    </message>
    <message>
        <source>Disk cannot be written</source>
        <translation>Datenträger schreibgeschützt</translation>
    </message>
    <message>
        <source>Settings could not be read</source>
        <translation>Einstellungen nicht lesbar</translation>
    </message>
    <message>
        <source>No reader chosen</source>
        <translation>Kein Kartenleser gewählt</translation>
    </message>
    <message>
        <source>Reader is offline</source>
        <translation>Kartenleser nicht verbunden</translation>
    </message>
    <message>
        <source>PlutoPay asks to wait</source>
        <translation>PlutoPay bittet zu warten</translation>
    </message>
    <message>
        <source>Enter an amount</source>
        <translation>Betrag eingeben</translation>
    </message>
    <message>
        <source>Minimum %1</source>
        <translation>Mindestens %1</translation>
    </message>
    <message>
        <source>At most %1</source>
        <translation>Höchstens %1</translation>
    </message>
    <message>
        <source>The smallest card amount is %1. Nothing was charged.</source>
        <translation>Der kleinste Kartenbetrag ist %1. Nichts wurde abgebucht.</translation>
    </message>
    <message>
        <source>The largest amount is %1. Nothing was charged.</source>
        <translation>Der größte Betrag ist %1. Nichts wurde abgebucht.</translation>
    </message>
    <message>
        <source>No card reader is chosen. Nothing was charged. Choose one under Readers.</source>
        <translation>Kein Kartenleser gewählt. Nichts wurde abgebucht. Bitte unter Kartenleser wählen.</translation>
    </message>
    <message>
        <source>This reader is still busy with a payment of this till. Nothing new was charged.</source>
        <translation>Dieser Kartenleser ist noch mit einer Zahlung dieser Kasse belegt. Nichts Neues wurde abgebucht.</translation>
    </message>
    <message>
        <source>A payment is running. Nothing new was charged.</source>
        <translation>Eine Zahlung läuft. Nichts Neues wurde abgebucht.</translation>
    </message>
    <message>
        <source>At most %1 can still be refunded. Nothing was refunded.</source>
        <translation>Höchstens %1 können noch erstattet werden. Nichts wurde erstattet.</translation>
    </message>
    <message>
        <source>A refund of this payment is still running. Nothing new was refunded.</source>
        <translation>Eine Erstattung dieser Zahlung läuft noch. Nichts Neues wurde erstattet.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Gespeichert %1</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Exportiert nach %1</translation>
    </message>
    <message>
        <source>The sandbox of test mode could not start, so nothing can be charged. Restart the till, or add a test key in Settings.</source>
        <translation>Die Testumgebung konnte nicht starten, es kann nichts abgebucht werden. Bitte die Kasse neu starten oder in den Einstellungen einen Test-Schlüssel eintragen.</translation>
    </message>
    <message>
        <source>Sandbox is not running</source>
        <translation>Testumgebung läuft nicht</translation>
    </message>
    <message>
        <source>The till's data folder cannot be made, so nothing can be charged or kept. Nobody was charged. Check the folder and its rights, then restart the till.</source>
        <translation>Der Datenordner der Kasse kann nicht angelegt werden; es kann nichts abgebucht oder aufbewahrt werden. Niemand wurde belastet. Bitte den Ordner und seine Rechte prüfen und die Kasse neu starten.</translation>
    </message>
    <message>
        <source>No data folder</source>
        <translation>Kein Datenordner</translation>
    </message>
    <message>
        <source>The journal failed while this was written. Nothing was sent, but it may be carried out at the next start. Do not ask for it again; restart the till and look at the payment.</source>
        <translation>Das Journal ist beim Schreiben ausgefallen. Es wurde nichts gesendet, aber es kann beim nächsten Start ausgeführt werden. Nicht noch einmal verlangen; Kasse neu starten und die Zahlung ansehen.</translation>
    </message>
    <message>
        <source>The journal is damaged, so nothing new is charged. The file was left as it is. Look at what is damaged: it can be rebuilt here.</source>
        <translation>Das Journal ist beschädigt, darum wird nichts Neues belastet. Die Datei blieb, wie sie ist. Ansehen, was beschädigt ist: Es lässt sich hier wiederherstellen.</translation>
    </message>
    <message>
        <source>The export was stopped: no file was written, and no payment changed.</source>
        <translation>Der Export wurde angehalten: Es wurde keine Datei geschrieben, keine Zahlung hat sich geändert.</translation>
    </message>
</context>
<context>
    <name>pos::ui::CopyableId</name>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>pos::ui::Keypad</name>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>The amount cannot be longer.</source>
        <translation>Der Betrag kann nicht länger werden.</translation>
    </message>
    <message>
        <source>What was pasted is not an amount.</source>
        <translation>Das Eingefügte ist kein Betrag.</translation>
    </message>
</context>
<context>
    <name>pos::ui::LastPayment</name>
    <message>
        <source>Last payment</source>
        <translation>Letzte Zahlung</translation>
    </message>
</context>
<context>
    <name>pos::ui::MainWindow</name>
    <message>
        <source>Open Settings</source>
        <translation>Zu den Einstellungen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>0–9 type an amount, Enter or F8 charges it.
Esc goes back. F2 searches payments.
C clears, Backspace takes one digit away, Ctrl+V pastes an amount.
Tab moves between buttons, Space presses one.</source>
        <translation>0–9 geben einen Betrag ein, Eingabe oder F8 kassiert ihn.
Esc geht zurück. F2 sucht Zahlungen.
C löscht, Rücktaste nimmt eine Ziffer weg, Strg+V fügt einen Betrag ein.
Tab wechselt den Knopf, Leertaste drückt ihn.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
</context>
<context>
    <name>pos::ui::NavButton</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation><numerusform>%n offen</numerusform><numerusform>%n offen</numerusform></translation>
    </message>
</context>
<context>
    <name>pos::ui::PaperView</name>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
</context>
<context>
    <name>pos::ui::PaymentPage</name>
    <message>
        <source>Support code</source>
        <translation>Support-Code</translation>
    </message>
    <message>
        <source>Cancel this payment?</source>
        <translation>Diese Zahlung abbrechen?</translation>
    </message>
    <message>
        <source>If the card was already accepted, the payment stands and this till will say so.</source>
        <translation>Wurde die Karte schon angenommen, bleibt die Zahlung bestehen und diese Kasse sagt es.</translation>
    </message>
    <message>
        <source>Cancel payment</source>
        <translation>Zahlung abbrechen</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>Weiter warten</translation>
    </message>
    <message>
        <source>Give up the held amount?</source>
        <translation>Vorgemerkten Betrag freigeben?</translation>
    </message>
    <message>
        <source>The customer is not charged. The hold is released.</source>
        <translation>Die Karte wird nicht belastet. Die Vormerkung wird aufgehoben.</translation>
    </message>
    <message>
        <source>Release the hold</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Refund %1?</source>
        <translation>%1 erstatten?</translation>
    </message>
    <message>
        <source>The whole amount goes back to the same card, usually within 5 to 10 days.</source>
        <translation>Der ganze Betrag geht auf dieselbe Karte zurück, meist innerhalb von 5 bis 10 Tagen.</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <translation>%1 erstatten</translation>
    </message>
    <message>
        <source>Keep sale paid</source>
        <translation>Bezahlt lassen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>No other reader is ready</source>
        <translation>Kein anderer Kartenleser ist bereit</translation>
    </message>
    <message>
        <source>Which reader?</source>
        <translation>Welcher Kartenleser?</translation>
    </message>
    <message>
        <source>Switch one on, then try again.</source>
        <translation>Einen einschalten und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The same payment goes to it. Nothing is charged twice.</source>
        <translation>Dieselbe Zahlung geht dorthin. Nichts wird doppelt abgebucht.</translation>
    </message>
    <message>
        <source>Why we are checking</source>
        <translation>Warum wir nachfragen</translation>
    </message>
    <message>
        <source>An answer from PlutoPay did not arrive, so this till does not know yet whether the card was charged. It keeps asking until it knows. Charging again could take the money twice. You can put the payment aside and serve the next customer; it stays in Tasks until it is settled.</source>
        <translation>Eine Antwort von PlutoPay kam nicht an; diese Kasse weiß noch nicht, ob die Karte belastet wurde. Sie fragt weiter, bis sie es weiß. Noch einmal zu kassieren könnte doppelt abbuchen. Die Zahlung kann zurückgestellt und weiter bedient werden; sie bleibt bei den Aufgaben, bis sie geklärt ist.</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
</context>
<context>
    <name>pos::ui::QrView</name>
    <message>
        <source>QR code of the receipt</source>
        <translation>QR-Code des Belegs</translation>
    </message>
</context>
<context>
    <name>pos::ui::ReceiptPage</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next sale</source>
        <translation>Nächster Verkauf</translation>
    </message>
    <message>
        <source>File format</source>
        <translation>Dateiformat</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>name@example.com</source>
        <translation>name@beispiel.de</translation>
    </message>
    <message>
        <source>Send e-mail</source>
        <translation>E-Mail senden</translation>
    </message>
    <message>
        <source>PlutoPay gave no receipt page for this payment.</source>
        <translation>PlutoPay hat für diese Zahlung keine Belegseite.</translation>
    </message>
    <message>
        <source>The customer can scan this to keep the receipt.</source>
        <translation>Zum Mitnehmen: diesen Code mit dem Telefon scannen.</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Gespeichert unter %1</translation>
    </message>
    <message>
        <source>Type a file name.</source>
        <translation>Bitte einen Dateinamen eingeben.</translation>
    </message>
    <message>
        <source>This does not look like an e-mail address.</source>
        <translation>Das sieht nicht nach einer E-Mail-Adresse aus.</translation>
    </message>
</context>
<context>
    <name>pos::ui::SalePage</name>
    <message>
        <source>A barcode was scanned. It is not an amount.</source>
        <translation>Ein Strichcode wurde gescannt. Das ist kein Betrag.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What is it for? (optional)</source>
        <translation>Wofür? (freiwillig)</translation>
    </message>
    <message>
        <source>Quick amounts</source>
        <translation>Schnellbeträge</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>Kassieren</translation>
    </message>
    <message>
        <source>Not paid yet. Charge it again, or type a new amount.</source>
        <translation>Noch nicht bezahlt. Noch einmal kassieren oder neuen Betrag eingeben.</translation>
    </message>
</context>
<context>
    <name>pos::ui::TestBand</name>
    <message>
        <source>Test mode – no real money moves</source>
        <translation>Testmodus – es fließt kein echtes Geld</translation>
    </message>
</context>
<context>
    <name>pos::ui::TopBar</name>
    <message>
        <source>TEST</source>
        <translation>TEST</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>ECHT</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Kein Netz</translation>
    </message>
</context>
</TS>

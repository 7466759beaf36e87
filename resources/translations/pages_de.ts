<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>pos::ui::CalibrationView</name>
    <message>
        <source>Hold a bank card against the outline and make both the same size.</source>
        <translation>Eine Bankkarte an den Umriss halten und beide gleich groß machen.</translation>
    </message>
    <message>
        <source>Narrower</source>
        <translation>Schmaler</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>Breiter</translation>
    </message>
</context>
<context>
    <name>pos::ui::CopyRow</name>
    <message>
        <source>Copies the whole id</source>
        <translation>Kopiert die ganze Kennung</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>pos::ui::FaceView</name>
    <message>
        <source>Virtual reader</source>
        <translation>Virtueller Leser</translation>
    </message>
    <message>
        <source>Looking for the reader…</source>
        <translation>Kartenleser wird gesucht…</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Tap, insert or swipe</source>
        <translation>Karte zeigen oder stecken</translation>
    </message>
    <message>
        <source>Enter PIN</source>
        <translation>PIN eingeben</translation>
    </message>
    <message>
        <source>Processing, leave card in</source>
        <translation>Karte stecken lassen</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>Wird verarbeitet</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Genehmigt</translation>
    </message>
    <message>
        <source>Card not accepted</source>
        <translation>Karte nicht angenommen</translation>
    </message>
    <message>
        <source>Please remove card</source>
        <translation>Bitte Karte entnehmen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>The sandbox does not answer</source>
        <translation>Testumgebung schweigt</translation>
    </message>
</context>
<context>
    <name>pos::ui::KeySection</name>
    <message>
        <source>New secret key</source>
        <translation>Neuer geheimer Schlüssel</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Store key</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>sk_test_… or sk_live_…</source>
        <translation>sk_test_… oder sk_live_…</translation>
    </message>
    <message>
        <source>From the PlutoPay dashboard, under Developers. It is never shown again.</source>
        <translation>Aus dem PlutoPay-Dashboard, unter Entwickler. Er wird nie wieder angezeigt.</translation>
    </message>
    <message>
        <source>Forget the key? No card payment is possible until another one is stored.</source>
        <translation>Schlüssel vergessen? Ohne neuen Schlüssel sind keine Kartenzahlungen möglich.</translation>
    </message>
    <message>
        <source>Forget the key</source>
        <translation>Schlüssel vergessen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>No key stored</source>
        <translation>Kein Schlüssel gespeichert</translation>
    </message>
    <message>
        <source>Asking PlutoPay…</source>
        <translation>PlutoPay wird gefragt…</translation>
    </message>
    <message>
        <source>The key works</source>
        <translation>Der Schlüssel gilt</translation>
    </message>
    <message>
        <source>Works: %1</source>
        <translation>Gilt: %1</translation>
    </message>
    <message>
        <source>PlutoPay refused this key</source>
        <translation>Schlüssel abgelehnt</translation>
    </message>
    <message>
        <source>A key of the other mode</source>
        <translation>Für den anderen Modus</translation>
    </message>
    <message>
        <source>PlutoPay not reached</source>
        <translation>PlutoPay nicht erreicht</translation>
    </message>
    <message>
        <source>This is not a key</source>
        <translation>Das ist kein Schlüssel</translation>
    </message>
</context>
<context>
    <name>pos::ui::MoneyMove</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Customer asked</source>
        <translation>Kundenwunsch</translation>
    </message>
    <message>
        <source>Charged twice</source>
        <translation>Doppelt gebucht</translation>
    </message>
    <message>
        <source>Fraud</source>
        <translation>Betrug</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstatten</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>Abbuchen</translation>
    </message>
    <message>
        <source>This currency is not known here</source>
        <translation>Währung unbekannt</translation>
    </message>
    <message>
        <source>Type an amount</source>
        <translation>Betrag eingeben</translation>
    </message>
    <message>
        <source>At most %1</source>
        <translation>Höchstens %1</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>Bis zu %1</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Refund %1 to %2</source>
        <translation>%1 erstatten auf %2</translation>
    </message>
    <message>
        <source>Capture %1</source>
        <translation>%1 abbuchen</translation>
    </message>
    <message>
        <source>Refund requested…</source>
        <translation>Erstattung angefordert…</translation>
    </message>
    <message>
        <source>Capturing…</source>
        <translation>Wird abgebucht…</translation>
    </message>
    <message>
        <source>%1 refunded. It is usually 5-10 days until it stands on the statement.</source>
        <translation>%1 erstattet. Auf dem Kontoauszug steht es meist in 5–10 Tagen.</translation>
    </message>
    <message>
        <source>Refund refused, nothing was sent back. %1</source>
        <translation>Erstattung abgelehnt, nichts ging zurück. %1</translation>
    </message>
    <message>
        <source>Checking with PlutoPay - do not refund again.</source>
        <translation>Rückfrage bei PlutoPay läuft: nicht noch einmal erstatten.</translation>
    </message>
    <message>
        <source>The answer is not clear. Decide under Tasks.</source>
        <translation>Die Antwort ist unklar. Bitte unter Aufgaben entscheiden.</translation>
    </message>
    <message>
        <source>%1 captured.</source>
        <translation>%1 abgebucht.</translation>
    </message>
</context>
<context>
    <name>OtherPages</name>
    <message>
        <source>Payments</source>
        <translation>Zahlungen</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Kartenleser</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>pos::ui::PaymentDetailPage</name>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>Erstattungen</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstatten</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>Abbuchen</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Cancel payment</source>
        <translation>Zahlung abbrechen</translation>
    </message>
    <message>
        <source>Capture %1</source>
        <translation>%1 abbuchen</translation>
    </message>
    <message>
        <source>Give up the hold of %1? The customer is not charged.</source>
        <translation>Vormerkung von %1 aufheben? Die Karte wird nicht belastet.</translation>
    </message>
    <message>
        <source>Void %1</source>
        <translation>%1 freigeben</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Cancel the payment of %1?</source>
        <translation>Die Zahlung von %1 abbrechen?</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>Weiter warten</translation>
    </message>
</context>
<context>
    <name>PaymentWords</name>
    <message>
        <source>In progress</source>
        <translation>Läuft</translation>
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
        <source>Not started</source>
        <translation>Nicht begonnen</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>Part refunded</source>
        <translation>Teils erstattet</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Angefochten</translation>
    </message>
    <message>
        <source>Does not match</source>
        <translation>Weicht ab</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Refund requested</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>Refund refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Needs a decision</source>
        <translation>Entscheidung nötig</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Pairing</source>
        <translation>Wird gekoppelt</translation>
    </message>
    <message>
        <source>Cannot take payments</source>
        <translation>Kann nicht kassieren</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
</context>
<context>
    <name>pos::ui::PaymentsModel</name>
    <message>
        <source>Not made on this till</source>
        <translation>Nicht an dieser Kasse</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Kartenleser</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
</context>
<context>
    <name>pos::ui::PaymentsPage</name>
    <message>
        <source>Payments</source>
        <translation>Zahlungen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>CSV speichern</translation>
    </message>
    <message>
        <source>Search payments</source>
        <translation>Zahlungen suchen</translation>
    </message>
    <message>
        <source>Amount, last four, note or id</source>
        <translation>Betrag, Karte, Notiz</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Genehmigt</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Rückfrage</translation>
    </message>
    <message>
        <source>PlutoPay's list could not be read: %1. You see what this till knows.</source>
        <translation>Die Liste von PlutoPay konnte nicht gelesen werden: %1. Hier steht, was diese Kasse weiß.</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>reading PlutoPay's list…</source>
        <translation>Liste von PlutoPay wird gelesen…</translation>
    </message>
    <message>
        <source>Reading the payments…</source>
        <translation>Zahlungen werden gelesen…</translation>
    </message>
    <message>
        <source>No payments yet</source>
        <translation>Noch keine Zahlungen</translation>
    </message>
    <message>
        <source>Take the first one on the Sale page.</source>
        <translation>Die erste auf der Seite Verkauf kassieren.</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Clear the search or a filter to see all %1 payments.</source>
        <translation>Suche oder Filter löschen, um alle %1 Zahlungen zu sehen.</translation>
    </message>
    <message>
        <source>Only payments made on this till can be saved.</source>
        <translation>Nur Zahlungen dieser Kasse können gespeichert werden.</translation>
    </message>
    <message>
        <source>Stop the export · %1 %</source>
        <translation>Export anhalten · %1 %</translation>
    </message>
</context>
<context>
    <name>pos::ui::ReaderDock</name>
    <message>
        <source>Reader</source>
        <translation>Kartenleser</translation>
    </message>
    <message>
        <source>Virtual reader</source>
        <translation>Virtueller Leser</translation>
    </message>
    <message>
        <source>Tap</source>
        <translation>Vorhalten</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Einstecken</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>Durchziehen</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Entnehmen</translation>
    </message>
    <message>
        <source>Right PIN</source>
        <translation>PIN richtig</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>PIN falsch</translation>
    </message>
    <message>
        <source>Walk away</source>
        <translation>Weggehen</translation>
    </message>
    <message>
        <source>Red key</source>
        <translation>Rote Taste</translation>
    </message>
    <message>
        <source>Card in the hand</source>
        <translation>Karte in der Hand</translation>
    </message>
    <message>
        <source>With PIN</source>
        <translation>Mit PIN</translation>
    </message>
    <message>
        <source>Slow bank</source>
        <translation>Bank langsam</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>No funds</source>
        <translation>Kein Geld</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Stolen</source>
        <translation>Gestohlen</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Bank error</source>
        <translation>Bankfehler</translation>
    </message>
    <message>
        <source>Refund fails</source>
        <translation>Erst. scheitert</translation>
    </message>
    <message>
        <source>Trouble for the next payment</source>
        <translation>Störung der nächsten Zahlung</translation>
    </message>
    <message>
        <source>Request lost</source>
        <translation>Anfrage weg</translation>
    </message>
    <message>
        <source>Answer lost</source>
        <translation>Antwort weg</translation>
    </message>
    <message>
        <source>Error 500</source>
        <translation>Fehler 500</translation>
    </message>
    <message>
        <source>HTML page</source>
        <translation>HTML-Seite</translation>
    </message>
    <message>
        <source>Error 429</source>
        <translation>Fehler 429</translation>
    </message>
    <message>
        <source>10 s late</source>
        <translation>10 s später</translation>
    </message>
    <message>
        <source>Reader busy</source>
        <translation>Leser belegt</translation>
    </message>
    <message>
        <source>False time-out</source>
        <translation>Falsche Frist</translation>
    </message>
    <message>
        <source>Told 30 s late</source>
        <translation>30 s verzögert</translation>
    </message>
    <message>
        <source>Never told</source>
        <translation>Nie gemeldet</translation>
    </message>
    <message>
        <source>No more trouble</source>
        <translation>Keine Störung mehr</translation>
    </message>
    <message>
        <source>Pull the network plug</source>
        <translation>Netzkabel ziehen</translation>
    </message>
    <message>
        <source>Plug the network in</source>
        <translation>Netzkabel einstecken</translation>
    </message>
</context>
<context>
    <name>pos::ui::ReadersPage</name>
    <message>
        <source>Check its power and network, then refresh.</source>
        <translation>Strom und Netzwerk prüfen, dann aktualisieren.</translation>
    </message>
    <message>
        <source>It was registered without a code. Register it again in the PlutoPay dashboard with the code on its screen.</source>
        <translation>Er wurde ohne Code angemeldet. Bitte im PlutoPay-Dashboard mit dem Code auf seinem Bildschirm neu anmelden.</translation>
    </message>
    <message>
        <source>Finish pairing on the reader's own screen.</source>
        <translation>Die Kopplung am Bildschirm des Kartenlesers abschließen.</translation>
    </message>
    <message>
        <source>Another till uses it now.</source>
        <translation>Eine andere Kasse benutzt ihn gerade.</translation>
    </message>
    <message>
        <source>Payment %1 is on it.</source>
        <translation>Zahlung %1 läuft darauf.</translation>
    </message>
    <message>
        <source>Battery %1 % - charge it</source>
        <translation>Akku %1 % – bitte laden</translation>
    </message>
    <message>
        <source>Battery %1 %</source>
        <translation>Akku %1 %</translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation>gesehen %1</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Kartenleser</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>This list may be old: %1</source>
        <translation>Diese Liste kann veraltet sein: %1</translation>
    </message>
    <message>
        <source>reading the list…</source>
        <translation>Liste wird gelesen…</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>Looking for readers…</source>
        <translation>Kartenleser werden gesucht…</translation>
    </message>
    <message>
        <source>No reader yet</source>
        <translation>Noch kein Kartenleser</translation>
    </message>
    <message>
        <source>Register one in the PlutoPay dashboard with the code on its screen, then refresh. In test mode, simulated readers appear by themselves.</source>
        <translation>Im PlutoPay-Dashboard einen mit dem Code auf seinem Bildschirm anmelden und aktualisieren. Im Testmodus erscheinen simulierte von selbst.</translation>
    </message>
    <message>
        <source>PlutoPay id</source>
        <translation>PlutoPay-Kennung</translation>
    </message>
    <message>
        <source>Reader id</source>
        <translation>Leser-Kennung</translation>
    </message>
    <message>
        <source>Test tap</source>
        <translation>Testkarte</translation>
    </message>
    <message>
        <source>Used here</source>
        <translation>Hier benutzt</translation>
    </message>
    <message>
        <source>Use here</source>
        <translation>Hier benutzen</translation>
    </message>
</context>
<context>
    <name>pos::ui::RecoveryPage</name>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>We were interrupted at %1</source>
        <translation>Unterbrochen um %1</translation>
    </message>
    <message>
        <source>Every payment is clear. You can go on.</source>
        <translation>Jede Zahlung ist geklärt. Es kann weitergehen.</translation>
    </message>
    <message>
        <source>We are asking PlutoPay what became of each payment. You can go on: what is still open stays under Tasks.</source>
        <translation>Wir fragen PlutoPay, was aus jeder Zahlung wurde. Es kann weitergehen: was offen ist, bleibt bei den Aufgaben.</translation>
    </message>
    <message>
        <source>Amount not known</source>
        <translation>Betrag unbekannt</translation>
    </message>
</context>
<context>
    <name>pos::ui::SettingsForm</name>
    <message>
        <source>PlutoPay</source>
        <translation>PlutoPay</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Echt</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Für Fachleute</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>Serveradresse</translation>
    </message>
    <message>
        <source>PlutoPay's own</source>
        <translation>Die von PlutoPay</translation>
    </message>
    <message>
        <source>Extra certificate file</source>
        <translation>Weitere Zertifikatsdatei</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Only for a shop whose network inspects encrypted traffic.</source>
        <translation>Nur für Läden, deren Netz verschlüsselten Verkehr prüft.</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Name of this till</source>
        <translation>Name dieser Kasse</translation>
    </message>
    <message>
        <source>Shop name</source>
        <translation>Name des Ladens</translation>
    </message>
    <message>
        <source>Address on the receipt</source>
        <translation>Adresse auf dem Beleg</translation>
    </message>
    <message>
        <source>Tax id on the receipt</source>
        <translation>Steuernummer auf dem Beleg</translation>
    </message>
    <message>
        <source>Receipt width</source>
        <translation>Belegbreite</translation>
    </message>
    <message>
        <source>80 mm, 48 letters</source>
        <translation>80 mm, 48 Zeichen</translation>
    </message>
    <message>
        <source>58 mm, 32 letters</source>
        <translation>58 mm, 32 Zeichen</translation>
    </message>
    <message>
        <source>Amounts</source>
        <translation>Beträge</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Keypad</source>
        <translation>Tastenfeld</translation>
    </message>
    <message>
        <source>Cents first</source>
        <translation>Cent zuerst</translation>
    </message>
    <message>
        <source>With decimal key</source>
        <translation>Mit Kommataste</translation>
    </message>
    <message>
        <source>Quick amounts</source>
        <translation>Schnellbeträge</translation>
    </message>
    <message>
        <source>Up to six, with spaces between them.</source>
        <translation>Bis zu sechs, mit Leerzeichen getrennt.</translation>
    </message>
    <message>
        <source>Waiting for a card</source>
        <translation>Warten auf die Karte</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Ask after</source>
        <translation>Nachfragen nach</translation>
    </message>
    <message>
        <source>Cancel after</source>
        <translation>Abbrechen nach</translation>
    </message>
    <message>
        <source>Back to the sale after</source>
        <translation>Zurück zum Verkauf nach</translation>
    </message>
    <message>
        <source>Screen and sound</source>
        <translation>Bildschirm und Ton</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Töne</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Size of the screen</source>
        <translation>Größe des Bildschirms</translation>
    </message>
</context>
<context>
    <name>pos::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Saved. It is used from the next start of the till.</source>
        <translation>Gespeichert. Gilt ab dem nächsten Start der Kasse.</translation>
    </message>
    <message>
        <source>Changes not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>See the red line</source>
        <translation>Siehe rote Zeile</translation>
    </message>
    <message>
        <source>Switch to live mode? From now on real cards are charged.</source>
        <translation>In den Echtmodus wechseln? Ab dann werden echte Karten belastet.</translation>
    </message>
    <message>
        <source>Take real money</source>
        <translation>Echtes Geld nehmen</translation>
    </message>
    <message>
        <source>Stay in test mode</source>
        <translation>Im Testmodus bleiben</translation>
    </message>
    <message>
        <source>Leave without saving the changes?</source>
        <translation>Ohne Speichern verlassen?</translation>
    </message>
    <message>
        <source>Drop the changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Hier bleiben</translation>
    </message>
</context>
<context>
    <name>SettingsRules</name>
    <message>
        <source>This is not an address. It looks like https://plutopayus.com/api.</source>
        <translation>Das ist keine Adresse. Sie sieht aus wie https://plutopayus.com/api.</translation>
    </message>
    <message>
        <source>The address must not hold a name or a password.</source>
        <translation>Die Adresse darf weder Namen noch Passwort enthalten.</translation>
    </message>
    <message>
        <source>The address must begin with https://. Plain http only works on this machine.</source>
        <translation>Die Adresse muss mit https:// beginnen. http geht nur auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Give this till a name, such as Till 1.</source>
        <translation>Bitte der Kasse einen Namen geben, etwa Kasse 1.</translation>
    </message>
    <message>
        <source>At most %1 letters fit on a receipt.</source>
        <translation>Auf einen Beleg passen höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>At most %1 quick amounts fit.</source>
        <translation>Es passen höchstens %1 Schnellbeträge.</translation>
    </message>
    <message>
        <source>A quick amount must be more than zero, written like 12.50.</source>
        <translation>Ein Schnellbetrag muss größer als null sein, etwa 12,50.</translation>
    </message>
    <message>
        <source>Between %1 and %2 seconds.</source>
        <translation>Zwischen %1 und %2 Sekunden.</translation>
    </message>
    <message>
        <source>Three letters of a currency, such as USD.</source>
        <translation>Drei Buchstaben einer Währung, etwa USD.</translation>
    </message>
    <message>
        <source>The till must ask before it cancels: make this the longer time.</source>
        <translation>Die Kasse muss fragen, bevor sie abbricht: diese Zeit muss länger sein.</translation>
    </message>
    <message>
        <source>Type or paste the secret key first.</source>
        <translation>Zuerst den geheimen Schlüssel eingeben oder einfügen.</translation>
    </message>
    <message>
        <source>This is a publishable key. The till needs the secret key, which begins with sk_.</source>
        <translation>Das ist ein öffentlicher Schlüssel. Die Kasse braucht den geheimen, der mit sk_ beginnt.</translation>
    </message>
    <message>
        <source>This is not a PlutoPay key. A secret key begins with sk_test_ or sk_live_ and has no spaces.</source>
        <translation>Das ist kein PlutoPay-Schlüssel. Ein geheimer beginnt mit sk_test_ oder sk_live_ und hat keine Leerzeichen.</translation>
    </message>
    <message>
        <source>This is a live key and the till is in test mode. Switch to live mode first.</source>
        <translation>Das ist ein Echt-Schlüssel und die Kasse ist im Testmodus. Zuerst in den Echtmodus wechseln.</translation>
    </message>
    <message>
        <source>This is a test key and the till is in live mode. Switch to test mode first.</source>
        <translation>Das ist ein Test-Schlüssel und die Kasse ist im Echtmodus. Zuerst in den Testmodus wechseln.</translation>
    </message>
</context>
<context>
    <name>pos::ui::Stepper</name>
    <message>
        <source>%1: less</source>
        <translation>%1: weniger</translation>
    </message>
    <message>
        <source>%1: more</source>
        <translation>%1: mehr</translation>
    </message>
</context>
<context>
    <name>TaskWords</name>
    <message>
        <source>Look at it in the PlutoPay dashboard, then keep it or send it back.</source>
        <translation>Sehen Sie im PlutoPay-Dashboard nach, dann behalten oder erstatten Sie es.</translation>
    </message>
    <message>
        <source>PlutoPay contradicts %1</source>
        <translation>PlutoPay widerspricht %1</translation>
    </message>
    <message>
        <source>the payment</source>
        <translation>die Zahlung</translation>
    </message>
    <message>
        <source>Keep it paid</source>
        <translation>Bezahlt lassen</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <translation>%1 erstatten</translation>
    </message>
    <message>
        <source>Send %1 back to the customer's card? This cannot be undone.</source>
        <translation>%1 auf die Karte der Kundschaft zurückgeben? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Show the payment</source>
        <translation>Zahlung ansehen</translation>
    </message>
    <message>
        <source>Was %1 refunded?</source>
        <translation>Wurden %1 erstattet?</translation>
    </message>
    <message>
        <source>The answer to this refund was lost, and asking again could refund twice. Look it up in the PlutoPay dashboard, then say what you saw.</source>
        <translation>Die Antwort auf diese Erstattung ging verloren; noch einmal zu fragen könnte doppelt erstatten. Bitte im PlutoPay-Dashboard nachsehen und hier sagen, was dort steht.</translation>
    </message>
    <message>
        <source>It was refunded</source>
        <translation>Ja, erstattet</translation>
    </message>
    <message>
        <source>It was not: refund again</source>
        <translation>Nein, noch einmal erstatten</translation>
    </message>
    <message>
        <source>Did you see in the dashboard that %1 was not refunded? A second refund would be your loss.</source>
        <translation>Steht im Dashboard, dass %1 nicht erstattet wurden? Eine zweite Erstattung ginge auf Kosten des Ladens.</translation>
    </message>
    <message>
        <source>Still checking %1</source>
        <translation>Rückfrage zu %1 läuft</translation>
    </message>
    <message>
        <source>We do not know yet whether the customer paid, and keep asking PlutoPay. Do not charge again. The answer appears here by itself.</source>
        <translation>Noch ist unklar, ob bezahlt wurde; wir fragen PlutoPay weiter. Nicht noch einmal kassieren. Die Antwort erscheint hier von selbst.</translation>
    </message>
    <message>
        <source>Customer already paid %1</source>
        <translation>Schon bezahlt: %1</translation>
    </message>
    <message>
        <source>The card was approved before the cancel reached the reader. Keep the sale, or send the money back.</source>
        <translation>Die Karte wurde genehmigt, bevor der Abbruch den Kartenleser erreichte. Verkauf behalten oder Geld zurückgeben.</translation>
    </message>
    <message>
        <source>Charged %1 instead of %2</source>
        <translation>%1 statt %2 abgebucht</translation>
    </message>
    <message>
        <source>PlutoPay says another amount than this till asked for. Compare with the customer, then keep it or send it back.</source>
        <translation>PlutoPay nennt einen anderen Betrag, als diese Kasse verlangt hat. Gemeinsam vergleichen, dann behalten oder zurückgeben.</translation>
    </message>
    <message>
        <source>%1 was paid after all</source>
        <translation>%1 doch noch bezahlt</translation>
    </message>
    <message>
        <source>This payment had been given up and was paid later. If the customer paid another way, send this one back.</source>
        <translation>Diese Zahlung war aufgegeben und wurde später bezahlt. Wurde anders bezahlt, diese zurückgeben.</translation>
    </message>
    <message>
        <source>A receipt is waiting for the printer</source>
        <translation>Ein Beleg wartet auf den Drucker</translation>
    </message>
    <message>
        <source>The payment is complete. Check paper and cable; printing goes on by itself.</source>
        <translation>Die Zahlung ist abgeschlossen. Papier und Kabel prüfen; der Druck geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Still checking</source>
        <translation>Rückfrage läuft</translation>
    </message>
    <message>
        <source>Do not charge again.</source>
        <translation>Nicht noch einmal kassieren.</translation>
    </message>
    <message>
        <source>Charged</source>
        <translation>Abgebucht</translation>
    </message>
    <message>
        <source>The sale is complete.</source>
        <translation>Der Verkauf ist abgeschlossen.</translation>
    </message>
    <message>
        <source>Not charged</source>
        <translation>Nicht abgebucht</translation>
    </message>
    <message>
        <source>It is safe to start again.</source>
        <translation>Es kann neu begonnen werden.</translation>
    </message>
    <message>
        <source>Needs a decision</source>
        <translation>Entscheidung nötig</translation>
    </message>
    <message>
        <source>You find it under Tasks.</source>
        <translation>Zu finden unter Aufgaben.</translation>
    </message>
    <message>
        <source>Did the customer pay %1?</source>
        <translation>Hat der Kunde %1 bezahlt?</translation>
    </message>
    <message>
        <source>After a decline the reader asked for another card, and PlutoPay does not tell what came of it. Look it up in the PlutoPay dashboard, then say what you saw. Do not charge again before.</source>
        <translation>Nach einer Ablehnung bat der Leser um eine andere Karte, und PlutoPay sagt nicht, was daraus wurde. Bitte im PlutoPay-Dashboard nachsehen und hier sagen, was dort steht. Vorher nicht noch einmal kassieren.</translation>
    </message>
    <message>
        <source>It was paid</source>
        <translation>Ja, bezahlt</translation>
    </message>
    <message>
        <source>Did you see in the dashboard that %1 was paid? It then counts as money taken.</source>
        <translation>Steht im Dashboard, dass %1 bezahlt wurde? Dann zählt es als eingenommen.</translation>
    </message>
    <message>
        <source>It was not paid</source>
        <translation>Nein, nicht bezahlt</translation>
    </message>
    <message>
        <source>Did you see in the dashboard that %1 was not paid? Taking the money another way would charge a customer twice who has paid.</source>
        <translation>Steht im Dashboard, dass %1 nicht bezahlt wurde? Wer schon bezahlt hat, würde sonst doppelt zahlen.</translation>
    </message>
    <message>
        <source>This till goes on counting it as paid. Close this when you know what is true.</source>
        <translation>Diese Kasse zählt die Zahlung weiter als bezahlt. Schließen Sie dies, sobald Sie wissen, was stimmt.</translation>
    </message>
    <message>
        <source>I have looked: close it</source>
        <translation>Nachgesehen: schließen</translation>
    </message>
    <message>
        <source>%1: may follow at the next start</source>
        <translation>%1: kann beim nächsten Start folgen</translation>
    </message>
    <message>
        <source>The journal failed while this was written. Nothing was sent, but the till may carry it out when it starts again. Do not ask for it again: restart the till, then look at the payment.</source>
        <translation>Das Journal ist beim Schreiben ausgefallen. Es wurde nichts gesendet, aber die Kasse kann es beim nächsten Start ausführen. Nicht noch einmal verlangen: Kasse neu starten, dann die Zahlung ansehen.</translation>
    </message>
</context>
<context>
    <name>pos::ui::TasksPage</name>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Nothing to decide</source>
        <translation>Nichts zu entscheiden</translation>
    </message>
    <message>
        <source>Payments that need a person appear here, with what is known and what to do.</source>
        <translation>Hier erscheinen Zahlungen, die einen Menschen brauchen: was bekannt und was zu tun ist.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n offen</numerusform>
            <numerusform>%n offen</numerusform>
        </translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
</context>
<context>
    <name>pos::ui::TimelineView</name>
    <message>
        <source>on the screen</source>
        <translation>auf dem Bildschirm</translation>
    </message>
    <message>
        <source>by a person</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>answer %1</source>
        <translation>Antwort %1</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>pos::ui::DockTab</name>
    <message>
        <source>Virtual reader</source>
        <translation>Virtueller Leser</translation>
    </message>
</context>
<context>
    <name>pos::ui::JournalPage</name>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>What it means for money</source>
        <translation>Was das für das Geld bedeutet</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>records certain</source>
        <translation>Einträge sicher</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>records not provable</source>
        <translation>Einträge nicht belegbar</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>records missing</source>
        <translation>Einträge fehlen</translation>
    </message>
    <message numerus="yes">
        <source>Payments that cannot be read in full: %n.</source>
        <translation>
            <numerusform>%n Zahlung ist nicht vollständig lesbar.</numerusform>
            <numerusform>%n Zahlungen sind nicht vollständig lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Which payments are touched cannot be read any more.</source>
        <translation>Welche Zahlungen betroffen sind, ist nicht mehr lesbar.</translation>
    </message>
    <message>
        <source>PlutoPay knows them: no money is lost, and nobody was charged because of this.</source>
        <translation>PlutoPay kennt sie: Es geht kein Geld verloren, und niemand wurde dadurch belastet.</translation>
    </message>
    <message>
        <source>%1 of %2 records</source>
        <translation>%1 von %2 Einträgen</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>The journal was rebuilt from what is certain. The damaged file was kept, with every byte.</source>
        <translation>Das Journal wurde aus dem Sicheren wiederhergestellt. Die beschädigte Datei wurde vollständig aufgehoben.</translation>
    </message>
    <message>
        <source>PlutoPay could not be asked, so nothing was compared. Compare the last payments with the PlutoPay dashboard before you go on.</source>
        <translation>PlutoPay war nicht erreichbar, darum wurde nichts verglichen. Vor dem Weitermachen die letzten Zahlungen mit dem PlutoPay-Dashboard vergleichen.</translation>
    </message>
    <message>
        <source>%1 payments of PlutoPay's list were compared. Each that carries a till's code is in this journal.</source>
        <translation>%1 Zahlungen aus der Liste von PlutoPay wurden verglichen. Jede mit dem Code einer Kasse steht in diesem Journal.</translation>
    </message>
    <message numerus="yes">
        <source>Payments of PlutoPay's list that are not in this journal: %n. Another till of the account may have taken them. Refund in the PlutoPay dashboard where that is needed.</source>
        <translation>
            <numerusform>%n Zahlung aus der Liste von PlutoPay steht nicht in diesem Journal. Vielleicht hat sie eine andere Kasse des Kontos angenommen. Wo nötig, im PlutoPay-Dashboard erstatten.</numerusform>
            <numerusform>%n Zahlungen aus der Liste von PlutoPay stehen nicht in diesem Journal. Einige hat vielleicht eine andere Kasse des Kontos angenommen. Wo nötig, im PlutoPay-Dashboard erstatten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare with the PlutoPay dashboard. Then take cards again.</source>
        <translation>Mit dem PlutoPay-Dashboard vergleichen. Danach wieder Karten annehmen.</translation>
    </message>
    <message>
        <source>Take cards again</source>
        <translation>Wieder Karten annehmen</translation>
    </message>
    <message>
        <source>Have you compared the payments with the PlutoPay dashboard? From then on this journal counts as complete.</source>
        <translation>Haben Sie die Zahlungen mit dem PlutoPay-Dashboard verglichen? Danach gilt dieses Journal als vollständig.</translation>
    </message>
    <message>
        <source>A part of the journal is not as this till wrote it. No card is taken until you have decided.</source>
        <translation>Ein Teil des Journals ist nicht so, wie diese Kasse es geschrieben hat. Bis Sie entschieden haben, wird keine Karte angenommen.</translation>
    </message>
    <message>
        <source>Rebuilding takes over what is certain, keeps the damaged file with every byte, and compares with PlutoPay's list. You are asked once more before cards are taken again.</source>
        <translation>Das Wiederherstellen übernimmt, was sicher ist, hebt die beschädigte Datei vollständig auf und vergleicht mit der Liste von PlutoPay. Bevor wieder Karten angenommen werden, werden Sie noch einmal gefragt.</translation>
    </message>
    <message>
        <source>Rebuild the journal</source>
        <translation>Journal wiederherstellen</translation>
    </message>
    <message>
        <source>A payment is open: wait for its end</source>
        <translation>Eine Zahlung ist offen: Ende abwarten</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>Journal wird gelesen…</translation>
    </message>
    <message>
        <source>Do not switch the till off. If it happens all the same, nothing is lost.</source>
        <translation>Die Kasse nicht ausschalten. Geschieht es doch, geht nichts verloren.</translation>
    </message>
    <message>
        <source>Rebuilding…</source>
        <translation>Wird wiederhergestellt…</translation>
    </message>
    <message>
        <source>The journal was rebuilt. Reading PlutoPay's list…</source>
        <translation>Das Journal wurde wiederhergestellt. Liste von PlutoPay wird gelesen…</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>The journal is sound. There is nothing to do.</source>
        <translation>Das Journal ist in Ordnung. Es gibt nichts zu tun.</translation>
    </message>
</context>
</TS>

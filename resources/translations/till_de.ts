<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>pos::app::CloseGuard</name>
    <message>
        <source>A payment is running</source>
        <translation>Eine Zahlung läuft</translation>
    </message>
    <message>
        <source>The till stays open until it is clear whether the customer was charged. Cancel the payment, or put it aside when that is offered, then close the till.</source>
        <translation>La caja sigue abierta hasta que esté claro si se cobró al cliente. Cancele el pago, o apártelo cuando se ofrezca, y cierre después la caja.</translation>
    </message>
    <message>
        <source>Back to the payment</source>
        <translation>Zurück zur Zahlung</translation>
    </message>
</context>
</TS>

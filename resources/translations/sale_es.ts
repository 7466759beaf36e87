<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Navigation</name>
    <message>
        <source>Sale</source>
        <translation>Venta</translation>
    </message>
</context>
<context>
    <name>Payment</name>
    <message>
        <source>A person must look at this</source>
        <translation>Alguien debe revisarlo</translation>
    </message>
    <message>
        <source>online</source>
        <translation>en línea</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>sin conexión</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>ocupado</translation>
    </message>
    <message>
        <source>code %1</source>
        <translation>código %1</translation>
    </message>
    <message>
        <source>Still no card. Keep waiting, or cancel?</source>
        <translation>Aún no hay tarjeta. ¿Seguir esperando o cancelar?</translation>
    </message>
    <message>
        <source>Customer may need help</source>
        <translation>El cliente puede necesitar ayuda</translation>
    </message>
    <message>
        <source>%1 is busy with another payment.</source>
        <translation>%1 está ocupado con otro pago.</translation>
    </message>
    <message>
        <source>%1 is offline. Check its power and network.</source>
        <translation>%1 está sin conexión. Revise la corriente y la red.</translation>
    </message>
    <message>
        <source>Check that %1 is on and shows its start screen.</source>
        <translation>Compruebe que %1 esté encendido y en su pantalla de inicio.</translation>
    </message>
    <message>
        <source>Reader did not answer</source>
        <translation>El lector no respondió</translation>
    </message>
    <message>
        <source>Card NOT charged yet</source>
        <translation>Tarjeta NO cobrada todavía</translation>
    </message>
    <message>
        <source>Checking with PlutoPay</source>
        <translation>Consultando a PlutoPay</translation>
    </message>
    <message>
        <source>Do not charge again</source>
        <translation>No cobre otra vez</translation>
    </message>
    <message>
        <source>This till was interrupted. We are asking what happened to the payment.</source>
        <translation>Esta caja se interrumpió. Estamos preguntando qué pasó con el pago.</translation>
    </message>
    <message>
        <source>The answer was lost on the way. We are asking what happened.</source>
        <translation>La respuesta se perdió. Estamos preguntando qué pasó.</translation>
    </message>
    <message>
        <source>We asked for %1. PlutoPay says %2 was charged.</source>
        <translation>Pedimos %1. PlutoPay dice que se cobraron %2.</translation>
    </message>
    <message>
        <source>PlutoPay says something else than we asked for.</source>
        <translation>PlutoPay dice algo distinto de lo que pedimos.</translation>
    </message>
    <message>
        <source>The amounts do not agree</source>
        <translation>Los importes no coinciden</translation>
    </message>
    <message>
        <source>Do not charge again. A person decides.</source>
        <translation>No cobre otra vez. Decide una persona.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Starting payment…</source>
        <translation>Iniciando el pago…</translation>
    </message>
    <message>
        <source>Sending to %1</source>
        <translation>Enviando a %1</translation>
    </message>
    <message>
        <source>Card read – processing</source>
        <translation>Tarjeta leída: procesando</translation>
    </message>
    <message>
        <source>Leave the card where it is.</source>
        <translation>Deje la tarjeta donde está.</translation>
    </message>
    <message>
        <source>The bank is slow</source>
        <translation>El banco tarda</translation>
    </message>
    <message>
        <source>Customer is entering PIN</source>
        <translation>El cliente está marcando su PIN</translation>
    </message>
    <message>
        <source>Please remove card</source>
        <translation>Retire la tarjeta</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobado</translation>
    </message>
    <message>
        <source>Held, not taken yet</source>
        <translation>Retenido, aún sin cobrar</translation>
    </message>
    <message>
        <source>Declined – ask for another card</source>
        <translation>Rechazada: pida otra tarjeta</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Cancelando…</translation>
    </message>
    <message>
        <source>We wait until PlutoPay confirms it.</source>
        <translation>Esperamos a que PlutoPay lo confirme.</translation>
    </message>
    <message>
        <source>Cancelled – nothing charged</source>
        <translation>Cancelado: no se cobró nada</translation>
    </message>
    <message>
        <source>Customer already paid</source>
        <translation>El cliente ya pagó</translation>
    </message>
    <message>
        <source>The card was approved before the cancel arrived</source>
        <translation>La tarjeta se aprobó antes de llegar la cancelación</translation>
    </message>
    <message>
        <source>Not started – nothing charged</source>
        <translation>No se inició: no se cobró nada</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Other tender</source>
        <translation>Otro medio de pago</translation>
    </message>
    <message>
        <source>Other reader</source>
        <translation>Otro lector</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>QR</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>No receipt</source>
        <translation>Sin recibo</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Liberar</translation>
    </message>
    <message>
        <source>Refund now</source>
        <translation>Devolver ahora</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>¿Qué es esto?</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>Seguir esperando</translation>
    </message>
    <message>
        <source>Put aside, serve next</source>
        <translation>Apartar y seguir</translation>
    </message>
    <message>
        <source>Keep sale paid</source>
        <translation>Dejar como pagado</translation>
    </message>
    <message>
        <source>Take the money</source>
        <translation>Cobrar ahora</translation>
    </message>
    <message>
        <source>Back to sale</source>
        <translation>Volver a la venta</translation>
    </message>
    <message>
        <source>Waiting at the reader</source>
        <translation>Esperando en el lector</translation>
    </message>
    <message>
        <source>Tap the card</source>
        <translation>Acerque la tarjeta</translation>
    </message>
    <message>
        <source>Insert the card</source>
        <translation>Inserte la tarjeta</translation>
    </message>
    <message>
        <source>Tap or insert</source>
        <translation>Acerque o inserte</translation>
    </message>
    <message>
        <source>Swipe the card</source>
        <translation>Deslice la tarjeta</translation>
    </message>
    <message>
        <source>Tap or swipe</source>
        <translation>Acerque o deslice</translation>
    </message>
    <message>
        <source>Insert or swipe</source>
        <translation>Inserte o deslice</translation>
    </message>
    <message>
        <source>Tap, insert or swipe</source>
        <translation>Acerque, inserte o deslice</translation>
    </message>
</context>
<context>
    <name>PaymentState</name>
    <message>
        <source>Open</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Consultando</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobado</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retenido</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Rechazado</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>No admitido</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>Partly refunded</source>
        <translation>Devuelto en parte</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>En disputa</translation>
    </message>
    <message>
        <source>Amounts differ</source>
        <translation>Importes distintos</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Desconocido</translation>
    </message>
</context>
<context>
    <name>ReaderState</name>
    <message>
        <source>ready</source>
        <translation>listo</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>ocupado</translation>
    </message>
    <message>
        <source>pairing</source>
        <translation>vinculando</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>sin conexión</translation>
    </message>
    <message>
        <source>cannot take cards</source>
        <translation>no acepta tarjetas</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>No reader</source>
        <translation>Sin lector</translation>
    </message>
    <message>
        <source>Reader not known yet</source>
        <translation>Lector aún desconocido</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>This sale has a payment already. Nothing new was charged. Look at it under Payments.</source>
        <translation>Esta venta ya tiene un pago. No se cobró nada nuevo. Mírelo en Pagos.</translation>
    </message>
    <message>
        <source>It is not known yet whether the customer paid, so this payment stays here. Do not charge again; wait for the answer.</source>
        <translation>Aún no se sabe si el cliente pagó, por eso este pago sigue aquí. No vuelva a cobrar; espere la respuesta.</translation>
    </message>
    <message>
        <source>This till does not know that payment. Nothing was sent or charged. Look under Payments.</source>
        <translation>Esta caja no conoce ese pago. No se envió ni se cobró nada. Mire en Pagos.</translation>
    </message>
    <message>
        <source>That is not possible now. Nothing was changed or charged. Look at what the screen says.</source>
        <translation>Eso no es posible ahora. No se cambió ni se cobró nada. Mire lo que dice la pantalla.</translation>
    </message>
    <message>
        <source>The key could not be stored or removed; nothing was charged. Check the disk, then try again.</source>
        <translation>No se pudo guardar ni quitar la clave; no se cobró nada. Revise el disco e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The settings could not be saved; nothing was charged. Check the disk, then save again.</source>
        <translation>No se pudieron guardar los ajustes; no se cobró nada. Revise el disco y guarde de nuevo.</translation>
    </message>
    <message>
        <source>The file %1 could not be written. No payment changed. Choose another name or folder.</source>
        <translation>No se pudo escribir el archivo %1. Ningún pago cambió. Elija otro nombre o carpeta.</translation>
    </message>
    <message>
        <source>There is no receipt: nothing was charged, or it is not known yet. Look at the payment.</source>
        <translation>No hay recibo: no se cobró nada o aún no se sabe. Mire el pago.</translation>
    </message>
    <message>
        <source>PlutoPay sends no receipts for payments taken on a reader. The payment stays as it is. Save the receipt, or show the code.</source>
        <translation>PlutoPay no envía recibos de pagos hechos en un lector. El pago queda igual. Guarde el recibo o muestre el código.</translation>
    </message>
    <message>
        <source>The test card could not be presented. Test mode moves no money. Try again while the reader asks for a card.</source>
        <translation>No se pudo presentar la tarjeta de prueba. El modo de prueba no mueve dinero. Inténtelo mientras el lector pide una tarjeta.</translation>
    </message>
    <message>
        <source>There is no PlutoPay key yet. Nothing can be charged. Add one in Settings.</source>
        <translation>Aún no hay clave de PlutoPay. No se puede cobrar nada. Añada una en Ajustes.</translation>
    </message>
    <message>
        <source>PlutoPay refused the key. Nobody was charged. Check the key in Settings.</source>
        <translation>PlutoPay rechazó la clave. No se cobró a nadie. Revise la clave en Ajustes.</translation>
    </message>
    <message>
        <source>The key belongs to the other mode. Nobody was charged. Change key or mode in Settings.</source>
        <translation>La clave es del otro modo. No se cobró a nadie. Cambie la clave o el modo en Ajustes.</translation>
    </message>
    <message>
        <source>PlutoPay cannot be reached, so nothing new can be charged. A payment already started is being checked. Check the internet connection.</source>
        <translation>No hay conexión con PlutoPay: no se puede cobrar nada nuevo. Si había un pago iniciado, se está consultando. Revise la conexión a internet.</translation>
    </message>
    <message>
        <source>The connection to PlutoPay is not trusted, so nothing was sent or charged. Check the network, or add the shop's certificate in Settings.</source>
        <translation>La conexión con PlutoPay no es de confianza: no se envió ni se cobró nada. Revise la red o añada el certificado de la tienda en Ajustes.</translation>
    </message>
    <message>
        <source>This till's clock is wrong. Customers are still charged once, but times on receipts are wrong. Set the clock.</source>
        <translation>El reloj de esta caja está mal. A los clientes se les cobra una sola vez, pero las horas de los recibos no son correctas. Ponga el reloj en hora.</translation>
    </message>
    <message>
        <source>The journal cannot be written safely, so nothing new is charged. Nothing recorded is lost. Restart the till; if it stays, call support.</source>
        <translation>El diario no se puede escribir con seguridad: no se cobra nada nuevo. Nada de lo registrado se pierde. Reinicie la caja; si sigue igual, llame a soporte.</translation>
    </message>
    <message>
        <source>The journal was written by a newer version. Nothing was changed or charged. Update this till.</source>
        <translation>El diario lo escribió una versión más nueva. No se cambió ni se cobró nada. Actualice esta caja.</translation>
    </message>
    <message>
        <source>Another till program is using this journal. Nothing was charged from here. Close the other one.</source>
        <translation>Otro programa de caja usa este diario. Desde aquí no se cobró nada. Cierre el otro.</translation>
    </message>
    <message>
        <source>The disk is full, so nothing new is charged. Nothing recorded is lost. Free some space, then restart the till.</source>
        <translation>El disco está lleno: no se cobra nada nuevo. Nada de lo registrado se pierde. Libere espacio y reinicie la caja.</translation>
    </message>
    <message>
        <source>The disk cannot be written, so nothing new is charged. Nothing recorded is lost. Restart the machine or call support.</source>
        <translation>No se puede escribir en el disco: no se cobra nada nuevo. Nada de lo registrado se pierde. Reinicie el equipo o llame a soporte.</translation>
    </message>
    <message>
        <source>The settings file could not be read, so the usual settings are used; the file was left as it is. Nobody was charged by this. Check the settings and save them.</source>
        <translation>No se pudo leer el archivo de ajustes: se usan los habituales y el archivo se dejó como está. A nadie se le cobró por esto. Revise los ajustes y guárdelos.</translation>
    </message>
    <message>
        <source>There is no card reader, so nothing can be charged. Choose or add one on the Readers page.</source>
        <translation>No hay lector de tarjetas: no se puede cobrar nada. Elija o añada uno en la página Lectores.</translation>
    </message>
    <message>
        <source>The card reader is offline; nothing is charged until it answers. Check its power and network, or choose another one.</source>
        <translation>El lector de tarjetas está sin conexión; no se cobra nada hasta que responda. Revise su alimentación y su red, o elija otro.</translation>
    </message>
    <message>
        <source>PlutoPay asks this till to slow down. Nothing is charged twice; payments go on a little later. Please wait.</source>
        <translation>PlutoPay pide a esta caja que vaya más despacio. Nada se cobra dos veces; los pagos siguen un poco después. Espere, por favor.</translation>
    </message>
    <message>
        <source>Not possible now</source>
        <translation>No es posible ahora</translation>
    </message>
    <message>
        <source>No PlutoPay key yet</source>
        <translation>Falta la clave de PlutoPay</translation>
    </message>
    <message>
        <source>Key was refused</source>
        <translation>Clave rechazada</translation>
    </message>
    <message>
        <source>Key is for the other mode</source>
        <translation>La clave es del otro modo</translation>
    </message>
    <message>
        <source>PlutoPay cannot be reached</source>
        <translation>Sin conexión con PlutoPay</translation>
    </message>
    <message>
        <source>Connection is not trusted</source>
        <translation>Conexión no confiable</translation>
    </message>
    <message>
        <source>The till's clock is wrong</source>
        <translation>El reloj está mal</translation>
    </message>
    <message>
        <source>Journal is not safe</source>
        <translation>El diario no es seguro</translation>
    </message>
    <message>
        <source>Journal is damaged</source>
        <translation>El diario está dañado</translation>
    </message>
    <message>
        <source>Journal is from a newer version</source>
        <translation>Diario de una versión más nueva</translation>
    </message>
    <message>
        <source>Journal is in use elsewhere</source>
        <translation>El diario está en uso</translation>
    </message>
    <message>
        <source>Disk is full</source>
        <translation>Disco lleno</translation>
    </message>
    <message>
        <source>Disk cannot be written</source>
        <translation>Disco de solo lectura</translation>
    </message>
    <message>
        <source>Settings could not be read</source>
        <translation>Ajustes ilegibles</translation>
    </message>
    <message>
        <source>No reader chosen</source>
        <translation>Ningún lector elegido</translation>
    </message>
    <message>
        <source>Reader is offline</source>
        <translation>Lector sin conexión</translation>
    </message>
    <message>
        <source>PlutoPay asks to wait</source>
        <translation>PlutoPay pide esperar</translation>
    </message>
    <message>
        <source>Enter an amount</source>
        <translation>Escriba un importe</translation>
    </message>
    <message>
        <source>Minimum %1</source>
        <translation>Mínimo %1</translation>
    </message>
    <message>
        <source>At most %1</source>
        <translation>Máximo %1</translation>
    </message>
    <message>
        <source>The smallest card amount is %1. Nothing was charged.</source>
        <translation>El importe mínimo con tarjeta es %1. No se cobró nada.</translation>
    </message>
    <message>
        <source>The largest amount is %1. Nothing was charged.</source>
        <translation>El importe máximo es %1. No se cobró nada.</translation>
    </message>
    <message>
        <source>No card reader is chosen. Nothing was charged. Choose one under Readers.</source>
        <translation>No hay lector elegido. No se cobró nada. Elija uno en Lectores.</translation>
    </message>
    <message>
        <source>This reader is still busy with a payment of this till. Nothing new was charged.</source>
        <translation>Este lector sigue ocupado con un pago de esta caja. No se cobró nada nuevo.</translation>
    </message>
    <message>
        <source>A payment is running. Nothing new was charged.</source>
        <translation>Hay un pago en curso. No se cobró nada nuevo.</translation>
    </message>
    <message>
        <source>At most %1 can still be refunded. Nothing was refunded.</source>
        <translation>Se pueden devolver como máximo %1. No se devolvió nada.</translation>
    </message>
    <message>
        <source>A refund of this payment is still running. Nothing new was refunded.</source>
        <translation>Ya hay una devolución en curso de este pago. No se devolvió nada nuevo.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado %1</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Exportado a %1</translation>
    </message>
    <message>
        <source>The sandbox of test mode could not start, so nothing can be charged. Restart the till, or add a test key in Settings.</source>
        <translation>El simulador del modo de prueba no pudo iniciarse: no se puede cobrar nada. Reinicie la caja o añada una clave de prueba en Ajustes.</translation>
    </message>
    <message>
        <source>Sandbox is not running</source>
        <translation>El simulador no funciona</translation>
    </message>
    <message>
        <source>The till's data folder cannot be made, so nothing can be charged or kept. Nobody was charged. Check the folder and its rights, then restart the till.</source>
        <translation>No se puede crear la carpeta de datos de la caja: no se puede cobrar ni guardar nada. No se cobró a nadie. Revise la carpeta y sus permisos y reinicie la caja.</translation>
    </message>
    <message>
        <source>No data folder</source>
        <translation>Sin carpeta de datos</translation>
    </message>
    <message>
        <source>The journal failed while this was written. Nothing was sent, but it may be carried out at the next start. Do not ask for it again; restart the till and look at the payment.</source>
        <translation>El diario falló mientras se anotaba esto. No se envió nada, pero puede hacerse al próximo inicio. No lo pida otra vez; reinicie la caja y mire el pago.</translation>
    </message>
    <message>
        <source>The journal is damaged, so nothing new is charged. The file was left as it is. Look at what is damaged: it can be rebuilt here.</source>
        <translation>El diario está dañado: no se cobra nada nuevo. El archivo se dejó como está. Mire qué está dañado: se puede reconstruir aquí.</translation>
    </message>
    <message>
        <source>The export was stopped: no file was written, and no payment changed.</source>
        <translation>Se detuvo la exportación: no se escribió ningún archivo y ningún pago cambió.</translation>
    </message>
</context>
<context>
    <name>pos::ui::CopyableId</name>
    <message>
        <source>Copy %1</source>
        <translation>Copiar %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>pos::ui::Keypad</name>
    <message>
        <source>Backspace</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Limpiar</translation>
    </message>
    <message>
        <source>The amount cannot be longer.</source>
        <translation>El importe no puede ser más largo.</translation>
    </message>
    <message>
        <source>What was pasted is not an amount.</source>
        <translation>Lo pegado no es un importe.</translation>
    </message>
</context>
<context>
    <name>pos::ui::LastPayment</name>
    <message>
        <source>Last payment</source>
        <translation>Último pago</translation>
    </message>
</context>
<context>
    <name>pos::ui::MainWindow</name>
    <message>
        <source>Open Settings</source>
        <translation>Abrir Ajustes</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>0–9 type an amount, Enter or F8 charges it.
Esc goes back. F2 searches payments.
C clears, Backspace takes one digit away, Ctrl+V pastes an amount.
Tab moves between buttons, Space presses one.</source>
        <translation>0–9 escriben un importe; Intro o F8 lo cobra.
Esc vuelve atrás. F2 busca pagos.
C limpia, Retroceso quita una cifra, Ctrl+V pega un importe.
Tab cambia de botón, Espacio lo pulsa.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ver qué pasa</translation>
    </message>
</context>
<context>
    <name>pos::ui::NavButton</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation><numerusform>%n abierta</numerusform><numerusform>%n abiertas</numerusform></translation>
    </message>
</context>
<context>
    <name>pos::ui::PaperView</name>
    <message>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
</context>
<context>
    <name>pos::ui::PaymentPage</name>
    <message>
        <source>Support code</source>
        <translation>Código de soporte</translation>
    </message>
    <message>
        <source>Cancel this payment?</source>
        <translation>¿Cancelar este pago?</translation>
    </message>
    <message>
        <source>If the card was already accepted, the payment stands and this till will say so.</source>
        <translation>Si la tarjeta ya fue aceptada, el pago sigue en pie y esta caja lo dirá.</translation>
    </message>
    <message>
        <source>Cancel payment</source>
        <translation>Cancelar el pago</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>Seguir esperando</translation>
    </message>
    <message>
        <source>Give up the held amount?</source>
        <translation>¿Liberar el importe retenido?</translation>
    </message>
    <message>
        <source>The customer is not charged. The hold is released.</source>
        <translation>No se cobra al cliente. Se libera la retención.</translation>
    </message>
    <message>
        <source>Release the hold</source>
        <translation>Liberar</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Mantener</translation>
    </message>
    <message>
        <source>Refund %1?</source>
        <translation>¿Devolver %1?</translation>
    </message>
    <message>
        <source>The whole amount goes back to the same card, usually within 5 to 10 days.</source>
        <translation>El importe completo vuelve a la misma tarjeta, normalmente en 5 a 10 días.</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <translation>Devolver %1</translation>
    </message>
    <message>
        <source>Keep sale paid</source>
        <translation>Dejar como pagado</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>No other reader is ready</source>
        <translation>No hay otro lector listo</translation>
    </message>
    <message>
        <source>Which reader?</source>
        <translation>¿Qué lector?</translation>
    </message>
    <message>
        <source>Switch one on, then try again.</source>
        <translation>Encienda uno y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The same payment goes to it. Nothing is charged twice.</source>
        <translation>Se le envía el mismo pago. No se cobra dos veces.</translation>
    </message>
    <message>
        <source>Why we are checking</source>
        <translation>Por qué estamos consultando</translation>
    </message>
    <message>
        <source>An answer from PlutoPay did not arrive, so this till does not know yet whether the card was charged. It keeps asking until it knows. Charging again could take the money twice. You can put the payment aside and serve the next customer; it stays in Tasks until it is settled.</source>
        <translation>No llegó una respuesta de PlutoPay, así que esta caja aún no sabe si la tarjeta se cobró. Sigue preguntando hasta saberlo. Cobrar otra vez podría cobrar dos veces. Puede apartar el pago y atender al siguiente cliente; queda en Tareas hasta que se aclare.</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Entendido</translation>
    </message>
</context>
<context>
    <name>pos::ui::QrView</name>
    <message>
        <source>QR code of the receipt</source>
        <translation>Código QR del recibo</translation>
    </message>
</context>
<context>
    <name>pos::ui::ReceiptPage</name>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Next sale</source>
        <translation>Siguiente venta</translation>
    </message>
    <message>
        <source>File format</source>
        <translation>Formato del archivo</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Guardar como</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>name@example.com</source>
        <translation>nombre@ejemplo.com</translation>
    </message>
    <message>
        <source>Send e-mail</source>
        <translation>Enviar correo</translation>
    </message>
    <message>
        <source>PlutoPay gave no receipt page for this payment.</source>
        <translation>PlutoPay no dio página de recibo para este pago.</translation>
    </message>
    <message>
        <source>The customer can scan this to keep the receipt.</source>
        <translation>El cliente puede escanearlo para guardar el recibo.</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Guardado en %1</translation>
    </message>
    <message>
        <source>Type a file name.</source>
        <translation>Escriba un nombre de archivo.</translation>
    </message>
    <message>
        <source>This does not look like an e-mail address.</source>
        <translation>Esto no parece una dirección de correo.</translation>
    </message>
</context>
<context>
    <name>pos::ui::SalePage</name>
    <message>
        <source>A barcode was scanned. It is not an amount.</source>
        <translation>Se escaneó un código de barras. No es un importe.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>What is it for? (optional)</source>
        <translation>¿Para qué es? (opcional)</translation>
    </message>
    <message>
        <source>Quick amounts</source>
        <translation>Importes rápidos</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>Cobrar</translation>
    </message>
    <message>
        <source>Not paid yet. Charge it again, or type a new amount.</source>
        <translation>Sin pagar. Cobre otra vez o escriba otro importe.</translation>
    </message>
</context>
<context>
    <name>pos::ui::TestBand</name>
    <message>
        <source>Test mode – no real money moves</source>
        <translation>Modo de prueba: no se mueve dinero real</translation>
    </message>
</context>
<context>
    <name>pos::ui::TopBar</name>
    <message>
        <source>TEST</source>
        <translation>PRUEBA</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>REAL</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En línea</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin red</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>pos::ui::CalibrationView</name>
    <message>
        <source>Hold a bank card against the outline and make both the same size.</source>
        <translation>Apoye una tarjeta bancaria sobre el contorno e iguale los tamaños.</translation>
    </message>
    <message>
        <source>Narrower</source>
        <translation>Más estrecho</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>Más ancho</translation>
    </message>
</context>
<context>
    <name>pos::ui::CopyRow</name>
    <message>
        <source>Copies the whole id</source>
        <translation>Copia el identificador completo</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>pos::ui::FaceView</name>
    <message>
        <source>Virtual reader</source>
        <translation>Lector virtual</translation>
    </message>
    <message>
        <source>Looking for the reader…</source>
        <translation>Buscando el lector…</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bienvenido</translation>
    </message>
    <message>
        <source>Tap, insert or swipe</source>
        <translation>Acerque, inserte o deslice</translation>
    </message>
    <message>
        <source>Enter PIN</source>
        <translation>Introduzca el PIN</translation>
    </message>
    <message>
        <source>Processing, leave card in</source>
        <translation>Procesando, no retire</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>Procesando</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobado</translation>
    </message>
    <message>
        <source>Card not accepted</source>
        <translation>Tarjeta no aceptada</translation>
    </message>
    <message>
        <source>Please remove card</source>
        <translation>Retire la tarjeta</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>The sandbox does not answer</source>
        <translation>El simulador no responde</translation>
    </message>
</context>
<context>
    <name>pos::ui::KeySection</name>
    <message>
        <source>New secret key</source>
        <translation>Nueva clave secreta</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Store key</source>
        <translation>Guardar clave</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Olvidar</translation>
    </message>
    <message>
        <source>sk_test_… or sk_live_…</source>
        <translation>sk_test_… o sk_live_…</translation>
    </message>
    <message>
        <source>From the PlutoPay dashboard, under Developers. It is never shown again.</source>
        <translation>En el panel de PlutoPay, en Desarrolladores. No se vuelve a mostrar.</translation>
    </message>
    <message>
        <source>Forget the key? No card payment is possible until another one is stored.</source>
        <translation>¿Olvidar la clave? No habrá pagos con tarjeta hasta guardar otra.</translation>
    </message>
    <message>
        <source>Forget the key</source>
        <translation>Olvidar la clave</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarla</translation>
    </message>
    <message>
        <source>No key stored</source>
        <translation>Ninguna clave guardada</translation>
    </message>
    <message>
        <source>Asking PlutoPay…</source>
        <translation>Consultando…</translation>
    </message>
    <message>
        <source>The key works</source>
        <translation>La clave funciona</translation>
    </message>
    <message>
        <source>Works: %1</source>
        <translation>Funciona: %1</translation>
    </message>
    <message>
        <source>PlutoPay refused this key</source>
        <translation>Clave rechazada</translation>
    </message>
    <message>
        <source>A key of the other mode</source>
        <translation>Clave del otro modo</translation>
    </message>
    <message>
        <source>PlutoPay not reached</source>
        <translation>PlutoPay no responde</translation>
    </message>
    <message>
        <source>This is not a key</source>
        <translation>No es una clave</translation>
    </message>
</context>
<context>
    <name>pos::ui::MoneyMove</name>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Customer asked</source>
        <translation>Lo pide el cliente</translation>
    </message>
    <message>
        <source>Charged twice</source>
        <translation>Cobro doble</translation>
    </message>
    <message>
        <source>Fraud</source>
        <translation>Fraude</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>Capturar</translation>
    </message>
    <message>
        <source>This currency is not known here</source>
        <translation>Moneda desconocida</translation>
    </message>
    <message>
        <source>Type an amount</source>
        <translation>Escriba un importe</translation>
    </message>
    <message>
        <source>At most %1</source>
        <translation>Como máximo %1</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>Hasta %1</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Refund %1 to %2</source>
        <translation>Devolver %1 a %2</translation>
    </message>
    <message>
        <source>Capture %1</source>
        <translation>Capturar %1</translation>
    </message>
    <message>
        <source>Refund requested…</source>
        <translation>Devolución solicitada…</translation>
    </message>
    <message>
        <source>Capturing…</source>
        <translation>Capturando…</translation>
    </message>
    <message>
        <source>%1 refunded. It is usually 5-10 days until it stands on the statement.</source>
        <translation>%1 devuelto. Suele aparecer en el extracto en 5-10 días.</translation>
    </message>
    <message>
        <source>Refund refused, nothing was sent back. %1</source>
        <translation>Devolución rechazada, no se devolvió nada. %1</translation>
    </message>
    <message>
        <source>Checking with PlutoPay - do not refund again.</source>
        <translation>Consultando con PlutoPay: no devuelva otra vez.</translation>
    </message>
    <message>
        <source>The answer is not clear. Decide under Tasks.</source>
        <translation>La respuesta no es clara. Decida en Tareas.</translation>
    </message>
    <message>
        <source>%1 captured.</source>
        <translation>%1 capturado.</translation>
    </message>
</context>
<context>
    <name>OtherPages</name>
    <message>
        <source>Payments</source>
        <translation>Pagos</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Lectores</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>pos::ui::PaymentDetailPage</name>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>Devoluciones</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Cronología</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>Capturar</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Anular</translation>
    </message>
    <message>
        <source>Cancel payment</source>
        <translation>Cancelar pago</translation>
    </message>
    <message>
        <source>Capture %1</source>
        <translation>Capturar %1</translation>
    </message>
    <message>
        <source>Give up the hold of %1? The customer is not charged.</source>
        <translation>¿Anular la retención de %1? No se cobra al cliente.</translation>
    </message>
    <message>
        <source>Void %1</source>
        <translation>Anular %1</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarla</translation>
    </message>
    <message>
        <source>Cancel the payment of %1?</source>
        <translation>¿Cancelar el pago de %1?</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>Seguir esperando</translation>
    </message>
</context>
<context>
    <name>PaymentWords</name>
    <message>
        <source>In progress</source>
        <translation>En curso</translation>
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
        <source>Not started</source>
        <translation>No iniciado</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>Part refunded</source>
        <translation>Devuelto en parte</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>En disputa</translation>
    </message>
    <message>
        <source>Does not match</source>
        <translation>No coincide</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Refund requested</source>
        <translation>Solicitada</translation>
    </message>
    <message>
        <source>Refund refused</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Needs a decision</source>
        <translation>Requiere decisión</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Ocupado</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Pairing</source>
        <translation>Vinculando</translation>
    </message>
    <message>
        <source>Cannot take payments</source>
        <translation>No puede cobrar</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>hace %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>hace %1 h</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Tarjeta</translation>
    </message>
</context>
<context>
    <name>pos::ui::PaymentsModel</name>
    <message>
        <source>Not made on this till</source>
        <translation>No hecho en esta caja</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pago</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Tarjeta</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Lector</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
</context>
<context>
    <name>pos::ui::PaymentsPage</name>
    <message>
        <source>Payments</source>
        <translation>Pagos</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualizar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>Exportar CSV</translation>
    </message>
    <message>
        <source>Search payments</source>
        <translation>Buscar pagos</translation>
    </message>
    <message>
        <source>Amount, last four, note or id</source>
        <translation>Importe, tarjeta, nota</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobado</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Rechazado</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Consultando</translation>
    </message>
    <message>
        <source>PlutoPay&apos;s list could not be read: %1. You see what this till knows.</source>
        <translation>No se pudo leer la lista de PlutoPay: %1. Se muestra lo que sabe esta caja.</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Guardado como %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>reading PlutoPay&apos;s list…</source>
        <translation>leyendo la lista de PlutoPay…</translation>
    </message>
    <message>
        <source>Reading the payments…</source>
        <translation>Leyendo los pagos…</translation>
    </message>
    <message>
        <source>No payments yet</source>
        <translation>Aún no hay pagos</translation>
    </message>
    <message>
        <source>Take the first one on the Sale page.</source>
        <translation>Cobre el primero en la página Venta.</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nada coincide</translation>
    </message>
    <message>
        <source>Clear the search or a filter to see all %1 payments.</source>
        <translation>Quite la búsqueda o un filtro para ver los %1 pagos.</translation>
    </message>
    <message>
        <source>Only payments made on this till can be saved.</source>
        <translation>Solo se pueden guardar los pagos de esta caja.</translation>
    </message>
    <message>
        <source>Stop the export · %1 %</source>
        <translation>Detener exportación · %1 %</translation>
    </message>
</context>
<context>
    <name>pos::ui::ReaderDock</name>
    <message>
        <source>Reader</source>
        <translation>Lector</translation>
    </message>
    <message>
        <source>Virtual reader</source>
        <translation>Lector virtual</translation>
    </message>
    <message>
        <source>Tap</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insertar</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>Deslizar</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Sacar</translation>
    </message>
    <message>
        <source>Right PIN</source>
        <translation>PIN bien</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>PIN mal</translation>
    </message>
    <message>
        <source>Walk away</source>
        <translation>Irse</translation>
    </message>
    <message>
        <source>Red key</source>
        <translation>Tecla roja</translation>
    </message>
    <message>
        <source>Card in the hand</source>
        <translation>Tarjeta en la mano</translation>
    </message>
    <message>
        <source>With PIN</source>
        <translation>Con PIN</translation>
    </message>
    <message>
        <source>Slow bank</source>
        <translation>Banco lento</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>No funds</source>
        <translation>Sin fondos</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdida</translation>
    </message>
    <message>
        <source>Stolen</source>
        <translation>Robada</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Caducada</translation>
    </message>
    <message>
        <source>Bank error</source>
        <translation>Error del banco</translation>
    </message>
    <message>
        <source>Refund fails</source>
        <translation>Devol. falla</translation>
    </message>
    <message>
        <source>Trouble for the next payment</source>
        <translation>Fallos para el próximo pago</translation>
    </message>
    <message>
        <source>Request lost</source>
        <translation>Petición perdida</translation>
    </message>
    <message>
        <source>Answer lost</source>
        <translation>Resp. perdida</translation>
    </message>
    <message>
        <source>Error 500</source>
        <translation>Error 500</translation>
    </message>
    <message>
        <source>HTML page</source>
        <translation>Página HTML</translation>
    </message>
    <message>
        <source>Error 429</source>
        <translation>Error 429</translation>
    </message>
    <message>
        <source>10 s late</source>
        <translation>10 s tarde</translation>
    </message>
    <message>
        <source>Reader busy</source>
        <translation>Lector ocupado</translation>
    </message>
    <message>
        <source>False time-out</source>
        <translation>Falsa espera</translation>
    </message>
    <message>
        <source>Told 30 s late</source>
        <translation>Aviso a 30 s</translation>
    </message>
    <message>
        <source>Never told</source>
        <translation>Nunca avisa</translation>
    </message>
    <message>
        <source>No more trouble</source>
        <translation>Sin más fallos</translation>
    </message>
    <message>
        <source>Pull the network plug</source>
        <translation>Desconectar la red</translation>
    </message>
    <message>
        <source>Plug the network in</source>
        <translation>Conectar la red</translation>
    </message>
</context>
<context>
    <name>pos::ui::ReadersPage</name>
    <message>
        <source>Check its power and network, then refresh.</source>
        <translation>Revise la corriente y la red y actualice.</translation>
    </message>
    <message>
        <source>It was registered without a code. Register it again in the PlutoPay dashboard with the code on its screen.</source>
        <translation>Se registró sin código. Regístrelo de nuevo en el panel de PlutoPay con el código de su pantalla.</translation>
    </message>
    <message>
        <source>Finish pairing on the reader&apos;s own screen.</source>
        <translation>Termine la vinculación en la pantalla del lector.</translation>
    </message>
    <message>
        <source>Another till uses it now.</source>
        <translation>Lo usa otra caja ahora.</translation>
    </message>
    <message>
        <source>Payment %1 is on it.</source>
        <translation>Tiene el pago %1.</translation>
    </message>
    <message>
        <source>Battery %1 % - charge it</source>
        <translation>Batería %1 % - cárguelo</translation>
    </message>
    <message>
        <source>Battery %1 %</source>
        <translation>Batería %1 %</translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation>visto %1</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Lectores</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualizar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>This list may be old: %1</source>
        <translation>Esta lista puede ser antigua: %1</translation>
    </message>
    <message>
        <source>reading the list…</source>
        <translation>leyendo la lista…</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>a las %1</translation>
    </message>
    <message>
        <source>Looking for readers…</source>
        <translation>Buscando lectores…</translation>
    </message>
    <message>
        <source>No reader yet</source>
        <translation>Aún no hay lector</translation>
    </message>
    <message>
        <source>Register one in the PlutoPay dashboard with the code on its screen, then refresh. In test mode, simulated readers appear by themselves.</source>
        <translation>Registre uno en el panel de PlutoPay con el código de su pantalla y actualice. En modo de prueba, los lectores simulados aparecen solos.</translation>
    </message>
    <message>
        <source>PlutoPay id</source>
        <translation>Id. de PlutoPay</translation>
    </message>
    <message>
        <source>Reader id</source>
        <translation>Id. del lector</translation>
    </message>
    <message>
        <source>Test tap</source>
        <translation>Toque de prueba</translation>
    </message>
    <message>
        <source>Used here</source>
        <translation>En uso aquí</translation>
    </message>
    <message>
        <source>Use here</source>
        <translation>Usar aquí</translation>
    </message>
</context>
<context>
    <name>pos::ui::RecoveryPage</name>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>We were interrupted at %1</source>
        <translation>Nos interrumpieron a las %1</translation>
    </message>
    <message>
        <source>Every payment is clear. You can go on.</source>
        <translation>Todos los pagos están claros. Puede continuar.</translation>
    </message>
    <message>
        <source>We are asking PlutoPay what became of each payment. You can go on: what is still open stays under Tasks.</source>
        <translation>Preguntamos a PlutoPay qué pasó con cada pago. Puede continuar: lo pendiente queda en Tareas.</translation>
    </message>
    <message>
        <source>Amount not known</source>
        <translation>Importe desconocido</translation>
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
        <translation>Modo</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prueba</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Real</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avanzado</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>Dirección del servidor</translation>
    </message>
    <message>
        <source>PlutoPay&apos;s own</source>
        <translation>La de PlutoPay</translation>
    </message>
    <message>
        <source>Extra certificate file</source>
        <translation>Archivo de certificado adicional</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Only for a shop whose network inspects encrypted traffic.</source>
        <translation>Solo si la red de la tienda inspecciona el tráfico cifrado.</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Tienda</translation>
    </message>
    <message>
        <source>Name of this till</source>
        <translation>Nombre de esta caja</translation>
    </message>
    <message>
        <source>Shop name</source>
        <translation>Nombre de la tienda</translation>
    </message>
    <message>
        <source>Address on the receipt</source>
        <translation>Dirección en el recibo</translation>
    </message>
    <message>
        <source>Tax id on the receipt</source>
        <translation>Id. fiscal en el recibo</translation>
    </message>
    <message>
        <source>Receipt width</source>
        <translation>Ancho del recibo</translation>
    </message>
    <message>
        <source>80 mm, 48 letters</source>
        <translation>80 mm, 48 letras</translation>
    </message>
    <message>
        <source>58 mm, 32 letters</source>
        <translation>58 mm, 32 letras</translation>
    </message>
    <message>
        <source>Amounts</source>
        <translation>Importes</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moneda</translation>
    </message>
    <message>
        <source>Keypad</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Cents first</source>
        <translation>Céntimos primero</translation>
    </message>
    <message>
        <source>With decimal key</source>
        <translation>Con tecla decimal</translation>
    </message>
    <message>
        <source>Quick amounts</source>
        <translation>Importes rápidos</translation>
    </message>
    <message>
        <source>Up to six, with spaces between them.</source>
        <translation>Hasta seis, separados por espacios.</translation>
    </message>
    <message>
        <source>Waiting for a card</source>
        <translation>Espera de la tarjeta</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Ask after</source>
        <translation>Preguntar a los</translation>
    </message>
    <message>
        <source>Cancel after</source>
        <translation>Cancelar a los</translation>
    </message>
    <message>
        <source>Back to the sale after</source>
        <translation>Volver a la venta a los</translation>
    </message>
    <message>
        <source>Screen and sound</source>
        <translation>Pantalla y sonido</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Del sistema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Movimiento</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Sonidos</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Size of the screen</source>
        <translation>Tamaño de la pantalla</translation>
    </message>
</context>
<context>
    <name>pos::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>Deshacer cambios</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>No guardado: %1</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Saved. It is used from the next start of the till.</source>
        <translation>Guardado. Se usará desde el próximo inicio de la caja.</translation>
    </message>
    <message>
        <source>Changes not saved yet</source>
        <translation>Cambios sin guardar</translation>
    </message>
    <message>
        <source>See the red line</source>
        <translation>Vea la línea roja</translation>
    </message>
    <message>
        <source>Switch to live mode? From now on real cards are charged.</source>
        <translation>¿Pasar al modo real? Desde ahora se cobran tarjetas reales.</translation>
    </message>
    <message>
        <source>Take real money</source>
        <translation>Cobrar de verdad</translation>
    </message>
    <message>
        <source>Stay in test mode</source>
        <translation>Seguir en prueba</translation>
    </message>
    <message>
        <source>Leave without saving the changes?</source>
        <translation>¿Salir sin guardar los cambios?</translation>
    </message>
    <message>
        <source>Drop the changes</source>
        <translation>Descartar cambios</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Quedarse aquí</translation>
    </message>
</context>
<context>
    <name>SettingsRules</name>
    <message>
        <source>This is not an address. It looks like https://plutopayus.com/api.</source>
        <translation>Esto no es una dirección. Es como https://plutopayus.com/api.</translation>
    </message>
    <message>
        <source>The address must not hold a name or a password.</source>
        <translation>La dirección no debe llevar usuario ni contraseña.</translation>
    </message>
    <message>
        <source>The address must begin with https://. Plain http only works on this machine.</source>
        <translation>La dirección debe empezar por https://. http solo sirve en este equipo.</translation>
    </message>
    <message>
        <source>Give this till a name, such as Till 1.</source>
        <translation>Dé un nombre a esta caja, como Caja 1.</translation>
    </message>
    <message>
        <source>At most %1 letters fit on a receipt.</source>
        <translation>En un recibo caben %1 letras como máximo.</translation>
    </message>
    <message>
        <source>At most %1 quick amounts fit.</source>
        <translation>Caben %1 importes rápidos como máximo.</translation>
    </message>
    <message>
        <source>A quick amount must be more than zero, written like 12.50.</source>
        <translation>Un importe rápido debe ser mayor que cero, escrito como 12,50.</translation>
    </message>
    <message>
        <source>Between %1 and %2 seconds.</source>
        <translation>Entre %1 y %2 segundos.</translation>
    </message>
    <message>
        <source>Three letters of a currency, such as USD.</source>
        <translation>Tres letras de una moneda, como USD.</translation>
    </message>
    <message>
        <source>The till must ask before it cancels: make this the longer time.</source>
        <translation>La caja debe preguntar antes de cancelar: este tiempo debe ser mayor.</translation>
    </message>
    <message>
        <source>Type or paste the secret key first.</source>
        <translation>Escriba o pegue primero la clave secreta.</translation>
    </message>
    <message>
        <source>This is a publishable key. The till needs the secret key, which begins with sk_.</source>
        <translation>Esta es una clave publicable. La caja necesita la secreta, que empieza por sk_.</translation>
    </message>
    <message>
        <source>This is not a PlutoPay key. A secret key begins with sk_test_ or sk_live_ and has no spaces.</source>
        <translation>Esto no es una clave de PlutoPay. La secreta empieza por sk_test_ o sk_live_ y no tiene espacios.</translation>
    </message>
    <message>
        <source>This is a live key and the till is in test mode. Switch to live mode first.</source>
        <translation>Es una clave real y la caja está en modo de prueba. Pase antes al modo real.</translation>
    </message>
    <message>
        <source>This is a test key and the till is in live mode. Switch to test mode first.</source>
        <translation>Es una clave de prueba y la caja está en modo real. Pase antes al modo de prueba.</translation>
    </message>
</context>
<context>
    <name>pos::ui::Stepper</name>
    <message>
        <source>%1: less</source>
        <translation>%1: menos</translation>
    </message>
    <message>
        <source>%1: more</source>
        <translation>%1: más</translation>
    </message>
</context>
<context>
    <name>TaskWords</name>
    <message>
        <source>Look at it in the PlutoPay dashboard, then keep it or send it back.</source>
        <translation>Mírelo en el panel de PlutoPay y luego déjelo o devuélvalo.</translation>
    </message>
    <message>
        <source>PlutoPay contradicts %1</source>
        <translation>PlutoPay contradice %1</translation>
    </message>
    <message>
        <source>the payment</source>
        <translation>el pago</translation>
    </message>
    <message>
        <source>Keep it paid</source>
        <translation>Dejarlo pagado</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <translation>Devolver %1</translation>
    </message>
    <message>
        <source>Send %1 back to the customer&apos;s card? This cannot be undone.</source>
        <translation>¿Devolver %1 a la tarjeta del cliente? No se puede deshacer.</translation>
    </message>
    <message>
        <source>Show the payment</source>
        <translation>Ver el pago</translation>
    </message>
    <message>
        <source>Was %1 refunded?</source>
        <translation>¿Se devolvió %1?</translation>
    </message>
    <message>
        <source>The answer to this refund was lost, and asking again could refund twice. Look it up in the PlutoPay dashboard, then say what you saw.</source>
        <translation>Se perdió la respuesta de esta devolución y repetirla podría devolver dos veces. Mírelo en el panel de PlutoPay y diga qué vio.</translation>
    </message>
    <message>
        <source>It was refunded</source>
        <translation>Sí se devolvió</translation>
    </message>
    <message>
        <source>It was not: refund again</source>
        <translation>No: devolver otra vez</translation>
    </message>
    <message>
        <source>Did you see in the dashboard that %1 was not refunded? A second refund would be your loss.</source>
        <translation>¿Vio en el panel que %1 no se devolvió? Una segunda devolución la perdería usted.</translation>
    </message>
    <message>
        <source>Still checking %1</source>
        <translation>Aún consultando %1</translation>
    </message>
    <message>
        <source>We do not know yet whether the customer paid, and keep asking PlutoPay. Do not charge again. The answer appears here by itself.</source>
        <translation>Aún no sabemos si el cliente pagó y seguimos preguntando a PlutoPay. No cobre otra vez. La respuesta aparecerá aquí.</translation>
    </message>
    <message>
        <source>Customer already paid %1</source>
        <translation>El cliente ya pagó %1</translation>
    </message>
    <message>
        <source>The card was approved before the cancel reached the reader. Keep the sale, or send the money back.</source>
        <translation>La tarjeta se aprobó antes de que la cancelación llegara al lector. Conserve la venta o devuelva el dinero.</translation>
    </message>
    <message>
        <source>Charged %1 instead of %2</source>
        <translation>Cobrado %1 en lugar de %2</translation>
    </message>
    <message>
        <source>PlutoPay says another amount than this till asked for. Compare with the customer, then keep it or send it back.</source>
        <translation>PlutoPay indica otro importe que el pedido por esta caja. Compárelo con el cliente y consérvelo o devuélvalo.</translation>
    </message>
    <message>
        <source>%1 was paid after all</source>
        <translation>%1 se pagó al final</translation>
    </message>
    <message>
        <source>This payment had been given up and was paid later. If the customer paid another way, send this one back.</source>
        <translation>Este pago se había abandonado y se pagó después. Si el cliente pagó de otro modo, devuélvalo.</translation>
    </message>
    <message>
        <source>A receipt is waiting for the printer</source>
        <translation>Un recibo espera a la impresora</translation>
    </message>
    <message>
        <source>The payment is complete. Check paper and cable; printing goes on by itself.</source>
        <translation>El pago está completo. Revise papel y cable; la impresión seguirá sola.</translation>
    </message>
    <message>
        <source>Still checking</source>
        <translation>Aún consultando</translation>
    </message>
    <message>
        <source>Do not charge again.</source>
        <translation>No cobre otra vez.</translation>
    </message>
    <message>
        <source>Charged</source>
        <translation>Cobrado</translation>
    </message>
    <message>
        <source>The sale is complete.</source>
        <translation>La venta está completa.</translation>
    </message>
    <message>
        <source>Not charged</source>
        <translation>No cobrado</translation>
    </message>
    <message>
        <source>It is safe to start again.</source>
        <translation>Puede empezar de nuevo.</translation>
    </message>
    <message>
        <source>Needs a decision</source>
        <translation>Requiere decisión</translation>
    </message>
    <message>
        <source>You find it under Tasks.</source>
        <translation>Lo encontrará en Tareas.</translation>
    </message>
    <message>
        <source>Did the customer pay %1?</source>
        <translation>¿Pagó el cliente %1?</translation>
    </message>
    <message>
        <source>After a decline the reader asked for another card, and PlutoPay does not tell what came of it. Look it up in the PlutoPay dashboard, then say what you saw. Do not charge again before.</source>
        <translation>Tras un rechazo el lector pidió otra tarjeta y PlutoPay no dice qué pasó con ella. Mírelo en el panel de PlutoPay y diga qué vio. No vuelva a cobrar antes.</translation>
    </message>
    <message>
        <source>It was paid</source>
        <translation>Sí se pagó</translation>
    </message>
    <message>
        <source>Did you see in the dashboard that %1 was paid? It then counts as money taken.</source>
        <translation>¿Vio en el panel que %1 se pagó? Contará como dinero cobrado.</translation>
    </message>
    <message>
        <source>It was not paid</source>
        <translation>No se pagó</translation>
    </message>
    <message>
        <source>Did you see in the dashboard that %1 was not paid? Taking the money another way would charge a customer twice who has paid.</source>
        <translation>¿Vio en el panel que %1 no se pagó? Cobrar de otro modo cobraría dos veces a un cliente que ya pagó.</translation>
    </message>
    <message>
        <source>This till goes on counting it as paid. Close this when you know what is true.</source>
        <translation>Esta caja lo sigue contando como pagado. Cierre esto cuando sepa qué es cierto.</translation>
    </message>
    <message>
        <source>I have looked: close it</source>
        <translation>Lo he mirado: cerrar</translation>
    </message>
    <message>
        <source>%1: may follow at the next start</source>
        <translation>%1: puede hacerse al próximo inicio</translation>
    </message>
    <message>
        <source>The journal failed while this was written. Nothing was sent, but the till may carry it out when it starts again. Do not ask for it again: restart the till, then look at the payment.</source>
        <translation>El diario falló mientras se anotaba esto. No se envió nada, pero la caja puede hacerlo cuando se inicie de nuevo. No lo pida otra vez: reinicie la caja y mire después el pago.</translation>
    </message>
</context>
<context>
    <name>pos::ui::TasksPage</name>
    <message>
        <source>Tasks</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Nothing to decide</source>
        <translation>Nada que decidir</translation>
    </message>
    <message>
        <source>Payments that need a person appear here, with what is known and what to do.</source>
        <translation>Aquí aparecen los pagos que requieren una persona, con lo que se sabe y qué hacer.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n abierta</numerusform>
            <numerusform>%n abiertas</numerusform>
        </translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>desde %1</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
</context>
<context>
    <name>pos::ui::TimelineView</name>
    <message>
        <source>on the screen</source>
        <translation>en pantalla</translation>
    </message>
    <message>
        <source>by a person</source>
        <translation>por una persona</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>answer %1</source>
        <translation>respuesta %1</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Cronología</translation>
    </message>
</context>
<context>
    <name>pos::ui::DockTab</name>
    <message>
        <source>Virtual reader</source>
        <translation>Lector virtual</translation>
    </message>
</context>
<context>
    <name>pos::ui::JournalPage</name>
    <message>
        <source>Journal</source>
        <translation>Diario</translation>
    </message>
    <message>
        <source>What it means for money</source>
        <translation>Qué significa para el dinero</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Todavía no</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>records certain</source>
        <translation>registros seguros</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>hasta %1</translation>
    </message>
    <message>
        <source>records not provable</source>
        <translation>registros sin prueba</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>desde %1</translation>
    </message>
    <message>
        <source>records missing</source>
        <translation>registros perdidos</translation>
    </message>
    <message numerus="yes">
        <source>Payments that cannot be read in full: %n.</source>
        <translation>
            <numerusform>%n pago no se puede leer entero.</numerusform>
            <numerusform>%n pagos no se pueden leer enteros.</numerusform>
        </translation>
    </message>
    <message>
        <source>Which payments are touched cannot be read any more.</source>
        <translation>Ya no se puede leer qué pagos están afectados.</translation>
    </message>
    <message>
        <source>PlutoPay knows them: no money is lost, and nobody was charged because of this.</source>
        <translation>PlutoPay los conoce: no se pierde dinero y a nadie se le cobró por esto.</translation>
    </message>
    <message>
        <source>%1 of %2 records</source>
        <translation>%1 de %2 registros</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 registros</translation>
    </message>
    <message>
        <source>The journal was rebuilt from what is certain. The damaged file was kept, with every byte.</source>
        <translation>El diario se reconstruyó con lo que es seguro. El archivo dañado se guardó entero.</translation>
    </message>
    <message>
        <source>PlutoPay could not be asked, so nothing was compared. Compare the last payments with the PlutoPay dashboard before you go on.</source>
        <translation>No se pudo preguntar a PlutoPay, así que no se comparó nada. Compare los últimos pagos con el panel de PlutoPay antes de seguir.</translation>
    </message>
    <message>
        <source>%1 payments of PlutoPay's list were compared. Each that carries a till's code is in this journal.</source>
        <translation>Se compararon %1 pagos de la lista de PlutoPay. Todos los que llevan el código de una caja están en este diario.</translation>
    </message>
    <message numerus="yes">
        <source>Payments of PlutoPay's list that are not in this journal: %n. Another till of the account may have taken them. Refund in the PlutoPay dashboard where that is needed.</source>
        <translation>
            <numerusform>%n pago de la lista de PlutoPay no está en este diario. Puede haberlo cobrado otra caja de la cuenta. Si hace falta, devuélvalo en el panel de PlutoPay.</numerusform>
            <numerusform>%n pagos de la lista de PlutoPay no están en este diario. Algunos puede haberlos cobrado otra caja de la cuenta. Si hace falta, devuélvalos en el panel de PlutoPay.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare with the PlutoPay dashboard. Then take cards again.</source>
        <translation>Compare con el panel de PlutoPay. Después vuelva a aceptar tarjetas.</translation>
    </message>
    <message>
        <source>Take cards again</source>
        <translation>Volver a aceptar tarjetas</translation>
    </message>
    <message>
        <source>Have you compared the payments with the PlutoPay dashboard? From then on this journal counts as complete.</source>
        <translation>¿Ha comparado los pagos con el panel de PlutoPay? Desde entonces este diario cuenta como completo.</translation>
    </message>
    <message>
        <source>A part of the journal is not as this till wrote it. No card is taken until you have decided.</source>
        <translation>Una parte del diario no está como la escribió esta caja. No se acepta ninguna tarjeta hasta que usted decida.</translation>
    </message>
    <message>
        <source>Rebuilding takes over what is certain, keeps the damaged file with every byte, and compares with PlutoPay's list. You are asked once more before cards are taken again.</source>
        <translation>Al reconstruir se toma lo que es seguro, se guarda entero el archivo dañado y se compara con la lista de PlutoPay. Antes de volver a aceptar tarjetas se le pregunta otra vez.</translation>
    </message>
    <message>
        <source>Rebuild the journal</source>
        <translation>Reconstruir el diario</translation>
    </message>
    <message>
        <source>A payment is open: wait for its end</source>
        <translation>Hay un pago abierto: espere a que acabe</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>Leyendo el diario…</translation>
    </message>
    <message>
        <source>Do not switch the till off. If it happens all the same, nothing is lost.</source>
        <translation>No apague la caja. Si aun así ocurre, no se pierde nada.</translation>
    </message>
    <message>
        <source>Rebuilding…</source>
        <translation>Reconstruyendo…</translation>
    </message>
    <message>
        <source>The journal was rebuilt. Reading PlutoPay's list…</source>
        <translation>El diario se reconstruyó. Leyendo la lista de PlutoPay…</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Comparando…</translation>
    </message>
    <message>
        <source>The journal is sound. There is nothing to do.</source>
        <translation>El diario está sano. No hay nada que hacer.</translation>
    </message>
</context>
</TS>

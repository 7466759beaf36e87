<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>CoreWords</name>
    <message>
        <source>PlutoPay has not answered yet. No reader was asked for a card.</source>
        <translation>PlutoPay aún no ha respondido. Ningún lector pidió una tarjeta.</translation>
    </message>
    <message>
        <source>Payment %1 exists at PlutoPay.</source>
        <translation>El pago %1 existe en PlutoPay.</translation>
    </message>
    <message>
        <source>It was sent to %1.</source>
        <translation>Se envió a %1.</translation>
    </message>
    <message>
        <source>A card was read.</source>
        <translation>Se leyó una tarjeta.</translation>
    </message>
    <message>
        <source>PlutoPay cannot be reached right now; asking again.</source>
        <translation>PlutoPay no responde ahora; se vuelve a preguntar.</translation>
    </message>
    <message>
        <source>PlutoPay has not decided yet; asking again.</source>
        <translation>PlutoPay aún no ha decidido; se vuelve a preguntar.</translation>
    </message>
    <message>
        <source>A cancel was requested; its answer will settle it.</source>
        <translation>Se pidió cancelar; la respuesta lo aclarará.</translation>
    </message>
    <message>
        <source>PlutoPay could not be reached. Nothing was sent and nobody was charged. Try again when the connection is back.</source>
        <translation>No se pudo contactar con PlutoPay. No se envió nada y no se cobró a nadie. Inténtelo cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>PlutoPay says: %1</source>
        <translation>PlutoPay dice: %1</translation>
    </message>
    <message>
        <source>PlutoPay holds a second payment of this sale, and it is paid.</source>
        <translation>PlutoPay tiene un segundo pago de esta venta, y está cobrado.</translation>
    </message>
    <message>
        <source>PlutoPay answered the start with another payment. No reader was told of it.</source>
        <translation>PlutoPay respondió al inicio con otro pago. Ningún lector lo recibió.</translation>
    </message>
    <message>
        <source>PlutoPay started this payment in the other mode. Nobody was charged; check key and mode in Settings.</source>
        <translation>PlutoPay inició este pago en el otro modo. No se cobró a nadie; revise la clave y el modo en Ajustes.</translation>
    </message>
    <message>
        <source>PlutoPay recorded this payment in the other mode, and says it is paid.</source>
        <translation>PlutoPay registró este pago en el otro modo y dice que está cobrado.</translation>
    </message>
    <message>
        <source>PlutoPay says another amount was charged than was asked for.</source>
        <translation>PlutoPay dice que se cobró otro importe que el pedido.</translation>
    </message>
    <message>
        <source>PlutoPay says both paid and cancelled. Count it as charged until a person has looked.</source>
        <translation>PlutoPay dice cobrado y cancelado a la vez. Cuéntelo como cobrado hasta que alguien lo revise.</translation>
    </message>
    <message>
        <source>PlutoPay knows this payment's key from another one. No reader was told of it; nobody was charged.</source>
        <translation>PlutoPay conoce la clave de este pago por otro distinto. Ningún lector lo recibió; no se cobró a nadie.</translation>
    </message>
    <message>
        <source>It is not known yet whether the customer paid. Do not charge again.</source>
        <translation>Aún no se sabe si el cliente pagó. No vuelva a cobrar.</translation>
    </message>
    <message>
        <source>Everything was refunded.</source>
        <translation>Se devolvió todo.</translation>
    </message>
    <message>
        <source>A refund of this payment is still open.</source>
        <translation>Una devolución de este pago sigue abierta.</translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation>No se cobró nada.</translation>
    </message>
    <message>
        <source>This payment was not taken on this till. Refund it in the PlutoPay dashboard.</source>
        <translation>Este pago no se hizo en esta caja. Devuélvalo en el panel de PlutoPay.</translation>
    </message>
    <message>
        <source>Nothing was sent back: part of this payment was refunded elsewhere, and less is left than that.</source>
        <translation>No se devolvió nada: parte de este pago ya se devolvió por otra vía y queda menos que eso.</translation>
    </message>
    <message>
        <source>A publishable key (pk_…) cannot take payments; a till needs the secret key (sk_…).</source>
        <translation>Una clave publicable (pk_…) no puede cobrar; la caja necesita la clave secreta (sk_…).</translation>
    </message>
    <message>
        <source>It does not look like a key (sk_test_… or sk_live_…).</source>
        <translation>No parece una clave (sk_test_… o sk_live_…).</translation>
    </message>
    <message>
        <source>The stored key cannot be read on this machine. Enter it again.</source>
        <translation>La clave guardada no se puede leer en este equipo. Introdúzcala de nuevo.</translation>
    </message>
    <message>
        <source>The till is in test mode and the key is not a test key.</source>
        <translation>La caja está en modo de prueba y la clave no es de prueba.</translation>
    </message>
    <message>
        <source>The till is in live mode and the key is not a live key.</source>
        <translation>La caja está en modo real y la clave no es real.</translation>
    </message>
    <message>
        <source>The PlutoPay account is in test mode.</source>
        <translation>La cuenta de PlutoPay está en modo de prueba.</translation>
    </message>
    <message>
        <source>The PlutoPay account is in live mode.</source>
        <translation>La cuenta de PlutoPay está en modo real.</translation>
    </message>
    <message>
        <source>It is off by %1 minutes.</source>
        <translation>Se desvía %1 minutos.</translation>
    </message>
    <message>
        <source>The value of %1 cannot be used.</source>
        <translation>El valor de %1 no sirve.</translation>
    </message>
    <message>
        <source>A file of the settings cannot be read.</source>
        <translation>Un archivo de los ajustes no se puede leer.</translation>
    </message>
    <message>
        <source>The file could not be written; check the disk.</source>
        <translation>No se pudo escribir el archivo; revise el disco.</translation>
    </message>
    <message>
        <source>PlutoPay could not be reached</source>
        <translation>No se pudo contactar con PlutoPay</translation>
    </message>
    <message>
        <source>There is no receipt: nothing was charged, or it is not known yet. Look at the payment.</source>
        <translation>No hay recibo: no se cobró nada o aún no se sabe. Mire el pago.</translation>
    </message>
    <message>
        <source>Charge %3 on %1</source>
        <translation>Cobrar %3 en %1</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1: hecho</translation>
    </message>
    <message>
        <source>%1: done, PlutoPay says %2</source>
        <translation>%1: hecho, PlutoPay dice %2</translation>
    </message>
    <message>
        <source>%1: refused (%2)</source>
        <translation>%1: rechazado (%2)</translation>
    </message>
    <message>
        <source>%1: no certain answer (%2)</source>
        <translation>%1: sin respuesta segura (%2)</translation>
    </message>
    <message>
        <source>Time was up</source>
        <translation>Se agotó el tiempo</translation>
    </message>
    <message>
        <source>Pressed: %1</source>
        <translation>Pulsado: %1</translation>
    </message>
    <message>
        <source>Reader: %1</source>
        <translation>Lector: %1</translation>
    </message>
    <message>
        <source>Reader: %1 (%2)</source>
        <translation>Lector: %1 (%2)</translation>
    </message>
    <message>
        <source>Another payment took the reader's screen</source>
        <translation>Otro pago ocupó la pantalla del lector</translation>
    </message>
    <message>
        <source>The till was started again</source>
        <translation>La caja se volvió a iniciar</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A call whose record cannot be read</source>
        <translation>Una llamada cuyo registro no se puede leer</translation>
    </message>
    <message>
        <source>The screen showed: %1</source>
        <translation>La pantalla mostró: %1</translation>
    </message>
    <message>
        <source>Contradiction: money was taken, and a later record says %1. Nothing is taken back; look at it in the PlutoPay dashboard.</source>
        <translation>Contradicción: se cobró dinero y un registro posterior dice %1. No se retira nada; mírelo en el panel de PlutoPay.</translation>
    </message>
    <message>
        <source>A card may have been charged after the decline, and PlutoPay does not say. Look it up in the PlutoPay dashboard, then say under Tasks what you saw.</source>
        <translation>Quizá se cobró otra tarjeta tras el rechazo y PlutoPay no lo dice. Mírelo en el panel de PlutoPay y diga en Tareas qué vio.</translation>
    </message>
    <message>
        <source>The journal could not be rebuilt; nothing was lost by trying. Check the disk, then try again or call support.</source>
        <translation>No se pudo reconstruir el diario; nada se perdió por intentarlo. Compruebe el disco e inténtelo otra vez o llame a soporte.</translation>
    </message>
</context>
<context>
    <name>CoreTerms</name>
    <message>
        <source>create</source>
        <translation>crear</translation>
    </message>
    <message>
        <source>send to the reader</source>
        <translation>enviar al lector</translation>
    </message>
    <message>
        <source>ask</source>
        <translation>preguntar</translation>
    </message>
    <message>
        <source>search</source>
        <translation>buscar</translation>
    </message>
    <message>
        <source>cancel</source>
        <translation>cancelar</translation>
    </message>
    <message>
        <source>cancel a duplicate</source>
        <translation>cancelar un duplicado</translation>
    </message>
    <message>
        <source>capture</source>
        <translation>capturar</translation>
    </message>
    <message>
        <source>refund</source>
        <translation>devolver</translation>
    </message>
    <message>
        <source>look before refunding</source>
        <translation>mirar antes de devolver</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>processing</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>held</source>
        <translation>retenido</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>pagado</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallido</translation>
    </message>
    <message>
        <source>canceled</source>
        <translation>anulado</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>devuelto</translation>
    </message>
    <message>
        <source>part refunded</source>
        <translation>devuelto en parte</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>en disputa</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>request not accepted</source>
        <translation>petición no aceptada</translation>
    </message>
    <message>
        <source>key refused</source>
        <translation>clave rechazada</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>no encontrado</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>conflicto</translation>
    </message>
    <message>
        <source>too many requests</source>
        <translation>demasiadas peticiones</translation>
    </message>
    <message>
        <source>reader busy</source>
        <translation>lector ocupado</translation>
    </message>
    <message>
        <source>reader offline</source>
        <translation>lector sin conexión</translation>
    </message>
    <message>
        <source>reader did not answer</source>
        <translation>el lector no respondió</translation>
    </message>
    <message>
        <source>reader not known</source>
        <translation>lector desconocido</translation>
    </message>
    <message>
        <source>already being paid</source>
        <translation>ya se está pagando</translation>
    </message>
    <message>
        <source>already paid</source>
        <translation>ya pagado</translation>
    </message>
    <message>
        <source>cannot be cancelled</source>
        <translation>no se puede cancelar</translation>
    </message>
    <message>
        <source>cannot be refunded</source>
        <translation>no se puede devolver</translation>
    </message>
    <message>
        <source>more than is left</source>
        <translation>más de lo que queda</translation>
    </message>
    <message>
        <source>not offered</source>
        <translation>no disponible</translation>
    </message>
    <message>
        <source>other reason</source>
        <translation>otro motivo</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>no enviado</translation>
    </message>
    <message>
        <source>connection not trusted</source>
        <translation>conexión no fiable</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>perdido</translation>
    </message>
    <message>
        <source>too late</source>
        <translation>demasiado tarde</translation>
    </message>
    <message>
        <source>server error</source>
        <translation>error del servidor</translation>
    </message>
    <message>
        <source>not an answer of PlutoPay</source>
        <translation>no es respuesta de PlutoPay</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>ilegible</translation>
    </message>
    <message>
        <source>about another payment</source>
        <translation>sobre otro pago</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>other tender</source>
        <translation>otro medio</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>reintentar</translation>
    </message>
    <message>
        <source>other reader</source>
        <translation>otro lector</translation>
    </message>
    <message>
        <source>keep waiting</source>
        <translation>seguir esperando</translation>
    </message>
    <message>
        <source>put aside</source>
        <translation>apartar</translation>
    </message>
    <message>
        <source>keep it paid</source>
        <translation>dejar pagado</translation>
    </message>
    <message>
        <source>it was refunded</source>
        <translation>se devolvió</translation>
    </message>
    <message>
        <source>it was not refunded</source>
        <translation>no se devolvió</translation>
    </message>
    <message>
        <source>give up the hold</source>
        <translation>liberar la retención</translation>
    </message>
    <message>
        <source>asks for a card</source>
        <translation>pide una tarjeta</translation>
    </message>
    <message>
        <source>card presented</source>
        <translation>tarjeta presentada</translation>
    </message>
    <message>
        <source>PIN is being entered</source>
        <translation>introduciendo PIN</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>aprobado</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>remove the card</source>
        <translation>retire la tarjeta</translation>
    </message>
    <message>
        <source>card removed</source>
        <translation>tarjeta retirada</translation>
    </message>
    <message>
        <source>screen cleared</source>
        <translation>pantalla borrada</translation>
    </message>
    <message>
        <source>customer cancelled</source>
        <translation>el cliente canceló</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>lista</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>iniciando</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>enviando</translation>
    </message>
    <message>
        <source>waiting for a card</source>
        <translation>esperando tarjeta</translation>
    </message>
    <message>
        <source>card read</source>
        <translation>tarjeta leída</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>comprobando</translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation>cancelando</translation>
    </message>
    <message>
        <source>cancelled, nothing charged</source>
        <translation>cancelado, nada cobrado</translation>
    </message>
    <message>
        <source>paid although cancelled</source>
        <translation>pagado pese a cancelar</translation>
    </message>
    <message>
        <source>it was paid</source>
        <translation>se pagó</translation>
    </message>
    <message>
        <source>it was not paid</source>
        <translation>no se pagó</translation>
    </message>
    <message>
        <source>looked at it, task closed</source>
        <translation>mirado, tarea cerrada</translation>
    </message>
</context>
<context>
    <name>CoreFacts</name>
    <message>
        <source>Attempt</source>
        <translation>Intento</translation>
    </message>
    <message>
        <source>PlutoPay reference</source>
        <translation>Referencia de PlutoPay</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transacción</translation>
    </message>
    <message>
        <source>Payment intent</source>
        <translation>Intención de pago</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Lector</translation>
    </message>
    <message>
        <source>Reader id</source>
        <translation>Id. del lector</translation>
    </message>
    <message>
        <source>Terminal id</source>
        <translation>Id. del terminal</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Venta</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <source>PlutoPay says</source>
        <translation>PlutoPay dice</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origen</translation>
    </message>
</context>
</TS>

import type { RecordKind, StateOf } from '../../crm/business-record.ts';
import type { Locale } from '../../crm/locale.ts';

/** What a record did, by its kind and the state it came into. `moved`: another time. */
export type RecordHappens = { [K in RecordKind]: Record<StateOf<K> | (K extends 'appointment' ? 'moved' : never), string> };

/** What rules wait for of records (`waits`, behind "when"), and the same of one person (`was`), as a reminder says it. */
export const recordHappens: Record<Locale, { waits: RecordHappens; was: RecordHappens }> = {
  en: apart({
    appointment: {
      booked: ['an appointment is booked', 'booked an appointment'],
      confirmed: ['an appointment is confirmed', 'appointment confirmed'],
      moved: ['an appointment is moved', 'appointment moved'],
      cancelled: ['an appointment is cancelled', 'appointment cancelled'],
      done: ['an appointment took place', 'appointment took place'],
      'no-show': ['somebody does not come to an appointment', 'did not come'],
    },
    order: {
      open: ['an order is opened', 'new order'],
      sent: ['an order is sent', 'order sent'],
      delivered: ['an order is delivered', 'order delivered'],
      cancelled: ['an order is cancelled', 'order cancelled'],
    },
    quote: {
      open: ['a quote is written', 'quote written'],
      sent: ['a quote is sent', 'quote sent'],
      accepted: ['a quote is accepted', 'quote accepted'],
      declined: ['a quote is declined', 'quote declined'],
      expired: ['a quote runs out', 'quote ran out'],
    },
    case: {
      open: ['a case is opened', 'case opened'],
      waiting: ['a case waits for the customer', 'case waits for them'],
      resolved: ['a case is solved', 'case solved'],
    },
    payment: {
      requested: ['a payment is asked for', 'payment asked for'],
      paid: ['a payment is paid', 'paid'],
      failed: ['a payment fails', 'payment failed'],
      refunded: ['a payment is paid back', 'paid back'],
      cancelled: ['a payment request is cancelled', 'payment request cancelled'],
    },
  }),
  es: apart({
    appointment: {
      booked: ['se reserva una cita', 'reservó cita'],
      confirmed: ['se confirma una cita', 'cita confirmada'],
      moved: ['se cambia la hora de una cita', 'cita cambiada'],
      cancelled: ['se anula una cita', 'cita anulada'],
      done: ['una cita ha tenido lugar', 'cita realizada'],
      'no-show': ['alguien no viene a su cita', 'no vino'],
    },
    order: {
      open: ['se abre un pedido', 'pedido nuevo'],
      sent: ['se envía un pedido', 'pedido enviado'],
      delivered: ['se entrega un pedido', 'pedido entregado'],
      cancelled: ['se anula un pedido', 'pedido anulado'],
    },
    quote: {
      open: ['se escribe un presupuesto', 'presupuesto escrito'],
      sent: ['se envía un presupuesto', 'presupuesto enviado'],
      accepted: ['se acepta un presupuesto', 'presupuesto aceptado'],
      declined: ['se rechaza un presupuesto', 'presupuesto rechazado'],
      expired: ['vence un presupuesto', 'presupuesto vencido'],
    },
    case: {
      open: ['se abre un caso', 'caso abierto'],
      waiting: ['un caso espera al cliente', 'el caso le espera'],
      resolved: ['se resuelve un caso', 'caso resuelto'],
    },
    payment: {
      requested: ['se pide un pago', 'pago pedido'],
      paid: ['llega un pago', 'pagado'],
      failed: ['falla un pago', 'el pago falló'],
      refunded: ['se devuelve un pago', 'pago devuelto'],
      cancelled: ['se anula una petición de pago', 'petición de pago anulada'],
    },
  }),
  pt: apart({
    appointment: {
      booked: ['um horário é marcado', 'marcou um horário'],
      confirmed: ['um horário é confirmado', 'horário confirmado'],
      moved: ['um horário é remarcado', 'horário remarcado'],
      cancelled: ['um horário é cancelado', 'horário cancelado'],
      done: ['um horário aconteceu', 'horário realizado'],
      'no-show': ['alguém não vem ao seu horário', 'não veio'],
    },
    order: {
      open: ['um pedido é aberto', 'pedido novo'],
      sent: ['um pedido é enviado', 'pedido enviado'],
      delivered: ['um pedido é entregue', 'pedido entregue'],
      cancelled: ['um pedido é cancelado', 'pedido cancelado'],
    },
    quote: {
      open: ['um orçamento é escrito', 'orçamento escrito'],
      sent: ['um orçamento é enviado', 'orçamento enviado'],
      accepted: ['um orçamento é aceito', 'orçamento aceito'],
      declined: ['um orçamento é recusado', 'orçamento recusado'],
      expired: ['um orçamento vence', 'orçamento venceu'],
    },
    case: {
      open: ['um caso é aberto', 'caso aberto'],
      waiting: ['um caso espera pelo cliente', 'o caso espera'],
      resolved: ['um caso é resolvido', 'caso resolvido'],
    },
    payment: {
      requested: ['um pagamento é pedido', 'pagamento pedido'],
      paid: ['um pagamento chega', 'pago'],
      failed: ['um pagamento falha', 'o pagamento falhou'],
      refunded: ['um pagamento é devolvido', 'pagamento devolvido'],
      cancelled: ['um pedido de pagamento é cancelado', 'pedido de pagamento cancelado'],
    },
  }),
};

type Pairs = { [K in RecordKind]: Record<keyof RecordHappens[K], readonly [waits: string, was: string]> };

function apart(pairs: Pairs): { waits: RecordHappens; was: RecordHappens } {
  const take = (which: 0 | 1) =>
    Object.fromEntries(
      Object.entries(pairs).map(([kind, states]) => [
        kind,
        Object.fromEntries(Object.entries(states).map(([state, pair]) => [state, pair[which]])),
      ]),
    ) as RecordHappens;
  return { waits: take(0), was: take(1) };
}

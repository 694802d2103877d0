import type { RecordKind, RecordState } from '../../crm/business-record.ts';
import type { Locale } from '../../crm/locale.ts';

/** What business records and their states are called. `number` is the record's own, `who` a contact's label. */
export type RecordWords = {
  /** On the contact's sheet. */
  title: string;
  kind: Record<RecordKind, string>;
  state: Record<RecordState, string>;
  /** Whom it is for, where that is not the contact. */
  forName(name: string): string;
};

export const recordWords: Record<Locale, RecordWords> = {
  en: {
    title: 'Records',
    kind: { appointment: 'appointment', order: 'order', quote: 'quote', case: 'case', payment: 'payment request' },
    state: {
      booked: 'booked',
      confirmed: 'confirmed',
      done: 'took place',
      'no-show': 'did not come',
      cancelled: 'cancelled',
      open: 'open',
      sent: 'sent',
      delivered: 'delivered',
      accepted: 'accepted',
      declined: 'declined',
      expired: 'run out',
      waiting: 'waits for them',
      resolved: 'solved',
      requested: 'not paid yet',
      paid: 'paid',
      failed: 'payment failed',
      refunded: 'paid back',
    },
    forName: (name) => `for ${name}`,
  },
  es: {
    title: 'Registros',
    kind: { appointment: 'cita', order: 'pedido', quote: 'presupuesto', case: 'caso', payment: 'petición de pago' },
    state: {
      booked: 'reservada',
      confirmed: 'confirmada',
      done: 'realizada',
      'no-show': 'no vino',
      cancelled: 'anulado',
      open: 'abierto',
      sent: 'enviado',
      delivered: 'entregado',
      accepted: 'aceptado',
      declined: 'rechazado',
      expired: 'vencido',
      waiting: 'a la espera del cliente',
      resolved: 'resuelto',
      requested: 'sin pagar',
      paid: 'pagado',
      failed: 'el pago falló',
      refunded: 'devuelto',
    },
    forName: (name) => `para ${name}`,
  },
  pt: {
    title: 'Registros',
    kind: { appointment: 'horário', order: 'pedido', quote: 'orçamento', case: 'caso', payment: 'pedido de pagamento' },
    state: {
      booked: 'marcado',
      confirmed: 'confirmado',
      done: 'realizado',
      'no-show': 'não veio',
      cancelled: 'cancelado',
      open: 'aberto',
      sent: 'enviado',
      delivered: 'entregue',
      accepted: 'aceito',
      declined: 'recusado',
      expired: 'vencido',
      waiting: 'espera pelo cliente',
      resolved: 'resolvido',
      requested: 'não pago',
      paid: 'pago',
      failed: 'o pagamento falhou',
      refunded: 'devolvido',
    },
    forName: (name) => `para ${name}`,
  },
};

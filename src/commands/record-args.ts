import { z } from 'zod';
import type { RecordKind, RecordState } from '../crm/business-record.ts';
import { lineEdit, readLineEdit } from './edit-lines.ts';
import { readWhoText, whoTextArgs, withoutPoliteness } from './rest.ts';

/** A record by its number, and what it has come to where that is said: "order 12 delivered". */
const numberedArgs = z.object({ number: z.number().int().min(1), to: z.string().nullable() });

/** A record by its number, and what becomes of its lines: "order 12 remove 2". */
const editArgs = z.object({ number: z.number().int().min(1), edit: lineEdit });

/** A record that is there, by its number; or somebody, and words. */
export const recordArgs = z.union([numberedArgs, editArgs, whoTextArgs]);
export type RecordArgs = z.infer<typeof recordArgs>;

/** What else can be done with a record: sent again, made an order of, paid. */
type Further = 'send' | 'order' | 'pay';

/** What is said of a record that has come to a state, in three languages. */
const said: Record<Exclude<RecordKind, 'appointment'>, Partial<Record<RecordState | Further, RegExp>>> = {
  order: {
    sent: /^(sent|shipped|dispatched|on its way|enviado|despachado|en camino|a caminho)$/,
    delivered: /^(delivered|arrived|entregado|entregue)$/,
    cancelled: /^(cancel(l?ed)?|anular|anulado|cancelar|cancelado)$/,
  },
  quote: {
    accepted: /^(accept(ed)?|aceptar|aceptado|aceitar|aceito)$/,
    send: /^(send|enviar|mandar)$/,
    order: /^(order|pedido)$/,
    pay: /^(pay(ment)?|pago|cobrar|pagamento)$/,
    declined: /^(decline[d]?|refused|rechazar|rechazado|recusar|recusado)$/,
  },
  case: {
    open: /^(re-?open(ed)?|open|reabrir|reabierto|abierto|abrir|reaberto|aberto)$/,
    waiting: /^(wait(ing|s)?|esperar|esperando|espera|aguardar|aguardando)$/,
    resolved: /^(solved?|resolved?|resuelto|resolver|resolvido)$/,
  },
  payment: {
    cancelled: /^(cancel(l?ed)?|anular|anulado|cancelar|cancelado)$/,
    paid: /^(paid|pagado|pago)$/,
  },
};

/**
 * Reads "12", "#12", "12 delivered" and "12 remove 2" as a record of this kind; anything else as somebody and words. A bare number is one only where nobody is
 * meant already and `bare` allows it: behind somebody's name "50" is an amount.
 */
export function readRecord(kind: keyof typeof said, rest: string, named: boolean, bare = true): RecordArgs {
  const match = /^(#|n[.º°o]\s*)?(\d{1,6})(?:\s+(.+))?$/isu.exec(rest.trim());
  const marked = match?.[1] !== undefined;
  const number = Number(match?.[2] ?? 0);
  const words = withoutPoliteness(match?.[3] ?? '');
  if (number < 1 || (!marked && (named || (!bare && words === '')))) return readWhoText(rest, named);
  if (words === '') return { number, to: null };
  const edit = kind === 'order' || kind === 'quote' ? readLineEdit(match![3]!) : null;
  if (edit) return { number, edit };
  const to = Object.entries(said[kind]).find(([, pattern]) => pattern.test(words))?.[0];
  if (to) return { number, to };
  return marked ? { number, to: words } : readWhoText(rest, named);
}

import type { Tx } from '../../db/client.ts';
import { numberOf } from '../commands/payment-words.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import type { RefusedBecause } from '../crm/outside.ts';
import { openRead } from '../crm/read.store.ts';
import type { OutsideEvent } from '../integrations/outside-event.ts';
import type { Came, From } from './came.ts';
import { paymentCard } from './outside-told.flow.ts';
import { paymentReported, type Reported } from './payment.flow.ts';

type PaymentEvent = Extract<OutsideEvent, { type: `payment.${string}` }>;

const states = { 'payment.paid': 'paid', 'payment.failed': 'failed', 'payment.refunded': 'refunded' } as const;

const reasons: Record<Extract<Reported, { ok: false }>['why'], RefusedBecause> = {
  unknown: 'unknown-record',
  'other-amount': 'other-amount',
  'not-now': 'not-now',
};

/** A payment system says what became of a request. Money that fits nothing is a card: nobody's payment is lost in a list. */
export async function paymentOutside(tx: Tx, context: CommitContext, { type, data }: PaymentEvent, from: From): Promise<Came> {
  const state = states[type];
  const reported = await paymentReported(tx, context, { ...data, state, system: from.system, event: from.name });
  const number = numberOf(data.reference);
  const record = number === null ? null : await openRead(tx, context.tenant.id).recordNumbered('payment', number);
  const contactId = record?.contactId ?? null;
  if (reported.ok) return { contactId, refused: null, rings: reported.rings };
  // Another amount has had its card from there.
  const told = reported.why === 'other-amount' ? [] : await paymentCard(tx, context, { data, state, record, from });
  return { contactId, refused: reasons[reported.why], rings: [...reported.rings, ...(await commit(tx, context, told))] };
}

import { type BusinessRecord, madeAlready } from '../crm/business-record.ts';
import type { Action } from '../crm/rule.ts';

/** What a payment is asked for: so much, or what the order or quote comes to; null where that has no price. */
export function amountAsked({ amount }: Extract<Action, { do: 'pay' }>, record: BusinessRecord | null): number | null {
  return amount ?? record?.amount ?? null;
}

/** What can be ordered and paid, and is not a second time. */
export function isPriced(record: BusinessRecord | null): record is BusinessRecord {
  return record?.kind === 'quote' || record?.kind === 'order';
}

/** Whether what an action would make of the record that made it fire is there already, by a tap or another rule. `made`: what was made of it. */
export function isDoneAlready(action: Action, record: BusinessRecord | null, made: readonly BusinessRecord[]): boolean {
  if (!isPriced(record)) return false;
  if (action.do === 'order') return madeAlready(record, { kind: 'order' }, made) !== null;
  const amount = action.do === 'pay' ? amountAsked(action, record) : null;
  return amount !== null && madeAlready(record, { kind: 'payment', amount }, made) !== null;
}

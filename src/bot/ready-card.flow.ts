import { type Ready, tellCard } from '../commands/tell-card.ts';
import type { BusinessRecord } from '../crm/business-record.ts';
import type { Settled } from '../crm/effect.ts';
import { contextOf } from './command-context.ts';
import type { OwnerSituation } from './owner-situation.ts';

/** Words that lie ready about a record, into a thread that did not ask for them. Who cannot be written to is not told of, and nobody hears that. */
export async function showReady(
  at: OwnerSituation,
  record: Pick<BusinessRecord, 'id' | 'state'>,
  ready: Omit<Ready, 'record'>,
): Promise<Settled[]> {
  const { id, state } = record;
  const told = await tellCard({ ...ready, record: { id, state } }, contextOf(at));
  return told ? [told.draft, { do: 'show', to: at.operator.id, card: told.card, push: 'ordinary' }] : [];
}

import { type Tx, withTenant } from '../../db/client.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import type { Ring } from '../crm/work.ts';
import {
  nextOutside,
  postponeOutside,
  settleOutside,
  type WaitingEvent,
  wakeRefused,
} from '../integrations/event-inbox.store.ts';
import { type OutsideEvent, outsideEvent } from '../integrations/outside-event.ts';
import { clipText } from '../kit/clip.ts';
import type { TenantId } from '../kit/ids.ts';
import { errorFacts } from '../kit/log.ts';
import type { Came } from './came.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { contactReported, customReported } from './outside-contact.flow.ts';
import { recordReported } from './outside-record.flow.ts';
import { failedCard } from './outside-told.flow.ts';
import { paymentOutside } from './payment-outside.flow.ts';

/** At most so many in one go, so that one busy business does not keep the others waiting. */
const atOnce = 25;

/**
 * Looks at what other systems reported, one event after the other in the order in which they came, each in a transaction of its own: what it does and
 * that it is done are written together. Whoever dies in between has done nothing.
 */
export async function handleOutside(needs: BotNeeds, tenantId: TenantId): Promise<Ring[]> {
  const rings: Ring[] = [];
  for (let n = 0; n < atOnce; n++) {
    const at: { event?: WaitingEvent['id'] } = {};
    try {
      const more = await withTenant(needs.db, tenantId, (tx) => handleNext(tx, needs, tenantId, at));
      if (!more) return rings;
      await needs.reached('outside:after-commit');
      rings.push(...more);
    } catch (error) {
      needs.log.error('event from outside failed', { event: at.event ?? null, ...errorFacts(error) });
      return at.event ? [...rings, ...(await later(needs, tenantId, at.event))] : rings;
    }
  }
  return [...rings, { work: { do: 'outside', tenant: tenantId } }];
}

async function handleNext(
  tx: Tx,
  needs: BotNeeds,
  tenantId: TenantId,
  at: { event?: WaitingEvent['id'] },
): Promise<Ring[] | null> {
  const context = await openContext(tx, needs, tenantId);
  const row = await nextOutside(tx, tenantId, context.machineNow);
  if (!row) return null;
  at.event = row.id;
  const { contactId, refused, rings } = await handle(tx, context, row);
  if (!refused) await wakeRefused(tx, tenantId, row, context.now);
  await settleOutside(tx, tenantId, row.id, { now: context.now, refused, contactId });
  await needs.reached('outside:before-commit');
  return rings;
}

/** A row's body is what the door let in, perhaps an older version of it. */
async function handle(tx: Tx, context: CommitContext, row: WaitingEvent): Promise<Came> {
  const event: OutsideEvent = outsideEvent.parse(row.body);
  const from = { system: clipText(row.system, 60), name: clipText(row.name, 200), id: row.id };
  switch (event.type) {
    case 'payment.paid':
    case 'payment.failed':
    case 'payment.refunded':
      return await paymentOutside(tx, context, event, from);
    case 'contact.upserted':
      return await contactReported(tx, context, event.data, from);
    case 'custom':
      return await customReported(tx, context, event.data, from);
    default:
      return await recordReported(tx, context, event, from);
  }
}

/** What is set aside is told in the same transaction: it is not hidden, whatever dies. What is behind it goes on then. */
async function later(needs: BotNeeds, tenantId: TenantId, id: WaitingEvent['id']): Promise<Ring[]> {
  return await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    const postponed = await postponeOutside(tx, tenantId, id, context.now, context.machineNow);
    const again: Ring = { work: { do: 'outside', tenant: tenantId } };
    if (!postponed) return [again];
    return 'aside' in postponed
      ? [again, ...(await commit(tx, context, await failedCard(tx, context, postponed.aside)))]
      : [{ ...again, afterMs: postponed.afterMs }];
  });
}

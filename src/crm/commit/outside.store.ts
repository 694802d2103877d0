import { and, eq, isNull } from 'drizzle-orm';
import { apiKeys, contactReferences, outsideEvents } from '../../../db/schema/outside.ts';
import { type Id, newId } from '../../kit/ids.ts';
import { happened } from '../event.store.ts';
import { log } from './log.store.ts';
import type { Writers } from './writers.ts';

/** What is written of other systems: whose keys count, whom they call what, and what they say happened. */
export const outsideWriters: Writers<'know-as' | 'add-api-key' | 'revoke-api-key' | 'retry-outside' | 'happened-outside'> = {
  async 'know-as'(tx, context, { contactId, system, reference }) {
    await tx
      .insert(contactReferences)
      .values({ tenantId: context.tenant.id, id: newId<Id<'contact-reference'>>(), contactId, system, reference })
      .onConflictDoNothing();
    return [];
  },
  async 'add-api-key'(tx, context, { id, number, system, by }) {
    await tx.insert(apiKeys).values({ tenantId: context.tenant.id, id, number, system, createdBy: by, createdAt: context.now });
    await log(tx, context, { operatorId: by, action: 'api-key:added', detail: { apiKey: id, number } });
    return [];
  },
  async 'revoke-api-key'(tx, context, { id, by }) {
    const [gone] = await tx
      .update(apiKeys)
      .set({ revokedAt: context.now })
      .where(and(eq(apiKeys.tenantId, context.tenant.id), eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
      .returning({ number: apiKeys.number });
    if (gone) await log(tx, context, { operatorId: by, action: 'api-key:revoked', detail: { apiKey: id, number: gone.number } });
    return [];
  },
  async 'retry-outside'(tx, context, { id, by }) {
    const again = await tx
      .update(outsideEvents)
      .set({ state: 'waiting', reason: null, settledAt: null, attempts: 0, nextTryMachine: context.machineNow })
      .where(
        and(
          eq(outsideEvents.tenantId, context.tenant.id),
          eq(outsideEvents.state, 'refused'),
          id ? eq(outsideEvents.id, id) : eq(outsideEvents.reason, 'failed'),
        ),
      )
      .returning({ id: outsideEvents.id });
    if (again.length === 0) return [];
    await log(tx, context, { operatorId: by, action: 'retry-outside', detail: { event: id, count: again.length } });
    return [{ work: { do: 'outside', tenant: context.tenant.id } }];
  },
  async 'happened-outside'(tx, context, { contactId, name, event }) {
    return await happened(tx, context, { contactId }, { kind: 'outside', facts: { name, event } });
  },
};

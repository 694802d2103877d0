import { and, eq } from 'drizzle-orm';
import { withTenant } from '../../db/client.ts';
import { conversations, identities } from '../../db/schema/crm.ts';
import { operators } from '../../db/schema/tenants.ts';
import { openContext } from '../../src/bot/context.store.ts';
import { commit } from '../../src/crm/commit.store.ts';
import { queueToOperator } from '../../src/crm/queue.store.ts';
import type { Ring } from '../../src/crm/work.ts';
import type { TenantId } from '../../src/kit/ids.ts';
import { phoneKey } from '../../src/kit/phone.ts';
import type { World } from './world.ts';

/** Answers to customers as an approval makes them, without the taps: for tests of how they leave. Rung for unless `quietly`. */
export async function answerAll(
  world: World,
  tenantId: TenantId,
  answers: readonly { to: string; text: string }[],
  quietly = false,
): Promise<Ring[]> {
  const rings = await withTenant(world.database.db, tenantId, async (tx) => {
    const context = await openContext(tx, world.app.needs, tenantId);
    const [owner] = await tx.select().from(operators).where(eq(operators.tenantId, tenantId)).limit(1);
    const all: Ring[] = [];
    for (const answer of answers) {
      const [talk] = await tx
        .select({ id: conversations.id })
        .from(conversations)
        .innerJoin(identities, and(eq(identities.tenantId, tenantId), eq(identities.contactId, conversations.contactId)))
        .where(and(eq(conversations.tenantId, tenantId), eq(identities.value, phoneKey(answer.to))));
      if (!talk) throw new Error(`Nobody has ${answer.to}.`);
      all.push(
        ...(await commit(tx, context, [
          {
            do: 'send',
            conversationId: talk.id,
            content: { type: 'text', body: answer.text },
            category: 'free',
            because: { what: 'typed' },
            approvedBy: owner!.id,
            hold: 'none',
          },
        ])),
      );
    }
    return all;
  });
  if (!quietly) world.doorbell.ring(rings);
  return rings;
}

/** Lines into the owner's thread: 0 answers what they wrote, 1 is a card. */
export async function tellOwner(world: World, tenantId: TenantId, texts: readonly string[], priority: 0 | 1): Promise<void> {
  const rings = await withTenant(world.database.db, tenantId, async (tx) => {
    const context = await openContext(tx, world.app.needs, tenantId);
    const [owner] = await tx.select().from(operators).where(eq(operators.tenantId, tenantId)).limit(1);
    const all: Ring[] = [];
    for (const body of texts)
      all.push(
        ...(await queueToOperator(tx, context, { to: owner!.id, content: { type: 'text', body }, about: [], priority })).rings,
      );
    return all;
  });
  world.doorbell.ring(rings);
}

/** A mark on a message of the owner's, as an approval makes it. */
export async function markOwner(
  world: World,
  tenantId: TenantId,
  mark: { wamid: string; emoji: string; optional?: boolean },
): Promise<void> {
  const rings = await withTenant(world.database.db, tenantId, async (tx) => {
    const context = await openContext(tx, world.app.needs, tenantId);
    const [owner] = await tx.select().from(operators).where(eq(operators.tenantId, tenantId)).limit(1);
    return await commit(tx, context, [{ do: 'react', to: owner!.id, ...mark }]);
  });
  world.doorbell.ring(rings);
}

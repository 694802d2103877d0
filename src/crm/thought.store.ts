import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { thoughts } from '../../db/schema/followups.ts';
import { secondMs } from '../kit/clock.ts';
import type { CommitContext } from './commit-context.ts';
import type { Settled } from './effect.ts';
import type { Ring } from './work.ts';

/** A turn that comes back after a rest is thought about anew; the answer to the earlier question is then nobody's. */
export async function askModel(tx: Tx, context: CommitContext, effect: Extract<Settled, { do: 'think' }>): Promise<Ring[]> {
  const { tenant, now } = context;
  if (effect.turnId) {
    const earlier = and(eq(thoughts.tenantId, tenant.id), eq(thoughts.turnId, effect.turnId));
    await tx
      .update(thoughts)
      .set({ turnId: null, state: 'failed' })
      .where(and(earlier, inArray(thoughts.state, ['waiting', 'asking'])));
    await tx.update(thoughts).set({ turnId: null }).where(earlier);
  }
  await tx.insert(thoughts).values({
    tenantId: tenant.id,
    id: effect.id,
    conversationId: effect.conversationId,
    turnId: effect.turnId ?? null,
    followUpId: effect.followUpId ?? null,
    state: 'waiting',
    leaseUntilMachine: new Date(context.machineNow.getTime() + secondMs),
    createdAt: now,
  });
  return [{ work: { do: 'think', tenant: tenant.id, thought: effect.id } }];
}

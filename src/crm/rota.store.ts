import { eq, max, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { rota } from '../../db/schema/tenants.ts';
import type { CommitContext } from './commit-context.ts';
import type { Operator } from './operator.ts';
import { nextInTurn } from './team.ts';

/** Gives the next turn to whoever of those there was given one longest ago, one business at a time: two at once are two people's. */
export async function takeTurn(tx: Tx, context: CommitContext, people: readonly Operator[]): Promise<Operator | null> {
  const tenantId = context.tenant.id;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`rota/${tenantId}`}, 5))`);
  const rows = await tx.select().from(rota).where(eq(rota.tenantId, tenantId));
  const next = nextInTurn(people, new Map(rows.map((row) => [row.operatorId, row.turn])), context.now);
  if (!next) return null;
  const [last] = await tx
    .select({ turn: max(rota.turn) })
    .from(rota)
    .where(eq(rota.tenantId, tenantId));
  const turn = (last?.turn ?? 0) + 1;
  await tx
    .insert(rota)
    .values({ tenantId, operatorId: next.id, turn })
    .onConflictDoUpdate({ target: [rota.tenantId, rota.operatorId], set: { turn } });
  return next;
}

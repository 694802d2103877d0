import { and, desc, eq, isNull, lt, type SQL } from 'drizzle-orm';
import { undos } from '../../db/schema/audit.ts';
import { firings } from '../../db/schema/rules.ts';
import type { Settled, Undo } from '../crm/effect.ts';
import type { Id } from '../kit/ids.ts';
import { type OwnerSituation, say } from './owner-situation.ts';
import { type Entry, inverseOf } from './undo-inverse.flow.ts';

/** So many acts are looked through for one that can still be taken back. */
const lookBack = 20;

/**
 * Takes back the operator's last act that can be taken back, whole: what was done in one go is undone in one go. What has left cannot be: then
 * it says so, and when it was read.
 */
export async function undoLast(at: OwnerSituation): Promise<Settled[]> {
  let done = await lastAct(at);
  for (let looked = 0; done.length > 0 && looked < lookBack; looked++) {
    const inverse = await inverseOf(at, done);
    if (inverse !== 'nothing-left') {
      const undone: Settled = { do: 'undone', auditIds: done.map((entry) => entry.id), operatorId: at.operator.id };
      // What came too late was not undone, so that a second "undo" does not reach for something older.
      return (inverse.done ? [undone, ...inverse.effects] : inverse.effects) as Settled[];
    }
    // Taken back by its card already, or never left: what was done before it is meant.
    done = await lastAct(at, done.at(-1)!.id);
  }
  return [say(at, at.words.thread.nothingToUndo) as Settled];
}

/** Takes back all that a rule did at once, and what it was still to do there; what a rule did is nobody's own act, so this is asked for by its firing. */
export async function undoFiring(at: OwnerSituation, firingId: Id<'firing'>): Promise<Settled[]> {
  const { rules: words } = at.words;
  const which = and(eq(firings.tenantId, at.context.tenant.id), eq(firings.id, firingId));
  const [firing] = await at.tx.select().from(firings).where(which).for('update');
  if (!firing || firing.state === 'undone' || firing.state === 'stopped') return [say(at, words.nothingToUndo) as Settled];
  const over: Settled = { do: 'firing-undone', firingId };
  const done = firing.batch ? await actOf(at, firing.batch) : [];
  if (done.length === 0) return [over, say(at, firing.state === 'waiting' ? words.notAnyMore : words.leftNothing) as Settled];
  const inverse = await inverseOf(at, done);
  if (inverse === 'nothing-left') return [over, say(at, words.leftNothing) as Settled];
  const undone: Settled = { do: 'undone', auditIds: done.map((entry) => entry.id), operatorId: at.operator.id };
  return (inverse.done ? [undone, over, ...inverse.effects] : inverse.effects) as Settled[];
}

/** What was done in one go and nobody has undone, newest first. */
async function actOf(at: OwnerSituation, batch: Id<'batch'>, mine?: SQL): Promise<Entry[]> {
  const rows = await at.tx
    .select({ id: undos.auditId, undo: undos.undo })
    .from(undos)
    .where(and(eq(undos.tenantId, at.context.tenant.id), eq(undos.batch, batch), isNull(undos.undoneAt), mine))
    .orderBy(desc(undos.auditId));
  return rows.map(({ id, undo }) => ({ id, undo: revived(undo) }));
}

/** What the operator did last, or last before that, and nobody has undone: all its entries, newest first. */
async function lastAct(at: OwnerSituation, before?: Id<'audit'>): Promise<Entry[]> {
  const mine = eq(undos.operatorId, at.operator.id);
  const [last] = await at.tx
    .select({ batch: undos.batch })
    .from(undos)
    .where(
      and(eq(undos.tenantId, at.context.tenant.id), mine, isNull(undos.undoneAt), before ? lt(undos.auditId, before) : undefined),
    )
    .orderBy(desc(undos.auditId))
    .limit(1);
  return last ? await actOf(at, last.batch, mine) : [];
}

/** Moments were written into the log as text; under a name that ends so they are moments again. */
function revived(undo: unknown): Undo {
  return JSON.parse(JSON.stringify(undo), (key, value) =>
    typeof value === 'string' && /(At|Until)$/.test(key) && /^\d{4}-.*Z$/.test(value) ? new Date(value) : value,
  ) as Undo;
}

import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../../db/client.ts';
import { operators, tenants } from '../../../db/schema/tenants.ts';
import type { OperatorId } from '../../kit/ids.ts';
import { bringRing, lookAgain } from '../attention.store.ts';
import { askForTemplates } from '../template.store.ts';
import type { Ring } from '../work.ts';
import { log } from './log.store.ts';
import { resetClocks } from './rules.store.ts';
import { undoSetting } from './undo-setting.ts';
import type { Committing, Writers } from './writers.ts';

/** How the business and each of its people want to be served. */
export const settingWriters: Writers<'set-operator' | 'set-business' | 'set-tenant' | 'learn-templates'> = {
  'learn-templates': (tx, context) => askForTemplates(tx, context),
  async 'set-operator'(tx, context, { operatorId, change, by, undone }) {
    const which = and(eq(operators.tenantId, context.tenant.id), eq(operators.id, operatorId));
    const [was] = await tx.select().from(operators).where(which).for('update');
    if (!was) return [];
    const hours = Object.keys(change).some((key) => disturbing.has(key));
    await tx
      .update(operators)
      .set({ ...change, ...(hours ? { listAt: unplanned } : {}) })
      .where(which);
    await log(tx, context, {
      operatorId: by,
      action: 'set-operator',
      detail: { operatorId, what: Object.keys(change) },
      undo: undoSetting({ do: 'set-operator', operatorId, change: before(was, change), by, undone }, undone),
    });
    return hours ? [bringRing(context, operatorId), ...(await lookAgain(tx, context, operatorId))] : [];
  },
  async 'set-business'(tx, context, { change, by, undone }) {
    const which = eq(tenants.id, context.tenant.id);
    const [row] = await tx.select({ settings: tenants.settings }).from(tenants).where(which).for('update');
    if (!row) return [];
    await tx
      .update(tenants)
      .set({ settings: { ...row.settings, ...change } })
      .where(which);
    await log(tx, context, {
      operatorId: by,
      action: 'set-business',
      detail: { what: Object.keys(change) },
      undo: undoSetting({ do: 'set-business', change: before(context.tenant.settings, change), by, undone }, undone),
    });
    return Object.keys(change).some((key) => disturbing.has(key)) ? await lookAllAgain(tx, context) : [];
  },
  async 'set-tenant'(tx, context, { change, by, undone }) {
    const which = eq(tenants.id, context.tenant.id);
    const [was] = await tx.select().from(tenants).where(which).for('update');
    if (!was) return [];
    await tx.update(tenants).set(change).where(which);
    await log(tx, context, {
      operatorId: by,
      action: 'set-tenant',
      detail: { what: Object.keys(change) },
      undo: undoSetting({ do: 'set-tenant', change: before(was, change), by, undone }, undone),
    });
    if (change.timezone) await resetClocks(tx, context, change.timezone);
    return change.timezone ? await lookAllAgain(tx, context) : [];
  },
};

/** What decides when somebody may be disturbed: after a change what is held back and what is due next are looked at anew. */
const disturbing = new Set([
  'mode',
  'cardsPerDay',
  'onDuty',
  'awayUntil',
  'pausedUntil',
  'quietFrom',
  'quietUntil',
  'urgentUntil',
  'digestAt',
]);

/** So long ago that it is due at once. */
const unplanned = new Date(0);

/** Everybody's hours have changed. */
async function lookAllAgain(tx: Tx, context: Committing): Promise<Ring[]> {
  const rings: Ring[] = [];
  for (const { id } of await planAnew(tx, context)) rings.push(bringRing(context, id), ...(await lookAgain(tx, context, id)));
  return rings;
}

async function planAnew(tx: Tx, context: Committing): Promise<{ id: OperatorId }[]> {
  return await tx
    .update(operators)
    .set({ listAt: unplanned })
    .where(and(eq(operators.tenantId, context.tenant.id), isNull(operators.removedAt)))
    .returning({ id: operators.id });
}

/** The values that a change replaces. */
function before<C extends object>(was: object, change: C): C {
  return Object.fromEntries(Object.keys(change).map((key) => [key, was[key as keyof typeof was]])) as C;
}

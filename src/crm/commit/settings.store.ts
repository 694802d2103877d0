import { and, eq } from 'drizzle-orm';
import { operators, tenants } from '../../../db/schema/tenants.ts';
import { log } from './log.store.ts';
import type { Writers } from './writers.ts';

/** How the business and each of its people want to be served. */
export const settingWriters: Writers<'set-operator' | 'set-business'> = {
  async 'set-operator'(tx, context, { operatorId, change, by, undone }) {
    const which = and(eq(operators.tenantId, context.tenant.id), eq(operators.id, operatorId));
    const [was] = await tx.select().from(operators).where(which).for('update');
    if (!was) return [];
    await tx.update(operators).set(change).where(which);
    await log(tx, context, {
      operatorId: by,
      action: 'set-operator',
      detail: { operatorId, what: Object.keys(change) },
      undo: {
        what: 'effects',
        effects: [{ do: 'set-operator', operatorId, change: before(was, change), by, undone }],
        undone: { kind: 'setting', detail: undone },
      },
    });
    return [];
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
      undo: {
        what: 'effects',
        effects: [{ do: 'set-business', change: before(context.tenant.settings, change), by, undone }],
        undone: { kind: 'setting', detail: undone },
      },
    });
    return [];
  },
};

/** The values that a change replaces. */
function before<C extends object>(was: object, change: C): C {
  return Object.fromEntries(Object.keys(change).map((key) => [key, was[key as keyof typeof was]])) as C;
}

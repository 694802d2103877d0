import { and, eq } from 'drizzle-orm';
import { firings, rules } from '../../../db/schema/rules.ts';
import type { Settled } from '../effect.ts';
import { listensTo } from '../rule.ts';
import { log } from './log.store.ts';
import type { Writers } from './writers.ts';

/** Rules: offered, switched, and what they did taken back. */
export const ruleWriters: Writers<'offer-rule' | 'set-rule' | 'firing-undone'> = {
  async 'offer-rule'(tx, context, { ruleId, body, by }) {
    await tx.insert(rules).values({
      tenantId: context.tenant.id,
      id: ruleId,
      state: 'offered',
      kind: listensTo(body.when),
      body,
      operatorId: by,
      createdAt: context.now,
      changedAt: context.now,
    });
    return [];
  },
  async 'set-rule'(tx, context, { ruleId, state, because, by, number: given, undone }) {
    const which = and(eq(rules.tenantId, context.tenant.id), eq(rules.id, ruleId));
    const [was] = await tx.select().from(rules).where(which).for('update');
    if (!was || was.state === state) return [];
    // Of two who switch one on at once, one fails on the other's number, and is done again with the next.
    const number = was.number ?? given ?? null;
    await tx
      .update(rules)
      .set({ state, number, pausedBecause: because ?? null, changedAt: context.now })
      .where(which);
    const before = was.state === 'offered' ? 'removed' : was.state;
    const back: Settled = { do: 'set-rule', ruleId, state: before, by, undone };
    await log(tx, context, {
      ...(by ? { operatorId: by } : { actor: 'hilo' }),
      action: `rule:${state}`,
      detail: { ruleId, number },
      undo: { what: 'effects', effects: [back], undone: { kind: 'setting', detail: undone } },
    });
    return [];
  },
  async 'firing-undone'(tx, context, { firingId }) {
    await tx
      .update(firings)
      .set({ state: 'undone', settledAt: context.now })
      .where(and(eq(firings.tenantId, context.tenant.id), eq(firings.id, firingId)));
    return [];
  },
};

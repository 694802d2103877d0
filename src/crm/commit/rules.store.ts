import { and, eq, isNotNull } from 'drizzle-orm';
import type { Tx } from '../../../db/client.ts';
import { firings, rules } from '../../../db/schema/rules.ts';
import type { Settled } from '../effect.ts';
import { asRule } from '../rule.store.ts';
import { listensTo } from '../rule.ts';
import { nextSlot } from '../rule-clock.ts';
import { log } from './log.store.ts';
import { undoSetting } from './undo-setting.ts';
import type { Committing, Writers } from './writers.ts';

/** Rules: offered, switched, and what they did taken back. */
export const ruleWriters: Writers<'offer-rule' | 'set-rule' | 'run-rule' | 'answer-firing' | 'firing-undone'> = {
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
  async 'set-rule'(tx, context, { ruleId, state, because, asks, by, number: given, undone }) {
    const which = and(eq(rules.tenantId, context.tenant.id), eq(rules.id, ruleId));
    const [was] = await tx.select().from(rules).where(which).for('update');
    if (!was || (was.state === state && (asks === undefined || asks === was.asks))) return [];
    // Of two who switch one on at once, one fails on the other's number, and is done again with the next.
    const number = was.number ?? given ?? null;
    await tx
      .update(rules)
      .set({
        state,
        number,
        pausedBecause: because ?? null,
        changedAt: context.now,
        asks: asks ?? was.asks,
        nextAt: state === 'on' ? dueNext(was, context) : null,
      })
      .where(which);
    const before = was.state === 'offered' ? 'removed' : was.state;
    const back: Settled = { do: 'set-rule', ruleId, state: before, asks: was.asks, by, undone };
    await log(tx, context, {
      ...(by ? { operatorId: by } : { actor: 'hilo' }),
      action: `rule:${state}`,
      detail: { ruleId, number },
      undo: undoSetting(back, undone),
    });
    return [];
  },
  async 'answer-firing'(tx, context, { firingId, yes, by }) {
    const { now, tenant } = context;
    const [row] = await tx
      .update(firings)
      .set(
        yes
          ? { state: 'waiting', dueAt: now, settledAt: null, approvedBy: by }
          : { state: 'stopped', because: 'declined', settledAt: now },
      )
      .where(and(eq(firings.tenantId, tenant.id), eq(firings.id, firingId), eq(firings.state, 'asked')))
      .returning({ id: firings.id });
    return row && yes ? [{ work: { do: 'firing', tenant: tenant.id, firing: firingId } }] : [];
  },
  async 'run-rule'(tx, context, { ruleId }) {
    const [due] = await tx
      .update(rules)
      .set({ nextAt: context.now })
      .where(and(eq(rules.tenantId, context.tenant.id), eq(rules.id, ruleId), isNotNull(rules.nextAt)))
      .returning({ id: rules.id });
    return due ? [{ work: { do: 'rule', tenant: context.tenant.id, rule: ruleId } }] : [];
  },
  async 'firing-undone'(tx, context, { firingId }) {
    await tx
      .update(firings)
      .set({ state: 'undone', settledAt: context.now })
      .where(and(eq(firings.tenantId, context.tenant.id), eq(firings.id, firingId)));
    return [];
  },
};

/** When one that goes by the clock is due; the clock is the business's. */
function dueNext(row: typeof rules.$inferSelect, { tenant, now }: Committing): Date | null {
  const { when } = asRule(row).body;
  return when.on === 'clock' ? nextSlot(when, now, tenant.timezone) : null;
}

/** The business lives by another clock now: what goes by it does too. */
export async function resetClocks(tx: Tx, context: Committing, timezone: string): Promise<void> {
  const rows = await tx
    .select()
    .from(rules)
    .where(and(eq(rules.tenantId, context.tenant.id), isNotNull(rules.nextAt)))
    .for('update');
  for (const row of rows)
    await tx
      .update(rules)
      .set({ nextAt: dueNext(row, { ...context, tenant: { ...context.tenant, timezone } }) })
      .where(and(eq(rules.tenantId, row.tenantId), eq(rules.id, row.id)));
}

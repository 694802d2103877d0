import { and, asc, count, eq, gt, inArray, lte, ne, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { events, firings, rules } from '../../db/schema/rules.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { asHappened } from '../crm/event.store.ts';
import { asRule } from '../crm/rule.store.ts';
import type { Happened, Rule, StoppedBecause } from '../crm/rule.ts';
import { againAfterMs, triesBeforeAside } from '../kit/again.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { type ContactId, type Id, newId, type TenantId } from '../kit/ids.ts';
import type { Fired } from './judge.ts';

type Context = Pick<CommitContext, 'tenant' | 'now' | 'machineNow'>;
export type FiringRow = typeof firings.$inferSelect;

/** The oldest event that rules have not been asked about, for this transaction alone; null where there is none, or others are at them. */
export async function nextEvent(tx: Tx, { tenant, machineNow }: Context): Promise<Happened | null> {
  const [row] = await tx
    .select()
    .from(events)
    .where(and(eq(events.tenantId, tenant.id), eq(events.state, 'due'), lte(events.nextTryMachine, machineNow)))
    .orderBy(asc(events.id))
    .limit(1)
    .for('update', { skipLocked: true });
  return row ? asHappened(row) : null;
}

export async function settleEvent(tx: Tx, { tenant }: Context, id: Id<'event'>): Promise<void> {
  await tx
    .update(events)
    .set({ state: 'done' })
    .where(and(eq(events.tenantId, tenant.id), eq(events.id, id)));
}

/** The rules that are on and listen to this kind. */
export async function listening(tx: Tx, tenantId: TenantId, kind: Happened['kind']): Promise<Rule[]> {
  const rows = await tx
    .select()
    .from(rules)
    .where(and(eq(rules.tenantId, tenantId), eq(rules.kind, kind), eq(rules.state, 'on')))
    .orderBy(asc(rules.id));
  return rows.map(asRule);
}

/**
 * These rules as they stand now, and nobody else fires them meanwhile: what counts how often one has fired counts all of it. In one order, so that
 * of two events which meet the same rules one waits for the other.
 */
export async function holdRules(tx: Tx, tenantId: TenantId, ids: readonly Id<'rule'>[]): Promise<Rule[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(rules)
    .where(and(eq(rules.tenantId, tenantId), inArray(rules.id, [...ids])))
    .orderBy(asc(rules.id))
    .for('no key update');
  return rows.map(asRule);
}

/** How often a rule has fired, for this person within a day and for anybody within an hour. */
export async function firedOf(tx: Tx, { tenant, now }: Context, ruleId: Id<'rule'>, contactId: ContactId | null): Promise<Fired> {
  const since = async (ms: number, whose?: ContactId) => {
    const [row] = await tx
      .select({ n: count() })
      .from(firings)
      .where(
        and(
          eq(firings.tenantId, tenant.id),
          eq(firings.ruleId, ruleId),
          gt(firings.settledAt, addMs(now, -ms)),
          inArray(firings.state, ['asked', 'done', 'undone']),
          whose ? eq(firings.contactId, whose) : undefined,
        ),
      );
    return row?.n ?? 0;
  };
  return {
    lastHour: await since(hourMs),
    personLastDay: contactId ? await since(24 * hourMs, contactId) : 0,
  };
}

type New = Pick<FiringRow, 'state'> & { afterMinutes: number; dueAt: Date; because?: StoppedBecause };

/** Writes down that a rule met an event. Null where it is written down already. */
export async function addFiring(
  tx: Tx,
  context: Context,
  rule: Pick<Rule, 'id'>,
  event: Happened,
  made: New,
): Promise<FiringRow | null> {
  const { tenant, now, machineNow } = context;
  const { contactId, conversationId, dealId, facts, kind, chain, at } = event;
  const [row] = await tx
    .insert(firings)
    .values({
      ...{ tenantId: tenant.id, id: newId<Id<'firing'>>(), ruleId: rule.id, eventId: event.id, at },
      ...{ contactId, conversationId, dealId, facts, kind, chain: [...chain] },
      ...{ afterMinutes: made.afterMinutes, state: made.state, because: made.because ?? null, dueAt: made.dueAt },
      batch: newId<Id<'batch'>>(),
      settledAt: made.state === 'waiting' ? null : now,
      nextTryMachine: machineNow,
    })
    .onConflictDoNothing()
    .returning();
  return row ?? null;
}

/** The firing that counts the time of this conversation, or to this appointment, already; null where none does. */
export async function countingOf(tx: Tx, { tenant }: Context, ruleId: Id<'rule'>, event: Happened): Promise<Id<'firing'> | null> {
  const same =
    event.kind === 'record'
      ? sql`${firings.facts} ->> 'recordId' = ${event.facts.recordId}`
      : event.conversationId && eq(firings.conversationId, event.conversationId);
  if (!same || !event.contactId) return null;
  const [row] = await tx
    .select({ id: firings.id })
    .from(firings)
    .where(
      and(
        eq(firings.tenantId, tenant.id),
        eq(firings.ruleId, ruleId),
        eq(firings.contactId, event.contactId),
        eq(firings.state, 'waiting'),
        same,
      ),
    )
    .limit(1);
  return row?.id ?? null;
}

/** A firing that is due, for this transaction alone. */
export async function lockDue(tx: Tx, { tenant, now }: Context, id: Id<'firing'>): Promise<FiringRow | null> {
  const [row] = await tx
    .select()
    .from(firings)
    .where(and(eq(firings.tenantId, tenant.id), eq(firings.id, id), eq(firings.state, 'waiting'), lte(firings.dueAt, now)))
    .for('update');
  return row ?? null;
}

export async function readFiring(tx: Tx, { tenant }: Pick<Context, 'tenant'>, id: Id<'firing'>): Promise<FiringRow | null> {
  const [row] = await tx
    .select()
    .from(firings)
    .where(and(eq(firings.tenantId, tenant.id), eq(firings.id, id)));
  return row ?? null;
}

/** The event of a firing, which is remembered longer than the event. */
export function eventOf(row: FiringRow): Happened {
  return asHappened({ ...row, id: row.eventId, cause: null, chain: row.chain });
}

export async function setFiring(
  tx: Tx,
  { tenant, now }: Context,
  id: Id<'firing'>,
  change: { state: 'asked' | 'done' | 'stopped'; because?: StoppedBecause } | { dueAt: Date },
): Promise<void> {
  await tx
    .update(firings)
    .set('dueAt' in change ? change : { ...change, settledAt: now })
    .where(and(eq(firings.tenantId, tenant.id), eq(firings.id, id), ne(firings.state, 'undone')));
}

/** When a rule that goes by the clock is due next. */
export async function setNext(tx: Tx, { tenant }: Context, id: Id<'rule'>, nextAt: Date): Promise<void> {
  await tx
    .update(rules)
    .set({ nextAt })
    .where(and(eq(rules.tenantId, tenant.id), eq(rules.id, id)));
}

/** It failed: later again, after so many milliseconds of the machine, and not for ever: what is set aside stands in the log. */
export async function postpone(
  tx: Tx,
  { tenant, machineNow }: Pick<Context, 'machineNow'> & { tenant: { id: TenantId } },
  which: { event: Id<'event'> } | { firing: Id<'firing'> },
): Promise<number | null> {
  const [table, id] = 'event' in which ? [events, which.event] : [firings, which.firing];
  const row = and(eq(table.tenantId, tenant.id), eq(table.id, id as never));
  const [was] = await tx.select({ attempts: table.attempts }).from(table).where(row).for('update');
  const attempts = (was?.attempts ?? 0) + 1;
  const afterMs = againAfterMs(attempts);
  const again = addMs(machineNow, afterMs);
  const aside = attempts >= triesBeforeAside;
  if ('event' in which)
    await tx
      .update(events)
      .set({ attempts, nextTryMachine: again, ...(aside ? { state: 'failed' as const } : {}) })
      .where(row);
  else
    await tx
      .update(firings)
      .set({ attempts, nextTryMachine: again, ...(aside ? { state: 'stopped' as const, because: 'failed' } : {}) })
      .where(row);
  return aside ? null : afterMs;
}

import { and, eq, inArray } from 'drizzle-orm';
import { withTenant } from '../../db/client.ts';
import { outbox } from '../../db/schema/queues.ts';
import { operators } from '../../db/schema/tenants.ts';
import { closeCard } from '../commands/day-close.ts';
import { type Held, heldBack, loadOf, lookAgain, lookBehindOthers, mostUrgentFirst } from '../crm/attention.store.ts';
import { decideReach, heldUntil } from '../crm/attention.ts';
import { dayOf } from '../crm/business-days.ts';
import { commit } from '../crm/commit.store.ts';
import { hoursOf, nextTime, todayAt } from '../crm/hours.ts';
import { operatorWindowOpen, operatorWindowUntil } from '../crm/operator.ts';
import type { OutboxRow } from '../crm/outbox.store.ts';
import { takesCards } from '../crm/team.ts';
import { lockOperator } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import { hourMs } from '../kit/clock.ts';
import type { OperatorId, OutboxId, TenantId } from '../kit/ids.ts';
import { contextOf } from './command-context.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { digestNow, weekPictureNow } from './digest.flow.ts';
import { bringCards, mergeIntoRows, type Still, stillTrue, waitingList } from './held-card.flow.ts';
import type { OwnerSituation } from './owner-situation.ts';
import { openSituation } from './situation.store.ts';
import { cardWithTip } from './tip.ts';
import { keepTriage } from './triage.flow.ts';

/**
 * Looks at what is held back for an operator, and at their day: what may come now comes, the digest once a day, and the next look is
 * written down. The operator's row is locked, so two workers bring nothing twice; a look too many finds nothing due.
 */
export async function bring(needs: BotNeeds, tenantId: TenantId, operatorId: OperatorId): Promise<Ring[]> {
  return await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    const operator = await lockOperator(tx, tenantId, operatorId);
    if (!operator) return [];
    const at = openSituation(tx, context, operator, '');
    if (operator.lockedAt) {
      await planNext(at);
      return [];
    }
    const digest = await bringDigest(at);
    const close = await bringClose(at);
    const held = await bringHeld(at);
    await planNext(at);
    return [...digest, ...close, ...held];
  });
}

/** A digest that could not come at its hour, because nothing ran, is too late by now; what it would have brought comes as a list. */
const lateMs = 4 * hourMs;

/** The day's list, where it is due: everything that is held back is in it. */
async function bringDigest(at: OwnerSituation): Promise<Ring[]> {
  const { tx, context, operator } = at;
  const { now, tenant } = context;
  const { digestAt } = hoursOf(operator, tenant.settings);
  const today = dayOf(now, tenant.timezone);
  if (!digestAt || !operator.listAt || operator.digestedOn === today || !takesCards(operator, now)) return [];
  const dueAt = todayAt(digestAt, now, tenant.timezone);
  if (now < dueAt) return [];
  await setOperator(at, { digestedOn: today });
  // Set after its hour: the first one is tomorrow's.
  if (isUnplanned(operator.listAt) || now.getTime() - dueAt.getTime() > lateMs) return [];

  const still = await stillTrue(at, mostUrgentFirst(await heldBack(tx, context, operator.id)));
  const { rows, rings } = await mergeIntoRows(at, still);
  const card = await digestNow(at, rows);
  if (!card) return rings;
  // Behind a closed window it is drawn anew when they open it, and the tip comes with their first answer.
  const tipped = operatorWindowOpen(operator, now) ? cardWithTip(at, card) : { card, effects: [] };
  const week = await weekPictureNow(at);
  const shown = [tipped.card, ...(week ? [week] : [])].map((one) => ({ do: 'show' as const, to: operator.id, card: one }));
  return [...rings, ...(await commit(tx, context, [...shown, ...tipped.effects]))];
}

/**
 * The day's close, where it is due and of use: only who could not be reached in the morning without being asked first is asked for a tap now,
 * while that still costs no template.
 */
async function bringClose(at: OwnerSituation): Promise<Ring[]> {
  const { tx, context, operator } = at;
  const { now, tenant } = context;
  const { closeAt, digestAt } = hoursOf(operator, tenant.settings);
  const today = dayOf(now, tenant.timezone);
  if (!closeAt || !digestAt || !operator.listAt || operator.closedOn === today || !takesCards(operator, now)) return [];
  const dueAt = todayAt(closeAt, now, tenant.timezone);
  if (now < dueAt) return [];
  await setOperator(at, { closedOn: today });
  if (isUnplanned(operator.listAt) || now.getTime() - dueAt.getTime() > lateMs) return [];
  const until = operatorWindowUntil(operator);
  if (!until || now >= until || until > nextTime(digestAt, now, tenant.timezone)) return [];
  const card = await closeCard(digestAt, contextOf(at));
  return card ? await commit(tx, context, [{ do: 'show', to: operator.id, card }]) : [];
}

/** Brings what was held back and may come now; the rest is told when it will be looked at again. */
async function bringHeld(at: OwnerSituation): Promise<Ring[]> {
  const { tx, context, operator } = at;
  const due = await heldBack(tx, context, operator.id, { due: true });
  if (due.length === 0) return [];
  const load = await loadOf(tx, context, operator.id);
  const asList: Still[] = [];
  const asCards: Still[] = [];
  const staying: Staying[] = [];
  // Only the first of what stands behind others is due: what is found of it may count for the rest.
  let others: Others = 'stay';
  for (const row of mostUrgentFirst(due)) {
    const held = heldOf(row);
    const reach = decideReach(held.urgency, { operator, tenant: context.tenant, now: context.now, load });
    const byDay = held.why === 'mode' || held.why === 'budget';
    const waitedItsTime = byDay && held.until != null && new Date(held.until) <= context.now;
    if (reach.now || (waitedItsTime && (reach.why === 'mode' || reach.why === 'budget'))) {
      // Whether it is still true is only asked of what would come: behind a viral post stand hundreds.
      const [one] = await stillTrue(at, [row]);
      if (!one) {
        if (held.why === 'many' && others === 'stay') others = 'move up';
        continue;
      }
      // What was held for its hour comes together; what stood behind others takes their place one by one.
      if (held.why === 'many') {
        asCards.push(one);
        load.waiting++;
        load.lastMinute++;
        load.today++;
      } else asList.push(one);
      continue;
    }
    if (held.why === 'many' && reach.why !== 'many') others = 'are looked at';
    const byClock = reach.why !== 'many' || load.waiting < context.tenant.settings.cardsAtOnce;
    const until = byClock ? heldUntil(reach.why, { operator, tenant: context.tenant, now: context.now }) : null;
    staying.push({ id: row.id, held: { ...held, why: reach.why, until: until?.toISOString() ?? null }, until });
  }
  await holdOn(at, staying);
  const rings = [...(await bringCards(at, asCards)), ...(await bringTogether(at, asList))];
  return [...rings, ...(await lookOn(at, others)), ...(await keepTriage(at))];
}

/** What stands behind others: stays there, moves up for one that is true no longer, or is held for another reason by now. */
type Others = 'stay' | 'move up' | 'are looked at';

async function lookOn({ tx, context, operator }: OwnerSituation, others: Others): Promise<Ring[]> {
  if (others === 'stay') return [];
  return others === 'move up'
    ? await lookBehindOthers(tx, context, operator.id)
    : await lookAgain(tx, context, operator.id, { why: 'many' });
}

/** One thing comes as its card, several as one list. Behind a closed window everything is parked by itself, and counted in the wake-up. */
async function bringTogether(at: OwnerSituation, still: readonly Still[]): Promise<Ring[]> {
  const { tx, context, operator } = at;
  const cards = new Set(still.map(({ row }) => row.cardId ?? row.id));
  if (cards.size <= 1 || !operatorWindowOpen(operator, context.now)) return await bringCards(at, still);
  const { rows, about, rings } = await mergeIntoRows(at, still);
  if (rows.length === 0) return rings;
  const card = waitingList(at, rows, about, 'digest');
  return [...rings, ...(await commit(tx, context, [{ do: 'show', to: operator.id, card }]))];
}

/** The next moment by the clock at which there is something to do for them; held cards have their own. */
async function planNext(at: OwnerSituation): Promise<void> {
  const { now, tenant } = at.context;
  // It is known already: of thousands that are held back in one minute each asks for a look.
  if (!at.operator.listAt || at.operator.listAt > now) return;
  const { digestAt, closeAt } = hoursOf(at.operator, tenant.settings);
  const moments = [digestAt, closeAt].flatMap((time) => (time ? [nextTime(time, now, tenant.timezone).getTime()] : []));
  await setOperator(at, { listAt: moments.length > 0 ? new Date(Math.min(...moments)) : null });
}

function heldOf(row: OutboxRow): Held {
  return (row.because as { held: Held }).held;
}

type Staying = { id: OutboxId; held: Held; until: Date | null };

/** What waits for the same reason until the same moment is written in one go. */
async function holdOn({ tx, context }: OwnerSituation, staying: readonly Staying[]): Promise<void> {
  for (const alike of Map.groupBy(staying, ({ held }) => JSON.stringify(held)).values()) {
    const ids = alike.map(({ id }) => id);
    const { held, until } = alike[0]!;
    await tx
      .update(outbox)
      .set({ heldUntil: until, because: { held } })
      .where(and(eq(outbox.tenantId, context.tenant.id), inArray(outbox.id, ids)));
  }
}

async function setOperator(at: OwnerSituation, change: Partial<typeof operators.$inferInsert>): Promise<void> {
  await at.tx
    .update(operators)
    .set(change)
    .where(and(eq(operators.tenantId, at.context.tenant.id), eq(operators.id, at.operator.id)));
}

/** Entered, or its hours changed: what is due next has never been worked out. */
function isUnplanned(listAt: Date): boolean {
  return listAt.getTime() === 0;
}

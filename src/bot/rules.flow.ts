import { type Tx, withTenant } from '../../db/client.ts';
import type { Around } from '../commands/rules/around.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { situationsOf } from '../crm/event.store.ts';
import type { EventSituation, Happened, Rule } from '../crm/rule.ts';
import type { Ring, Work } from '../crm/work.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import type { Id, TenantId } from '../kit/ids.ts';
import { errorFacts } from '../kit/log.ts';
import {
  addFiring,
  countingOf,
  eventOf,
  type FiringRow,
  firedOf,
  holdRules,
  listening,
  lockDue,
  nextEvent,
  postpone,
  setFiring,
  settleEvent,
} from '../rules/firing.store.ts';
import { holds } from '../rules/holds.ts';
import { allowed, isTimed, judge, stillSo, wakes } from '../rules/judge.ts';
import { whatIsGone } from '../rules/refuse.ts';
import { fireAnswered } from './clock-rule.flow.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { doIt, knownTo, pauseRule } from './rule-doing.flow.ts';

/** At most so many events in one go, so that one busy business does not keep the others waiting. */
const eventsAtOnce = 25;

/**
 * Asks the rules about what happened, one event after the other, each in a transaction of its own: the event is locked, what the rules want done is
 * written with the firings that say so, and the event is done. Whoever dies in between has done nothing; whoever comes second finds nothing.
 */
export async function askRules(needs: BotNeeds, tenantId: TenantId): Promise<Ring[]> {
  const rings: Ring[] = [];
  for (let n = 0; n < eventsAtOnce; n++) {
    const asking: { event?: Id<'event'> } = {};
    try {
      const more = await withTenant(needs.db, tenantId, (tx) => askAboutNext(tx, needs, tenantId, asking));
      if (!more) return rings;
      await needs.reached('rules:after-commit');
      rings.push(...more);
    } catch (error) {
      needs.log.error('rules failed', { event: asking.event ?? null, ...errorFacts(error) });
      if (!asking.event) return rings;
      rings.push(...(await later(needs, tenantId, { event: asking.event }, { do: 'events', tenant: tenantId })));
    }
  }
  return [...rings, { work: { do: 'events', tenant: tenantId } }];
}

async function askAboutNext(
  tx: Tx,
  needs: BotNeeds,
  tenantId: TenantId,
  asking: { event?: Id<'event'> },
): Promise<Ring[] | null> {
  const context = await openContext(tx, needs, tenantId);
  const event = await nextEvent(tx, context);
  if (!event) return null;
  asking.event = event.id;
  const rings = await meet(tx, context, event);
  await settleEvent(tx, context, event.id);
  await needs.reached('rules:before-commit');
  return rings;
}

/** Every rule that this event wakes, in the order in which they were made. */
async function meet(tx: Tx, context: CommitContext, event: Happened): Promise<Ring[]> {
  const { tenant } = context;
  const woken = (await listening(tx, tenant.id, event.kind)).filter(({ body }) => wakes(body.when, event));
  if (woken.length === 0) return [];
  const [situation] = await situationsOf(tx, tenant.id, [event]);
  if (!situation?.view) return [];
  const known = await knownTo(tx, tenant);
  const rings: Ring[] = [];
  const held = await holdRules(
    tx,
    tenant.id,
    woken.map(({ id }) => id),
  );
  for (const rule of held) {
    if (rule.state !== 'on') continue;
    const gone = whatIsGone(rule.body, known);
    if (gone) rings.push(...(await pauseRule(tx, context, rule, gone, known)));
    else rings.push(...(await meetOne(tx, context, rule, event, situation, known)));
  }
  return rings;
}

async function meetOne(
  tx: Tx,
  context: CommitContext,
  rule: Rule,
  event: Happened,
  situation: EventSituation,
  known: Around,
): Promise<Ring[]> {
  const { timezone } = context.tenant;
  const fired = await firedOf(tx, context, rule.id, event.contactId);
  const verdict = judge(rule, event, situation, { timezone, fired });
  switch (verdict.is) {
    case 'no':
      return [];
    case 'pauses':
      return await pauseRule(tx, context, rule, 'too-many', known);
    case 'stopped':
      await addFiring(tx, context, rule, event, {
        state: 'stopped',
        because: verdict.because,
        afterMinutes: 0,
        dueAt: context.now,
      });
      return [];
    case 'later':
      return await count(tx, context, rule, event, verdict);
    case 'fires': {
      const rings: Ring[] = [];
      for (const minutes of verdict.after)
        rings.push(
          ...(minutes > 0
            ? await fireLater(tx, context, rule, event, { minutes, at: addMs(event.at, minutes * minuteMs) })
            : await fireNow(tx, context, rule, event, situation, known)),
        );
      return rings;
    }
  }
}

async function fireNow(
  tx: Tx,
  context: CommitContext,
  rule: Rule,
  event: Happened,
  situation: EventSituation,
  known: Around,
): Promise<Ring[]> {
  const row = await addFiring(tx, context, rule, event, { state: 'done', afterMinutes: 0, dueAt: context.now });
  return row ? await doIt(tx, context, rule, row, situation, known) : [];
}

type Later = { minutes: number; at: Date };

/** One row counts for a conversation, and moves itself along with what is written meanwhile; one for an appointment moves with it. */
async function count(tx: Tx, context: CommitContext, rule: Rule, event: Happened, later: Later): Promise<Ring[]> {
  const counting = await countingOf(tx, context, rule.id, event);
  if (!counting) return await fireLater(tx, context, rule, event, later);
  if (rule.body.when.on !== 'ahead') return [];
  await setFiring(tx, context, counting, { dueAt: later.at });
  return [ringAt(context, counting, later.at)];
}

async function fireLater(tx: Tx, context: CommitContext, rule: Rule, event: Happened, { minutes, at }: Later): Promise<Ring[]> {
  const row = await addFiring(tx, context, rule, event, { state: 'waiting', afterMinutes: minutes, dueAt: at });
  return row ? [ringAt(context, row.id, at)] : [];
}

function ringAt({ tenant, now }: CommitContext, firing: Id<'firing'>, at: Date): Ring {
  return { work: { do: 'firing', tenant: tenant.id, firing }, afterMs: Math.max(0, at.getTime() - now.getTime()) };
}

/** Something was to be done later, and now it is: if the rule is on and it is still so. */
export async function fireDue(needs: BotNeeds, tenantId: TenantId, id: Id<'firing'>): Promise<Ring[]> {
  try {
    return await withTenant(needs.db, tenantId, async (tx) => {
      const context = await openContext(tx, needs, tenantId);
      const row = await lockDue(tx, context, id);
      return row ? await fireWaiting(tx, context, row) : [];
    });
  } catch (error) {
    needs.log.error('rule failed', { firing: id, ...errorFacts(error) });
    return await later(needs, tenantId, { firing: id }, { do: 'firing', tenant: tenantId, firing: id });
  }
}

async function fireWaiting(tx: Tx, context: CommitContext, row: FiringRow): Promise<Ring[]> {
  const { tenant, now } = context;
  const [rule] = await holdRules(tx, tenant.id, [row.ruleId]);
  const event = eventOf(row);
  const stop = async (because: Parameters<typeof setFiring>[3] & { state: 'stopped' }) => {
    await setFiring(tx, context, row.id, because);
    return [];
  };
  if (rule?.state !== 'on') return await stop({ state: 'stopped', because: 'switched-off' });
  const known = await knownTo(tx, tenant);
  const gone = whatIsGone(rule.body, known);
  if (gone) {
    await setFiring(tx, context, row.id, { state: 'stopped', because: 'gone' });
    return await pauseRule(tx, context, rule, gone, known);
  }
  if (rule.body.when.on === 'clock') return await fireAnswered(tx, context, rule, row, known);
  const [situation] = await situationsOf(tx, tenant.id, [event]);
  if (!situation?.view) return await stop({ state: 'stopped', because: 'gone' });
  const so = stillSo(rule.body.when, situation, now);
  if (so.is === 'later') {
    await setFiring(tx, context, row.id, { dueAt: so.at });
    return [ringAt(context, row.id, so.at)];
  }
  // What hours it must be is asked of the moment it happened; of silence and waiting, which have none, of now.
  const moment = isTimed(rule.body.when) ? now : event.at;
  if (so.is === 'over' || !holds(rule.body.if, situation, moment, tenant.timezone))
    return await stop({ state: 'stopped', because: 'no-longer' });
  const cap = allowed(await firedOf(tx, context, rule.id, row.contactId));
  if (cap?.is === 'pauses') {
    await setFiring(tx, context, row.id, { state: 'stopped', because: 'too-often' });
    return await pauseRule(tx, context, rule, 'too-many', known);
  }
  if (cap) return await stop({ state: 'stopped', because: 'too-often' });
  await setFiring(tx, context, row.id, { state: 'done' });
  return await doIt(tx, context, rule, row, situation, known);
}

async function later(needs: BotNeeds, tenantId: TenantId, which: Parameters<typeof postpone>[2], work: Work): Promise<Ring[]> {
  const machineNow = new Date(needs.clock.machineMs());
  const afterMs = await withTenant(needs.db, tenantId, (tx) => postpone(tx, { tenant: { id: tenantId }, machineNow }, which));
  return afterMs === null ? [] : [{ work, afterMs }];
}

import type { Tx } from '../../db/client.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { leavesAt, nightOf } from '../crm/customer-time.ts';
import { situationsOf } from '../crm/event.store.ts';
import { type OutboxRow, setOutboxState } from '../crm/outbox.store.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView } from '../crm/read.ts';
import { readRule } from '../crm/rule.store.ts';
import type { EventSituation, Rule, StoppedBecause } from '../crm/rule.ts';
import type { Ring } from '../crm/work.ts';
import { addMs, secondMs } from '../kit/clock.ts';
import type { Id } from '../kit/ids.ts';
import { filled, layInstead } from '../rules/actions.ts';
import { eventOf, type FiringRow, readFiring, setFiring } from '../rules/firing.store.ts';
import { holds } from '../rules/holds.ts';
import { isTimed, stillSo } from '../rules/judge.ts';
import { besidesItsOwnDoing, mayLeave } from '../rules/may-send.ts';
import { factsOf } from './rule-doing.flow.ts';
import { factsOfSend, templateFor } from './rule-message.flow.ts';

/**
 * What stands against a rule's message in the moment it would leave: the same questions as when it fired, whether the rule is on, and whether it is
 * still so. Null where nothing does, or where no rule sends it.
 */
export async function ruleHindered(tx: Tx, context: CommitContext, row: OutboxRow, view: ContactView): Promise<Ring[] | null> {
  if (row.because.what !== 'rule') return null;
  const { tenant, now } = context;
  const firing = await readFiring(tx, context, row.because.note as Id<'firing'>);
  const rule = firing && (await readRule(tx, tenant.id, firing.ruleId));
  const [situation] = firing ? await situationsOf(tx, tenant.id, [eventOf(firing)]) : [];
  const action = firing && rule?.body.do.find((one) => one.do === 'send' && isOf(rule, firing, one.afterMinutes));
  if (!firing || !rule || !situation?.view || action?.do !== 'send')
    return await withdraw(tx, context, row, firing, 'switched-off');
  const read = openRead(tx, tenant.id);
  const team = await read.team();
  const template = await templateFor(tx, context, view, action);
  const facts = await factsOfSend(tx, context, {
    rule,
    words: action.text !== '',
    situation,
    team,
    template,
    own: row,
  });
  const talk = view.conversation!;
  const night = nightOf(view.contact, tenant);
  const verdict = mayLeave(facts, {
    as: row.category === 'free' ? 'words' : 'template',
    decidedAt: row.createdAt,
    dueAt: addMs(leavesAt(row.createdAt, night), tenant.settings.graceSeconds * secondMs),
    on: rule.state === 'on',
    so: isStillSo(rule, firing, situation, context),
    lastInboundAt: talk.lastInboundAt,
    lastOutboundAt: talk.lastOutboundAt,
  });
  if (verdict.go === 'now') return null;
  if (verdict.go === 'wait') {
    await setOutboxState(tx, context, row.id, { state: 'held', heldFor: 'night', heldUntil: verdict.until });
    const afterMs = verdict.until.getTime() - now.getTime();
    return [{ work: { do: 'release', tenant: tenant.id, outbox: row.id }, afterMs }];
  }
  const rings = await withdraw(tx, context, row, firing, verdict.because);
  if (verdict.go === 'no') return rings;
  const text = filled(action.text, { view, business: tenant.name });
  const known = { team, stages: await read.stages() };
  const laid = layInstead({ text }, verdict.because, factsOf(context, rule, eventOf(firing), situation, known));
  return [...rings, ...(await commit(tx, context, laid))];
}

/** Of a rule that does some things at once and others later, what is done in this firing. */
function isOf(rule: Rule, { afterMinutes }: FiringRow, after: number | undefined): boolean {
  return isTimed(rule.body.when) || (after ?? 0) === afterMinutes;
}

function isStillSo(rule: Rule, firing: FiringRow, situation: EventSituation, { now, tenant }: CommitContext): boolean {
  const { trigger, conditions } = besidesItsOwnDoing(rule.body);
  const moment = isTimed(rule.body.when) ? now : eventOf(firing).at;
  const so = !trigger || stillSo(rule.body.when, situation, now).is === 'so';
  return so && holds(conditions, situation, moment, tenant.timezone);
}

/** It does not leave, and its firing says why. */
async function withdraw(
  tx: Tx,
  context: CommitContext,
  row: OutboxRow,
  firing: FiringRow | null,
  because: StoppedBecause,
): Promise<Ring[]> {
  await setOutboxState(tx, context, row.id, { state: 'cancelled', cancelledBecause: because, heldFor: null });
  if (firing) await setFiring(tx, context, firing.id, { state: 'done', because });
  return [];
}

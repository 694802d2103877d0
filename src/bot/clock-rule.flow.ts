import { type Tx, withTenant } from '../../db/client.ts';
import type { Around } from '../commands/rules/around.ts';
import { askListCard, missedCard, peopleCard } from '../commands/rules/clock-cards.ts';
import { tellTrigger } from '../commands/rules/explain.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import type { ContactView } from '../crm/contact-view.ts';
import type { Settled } from '../crm/effect.ts';
import { addHappened } from '../crm/event.store.ts';
import { whoMayBeMeant } from '../crm/meant.store.ts';
import type { Operator } from '../crm/operator.ts';
import { type Action, type EventSituation, onlyTells, type Rule, type StoppedBecause } from '../crm/rule.ts';
import { isHoliday, isTooOld, nextSlot } from '../crm/rule-clock.ts';
import { speakerOf } from '../crm/team.ts';
import type { Ring } from '../crm/work.ts';
import { hourMs } from '../kit/clock.ts';
import type { Id, OperatorId, TenantId } from '../kit/ids.ts';
import { errorFacts } from '../kit/log.ts';
import { effectsOf, meant } from '../rules/actions.ts';
import { addFiring, eventOf, type FiringRow, holdRules, setFiring, setNext } from '../rules/firing.store.ts';
import { holds } from '../rules/holds.ts';
import { caps } from '../rules/judge.ts';
import { whatIsGone } from '../rules/refuse.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { factsOf, knownTo, pauseRule } from './rule-doing.flow.ts';

/** What is later than that is asked instead of done: nobody wants on Monday noon what was meant for Friday evening. */
const askAfterMs = hourMs;

/** So many people are looked at; who has more of them in one stage needs another rule. */
const mostPeople = 1_000;

/**
 * It is time for a rule that goes by the clock. Its row is held, and what it does is written with when it is due next: whoever comes second finds it
 * not due. After a standstill it was due once, however many times have passed, and is asked about.
 */
export async function ringRule(needs: BotNeeds, tenantId: TenantId, id: Id<'rule'>): Promise<Ring[]> {
  try {
    return await withTenant(needs.db, tenantId, (tx) => ring(tx, needs, tenantId, id, false));
  } catch (error) {
    needs.log.error('rule failed', { rule: id, ...errorFacts(error) });
    return await withTenant(needs.db, tenantId, (tx) => ring(tx, needs, tenantId, id, true));
  }
}

async function ring(tx: Tx, needs: BotNeeds, tenantId: TenantId, id: Id<'rule'>, failed: boolean): Promise<Ring[]> {
  const context = await openContext(tx, needs, tenantId);
  const { now, tenant } = context;
  const [rule] = await holdRules(tx, tenantId, [id]);
  const slot = rule?.nextAt;
  if (rule?.state !== 'on' || rule.body.when.on !== 'clock' || !slot || slot > now) return [];
  await setNext(tx, context, id, nextSlot(rule.body.when, now, tenant.timezone));
  const known = await knownTo(tx, tenant);
  const gone = whatIsGone(rule.body, known);
  if (gone) return await pauseRule(tx, context, rule, gone, known);
  if (isHoliday(rule.body.when, slot, tenant.settings.opening, tenant.timezone)) return await leaveOut(tx, context, rule, slot);
  if (failed || now.getTime() - slot.getTime() > askAfterMs) return await askFor(tx, context, rule, slot, known);
  const rings = await fireByClock(tx, context, rule, slot, known);
  await needs.reached('rules:before-commit');
  return rings;
}

/** On a day on which the business is closed nobody is reminded of anything; that it was left out is there to be read. */
async function leaveOut(tx: Tx, context: CommitContext, rule: Rule, slot: Date): Promise<Ring[]> {
  const event = await addHappened(tx, context, { kind: 'clock', facts: { ruleId: rule.id } }, slot);
  await addFiring(tx, context, rule, event, { state: 'stopped', because: 'closed-day', afterMinutes: 0, dueAt: slot });
  return [];
}

async function askFor(tx: Tx, context: CommitContext, rule: Rule, slot: Date, known: Around): Promise<Ring[]> {
  const to = speakerOf(rule, known.team, context.now);
  if (!to) return [];
  const telling = { ...known, currency: context.tenant.currency };
  const place = { timezone: context.tenant.timezone, now: context.now };
  return await commit(tx, context, [
    { do: 'show', to: to.id, push: 'needs-me', card: missedCard({ rule, to, telling }, slot, place) },
  ]);
}

async function fireByClock(tx: Tx, context: CommitContext, rule: Rule, slot: Date, known: Around): Promise<Ring[]> {
  const people = await peopleOf(tx, context, rule);
  if (isTooMany(rule, people)) return await pauseRule(tx, context, rule, 'too-many', known);
  const asks = rule.asks && people !== null && !onlyTells(rule.body);
  const facts = { ruleId: rule.id, ...(asks ? { people: viewsOf(people).map(({ contact }) => contact.id) } : {}) };
  const event = await addHappened(tx, context, { kind: 'clock', facts }, slot);
  const nobody = people?.length === 0;
  const row = await addFiring(tx, context, rule, event, {
    ...(nobody ? { state: 'stopped' as const, because: 'nobody' as const } : { state: asks ? 'asked' : 'done' }),
    afterMinutes: 0,
    dueAt: slot,
  });
  if (!row || nobody) return [];
  return asks ? await askAbout(tx, context, rule, row, people, known) : await doToAll(tx, context, rule, row, people, known);
}

/** Of all of them at once it asks whoever it is talked about with. */
async function askAbout(
  tx: Tx,
  context: CommitContext,
  rule: Rule,
  row: FiringRow,
  people: readonly EventSituation[],
  known: Around,
): Promise<Ring[]> {
  const to = speakerOf(rule, known.team, context.now);
  if (!to) return [];
  const telling = { ...known, currency: context.tenant.currency };
  const card = askListCard({ rule, to, telling }, viewsOf(people), row.id);
  return await commit(tx, context, [{ do: 'show', to: to.id, push: 'needs-me', card }]);
}

/** Somebody said yes, the same day: it is done with those of whom it was asked and of whom it still holds. */
export async function fireAnswered(tx: Tx, context: CommitContext, rule: Rule, row: FiringRow, known: Around): Promise<Ring[]> {
  const stop = (because: StoppedBecause) => setFiring(tx, context, row.id, { state: 'stopped', because });
  const event = eventOf(row);
  const asked = event.kind === 'clock' ? event.facts.people : undefined;
  const people = (await peopleOf(tx, context, rule))?.filter(({ view }) => view && asked?.includes(view.contact.id)) ?? [];
  if (isTooOld(row.at, context.now)) await stop('another-day');
  else if (people.length === 0) await stop('nobody');
  else {
    await setFiring(tx, context, row.id, { state: 'done' });
    return await doToAll(tx, context, rule, row, people, known);
  }
  return [];
}

/** What is done with each is capped; a list of them is not. */
function isTooMany({ body }: Rule, people: readonly EventSituation[] | null): boolean {
  return people !== null && !onlyTells(body) && people.length > caps.perHour;
}

async function doToAll(
  tx: Tx,
  context: CommitContext,
  rule: Rule,
  row: FiringRow,
  people: readonly EventSituation[] | null,
  known: Around,
): Promise<Ring[]> {
  const { id, ruleId, chain, batch } = row;
  if (!batch) return [];
  const event = eventOf(row);
  const effects = rule.body.do.flatMap((one) =>
    tellsOf(one)
      ? tell(one, rule, people, context, known)
      : (people ?? []).flatMap((situation) => effectsOf(one, factsOf(context, rule, event, situation, known))),
  );
  return await commit(tx, { ...context, firing: { id, ruleId, chain, batch } }, effects);
}

/** Everybody it is about; null where it is about nobody in particular. */
async function peopleOf(tx: Tx, { tenant, now }: CommitContext, { body }: Rule): Promise<EventSituation[] | null> {
  if (body.if.length === 0) return null;
  const found = await whoMayBeMeant(tx, tenant.id, body.if, mostPeople);
  return found.filter((one) => one.view && holds(body.if, one, now, tenant.timezone));
}

type Tells = Extract<Action, { do: 'remind' | 'notify' }>;

function tellsOf(one: Action): one is Tells {
  return one.do === 'remind' || one.do === 'notify';
}

/** Somebody with two deals in one stage is one person. */
function viewsOf(people: readonly EventSituation[]): ContactView[] {
  return [...new Map(people.flatMap(({ view }) => (view ? [[view.contact.id, view] as const] : []))).values()];
}

/** One list to each who is told, of those who are theirs; without people a task like any other. */
function tell(
  one: Tells,
  rule: Rule,
  people: readonly EventSituation[] | null,
  { now, tenant }: CommitContext,
  known: Around,
): Settled[] {
  const { team } = known;
  const text = one.do === 'remind' ? one.text : '';
  if (!people) {
    const to = meant(one.who, { team, now, view: null });
    if (!to) return [];
    const said = text || tellTrigger(rule.body, { ...known, locale: to.locale });
    return [{ do: 'task', operatorId: to.id, text: said, dueAt: now }];
  }
  const theirs = new Map<OperatorId, { to: Operator; views: ContactView[] }>();
  for (const view of viewsOf(people)) {
    const to = meant(one.who, { team, now, view });
    if (to) theirs.set(to.id, { to, views: [...(theirs.get(to.id)?.views ?? []), view] });
  }
  const telling = { ...known, currency: tenant.currency };
  return [...theirs.values()].map(({ to, views }) => ({
    do: 'show',
    to: to.id,
    push: 'needs-me',
    card: peopleCard({ rule, to, telling }, views, text),
  }));
}

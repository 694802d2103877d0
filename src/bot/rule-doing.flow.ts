import type { Tx } from '../../db/client.ts';
import { paymentDue } from '../commands/pay.ts';
import { paymentText } from '../commands/payment-text.ts';
import { dotted } from '../commands/rows.ts';
import { type Around, aroundOf } from '../commands/rules/around.ts';
import { tellTrigger } from '../commands/rules/explain.ts';
import { approvalCard, noticeCard, preparedCard, stoppedCard, unsentCard } from '../commands/rules/rule-cards.ts';
import { readyWords } from '../commands/words/ready.ts';
import { openRecordRead, takeNumber } from '../crm/business-record.store.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { openRead } from '../crm/read.store.ts';
import type { Action, EventSituation, Happened, PausedBecause, Rule } from '../crm/rule.ts';
import { speakerOf } from '../crm/team.ts';
import type { Tenant } from '../crm/tenant.ts';
import type { Ring } from '../crm/work.ts';
import { oneLine } from '../kit/clip.ts';
import { type DraftId, type Id, newId, type RecordId } from '../kit/ids.ts';
import { type ActionFacts, effectsOf } from '../rules/actions.ts';
import { firedBody } from '../rules/fired-body.ts';
import { eventOf, type FiringRow, setFiring } from '../rules/firing.store.ts';
import { isTimed } from '../rules/judge.ts';
import { amountAsked, isDoneAlready } from '../rules/of-record.ts';
import { beginningOf } from './rule-begin.flow.ts';
import { cameToLess, messageOf } from './rule-message.flow.ts';

/** The stages, people, connections and conversations that a rule may name. */
export async function knownTo(tx: Tx, tenant: Tenant): Promise<Around> {
  return await aroundOf({ read: openRead(tx, tenant.id), tenant });
}

/** Writes what the rule wants done now, all of it under the firing: that is how the log knows, and how it is taken back. */
export async function doIt(
  tx: Tx,
  context: CommitContext,
  rule: Rule,
  row: FiringRow,
  situation: EventSituation,
  known: Around,
): Promise<Ring[]> {
  if (!situation.view || !row.batch) return [];
  if (rule.asks && !row.approvedBy) return await askFirst(tx, context, rule, row, situation, known);
  // Of a rule that counts time there is one moment: when it is over.
  const which = isTimed(rule.body.when) ? 0 : row.afterMinutes;
  const meant = rule.body.do.filter(({ afterMinutes }) => (afterMinutes ?? 0) === which);
  const now = await notDoneYet(tx, context, row, situation, meant);
  if (now.length === 0) return [];
  const sends = now.find((one) => one.do === 'send');
  const message = sends ? await messageOf(tx, context, { rule, action: sends, row, situation, known }) : null;
  if (message && message.may.is !== 'sends') await cameToLess(tx, context, row, message.may, now.length === 1);
  const starts = now.find((one) => one.do === 'begin');
  const begins = starts ? await beginningOf(tx, context, { rule, action: starts, row, situation, known }) : null;
  if (begins && begins.may.is !== 'sends') await cameToLess(tx, context, row, begins.may, now.length === 1);
  const asks = now.find((one) => one.do === 'pay');
  const asked = asks ? amountAsked(asks, situation.record) : null;
  if (asks && asked === null)
    await setFiring(tx, context, row.id, { state: now.length === 1 ? 'stopped' : 'done', because: 'no-amount' });
  const paymentNumber = asked === null ? null : await takeNumber(tx, context.tenant.id, 'payment');
  const facts = { ...factsOf(context, rule, eventOf(row), situation, known), message, begins, paymentNumber };
  const effects = now.flatMap((one) => effectsOf(one, facts));
  const { id, ruleId, chain, batch } = row;
  return await commit(tx, { ...context, firing: { id, ruleId, chain, batch } }, effects);
}

/** What of it is still to be done: an order or a payment that somebody, or another rule, has made of the same quote is not made again. */
async function notDoneYet(
  tx: Tx,
  context: CommitContext,
  row: FiringRow,
  { record }: EventSituation,
  actions: readonly Action[],
): Promise<Action[]> {
  if (!record || !actions.some((one) => one.do === 'order' || one.do === 'pay')) return [...actions];
  const made = await openRecordRead(tx, context.tenant.id).madeFrom(record.id);
  const left = actions.filter((one) => !isDoneAlready(one, record, made));
  if (left.length < actions.length)
    await setFiring(tx, context, row.id, { state: left.length === 0 ? 'stopped' : 'done', because: 'made-already' });
  return left;
}

/** It shall ask each time: whoever it is talked about with says yes or no, and a yes is looked at again before anything is done. */
async function askFirst(
  tx: Tx,
  context: CommitContext,
  rule: Rule,
  row: FiringRow,
  { view, said, record }: EventSituation,
  known: Around,
): Promise<Ring[]> {
  await setFiring(tx, context, row.id, { state: 'asked' });
  const to = speakerOf(rule, known.team, context.now);
  if (!to || !view) return [];
  const { currency } = context.tenant;
  const card = approvalCard({ rule, view, said, record, to, ...known, currency, firingId: row.id });
  return await commit(tx, context, [{ do: 'show', to: to.id, push: 'needs-me', card }]);
}

/** What the actions of a rule go by, about somebody who is there. */
export function factsOf(
  context: CommitContext,
  rule: Rule,
  event: Happened,
  situation: EventSituation,
  { team, stages }: Pick<Around, 'team' | 'stages'>,
): ActionFacts {
  const { tenant, now } = context;
  const { said, record } = situation;
  const view = situation.view!;
  return {
    ...{ rule, view, team, now, business: tenant.name },
    told: { body: firedBody({ rule, event, situation: { ...situation, view }, team, now }), at: event.at },
    newCalloutId: () => newId<Id<'callout'>>(),
    ...{
      said,
      newDraftId: () => newId<DraftId>(),
      newRecordId: () => newId<RecordId>(),
      message: null,
      begins: null,
      record,
      paymentNumber: null,
    },
    say: {
      cause: () => tellTrigger(rule.body, { stages, team, locale: tenant.locale }),
      reminder: (to) => dotted(tellTrigger(rule.body, { stages, team, locale: to.locale }), record && oneLine(record.title)),
      noticeCard: (to) => noticeCard({ rule, view, said, record, to, stages, team }),
      preparedCard: (to, draft, because) => preparedCard({ rule, view, said, record, draft, because, to, stages, team }),
      payment: ({ what, amount, number }) => {
        const title = what || readyWords[tenant.locale].payment;
        return { title, text: paymentText({ contact: view.contact, title, amount, number }, tenant), dueAt: paymentDue(context) };
      },
      paymentCard: (to, draft, id) => ({
        ...preparedCard({ rule, view, said, record, draft, to, stages, team }),
        ...{ kind: 'question', record: { id, state: 'requested' } },
      }),
      unsentCard: (to, because) => unsentCard({ rule, view, said, record, to, stages, team }, because),
    },
  };
}

/** A rule that fires too often, or names what is gone, stops itself: a manager who is there is told, and can switch it on again. */
export async function pauseRule(
  tx: Tx,
  context: CommitContext,
  rule: Rule,
  because: PausedBecause,
  { team, stages }: Around,
): Promise<Ring[]> {
  const to = speakerOf(rule, team, context.now);
  return await commit(tx, context, [
    { do: 'set-rule', ruleId: rule.id, state: 'paused', because, by: null, undone: '' },
    ...(to
      ? [
          {
            do: 'show' as const,
            to: to.id,
            push: 'needs-me' as const,
            card: stoppedCard({ rule, because, to, stages, team, currency: context.tenant.currency }),
          },
        ]
      : []),
  ]);
}

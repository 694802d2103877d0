import type { Tx } from '../../db/client.ts';
import { dotted } from '../commands/rows.ts';
import { tellTrigger } from '../commands/rules/explain.ts';
import { approvalCard, noticeCard, preparedCard, stoppedCard } from '../commands/rules/rule-cards.ts';
import { mayAs } from '../crm/access.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { readStages } from '../crm/deal.store.ts';
import type { EventSituation, PausedBecause, Rule } from '../crm/rule.ts';
import { readTeam } from '../crm/team.store.ts';
import { isThere } from '../crm/team.ts';
import type { Ring } from '../crm/work.ts';
import { oneLine } from '../kit/clip.ts';
import { type DraftId, newId, type RecordId, type TenantId } from '../kit/ids.ts';
import { type ActionFacts, effectsOf } from '../rules/actions.ts';
import { type FiringRow, setFiring } from '../rules/firing.store.ts';
import { isTimed } from '../rules/judge.ts';

export type Team = Awaited<ReturnType<typeof readTeam>>;
export type Around = { stages: Awaited<ReturnType<typeof readStages>>; team: Team };

/** The stages and the people that a rule may name. */
export async function knownTo(tx: Tx, tenantId: TenantId): Promise<Around> {
  return { stages: await readStages(tx, tenantId), team: await readTeam(tx, tenantId) };
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
  const facts = factsOf(context, rule, situation, known);
  const effects = rule.body.do
    .filter(({ afterMinutes }) => (afterMinutes ?? 0) === which)
    .flatMap((one) => effectsOf(one, facts));
  const { id, ruleId, chain, batch } = row;
  return await commit(tx, { ...context, firing: { id, ruleId, chain, batch } }, effects);
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
  { tenant, now }: CommitContext,
  rule: Rule,
  { view: person, said, record }: EventSituation,
  { team, stages }: Around,
): ActionFacts {
  const view = person!;
  return {
    ...{ rule, view, team, now, business: tenant.name },
    ...{ said, newDraftId: () => newId<DraftId>(), newRecordId: () => newId<RecordId>() },
    say: {
      cause: () => tellTrigger(rule.body, { stages, team, locale: tenant.locale }),
      reminder: (to) => dotted(tellTrigger(rule.body, { stages, team, locale: to.locale }), record && oneLine(record.title)),
      noticeCard: (to) => noticeCard({ rule, view, said, record, to, stages, team }),
      preparedCard: (to, draft) => preparedCard({ rule, view, said, record, draft, to, stages, team }),
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

/** Whom a rule is talked about with: whoever made it, where they are there and still a manager, else a manager who is. */
export function speakerOf({ operatorId }: Rule, team: Team, now: Date): Team[number] | null {
  const managers = team.filter((one) => mayAs(one.role, 'manager'));
  const own = managers.find((one) => one.id === operatorId && isThere(one, now));
  return own ?? managers.find((one) => isThere(one, now)) ?? managers[0] ?? null;
}

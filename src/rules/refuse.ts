import type { Connection } from '../crm/callout.ts';
import { nameKey } from '../crm/locale.ts';
import { type Action, anchorOf, type Condition, type PausedBecause, type RuleBody } from '../crm/rule.ts';
import type { OperatorId, StageId } from '../kit/ids.ts';
import { isSilence, isTimed } from './judge.ts';

/** Why a rule is not to be had: it could never fire, would fire for everybody, or would set itself off. */
export type Refusal =
  | 'stage-gone'
  | 'person-gone'
  | 'connection-gone'
  | 'dialogue-gone'
  | 'contradiction'
  | 'everybody'
  | 'itself'
  | 'no-message'
  | 'two-delays'
  | 'no-whom'
  | 'each'
  | 'each-sent'
  | 'two-sends'
  | 'no-lines'
  | 'no-amount'
  | 'two-payments'
  | 'stops-anyway';

/** What there is: a rule that names a stage, a colleague or a conversation that is gone, or a connection that is off, stops, and says so. */
export type Known = {
  stages: readonly { id: StageId }[];
  team: readonly { id: OperatorId }[];
  connections: readonly Pick<Connection, 'id' | 'state'>[];
  dialogues: readonly { kind: string; body: { name: string } }[];
};

/** Why this rule is not to be had; null where nothing stands against it. */
export function whyNot(body: RuleBody, known: Known): Refusal | null {
  const gone = whatIsGone(body, known);
  if (gone) return gone;
  if (body.if.some(({ is }) => is === 'words') && body.when.on !== 'message' && !isSilence(body.when)) return 'no-message';
  if (twiceAtOnce(body, ['send', 'begin'])) return 'two-sends';
  if (twiceAtOnce(body, ['pay'])) return 'two-payments';
  const missing = lacksContent(body);
  if (missing) return missing;
  if (body.when.on === 'clock') return whyNotByClock(body);
  if (isTimed(body.when) && body.do.some(({ afterMinutes }) => afterMinutes !== undefined)) return 'two-delays';
  if (setsItselfOff(body)) return 'itself';
  if (contradicts(body)) return 'contradiction';
  // Their writing ends what was planned for their silence; what this asks for would be for good.
  const leaves = body.do.some((one) => one.do === 'leave');
  if (body.when.on === 'message' && body.if.length === 0 && leaves) return 'stops-anyway';
  // Whoever writes anything at all: a task or a card for each message.
  if (body.when.on === 'message' && !body.when.first && body.if.length === 0) return 'everybody';
  return null;
}

/** It is about everybody of whom its conditions hold; who that is must be said, and cards for each of them would be a flood. */
function whyNotByClock(body: RuleBody): Refusal | null {
  const { if: conditions, do: actions } = body;
  if (actions.some(({ afterMinutes }) => afterMinutes !== undefined)) return 'two-delays';
  if (actions.some((one) => one.do === 'prepare' || one.do === 'pay')) return 'each';
  if (actions.some((one) => one.do === 'send' || one.do === 'begin')) return 'each-sent';
  if (contradicts(body)) return 'contradiction';
  if (conditions.length > 0) return anchorOf(conditions) ? null : 'no-whom';
  return actions.every((one) => one.do === 'remind' || one.do === 'notify') ? null : 'no-whom';
}

/** Two of a kind in one moment: nobody gets two messages or bills at once. */
function twiceAtOnce({ do: actions }: RuleBody, kinds: readonly Action['do'][]): boolean {
  const moments = actions.flatMap((one) => (kinds.includes(one.do) ? [one.afterMinutes ?? 0] : []));
  return new Set(moments).size < moments.length;
}

/** Lines and amounts come from the record it waits for, or an amount from the sentence: nothing is made up. */
function lacksContent({ when, do: actions }: RuleBody): 'no-lines' | 'no-amount' | null {
  const record = when.on === 'record' ? when.record : null;
  if (record !== 'quote' && actions.some((one) => one.do === 'order')) return 'no-lines';
  const priced = record === 'quote' || record === 'order';
  return !priced && actions.some((one) => one.do === 'pay' && one.amount === null) ? 'no-amount' : null;
}

/** A stage, a colleague, a connection or a conversation it names that is no longer there, or is called otherwise now. */
export function whatIsGone(
  { when, if: conditions, do: actions }: RuleBody,
  { stages, team, connections, dialogues }: Known,
): Exclude<PausedBecause, 'too-many'> | null {
  const named = {
    stages: [
      ...(when.on === 'stage' ? [when.to] : []),
      ...conditions.flatMap((one) => (one.is === 'stage' ? [one.stage] : [])),
      ...actions.flatMap((one) => (one.do === 'move' ? [one.to] : [])),
    ],
    people: [
      ...(when.on === 'responsible' ? [when.to] : []),
      ...conditions.flatMap((one) => (one.is === 'responsible' ? [one.who] : [])),
      ...actions.flatMap((one) => ('who' in one && one.who !== 'responsible' ? [one.who] : one.do === 'assign' ? [one.to] : [])),
    ],
  };
  if (named.stages.some((id) => !stages.some((stage) => stage.id === id))) return 'stage-gone';
  if (named.people.some((id) => id !== null && !team.some((one) => one.id === id))) return 'person-gone';
  const called = actions.flatMap((one) => (one.do === 'call' ? [one.connection] : []));
  if (called.some((id) => !connections.some((one) => one.id === id && one.state === 'on'))) return 'connection-gone';
  const isThere = (one: { dialogue: string; name: string }) =>
    dialogues.some(({ kind, body }) => kind === one.dialogue && body.name === one.name);
  if (actions.some((one) => one.do === 'begin' && !isThere(one))) return 'dialogue-gone';
  return null;
}

/** Its own doing is what it waits for: then it does nothing, or would for ever. */
function setsItselfOff({ when, do: actions }: RuleBody): boolean {
  return actions.some(
    (one) =>
      (when.on === 'tag' && one.do === 'tag' && nameKey(one.tag) === when.tag) ||
      (when.on === 'untag' && one.do === 'untag' && nameKey(one.tag) === when.tag) ||
      (when.on === 'stage' && one.do === 'move' && one.to === when.to) ||
      (when.on === 'responsible' && one.do === 'assign' && one.to === when.to) ||
      (when.on === 'record' && when.record === 'payment' && when.to === 'requested' && one.do === 'pay'),
  );
}

/** Two things that are never true together: what it waits for counts as one of them. */
function contradicts({ when, if: conditions, do: actions }: RuleBody): boolean {
  const all: Condition[] = [
    ...conditions,
    ...(when.on === 'stage' ? [{ is: 'stage' as const, stage: when.to, not: false }] : []),
    ...(when.on === 'tag' ? [{ is: 'tagged' as const, tag: when.tag, not: false }] : []),
    ...(when.on === 'untag' ? [{ is: 'tagged' as const, tag: when.tag, not: true }] : []),
    ...(when.on === 'consent' ? [{ is: 'marketing' as const, state: when.state }] : []),
    ...(when.on === 'responsible' ? [{ is: 'responsible' as const, who: when.to, not: false }] : []),
  ];
  // Nothing goes by itself to whoever wants nothing.
  const wantsNone = all.some((one) => one.is === 'marketing' && one.state === 'stopped');
  if (wantsNone && actions.every((one) => one.do === 'send')) return true;
  return all.some((one, n) => isEmpty(one) || all.slice(n + 1).some((other) => excludes(one, other)));
}

function isEmpty(one: Condition): boolean {
  if (one.is === 'hours') return one.from === one.until;
  return one.is === 'worth' && one.over !== undefined && one.under !== undefined && one.over >= one.under - 1;
}

function excludes(a: Condition, b: Condition): boolean {
  if (a.is === 'stage' && b.is === 'stage') return excludesOne(a.stage === b.stage, a.not, b.not);
  if (a.is === 'tagged' && b.is === 'tagged') return a.tag === b.tag && a.not !== b.not;
  if (a.is === 'responsible' && b.is === 'responsible') return excludesOne(a.who === b.who, a.not, b.not);
  if (a.is === 'marketing' && b.is === 'marketing') return a.state !== b.state;
  if (a.is === 'from-ad' && b.is === 'from-ad') return a.not !== b.not;
  if (a.is === 'days' && b.is === 'days') return !a.days.some((day) => b.days.includes(day));
  if (a.is === 'worth' && b.is === 'worth')
    return isEmpty({
      is: 'worth',
      over: Math.max(a.over ?? -1, b.over ?? -1),
      under: Math.min(a.under ?? Number.MAX_SAFE_INTEGER, b.under ?? Number.MAX_SAFE_INTEGER),
    });
  return false;
}

/** Somebody is in one stage and with one person at a time: two different ones exclude each other, and so do yes and no of one. */
function excludesOne(same: boolean, notA: boolean, notB: boolean): boolean {
  return same ? notA !== notB : !notA && !notB;
}

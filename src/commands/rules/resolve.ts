import type { Stage } from '../../crm/deal.ts';
import { type Locale, nameKey } from '../../crm/locale.ts';
import type { Operator } from '../../crm/operator.ts';
import { type Action, type Condition, type RuleBody, ruleBody, type Trigger } from '../../crm/rule.ts';
import type { OperatorId, StageId } from '../../kit/ids.ts';
import { readAmount } from '../amount.ts';
import { findStage } from '../stage-named.ts';
import { keyOf, tokensOf } from '../tokens.ts';
import type { SpokenAction, SpokenCondition, SpokenRule, SpokenTrigger, SpokenWho } from './spoken.ts';

/** What the names in a rule may mean. */
export type Names = {
  stages: readonly Stage[];
  team: readonly Pick<Operator, 'id' | 'name'>[];
  /** Whoever says "me". */
  speaker: OperatorId;
  currency: string;
  locale: Locale;
};

/** A rule with ids instead of names; or the name that means nothing here, or more than one thing. */
export type Resolved =
  | { ok: true; body: RuleBody }
  | { ok: false; why: 'stage' | 'colleague' | 'amount' | 'too-much'; words: string };

/** Puts ids for names. A name that is not exact and the only one is not guessed: a rule acts for a long time. */
export function resolveRule(spoken: SpokenRule, names: Names): Resolved {
  try {
    const body = {
      v: 1,
      when: resolveTrigger(spoken.when, names),
      if: spoken.if.map((one) => resolveCondition(one, names)),
      do: spoken.do.map((one) => resolveAction(one, names)),
    };
    const parsed = ruleBody.safeParse(body);
    return parsed.success ? { ok: true, body: parsed.data } : { ok: false, why: 'too-much', words: '' };
  } catch (unknown) {
    if (unknown instanceof Unknown) return { ok: false, why: unknown.why, words: unknown.words };
    throw unknown;
  }
}

function resolveTrigger(when: SpokenTrigger, names: Names): Trigger {
  switch (when.on) {
    case 'message':
      return { on: 'message', first: when.first };
    case 'stage':
      return { on: 'stage', to: stageOf(when.stage, names) };
    case 'tag':
    case 'untag':
      return { on: when.on, tag: nameKey(when.tag) };
    case 'responsible':
      return { on: 'responsible', to: when.who && personOf(when.who, names) };
    default:
      return when;
  }
}

function resolveCondition(one: SpokenCondition, names: Names): Condition {
  switch (one.is) {
    case 'words':
      return { is: 'words', words: one.words.map(nameKey) };
    case 'stage':
      return { is: 'stage', stage: stageOf(one.stage, names), not: one.not };
    case 'tagged':
      return { is: 'tagged', tag: nameKey(one.tag), not: one.not };
    case 'worth':
      return {
        is: 'worth',
        ...(one.over === undefined ? {} : { over: amountOf(one.over, names) }),
        ...(one.under === undefined ? {} : { under: amountOf(one.under, names) }),
      };
    case 'responsible':
      return { is: 'responsible', who: one.who && personOf(one.who, names), not: one.not };
    default:
      return one;
  }
}

function resolveAction(one: SpokenAction, names: Names): Action {
  const later = one.afterMinutes ? { afterMinutes: one.afterMinutes } : {};
  switch (one.do) {
    case 'remind':
      return { do: 'remind', who: whoOrResponsible(one.who, names), text: one.text, ...later };
    case 'notify':
      return { do: 'notify', who: whoOrResponsible(one.who, names), ...later };
    case 'move':
      return { do: 'move', to: stageOf(one.stage, names), ...later };
    case 'assign':
      return { do: 'assign', to: one.who && personOf(one.who, names), ...later };
    default:
      return one;
  }
}

function stageOf(words: string, { stages }: Names): StageId {
  const match = findStage(words, stages);
  if (match.is !== 'one') throw new Unknown('stage', words);
  return match.stage.id;
}

function whoOrResponsible(who: SpokenWho, names: Names): OperatorId | 'responsible' {
  return who === 'responsible' ? who : personOf(who, names);
}

function personOf(who: SpokenWho, { team, speaker }: Names): OperatorId {
  if (who === 'me') return speaker;
  if (who === 'responsible') throw new Unknown('colleague', who);
  const key = keyOf(tokensOf(who.name));
  const nameOf = (one: Names['team'][number]) => keyOf(tokensOf(one.name));
  const whole = team.filter((one) => nameOf(one) === key);
  const found = whole.length > 0 ? whole : team.filter((one) => ` ${nameOf(one)} `.includes(` ${key} `));
  if (found.length !== 1) throw new Unknown('colleague', who.name);
  return found[0]!.id;
}

function amountOf(words: string, { currency, locale }: Names): number {
  const read = readAmount(words, currency, locale);
  if (read.is !== 'amount' || read.text !== '') throw new Unknown('amount', words);
  return read.amount;
}

/** A name that means nothing here: carried out of the depth in which it was met, and no further than this file. */
class Unknown extends Error {
  why: Extract<Resolved, { ok: false }>['why'];
  words: string;
  constructor(why: Unknown['why'], words: string) {
    super(why);
    this.why = why;
    this.words = words;
  }
}

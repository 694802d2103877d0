import type { Connection } from '../../crm/callout.ts';
import type { Stage } from '../../crm/deal.ts';
import type { Dialogue } from '../../crm/dialogue.ts';
import { type Locale, nameKey } from '../../crm/locale.ts';
import type { Operator } from '../../crm/operator.ts';
import { strayVariable } from '../../crm/playbook.ts';
import { type Action, type Condition, type RuleBody, ruleBody, type Trigger } from '../../crm/rule.ts';
import type { OperatorId, StageId } from '../../kit/ids.ts';
import { readAmount } from '../amount.ts';
import { dialogueNamed } from '../dialogues/which.ts';
import { findStage } from '../stage-named.ts';
import { keyOf, tokensOf } from '../tokens.ts';
import type { SpokenAction, SpokenCondition, SpokenRule, SpokenTrigger, SpokenWho } from './spoken.ts';

/** What the names in a rule may mean. */
export type Names = {
  stages: readonly Stage[];
  team: readonly Pick<Operator, 'id' | 'name'>[];
  connections: readonly Pick<Connection, 'id' | 'name'>[];
  dialogues: readonly Dialogue[];
  /** Whoever says "me". */
  speaker: OperatorId;
  currency: string;
  locale: Locale;
};

/** A rule with ids instead of names; or the name that means nothing here, or more than one thing. */
export type Resolved =
  | { ok: true; body: RuleBody }
  | {
      ok: false;
      why:
        | 'stage'
        | 'colleague'
        | 'connection'
        | 'dialogue'
        | 'both'
        | 'amount'
        | 'variable'
        | 'appointment'
        | 'quote'
        | 'too-much';
      words: string;
    };

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
      return typeof one.who === 'string' ? notifyOf(one.who, names, later) : tellOf(one.who, names, later);
    case 'call':
      return { ...callOf(one.connection, names), ...later };
    case 'move':
      return { do: 'move', to: stageOf(one.stage, names), ...later };
    case 'assign':
      return { do: 'assign', to: one.who && personOf(one.who, names), ...later };
    case 'pay':
      return { do: 'pay', amount: one.amount === '' ? null : amountOf(one.amount, names), text: one.text, ...later };
    case 'begin': {
      const found = dialogueNamed(one.dialogue, names.dialogues);
      if (!found) throw new Unknown('dialogue', one.dialogue);
      return { do: 'begin', dialogue: found.kind, name: found.body.name, ...later };
    }
    case 'cannot':
      throw new Unknown(one.record, '');
    case 'send':
      return { ...one, text: withNames(one.text) };
    default:
      return one;
  }
}

/** What may stand in braces, whatever it is called. */
function withNames(text: string): string {
  const named = text.replaceAll(/\{(name|nombre|nome)\}/gi, '{first_name}');
  const stray = strayVariable(named);
  if (stray) throw new Unknown('variable', stray);
  return named;
}

function stageOf(words: string, { stages }: Names): StageId {
  const match = findStage(words, stages);
  if (match.is !== 'one') throw new Unknown('stage', words);
  return match.stage.id;
}

type Later = Pick<Action, 'afterMinutes'>;

function notifyOf(who: SpokenWho, names: Names, later: Later): Action {
  return { do: 'notify', who: whoOrResponsible(who, names), ...later };
}

/** "tell shop": a colleague or a connection, whichever is called so. */
function tellOf(who: Extract<SpokenWho, object>, names: Names, later: Later): Action {
  const system = connectionNamed(who.name, names);
  if (!system) return notifyOf(who, names, later);
  if (peopleNamed(who.name, names).length > 0) throw new Unknown('both', who.name);
  return { ...callOf(who.name, names), ...later };
}

function callOf(words: string, names: Names): Extract<Action, { do: 'call' }> {
  const found = connectionNamed(words, names);
  if (!found) throw new Unknown('connection', words);
  return { do: 'call', connection: found.id, name: found.name };
}

function connectionNamed(words: string, { connections }: Names): Names['connections'][number] | null {
  return connections.find(({ name }) => nameKey(name) === nameKey(words)) ?? null;
}

function whoOrResponsible(who: SpokenWho, names: Names): OperatorId | 'responsible' {
  return who === 'responsible' ? who : personOf(who, names);
}

function personOf(who: SpokenWho, names: Names): OperatorId {
  if (who === 'me') return names.speaker;
  if (who === 'responsible') throw new Unknown('colleague', who);
  const found = peopleNamed(who.name, names);
  if (found.length !== 1) throw new Unknown('colleague', who.name);
  return found[0]!.id;
}

function peopleNamed(words: string, { team }: Pick<Names, 'team'>): Names['team'][number][] {
  const key = keyOf(tokensOf(words));
  const nameOf = (one: Names['team'][number]) => keyOf(tokensOf(one.name));
  const whole = team.filter((one) => nameOf(one) === key);
  return whole.length > 0 ? whole : team.filter((one) => ` ${nameOf(one)} `.includes(` ${key} `));
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

import { z } from 'zod';
import type { ContactId, Id, OperatorId, StageId } from '../kit/ids.ts';
import { recordKinds, recordStates } from './business-record.ts';
import type { EventSituation, Happened, Occurrence, Recalled } from './event.ts';

const id = <T extends string>() => z.string().transform((text) => text as T);
const minutes = z
  .number()
  .int()
  .min(1)
  .max(90 * 24 * 60);
const key = z.string().min(1).max(60);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What a rule waits for. Silence and waiting are counted from the person's last message. */
export const trigger = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('message'), first: z.boolean() }),
  /** They said nothing and did not wait for us, for so long. */
  z.strictObject({ on: z.literal('quiet'), minutes }),
  /** They have been waiting for us for so long. */
  z.strictObject({ on: z.literal('waits'), minutes }),
  /** So long before an appointment that still stands. */
  z.strictObject({ on: z.literal('ahead'), minutes }),
  z.strictObject({ on: z.literal('lead') }),
  z.strictObject({ on: z.literal('stage'), to: id<StageId>() }),
  z.strictObject({ on: z.literal('tag'), tag: key }),
  z.strictObject({ on: z.literal('untag'), tag: key }),
  z.strictObject({ on: z.literal('consent'), state: z.enum(['given', 'stopped']) }),
  /** Null: nobody any more. */
  z.strictObject({ on: z.literal('responsible'), to: id<OperatorId>().nullable() }),
  z.strictObject({ on: z.literal('task-done') }),
  /** The business's clock says so on one of these days (Monday is 1): not about one person, but about everybody of whom the conditions hold. */
  z.strictObject({ on: z.literal('clock'), days: z.array(z.number().int().min(1).max(7)).min(1).max(7), at: time }),
  /** A record of this kind comes into this state, or has another time. */
  z.strictObject({ on: z.literal('record'), record: z.enum(recordKinds), to: z.enum([...recordStates, 'moved']) }),
  /** Another system says that this happened. */
  z.strictObject({ on: z.literal('outside'), name: key }),
]);

/** What must hold as well. `not` turns it round. */
export const condition = z.discriminatedUnion('is', [
  /** One of these words, whole, whatever its case and accents, in the message. */
  z.strictObject({ is: z.literal('words'), words: z.array(key).min(1).max(10) }),
  z.strictObject({ is: z.literal('stage'), stage: id<StageId>(), not: z.boolean() }),
  z.strictObject({ is: z.literal('tagged'), tag: key, not: z.boolean() }),
  /** In the currency's smallest unit. */
  z.strictObject({ is: z.literal('worth'), over: z.number().int().optional(), under: z.number().int().optional() }),
  z.strictObject({ is: z.literal('responsible'), who: id<OperatorId>().nullable(), not: z.boolean() }),
  /** By the business's clock; over midnight where `until` is before `from`. */
  z.strictObject({ is: z.literal('hours'), from: time, until: time }),
  /** Monday is 1. */
  z.strictObject({ is: z.literal('days'), days: z.array(z.number().int().min(1).max(7)).min(1).max(7) }),
  z.strictObject({ is: z.literal('from-ad'), not: z.boolean() }),
  z.strictObject({ is: z.literal('marketing'), state: z.enum(['given', 'stopped']) }),
]);

/** Whoever is responsible for the person, or one of the team. */
const whom = z.union([z.literal('responsible'), id<OperatorId>()]);

/** What is done. `afterMinutes`: so much later, if it still holds then. */
export const action = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('remind'), who: whom, text: z.string().max(300), afterMinutes: minutes.optional() }),
  z.strictObject({ do: z.literal('notify'), who: whom, afterMinutes: minutes.optional() }),
  z.strictObject({ do: z.literal('tag'), tag: z.string().min(1).max(40), afterMinutes: minutes.optional() }),
  z.strictObject({ do: z.literal('untag'), tag: z.string().min(1).max(40), afterMinutes: minutes.optional() }),
  z.strictObject({ do: z.literal('move'), to: id<StageId>(), afterMinutes: minutes.optional() }),
  z.strictObject({ do: z.literal('assign'), to: id<OperatorId>().nullable(), afterMinutes: minutes.optional() }),
  /** Whether follow-ups are proposed for them, as their stage's sequence says. */
  z.strictObject({ do: z.literal('follow'), afterMinutes: minutes.optional() }),
  z.strictObject({ do: z.literal('leave'), afterMinutes: minutes.optional() }),
  /** A case, where none is open with them; '' takes what they wrote for its words. */
  z.strictObject({ do: z.literal('case'), text: z.string().max(120), afterMinutes: minutes.optional() }),
  z.strictObject({ do: z.literal('note'), text: z.string().min(1).max(500), afterMinutes: minutes.optional() }),
  /** Words for them, as a card for whoever is responsible: nothing leaves by itself. */
  z.strictObject({ do: z.literal('prepare'), text: z.string().min(1).max(900), afterMinutes: minutes.optional() }),
  /** Another system is told: facts, in a call of its own that leaves afterwards. `name`: what it is called, which does not change. */
  z.strictObject({ do: z.literal('call'), connection: id<Id<'connection'>>(), name: key, afterMinutes: minutes.optional() }),
  /** An order with the quote's own lines. */
  z.strictObject({ do: z.literal('order'), afterMinutes: minutes.optional() }),
  /** A payment is asked for, in words laid ready for a tap. `amount` null: what the record comes to. `text`: for what. */
  z.strictObject({
    do: z.literal('pay'),
    amount: z.number().int().positive().nullable(),
    text: z.string().max(120),
    afterMinutes: minutes.optional(),
  }),
  /** A message that leaves by itself: these words of the business's while their window is open, else this template; '' where there is none of it. */
  z.strictObject({
    do: z.literal('send'),
    text: z.string().max(700),
    template: z.string().max(512),
    afterMinutes: minutes.optional(),
  }),
  /** A conversation with steps: its first question leaves by itself. `name`: what it was called when the rule was made. */
  z.strictObject({ do: z.literal('begin'), dialogue: key, name: z.string().min(1).max(200), afterMinutes: minutes.optional() }),
]);

/** A rule as data. `v` says how it is to be read, should that change. */
export const ruleBody = z.strictObject({
  v: z.literal(1),
  when: trigger,
  if: z.array(condition).max(6),
  do: z.array(action).min(1).max(5),
});

export type Trigger = z.infer<typeof trigger>;
export type Condition = z.infer<typeof condition>;
export type Action = z.infer<typeof action>;
export type RuleBody = z.infer<typeof ruleBody>;

/** Why a rule stopped itself: it fired too often, or something it names is no longer there. */
export type PausedBecause = 'too-many' | 'stage-gone' | 'person-gone' | 'connection-gone' | 'dialogue-gone';

export type Rule = {
  id: Id<'rule'>;
  /** What the team calls it by; null before it was ever on. */
  number: number | null;
  state: 'offered' | 'on' | 'off' | 'paused' | 'removed';
  pausedBecause: PausedBecause | null;
  body: RuleBody;
  /** Who made it. */
  operatorId: OperatorId;
  createdAt: Date;
  /** When one that goes by the clock is due next; null for others, and where it is not on. */
  nextAt: Date | null;
  /** Each time it fires it asks first. */
  asks: boolean;
};

/** Why a firing came to nothing. */
export type StoppedBecause =
  | 'loop'
  | 'deep'
  | 'too-often'
  | 'no-longer'
  | 'switched-off'
  | 'answered'
  | 'gone'
  | 'failed'
  | 'nobody'
  | 'declined'
  | 'no-amount'
  | 'made-already'
  | 'another-day'
  | 'closed-day'
  | NotSent;

/** Why a message that was to leave by itself did not. */
export type NotSent =
  | 'no-customer'
  | 'maker-gone'
  | 'blocked'
  | 'opted-out'
  | 'not-agreed'
  | 'left-alone'
  | 'case'
  | 'wants-person'
  | 'one-a-day'
  | 'talking'
  | 'unreachable'
  | 'wrote-since'
  | 'night'
  | 'not-begun'
  | 'late';

/** A rule met an event. */
export type Firing = {
  id: Id<'firing'>;
  ruleId: Id<'rule'>;
  contactId: ContactId | null;
  kind: Happened['kind'];
  /** `asked`: it waits for somebody's yes. */
  state: 'waiting' | 'asked' | 'done' | 'stopped' | 'undone';
  because: StoppedBecause | null;
  at: Date;
  dueAt: Date;
  afterMinutes: number;
};

/** Something that somebody did with a person, as a rule would do it. */
export type Deed = { contactId: ContactId; at: Date; did: Action };

/** What rules are asked and told, of one business. */
export type RulesRead = {
  /** Every rule that was ever on and is not removed, by number. */
  rules(): Promise<Rule[]>;
  rule(id: Id<'rule'>): Promise<Rule | null>;
  /** The number the next one gets: one more than any there was, so that a number always means the same rule, also after it was removed. */
  nextRuleNumber(): Promise<number>;
  /** How often each has fired since then. */
  firedSince(since: Date): Promise<Map<Id<'rule'>, number>>;
  /** How many messages left by each, by its number, in a stretch of time; most first. */
  sentByRules(from: Date, until: Date): Promise<{ number: number; count: number }[]>;
  /** Of one rule or of all, newest first. */
  firings(which: { ruleId?: Id<'rule'> }, limit: number): Promise<Firing[]>;
  firing(id: Id<'firing'>): Promise<Firing | null>;
  /** What this operator did last, since then, that a rule could do as well: with this person, or with anybody. */
  lastDeed(which: { operatorId: OperatorId; contactId?: ContactId; since: Date }): Promise<Deed | null>;
  /** What happened with somebody in a stretch of time and no rule caused, newest first. */
  before(contactId: ContactId, stretch: { since: Date; until: Date }): Promise<Recalled[]>;
  /** Whom a rule that goes by the clock may mean, as things stand now. */
  mayBeMeant(conditions: readonly Condition[], limit: number): Promise<EventSituation[]>;
  /** What of a kind happened since then, oldest first, with what is known now. */
  happened(kind: Happened['kind'], since: Date, limit: number): Promise<Recalled[]>;
};

/** The kind of event a trigger listens to. */
export function listensTo({ on }: Trigger): Occurrence['kind'] {
  if (on === 'ahead') return 'record';
  return on === 'quiet' || on === 'waits' ? 'message' : on;
}

/** By the clock it only reminds and tells: there is nothing to ask somebody before it. */
export function onlyTells({ when, do: actions }: Pick<RuleBody, 'when' | 'do'>): boolean {
  return when.on === 'clock' && actions.every((one) => one.do === 'remind' || one.do === 'notify');
}

/** The condition that says whom a rule means that is about nobody in particular; null where none does. */
export function anchorOf(conditions: readonly Condition[]): Anchor | null {
  const found = conditions.find((one) => (one.is === 'stage' || one.is === 'tagged') && !one.not);
  const theirs = conditions.find((one) => one.is === 'responsible' && !one.not && one.who !== null);
  return (found ?? theirs ?? null) as Anchor | null;
}

type Anchor = Extract<Condition, { is: 'stage' | 'tagged' }> | (Extract<Condition, { is: 'responsible' }> & { who: OperatorId });

export type { EventSituation, Happened, Recalled };

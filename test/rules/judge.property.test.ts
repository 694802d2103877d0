import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EventSituation, Happened, Occurrence } from '../../src/crm/event.ts';
import type { Action, Rule } from '../../src/crm/rule.ts';
import { addMs, hourMs, minuteMs } from '../../src/kit/clock.ts';
import type { ContactId, Id, OperatorId, StageId } from '../../src/kit/ids.ts';
import { caps, deepest, type Fired, judge } from '../../src/rules/judge.ts';
import { replay } from '../../src/rules/replay.ts';

const start = new Date('2026-11-20T10:00:00Z');
const timezone = 'Europe/Madrid';
const names = ['a', 'b', 'c', 'd'];
const name = fc.constantFrom(...names);

/** Rules that can only set each other off: what each waits for is what others do. */
const body = fc.record({
  v: fc.constant(1 as const),
  when: fc.oneof(
    name.map((tag) => ({ on: 'tag' as const, tag })),
    name.map((tag) => ({ on: 'untag' as const, tag })),
    name.map((to) => ({ on: 'stage' as const, to: to as StageId })),
  ),
  if: fc.array(
    name.map((tag) => ({ is: 'tagged' as const, tag, not: true })),
    { maxLength: 1 },
  ),
  do: fc.array(
    fc.oneof(
      name.map((tag): Action => ({ do: 'tag', tag })),
      name.map((tag): Action => ({ do: 'untag', tag })),
      name.map((to): Action => ({ do: 'move', to: to as StageId })),
    ),
    { minLength: 1, maxLength: 4 },
  ),
});
const someRules = fc.array(body, { minLength: 1, maxLength: 8 }).map((bodies) => bodies.map((one, n): Rule => ruleOf(n, one)));
const beginnings = fc.array(
  fc.record({ who: fc.integer({ min: 0, max: 2 }), afterMinutes: fc.integer({ min: 0, max: 30 }), tag: name }),
  { minLength: 1, maxLength: 40 },
);

function ruleOf(n: number, one: Rule['body']): Rule {
  return {
    id: `rule-${n}` as Id<'rule'>,
    number: n,
    state: 'on',
    pausedBecause: null,
    body: one,
    operatorId: 'operator' as OperatorId,
    createdAt: start,
    nextAt: null,
  };
}

/** What becomes of them, as the engine does it: the oldest event first, every rule asked, everything that is done an event again. */
function live(rules: readonly Rule[], first: readonly { who: number; afterMinutes: number; tag: string }[]) {
  const situation = bare();
  const fired: { rule: Rule; event: Happened }[] = [];
  const asked: Happened[] = [];
  const paused = new Set<Rule['id']>();
  let at = start;
  for (const { who, afterMinutes, tag } of first) {
    at = addMs(at, afterMinutes * minuteMs);
    const waiting = [happened({ kind: 'tag', facts: { tag } }, who, at, [])];
    for (let event = waiting.shift(); event; event = waiting.shift()) {
      asked.push(event);
      for (const rule of rules) {
        if (paused.has(rule.id)) continue;
        const verdict = judge(rule, event, situation, { timezone, fired: firedOf(fired, rule, event) });
        if (verdict.is === 'pauses') paused.add(rule.id);
        if (verdict.is !== 'fires') continue;
        fired.push({ rule, event });
        for (const done of rule.body.do) waiting.push(happened(causedBy(done), who, at, [...event.chain, rule.id]));
      }
      // 8 rules with 4 actions each, five deep: without an end this would never come to one.
      if (asked.length > 200_000) throw new Error('It goes round.');
    }
  }
  return { fired, asked, situation };
}

function causedBy(done: Action): Occurrence {
  if (done.do === 'move') return { kind: 'stage', facts: { from: 'before' as StageId, to: done.to } };
  return { kind: done.do as 'tag' | 'untag', facts: { tag: (done as { tag: string }).tag } };
}

let made = 0;
function happened(occurrence: Occurrence, who: number, at: Date, chain: Id<'rule'>[]): Happened {
  const id = `event-${made++}` as Id<'event'>;
  return {
    ...occurrence,
    ...{ id, contactId: `contact-${who}` as ContactId, conversationId: null, dealId: null, cause: null, chain, at },
  };
}

function bare(): EventSituation {
  return { view: { deal: null } as never, record: null, tags: [], marketing: 'unasked', fromAd: false, said: '' };
}

function firedOf(fired: readonly { rule: Rule; event: Happened }[], rule: Rule, { contactId, at }: Happened): Fired {
  const own = fired.filter((one) => one.rule.id === rule.id);
  const within = (ms: number) => own.filter(({ event }) => event.at > addMs(at, -ms));
  return {
    lastHour: within(hourMs).length,
    personLastDay: within(24 * hourMs).filter(({ event }) => event.contactId === contactId).length,
  };
}

test('rules that set each other off come to an end, and none fires for what it caused', () => {
  fc.assert(
    fc.property(someRules, beginnings, (rules, first) => {
      const { fired } = live(rules, first);
      for (const { rule, event } of fired) {
        expect(event.chain).not.toContain(rule.id);
        expect(event.chain.length).toBeLessThan(deepest);
      }
    }),
    { numRuns: 300 },
  );
});

test('no rule fires more often than its caps, in any hour and for anybody in any day', () => {
  fc.assert(
    fc.property(someRules, beginnings, (rules, first) => {
      const { fired } = live(rules, first);
      for (const rule of rules) {
        const own = fired.filter((one) => one.rule.id === rule.id);
        for (const { event } of own) {
          const until = own.filter((one) => one.event.at <= event.at);
          expect(until.filter((one) => one.event.at > addMs(event.at, -hourMs)).length).toBeLessThanOrEqual(caps.perHour);
          const theirs = until.filter((one) => one.event.contactId === event.contactId);
          expect(theirs.filter((one) => one.event.at > addMs(event.at, -24 * hourMs)).length).toBeLessThanOrEqual(
            caps.personPerDay,
          );
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('what a rule is tried out on fires as it fired', () => {
  fc.assert(
    fc.property(someRules, beginnings, (rules, first) => {
      const { fired, asked, situation } = live(rules, first);
      for (const rule of rules) {
        const tried = replay(
          rule,
          asked.map((event) => ({ event, situation })),
          { timezone, now: addMs(start, 365 * 24 * hourMs) },
        );
        const did = fired.filter((one) => one.rule.id === rule.id).map(({ event }) => event.id);
        expect(tried?.fired.map(({ recalled }) => recalled.event.id)).toEqual(did);
      }
    }),
    { numRuns: 300 },
  );
});

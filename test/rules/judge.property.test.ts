import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action, Rule } from '../../src/crm/rule.ts';
import { addMs, hourMs } from '../../src/kit/clock.ts';
import type { StageId } from '../../src/kit/ids.ts';
import { caps, deepest } from '../../src/rules/judge.ts';
import { replay } from '../../src/rules/replay.ts';
import { live, names, ruleOf, start, timezone } from './living.ts';

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

/** The same three of many more, from one seed: without shrinking, and so in seconds. A history that fails says which it is. */
test('and none of it is otherwise in 100,000 histories', { timeout: 120_000 }, () => {
  const dice = rolling(20_261_121);
  for (let n = 0; n < 100_000; n++) {
    const rules = someOf(dice, 3, () => ruleRolled(dice)).map((one, at) => ruleOf(at, one));
    const first = someOf(dice, 4, () => ({ who: dice(3), afterMinutes: dice(31), tag: names[dice(4)]! }));
    const { fired, asked, situation } = live(rules, first);
    const wrong = fired.some(({ rule, event }) => event.chain.includes(rule.id) || event.chain.length >= deepest);
    const recalled = asked.map((event) => ({ event, situation }));
    const differs = rules.some((rule) => {
      const did = fired.filter((one) => one.rule === rule);
      const tried = replay(rule, recalled, { timezone, now: addMs(start, 365 * 24 * hourMs) })!;
      return (
        tried.fired.length !== did.length ||
        tried.fired.some(({ recalled: { event } }, at) => event !== did[at]!.event) ||
        tooOften(did)
      );
    });
    if (wrong || differs) throw new Error(`History ${n}: ${JSON.stringify({ rules: rules.map(({ body }) => body), first })}`);
  }
});

function tooOften(did: readonly { event: { at: Date; contactId: string | null } }[]): boolean {
  return did.some(({ event }) => {
    const dayBefore = addMs(event.at, -24 * hourMs);
    const hourBefore = addMs(event.at, -hourMs);
    const until = did.filter((one) => one.event.at <= event.at);
    const theirs = until.filter((one) => one.event.contactId === event.contactId && one.event.at > dayBefore);
    return theirs.length > caps.personPerDay || until.filter((one) => one.event.at > hourBefore).length > caps.perHour;
  });
}

function ruleRolled(dice: Dice): Rule['body'] {
  const tag = () => names[dice(4)]!;
  const to = () => tag() as StageId;
  const when = [
    { on: 'tag' as const, tag: tag() },
    { on: 'untag' as const, tag: tag() },
    { on: 'stage' as const, to: to() },
  ][dice(3)]!;
  const one = (): Action =>
    (
      [
        { do: 'tag', tag: tag() },
        { do: 'untag', tag: tag() },
        { do: 'move', to: to() },
      ] as Action[]
    )[dice(3)]!;
  return { v: 1, when, if: [], do: someOf(dice, 3, one) };
}

/** A number from 0 up to, not with, this one. */
type Dice = (below: number) => number;

/** Mulberry32: the same numbers for the same seed. */
function rolling(seed: number): Dice {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

function someOf<T>(dice: Dice, most: number, one: () => T): T[] {
  return Array.from({ length: 1 + dice(most) }, one);
}

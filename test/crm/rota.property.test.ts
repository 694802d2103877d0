import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Operator } from '../../src/crm/operator.ts';
import { nextInTurn } from '../../src/crm/team.ts';
import type { OperatorId } from '../../src/kit/ids.ts';
import { colleague, now } from '../commands/shop.ts';

const names = ['Ana', 'Bea', 'Cai', 'Dia', 'Eva'];

type Happening = 'comes' | { who: number; onDuty: boolean };

/** What happens in a day: a customer comes, or somebody goes on or off duty. */
const happenings = fc.array<Happening>(
  fc.oneof(fc.constant('comes' as const), fc.record({ who: fc.nat(names.length - 1), onDuty: fc.boolean() })),
  { maxLength: 120 },
);

function live(day: readonly Happening[]) {
  const people: Operator[] = names.map((name) => colleague(name));
  const turns = new Map<OperatorId, number>();
  const given: { to: Operator | null; there: string[] }[] = [];
  for (const event of day) {
    if (event !== 'comes') {
      people[event.who] = { ...people[event.who]!, onDuty: event.onDuty };
      continue;
    }
    const to = nextInTurn(people, turns, now);
    if (to) turns.set(to.id, turns.size === 0 ? 1 : Math.max(...turns.values()) + 1);
    given.push({ to, there: people.filter((one) => one.onDuty).map((one) => one.name) });
  }
  return given;
}

test('in turns: never nobody while somebody is there, and never somebody who is not', () => {
  fc.assert(
    fc.property(happenings, (day) => {
      for (const { to, there } of live(day)) {
        if (there.length === 0) expect(to).toBeNull();
        else expect(there).toContain(to?.name);
      }
    }),
  );
});

test('in turns: between any two who are there all the while nobody gets two more than the other', () => {
  fc.assert(
    fc.property(happenings, (day) => {
      const given = live(day);
      for (const a of names)
        for (const b of names.filter((name) => name !== a)) {
          let lead = 0;
          for (const { to, there } of given) {
            // Whoever was away begins anew: what was missed is not made up for.
            if (!there.includes(a) || !there.includes(b)) lead = 0;
            else if (to?.name === a) lead = Math.max(0, lead) + 1;
            else if (to?.name === b) lead = Math.min(0, lead) - 1;
            expect(Math.abs(lead)).toBeLessThanOrEqual(1);
          }
        }
    }),
  );
});

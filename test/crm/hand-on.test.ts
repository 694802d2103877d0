import { describe, expect, test } from 'vitest';
import { decideHandOn, type HandOnFacts } from '../../src/crm/hand-on.ts';
import { addMs, minuteMs } from '../../src/kit/clock.ts';
import { colleague, now } from '../commands/shop.ts';

const [marta, maria, luis] = [colleague('Marta', 'owner'), colleague('Maria'), colleague('Luis')];
const ago = (minutes: number) => addMs(now, -minutes * minuteMs);
const facts: HandOnFacts = {
  holder: marta.id,
  had: [],
  cameAt: ago(15),
  isListed: false,
  minutes: 15,
  people: [marta, maria, luis],
  reachable: [maria.id, luis.id],
  now,
};

describe('A card that nobody has touched', () => {
  test.each<[string, Partial<HandOnFacts>, string]>([
    ['goes to the next who is there', {}, 'Maria'],
    ['passes over who is not there', { people: [marta, { ...maria, onDuty: false }, luis] }, 'Luis'],
    ['passes over who may not be disturbed', { reachable: [luis.id] }, 'Luis'],
    ['goes on to the third', { holder: maria.id, had: [marta.id] }, 'Luis'],
    ['stays with the last, and never comes back', { holder: luis.id, had: [marta.id, maria.id] }, 'stays'],
    ['stays where there is nobody else', { people: [marta] }, 'stays'],
    ['stays where nobody else is there', { people: [marta, { ...maria, onDuty: false }] }, 'stays'],
    ['stays where the business wants it so', { minutes: 0 }, 'stays'],
    ['stays in the list that it stands in', { isListed: true, cameAt: null }, 'stays'],
    ['waits until it has been there for so long', { cameAt: ago(10) }, 'in 5 min'],
    ['waits while it is held back', { cameAt: null }, 'in 15 min'],
    ['waits while nobody else may be disturbed', { reachable: [] }, 'in 15 min'],
  ])('%s', (_, more, expected) => {
    const decided = decideHandOn({ ...facts, ...more });
    const shown =
      decided.do === 'hand-on'
        ? decided.to.name
        : decided.do === 'stay'
          ? 'stays'
          : `in ${(decided.at.getTime() - now.getTime()) / minuteMs} min`;
    expect(shown).toBe(expected);
  });
});

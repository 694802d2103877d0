import { describe, expect, test } from 'vitest';
import type { Operator } from '../../src/crm/operator.ts';
import { isThere, takesCards, whoGets } from '../../src/crm/team.ts';
import { addMs, hourMs } from '../../src/kit/clock.ts';
import { colleague, now } from '../commands/shop.ts';

const later = addMs(now, 5 * hourMs);
const nameOf = (operator: Operator | null) => operator?.name ?? null;

describe('Who gets what comes', () => {
  const marta = colleague('Marta', 'owner');
  const maria = colleague('Maria');
  const luis = colleague('Luis');
  const away = { awayUntil: later };
  const off = { onDuty: false };

  test.each<[string, Operator[], Operator | null, string | null]>([
    ['who is responsible', [marta, maria], maria, 'Maria'],
    ['the first who is there, where nobody is responsible', [{ ...marta, ...off }, maria, luis], null, 'Maria'],
    ['the first who is there, while the responsible one is off duty', [marta, { ...maria, ...off }], maria, 'Marta'],
    ['the deputy of who is away', [marta, { ...maria, ...away, deputyId: luis.id }, luis], maria, 'Luis'],
    [
      'the deputy’s deputy',
      [marta, { ...maria, ...away, deputyId: luis.id }, { ...luis, ...off, deputyId: marta.id }],
      maria,
      'Marta',
    ],
    [
      'somebody, where two stand in for each other',
      [marta, { ...maria, ...away, deputyId: luis.id }, { ...luis, ...away, deputyId: maria.id }],
      maria,
      'Marta',
    ],
    ['who came back from away', [marta, { ...maria, awayUntil: addMs(now, -1) }], maria, 'Maria'],
    [
      'who is responsible, where nobody at all is there',
      [
        { ...marta, ...off },
        { ...maria, ...away },
      ],
      maria,
      'Maria',
    ],
    ['who takes cards as they come before who wants a digest', [{ ...marta, mode: 'digest' }, maria, luis], null, 'Maria'],
    ['who has not paused, where nobody is responsible', [{ ...marta, pausedUntil: later }, maria], null, 'Maria'],
    ['somebody, where all have paused', [{ ...marta, pausedUntil: later }], null, 'Marta'],
    ['who is responsible, paused or not', [marta, { ...maria, pausedUntil: later }], maria, 'Maria'],
    ['nobody, where there is nobody', [], marta, null],
    ['the first, where the responsible one was removed', [marta, luis], maria, 'Marta'],
  ])('%s', (_, people, responsible, gets) => {
    expect(nameOf(whoGets(people, responsible?.id ?? null, now))).toBe(gets);
  });

  test('a moment decides, not a day', () => {
    expect(isThere({ ...maria, ...away }, addMs(later, -1))).toBe(false);
    expect(isThere({ ...maria, ...away }, later)).toBe(true);
  });

  test.each([
    ['who is there', {}, true],
    ['not who is away', away, false],
    ['not who is off duty', { onDuty: false }, false],
    ['not who has paused', { pausedUntil: later }, false],
    ['not who is locked out', { lockedAt: now }, false],
    ['not who was removed', { removedAt: now }, false],
  ])('cards that nobody asked for are for %s', (_, change, takes) => {
    expect(takesCards({ ...maria, ...change }, now)).toBe(takes);
  });
});

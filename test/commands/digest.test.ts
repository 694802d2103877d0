import { describe, expect, test } from 'vitest';
import { digestCard } from '../../src/commands/digest-card.ts';
import type { FigureLine } from '../../src/crm/figures.ts';
import { openShop } from './shop.ts';

/** A Monday morning in Madrid, and the first day of the week before it. */
const monday = new Date('2026-11-23T07:00:00Z');
const weekFrom = '2026-11-16';
const figures: FigureLine[] = [
  { name: 'contact', key: 'direct', count: 12, sum: 0 },
  { name: 'won', key: '', count: 3, sum: 120_000 },
  { name: 'lost', key: '', count: 1, sum: 0 },
];

function shopOn(at: Date, people: Parameters<typeof openShop>[0] = []) {
  const shop = openShop(people, { now: at });
  shop.figures[weekFrom] = figures;
  return shop;
}

describe('The day’s list', () => {
  test('on a Monday has last week in one line and a row to its report, even where nobody waits', async () => {
    const card = await digestCard([], shopOn(monday).context());
    expect(card?.body.split('\n')[1]).toMatch(/^📈 Last week: 12 new · 3 won \(€1,200\) · 1 lost$/);
    expect(card?.choices).toEqual([{ label: 'Report of the week', act: { verb: 'run', command: 'report', rest: 'last week' } }]);
  });

  test('on another day has none', async () => {
    expect(await digestCard([], shopOn(new Date('2026-11-24T07:00:00Z')).context())).toBeNull();
  });

  test('is none where nothing happened and nothing waits', async () => {
    expect(await digestCard([], openShop([], { now: monday }).context())).toBeNull();
  });

  test('an agent’s has no figures of the business', async () => {
    const shop = shopOn(monday);
    const { operator } = shop.context();
    expect(await digestCard([], shop.context('en', { operator: { ...operator, role: 'agent' } }))).toBeNull();
  });

  test('holds at most ten rows with it', async () => {
    const people = Array.from({ length: 12 }, (_, n) => ({ name: `Person ${n}`, waiting: true }));
    const shop = shopOn(monday, people);
    const first = people.map((_, n) => ({ label: `Held ${n}`, act: { verb: 'next' as const } }));
    const card = await digestCard(first, shop.context());
    expect(card?.choices).toHaveLength(10);
    expect(card?.choices.at(-1)?.label).toBe('Report of the week');
  });
});

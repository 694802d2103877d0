import { describe, expect, test } from 'vitest';
import { digestCard } from '../../src/commands/digest-card.ts';
import { whichCard } from '../../src/commands/rate.ts';
import { answerSentence } from '../../src/commands/sentence.ts';
import { cardMessages } from '../../src/crm/card-content.ts';
import { inOrderToRate, type ToRate } from '../../src/crm/rating.ts';
import { cardIn, openShop } from './shop.ts';

const went = (n: number, more: Partial<ToRate> = {}): ToRate => ({
  id: `follow-up-${n}` as ToRate['id'],
  contactId: `contact-${n}` as ToRate['contactId'],
  name: `Person ${n} with a long enough name`,
  stageId: 'stage-new' as ToRate['stageId'],
  step: 1,
  byItself: false,
  at: new Date(Date.UTC(2026, 10, 16, 9, n)),
  text: 'Shall I keep the date free for you? '.repeat(5),
  wroteBack: n % 2 === 0,
  ...more,
});
const twenty = Array.from({ length: 20 }, (_, n) => went(n));

function shopOf(rows: readonly ToRate[]) {
  const shop = openShop([]);
  shop.toRate = [...rows];
  return shop;
}

describe('Looking back at follow-ups', () => {
  test('what went without a tap is asked about first, the newest before the older', () => {
    const rows = [went(1), went(2, { byItself: true }), went(3), went(4, { byItself: true })];
    expect(inOrderToRate(rows).map(({ id }) => id)).toEqual(['follow-up-4', 'follow-up-2', 'follow-up-3', 'follow-up-1']);
  });

  test('twenty are one text and one card, and what is shown is what is rated', async () => {
    const card = cardIn(await answerSentence('rate', shopOf(twenty).context()));
    const [text, buttons] = cardMessages(card, ['a', 'b', 'c'] as never);
    expect(text).toMatchObject({ type: 'text' });
    expect(card.body.length).toBeLessThanOrEqual(4_096);
    expect(buttons).toMatchObject({ type: 'buttons', body: '*Were these 20 follow-ups right?* Since Mon 9 Nov' });
    expect(card.choices[0]!.act).toEqual({
      verb: 'rate',
      followUps: twenty.map(({ id }) => id),
      as: 'right',
      others: [],
    });
  });

  test('which was not is a list, what it cannot hold behind its last row, down to the last', () => {
    const context = shopOf(twenty).context();
    const pages = [0, 9, 18].map((from) => whichCard(twenty, from, context));
    expect(pages.map(({ choices }) => choices.length)).toEqual([10, 10, 2]);
    expect(pages[1]!.choices.at(-1)!.act).toMatchObject({ verb: 'rate-which', from: 18 });
    expect(pages[2]!.choices.map(({ act }) => act.verb)).toEqual(['rate-why', 'rate-why']);
    expect(whichCard(twenty.slice(0, 10), 0, context).choices.every(({ act }) => act.verb === 'rate-why')).toBe(true);
  });

  test.each([
    [4, ['Report of the week']],
    [5, ['Report of the week', 'Rate 5 follow-ups']],
  ])('is offered on a Monday where it is worth it: of %i', async (count, labels) => {
    const shop = openShop([], { now: new Date('2026-11-23T07:00:00Z') });
    shop.figures['2026-11-16'] = [{ name: 'contact', key: 'direct', count: 12, sum: 0 }];
    shop.toRate = twenty.slice(0, count);
    expect((await digestCard([], shop.context()))!.choices.map(({ label }) => label)).toEqual(labels);
  });
});

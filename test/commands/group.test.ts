import { describe, expect, test } from 'vitest';
import { answerSentence } from '../../src/commands/sentence.ts';
import { cardIn, openShop, saidIn } from './shop.ts';

const crowd = Array.from({ length: 14 }, (_, index) => ({
  name: `Person ${index + 1}`,
  waiting: index < 12,
  wroteHoursAgo: index < 12 ? 30 - index : 40 * 24,
  tags: index === 3 ? ['vip'] : [],
}));

describe('A whole list', () => {
  test('is meant by “these”, beyond the rows of its first page, and is shown with its count before anything happens', async () => {
    const shop = openShop(crowd);
    shop.listShown = { command: 'inbox', rest: '' };
    const outcome = await answerSentence('move these to lost', shop.context());
    expect(outcome.effects).toEqual([]);
    const card = cardIn(outcome);
    expect(card.body).toBe('“move to lost” for these 12 people?\n· Person 1 …4412\n· Person 2 …4413\n· Person 3 …4414\n+9');
    expect(card.choices[0]).toMatchObject({ label: 'Do it for 12', act: { verb: 'run-all', command: 'move', rest: 'to lost' } });
    expect(card.people).toHaveLength(12);
  });

  test.each([
    ['tag all tagged vip gold', 1, 'gold'],
    ['tag all quiet 30d winter', 2, 'winter'],
    ['snooze all of them 3d', 12, '3d'],
    ['nota todos: feria', 12, 'feria'],
    ['etiqueta a todos invierno', 12, 'invierno'],
    ['move all leads new to qualified', 14, 'to qualified'],
  ])('“%s” is for %i', async (sentence, count, rest) => {
    const shop = openShop(crowd);
    shop.listShown = { command: 'inbox', rest: '' };
    const card = cardIn(await answerSentence(sentence, shop.context()));
    expect(card.people).toHaveLength(count);
    expect(card.choices[0]!.act).toMatchObject({ verb: 'run-all', rest });
  });

  test('has to be there: without one it says how to get one', async () => {
    const outcome = await answerSentence('move these to lost', openShop(crowd).context());
    expect(outcome.effects).toEqual([]);
    expect(saidIn(outcome)).toContain('There is no list here');
  });

  test('of more than five hundred is refused', async () => {
    const shop = openShop(Array.from({ length: 501 }, (_, index) => ({ name: `Person ${index}`, waiting: true })));
    shop.listShown = { command: 'inbox', rest: '' };
    expect(saidIn(await answerSentence('tag these vip', shop.context()))).toContain('more than 500 people');
  });

  test('is not meant where somebody is called so', async () => {
    const shop = openShop([{ name: 'Ana Todos' }]);
    expect((await answerSentence('tag ana vip', shop.context())).effects).toHaveLength(1);
  });
});

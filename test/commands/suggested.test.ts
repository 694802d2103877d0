import { describe, expect, test } from 'vitest';
import { suggestFromWish, suggestFromWords } from '../../src/commands/suggested.ts';
import type { Wish } from '../../src/crm/wish.ts';
import { openShop } from './shop.ts';

// Friday, 20 November 2026, 11:00 in Madrid.
const context = openShop([]).context();
const wish = (kind: Wish['kind'], more: Partial<Wish> = {}): Wish => ({ kind, day: null, time: null, what: '', ...more });

describe('what a tap could make of what a model heard', () => {
  test.each<[string, Wish, string, string | null, string | null]>([
    [
      'an appointment',
      wish('appointment', { day: '2026-11-24', time: '10:00' }),
      'tuesday at ten?',
      'Book Tue 10:00',
      'at 2026-11-24 10:00 ¦  ¦  ¦  ¦  ¦ ',
    ],
    [
      'what it is for, in their words',
      wish('appointment', { day: '2026-11-24', time: '10:00', what: 'cleaning' }),
      'a cleaning on tuesday at ten?',
      'Book Tue 10:00',
      'at 2026-11-24 10:00 ¦  ¦  ¦  ¦  ¦ cleaning',
    ],
    [
      'and nothing they did not say',
      wish('appointment', { day: '2026-11-24', time: '10:00', what: 'free whitening' }),
      'tuesday at ten?',
      'Book Tue 10:00',
      'at 2026-11-24 10:00 ¦  ¦  ¦  ¦  ¦ ',
    ],
    ['no day', wish('appointment', { time: '10:00' }), 'at ten?', null, null],
    ['a day that is over', wish('appointment', { day: '2026-11-19', time: '10:00' }), 'thursday', null, null],
    ['a day that there is not', wish('appointment', { day: '2026-02-30', time: '10:00' }), 'feb 30', null, null],
    ['years ahead', wish('appointment', { day: '2036-11-19', time: '10:00' }), 'in ten years', null, null],
    ['an order', wish('order', { what: '2 chairs' }), 'I would like 2 chairs please', 'Order 2 chairs', '2 chairs'],
    [
      'a count in words',
      wish('order', { what: '2 chairs, 1 lamp' }),
      'two chairs and a lamp',
      'Order 2 chairs, lamp',
      '2 chairs, 1 lamp',
    ],
    ['a price they named', wish('order', { what: '2 chairs 90' }), '2 chairs for 90', 'Order 2 chairs', '2 chairs 90'],
    ['no price of its own', wish('order', { what: '2 chairs 9' }), '2 chairs please', null, null],
    ['no things of its own', wish('order', { what: '2 gold watches' }), '2 chairs please', null, null],
    [
      'a case in their words',
      wish('case', { what: 'anything' }),
      '#2 chairs arrived broken',
      'Open a case',
      'chairs arrived broken',
    ],
    [
      'a promise to pay',
      wish('payment', { day: '2026-11-27' }),
      'I will pay on friday',
      'Check Fri 27 Nov',
      'check the payment they promised 2026-11-27 09:00',
    ],
    ['a promise without a day', wish('payment'), 'I will pay', null, null],
  ])('%s', (_, heard, said, label, rest) => {
    const found = suggestFromWish(heard, said, context);
    expect([found?.label ?? null, found?.rest ?? null]).toEqual([label, rest]);
  });
});

describe('without a model', () => {
  test.each([
    ['tomorrow at 10?', 'Book Sat 10:00'],
    ['Hi, could I come on tuesday at 16:30', 'Book Tue 16:30'],
    ['¿Mañana a las 10?', 'Book Sat 10:00'],
    ['Hola, ¿puede ser el martes a las 16:30?', 'Book Tue 16:30'],
    ['Pode ser amanhã às 10h?', 'Book Sat 10:00'],
  ])('“%s” is a wish for that time', (said, label) => {
    expect(suggestFromWords(said, context)?.label).toBe(label);
  });

  test.each([
    'Can I come tomorrow?',
    'How much is it at 10?',
    'yesterday at 10 nobody was there',
    'I bought 2 chairs for 10',
    'Hello',
    'see you tomorrow',
    'On 3 May it broke',
    '10 people',
    '',
    `I was told ${'very '.repeat(25)}tomorrow at 10`,
  ])('“%s” is none', (said) => {
    expect(suggestFromWords(said, context)).toBe(null);
  });
});

import { describe, expect, test } from 'vitest';
import { mostLines, readLines, titleOf } from '../../src/commands/read-lines.ts';
import type { Locale } from '../../src/crm/locale.ts';

/** Count, what it is, the price of one in cents. */
type Row = [count: number, text: string, unit: number | null];

function read(text: string, locale: Locale = 'en', currency = 'EUR') {
  const found = readLines(text, currency, locale);
  return (
    found && {
      lines: found.lines.map(({ count, text, unit }): Row => [count, text, unit]),
      amount: found.amount,
      taken: found.taken,
    }
  );
}

describe('Lines', () => {
  test.each<[string, Row[], number | null]>([
    ['20 chairs 1,200', [[20, 'chairs', 6_000]], 120_000],
    ['20 chairs at 60', [[20, 'chairs', 6_000]], 120_000],
    ['20 chairs @ 60', [[20, 'chairs', 6_000]], 120_000],
    ['20 chairs x 60', [[20, 'chairs', 6_000]], 120_000],
    ['20 chairs 60 each', [[20, 'chairs', 6_000]], 120_000],
    ['20 chairs €60 each', [[20, 'chairs', 6_000]], 120_000],
    ['20 chairs for 1,200', [[20, 'chairs', 6_000]], 120_000],
    ['20 chairs 1,200 total', [[20, 'chairs', 6_000]], 120_000],
    ['20 chairs 1.2k', [[20, 'chairs', 6_000]], 120_000],
    [
      '20 chairs at 60, 2 tables 140 each',
      [
        [20, 'chairs', 6_000],
        [2, 'tables', 14_000],
      ],
      148_000,
    ],
    [
      'logo design 450, cards 120',
      [
        [1, 'logo design', 45_000],
        [1, 'cards', 12_000],
      ],
      57_000,
    ],
    ['2 x 4m cable 35', [[2, '4m cable', 1_750]], 3_500],
    ['2x 4m cable 35 each', [[2, '4m cable', 3_500]], 7_000],
    ['2x4m cable 35', [[2, '4m cable', 1_750]], 3_500],
    ['4m cable 35', [[1, '4m cable', 3_500]], 3_500],
    ['2 cable 4m', [[2, 'cable 4m', null]], null],
    ['500 g coffee 8', [[1, '500 g coffee', 800]], 800],
    ['2 kg rice 6', [[2, 'kg rice', 300]], 600],
    ['2.5 m cloth at 9.99', [[2.5, 'm cloth', 999]], 2_498],
    ['1,000 flyers 90', [[1_000, 'flyers', 9]], 9_000],
    ['3 prints 100', [[3, 'prints', 10_000 / 3]], 10_000],
    ['chairs x20 at 60', [[20, 'chairs', 6_000]], 120_000],
    ['chairs', [[1, 'chairs', null]], null],
    ['20 chairs', [[20, 'chairs', null]], null],
    [
      '20 chairs, 2 tables total 1,480',
      [
        [20, 'chairs', null],
        [2, 'tables', null],
      ],
      148_000,
    ],
    [
      '20 chairs at 60, delivery, total 1,250',
      [
        [20, 'chairs', 6_000],
        [1, 'delivery', null],
      ],
      125_000,
    ],
    [
      '20 chairs at 60 and 2 tables at 140',
      [
        [20, 'chairs', 6_000],
        [2, 'tables', 14_000],
      ],
      148_000,
    ],
    ['bread and butter 5', [[1, 'bread and butter', 500]], 500],
    ['size 42 shoes 60', [[1, 'size 42 shoes', 6_000]], 6_000],
    ['€450 logo', [[1, 'logo', 45_000]], 45_000],
    ['10 tickets: 250', [[10, 'tickets', 2_500]], 25_000],
    [
      '- 20 chairs 1,200\n- 2 tables 280',
      [
        [20, 'chairs', 6_000],
        [2, 'tables', 14_000],
      ],
      148_000,
    ],
  ])('“%s”', (text, lines, amount) => {
    expect(read(text)).toMatchObject({ lines, amount });
  });

  test.each<[Locale, string, Row[], number | null]>([
    ['es', '20 sillas 1.200', [[20, 'sillas', 6_000]], 120_000],
    ['es', '20 sillas a 60', [[20, 'sillas', 6_000]], 120_000],
    ['es', '20 sillas por 1.200', [[20, 'sillas', 6_000]], 120_000],
    ['es', '20 sillas 60 cada una', [[20, 'sillas', 6_000]], 120_000],
    ['es', '20 sillas a 60,50 c/u', [[20, 'sillas', 6_050]], 121_000],
    ['es', '2,5 m de tela a 9,99', [[2.5, 'm de tela', 999]], 2_498],
    ['es', '1.200 folletos 90', [[1_200, 'folletos', 7.5]], 9_000],
    [
      'es',
      '20 sillas a 60 y 2 mesas a 140',
      [
        [20, 'sillas', 6_000],
        [2, 'mesas', 14_000],
      ],
      148_000,
    ],
    ['pt', '20 cadeiras 1.200', [[20, 'cadeiras', 6_000]], 120_000],
    ['pt', '20 cadeiras a 60 cada', [[20, 'cadeiras', 6_000]], 120_000],
    ['pt', '20 cadeiras por R$ 1.200 no total', [[20, 'cadeiras', 6_000]], 120_000],
    ['pt', '20 cadeiras 60 por unidade', [[20, 'cadeiras', 6_000]], 120_000],
  ])('%s: “%s”', (locale, text, lines, amount) => {
    expect(read(text, locale)).toMatchObject({ lines, amount });
  });

  test('a price behind several things that says nothing is of all of them, and that is said; else nothing is', () => {
    expect(read('20 chairs 1,200')?.taken).toEqual({ count: 20, amount: 120_000 });
    for (const clear of ['20 chairs at 60', '20 chairs for 1,200', '20 chairs 60 each', 'lamp 60', '20 chairs'])
      expect(read(clear)?.taken).toBeNull();
  });

  test('what is no line is none, and what is too much is not half taken', () => {
    expect(read('')).toBeNull();
    expect(read('450')).toBeNull();
    expect(read('3 mil reais', 'pt')).toBeNull();
    // What cannot be read is not left out of what can.
    expect(read('20 chairs at 60, 450')).toBeNull();
    expect(read(Array.from({ length: mostLines + 1 }, () => 'chair 1').join(', '))).toBeNull();
  });

  test('are put into a title as they were said', () => {
    expect(titleOf(readLines('20 chairs 1,200, delivery 30', 'EUR', 'en')!.lines, 'en')).toBe('20 chairs, delivery');
  });
});

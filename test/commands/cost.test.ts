import { describe, expect, test } from 'vitest';
import { allowanceLine, levelReached } from '../../src/commands/allowance-line.ts';
import { answerSentence } from '../../src/commands/sentence.ts';
import { monthOf } from '../../src/crm/business-days.ts';
import type { ChargeLine } from '../../src/crm/cost.ts';
import type { NumberId } from '../../src/kit/ids.ts';
import { now, openShop, saidIn } from './shop.ts';

const line = (more: Partial<ChargeLine>): ChargeLine => ({
  numberId: 'number' as NumberId,
  day: '2026-11-03',
  category: 'service',
  kind: 'regular',
  country: 'MX',
  toOperator: false,
  count: 1,
  ...more,
});

/** Amounts hold spaces that do not break. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('cost', () => {
  test('says what was used, what it costs, where it is going, and what the own thread takes', async () => {
    const shop = openShop([]);
    shop.charges.push(
      line({ count: 500 }),
      line({ count: 310, toOperator: true }),
      line({ category: 'utility', count: 31 }),
      line({ category: 'marketing', country: 'ES', count: 4 }),
      line({ day: '2026-10-31', count: 999 }),
    );
    shop.byDay = {
      won: [
        { day: '2026-11-03', count: 1 },
        { day: '2026-11-19', count: 2 },
      ],
    };
    expect(saidIn(await answerSentence('cost', shop.context()))).toBe(
      [
        '*Messages in November* · day 20 of 30',
        'Your own words: 810 of 1,000 free used · free until about Wed 25 Nov',
        'Service templates: 31 · $0.26',
        'Marketing templates: 4 · ≈ $0.25',
        'So far: *≈ $0.51* · by 30 Nov about $2.90',
        'For each deal won: ≈ $0.17 (3 won)',
        'Of these, cards and answers to you and your team: 310 · $0.00',
        'At WhatsApp’s list prices, in US dollars. ≈: the newest list gives no price for that country, so it is estimated.',
      ].join('\n'),
    );
  });

  test('says for each of several numbers what is left, and charges what is over', async () => {
    const shop = openShop([]);
    shop.numbers.push({
      id: 'second' as NumberId,
      phone: '+34600000288',
      purpose: 'customers',
      stoppedBecause: null,
      qualityLowSince: null,
    });
    shop.charges.push(line({ count: 1_200 }), line({ numberId: 'second' as NumberId, count: 3 }));
    const said = saidIn(await answerSentence('costo', shop.context('es')));
    expect(said).toContain('Tus propias palabras desde …0199: 1000 de 1000 gratis · 200 de pago');
    expect(said).toContain('Tus propias palabras desde …0288: 3 de 1000 gratis');
    expect(plain(said)).toContain('Hasta ahora: *1,70 US$* · hasta el 30 nov, unos 7,23 US$');
  });

  test('tells of a month that is over without guessing, and of one in which nothing left', async () => {
    const shop = openShop([]);
    shop.charges.push(line({ day: '2026-10-31', category: 'utility', count: 100 }));
    expect(plain(saidIn(await answerSentence('custos do mês passado', shop.context('pt'))))).toContain('No total: *US$ 0,85*');
    expect(saidIn(await answerSentence('cost', shop.context()))).toBe(
      'Nothing was delivered in November, so nothing was charged.',
    );
  });

  test('guesses nothing in the first days of a month', async () => {
    const shop = openShop([], { now: new Date('2026-11-02T10:00:00Z') });
    shop.charges.push(line({ day: '2026-11-01', count: 100 }));
    expect(saidIn(await answerSentence('cost', shop.context()))).not.toContain('about');
  });

  test('is for managers and owners', async () => {
    const shop = openShop([]);
    const { operator } = shop.context();
    const said = saidIn(await answerSentence('cost', shop.context('en', { operator: { ...operator, role: 'agent' } })));
    expect(said).not.toContain('Messages in');
    expect(said).toContain('cost');
  });
});

describe('The line about free messages', () => {
  const month = monthOf(now, 'Europe/Madrid');

  test.each([
    [799, null],
    [800, 80],
    [999, 80],
    [1_000, 100],
    [1_500, 100],
  ])('%d free-form messages reach the level %s', (count, level) => {
    expect(levelReached([line({ count })])).toBe(level);
  });

  test('at 80 says how long they last, what a day costs then, and that the own cards are most of it', () => {
    expect(allowanceLine([line({ count: 400 }), line({ count: 400, toOperator: true })], month, '', 'en')).toBe(
      '⚠️ 800 of this month’s 1,000 free messages are used. At about 41 a day they last until Wed 25 Nov; after that they cost $0.35 a day. 50% of them are cards and answers to you and your team. “cards only what needs me” saves most of these.',
    );
  });

  test('at 100 says what a day costs from now on', () => {
    expect(plain(allowanceLine([line({ count: 1_000 })], month, '…0199', 'pt'))).toBe(
      '⚠️ Acabaram as 1.000 mensagens grátis deste mês de …0199: de agora em diante cada uma é cobrada. Com umas 51 por dia são US$ 0,44 por dia. Uma mensagem em vez de três para um cliente custa um terço.',
    );
  });
});

test.each([
  ['2026-10-31T22:59:00Z', '2026-10'],
  ['2026-10-31T23:01:00Z', '2026-11'],
])('a month begins at midnight where the business is: %s is in %s', (at, month) => {
  expect(monthOf(new Date(at), 'Europe/Madrid').month).toBe(month);
});

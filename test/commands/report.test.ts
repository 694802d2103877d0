import { describe, expect, test } from 'vitest';
import { answerSentence } from '../../src/commands/sentence.ts';
import type { FigureLine, FigureName } from '../../src/crm/figures.ts';
import type { OperatorId } from '../../src/kit/ids.ts';
import { cardIn, openShop, saidIn } from './shop.ts';

const line = (name: FigureName, key: string, count: number, sum = 0): FigureLine => ({ name, key, count, sum });

/** Bucket 32 begins at 342 seconds, bucket 44 at 50 minutes. */
const week: FigureLine[] = [
  line('contact', 'direct', 17),
  line('contact', 'ad:Whitening offer', 6),
  line('received', '', 180),
  line('sent', 'operator', 80),
  line('sent', 'luis', 60),
  line('wait', 'begun', 175),
  line('wait', 'ended', 168),
  line('response', '32', 70),
  line('response', '44', 30),
  line('response-by', 'operator/32', 50),
  line('response-by', 'luis/44', 30),
  line('entered', 'stage-new', 23),
  line('entered', 'stage-qualified', 9),
  line('won', '', 4, 240_000),
  line('won-source', 'ad:Whitening offer', 2, 100_000),
  line('won-by', 'operator', 3),
  line('lost', '', 3, 80_000),
  line('lost-because', 'price', 2),
  line('lost-because', '', 1),
  line('follow-up', 'sent', 12),
  line('follow-up', 'edited', 3),
  line('follow-up', 'stale', 1),
];

function busyShop() {
  const shop = openShop([]);
  shop.figures = { '2026-11-14': week, '2026-11-07': [line('contact', 'direct', 18)] };
  shop.coverage = { turns: 160, kept: 112 };
  shop.staff.push({ id: 'luis' as OperatorId, name: 'Luis' });
  return shop;
}

describe('report', () => {
  test('tells a week in lines: who came, how fast they were answered, what came of it, and who did it', async () => {
    expect(cardIn(await answerSentence('report', busyShop().context())).body).toBe(
      [
        '*Last 7 days* · 14 Nov – 20 Nov',
        'New people: 23 (+5)',
        'Messages: 180 in, 140 out',
        'Answered: half within 6 min, nine of ten within 57 min',
        'Dealt with: 96% (168 of 175 who waited)',
        'Left something on record: 70% (112 of 160 messages) ⚠️ under 80%: a stage, a note or a task each keeps it',
        'Won: 4 · €2,400 · 57% of those closed',
        'Lost: 3 · €800',
        'Why: price 2, no reason given 1',
        'Follow-ups: 12 sent as written, 3 changed first, 1 too late',
        'From: by themselves 17 · Whitening offer 6 (2 won)',
        'Marta Gil: 80 sent, half within 6 min, 3 won',
        'Luis: 60 sent, half within 55 min',
      ].join('\n'),
    );
  });

  test('draws how far those who came got, in the order of the stages', async () => {
    const { picture } = cardIn(await answerSentence('informe semana', busyShop().context('es')));
    expect(picture).toMatchObject({ kind: 'bars', title: 'Últimos 7 días: nuevos en cada etapa' });
    const rows = picture!.rows;
    expect(rows.map((row) => [row.label, row.value])).toContainEqual(['New', 23]);
    expect(rows.find((row) => row.label === 'Qualified')).toMatchObject({ shown: '9', detail: '39\u00a0% del total' });
  });

  test('draws the messages of each day where nobody came, with the days on which nobody wrote', async () => {
    const shop = openShop([]);
    shop.figures = { '2026-11-14': [line('received', '', 5)] };
    shop.byDay = { received: [{ day: '2026-11-16', count: 5 }] };
    const { picture } = cardIn(await answerSentence('relatório da semana', shop.context('pt')));
    expect(picture).toMatchObject({ kind: 'series', title: 'Mensagens de clientes' });
    expect(picture!.rows.map((row) => row.value)).toEqual([0, 0, 5, 0, 0, 0, 0]);
  });

  test('fits under a picture, however much there is to tell', async () => {
    const shop = busyShop();
    const long = 'x'.repeat(60);
    shop.figures['2026-11-14'] = [
      ...week,
      ...[1, 2, 3, 4].flatMap((n) => [line('lost-because', `${long}${n}`, 9), line('contact', `ad:${long}${n}`, 50)]),
    ];
    for (let n = 0; n < 9; n++) {
      shop.staff.push({ id: `p${n}` as OperatorId, name: `${long} ${n}` });
      shop.figures['2026-11-14'].push(line('sent', `p${n}`, 99));
    }
    expect(cardIn(await answerSentence('report week', shop.context())).body.length).toBeLessThanOrEqual(1024);
  });

  test('counts nobody as new who stood in the phone’s address book, and names what has no name of its own', async () => {
    const shop = openShop([]);
    shop.figures = {
      '2026-11-14': [
        line('contact', 'phone-book:', 5_000),
        line('contact', 'direct', 2),
        line('contact', 'ad:', 1),
        line('sent', 'operator', 1),
      ],
    };
    const said = cardIn(await answerSentence('report', shop.context())).body;
    expect(said).toContain('New people: 3');
    expect(said).toContain('From: the phone’s address book 5,000 · by themselves 2 · an advertisement 1');
  });

  test('says so where nothing has happened', async () => {
    expect(saidIn(await answerSentence('report today', openShop([]).context()))).toBe('Nothing has happened yet (today).');
  });

  test('shows who answers customers their own figures, and nobody else’s', async () => {
    const shop = busyShop();
    const { operator } = shop.context();
    const agent = { ...operator, id: 'luis' as OperatorId, role: 'agent' as const };
    expect(saidIn(await answerSentence('report', shop.context('en', { operator: agent })))).toBe(
      '*Last 7 days* · 14 Nov – 20 Nov\nYou: 60 sent, half within 55 min',
    );
  });
});

import { describe, expect, test } from 'vitest';
import { answerAbout, answerSentence, runCommand } from '../../src/commands/sentence.ts';
import type { BusinessRecord } from '../../src/crm/business-record.ts';
import { cardIn, effectsOf, now, openShop, saidIn } from './shop.ts';

const shop = openShop([{ name: 'Ana Ruiz' }, { name: 'Leo Gomes' }]);
const says = (sentence: string) => answerSentence(sentence, shop.context());

function kept(number: number, more: Partial<BusinessRecord> = {}): BusinessRecord {
  return {
    id: `record-${number}`,
    kind: 'case',
    number,
    state: 'open',
    contactId: 'contact-0',
    title: `trouble ${number}`,
    amount: null,
    currency: 'EUR',
    lines: [],
    dueAt: null,
    closedAt: null,
    createdAt: now,
    ...more,
  } as BusinessRecord;
}

describe('A case', () => {
  test('is opened for somebody in their words, under a number', async () => {
    shop.records = [];
    const outcome = await says('case ana lamp arrived broken');
    expect(effectsOf(outcome, 'open-record')).toMatchObject([
      { record: { kind: 'case', number: 1, contactId: 'contact-0', title: 'lamp arrived broken' }, by: { who: 'operator' } },
    ]);
    expect(saidIn(outcome)).toMatch(/^Case 1 · Ana Ruiz …4412 · lamp arrived broken\n/);
  });

  test('“case” begins ordinary sentences too, and is one only before a name, a number, or alone', async () => {
    shop.records = [];
    expect((await says('case closed, thank you all')).effects).toEqual([]);
    expect(saidIn(await says('case'))).toBe('No case is open.');
  });

  test('is shown by its number with what can become of it', async () => {
    shop.records = [kept(3)];
    const card = cardIn(await says('case 3'));
    expect(card.body).toMatch(/^\*Case 3\* · Ana Ruiz …4412\ntrouble 3\nopen · since /);
    expect(card.choices.map((choice) => choice.label)).toEqual(['Wait for them', 'Solved', 'Reply']);
    expect(saidIn(await says('case 4'))).toBe('There is no case 4.');
  });

  test('is solved by name where there is one, asked which where there are several', async () => {
    shop.records = [kept(3)];
    expect(effectsOf(await says('resolve ana'), 'change-record')).toMatchObject([{ recordId: 'record-3', to: 'resolved' }]);
    shop.records = [kept(3), kept(4), kept(5, { contactId: 'contact-1' as never })];
    const asked = await says('resolve ana');
    expect(asked.effects).toEqual([]);
    const rows = cardIn(asked).choices;
    expect(rows.map((row) => row.label)).toEqual(['#3 trouble 3', '#4 trouble 4']);
    const { act } = rows[1]!;
    if (act.verb !== 'run') throw new Error('no command');
    const done = await runCommand(act.command, act.rest, shop.context('en', { contactId: act.contactId }));
    expect(effectsOf(done, 'change-record')).toMatchObject([{ recordId: 'record-4', to: 'resolved' }]);
  });

  test.each([
    ['resolve 3', 'resolved'],
    ['case 3 waiting', 'waiting'],
    ['caso 3 resuelto', 'resolved'],
    ['caso 3 resolvido', 'resolved'],
  ])('“%s” makes it %s', async (sentence, to) => {
    shop.records = [kept(3)];
    expect(effectsOf(await says(sentence), 'change-record')).toMatchObject([{ recordId: 'record-3', to }]);
  });

  test('what is solved already is said so, and a quoted card says whose it is', async () => {
    shop.records = [kept(3, { state: 'resolved', closedAt: now })];
    expect(await says('resolve 3')).toMatchObject({ answer: { text: 'Case 3 is solved already.' }, effects: [] });
    expect(saidIn(await says('resolve ana'))).toBe('Ana Ruiz …4412 has no open case.');
    const quoted = await answerAbout('case lamp arrived broken', 'contact-1' as never, shop.context());
    expect(effectsOf(quoted, 'open-record')).toMatchObject([
      { record: { contactId: 'contact-1', title: 'lamp arrived broken' } },
    ]);
  });

  test('many are on pages, oldest first', async () => {
    shop.records = Array.from({ length: 23 }, (_, n) => kept(n + 1));
    const first = cardIn(await says('cases'));
    expect(first.body).toBe('23 open cases');
    expect(first.choices).toHaveLength(10);
    expect(first.choices[0]).toMatchObject({ label: '#1 Ana Ruiz', act: { command: 'cases', rest: '#1' } });
    const third = cardIn(await says('cases 3'));
    expect(third.choices.map((row) => row.label)).toEqual([
      '#19 Ana Ruiz',
      '#20 Ana Ruiz',
      '#21 Ana Ruiz',
      '#22 Ana Ruiz',
      '#23 Ana Ruiz',
    ]);
  });
});

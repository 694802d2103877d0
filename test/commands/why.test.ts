import { describe, expect, test } from 'vitest';
import { answerAbout, answerSentence } from '../../src/commands/sentence.ts';
import type { Why } from '../../src/crm/why.ts';
import { addMs, minuteMs } from '../../src/kit/clock.ts';
import { now, openShop, saidIn } from './shop.ts';

const ago = (minutes: number) => addMs(now, -minutes * minuteMs);

function shopWith(change: Partial<Why> = {}) {
  const shop = openShop([{ name: 'Ana Ruiz' }, { name: 'Leo Gomes' }]);
  shop.why = {
    view: shop.views[0]!,
    card: { kind: 'turn', at: ago(30), state: 'live', settledAs: null, settledBy: null, settledAt: null },
    said: [{ text: 'how much for\nwhitening?', at: ago(31) }],
    draft: null,
    read: null,
    move: null,
    byRules: [],
    sent: [],
    ...change,
  };
  return shop;
}
const draft = { text: 'It starts at 300', source: 'model' as const, model: 'haiku', line: null };
const read = {
  model: 'haiku',
  stage: 'Qualified',
  intent: 'information',
  confidence: 0.82,
  reason: 'asks for a price',
  failed: false,
};

describe('why', () => {
  test('tells what was said, how it was read and how surely, who wrote it, who sent it, and how far it came', async () => {
    const shop = shopWith({
      draft,
      read,
      move: { stage: 'Qualified', by: 'model', who: null, confidence: 0.82, at: ago(30) },
      sent: [
        {
          text: 'It starts at 300',
          by: 'Marta Gil',
          byItself: false,
          at: ago(28),
          state: 'read',
          sentAt: ago(28),
          deliveredAt: ago(28),
          readAt: ago(20),
          errorCode: null,
        },
      ],
    });
    expect(saidIn(await answerSentence('why', shop.context()))).toBe(
      [
        '*Why* · Ana Ruiz …4412',
        '10:29 they wrote: “how much for whitening?”',
        'The assistant read it as: Qualified, 82% sure · because “asks for a price”',
        'Suggested by the assistant (haiku):\n“It starts at 300”',
        'Moved to Qualified by the assistant · 82%, 10:30',
        'Sent by Marta Gil, 10:32: “…” · read 10:40',
      ].join('\n'),
    );
  });

  test.each<[string, NonNullable<Why['draft']> | null, string]>([
    [
      'a reply of the playbook',
      { ...draft, source: 'playbook', model: null, line: { kind: 'reply', stage: 'New', keywords: [] } },
      'your playbook: the reply for New',
    ],
    [
      'a keyword',
      { ...draft, source: 'playbook', model: null, line: { kind: 'keyword', stage: null, keywords: ['price', 'cost'] } },
      'your playbook: the answer to “price, cost”',
    ],
    ['a line that is gone', { ...draft, source: 'playbook', model: null, line: null }, 'a line that has changed since'],
    ['own words', { ...draft, source: 'operator', model: null }, 'Suggested by your own words'],
    ['nothing', null, 'Nothing was suggested: nothing in your playbook fits.'],
  ])('names who wrote it: %s', async (_, written, words) => {
    const said = saidIn(await answerSentence('why ana', shopWith({ draft: written }).context()));
    expect(said).toContain(words);
    expect(said).toContain('It waits for your decision.');
  });

  test('says that the assistant gave nothing, what did not leave, and what was decided', async () => {
    const failed = shopWith({ read: { ...read, failed: true } });
    expect(saidIn(await answerSentence('por qué', failed.context('es')))).toContain('El asistente no contestó a tiempo');
    const sent = {
      text: 'Hi',
      by: 'Marta Gil',
      byItself: false,
      at: ago(9),
      state: 'failed',
      sentAt: null,
      deliveredAt: null,
      readAt: null,
      errorCode: 'window-closed',
    };
    expect(saidIn(await answerSentence('why', shopWith({ sent: [sent] }).context()))).toMatch(
      /Sent by Marta Gil, 10:51: “Hi” · did not leave · \S/,
    );
    const card = {
      kind: 'turn',
      at: ago(30),
      state: 'settled' as const,
      settledAs: 'skipped',
      settledBy: 'Luis',
      settledAt: ago(25),
    };
    expect(saidIn(await answerSentence('por quê', shopWith({ card }).context('pt')))).toContain(
      'Deixado de lado por Luis, 10:35',
    );
  });

  test('alone and quoting somebody is about them, and about the very card that was quoted', async () => {
    const shop = shopWith();
    const asked: unknown[] = [];
    shop.read.why = async (which) => {
      asked.push(which);
      return shop.why;
    };
    const leo = shop.views[1]!.contact.id;
    await answerAbout('why', leo, shop.context());
    await answerAbout('why', leo, shop.context('en', { cardId: 'card-7' as never }));
    expect(asked).toEqual([{ contactId: leo }, { cardId: 'card-7' }]);
  });

  test('says so where there is nothing to tell', async () => {
    const shop = shopWith();
    shop.why = null;
    expect(saidIn(await answerSentence('why', shop.context()))).toBe('There is no card yet to tell the reasons of.');
    expect(saidIn(await answerSentence('why leo', shop.context()))).toBe('There has been no card about Leo Gomes …4413 yet.');
  });

  test('is no answer to a question that is not for us', async () => {
    const outcome = await answerSentence('why is the sky so blue today', shopWith().context());
    expect(saidIn(outcome)).not.toContain('Why');
  });
});

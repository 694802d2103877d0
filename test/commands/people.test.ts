import { describe, expect, test } from 'vitest';
import { answerSentence, runCommand } from '../../src/commands/sentence.ts';
import { cardIn, effectsOf, openShop, saidIn } from './shop.ts';

const anas = [{ name: 'Ana Ruiz' }, { name: 'Ana María López' }, { name: 'Iñaki Ochoa de Olza' }];

describe('words for a customer leave at once', () => {
  test.each([
    ['reply iñaki see you at 4', 'see you at 4'],
    ['Reply INAKI see you at 4', 'see you at 4'],
    ['reply iñaki ochoa de olza see you at 4', 'see you at 4'],
    ['reply ochoa: see you: at 4', 'see you: at 4'],
    ['reply "iñaki ochoa" see you at 4', 'see you at 4'],
    ['reply to iñaki, see you\nat 4', 'see you\nat 4'],
    ['please tell iñaki see you at 4 please', 'see you at 4 please'],
  ])('where the name is exact and unique: “%s”', async (sentence, words) => {
    const outcome = await answerSentence(sentence, openShop(anas).context());
    expect(effectsOf(outcome, 'send')).toEqual([
      {
        do: 'send',
        conversationId: 'conversation-2',
        content: { type: 'text', body: words },
        category: 'free',
        because: { what: 'typed' },
        approvedBy: 'operator',
        hold: 'grace',
        causedByWamid: 'wamid.typed',
      },
    ]);
    expect(outcome.effects).toContainEqual({ do: 'answered', conversationId: 'conversation-2' });
    expect(saidIn(outcome)).toBe(`→ Iñaki Ochoa de Olza …4414: ${words}`);
  });

  test('and the longest name that fits is meant', async () => {
    const outcome = await answerSentence('reply ana ruiz see you', openShop(anas).context());
    expect(effectsOf(outcome, 'send')).toMatchObject([{ conversationId: 'conversation-0', content: { body: 'see you' } }]);
  });
});

describe('nothing leaves or changes', () => {
  test.each(['reply ana see you at 4', 'move ana to qualified', 'note ana allergic', 'task ana call back'])(
    'where two are called so: “%s”',
    async (sentence) => {
      const shop = openShop(anas);
      const outcome = await answerSentence(sentence, shop.context());
      expect(outcome.effects).toEqual([]);
      const card = cardIn(outcome);
      expect(card.choices.map((choice) => choice.label)).toEqual(['Ana Ruiz', 'Ana María López']);
      const act = card.choices[0]!.act;
      if (act.verb !== 'run') throw new Error('no command');
      const done = await runCommand(act.command, act.rest, shop.context('en', { contactId: act.contactId }));
      expect(done.effects.length).toBeGreaterThan(0);
      expect(saidIn(done)).toContain('Ana Ruiz …4412');
    },
  );

  test.each([
    ['reply innaki see you at 4', 'Send to Iñaki', 'see you at 4'],
    ['move innaki to qualified', 'Yes, Iñaki', '→ qualified'],
    ['note innaki allergic', 'Yes, Iñaki', 'allergic'],
    ['task innaki call back', 'Yes, Iñaki', 'call back'],
  ])('where the name is only near: “%s”', async (sentence, button, shown) => {
    const shop = openShop(anas);
    const outcome = await answerSentence(sentence, shop.context());
    expect(outcome.effects).toEqual([]);
    const card = cardIn(outcome);
    expect(card.body).toContain('Iñaki Ochoa de Olza …4414');
    expect(card.body).toContain(shown);
    expect(card.choices[0]!.label).toBe(button);
    expect(card.choices.at(-1)).toMatchObject({ label: 'Not now', act: { verb: 'dismiss' } });
  });

  test('where nobody is called so', async () => {
    const outcome = await answerSentence('reply zoe see you', openShop(anas).context());
    expect(outcome.effects).toEqual([]);
    expect(saidIn(outcome)).toBe('I know nobody called “zoe”.');
  });

  test('where words behind a fixed name look like another name', async () => {
    const outcome = await runCommand('reply', 'Ana: see you', openShop(anas).context('en', { contactId: 'contact-2' as never }));
    expect(effectsOf(outcome, 'send')).toMatchObject([{ conversationId: 'conversation-2', content: { body: 'Ana: see you' } }]);
  });
});

describe('reading may guess', () => {
  test('a name that is only near opens the one person it can be', async () => {
    expect(saidIn(await answerSentence('Innaki', openShop(anas).context()))).toContain('*Iñaki Ochoa de Olza …4414*');
  });

  test('and asks where several are called so', async () => {
    expect(cardIn(await answerSentence('ana', openShop(anas).context())).choices).toHaveLength(2);
  });

  test('two of one name are told apart in the row’s title', async () => {
    const twins = openShop([{ name: 'Ana' }, { name: 'Ana' }]);
    expect(cardIn(await answerSentence('ana', twins.context())).choices.map((choice) => choice.label)).toEqual([
      'Ana …4412',
      'Ana …4413',
    ]);
  });
});

describe('a window that has closed', () => {
  test('keeps the words and offers a knock', async () => {
    const shop = openShop([{ name: 'Ana Ruiz', wroteHoursAgo: 26 }]);
    const outcome = await answerSentence('reply ana see you at 4', shop.context());
    expect(outcome.effects).toEqual([
      { do: 'draft', id: 'new-id', conversationId: 'conversation-0', text: 'see you at 4', source: 'operator', from: 'reply' },
    ]);
    const card = cardIn(outcome);
    expect(card).toMatchObject({ draftId: 'new-id', contactId: 'contact-0', conversationId: 'conversation-0' });
    expect(card.body).toContain('09:00');
    expect(card.body).toContain('see you at 4');
    expect(card.choices).toEqual([
      { label: 'Knock', act: { verb: 'knock', draftId: 'new-id' } },
      { label: 'Not now', act: { verb: 'not-now' } },
    ]);
  });

  test('is said of somebody who never wrote', async () => {
    const outcome = await answerSentence('reply ana hello', openShop([{ name: 'Ana Ruiz', wroteHoursAgo: null }]).context());
    expect(outcome.effects).toEqual([]);
    expect(saidIn(outcome)).toContain('has not written yet');
  });
});

test('a name without words asks for them', async () => {
  const outcome = await answerSentence('reply ana', openShop([{ name: 'Ana Ruiz' }]).context());
  expect(effectsOf(outcome, 'ask')).toMatchObject([
    { asked: { what: 'reply', contactId: 'contact-0', until: '2026-11-20T10:05:00.000Z' } },
  ]);
});

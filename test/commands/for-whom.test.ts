import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/list.ts';
import { laterWords } from '../../src/commands/not-yet.ts';
import { answerSentence, runCommand } from '../../src/commands/sentence.ts';
import { keyOf, tokensOf } from '../../src/commands/tokens.ts';
import { locales } from '../../src/crm/locale.ts';
import { cardIn, effectsOf, openShop, saidIn } from './shop.ts';

const people = [
  { name: 'Ana Ruiz', cardMinutesAgo: 30 },
  { name: 'Leo Gomes', cardMinutesAgo: 5 },
  { name: 'Bea Sol', waiting: true },
  { name: 'Tomás Vega' },
];

describe('words that are no command', () => {
  test.each(['Lovely, see you tomorrow!', 'ok send it to tomás', 'on my way', 'lost my keys, coming later', 'Perfect!'])(
    'are for one of the last people, who are asked about: “%s”',
    async (words) => {
      const shop = openShop(people);
      const outcome = await answerSentence(words, shop.context());
      expect(outcome.effects).toEqual([]);
      const card = cardIn(outcome);
      expect(card.body).toBe(`For whom?\n“${words}”`);
      // A list, so that a bare "yes" never picks the first of them.
      expect(card.kind).toBe('list');
      expect(card.choices.map((choice) => choice.label)).toEqual(['Leo Gomes', 'Ana Ruiz', 'Bea Sol', 'Nobody']);
      expect(card.choices.at(-1)!.act).toEqual({ verb: 'dismiss' });
      const { act } = card.choices[0]!;
      if (act.verb !== 'run') throw new Error('no command');
      const done = await runCommand(act.command, act.rest, shop.context('en', { contactId: act.contactId }));
      expect(effectsOf(done, 'send')).toMatchObject([{ conversationId: 'conversation-1', content: { body: words } }]);
    },
  );

  test('get the general list where there is nobody to ask about, or nothing was said', async () => {
    const isGeneral = async (words: string, shop = openShop(people)) =>
      saidIn(await answerSentence(words, shop.context())).startsWith('I did not understand');
    expect(await isGeneral('Lovely, see you tomorrow!', openShop([{ name: 'Ana Ruiz' }]))).toBe(true);
    expect(await isGeneral('zzz')).toBe(true);
    expect(await isGeneral('🤷')).toBe(true);
    expect(await isGeneral('')).toBe(true);
  });
});

test.each([
  ['ana: hi again', 'conversation-0', 'hi again'],
  ['Ana Ruiz: hi: again\nand again', 'conversation-0', 'hi: again\nand again'],
  ['tomas: see you', 'conversation-3', 'see you'],
])('a name and a colon is an answer: “%s”', async (sentence, conversationId, body) => {
  const outcome = await answerSentence(sentence, openShop(people).context());
  expect(effectsOf(outcome, 'send')).toMatchObject([{ conversationId, content: { body } }]);
});

test.each(['annna: hi again', 'reminder: see you at 4'])('but not where nobody is called exactly so: “%s”', async (sentence) => {
  expect((await answerSentence(sentence, openShop(people).context())).effects).toEqual([]);
});

test('two of that name are asked about', async () => {
  const outcome = await answerSentence('ana: hi', openShop([{ name: 'Ana Ruiz' }, { name: 'Ana Mora' }]).context());
  expect(outcome.effects).toEqual([]);
  expect(saidIn(outcome)).toBe('Which “ana”?\n“hi”');
});

test('“Answer somebody” with nobody waiting offers those who were dealt with last', async () => {
  const shop = openShop(people.map((person) => ({ ...person, waiting: false })));
  const card = cardIn(await runCommand('reply', '', shop.context()));
  expect(card.choices.map((choice) => choice.label)).toEqual(['Leo Gomes', 'Ana Ruiz']);
});

test('the echo of what leaves is short', async () => {
  const outcome = await answerSentence(`reply tomás ${'word '.repeat(60)}`, openShop(people).context());
  expect(saidIn(outcome)).toMatch(/^→ Tomás Vega …4415: (word )+.*…$/);
  expect(saidIn(outcome).length).toBeLessThanOrEqual('→ Tomás Vega …4415: '.length + 80);
  expect(effectsOf(outcome, 'send')[0]!.content).toEqual({ type: 'text', body: 'word '.repeat(60).trim() });
});

describe('a word that begins ordinary sentences too', () => {
  test.each(['lost my keys, sorry', 'value for money is what you get', 'won by a mile today', 'chat later?'])(
    'is a command only before a name: “%s”',
    async (sentence) => {
      const outcome = await answerSentence(sentence, openShop(people).context());
      expect(outcome.effects).toEqual([]);
      expect(saidIn(outcome)).toContain('For whom?');
    },
  );
});

describe('a command that is still to come', () => {
  test.each([
    ['/broadcast', 'en', 'broadcast'],
    ['Difusión', 'es', 'difusion'],
    ['plantillas', 'es', 'plantillas'],
    ['modelos', 'pt', 'modelos'],
  ] as const)('is answered honestly: “%s”', async (sentence, locale, word) => {
    const { answer, effects } = await answerSentence(sentence, openShop(people).context(locale));
    expect(effects).toEqual([]);
    expect(answer).toMatchObject({ text: expect.stringContaining(word) });
    expect(answer).toMatchObject({
      text: expect.stringMatching(/cannot do that yet|todavía no lo sé hacer|ainda não sei fazer/),
    });
  });

  test.each(['Won', 'Case'])('“%s” is no reason to forget somebody who is called so', async (name) => {
    expect(saidIn(await answerSentence(name, openShop([{ name: `${name} Lee` }]).context()))).toContain(`*${name} Lee …4412*`);
  });

  test('has no word that a command has already', () => {
    const taken = new Set(
      commands.flatMap((command) => locales.flatMap((locale) => command.words[locale].map((word) => keyOf(tokensOf(word))))),
    );
    expect(Object.values(laterWords).flatMap((words) => words.filter((word) => taken.has(word)))).toEqual([]);
  });
});

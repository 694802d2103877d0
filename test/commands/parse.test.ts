import { describe, expect, test } from 'vitest';
import { parseSentence } from '../../src/commands/parse.ts';
import { answerSentence, runCommand } from '../../src/commands/sentence.ts';
import { readShortAnswer } from '../../src/commands/short-answer.ts';
import { cardIn, effectsOf, openShop, saidIn } from './shop.ts';

/** What a sentence is, in one word. */
function kind(text: string): string {
  const parsed = parseSentence(text);
  return parsed.is === 'command' ? parsed.command.name : parsed.is === 'guess' ? `${parsed.command.name}?` : parsed.is;
}

test.each([
  ['/inbox', 'inbox'],
  ['INBOX!!', 'inbox'],
  ['inbox please', 'inbox'],
  ['can you show me the inbox, please?', 'inbox'],
  ['¿Puedes mostrarme algo?', 'name'],
  ['muéstrame la bandeja por favor', 'inbox'],
  ['Quien espera', 'inbox'],
  ['me mostra o funil', 'pipeline'],
  ['estagios', 'stages'],
  ['inbxo', 'inbox'],
  ['pipelne', 'pipeline'],
  ['todya', 'today'],
  ['followup', 'followups'],
  ['follow ups', 'followups'],
  ['repyl ana see you', 'reply?'],
  ['rply', 'name'],
  ['mvoe', 'name'],
  ['tareaa llamar', 'task?'],
  ['hi', 'today'],
  ['¡Hola!', 'today'],
  ['Bom dia 👋', 'today'],
  ['?', 'help'],
  ['help', 'help'],
  ['Ana', 'name'],
  ['show me ana', 'name'],
  ['ana maría ruiz lópez', 'name'],
  ['today I am ill and cannot come', 'unknown'],
  ['hoy no puedo ir a la clínica', 'unknown'],
  ['what is the meaning of all this', 'unknown'],
  ['', 'unknown'],
  ['👍', 'unknown'],
  ['...', 'unknown'],
  ['2', 'unknown'],
  ['4412', 'name'],
])('“%s” is %s', (text, expected) => {
  expect(kind(text)).toBe(expected);
});

test('a whole message that is a command’s word is the command, even where a customer is called so', async () => {
  const shop = openShop([{ name: 'Hope Today' }]);
  expect(saidIn(await answerSentence('today', shop.context()))).toBe('Nothing needs you today. Enjoy it.');
});

test('a word that is a letter away from a command is a name where somebody is called so', async () => {
  const shop = openShop([{ name: 'Leada Stone' }, { name: 'Tareq Aziz' }]);
  expect(saidIn(await answerSentence('leada', shop.context()))).toContain('Leada Stone');
  expect(saidIn(await answerSentence('Tareq Aziz', shop.context()))).toContain('Tareq Aziz');
});

test('a few letters out of the middle of a name open nobody', async () => {
  const shop = openShop([{ name: 'Ahmed Okafor' }]);
  expect(cardIn(await answerSentence('hm', shop.context())).kind).toBe('list');
  expect(cardIn(await answerSentence('ahm', shop.context())).contactId).toBe('contact-0');
  expect(cardIn(await answerSentence('Ahmde please', shop.context())).contactId).toBe('contact-0');
});

test('a changing command with a letter wrong is shown and not done', async () => {
  const shop = openShop([{ name: 'Ana Ruiz' }]);
  const outcome = await answerSentence('repyl ana see you', shop.context());
  expect(outcome.effects).toEqual([]);
  const card = cardIn(outcome);
  expect(card.body).toBe('Did you mean “reply ana see you”?');
  const act = card.choices[0]!.act;
  const done = act.verb === 'run' ? await runCommand(act.command, act.rest, shop.context()) : null;
  expect(effectsOf(done!, 'send')).toHaveLength(1);
});

test.each(['en', 'es', 'pt'] as const)('a sentence nobody can read gets one list in ordinary words (%s)', async (locale) => {
  const shop = openShop([]);
  for (const text of ['the quick brown fox jumps over it', 'zzz', '🤷', '']) {
    const card = cardIn(await answerSentence(text, shop.context(locale)));
    expect(card.choices.map((choice) => (choice.act.verb === 'run' ? choice.act.command : ''))).toEqual([
      'inbox',
      'reply',
      'today',
      'pipeline',
      'help',
    ]);
  }
});

test('a hello is answered with the day, and with what there is to do where the day is empty', async () => {
  expect(saidIn(await answerSentence('hola', openShop([]).context('es')))).toBe('Hola, Marta. ¿Qué quieres hacer?');
  const busy = openShop([{ name: 'Ana Ruiz', waiting: true }]);
  expect(saidIn(await answerSentence('hi', busy.context()))).toBe('Hello Marta.\n1 customer is waiting: Ana Ruiz');
});

describe('a short answer', () => {
  test.each([
    ['yes', 'yes'],
    ['Sí!', 'yes'],
    ['sim', 'yes'],
    ['👍🏽', 'yes'],
    ['não', 'no'],
    ['Cancelar', 'cancel'],
    ['gracias', 'thanks'],
    ['2', 'number'],
  ])('“%s” is %s', (text, expected) => {
    expect(readShortAnswer(text)?.is).toBe(expected);
  });

  test('is never read out of a longer sentence', () => {
    expect(readShortAnswer('yes but not before 4')).toBeNull();
  });
});

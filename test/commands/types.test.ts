import { describe, expect, test } from 'vitest';
import { answerSentence, runCommand } from '../../src/commands/sentence.ts';
import { countTypes, type SaidAndAnswered, typeOf, worthNext } from '../../src/crm/message-type.ts';
import { defaultSettings } from '../../src/crm/tenant.ts';
import type { OperatorId } from '../../src/kit/ids.ts';
import { cardIn, openShop, saidIn } from './shop.ts';

const said = (text: string, more: Partial<SaidAndAnswered> = {}): SaidAndAnswered => ({
  said: text,
  intent: null,
  onlyFile: false,
  answersUs: false,
  answer: null,
  name: 'Ana Ruiz',
  ...more,
});

test.each([
  ['How much is a logo?', 'price'],
  ['¿Cuánto cuesta una limpieza?', 'price'],
  ['Quanto custa?', 'price'],
  ['are you open on saturday?', 'hours'],
  ['¿a qué hora abrís?', 'hours'],
  ['where is my order 12?', 'order-status'],
  ['cadê meu pedido', 'order-status'],
  ['I need to cancel my appointment', 'appointment-change'],
  ['quiero cambiar la cita del martes', 'appointment-change'],
  ['I would like an appointment', 'appointment'],
  ['¿dónde estáis?', 'place'],
  ['I have paid the invoice', 'payment'],
  ['do you have it in blue?', 'availability'],
  ['quiero un cartel', 'buy'],
  ['Hola, buenos días', 'other'],
  ['Hola', 'greeting'],
  ['this is a scam', 'complaint'],
  ['I want to talk to a person', 'person'],
  ['it is an emergency', 'emergency'],
  ['the blue one', 'other'],
])('“%s” is %s', (text, type) => expect(typeOf(said(text))).toBe(type));

test('what no words tell is told by what it was taken for, or by what came before it', () => {
  expect(typeOf(said('two of the blue ones', { intent: 'order' }))).toBe('buy');
  expect(typeOf(said('it blinks red', { intent: 'support' }))).toBe('help');
  expect(typeOf(said('the blue one', { answersUs: true }))).toBe('answer');
  expect(typeOf(said('', { onlyFile: true }))).toBe('file');
});

test('answers are alike but for a name, figures and signs', () => {
  const answers = ['Hi Ana, it is 300 €.', 'Hi Leo, it is 450 €!', 'hi, it is 20 €', 'We shall see'];
  const names = ['Ana Ruiz', 'Leo Gomes', 'Eva', 'Max'];
  const counts = countTypes(answers.map((answer, n) => said('how much is it?', { answer, name: names[n]! })));
  expect(counts).toMatchObject([{ type: 'price', count: 4, alike: 0.75 }]);
  // Of two nothing can be said.
  expect(countTypes([said('how much?', { answer: 'x' }), said('how much?', { answer: 'x' })])).toMatchObject([{ alike: null }]);
});

test('what is worth it most is many that are answered alike, of those that can be', () => {
  const counts = [
    { type: 'other' as const, count: 90, alike: 1, example: '' },
    { type: 'price' as const, count: 40, alike: 0.2, example: '' },
    { type: 'hours' as const, count: 30, alike: 0.9, example: '' },
  ];
  expect(worthNext(counts, (type) => type !== 'other')?.type).toBe('hours');
  expect(worthNext(counts, () => false)).toBeNull();
});

describe('types', () => {
  const shopWith = (...all: SaidAndAnswered[]) => {
    const shop = openShop([]);
    shop.saidAndAnswered.push(...all);
    return shop;
  };
  const many = (count: number, text: string, answer: string | null = null) =>
    Array.from({ length: count }, () => said(text, { answer }));

  test('says what they write about, how alike it was answered, and proposes a conversation', async () => {
    const card = cardIn(
      await answerSentence('types', shopWith(...many(6, 'how much?', 'I will write you a quote'), ...many(4, 'hello')).context()),
    );
    expect(card.body).toContain(
      'What customers wrote in 30 days (10)\n*Price* 6 (60%) · 100% answered alike · reads your texts, writes a quote\n*Greeting or thanks* 4 (40%)',
    );
    expect(card.body).toContain('Worth automating next: *Price* (6). “Quote” asks what it needs and stops for a person.');
    expect(card.choices).toMatchObject([{ label: 'Look at it', act: { command: 'conversations', rest: 'quote' } }]);
  });

  test('proposes to write one where there is none for it, with an example of it to copy', async () => {
    const shop = shopWith(...many(6, 'do you deliver?'));
    const card = cardIn(await answerSentence('types', shop.context()));
    expect(card.body).toContain('You could write a conversation that asks what you need to know first.');
    expect(card.choices).toMatchObject([{ label: 'Write one', act: { command: 'makeconversation', rest: 'about delivery' } }]);
    const how = await runCommand('makeconversation', 'about delivery', shop.context());
    expect(saidIn(how)).toContain('conversation Visit\nwhen they ask about delivery\n');
  });

  test('proposes a known answer that is off, and nothing that is on', async () => {
    const shop = shopWith(...many(5, 'where is my order?'));
    const card = cardIn(await answerSentence('tipos', shop.context()));
    expect(card.choices).toMatchObject([{ label: 'Switch on', act: { command: 'set', rest: 'answer orders on' } }]);
    const context = shop.context();
    const settings = { ...defaultSettings, ...context.tenant.settings, answerOrders: 'operator' as OperatorId };
    const none = await answerSentence('types', { ...context, tenant: { ...context.tenant, settings } });
    expect(saidIn(none)).toContain('Nothing stands out');
  });

  test('says so where nobody has written', async () =>
    expect(saidIn(await answerSentence('types', openShop([]).context()))).toBe('Nobody has written in the last 30 days.'));
});

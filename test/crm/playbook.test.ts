import { expect, test } from 'vitest';
import { fillLine, fittingReplies, type PlaybookLine, saidWords, suggestFollowUp, suggestReply } from '../../src/crm/playbook.ts';

function line(kind: PlaybookLine['kind'], text: string, more: Partial<PlaybookLine> = {}): PlaybookLine {
  return { id: text as PlaybookLine['id'], kind, stageId: null, keywords: [], text, position: 0, ...more };
}

const stage = 'stage-new' as NonNullable<PlaybookLine['stageId']>;
const lines = [
  line('keyword', 'about prices', { keywords: ['precio', 'how much'] }),
  line('reply', 'welcome', { stageId: stage }),
  line('follow-up', 'still there?', { stageId: stage }),
];

test.each([
  ['¿PRECIO?', 'about prices'],
  ['So how   much, then', 'about prices'],
  ['precioso', 'welcome'],
  ['hello', 'welcome'],
])('“%s” is answered with “%s”', (text, expected) => {
  expect(fittingReplies(lines, stage, text)[0]?.text).toBe(expected);
});

test('where nothing fits there is no suggestion', () => {
  expect(fittingReplies(lines, 'another' as never, 'hello')).toEqual([]);
  expect(fittingReplies(lines, null, 'hello')).toEqual([]);
});

test('a variable without a value takes the comma and space before it along', () => {
  expect(fillLine('Hi {first_name}, this is {business}.', { first_name: 'Ana', business: 'Luz' })).toBe('Hi Ana, this is Luz.');
  expect(fillLine('Hi {first_name}, this is {business}.', { first_name: '', business: 'Luz' })).toBe('Hi, this is Luz.');
  expect(fillLine('Thank you, {first_name}.', { first_name: '', business: 'Luz' })).toBe('Thank you.');
});

test('a value with braces or dollar signs is taken as it is', () => {
  expect(fillLine('Hi {first_name}', { first_name: '$& {business}', business: 'Luz' })).toBe('Hi $& {business}');
});

const values = { first_name: 'Ana', business: 'Luz' };
const later = 'stage-later' as NonNullable<PlaybookLine['stageId']>;
const book = [
  line('keyword', 'Hi {first_name}, about prices', { keywords: ['how much', "what's the price"] }),
  line('reply', 'Hi {first_name}, welcome to {business}', { stageId: stage }),
  line('reply', 'Thank you, {first_name}. What for?', { stageId: later }),
  line('follow-up', '{first_name}, still there?', { stageId: later }),
  line('follow-up', 'Shall I help, {first_name}?', { stageId: later }),
];
const welcome = 'Hi Ana, welcome to Luz';
const prices = 'Hi Ana, about prices';

function suggested(said: string, { sent = [] as string[], at = stage } = {}): string | null {
  return suggestReply(book, { stageId: at, said, sent, atEntry: at === stage, values })?.text ?? null;
}

test.each([
  ['hello', [], welcome],
  ['Hi 👋', [], welcome],
  ['we are five people, what does it include?', [], welcome],
  ['How much is it?', [], prices],
  ['how much for a person?', [], prices],
  ['¿how much por persona?', [], prices],
  ['What’s the price?', [], prices],
  // The same words were sent already.
  ['How much was it again?', [prices], null],
  ['How much was it again?', ['Hi Ana,\n about prices '], null],
  // A welcome comes once, and never after somebody has answered.
  ['hello', [welcome], null],
  ['Yes, Friday works', ['Would Friday do?'], null],
  // Nothing that wants an answer.
  ['', [], null],
  ['😂👍', [], null],
  ['?!', [], null],
  ['ok', [], null],
  ['Ok, thank you very much! 🙏', [], null],
  ['muchas gracias', [], null],
  ['Muito obrigada', [], null],
  // A person is wanted, or somebody is angry: even where a keyword fits.
  ['Human', [], null],
  ['persona', [], null],
  ['how much longer?? I want to talk to a person', [], null],
  ['I have a complaint', [], null],
  ['Quiero poner una reclamación', [], null],
  ['tengo una queja', [], null],
  ['quero falar com um atendente', [], null],
  ['vou fazer uma reclamação', [], null],
  ['Stop sending me these', [], null],
])('new: “%s” after %j is answered with %j', (said, sent, expected) => {
  expect(suggested(said, { sent })).toBe(expected);
});

test('in a later stage the stage’s reply is offered until it was sent', () => {
  expect(suggested('hello again', { sent: [welcome], at: later })).toBe('Thank you, Ana. What for?');
  expect(suggested('for my son', { sent: [welcome, 'Thank you, Ana. What for?'], at: later })).toBeNull();
});

test('a follow-up takes the stage’s next line, and none where all were used', () => {
  const used = ['Ana, still there?', 'Shall I help, Ana?'];
  const next = (count: number) => suggestFollowUp(book, { stageId: later, used: used.slice(0, count), values })?.text ?? null;
  expect([0, 1, 2].map(next)).toEqual([...used, null]);
});

test('the words of a turn are what was typed or tapped, not where a place is or what a file is called', () => {
  expect(
    saidWords([
      { type: 'text', text: 'look' },
      { type: 'sticker', text: '' },
      { type: 'location', text: 'Calle Mayor 1' },
      { type: 'audio', text: '' },
      { type: 'document', text: 'scan.pdf', content: { filename: 'scan.pdf' } },
      { type: 'document', text: 'my x-ray\nscan.pdf', content: { caption: 'my x-ray', filename: 'scan.pdf' } },
      { type: 'image', text: 'how much?' },
    ]),
  ).toBe('look\nmy x-ray\nhow much?');
  expect(saidWords([{ type: 'location', text: 'Calle Mayor 1' }])).toBe('');
});

test('a line about an offer is for whoever wants one that is to be had', () => {
  const book = [
    line('follow-up', 'Is {offer} still something for you?', { stageId: stage }),
    line('follow-up', 'Still there?', { stageId: stage }),
  ];
  const said = (offer?: string) =>
    suggestFollowUp(book, {
      stageId: stage,
      used: [],
      values: { first_name: 'Ana', business: 'Luz', ...(offer ? { offer } : {}) },
    })?.text;
  expect(said('Flat Serrano 12, €240,000')).toBe('Is Flat Serrano 12, €240,000 still something for you?');
  expect(said()).toBe('Still there?');
});

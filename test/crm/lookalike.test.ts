import { describe, expect, test } from 'vitest';
import { type Known, looksLike, mayAsk, numbersIn, type Stranger } from '../../src/crm/lookalike.ts';
import type { ContactId } from '../../src/kit/ids.ts';

const now = new Date('2026-11-20T10:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

const ana: Known = {
  id: 'known' as ContactId,
  name: 'Ana Ruiz',
  phone: '+34600004412',
  username: null,
  source: null,
  createdAt: daysAgo(30),
};
const stranger: Stranger = {
  id: 'stranger' as ContactId,
  name: 'Ana Ruiz',
  username: null,
  source: null,
  createdAt: now,
  said: 'Hello, how much is it?',
  cards: [],
};
const card = (name: string, phone = '+34 600 00 44 12') => [{ name, phones: [phone] }];

describe('Somebody who writes without a number looks like somebody known', () => {
  test.each<[string, Partial<Stranger>, Partial<Known>, ReturnType<typeof looksLike>]>([
    ['who says that number', { said: 'it was 600 004 412 before' }, {}, 'own-number'],
    ['who says it with its country', { said: 'my number is +34 600-004-412' }, {}, 'own-number'],
    ['of whose name only the beginning is the same', { name: 'Ana', said: 'I am the one with 600004412' }, {}, 'own-number'],
    ['whose name is another, in other accents', { name: 'ANA RUÍZ', said: '34600004412' }, {}, 'own-number'],
    ['who has no name, but says it is theirs', { name: null, said: 'Soy la del 600004412' }, {}, 'own-number'],
    ['who sends a card of their own', { cards: card('Ana Ruiz') }, {}, 'own-card'],
    ['who has the same username', { username: 'anaruiz' }, { username: 'anaruiz' }, 'username'],
    ['who has no name and the same username', { name: null, username: 'anaruiz' }, { username: 'anaruiz' }, 'username'],
    ['who came by the same advertisement this week', { source: 'ad-1' }, { source: 'ad-1', createdAt: daysAgo(3) }, 'referral'],

    ['only by name', {}, {}, null],
    ['by a number that is another’s', { said: 'my number is 600004413' }, {}, null],
    ['by a number, but under another name', { name: 'Leo Gomes', said: 'call my wife on 600004412' }, {}, null],
    ['by a number, without a name or saying whose it is', { name: null, said: '600004412' }, {}, null],
    ['by an amount or a date', { said: 'On 12.11.2026 I paid 4412' }, {}, null],
    ['by somebody else’s card', { cards: card('Leo Gomes') }, {}, null],
    ['by a card with another number', { cards: card('Ana Ruiz', '+34600004499') }, {}, null],
    ['by a username, but under another name', { name: 'Leo Gomes', username: 'anaruiz' }, { username: 'anaruiz' }, null],
    ['by having no username, both', { username: null }, { username: null }, null],
    ['by an advertisement long ago', { source: 'ad-1' }, { source: 'ad-1' }, null],
    ['by another advertisement', { source: 'ad-2' }, { source: 'ad-1', createdAt: daysAgo(3) }, null],
    [
      'by a first name and an advertisement that brought many',
      { name: 'Ana', source: 'ad-1' },
      { name: 'Ana', source: 'ad-1', createdAt: daysAgo(3) },
      null,
    ],
    [
      'by the beginning of a name and an advertisement',
      { name: 'Ana', source: 'ad-1' },
      { source: 'ad-1', createdAt: daysAgo(3) },
      null,
    ],
    ['by the beginning of another word', { name: 'An', said: '600004412' }, {}, null],
  ])('%s', (_, more, other, doubt) => {
    expect(looksLike({ ...stranger, ...more }, { ...ana, ...other })).toBe(doubt);
  });

  test.each([
    ['never asked', null, true],
    ['told of by WhatsApp, not asked yet', { answer: null, timesAsked: 0, askedAt: daysAgo(0) }, true],
    ['asked, not answered', { answer: null, timesAsked: 1, askedAt: daysAgo(30) }, false],
    ['not sure, yesterday', { answer: 'not-sure', timesAsked: 1, askedAt: daysAgo(1) }, false],
    ['not sure, a week ago', { answer: 'not-sure', timesAsked: 1, askedAt: daysAgo(7) }, true],
    ['not sure, twice', { answer: 'not-sure', timesAsked: 2, askedAt: daysAgo(90) }, false],
    ['new', { answer: 'new', timesAsked: 1, askedAt: daysAgo(90) }, false],
    ['the same, and taken apart since', { answer: 'same', timesAsked: 1, askedAt: daysAgo(90) }, false],
  ] as const)('%s', (_, before, may) => {
    expect(mayAsk(before, now)).toBe(may);
  });

  test('numbers are found however they are written, and nothing else is', () => {
    expect(numbersIn('+34 600-004-412 or (600) 004 412, since 2019, for 1,200 €')).toEqual(['34600004412', '600004412']);
  });
});

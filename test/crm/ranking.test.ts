import { describe, expect, it } from 'vitest';
import type { ContactView } from '../../src/crm/contact-view.ts';
import { rankFollowUps, rankWaiting } from '../../src/crm/ranking.ts';
import { hourMs } from '../../src/kit/clock.ts';

const now = new Date('2026-11-20T12:00:00Z');

type Person = { name: string; hours: number; value?: number; position?: number; text?: string; over?: true };

function view({ name, hours, value, position = 0, text = 'hello', over }: Person): ContactView {
  return {
    contact: { id: name, name },
    conversation: { awaitingSince: new Date(now.getTime() - hours * hourMs), lastText: text },
    deal: { value: value ?? null, closedAt: over ? now : null },
    stage: { position },
  } as unknown as ContactView;
}

const order = (...people: Person[]) => rankWaiting(people.map(view), now).map(({ contact }) => contact.name);

describe('Who is answered first', () => {
  it.each<[string, Person[], string[]]>([
    [
      'whoever has waited longer',
      [
        { name: 'a', hours: 1 },
        { name: 'b', hours: 3 },
      ],
      ['b', 'a'],
    ],
    [
      'whoever is worth more',
      [
        { name: 'a', hours: 2 },
        { name: 'b', hours: 2, value: 300_000 },
      ],
      ['b', 'a'],
    ],
    [
      'whoever has come further',
      [
        { name: 'a', hours: 2 },
        { name: 'b', hours: 2, position: 3 },
      ],
      ['b', 'a'],
    ],
    [
      'whoever has waited long, before a little money that has just written',
      [
        { name: 'a', hours: 0, value: 5_000 },
        { name: 'b', hours: 9 },
      ],
      ['b', 'a'],
    ],
    [
      'whoever complains, before all money',
      [
        { name: 'a', hours: 40, value: 9_000_000, position: 4 },
        { name: 'b', hours: 0, text: 'I want a refund' },
      ],
      ['b', 'a'],
    ],
    [
      'nobody for a deal that is over',
      [
        { name: 'a', hours: 2, value: 900_000, position: 4, over: true },
        { name: 'b', hours: 3 },
      ],
      ['b', 'a'],
    ],
    [
      'of two alike whoever wrote first, also after two days',
      [
        { name: 'a', hours: 60 },
        { name: 'b', hours: 70 },
      ],
      ['b', 'a'],
    ],
  ])('is %s', (_, people, expected) => {
    expect(order(...people)).toEqual(expected);
  });
});

describe('Which follow-up is decided first', () => {
  type Quiet = { name: string; wroteHoursAgo: number; value?: number; waits?: true };
  const row = ({ name, wroteHoursAgo, value = 0, waits }: Quiet) => {
    const lastInboundAt = new Date(now.getTime() - wroteHoursAgo * hourMs);
    const conversation = { lastInboundAt, awaitingSince: waits ? lastInboundAt : null };
    const deal = { value, closedAt: null };
    return { name, view: { contact: { name }, conversation, deal, stage: { position: 0 } } as unknown as ContactView };
  };

  it.each<[string, Quiet[], string[]]>([
    [
      'whoever waits for our answer, whatever others are worth',
      [
        { name: 'a', wroteHoursAgo: 20, value: 900_000 },
        { name: 'b', wroteHoursAgo: 20, waits: true },
      ],
      ['b', 'a'],
    ],
    [
      'whoever is soon out of reach',
      [
        { name: 'a', wroteHoursAgo: 10 },
        { name: 'b', wroteHoursAgo: 23 },
        { name: 'c', wroteHoursAgo: 30 },
      ],
      ['b', 'a', 'c'],
    ],
    [
      'whoever is worth more, where the time is the same; else as they came',
      [
        { name: 'a', wroteHoursAgo: 30 },
        { name: 'b', wroteHoursAgo: 40 },
        { name: 'c', wroteHoursAgo: 50, value: 100_000 },
      ],
      ['c', 'a', 'b'],
    ],
  ])('%s', (_, rows, expected) => {
    expect(rankFollowUps(rows.map(row), now).map(({ name }) => name)).toEqual(expected);
  });
});

import { describe, expect, test } from 'vitest';
import type { BusinessRecord, RecordState } from '../../src/crm/business-record.ts';
import type { EventSituation, Happened } from '../../src/crm/event.ts';
import type { Condition, RuleBody, Trigger } from '../../src/crm/rule.ts';
import { hourMs } from '../../src/kit/clock.ts';
import type { Id, OperatorId, StageId } from '../../src/kit/ids.ts';
import { holds, says } from '../../src/rules/holds.ts';
import { judge, stillSo, wakes } from '../../src/rules/judge.ts';
import { whyNot } from '../../src/rules/refuse.ts';

const now = new Date('2026-11-20T19:30:00Z');
const [sold, open] = ['sold' as StageId, 'open' as StageId];
const [shop, off] = ['shop' as Id<'connection'>, 'off' as Id<'connection'>];
const [maria, marco] = ['maria' as OperatorId, 'marco' as OperatorId];
const known = {
  stages: [{ id: sold }, { id: open }],
  team: [{ id: maria }, { id: marco }],
  connections: [
    { id: shop, state: 'on' as const },
    { id: off, state: 'off' as const },
  ],
  dialogues: [{ kind: 'booking', body: { name: 'Booking' } }],
};

function situation(
  more: Partial<EventSituation> & { talk?: object; value?: number | null; stage?: StageId } = {},
): EventSituation {
  const { talk = {}, value = null, stage = open, ...rest } = more;
  const view = {
    deal: { stageId: stage, value },
    stage: { id: stage, kind: 'open' },
    conversation: { responsibleId: null, lastInboundAt: null, lastOutboundAt: null, awaitingSince: null, ...talk },
  };
  return { view: view as never, record: null, tags: [], marketing: 'unasked', fromAd: false, said: '', ...rest };
}

function appointment(state: RecordState, more: object = {}): BusinessRecord {
  return { kind: 'appointment', state, amount: null, dueAt: null, ...more } as BusinessRecord;
}

test.each([
  ['refund', 'I want a REFUND!', true],
  ['refund', 'it was refunded', false],
  ['devolucion', '¿Hay devolución?', true],
  ['money back', 'my money,  back please', true],
  ['money back', 'back my money', false],
  ['preço', 'qual o preco?', true],
  ['1', 'one of 10', false],
])('“%s” is said in “%s”: %s', (word, text, expected) => expect(says(text, word)).toBe(expected));

describe('a condition holds', () => {
  const cases: [string, Condition, EventSituation, boolean][] = [
    ['a stage', { is: 'stage', stage: sold, not: false }, situation({ stage: sold }), true],
    ['another stage', { is: 'stage', stage: sold, not: false }, situation(), false],
    ['not a stage', { is: 'stage', stage: sold, not: true }, situation(), true],
    ['a tag', { is: 'tagged', tag: 'vip', not: false }, situation({ tags: ['vip'] }), true],
    ['no tag', { is: 'tagged', tag: 'vip', not: true }, situation({ tags: ['vip'] }), false],
    ['worth more', { is: 'worth', over: 500 }, situation({ value: 501 }), true],
    ['worth just that', { is: 'worth', over: 500 }, situation({ value: 500 }), false],
    ['worth less', { is: 'worth', under: 500 }, situation({ value: 499 }), true],
    ['worth nobody knows what', { is: 'worth', under: 500 }, situation(), false],
    [
      'worth what the order comes to, not the deal',
      { is: 'worth', over: 500 },
      situation({ value: 100, record: appointment('booked', { amount: 600 }) }),
      true,
    ],
    ['nobody', { is: 'responsible', who: null, not: false }, situation(), true],
    ['somebody', { is: 'responsible', who: null, not: true }, situation({ talk: { responsibleId: maria } }), true],
    ['maria', { is: 'responsible', who: maria, not: false }, situation({ talk: { responsibleId: maria } }), true],
    // 20:30 in Madrid, a Friday.
    ['the evening', { is: 'hours', from: '20:00', until: '22:00' }, situation(), true],
    ['over midnight', { is: 'hours', from: '20:00', until: '08:00' }, situation(), true],
    ['until midnight', { is: 'hours', from: '18:00', until: '00:00' }, situation(), true],
    ['the morning', { is: 'hours', from: '08:00', until: '20:30' }, situation(), false],
    ['the weekend', { is: 'days', days: [6, 7] }, situation(), false],
    ['friday', { is: 'days', days: [5] }, situation(), true],
    ['an ad', { is: 'from-ad', not: false }, situation({ fromAd: true }), true],
    ['marketing', { is: 'marketing', state: 'given' }, situation({ marketing: 'stopped' }), false],
  ];
  test.each(cases)('%s', (_, condition, given, expected) =>
    expect(holds([condition], given, now, 'Europe/Madrid')).toBe(expected),
  );
});

describe('a rule is refused', () => {
  const tagIt = { do: 'tag' as const, tag: 'x' };
  const body = (when: Trigger, conditions: Condition[] = [], actions: RuleBody['do'] = [tagIt]): RuleBody => ({
    v: 1,
    when,
    if: conditions,
    do: actions,
  });
  const moved: Trigger = { on: 'stage', to: sold };
  const cases: [string, RuleBody, ReturnType<typeof whyNot>][] = [
    ['never: it is fine', body(moved), null],
    ['a stage that is gone', body({ on: 'stage', to: 'gone' as StageId }), 'stage-gone'],
    ['a connection that is on', body(moved, [], [{ do: 'call', connection: shop, name: 'shop' }]), null],
    ['a conversation that is there', body(moved, [], [{ do: 'begin', dialogue: 'booking', name: 'Booking' }]), null],
    ['a conversation called otherwise', body(moved, [], [{ do: 'begin', dialogue: 'booking', name: 'Visit' }]), 'dialogue-gone'],
    ['a connection that is off', body(moved, [], [{ do: 'call', connection: off, name: 'off' }]), 'connection-gone'],
    ['a person who is gone', body(moved, [], [{ do: 'notify', who: 'gone' as OperatorId }]), 'person-gone'],
    ['whoever is responsible is never gone', body(moved, [], [{ do: 'notify', who: 'responsible' }]), null],
    ['two stages at once', body(moved, [{ is: 'stage', stage: open, not: false }]), 'contradiction'],
    ['a stage and not that stage', body(moved, [{ is: 'stage', stage: sold, not: true }]), 'contradiction'],
    ['a tag and not that tag', body({ on: 'tag', tag: 'vip' }, [{ is: 'tagged', tag: 'vip', not: true }]), 'contradiction'],
    [
      'two people at once',
      body({ on: 'responsible', to: maria }, [{ is: 'responsible', who: marco, not: false }]),
      'contradiction',
    ],
    [
      'more than it is less than',
      body(moved, [
        { is: 'worth', over: 500 },
        { is: 'worth', under: 400 },
      ]),
      'contradiction',
    ],
    [
      'saturday and monday',
      body(moved, [
        { is: 'days', days: [6] },
        { is: 'days', days: [1] },
      ]),
      'contradiction',
    ],
    ['everybody', body({ on: 'message', first: false }), 'everybody'],
    ['whoever is new is not everybody', body({ on: 'message', first: true }), null],
    ['what it does is what it waits for', body({ on: 'tag', tag: 'x' }), 'itself'],
    ['words where no message is', body(moved, [{ is: 'words', words: ['hi'] }]), 'no-message'],
    ['to stop with everybody who writes, for good', body({ on: 'message', first: false }, [], [{ do: 'leave' }]), 'stops-anyway'],
    ['two delays', body({ on: 'quiet', minutes: 60 }, [], [{ ...tagIt, afterMinutes: 5 }]), 'two-delays'],
  ];
  test.each(cases)('%s', (_, one, expected) => expect(whyNot(one, known)).toBe(expected));
});

describe('what was to be done later is still so', () => {
  const at = (hoursAgo: number) => new Date(now.getTime() - hoursAgo * hourMs);
  const quiet: Trigger = { on: 'quiet', minutes: 120 };
  const waits: Trigger = { on: 'waits', minutes: 120 };
  const ahead: Trigger = { on: 'ahead', minutes: 60 };
  const cancelled = { on: 'record' as const, record: 'appointment' as const, to: 'cancelled' as const };
  const cases: [string, Trigger, EventSituation, string][] = [
    ['quiet for long enough', quiet, situation({ talk: { lastInboundAt: at(5), lastOutboundAt: at(2) } }), 'so'],
    ['we wrote since', quiet, situation({ talk: { lastInboundAt: at(5), lastOutboundAt: at(1) } }), 'later 1'],
    ['they wrote since', quiet, situation({ talk: { lastInboundAt: at(0.5), lastOutboundAt: at(1) } }), 'later 1.5'],
    ['they wait for us', quiet, situation({ talk: { lastInboundAt: at(5), awaitingSince: at(5) } }), 'later 2'],
    ['they wait for us long enough', waits, situation({ talk: { awaitingSince: at(2) } }), 'so'],
    ['they wait for us anew', waits, situation({ talk: { awaitingSince: at(1) } }), 'later 1'],
    ['they have an answer', waits, situation(), 'over'],
    ['still in that stage', { on: 'stage', to: sold }, situation({ stage: sold }), 'so'],
    ['moved on', { on: 'stage', to: sold }, situation(), 'over'],
    ['answered since', { on: 'message', first: false }, situation(), 'over'],
    ['still cancelled', cancelled, situation({ record: appointment('cancelled') }), 'so'],
    ['booked again', cancelled, situation({ record: appointment('booked') }), 'over'],
    ['removed', cancelled, situation(), 'over'],
    ['moved and still to come', { ...cancelled, to: 'moved' }, situation({ record: appointment('confirmed') }), 'so'],
    ['gone', { on: 'lead' }, situation({ view: null }), 'over'],
    ['an hour before', ahead, situation({ record: appointment('booked', { startsAt: at(-1) }) }), 'so'],
    ['less than an hour before', ahead, situation({ record: appointment('confirmed', { startsAt: at(-0.5) }) }), 'so'],
    ['not so soon any more', ahead, situation({ record: appointment('booked', { startsAt: at(-3) }) }), 'later 2'],
    ['it has begun', ahead, situation({ record: appointment('booked', { startsAt: at(0) }) }), 'over'],
    ['it was cancelled', ahead, situation({ record: appointment('cancelled', { startsAt: at(-1) }) }), 'over'],
    ['it was removed', ahead, situation(), 'over'],
  ];
  test.each(cases)('%s', (_, when, given, expected) => {
    const so = stillSo(when, given, now);
    expect(so.is === 'later' ? `later ${(so.at.getTime() - now.getTime()) / hourMs}` : so.is).toBe(expected);
  });
});

test('a rule does not fire for what it caused, nor at the end of a long chain', () => {
  const rule = {
    id: 'one' as Id<'rule'>,
    body: { when: { on: 'tag' as const, tag: 'a' }, if: [], do: [{ do: 'tag' as const, tag: 'b' }] },
  };
  const event = (chain: string[]) =>
    ({ kind: 'tag', facts: { tag: 'a' }, chain, at: now, contactId: null, conversationId: null }) as unknown as Happened;
  const fired = { lastHour: 0, personLastDay: 0 };
  const verdict = (chain: string[], times = fired) => judge(rule, event(chain), situation(), { timezone: 'UTC', fired: times });
  expect(verdict([])).toEqual({ is: 'fires', after: [0] });
  expect(verdict(['two', 'one'])).toEqual({ is: 'stopped', because: 'loop' });
  expect(verdict(['2', '3', '4', '5', '6'])).toEqual({ is: 'stopped', because: 'deep' });
  expect(verdict([], { lastHour: 1, personLastDay: 3 })).toEqual({ is: 'stopped', because: 'too-often' });
  expect(verdict([], { lastHour: 100, personLastDay: 0 })).toEqual({ is: 'pauses' });
});

describe('a time before an appointment', () => {
  const rule = {
    id: 'one' as Id<'rule'>,
    body: { when: { on: 'ahead' as const, minutes: 60 }, if: [], do: [{ do: 'tag' as const, tag: 'b' }] },
  };
  const inHours = (hours: number) => new Date(now.getTime() + hours * hourMs);
  const facts = { record: 'appointment', from: null, to: 'booked', moved: false };
  const booked = (more: object = {}) =>
    ({ kind: 'record', facts: { ...facts, ...more }, chain: [], at: now, contactId: null, conversationId: null }) as never;
  const verdict = (startsAt: Date, more: object = {}) =>
    judge(rule, booked(more), situation({ record: appointment('booked', { startsAt }) }), {
      timezone: 'UTC',
      fired: { lastHour: 0, personLastDay: 0 },
    });

  test('is counted from when it is booked, moved or confirmed', () => {
    expect(verdict(inHours(5))).toEqual({ is: 'later', minutes: 60, at: inHours(4) });
    expect(verdict(inHours(3), { from: 'booked', moved: true })).toEqual({ is: 'later', minutes: 60, at: inHours(2) });
    expect(verdict(inHours(5), { from: 'booked', to: 'confirmed' })).toMatchObject({ is: 'later' });
  });
  test('is nothing where it is over already, or there is no appointment any more', () => {
    expect(verdict(inHours(0.5))).toEqual({ is: 'no' });
    expect(verdict(inHours(5), { from: 'booked', to: 'cancelled' })).toEqual({ is: 'no' });
    expect(verdict(inHours(5), { record: 'order', to: 'open' })).toEqual({ is: 'no' });
  });
});

describe('what became of a record wakes a rule', () => {
  const event = (facts: object) => ({ kind: 'record', facts: { record: 'appointment', moved: false, ...facts } }) as Happened;
  const when = (to: 'booked' | 'cancelled' | 'moved') => ({ on: 'record' as const, record: 'appointment' as const, to });
  test.each([
    ['cancelled', when('cancelled'), { from: 'booked', to: 'cancelled' }, true],
    ['opened', when('booked'), { from: null, to: 'booked' }, true],
    ['only moved is not booked', when('booked'), { from: 'booked', to: 'booked', moved: true }, false],
    ['moved', when('moved'), { from: 'booked', to: 'booked', moved: true }, true],
    ['confirmed is not moved', when('moved'), { from: 'booked', to: 'confirmed' }, false],
    ['of another kind', when('cancelled'), { record: 'order', from: 'open', to: 'cancelled' }, false],
    ['of somebody forgotten', when('cancelled'), { record: undefined }, false],
  ] as const)('%s', (_, trigger, facts, expected) => expect(wakes(trigger, event(facts))).toBe(expected));
});

import { describe, expect, test } from 'vitest';
import { decideRecord, type Known, ledBy, type RecordEvent } from '../../src/bot/outside-record.ts';
import type { BusinessRecord, RecordState } from '../../src/crm/business-record.ts';
import type { CalendarId, ContactId, RecordId } from '../../src/kit/ids.ts';

const now = new Date('2026-11-23T10:00:00Z');
const own = 'own' as CalendarId;
const contact = { phone: '+34600000481' };
const whose = { contactId: 'eva' as ContactId, conversationId: null };

function known(change: Partial<Known> = {}): Known {
  return {
    ...{ record: null, whose, calendar: own, taken: false, id: 'new' as RecordId, system: 'shop', name: 'evt_1' },
    ...{ usualMs: 45 * 60_000, plainTitle: 'appointment', locale: 'en', now },
    ...change,
  };
}

function record(kind: BusinessRecord['kind'], state: RecordState, change: Partial<BusinessRecord> = {}): BusinessRecord {
  return {
    ...{ id: 'there' as RecordId, kind, number: 12, state, contactId: whose.contactId, conversationId: null, dealId: null },
    ...{
      title: 'before',
      forName: null,
      calendarId: null,
      startsAt: null,
      endsAt: null,
      amount: null,
      currency: 'EUR',
      lines: [],
    },
    ...{ dueAt: null, score: null, source: 'outside', externalSystem: 'shop', externalRef: 'r1', version: 1, createdBy: null },
    ...{ createdAt: now, closedAt: null },
    ...change,
  };
}

/** What is decided, in a line: what a record becomes, or why not. */
function told(event: { type: RecordEvent['type']; data: object }, which: Partial<Known> = {}): string {
  const decided = decideRecord(event as RecordEvent, known(which));
  if (!decided.ok) return `no: ${decided.why}`;
  return decided.effects
    .map((effect) => {
      if (effect.do === 'open-record') return `opens ${effect.record.kind} “${effect.record.title}”`;
      if (effect.do !== 'change-record') return effect.do;
      const changed = Object.keys(effect.change ?? {});
      return (
        [effect.to ? `→ ${effect.to}` : '', changed.length > 0 ? `sets ${changed.join(' ')}` : ''].join(' ').trim() || 'as it is'
      );
    })
    .join('; ');
}

const four = '2026-11-26T16:00:00+01:00';
const day = { startsAt: new Date(four), endsAt: new Date('2026-11-26T15:30:00Z'), calendarId: own };

describe('What another system reports of a record', () => {
  test.each([
    [
      'order.opened',
      { reference: 'r1', contact, lines: [{ text: 'chairs', count: 20, unitAmount: 6_000 }] },
      {},
      'opens order “20 chairs”',
    ],
    ['order.opened', { reference: 'r1', contact }, {}, 'opens order “r1”'],
    ['order.opened', { reference: 'r1', contact, title: 'Chairs' }, { record: record('order', 'open') }, 'sets title'],
    ['order.opened', { reference: 'r1', contact, title: 'Chairs' }, { record: record('order', 'cancelled') }, 'no: not-now'],
    ['order.updated', { reference: 'r1', amount: 100 }, { record: record('order', 'delivered') }, 'sets amount'],
    ['order.updated', { reference: 'r1', amount: 100 }, {}, 'no: unknown-record'],
    ['order.sent', { reference: 'r1' }, { record: record('order', 'open') }, '→ sent'],
    ['order.sent', { reference: 'r1' }, { record: record('order', 'sent') }, 'as it is'],
    ['order.sent', { reference: 'r1' }, { record: record('order', 'delivered') }, 'no: not-now'],
    ['order.delivered', { reference: 'r1' }, { record: record('order', 'open') }, '→ delivered'],
    ['order.cancelled', { reference: 'r1' }, { record: record('order', 'delivered') }, 'no: not-now'],
    ['quote.accepted', { number: 12 }, { record: record('quote', 'sent') }, '→ accepted'],
    ['quote.accepted', { number: 12 }, { record: record('quote', 'sent', { dueAt: new Date(0) }) }, '→ accepted'],
    ['quote.accepted', { number: 12 }, { record: record('quote', 'declined') }, '→ accepted'],
    ['quote.declined', { number: 12 }, { record: record('quote', 'accepted') }, 'no: not-now'],
    ['quote.declined', { number: 12 }, { record: record('quote', 'sent', { dueAt: new Date(0) }) }, 'no: not-now'],
    ['appointment.booked', { reference: 'r1', contact, startsAt: four }, {}, 'opens appointment “appointment”'],
    ['appointment.booked', { reference: 'r1', contact, startsAt: four }, { taken: true }, 'no: time-taken'],
    ['appointment.booked', { reference: 'r1', contact, startsAt: four, with: 'X' }, { calendar: null }, 'no: no-colleague'],
    [
      'appointment.booked',
      { reference: 'r1', contact, startsAt: four, title: 'Cut' },
      { record: record('appointment', 'booked', day) },
      'sets startsAt endsAt calendarId title',
    ],
    [
      'appointment.moved',
      { reference: 'r1', startsAt: four },
      { record: record('appointment', 'confirmed', day) },
      'sets startsAt endsAt',
    ],
    [
      'appointment.moved',
      { reference: 'r1', startsAt: four },
      { record: record('appointment', 'booked', day), taken: true },
      'no: time-taken',
    ],
    [
      'appointment.moved',
      { reference: 'r1', startsAt: four },
      { record: record('appointment', 'cancelled', day) },
      'no: not-now',
    ],
    ['appointment.confirmed', { number: 12 }, { record: record('appointment', 'booked', day) }, '→ confirmed'],
    ['appointment.cancelled', { number: 12 }, { record: record('appointment', 'confirmed', day) }, '→ cancelled'],
    ['appointment.cancelled', { number: 12 }, { record: record('appointment', 'done', day) }, 'no: not-now'],
    ['appointment.done', { number: 12 }, { record: record('appointment', 'no-show', day) }, 'no: not-now'],
    ['case.opened', { reference: 'r1', contact, title: 'Lamp' }, {}, 'opens case “Lamp”'],
    ['case.opened', { reference: 'r1', contact, title: 'Lamp' }, { whose: null }, 'no: unknown-contact'],
    ['case.resolved', { reference: 'r1' }, { record: record('case', 'waiting') }, '→ resolved'],
    ['case.reopened', { reference: 'r1' }, { record: record('case', 'resolved') }, '→ open'],
    ['case.reopened', { reference: 'r1' }, { record: record('case', 'open') }, 'as it is'],
  ] as const)('%s %o', (type, data, which, says) => {
    expect(told({ type, data }, which)).toBe(says);
  });

  test('every type that is about a record is in the table above', () => {
    expect(Object.keys(ledBy)).toHaveLength(15);
  });

  test('an appointment without an end lasts as long as usual, one that is moved as long as it did', () => {
    const ends = (type: RecordEvent['type'], which: Partial<Known>) => {
      const decided = decideRecord({ type, data: { reference: 'r1', contact, startsAt: four } } as RecordEvent, known(which));
      const [effect] = decided.ok ? decided.effects : [];
      const said = effect?.do === 'open-record' ? effect.record : effect?.do === 'change-record' ? effect.change : undefined;
      return said?.endsAt?.toISOString();
    };
    expect(ends('appointment.booked', {})).toBe('2026-11-26T15:45:00.000Z');
    expect(ends('appointment.moved', { record: record('appointment', 'booked', day) })).toBe('2026-11-26T15:30:00.000Z');
  });

  test('what it opens is the system’s, by its own reference, with the event as the proof', () => {
    const decided = decideRecord(
      { type: 'order.opened', data: { reference: 'r1', contact, currency: 'USD', amount: 5 } },
      known(),
    );
    expect(decided).toMatchObject({
      effects: [
        {
          record: { externalSystem: 'shop', externalRef: 'r1', currency: 'USD', amount: 5, ...whose },
          by: { who: 'outside', id: 'shop' },
          because: 'evt_1',
        },
      ],
    });
  });
});

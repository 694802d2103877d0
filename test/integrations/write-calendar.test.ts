import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { type CalendarEntry, writeCalendar } from '../../src/integrations/write-calendar.ts';

const entry: CalendarEntry = {
  uid: '0198-a@appointments.hilo',
  sequence: 2,
  startsAt: new Date('2026-11-26T15:00:00Z'),
  endsAt: new Date('2026-11-26T15:45:00Z'),
  changedAt: new Date('2026-11-20T10:00:00Z'),
  summary: 'Ana Ruiz · cleaning',
  description: 'confirmed',
  status: 'confirmed',
};
const linesOf = (more: Partial<CalendarEntry> = {}) =>
  writeCalendar({ name: 'Studio Luz', entries: [{ ...entry, ...more }] }).split('\r\n');

test('an appointment has a name that stays, a count of its changes, and times that no calendar can misplace', () => {
  expect(linesOf()).toEqual(
    expect.arrayContaining([
      'UID:0198-a@appointments.hilo',
      'SEQUENCE:2',
      'DTSTAMP:20261120T100000Z',
      'DTSTART:20261126T150000Z',
      'DTEND:20261126T154500Z',
      'STATUS:CONFIRMED',
      'TRANSP:OPAQUE',
    ]),
  );
});

test.each([
  ['booked, and confirmed by nobody yet', 'tentative', 'STATUS:TENTATIVE', 'TRANSP:OPAQUE'],
  ['cancelled: it stays, and takes no time', 'cancelled', 'STATUS:CANCELLED', 'TRANSP:TRANSPARENT'],
] as const)('%s', (_, status, line, transparency) => {
  expect(linesOf({ status })).toEqual(expect.arrayContaining([line, transparency]));
});

test('what people type breaks no line: it is escaped, folded within 75 bytes, and read again as it was', () => {
  const summary = `Ñandú, “Zoë”; back\\slash\nBEGIN:VEVENT ${'çãé😀 '.repeat(40)}`.trim();
  const lines = linesOf({ summary });
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
  const read = new ICAL.Component(ICAL.parse(lines.join('\r\n')));
  expect(read.getFirstSubcomponent('vevent')?.getFirstPropertyValue('summary')).toBe(summary);
});

test('a calendar without appointments is one all the same', () => {
  const text = writeCalendar({ name: 'Studio Luz', entries: [] });
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(text).toMatch(/\r\nVERSION:2\.0\r\n/);
  expect(text).toMatch(/\r\nEND:VCALENDAR\r\n$/);
});

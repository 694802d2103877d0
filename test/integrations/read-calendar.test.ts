import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { readInThread } from '../../src/integrations/calendar-reader.client.ts';
import { readBusy, type Window } from '../../src/integrations/read-calendar.ts';
import { writeCalendar } from '../../src/integrations/write-calendar.ts';
import { readText } from '../source.ts';

const window: Window = {
  from: new Date('2026-11-20T00:00:00Z'),
  until: new Date('2026-12-15T00:00:00Z'),
  timezone: 'Europe/Madrid',
};

const madrid = (at: Date) => DateTime.fromJSDate(at, { zone: 'Europe/Madrid' }).toFormat('dd.LL. HH:mm');
const busyIn = (text: string, more: Partial<Window> = {}) =>
  readBusy(text, { ...window, ...more })?.busy.map(({ from, to }) => `${madrid(from)} – ${madrid(to)}`);
const fixture = (name: string) => busyIn(readText(`test/fixtures/calendars/${name}.ics`));
const event = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:a', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');

describe('Busy times are read as they are written by', () => {
  test('Google: a rule with a day left out and a day moved; free, cancelled and declined take no time, nor what came from here', () => {
    expect(fixture('google')).toEqual([
      '23.11. 10:00 – 23.11. 11:00',
      '23.11. 18:00 – 23.11. 19:00',
      '30.11. 20:00 – 30.11. 21:00',
      '02.12. 18:00 – 02.12. 19:00',
      '07.12. 18:00 – 07.12. 19:00',
      '09.12. 18:00 – 09.12. 19:00',
      '14.12. 18:00 – 14.12. 19:00',
    ]);
  });

  test('Outlook: zones by names of its own, whose rules it brings; elsewhere at work is not busy', () => {
    expect(fixture('outlook')).toEqual(['23.11. 10:00 – 23.11. 10:30', '07.12. 00:00 – 09.12. 00:00']);
  });

  test('Apple: durations, zones that everybody knows, times by no clock, whole days; a broken one takes only itself', () => {
    expect(fixture('apple')).toEqual([
      '23.11. 14:00 – 23.11. 15:30',
      '25.11. 08:00 – 25.11. 09:00',
      '28.11. 22:00 – 29.11. 03:00',
      '03.12. 00:00 – 04.12. 00:00',
    ]);
  });

  test('who changes a rule from a day on: moved and longer, moved for a day all the same, and ended', () => {
    expect(fixture('onwards')).toEqual([
      '20.11. 09:00 – 20.11. 10:00',
      '21.11. 09:00 – 21.11. 10:00',
      '23.11. 18:00 – 23.11. 19:00',
      '01.12. 17:30 – 01.12. 19:00',
      '09.12. 12:00 – 09.12. 13:00',
    ]);
    const later = { from: new Date('2026-12-14T00:00:00Z'), until: new Date('2026-12-16T00:00:00Z') };
    expect(busyIn(readText('test/fixtures/calendars/onwards.ics'), later)).toEqual(['15.12. 17:30 – 15.12. 19:00']);
  });

  test('a change onwards: to an earlier time also where the old one is no longer looked at', () => {
    const text = event(
      'DTSTART;TZID=Europe/Madrid:20261202T100000',
      'DURATION:PT1H',
      'RRULE:FREQ=WEEKLY',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:a',
      'RECURRENCE-ID;RANGE=THISANDFUTURE:20261209T090000Z',
      'DTSTART;TZID=Europe/Madrid:20261208T100000',
      'DURATION:PT2H',
    );
    const there = { from: new Date('2026-12-14T12:00:00Z'), until: new Date('2026-12-15T12:00:00Z') };
    expect(busyIn(text, there)).toEqual(['15.12. 10:00 – 15.12. 12:00']);
  });
});

describe('A rule', () => {
  test('keeps its hour when the clock changes', () => {
    const text = event(
      'DTSTART;TZID=Europe/Madrid:20261024T090000',
      'DTEND;TZID=Europe/Madrid:20261024T100000',
      'RRULE:FREQ=DAILY;COUNT=2',
    );
    const there = { from: new Date('2026-10-20T00:00:00Z'), until: new Date('2026-11-01T00:00:00Z') };
    expect(busyIn(text, there)).toEqual(['24.10. 09:00 – 24.10. 10:00', '25.10. 09:00 – 25.10. 10:00']);
  });

  test('of whole days holds a day of 25 hours whole', () => {
    const text = event('DTSTART;VALUE=DATE:20261025', 'RRULE:FREQ=YEARLY');
    const there = { from: new Date('2026-10-20T00:00:00Z'), until: new Date('2026-11-01T00:00:00Z') };
    const [stretch] = readBusy(text, { ...window, ...there })!.busy;
    expect((stretch!.to.getTime() - stretch!.from.getTime()) / 3_600_000).toBe(25);
  });

  test.each([
    ['a time left out in UTC', 'EXDATE:20261124T080000Z'],
    ['a whole day left out', 'EXDATE;VALUE=DATE:20261124'],
    ['several at once', 'EXDATE;TZID=Europe/Madrid:20261124T090000,20270101T090000'],
  ])('with %s leaves it out', (_, line) => {
    const text = event('DTSTART;TZID=Europe/Madrid:20261123T090000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3', line);
    expect(busyIn(text)).toEqual(['23.11. 09:00 – 23.11. 10:00', '25.11. 09:00 – 25.11. 10:00']);
  });

  test('that began long ago is still known', () => {
    const text = event('DTSTART:20010101T080000Z', 'DTEND:20010101T083000Z', 'RRULE:FREQ=DAILY');
    expect(busyIn(text)).toHaveLength(25);
  });
});

describe('What is no calendar', () => {
  test.each(['', '<html>Sign in</html>', 'BEGIN:VCALENDAR', 'BEGIN:VEVENT\r\nEND:VEVENT', '{}', '\u0000\u0001'])(
    '“%s” is none',
    (text) => {
      expect(readBusy(text, window)).toBeNull();
    },
  );

  test('an empty one is a calendar without busy times', () => {
    expect(readBusy(writeCalendar({ name: 'Leo', entries: [] }), window)).toEqual({ name: 'Leo', busy: [] });
  });

  test('free and busy alone, without events, are read too', () => {
    const lines = [
      'BEGIN:VCALENDAR',
      'BEGIN:VFREEBUSY',
      'FREEBUSY;FBTYPE=BUSY:20261123T090000Z/20261123T100000Z,20261123T120000Z/PT30M',
      'FREEBUSY;FBTYPE=FREE:20261124T090000Z/20261124T100000Z',
      'END:VFREEBUSY',
      'END:VCALENDAR',
    ];
    expect(busyIn(lines.join('\r\n'))).toEqual(['23.11. 10:00 – 23.11. 11:00', '23.11. 13:00 – 23.11. 13:30']);
  });
});

describe('Reading a stranger’s calendar', () => {
  test('happens in a thread of its own', async () => {
    const text = readText('test/fixtures/calendars/google.ics');
    expect(await readInThread(text, window)).toEqual(readBusy(text, window));
  });

  test('is stopped where it would never end', async () => {
    const endless = event('DTSTART:20240131T100000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30');
    expect(await readInThread(endless, window, 500)).toBeNull();
  });
});

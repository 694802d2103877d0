import { describe, expect, it, test } from 'vitest';
import { leavesAt, type Night } from '../../src/crm/customer-time.ts';
import {
  decideNotice,
  freedFor,
  type Heard,
  isStillMeant,
  type Moment,
  type Noticed,
  newsOf,
  type Planned,
  plannedFor,
  reminderAt,
} from '../../src/crm/notice.ts';
import { addMs, hourMs, minuteMs } from '../../src/kit/clock.ts';
import type { CalendarId } from '../../src/kit/ids.ts';

const madrid: Night = { from: '21:00', until: '07:00', zone: 'Europe/Madrid' };
const at = (text: string) => new Date(text);
const [calendarId, another] = ['calendar-1', 'calendar-2'] as [CalendarId, CalendarId];
const visit = (startsAt: string, more: Partial<Noticed> = {}): Noticed => ({
  kind: 'appointment',
  state: 'booked',
  startsAt: at(startsAt),
  endsAt: addMs(at(startsAt), 30 * minuteMs),
  calendarId,
  removed: false,
  ...more,
});

describe('A reminder comes', () => {
  test.each([
    ['two hours before', '2026-11-20T16:00+01:00', '2026-11-20T14:00+01:00'],
    ['two hours before, when the quiet hours have just ended', '2026-11-20T09:00+01:00', '2026-11-20T07:00+01:00'],
    ['the evening before an early one', '2026-11-20T08:30+01:00', '2026-11-19T19:00+01:00'],
    ['in the evening before a late one', '2026-11-20T23:30+01:00', '2026-11-20T19:00+01:00'],
    ['the evening before one just after midnight', '2026-11-21T00:30+01:00', '2026-11-20T19:00+01:00'],
    // 29 March 2026: two o'clock is three.
    ['the evening before the night in which the clock goes forward', '2026-03-29T08:00+02:00', '2026-03-28T19:00+01:00'],
    ['two real hours before, across the hour that is left out', '2026-03-29T09:00+02:00', '2026-03-29T07:00+02:00'],
    // 25 October 2026: three o'clock is two once more.
    ['the evening before the night in which it goes back', '2026-10-25T08:00+01:00', '2026-10-24T19:00+02:00'],
    ['two hours before, on the longer day', '2026-10-25T09:30+01:00', '2026-10-25T07:30+01:00'],
  ])('%s', (_, startsAt, expected) => {
    expect(reminderAt(at(startsAt), madrid)).toEqual(at(expected));
  });

  it('two hours before at any hour where there are no quiet hours', () => {
    expect(reminderAt(at('2026-11-20T03:00Z'), { ...madrid, from: '00:00', until: '00:00' })).toEqual(at('2026-11-20T01:00Z'));
  });

  it('not to somebody who has just booked', () => {
    const record = visit('2026-11-20T16:00+01:00');
    const kinds = (now: string) => plannedFor(record, at(now), madrid).map(({ kind }) => kind);
    expect(kinds('2026-11-20T12:59+01:00')).toEqual(['reminder', 'before', 'after']);
    expect(kinds('2026-11-20T13:01+01:00')).toEqual(['before', 'after']);
    expect(kinds('2026-11-20T15:50+01:00')).toEqual(['after']);
  });
});

describe('A time comes free', () => {
  const was = visit('2026-11-20T16:00+01:00');
  const now = at('2026-11-20T12:00+01:00');
  test.each<[string, Partial<Noticed>, Partial<Noticed>, boolean]>([
    ['where its appointment was cancelled', {}, { state: 'cancelled' }, true],
    ['where it was moved to another time', {}, { startsAt: at('2026-11-21T16:00+01:00') }, true],
    ['where it was moved to another calendar', {}, { calendarId: another }, true],
    ['and not where it was only confirmed', {}, { state: 'confirmed' }, false],
    ['and not where it was made by mistake', {}, { removed: true }, false],
    [
      'and not where nothing stood there any more',
      { state: 'cancelled' },
      { state: 'booked', startsAt: at('2026-11-21T16:00Z') },
      false,
    ],
    ['and not where it was in nobody’s calendar', { calendarId: null }, { state: 'cancelled' }, false],
    ['and not where it is too late to offer it', { startsAt: at('2026-11-20T12:30+01:00') }, { state: 'cancelled' }, false],
  ])('%s', (_, before, after, isFreed) => {
    const stood = { ...was, ...before };
    const stands = { ...stood, ...after };
    const planned = freedFor(stood, stands, now, 5_000);
    expect(planned !== null).toBe(isFreed);
    if (!planned) return;
    expect(planned.slot).toEqual({ from: stood.startsAt, to: stood.endsAt, calendarId });
    expect(decideNotice(planned, { ...calm, now, record: stands })).toEqual({ do: 'wait', until: addMs(now, 5_000) });
    const later = { ...calm, now: planned.dueAt };
    expect(decideNotice(planned, { ...later, record: stands })).toEqual({ do: 'send' });
    // It was taken back: it is there again.
    expect(decideNotice(planned, { ...later, record: stood })).toEqual({ do: 'drop', as: 'overtaken' });
  });
});

const calm = { blocked: false, stopped: false, settings: { reminders: true, surveys: true }, quietUntil: null };

describe('In the moment it would go', () => {
  const record = visit('2026-11-20T16:00+01:00');
  const moment = (more: Partial<Moment> = {}): Moment => ({
    now: at('2026-11-20T14:00+01:00'),
    record,
    blocked: false,
    stopped: false,
    settings: { reminders: true, surveys: true },
    quietUntil: null,
    ...more,
  });
  const reminder: Planned = { kind: 'reminder', key: record.startsAt.toISOString(), dueAt: at('2026-11-20T14:00+01:00') };
  const survey: Planned = { kind: 'survey', key: reminder.key, dueAt: at('2026-11-21T16:30+01:00') };
  const done = { now: survey.dueAt, record: { ...record, state: 'done' as const } };

  test.each<[string, Planned, Partial<Moment>, ReturnType<typeof decideNotice>]>([
    ['a reminder goes where it stands', reminder, {}, { do: 'send' }],
    ['a reminder goes where they confirmed', reminder, { record: { ...record, state: 'confirmed' } }, { do: 'send' }],
    ['not before its time', reminder, { now: at('2026-11-20T13:59+01:00') }, { do: 'wait', until: reminder.dueAt }],
    ['not for one that was cancelled', reminder, { record: { ...record, state: 'cancelled' } }, { do: 'drop', as: 'overtaken' }],
    ['not for one that was moved', reminder, { record: visit('2026-11-20T17:00+01:00') }, { do: 'drop', as: 'overtaken' }],
    ['not for one that was undone', reminder, { record: { ...record, removed: true } }, { do: 'drop', as: 'overtaken' }],
    ['not for somebody who is blocked', reminder, { blocked: true }, { do: 'drop', as: 'blocked' }],
    ['not for somebody who said stop', reminder, { stopped: true }, { do: 'drop', as: 'stopped' }],
    ['not where it is switched off', reminder, { settings: { reminders: false, surveys: true } }, { do: 'drop', as: 'off' }],
    ['late, it is told to the operator', reminder, { now: at('2026-11-20T15:31+01:00') }, { do: 'tell' }],
    ['after two hours away it is told to the operator', reminder, { now: at('2026-11-20T16:05+01:00') }, { do: 'tell' }],
    ['late but in time it goes', reminder, { now: at('2026-11-20T15:29+01:00') }, { do: 'send' }],
    [
      'it waits for the end of their quiet hours',
      reminder,
      { quietUntil: at('2026-11-20T15:00+01:00') },
      { do: 'wait', until: at('2026-11-20T15:00+01:00') },
    ],
    ['or is told, where they end too late', reminder, { quietUntil: at('2026-11-20T16:00+01:00') }, { do: 'tell' }],
    ['a survey goes after one that took place', survey, done, { do: 'send' }],
    ['not where nobody said that it did', survey, { now: survey.dueAt }, { do: 'drop', as: 'overtaken' }],
    [
      'not where they did not come',
      survey,
      { ...done, record: { ...record, state: 'no-show' } },
      { do: 'drop', as: 'overtaken' },
    ],
    ['not days later', survey, { ...done, now: at('2026-11-24T10:00+01:00') }, { do: 'drop', as: 'late' }],
    [
      'not where it is switched off',
      survey,
      { ...done, settings: { reminders: true, surveys: false } },
      { do: 'drop', as: 'off' },
    ],
  ])('%s', (_, notice, more, expected) => {
    expect(decideNotice(notice, moment(more))).toEqual(expected);
  });
});

describe('The news of an appointment is', () => {
  const now = at('2026-11-20T10:00Z');
  const [first, second] = ['2026-11-26T15:00Z', '2026-11-27T09:00Z'];
  test.each<[string, Heard | null, Noticed, ReturnType<typeof newsOf>]>([
    ['that it is booked', null, visit(first), 'booked'],
    ['nothing, where they know', { startsAt: at(first) }, visit(first), null],
    ['nothing, where it was moved and moved back', { startsAt: at(first) }, visit(first, { state: 'confirmed' }), null],
    ['that it is moved', { startsAt: at(first) }, visit(second), 'moved'],
    ['that it is cancelled', { startsAt: at(first) }, visit(first, { state: 'cancelled' }), 'cancelled'],
    ['that it is cancelled, where its booking was undone', { startsAt: at(first) }, visit(first, { removed: true }), 'cancelled'],
    ['nothing of one they never heard of', null, visit(first, { state: 'cancelled' }), null],
    ['nothing twice', { startsAt: null }, visit(first, { state: 'cancelled' }), null],
    ['that it is booked again', { startsAt: null }, visit(first), 'booked'],
    ['nothing of what is over', { startsAt: at('2026-11-19T10:00Z') }, visit('2026-11-19T10:00Z', { state: 'cancelled' }), null],
    ['nothing of one that took place', { startsAt: at(first) }, visit(first, { state: 'done' }), null],
  ])('%s', (_, heard, record, expected) => {
    expect(newsOf(heard, record, now)).toBe(expected);
  });
});

/**
 * A life of one appointment, as the tables keep it: every change plans anew (one row for each kind and time), and whatever wakes the rows looks
 * at them at any moment after they are due, twice if it likes.
 */
test('in 100,000 lives nothing is sent for what was cancelled, moved or is over, twice, in quiet hours, or to who does not want it', () => {
  const dice = diceOf(11);
  const begin = at('2026-03-20T00:00Z').getTime();
  const sent = { reminder: 0, survey: 0, before: 0, after: 0, freed: 0 };
  for (let life = 0; life < 100_000; life++) {
    let now = new Date(begin + dice(250 * 24) * hourMs + dice(60) * minuteMs);
    const startsAt = addMs(now, (1 + dice(72)) * hourMs);
    let record: Noticed = {
      kind: 'appointment',
      state: 'booked',
      startsAt,
      endsAt: addMs(startsAt, 30 * minuteMs),
      calendarId,
      removed: false,
    };
    let [blocked, stopped] = [false, false];
    const settings = { reminders: true, surveys: true };
    const rows = new Map<string, Planned & { settled: boolean; sent: boolean }>();
    const log: string[] = [];
    const plan = () => {
      const planned = plannedFor(record, now, madrid);
      for (const row of rows.values()) if (!isStillMeant(row, record)) row.settled = true;
      for (const one of planned) {
        const row = rows.get(`${one.kind}/${one.key}`);
        if (!row || (row.settled && !row.sent)) rows.set(`${one.kind}/${one.key}`, { ...one, settled: false, sent: false });
      }
    };
    plan();
    for (let step = 0; step < 8; step++) {
      now = addMs(now, dice(4) === 0 ? dice(40) * hourMs : dice(180) * minuteMs);
      const what = dice(14);
      if (what === 0) record = { ...record, state: 'cancelled' };
      if (what === 1) record = { ...record, state: 'confirmed' };
      if (what === 2) record = { ...record, startsAt: addMs(now, dice(40) * hourMs), state: 'booked' };
      if (what === 2) record = { ...record, endsAt: addMs(record.startsAt, 30 * minuteMs) };
      if (what === 3) record = { ...record, removed: true };
      if ((what === 4 || what > 9) && record.state !== 'cancelled' && record.startsAt < now)
        record = { ...record, state: 'done' };
      if (what === 5 && record.startsAt < now) record = { ...record, state: 'no-show' };
      if (what === 6) blocked = dice(2) === 0;
      if (what === 7) stopped = true;
      if (what === 8) settings.reminders = dice(2) === 0;
      if (what === 9) settings.surveys = dice(2) === 0;
      if (what < 6 || what > 9) plan();
      for (const row of [...rows.values(), ...rows.values()]) {
        if (row.settled || now < row.dueAt) continue;
        const morning = leavesAt(now, madrid);
        const quietUntil = morning > now ? morning : null;
        const decision = decideNotice(row, { now, record, blocked, stopped, settings, quietUntil });
        if (decision.do === 'wait') {
          if (decision.until <= now) throw new Error('It waits for what is over.');
          row.dueAt = decision.until;
          continue;
        }
        row.settled = true;
        if (decision.do !== 'send') continue;
        row.sent = true;
        sent[row.kind] += 1;
        const told = `${row.kind} of ${row.key}`;
        if (log.includes(told)) throw new Error(`Twice: ${told}`);
        log.push(told);
        if (record.removed || record.state === 'cancelled' || record.state === 'no-show') throw new Error(`Not true: ${told}`);
        if (record.startsAt.toISOString() !== row.key) throw new Error(`Moved: ${told}`);
        if ((row.kind === 'reminder' || row.kind === 'before') && now >= record.startsAt) throw new Error(`Over: ${told}`);
        if (row.kind === 'before' || row.kind === 'after') continue;
        if (row.kind === 'survey' && (record.state !== 'done' || now < addMs(record.endsAt, 24 * hourMs)))
          throw new Error(`Early: ${told}`);
        if (isQuietByHand(now)) throw new Error(`In quiet hours: ${told}`);
        if (blocked || stopped || !settings[row.kind === 'survey' ? 'surveys' : 'reminders'])
          throw new Error(`Unwanted: ${told}`);
      }
    }
  }
  // That a time came free is for who waits, and planned apart.
  const { freed: _, ...byThemselves } = sent;
  for (const [kind, count] of Object.entries(byThemselves)) expect(count, kind).toBeGreaterThan(500);
});

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Madrid', hour: '2-digit', hourCycle: 'h23' });

function isQuietByHand(now: Date): boolean {
  const hour = Number(clock.format(now));
  return hour >= 21 || hour < 7;
}

function diceOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

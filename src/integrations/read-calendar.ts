import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import type { Stretch } from '../crm/slots.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { ownUidEnd } from './write-calendar.ts';

/** The stretch of time that is looked at, and whose clock counts where a calendar names none. */
export type Window = { from: Date; until: Date; timezone: string };

/** What a calendar says of when somebody is busy; null where the text is no calendar. Nothing else of it is kept. */
export type ReadBusy = { name: string | null; busy: Stretch[] } | null;

/** So many times are looked at of one event that recurs, and so many stretches are kept. */
const [mostTimes, mostStretches] = [50_000, 5_000];

/**
 * Reads a calendar as RFC 5545 has it, and as Google, Outlook and Apple write it. An event takes its time unless it is cancelled, shown as free, or
 * declined by whose calendar it is. What cannot be read of one event takes nothing from the others. It never ends for some rules that have no
 * times (ical.js looks for 30 February), so it runs where it can be stopped: calendar-reader.client.ts.
 */
export function readBusy(text: string, window: Window): ReadBusy {
  const calendars = parse(text);
  if (calendars.length === 0) return null;
  const name = calendars.map((one) => textOf(one, 'x-wr-calname')).find((one) => one !== '') ?? null;
  const busy = calendars.flatMap((calendar) => busyIn(calendar, { ...window, owner: name?.toLowerCase() ?? null }));
  return { name, busy: joined(busy).slice(0, mostStretches) };
}

type Reading = Window & {
  /** Google calls a person's calendar by their mail address. */
  owner: string | null;
};

function parse(text: string): ICAL.Component[] {
  try {
    const parsed = ICAL.parse(text.replace(/^\uFEFF/, '')) as unknown[];
    const all = (typeof parsed[0] === 'string' ? [parsed] : parsed) as ConstructorParameters<typeof ICAL.Component>[0][];
    return all.map((one) => new ICAL.Component(one)).filter((one) => one.name === 'vcalendar');
  } catch {
    return [];
  }
}

function busyIn(calendar: ICAL.Component, reading: Reading): Stretch[] {
  const zones = new Map(calendar.getAllSubcomponents('vtimezone').map((zone) => [textOf(zone, 'tzid'), new ICAL.Timezone(zone)]));
  const at: Placing = { ...reading, zones };
  const events = calendar.getAllSubcomponents('vevent').filter((event) => !textOf(event, 'uid').endsWith(ownUidEnd));
  const byUid = Map.groupBy(events, (event) => textOf(event, 'uid'));
  const stretches = [...byUid.values()].flatMap((same) => ofOneEvent(same, at));
  const periods = calendar.getAllSubcomponents('vfreebusy').flatMap((one) => periodsOf(one, at));
  return [...stretches, ...periods].filter(({ from, to }) => from < to && from < reading.until && to > reading.from);
}

type Placing = Reading & { zones: ReadonlyMap<string, ICAL.Timezone> };

/** What was changed of a rule's times: some of them stand by themselves, and from some on all are otherwise. */
type Changes = { alone: ReadonlySet<number>; onwards: readonly Onwards[] };

/** All of a rule's times from then on: so much later by the clock, so long, or not at all. */
type Onwards = { since: number; shift: ICAL.Duration; last: ((from: Date) => Stretch) | null };

/** An event with the times that were changed of it: those stand by themselves, and are left out of the rule's. */
function ofOneEvent(same: readonly ICAL.Component[], at: Placing): Stretch[] {
  const isChange = (event: ICAL.Component) => event.hasProperty('recurrence-id');
  const changes = same.filter(isChange);
  const alone = changes.flatMap((event) => momentOf(event.getFirstProperty('recurrence-id'), at)?.from.getTime() ?? []);
  const onwards = changes.flatMap((event) => onwardsOf(event, at) ?? []).toSorted((a, b) => b.since - a.since);
  return [
    ...same
      .filter((event) => !isChange(event))
      .flatMap((event) => safely(() => timesOf(event, { alone: new Set(alone), onwards }, at))),
    ...changes.flatMap((event) => safely(() => timesOf(event, { alone: new Set(), onwards: [] }, at))),
  ];
}

/** Null for a change that is meant for its own day alone. */
function onwardsOf(event: ICAL.Component, at: Placing): Onwards | null {
  const [id, begins] = [event.getFirstProperty('recurrence-id'), event.getFirstProperty('dtstart')];
  if (String(id?.getParameter('range') ?? '').toUpperCase() !== 'THISANDFUTURE' || !id || !begins) return null;
  const [was, is] = [momentOf(id, at), momentOf(begins, at)];
  if (!was || !is) return null;
  // By the clock, so that a day later is a day later where the hour changes in between; where two clocks are named, by the time that passes.
  const sameClock = zoneIn(id) === zoneIn(begins) && was.time.isDate === is.time.isDate && isUtc(was.time) === isUtc(is.time);
  const shift = sameClock
    ? is.time.subtractDate(was.time)
    : ICAL.Duration.fromSeconds((is.from.getTime() - was.from.getTime()) / 1_000);
  return { since: was.from.getTime(), shift, last: takesTime(event, at) ? lengthOf(event, is, at) : null };
}

function safely(read: () => Stretch[]): Stretch[] {
  try {
    return read();
  } catch {
    return [];
  }
}

function timesOf(event: ICAL.Component, { alone, onwards }: Changes, at: Placing): Stretch[] {
  const begins = event.getFirstProperty('dtstart');
  const first = momentOf(begins, at);
  if (!first || !begins) return [];
  const last = takesTime(event, at) ? lengthOf(event, first, at) : null;
  if (!['rrule', 'rdate'].some((name) => event.hasProperty(name)) || event.hasProperty('recurrence-id'))
    return last ? [last(first.from)] : [];
  const left = leftOut(event, at);
  event.removeAllProperties('exdate');
  const times = new ICAL.RecurExpansion({ component: event, dtstart: first.time });
  // What was moved to an earlier time may lie in the stretch although its old time does not.
  const until = addMs(at.until, Math.max(0, ...onwards.map(({ shift }) => -shift.toSeconds() * 1_000)));
  const found: Stretch[] = [];
  for (let count = 0; count < mostTimes; count++) {
    const time = times.next();
    if (!time) break;
    const from = placed(time, zoneIn(begins), at);
    if (from >= until) break;
    if (alone.has(from.getTime()) || left.moments.has(from.getTime()) || left.days.has(dayOf(time))) continue;
    const change = onwards.find(({ since }) => since <= from.getTime());
    if (!change) found.push(...(last ? [last(from)] : []));
    else if (change.last) found.push(change.last(placed(laterBy(time, change.shift), zoneIn(begins), at)));
  }
  return found;
}

function laterBy(time: ICAL.Time, shift: ICAL.Duration): ICAL.Time {
  const later = time.clone();
  later.addDuration(shift);
  return later;
}

/** Cancelled, free and declined events take nobody's time. */
function takesTime(event: ICAL.Component, { owner }: Reading): boolean {
  if (textOf(event, 'status').toUpperCase() === 'CANCELLED') return false;
  if (textOf(event, 'transp').toUpperCase() === 'TRANSPARENT') return false;
  if (['FREE', 'WORKINGELSEWHERE'].includes(textOf(event, 'x-microsoft-cdo-busystatus').toUpperCase())) return false;
  const own = event.getAllProperties('attendee').find((one) => firstOf(one).toLowerCase() === `mailto:${owner}`);
  return String(own?.getParameter('partstat') ?? '').toUpperCase() !== 'DECLINED';
}

/** When an event that begins then is over. A day is as long as it is, also where the clock changes. */
function lengthOf(event: ICAL.Component, first: Moment, at: Placing): (from: Date) => Stretch {
  const end = momentOf(event.getFirstProperty('dtend'), at);
  const duration = event.getFirstPropertyValue('duration');
  const lengthMs =
    duration instanceof ICAL.Duration
      ? duration.toSeconds() * 1_000
      : end
        ? end.from.getTime() - first.from.getTime()
        : first.time.isDate
          ? 24 * hourMs
          : 0;
  if (!first.time.isDate) return (from) => ({ from, to: addMs(from, lengthMs) });
  const days = Math.max(1, Math.round(lengthMs / (24 * hourMs)));
  return (from) => ({ from, to: DateTime.fromJSDate(from, { zone: at.timezone }).plus({ days }).toJSDate() });
}

/** The times that a rule leaves out: as moments or, where only their days are named, as days. */
function leftOut(event: ICAL.Component, at: Placing): { moments: Set<number>; days: Set<string> } {
  const isDate = momentOf(event.getFirstProperty('dtstart'), at)?.time.isDate === true;
  const moments = new Set<number>();
  const days = new Set<string>();
  for (const property of event.getAllProperties('exdate'))
    for (const value of property.getValues())
      if (value instanceof ICAL.Time) {
        if (value.isDate && !isDate) days.add(dayOf(value));
        else moments.add(placed(value, zoneIn(property), at).getTime());
      }
  return { moments, days };
}

function periodsOf(component: ICAL.Component, at: Placing): Stretch[] {
  return component
    .getAllProperties('freebusy')
    .filter((one) => String(one.getParameter('fbtype') ?? 'BUSY').toUpperCase() !== 'FREE')
    .flatMap((property) =>
      property.getValues().flatMap((value: unknown) => {
        if (!(value instanceof ICAL.Period)) return [];
        return [{ from: placed(value.start, null, at), to: placed(value.getEnd(), null, at) }];
      }),
    );
}

type Moment = { time: ICAL.Time; from: Date };

function momentOf(property: ICAL.Property | null, at: Placing): Moment | null {
  const time: unknown = property?.getFirstValue();
  return property && time instanceof ICAL.Time ? { time, from: placed(time, zoneIn(property), at) } : null;
}

function zoneIn(property: ICAL.Property): string | null {
  const zone = property.getParameter('tzid');
  return typeof zone === 'string' ? zone : null;
}

/**
 * A time by the clock it is meant by: a zone that everybody knows by its name, else the rules that the calendar brings for it (Outlook names zones
 * its own way), else, and for whole days, the business's.
 */
function placed(time: ICAL.Time, tzid: string | null, { timezone, zones }: Placing): Date {
  const { year, month, day } = time;
  const clock = time.isDate ? { hour: 0, minute: 0, second: 0 } : { hour: time.hour, minute: time.minute, second: time.second };
  const wall = { year, month, day, ...clock };
  if (isUtc(time)) return DateTime.fromObject(wall, { zone: 'utc' }).toJSDate();
  if (time.isDate || tzid === null) return DateTime.fromObject(wall, { zone: timezone }).toJSDate();
  const known = DateTime.fromObject(wall, { zone: tzid.replace(/^\/.*?\/(?=[A-Z])/, '') });
  if (known.isValid) return known.toJSDate();
  const zone = zones.get(tzid);
  if (!zone) return DateTime.fromObject(wall, { zone: timezone }).toJSDate();
  return addMs(DateTime.fromObject(wall, { zone: 'utc' }).toJSDate(), -zone.utcOffset(time) * 1_000);
}

function isUtc(time: ICAL.Time): boolean {
  return !time.isDate && time.zone?.tzid === 'UTC';
}

function dayOf({ year, month, day }: ICAL.Time): string {
  return `${year}-${month}-${day}`;
}

function textOf(component: ICAL.Component, name: string): string {
  return String(component.getFirstPropertyValue(name) ?? '').trim();
}

function firstOf(property: ICAL.Property): string {
  return String(property.getFirstValue() ?? '');
}

/** In their order, each once: what touches is one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const one of stretches.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const before = result.at(-1);
    if (!before || one.from > before.to) result.push(one);
    else if (one.to > before.to) result[result.length - 1] = { from: before.from, to: one.to };
  }
  return result;
}

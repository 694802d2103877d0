import ICAL from 'ical.js';

// The library does not count the space that a folded line begins with.
ICAL.foldLength = 74;

/** An appointment as a calendar outside shows it. */
export type CalendarEntry = {
  /** The same for as long as the appointment lives, whatever becomes of it. */
  uid: string;
  /** How often it changed, so that of two versions the later one counts. */
  sequence: number;
  startsAt: Date;
  endsAt: Date;
  changedAt: Date;
  summary: string;
  description: string;
  /** `tentative`: nobody has confirmed it yet. */
  status: 'confirmed' | 'tentative' | 'cancelled';
};

/**
 * A whole calendar as RFC 5545 has it. Times are written in UTC: nothing in it recurs, so no calendar needs our rules for summer to place them,
 * and none can have older ones.
 */
export function writeCalendar({ name, entries }: { name: string; entries: readonly CalendarEntry[] }): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Hilo//Appointments//EN');
  calendar.updatePropertyWithValue('calscale', 'GREGORIAN');
  calendar.updatePropertyWithValue('method', 'PUBLISH');
  calendar.updatePropertyWithValue('x-wr-calname', name);
  // How often to look again: the first is RFC 7986's, the second what Outlook reads.
  const interval = calendar.updatePropertyWithValue('refresh-interval', 'PT15M');
  interval.setParameter('value', 'DURATION');
  calendar.updatePropertyWithValue('x-published-ttl', 'PT15M');
  for (const entry of entries) calendar.addSubcomponent(eventOf(entry));
  return `${calendar.toString()}\r\n`;
}

/** What ends the name of everything that comes from here: whoever reads calendars leaves it out, or each appointment would stand in its own way. */
export const ownUidEnd = '@appointments.hilo';

function eventOf(entry: CalendarEntry): ICAL.Component {
  const event = new ICAL.Component('vevent');
  event.updatePropertyWithValue('uid', entry.uid);
  event.updatePropertyWithValue('sequence', entry.sequence);
  event.updatePropertyWithValue('dtstamp', inUtc(entry.changedAt));
  event.updatePropertyWithValue('last-modified', inUtc(entry.changedAt));
  event.updatePropertyWithValue('dtstart', inUtc(entry.startsAt));
  event.updatePropertyWithValue('dtend', inUtc(entry.endsAt));
  event.updatePropertyWithValue('summary', entry.summary);
  event.updatePropertyWithValue('description', entry.description);
  event.updatePropertyWithValue('status', entry.status.toUpperCase());
  event.updatePropertyWithValue('transp', entry.status === 'cancelled' ? 'TRANSPARENT' : 'OPAQUE');
  return event;
}

function inUtc(at: Date): ICAL.Time {
  return ICAL.Time.fromJSDate(at, true);
}

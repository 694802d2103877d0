import { type Db, withTenant } from '../../db/client.ts';
import { wordsFor } from '../commands/words.ts';
import { codeOf } from '../crm/access-code.ts';
import { findCalendarLink, type InCalendar, readCalendarLink, readForCalendar } from '../crm/calendar.store.ts';
import { whoseCalendar } from '../crm/calendar.ts';
import type { Marks } from '../crm/commit-context.ts';
import { readTeam } from '../crm/team.store.ts';
import { readTenant } from '../crm/tenant.store.ts';
import type { Tenant } from '../crm/tenant.ts';
import { type CalendarEntry, ownUidEnd, writeCalendar } from '../integrations/write-calendar.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { Clock } from '../kit/clock.ts';
import { isId } from '../kit/ids.ts';
import { sameText } from '../kit/secrets.ts';

type Needs = { db: Db; clock: Clock; vault: Marks };

/**
 * The calendar behind an address; null for whatever is none: a wrong secret and an address that has ended look alike. It ends with the access of
 * whoever it was given to.
 */
export async function readCalendarAt(needs: Needs, linkId: string, secret: string): Promise<string | null> {
  if (!isId(linkId)) return null;
  const link = await findCalendarLink(needs.db, linkId);
  if (!link) return null;
  if (!sameText(codeOf(needs.vault, link.tenantId, { what: 'calendar', id: link.id }), secret)) return null;
  return await withTenant(needs.db, link.tenantId, async (tx) => {
    const row = await readCalendarLink(tx, link.tenantId, link.id);
    const team = await readTeam(tx, link.tenantId);
    const reader = team.find((one) => one.id === row?.operatorId && !one.lockedAt);
    if (!row || !reader) return null;
    const tenant = await readTenant(tx, link.tenantId);
    const whose = whoseCalendar(row.calendarId, team);
    const name = whose ? `${oneLine(tenant.name)} · ${oneLine(whose.name)}` : oneLine(tenant.name);
    const entries = await readForCalendar(tx, link.tenantId, row.calendarId, needs.clock.now());
    return writeCalendar({ name, entries: entries.map((one) => entryOf(one, tenant)) });
  });
}

/** A name, what it is and how it stands; no number and no word of anybody's. */
function entryOf({ appointment, contactName, changedAt }: InCalendar, tenant: Tenant): CalendarEntry {
  const { records, appointments } = wordsFor(tenant.locale);
  const { id, version, startsAt, endsAt, title, forName, state } = appointment;
  const parts = [
    oneLine(contactName),
    title === appointments.plain ? '' : oneLine(title),
    forName ? records.forName(oneLine(forName)) : '',
  ];
  return {
    uid: `${id}${ownUidEnd}`,
    sequence: version - 1,
    startsAt,
    endsAt,
    changedAt,
    summary: clipText(parts.filter(Boolean).join(' · '), 200),
    description: records.state[state],
    status: state === 'cancelled' ? 'cancelled' : state === 'booked' ? 'tentative' : 'confirmed',
  };
}

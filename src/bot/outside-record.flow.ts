import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { records } from '../../db/schema/records.ts';
import { clashAt } from '../commands/appointment-free.ts';
import { wordsFor } from '../commands/words.ts';
import { lockRecord } from '../crm/business-record.store.ts';
import { type BusinessRecord, calendarOf } from '../crm/business-record.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import type { Settled } from '../crm/effect.ts';
import { nameKey } from '../crm/locale.ts';
import { openRead } from '../crm/read.store.ts';
import { readTeam } from '../crm/team.store.ts';
import type { Ring } from '../crm/work.ts';
import { minuteMs } from '../kit/clock.ts';
import { type CalendarId, newId, type RecordId } from '../kit/ids.ts';
import { type Came, done, type From, refusedFor } from './came.ts';
import { whoIsMeant } from './outside-contact.flow.ts';
import { decideRecord, type Known, ledBy, type RecordEvent, spanOf } from './outside-record.ts';
import { takenCard } from './outside-told.flow.ts';
import { quoteAccepted } from './quote.flow.ts';

/** Another system says what became of an order, a quote, an appointment or a case. */
export async function recordReported(tx: Tx, context: CommitContext, event: RecordEvent, from: From): Promise<Came> {
  const { tenant, now } = context;
  const record = await namedRecord(tx, context, event, from);
  const rings: Ring[] = [];
  let whose: Known['whose'] = null;
  if (!record && 'contact' in event.data) {
    const who = await whoIsMeant(tx, context, event.data.contact, from);
    if (!who.ok) return refusedFor(who.why);
    rings.push(...who.rings);
    const view = await openRead(tx, tenant.id).contact(who.contactId);
    whose = { contactId: who.contactId, conversationId: view?.conversation?.id ?? null };
  }
  const calendar = await calendarFor(tx, context, event, record);
  const usualMs = tenant.settings.appointmentMinutes * minuteMs;
  const span = spanOf(event, { record, usualMs });
  const clash = span && calendar ? await clashAt(span, calendar, openRead(tx, tenant.id), record?.id) : null;
  const decided = decideRecord(event, {
    ...{ record, whose, calendar, now, usualMs },
    ...{ taken: clash !== null, id: newId<RecordId>(), system: from.system, name: from.name },
    ...{ plainTitle: wordsFor(tenant.locale).appointments.plain, locale: tenant.locale },
  });
  const contactId = record?.contactId ?? whose?.contactId ?? null;
  if (!decided.ok) {
    const told: Settled[] =
      decided.why === 'time-taken' && contactId && span && clash
        ? await takenCard(tx, context, { contactId, span, clash, from })
        : [];
    return refusedFor(decided.why, contactId, [...rings, ...(await commit(tx, context, told))]);
  }
  const also = record && event.type === 'quote.accepted' ? await quoteAccepted(tx, context, record) : [];
  rings.push(...(await commit(tx, context, [...decided.effects, ...also])));
  return contactId ? done(contactId, rings) : refusedFor('unknown-contact', null, rings);
}

/** The record an event names, locked: of two events at once one comes after the other. */
async function namedRecord(
  tx: Tx,
  { tenant }: CommitContext,
  event: RecordEvent,
  { system }: From,
): Promise<BusinessRecord | null> {
  const { reference, number } = event.data as { reference?: string; number?: number };
  const which =
    reference === undefined
      ? eq(records.number, number ?? 0)
      : and(eq(records.externalSystem, system), eq(records.externalRef, reference));
  const [row] = await tx
    .select({ id: records.id })
    .from(records)
    .where(and(eq(records.tenantId, tenant.id), eq(records.kind, ledBy[event.type].kind), isNull(records.removedAt), which));
  return row ? await lockRecord(tx, tenant.id, row.id) : null;
}

/** Whose time it takes: the colleague that is named, else who has it already, else the business itself. Null where nobody is called so. */
async function calendarFor(
  tx: Tx,
  { tenant }: CommitContext,
  event: RecordEvent,
  record: BusinessRecord | null,
): Promise<CalendarId | null> {
  const named = event.type === 'appointment.booked' ? event.data.with : undefined;
  if (named === undefined) return record?.calendarId ?? calendarOf(tenant.id);
  const team = (await readTeam(tx, tenant.id)).map((one) => ({ id: one.id, key: nameKey(one.name) }));
  const key = nameKey(named);
  const whole = team.filter((one) => one.key === key);
  const found = whole.length > 0 ? whole : team.filter((one) => ` ${one.key} `.includes(` ${key} `));
  return found.length === 1 ? calendarOf(found[0]!.id) : null;
}

import { and, desc, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contacts } from '../../db/schema/crm.ts';
import { customerActs, notices, records } from '../../db/schema/records.ts';
import { addMs, secondMs } from '../kit/clock.ts';
import { type ContactId, type Id, isId, type NoticeId, newId, type RecordId } from '../kit/ids.ts';
import type { BusinessRecord, RecordContent } from './business-record.ts';
import type { CommitContext } from './commit-context.ts';
import { nightOf } from './customer-time.ts';
import type { RecordBy } from './effect.ts';
import { freedFor, type Heard, isStillMeant, type Noticed, newsOf, type Planned, plannedFor, type Slot } from './notice.ts';
import type { Ring } from './work.ts';

export type NoticeRow = typeof notices.$inferSelect;

/** An appointment as it is, also one that was removed, and what is looked at of it. */
export type NoticedRecord = { record: BusinessRecord & { startsAt: Date; endsAt: Date }; noticed: Noticed };

/** An appointment with whatever became of it; null for what has no time of its own. */
export async function readNoticed(
  tx: Tx,
  { tenant }: Pick<CommitContext, 'tenant'>,
  id: RecordId,
): Promise<NoticedRecord | null> {
  const [row] = await tx
    .select()
    .from(records)
    .where(and(eq(records.tenantId, tenant.id), eq(records.id, id)));
  if (row?.kind !== 'appointment' || !row.startsAt || !row.endsAt) return null;
  const { kind, state, startsAt, endsAt, calendarId } = row;
  const noticed = { kind, state, startsAt, endsAt, calendarId, removed: row.removedAt !== null };
  return { record: { ...row, startsAt, endsAt }, noticed };
}

/** The time that a notice says came free; null of any other. */
export function slotOf({ freedFrom, freedTo, freedCalendarId }: NoticeRow): Slot | null {
  return freedFrom && freedTo && freedCalendarId ? { from: freedFrom, to: freedTo, calendarId: freedCalendarId } : null;
}

/**
 * Brings the notices of an appointment in line with how it stands, in the transaction that changed it: what no longer means it ends, and what
 * it lets be expected waits. What its customer did themselves they know; of anything else they hear after the grace. `was`: how it stood
 * before, where the time it had may have come free.
 */
export async function planNotices(
  tx: Tx,
  context: CommitContext,
  recordId: RecordId,
  by: RecordBy,
  was?: RecordContent,
): Promise<Ring[]> {
  const found = await readNoticed(tx, context, recordId);
  if (!found) return [];
  const { record, noticed } = found;
  const [contact] = await tx
    .select({ phone: contacts.phone, userId: contacts.userId })
    .from(contacts)
    .where(and(eq(contacts.tenantId, context.tenant.id), eq(contacts.id, record.contactId)));
  const there = await tx.select().from(notices).where(of(context, recordId));
  for (const row of there)
    if (row.state === 'waiting' && (row.kind === 'news' || !isStillMeant({ ...row, kind: row.kind, slot: slotOf(row) }, noticed)))
      await settleNotice(tx, context, row.id, 'overtaken');
  for (const planned of plannedFor(noticed, context.now, nightOf(contact ?? { phone: null, userId: null }, context.tenant)))
    await expect(tx, context, recordId, planned);
  const { startsAt, endsAt } = was ?? {};
  const before = was && startsAt && endsAt ? { ...noticed, ...was, startsAt, endsAt } : noticed;
  const freed = freedFor(before, noticed, context.now, context.tenant.settings.graceSeconds * secondMs);
  if (freed) await expect(tx, context, recordId, freed);
  return await planNews(tx, context, { record, noticed }, by);
}

async function expect(tx: Tx, context: CommitContext, recordId: RecordId, { kind, key, dueAt, slot }: Planned): Promise<void> {
  await tx
    .insert(notices)
    .values({
      tenantId: context.tenant.id,
      id: newId<NoticeId>(),
      recordId,
      kind,
      key,
      dueAt,
      state: 'waiting',
      ...(slot ? { freedFrom: slot.from, freedTo: slot.to, freedCalendarId: slot.calendarId } : {}),
      createdAt: context.now,
    })
    .onConflictDoUpdate({
      target: [notices.tenantId, notices.recordId, notices.kind, notices.key],
      set: { state: 'waiting', dueAt, settledAs: null, settledAt: null },
      // It had ended and is meant again; what was sent is not sent twice.
      setWhere: and(eq(notices.state, 'settled'), sql`${notices.settledAs} not in ('sent', 'told')`),
    });
}

async function planNews(tx: Tx, context: CommitContext, { record, noticed }: NoticedRecord, by: RecordBy): Promise<Ring[]> {
  const { tenant, now } = context;
  const row = {
    tenantId: tenant.id,
    id: newId<NoticeId>(),
    recordId: record.id,
    kind: 'news' as const,
    key: String(record.version),
  };
  if (by.who === 'contact') {
    const heardStartsAt = noticed.removed || noticed.state === 'cancelled' ? null : noticed.startsAt;
    await tx
      .insert(notices)
      .values({ ...row, dueAt: now, state: 'settled', settledAs: 'sent', settledAt: now, heardStartsAt, createdAt: now })
      .onConflictDoNothing();
    return [];
  }
  if (newsOf(await lastHeard(tx, context, record.id), noticed, now) === null) return [];
  const graceMs = tenant.settings.graceSeconds * secondMs;
  await tx
    .insert(notices)
    .values({ ...row, dueAt: addMs(now, graceMs), state: 'waiting', createdAt: now })
    .onConflictDoNothing();
  return [{ work: { do: 'notice', tenant: tenant.id, notice: row.id }, afterMs: graceMs }];
}

/** What its customer knows of an appointment; null: nothing yet. */
export async function lastHeard(tx: Tx, context: CommitContext, recordId: RecordId): Promise<Heard | null> {
  const [row] = await tx
    .select({ startsAt: notices.heardStartsAt })
    .from(notices)
    .where(and(of(context, recordId), eq(notices.kind, 'news'), eq(notices.settledAs, 'sent')))
    .orderBy(desc(sql`${notices.key}::int`))
    .limit(1);
  return row ?? null;
}

/** One that waits, locked: of two who look at it at once one goes on. Null where it is settled. */
export async function lockNotice(tx: Tx, { tenant }: CommitContext, id: NoticeId): Promise<NoticeRow | null> {
  const [row] = await tx
    .select()
    .from(notices)
    .where(and(eq(notices.tenantId, tenant.id), eq(notices.id, id), eq(notices.state, 'waiting')))
    .for('update');
  return row ?? null;
}

export async function settleNotice(
  tx: Tx,
  { tenant, now }: CommitContext,
  id: NoticeId,
  as: string,
  heardStartsAt: Date | null = null,
): Promise<void> {
  await tx
    .update(notices)
    .set({ state: 'settled', settledAs: as, settledAt: now, heardStartsAt })
    .where(and(eq(notices.tenantId, tenant.id), eq(notices.id, id), ne(notices.state, 'settled')));
}

/** It is looked at again at another time. */
export async function putOffNotice(tx: Tx, { tenant }: CommitContext, id: NoticeId, dueAt: Date): Promise<void> {
  await tx
    .update(notices)
    .set({ dueAt })
    .where(and(eq(notices.tenantId, tenant.id), eq(notices.id, id)));
}

function of({ tenant }: CommitContext, recordId: RecordId) {
  return and(eq(notices.tenantId, tenant.id), eq(notices.recordId, recordId));
}

export type CustomerAct = typeof customerActs.$inferSelect;
export type NewCustomerAct = Pick<CustomerAct, 'verb'> & Partial<Pick<CustomerAct, 'slotAt' | 'score'>>;

/** Writes what buttons in a customer's hands will mean, and gives their ids, in the same order. */
export async function writeCustomerActs(
  tx: Tx,
  { tenant, now }: CommitContext,
  { id: recordId, startsAt }: { id: RecordId; startsAt: Date },
  meant: readonly NewCustomerAct[],
): Promise<string[]> {
  const rows = meant.map((one) => ({
    ...one,
    tenantId: tenant.id,
    id: newId<Id<'customer-act'>>(),
    recordId,
    startsAt,
    createdAt: now,
  }));
  await tx.insert(customerActs).values(rows);
  return rows.map(({ id }) => id);
}

/** What a button means that this contact tapped; null for what is no such button, or is about somebody else. */
export async function customerActOf(
  tx: Tx,
  { tenant }: CommitContext,
  id: string,
  contactId: ContactId,
): Promise<CustomerAct | null> {
  if (!isId(id)) return null;
  const [row] = await tx
    .select({ act: customerActs })
    .from(customerActs)
    .innerJoin(records, and(eq(records.tenantId, customerActs.tenantId), eq(records.id, customerActs.recordId)))
    .where(
      and(eq(customerActs.tenantId, tenant.id), eq(customerActs.id, id as Id<'customer-act'>), eq(records.contactId, contactId)),
    );
  return row?.act ?? null;
}

/** Whether any customer of the business has asked for another time before; the tap that is being answered is none yet. */
export async function askedOtherBefore(tx: Tx, { tenant }: CommitContext): Promise<boolean> {
  const [row] = await tx
    .select({ id: customerActs.id })
    .from(customerActs)
    .where(and(eq(customerActs.tenantId, tenant.id), eq(customerActs.verb, 'other-time'), isNotNull(customerActs.usedAt)))
    .limit(1);
  return row !== undefined;
}

export async function useCustomerAct(tx: Tx, { tenant, now }: CommitContext, id: CustomerAct['id']): Promise<void> {
  await tx
    .update(customerActs)
    .set({ usedAt: now })
    .where(and(eq(customerActs.tenantId, tenant.id), eq(customerActs.id, id)));
}

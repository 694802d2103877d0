import { and, asc, desc, eq, gt, isNotNull, isNull, lt, ne, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { recordChanges, recordNumbers, records } from '../../db/schema/records.ts';
import { AppError } from '../kit/errors.ts';
import { type Id, newId, type RecordId, type TenantId } from '../kit/ids.ts';
import {
  type Appointment,
  type BusinessRecord,
  firstState,
  isEnded,
  lookAgainAt,
  madeAlready,
  mayBecome,
  type NumberedKind,
  type RecordContent,
  type RecordRead,
  type RecordState,
  stateAt,
} from './business-record.ts';
import type { CommitContext } from './commit-context.ts';
import type { NewRecord, RecordBy, Settled } from './effect.ts';

/** Opens the business's records for reading. */
export function openRecordRead(tx: Tx, tenantId: TenantId): RecordRead {
  const there = (which: SQL | undefined) => and(eq(records.tenantId, tenantId), isNull(records.removedAt), which);
  const one = async (which: SQL | undefined): Promise<BusinessRecord | null> =>
    (await tx.select().from(records).where(there(which)).limit(1))[0] ?? null;
  return {
    record: (id) => one(eq(records.id, id)),
    recordNumbered: (kind, number) => one(and(eq(records.kind, kind), eq(records.number, number))),
    recordsOf: (contact, limit) =>
      tx
        .select()
        .from(records)
        .where(there(eq(records.contactId, contact)))
        .orderBy(
          sql`${records.closedAt} is not null`,
          sql`case when ${records.closedAt} is null then ${records.startsAt} end asc nulls last`,
          desc(records.closedAt),
          desc(records.createdAt),
        )
        .limit(limit),
    async madeFrom(id) {
      const { root } = await lockRoot(tx, tenantId, id);
      return await standing(tx, tenantId, root);
    },
    async openRecords(kind, limit) {
      const which = there(and(eq(records.kind, kind), isNull(records.closedAt)));
      const rows = await tx.select().from(records).where(which).orderBy(asc(records.createdAt), asc(records.id)).limit(limit);
      const [count] = await tx.select({ n: sql<number>`count(*)::int` }).from(records).where(which);
      return { rows, total: count?.n ?? 0 };
    },
    async appointments(from, until, limit, calendar) {
      const rows = await tx
        .select()
        .from(records)
        .where(
          there(
            and(
              eq(records.kind, 'appointment'),
              lt(records.startsAt, until),
              // None lasts longer than a day, so the index need not be read from its beginning.
              gt(records.startsAt, new Date(from.getTime() - longestMs)),
              gt(records.endsAt, from),
              isNotNull(records.calendarId),
              ...(calendar ? [eq(records.calendarId, calendar)] : []),
            ),
          ),
        )
        .orderBy(asc(records.startsAt), asc(records.id))
        .limit(limit);
      return rows as Appointment[];
    },
  };
}

/** No appointment is longer. */
export const longestMs = 24 * 3_600_000;

/**
 * Writes a new record under the next number of its kind; null where it is made of something of which it has been made already. Fails with
 * `slot-taken` where its time is somebody else's.
 */
export async function insertRecord(
  tx: Tx,
  context: CommitContext,
  record: NewRecord,
  by: RecordBy,
  because: string,
): Promise<RecordContent | null> {
  const { tenant, now } = context;
  const { id, kind, currency = tenant.currency, madeFrom: of, ...rest } = record;
  const madeFrom = of ? await claimMaking(tx, tenant.id, of, record) : null;
  if (of && !madeFrom) return null;
  const state = firstState(kind);
  const number = record.number ?? (await takeNumber(tx, tenant.id, kind));
  const [row] = await claimingSlot(
    tx
      .insert(records)
      .values({
        ...rest,
        madeFrom,
        tenantId: tenant.id,
        id,
        kind,
        number,
        state,
        currency,
        source: by.who,
        createdBy: by.who === 'operator' ? by.id : null,
        createdAt: now,
        lookAt: lookAgainAt({ kind, state, dueAt: rest.dueAt ?? null, closedAt: null }, now),
      })
      .returning(),
  );
  await writeChange(tx, context, { recordId: id, from: null, to: state, startsAt: rest.startsAt ?? null, by, because });
  return contentOf(row!);
}

/** What an order is made of, or a payment is asked for, is the quote at the beginning. Whoever else makes something of it waits. */
async function lockRoot(tx: Tx, tenantId: TenantId, id: RecordId): Promise<{ root: RecordId; amount: number | null }> {
  const which = (one: RecordId) => and(eq(records.tenantId, tenantId), eq(records.id, one));
  const [row] = await tx.select({ madeFrom: records.madeFrom }).from(records).where(which(id));
  const root = row?.madeFrom ?? id;
  const [locked] = await tx.select({ amount: records.amount }).from(records).where(which(root)).for('no key update');
  return { root, amount: locked?.amount ?? null };
}

/** What was made of it and counts: what was cancelled may be made again. */
async function standing(tx: Tx, tenantId: TenantId, root: RecordId): Promise<BusinessRecord[]> {
  return await tx
    .select()
    .from(records)
    .where(
      and(eq(records.tenantId, tenantId), eq(records.madeFrom, root), ne(records.state, 'cancelled'), isNull(records.removedAt)),
    )
    .orderBy(asc(records.createdAt), asc(records.id));
}

/** Of what it is made, for nobody else to make it again; null where it is there. What was cancelled gives way to what is made in its stead. */
async function claimMaking(
  tx: Tx,
  tenantId: TenantId,
  of: RecordId,
  { kind, amount }: Pick<NewRecord, 'kind' | 'amount'>,
): Promise<RecordId | null> {
  const { root, amount: whole } = await lockRoot(tx, tenantId, of);
  const wanted = kind === 'order' ? { kind } : { kind: 'payment' as const, amount: amount ?? 0 };
  if (madeAlready({ amount: whole }, wanted, await standing(tx, tenantId, root))) return null;
  await tx
    .update(records)
    .set({ madeFrom: null })
    .where(and(eq(records.tenantId, tenantId), eq(records.madeFrom, root), eq(records.state, 'cancelled')));
  return root;
}

/** The next number of a kind. What was taken and not used is left out: a gap says nothing wrong, and a number given twice would. */
export async function takeNumber(tx: Tx, tenantId: TenantId, kind: NumberedKind): Promise<number> {
  const [row] = await tx
    .insert(recordNumbers)
    .values({ tenantId, kind, last: 1 })
    .onConflictDoUpdate({ target: [recordNumbers.tenantId, recordNumbers.kind], set: { last: sql`${recordNumbers.last} + 1` } })
    .returning({ last: recordNumbers.last });
  return row!.last;
}

/** What a record was before it changed, and what it is and its version since. */
export type Changed = { record: BusinessRecord; was: RecordContent; made: RecordContent; version: number };

/** Null where nothing came of it: it is gone, is so already, or whoever it is may not lead there from where it stands. */
export async function changeRecord(
  tx: Tx,
  context: CommitContext,
  { recordId, to, change = {}, by, because = '' }: Omit<Extract<Settled, { do: 'change-record' }>, 'do'>,
): Promise<Changed | null> {
  const record = await lockRecord(tx, context.tenant.id, recordId);
  if (!record) return null;
  const state = to ?? record.state;
  const standing = { kind: record.kind, state: stateAt(record, context.now) };
  if (state !== record.state && state !== standing.state && !mayBecome(standing, state, by.who)) return null;
  const was = contentOf(record);
  const fields = Object.entries(change).filter(([key, value]) => !same(value, was[key as keyof RecordContent]));
  if (state === record.state && fields.length === 0) return null;
  const closedAt = isEnded(record.kind, state) ? (record.closedAt ?? context.now) : null;
  const version = record.version + 1;
  const now = { ...record, ...Object.fromEntries(fields), state, closedAt };
  await setRecord(tx, context.tenant.id, recordId, {
    ...Object.fromEntries(fields),
    state,
    closedAt,
    version,
    lookAt: lookAgainAt(now, context.now),
  });
  const moved = fields.some(([key]) => key === 'startsAt');
  if (moved || state !== record.state)
    await writeChange(tx, context, {
      recordId,
      from: record.state,
      to: state,
      startsAt: moved ? (change.startsAt ?? null) : null,
      by,
      because,
    });
  return { record, was, made: contentOf(now), version };
}

/** Puts back what a change had changed; null where somebody has changed it again since, or where its old time is taken. */
export async function restoreRecord(
  tx: Tx,
  context: CommitContext,
  { recordId, was, version, made, by }: Omit<Extract<Settled, { do: 'restore-record' }>, 'do'>,
): Promise<BusinessRecord | null> {
  const record = await lockRecord(tx, context.tenant.id, recordId);
  if (!record || !isAsMade(record, version, made)) return null;
  const lookAt = lookAgainAt({ kind: record.kind, ...was }, context.now);
  await setRecord(tx, context.tenant.id, recordId, { ...was, version: record.version + 1, lookAt });
  await writeChange(tx, context, {
    recordId,
    from: record.state,
    to: was.state,
    startsAt: was.startsAt,
    by: { who: 'operator', id: by },
    because: 'undo',
  });
  return record;
}

/** Takes out a record that was opened by mistake; null where somebody has changed it since. */
export async function removeRecord(
  tx: Tx,
  context: CommitContext,
  { recordId, version, made }: { recordId: RecordId; version: number; made?: RecordContent },
): Promise<BusinessRecord | null> {
  const record = await lockRecord(tx, context.tenant.id, recordId);
  if (!record || !isAsMade(record, version, made)) return null;
  await setRecord(tx, context.tenant.id, recordId, {
    removedAt: context.now,
    closedAt: record.closedAt ?? context.now,
    version: record.version + 1,
    lookAt: null,
  });
  return record;
}

/** It was looked at: when next, if ever. */
export async function lookedAt(tx: Tx, { tenant, now }: CommitContext, record: BusinessRecord): Promise<void> {
  await setRecord(tx, tenant.id, record.id, { lookAt: lookAgainAt(record, now) });
}

export async function lockRecord(
  tx: Tx,
  tenantId: TenantId,
  id: RecordId,
): Promise<(BusinessRecord & { lookAt: Date | null }) | null> {
  const which = and(eq(records.tenantId, tenantId), eq(records.id, id), isNull(records.removedAt));
  return (await tx.select().from(records).where(which).for('update'))[0] ?? null;
}

async function setRecord(tx: Tx, tenantId: TenantId, id: RecordId, change: Partial<typeof records.$inferInsert>): Promise<void> {
  await claimingSlot(
    tx
      .update(records)
      .set(change)
      .where(and(eq(records.tenantId, tenantId), eq(records.id, id))),
  );
}

type Change = {
  recordId: RecordId;
  from: RecordState | null;
  to: RecordState;
  startsAt: Date | null;
  by: RecordBy;
  because: string;
};

async function writeChange(tx: Tx, context: CommitContext, { recordId, from, to, startsAt, by, because }: Change): Promise<void> {
  await tx.insert(recordChanges).values({
    tenantId: context.tenant.id,
    id: newId<Id<'record-change'>>(),
    recordId,
    fromState: from,
    toState: to,
    startsAt,
    by: by.who,
    byId: by.id ?? null,
    because,
    at: context.now,
  });
}

/** The database lets no two appointments that stand into one calendar at one time, whoever writes them when. */
async function claimingSlot<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    const cause = (error as { cause?: { code?: string; constraint_name?: string } }).cause;
    if (cause?.code === '23P01') throw new AppError('slot-taken', { cause: error });
    throw error;
  }
}

function contentOf(record: BusinessRecord): RecordContent {
  const { state, closedAt, title, forName, calendarId, startsAt, endsAt, amount, lines, dueAt, dealId, score } = record;
  return { state, closedAt, title, forName, calendarId, startsAt, endsAt, amount, lines, dueAt, dealId, score };
}

/** Nobody has changed it since, or whatever was changed since has been undone. */
function isAsMade(record: BusinessRecord, version: number, made: RecordContent | undefined): boolean {
  if (record.version === version) return true;
  return (
    made !== undefined && Object.entries(contentOf(record)).every(([key, value]) => same(value, made[key as keyof RecordContent]))
  );
}

function same(a: unknown, b: unknown): boolean {
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  return typeof a === 'object' && a !== null ? JSON.stringify(a) === JSON.stringify(b) : a === b;
}

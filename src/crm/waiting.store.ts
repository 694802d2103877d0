import { and, asc, desc, eq, gt, isNull, lt, or, type SQL } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { notices, records } from '../../db/schema/records.ts';
import { slotLetters, slotOffers, waitingList } from '../../db/schema/waiting.ts';
import { type ContactId, type Id, isId, type NoticeId, type TenantId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import { slotOf } from './notice.store.ts';
import { viewsOf } from './views.store.ts';
import type { FreedTime, Waiting, WaitingRead } from './waiting-list.ts';

export function openWaitingRead(tx: Tx, tenantId: TenantId): WaitingRead {
  return {
    async waitingList(now, limit) {
      const rows: Waiting[] = await tx
        .select()
        .from(waitingList)
        .where(
          and(
            eq(waitingList.tenantId, tenantId),
            isNull(waitingList.endedAt),
            or(isNull(waitingList.until), gt(waitingList.until, now)),
          ),
        )
        .orderBy(asc(waitingList.createdAt), asc(waitingList.id))
        .limit(limit);
      const views = await viewsOf(
        tx,
        tenantId,
        rows.map(({ contactId }) => contactId),
      );
      return rows.flatMap((row) => {
        const view = views.find(({ contact }) => contact.id === row.contactId);
        return view ? [{ ...row, view }] : [];
      });
    },
    waitingOf: (contact) =>
      tx
        .select()
        .from(waitingList)
        .where(and(eq(waitingList.tenantId, tenantId), eq(waitingList.contactId, contact), isNull(waitingList.endedAt)))
        .orderBy(asc(waitingList.createdAt), asc(waitingList.id)),
    async freedTime(id) {
      const [row] = isId(id) ? await freedTimes(eq(notices.id, id as NoticeId), 1) : [];
      return row ?? null;
    },
    freedTimes: (from, until, limit) => freedTimes(and(gt(notices.freedFrom, from), lt(notices.freedFrom, until)), limit),
  };

  // Of what came free more than once, the last time counts.
  async function freedTimes(which: SQL | undefined, limit: number): Promise<FreedTime[]> {
    const rows = await tx
      .selectDistinctOn([notices.freedFrom, notices.freedTo, notices.freedCalendarId], {
        notice: notices,
        freedBy: records.contactId,
      })
      .from(notices)
      .innerJoin(records, and(eq(records.tenantId, notices.tenantId), eq(records.id, notices.recordId)))
      .where(and(eq(notices.tenantId, tenantId), eq(notices.kind, 'freed'), isNull(records.removedAt), which))
      .orderBy(asc(notices.freedFrom), asc(notices.freedTo), asc(notices.freedCalendarId), desc(notices.createdAt))
      .limit(limit);
    return rows.flatMap(({ notice, freedBy }) => {
      const slot = slotOf(notice);
      return slot ? [{ ...slot, freedBy, id: notice.id, recordId: notice.recordId }] : [];
    });
  }
}

/** The offer to one person, with what it is of and whoever waits. */
export type Letter = {
  letter: typeof slotLetters.$inferSelect;
  offer: typeof slotOffers.$inferSelect;
  waiting: typeof waitingList.$inferSelect;
};

/** One of these letters and its offer, both locked: of two who take one time at once the second sees what the first did. */
export async function lockLetter(tx: Tx, { tenant }: CommitContext, id: Id<'slot-letter'>): Promise<Letter | null> {
  const [found] = await tx
    .select({ offerId: slotLetters.offerId, waitingId: slotLetters.waitingId })
    .from(slotLetters)
    .where(and(eq(slotLetters.tenantId, tenant.id), eq(slotLetters.id, id)));
  if (!found) return null;
  const [offer] = await tx
    .select()
    .from(slotOffers)
    .where(and(eq(slotOffers.tenantId, tenant.id), eq(slotOffers.id, found.offerId)))
    .for('update');
  const [letter] = await tx
    .select()
    .from(slotLetters)
    .where(and(eq(slotLetters.tenantId, tenant.id), eq(slotLetters.id, id)))
    .for('update');
  const [waiting] = await tx
    .select()
    .from(waitingList)
    .where(and(eq(waitingList.tenantId, tenant.id), eq(waitingList.id, found.waitingId)));
  return letter && offer && waiting ? { letter, offer, waiting } : null;
}

/** What a button means that this contact tapped; null for what is no such button, or is somebody else's. */
export async function letterTapped(tx: Tx, context: CommitContext, id: string, contactId: ContactId): Promise<Letter | null> {
  if (!isId(id)) return null;
  const letter = await lockLetter(tx, context, id as Id<'slot-letter'>);
  return letter?.waiting.contactId === contactId ? letter : null;
}

export async function setLetter(
  tx: Tx,
  { tenant }: CommitContext,
  id: Id<'slot-letter'>,
  change: Partial<typeof slotLetters.$inferInsert>,
): Promise<void> {
  await tx
    .update(slotLetters)
    .set(change)
    .where(and(eq(slotLetters.tenantId, tenant.id), eq(slotLetters.id, id)));
}

import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { slotLetters, slotOffers, waitingList } from '../../db/schema/waiting.ts';
import type { ContactId, Id, TenantId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import { viewsOf } from './views.store.ts';
import type { Waiting, WaitingRead } from './waiting-list.ts';

export function openWaitingRead(tx: Tx, tenantId: TenantId): WaitingRead {
  return {
    async waitingList(limit) {
      const rows: Waiting[] = await tx
        .select()
        .from(waitingList)
        .where(and(eq(waitingList.tenantId, tenantId), isNull(waitingList.endedAt)))
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
  };
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
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
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

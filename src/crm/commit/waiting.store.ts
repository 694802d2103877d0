import { and, eq, isNull } from 'drizzle-orm';
import { slotLetters, slotOffers, waitingList } from '../../../db/schema/waiting.ts';
import { addMs, secondMs } from '../../kit/clock.ts';
import { type Id, newId } from '../../kit/ids.ts';
import { log } from './log.store.ts';
import { undoSetting } from './undo-setting.ts';
import type { Writers } from './writers.ts';

/** Who waits for a time, and what is offered to them. */
export const waitingWriters: Writers<'wait' | 'end-wait' | 'wait-again' | 'offer-slot' | 'end-offer' | 'take-slot'> = {
  async wait(tx, context, { waiting, by, undone }) {
    await tx.insert(waitingList).values({ ...waiting, tenantId: context.tenant.id });
    const { id, contactId } = waiting;
    if (by.who !== 'operator') {
      await log(tx, context, { actor: by.who, action: 'wait', contactId, detail: { id } });
      return [];
    }
    const undo = { do: 'end-wait' as const, id, contactId, by: by.id, undone };
    await log(tx, context, {
      operatorId: by.id,
      action: 'wait',
      contactId,
      detail: { id },
      undo: undoSetting(undo, undone),
    });
    return [];
  },
  async 'end-wait'(tx, context, { id, contactId, by, undone }) {
    const [row] = await tx
      .update(waitingList)
      .set({ endedAt: context.now, endedAs: 'removed' })
      .where(and(eq(waitingList.tenantId, context.tenant.id), eq(waitingList.id, id), isNull(waitingList.endedAt)))
      .returning({ id: waitingList.id });
    if (!row) return [];
    await log(tx, context, {
      operatorId: by,
      action: 'end-wait',
      contactId,
      detail: { id },
      undo: undoSetting({ do: 'wait-again', id }, undone),
    });
    return [];
  },
  async 'wait-again'(tx, context, { id }) {
    await tx
      .update(waitingList)
      .set({ endedAt: null, endedAs: null })
      .where(and(eq(waitingList.tenantId, context.tenant.id), eq(waitingList.id, id), eq(waitingList.endedAs, 'removed')));
    return [];
  },
  async 'offer-slot'(tx, context, { offer, undone }) {
    const { tenant, now } = context;
    const { id, recordId, from, to, expiresAt, waiting, by } = offer;
    await tx.insert(slotOffers).values({
      tenantId: tenant.id,
      id,
      recordId,
      startsAt: from,
      endsAt: to,
      expiresAt,
      state: 'open',
      operatorId: by,
      createdAt: now,
    });
    const graceMs = tenant.settings.graceSeconds * secondMs;
    const letters = waiting.map((waitingId) => ({
      tenantId: tenant.id,
      id: newId<Id<'slot-letter'>>(),
      offerId: id,
      waitingId,
      state: 'due' as const,
      dueAt: addMs(now, graceMs),
      createdAt: now,
    }));
    await tx.insert(slotLetters).values(letters);
    await log(tx, context, {
      operatorId: by,
      action: 'offer-slot',
      detail: { id, recordId, count: letters.length },
      undo: undoSetting({ do: 'end-offer', id }, undone),
    });
    return letters.map((letter) => ({
      work: { do: 'slot-letter', tenant: tenant.id, letter: letter.id },
      afterMs: graceMs,
    }));
  },
  // What has not left stays here; who has it already is told that it has gone.
  async 'end-offer'(tx, context, { id }) {
    await tx
      .update(slotOffers)
      .set({ state: 'ended' })
      .where(and(eq(slotOffers.tenantId, context.tenant.id), eq(slotOffers.id, id), eq(slotOffers.state, 'open')));
    return [];
  },
  async 'take-slot'(tx, context, { offerId, letterId, waitingId, contactId }) {
    const { tenant, now } = context;
    await tx
      .update(slotOffers)
      .set({ state: 'taken' })
      .where(and(eq(slotOffers.tenantId, tenant.id), eq(slotOffers.id, offerId)));
    await tx
      .update(slotLetters)
      .set({ state: 'taken' })
      .where(and(eq(slotLetters.tenantId, tenant.id), eq(slotLetters.id, letterId)));
    await tx
      .update(waitingList)
      .set({ endedAt: now, endedAs: 'booked' })
      .where(and(eq(waitingList.tenantId, tenant.id), eq(waitingList.id, waitingId)));
    await log(tx, context, { actor: 'contact', action: 'take-slot', contactId, detail: { offerId } });
    return [];
  },
};

import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/client.ts';
import { contacts, contactTags, conversations, deals } from '../../../db/schema/crm.ts';
import { cards } from '../../../db/schema/followups.ts';
import type { ConversationId, OperatorId } from '../../kit/ids.ts';
import { waitsAgain, waitsFor } from '../awaiting.store.ts';
import { happened } from '../event.store.ts';
import { openFollowUp, planFollowUp, settleFollowUp } from '../follow-up.store.ts';
import { supersedeCards } from '../live-cards.store.ts';
import { nameKey } from '../locale.ts';
import { log, whoDid } from './log.store.ts';
import type { Committing, Writers } from './writers.ts';

/** What people of the business say about a contact: name, tags, what the deal is worth or why it was lost, whether they are blocked. */
export const contactWriters: Writers<'rename' | 'tag' | 'untag' | 'value' | 'reason' | 'block' | 'leave'> = {
  async rename(tx, context, { contactId, operatorId, name }) {
    const which = contactIs(context, contactId);
    const [was] = await tx
      .select({ name: contacts.name, from: contacts.nameFrom })
      .from(contacts)
      .where(which)
      .for('no key update');
    if (!was || was.name === name || (operatorId === null && was.from !== 'phone')) return [];
    await tx
      .update(contacts)
      .set({ name, nameKey: nameKey(name), nameFrom: operatorId === null ? 'profile' : 'operator' })
      .where(which);
    await log(tx, context, {
      ...whoDid(operatorId),
      action: 'rename',
      contactId,
      detail: {},
      undo: {
        what: 'effects',
        effects: [{ do: 'rename', contactId, operatorId, name: was.name }],
        undone: { kind: 'rename', contactId, detail: was.name },
      },
    });
    return [];
  },
  async tag(tx, context, { contactId, operatorId, tag }) {
    const added = await tx
      .insert(contactTags)
      .values({ tenantId: context.tenant.id, contactId, tagKey: nameKey(tag), tag, at: context.now })
      .onConflictDoNothing()
      .returning({ tag: contactTags.tag });
    if (added.length === 0) return [];
    await log(tx, context, {
      ...whoDid(operatorId),
      action: 'tag',
      contactId,
      detail: {},
      undo: {
        what: 'effects',
        effects: [{ do: 'untag', contactId, operatorId, tag }],
        undone: { kind: 'tag', contactId, detail: tag },
      },
    });
    return await happened(tx, context, { contactId }, { kind: 'tag', facts: { tag: nameKey(tag) } });
  },
  async untag(tx, context, { contactId, operatorId, tag }) {
    const [gone] = await tx
      .delete(contactTags)
      .where(
        and(
          eq(contactTags.tenantId, context.tenant.id),
          eq(contactTags.contactId, contactId),
          eq(contactTags.tagKey, nameKey(tag)),
        ),
      )
      .returning({ tag: contactTags.tag });
    if (!gone) return [];
    await log(tx, context, {
      ...whoDid(operatorId),
      action: 'untag',
      contactId,
      detail: {},
      undo: {
        what: 'effects',
        effects: [{ do: 'tag', contactId, operatorId, tag: gone.tag }],
        undone: { kind: 'untag', contactId, detail: gone.tag },
      },
    });
    return await happened(tx, context, { contactId }, { kind: 'untag', facts: { tag: nameKey(tag) } });
  },
  async value(tx, context, { dealId, contactId, operatorId, value }) {
    const which = and(eq(deals.tenantId, context.tenant.id), eq(deals.id, dealId));
    const [was] = await tx.select({ value: deals.value }).from(deals).where(which).for('update');
    if (!was || was.value === value) return [];
    await tx.update(deals).set({ value }).where(which);
    await log(tx, context, {
      operatorId,
      action: 'value',
      contactId,
      detail: { from: was.value, to: value },
      undo: {
        what: 'effects',
        effects: [{ do: 'value', dealId, contactId, operatorId, value: was.value }],
        undone: { kind: 'value', contactId },
      },
    });
    return [];
  },
  async reason(tx, context, { dealId, contactId, operatorId, reason }) {
    const which = and(eq(deals.tenantId, context.tenant.id), eq(deals.id, dealId));
    const [was] = await tx.select({ reason: deals.lostBecause }).from(deals).where(which).for('update');
    if (!was || was.reason === reason) return [];
    await tx.update(deals).set({ lostBecause: reason }).where(which);
    await log(tx, context, {
      operatorId,
      action: 'reason',
      contactId,
      detail: {},
      undo: {
        what: 'effects',
        effects: [{ do: 'reason', dealId, contactId, operatorId, reason: was.reason }],
        undone: { kind: 'reason', contactId },
      },
    });
    return [];
  },
  async block(tx, context, { contactId, operatorId, blocked }) {
    const changed = await tx
      .update(contacts)
      .set({ blockedAt: blocked ? context.now : null })
      .where(and(contactIs(context, contactId), blocked ? sql`blocked_at is null` : sql`blocked_at is not null`))
      .returning({ id: contacts.id });
    if (changed.length === 0) return [];
    const talks = await tx
      .select({ id: conversations.id })
      .from(conversations)
      .where(and(eq(conversations.tenantId, context.tenant.id), eq(conversations.contactId, contactId)));
    for (const { id } of talks) {
      if (blocked) await supersedeCards(tx, context, id, 'blocked', { by: operatorId, all: true });
      await (blocked ? waitsFor(tx, context, id, []) : waitsAgain(tx, context, id));
    }
    await log(tx, context, {
      operatorId,
      action: blocked ? 'block' : 'unblock',
      contactId,
      detail: {},
      undo: {
        what: 'effects',
        effects: [{ do: 'block', contactId, operatorId, blocked: !blocked }],
        undone: { kind: blocked ? 'block' : 'unblock', contactId },
      },
    });
    return [];
  },
  async leave(tx, context, { contactId, operatorId, left }) {
    const changed = await tx
      .update(contacts)
      .set({ stopAutomation: left })
      .where(and(contactIs(context, contactId), eq(contacts.stopAutomation, !left)))
      .returning({ id: contacts.id });
    if (changed.length === 0) return [];
    const talks = await tx
      .select({
        id: conversations.id,
        heardAt: conversations.lastInboundAt,
        wroteAt: conversations.lastOutboundAt,
        awaitingSince: conversations.awaitingSince,
      })
      .from(conversations)
      .where(and(eq(conversations.tenantId, context.tenant.id), eq(conversations.contactId, contactId)));
    for (const { id, heardAt, wroteAt, awaitingSince } of talks) {
      const moments = [heardAt, wroteAt].flatMap((at) => at ?? []).toSorted((a, b) => b.getTime() - a.getTime());
      if (left) {
        // Whoever waits for our answer still has to get one: that card is for us.
        if (!awaitingSince) await dropFollowUp(tx, context, id, operatorId);
      }
      // The same silence goes on: when its next step is due is worked out when it is looked at.
      else if (moments[0])
        await planFollowUp(tx, context, { conversationId: id, contactId, cardAt: context.now, silentSince: moments[0] });
    }
    await log(tx, context, {
      operatorId,
      action: left ? 'leave' : 'follow-again',
      contactId,
      detail: {},
      undo: {
        what: 'effects',
        effects: [{ do: 'leave', contactId, operatorId, left: !left }],
        undone: { kind: left ? 'leave' : 'follow-again', contactId },
      },
    });
    return [];
  },
};

/** What was proposed is no longer: its card says so, and the row is settled. */
async function dropFollowUp(tx: Tx, context: Committing, conversationId: ConversationId, by: OperatorId): Promise<void> {
  const open = await openFollowUp(tx, context, conversationId);
  if (!open) return;
  await settleFollowUp(tx, context, open.id, 'skipped');
  await tx
    .update(cards)
    .set({ state: 'superseded', settledAs: 'skipped', settledBy: by, settledAt: context.now })
    .where(and(eq(cards.tenantId, context.tenant.id), eq(cards.followUpId, open.id), eq(cards.state, 'live')));
}

function contactIs(context: Committing, id: typeof contacts.$inferSelect.id) {
  return and(eq(contacts.tenantId, context.tenant.id), eq(contacts.id, id));
}

import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contacts, conversations, identities, messages } from '../../db/schema/crm.ts';
import { cards } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import { operators } from '../../db/schema/tenants.ts';
import { addMs, hourMs, secondMs } from '../kit/clock.ts';
import type { CardId, ContactId, ConversationId, OperatorId, OutboxId, TenantId } from '../kit/ids.ts';
import { bringRing, type Held } from './attention.store.ts';
import { isUnattended } from './because.ts';
import type { CommitContext } from './commit-context.ts';
import { type Content, contentWords, templateWords } from './content.ts';
import type { SendEffect } from './effect.ts';
import { operatorWindowOpen } from './operator.ts';
import { findTemplate, putInOutbox, type Template } from './outbox.store.ts';
import { readNumber, readOperator, readThreadNumber } from './tenant.store.ts';
import type { Ring } from './work.ts';

/** What goes to a customer. Nobody's approval is in what only tells them something while they wait: it answers nothing. */
export type ToCustomer = Omit<SendEffect, 'do' | 'approvedBy'> & { approvedBy: OperatorId | null };

/** Lets a message to a customer wait for its grace, for a knock to be answered, or for nothing. */
export async function queueToCustomer(
  tx: Tx,
  context: CommitContext,
  effect: ToCustomer,
): Promise<{ id: OutboxId; contactId: ContactId; rings: Ring[] }> {
  const { tenant, now } = context;
  const { conversation, phone, userId } = await readAddressee(tx, tenant.id, effect.conversationId);
  const { contactId } = conversation;
  const number = await readNumber(tx, tenant.id, conversation.numberId);
  const graceMs = effect.hold === 'grace' ? tenant.settings.graceSeconds * secondMs : 0;
  const night = effect.notBefore && effect.notBefore > addMs(now, graceMs) ? effect.notBefore : null;
  const waits = effect.hold === 'announced' ? 'announced' : night ? 'night' : graceMs > 0 ? 'grace' : null;
  const heldFor = effect.hold === 'knock' ? 'knock' : waits;
  const leavesAt = night ?? addMs(now, graceMs);
  const pair = `${number.phoneNumberId}:${phone ?? userId}`;
  const id = await putInOutbox(tx, context, {
    by: effect.approvedBy && !isUnattended(effect.because) ? 'operator' : 'hilo',
    numberId: number.id,
    conversationId: conversation.id,
    identityId: conversation.identityId,
    pair,
    address: phone ? { phone } : { userId: userId ?? '' },
    content: effect.content,
    quote: effect.quote ?? null,
    category: effect.category,
    priority: 0,
    state: heldFor ? 'held' : 'queued',
    heldFor,
    heldUntil: heldFor && heldFor !== 'knock' ? leavesAt : null,
    unless: {
      ...(effect.unlessTheyWroteAfter ? { theyWroteAfter: effect.unlessTheyWroteAfter.toISOString() } : {}),
      ...(effect.followUpId ? { followUp: effect.followUpId, dueAt: leavesAt.toISOString() } : {}),
      ...(effect.unlessRecord ? { record: written(effect.unlessRecord) } : {}),
    },
    because: effect.because,
    approvedBy: effect.approvedBy,
    permitId: effect.permitId ?? null,
    // Behind a knock nothing is answered yet; the knock itself is the answer.
    answersSince:
      effect.hold === 'knock' || !effect.approvedBy || isUnattended(effect.because) ? null : conversation.awaitingSince,
    causedByWamid: effect.causedByWamid ?? null,
    nextTryMachine: context.machineNow,
  });
  switch (heldFor) {
    case 'grace':
    case 'announced':
    case 'night': {
      const afterMs = leavesAt.getTime() - now.getTime();
      return { id, contactId, rings: [{ work: { do: 'release', tenant: tenant.id, outbox: id }, afterMs }] };
    }
    case 'knock':
      return { id, contactId, rings: [] };
    case null:
      return { id, contactId, rings: [{ work: { do: 'send', tenant: tenant.id, pair } }] };
  }
}

function written({ id, startsAt, until }: NonNullable<SendEffect['unlessRecord']>) {
  return { id, startsAt: startsAt.toISOString(), until: until.toISOString() };
}

/**
 * The conversation, and where its person is reached: where they wrote last, since one who was merged may have two telephones. What still
 * names a conversation that a merge emptied means the one it went into.
 */
async function readAddressee(tx: Tx, tenantId: TenantId, id: ConversationId) {
  const [row] = await tx
    .select({ conversation: conversations, contact: contacts, homeId: identities.homeId })
    .from(conversations)
    .innerJoin(contacts, and(eq(contacts.tenantId, conversations.tenantId), eq(contacts.id, conversations.contactId)))
    .leftJoin(
      identities,
      and(
        eq(identities.tenantId, conversations.tenantId),
        eq(identities.id, conversations.identityId),
        isNull(identities.closedAt),
      ),
    )
    .where(and(eq(conversations.tenantId, tenantId), eq(conversations.id, id)));
  if (!row) throw new Error('A message without its conversation.');
  const { conversation, contact } = row;
  if (contact.mergedInto) {
    const [now] = await tx
      .select({ id: conversations.id })
      .from(conversations)
      .where(
        and(
          eq(conversations.tenantId, tenantId),
          eq(conversations.contactId, contact.mergedInto),
          eq(conversations.numberId, conversation.numberId),
        ),
      );
    if (now) return await readAddressee(tx, tenantId, now.id);
  }
  const [home] = row.homeId
    ? await tx
        .select()
        .from(contacts)
        .where(and(eq(contacts.tenantId, tenantId), eq(contacts.id, row.homeId)))
    : [contact];
  const { phone, userId, testOf } = home ?? contact;
  // Whoever tries to be a customer gets the answers where a customer would: on their own phone.
  return { conversation, phone: testOf ? (await readOperator(tx, tenantId, testOf)).phone : phone, userId };
}

export type ToOperator = {
  to: OperatorId;
  content: Content;
  about: ContactId[];
  cardId?: CardId;
  quote?: string;
  /** 0: an answer to what they wrote. 1: a card. 2: a mark that is dropped rather than late. */
  priority: 0 | 1 | 2;
  /** Why it is not to come now. */
  held?: Held;
};

/**
 * A message into an operator's thread. Where it would disturb it is held back. Where their own 24 hours are over it is parked, and one
 * approved template asks them to open the window: what is still true then comes.
 */
export async function queueToOperator(
  tx: Tx,
  context: CommitContext,
  message: ToOperator,
): Promise<{ id: OutboxId; rings: Ring[] }> {
  const { tenant, now } = context;
  const operator = await readOperator(tx, tenant.id, message.to);
  const number = await readThreadNumber(tx, tenant.id);
  const pair = `${number.phoneNumberId}:${operator.phone}`;
  // Who is not let in is not woken either: what is to become of it is decided when it would leave.
  const open = operatorWindowOpen(operator, now) || operator.lockedAt !== null || operator.removedAt !== null;
  const heldFor = message.held ? ('attention' as const) : open ? null : ('window' as const);
  const id = await putInOutbox(tx, context, {
    by: 'hilo',
    numberId: number.id,
    operatorId: operator.id,
    cardId: message.cardId ?? null,
    about: message.about,
    pair,
    address: { phone: operator.phone },
    content: message.content,
    quote: message.quote ?? null,
    category: 'free',
    priority: message.priority,
    state: heldFor ? 'held' : 'queued',
    heldFor,
    // Looked at once this is committed: what was read to hold it back may have changed meanwhile.
    heldUntil: message.held ? now : null,
    ...(message.held ? { because: { held: message.held } } : {}),
    unless: message.cardId ? { card: message.cardId } : null,
    nextTryMachine: context.machineNow,
  });
  if (heldFor === 'attention') return { id, rings: [bringRing(context, operator.id)] };
  if (open) return { id, rings: [{ work: { do: 'send', tenant: tenant.id, pair } }] };
  return { id, rings: await wake(tx, context, operator.id) };
}

/** So long a wake-up may stay unanswered before a mail says that something waits. */
const unansweredMs = 2 * hourMs;

/** The wake-up waits this long, so that what becomes due in the same moment is counted in it. */
const gatherMs = 1_500;

/**
 * Asks an operator to open their window, once per closed window: the template is the only thing that reaches them. It says how many things
 * wait; while it has not left, what is parked meanwhile is counted in.
 */
export async function wake(tx: Tx, context: CommitContext, operatorId: OperatorId): Promise<Ring[]> {
  const { tenant, now } = context;
  const [operator] = await tx
    .select()
    .from(operators)
    .where(and(eq(operators.tenantId, tenant.id), eq(operators.id, operatorId)))
    .for('update');
  if (!operator || operator.lockedAt || operator.removedAt) return [];
  const number = await readThreadNumber(tx, tenant.id);
  const template = await findTemplate(tx, context, number.wabaId, 'wake-up', operator.locale);
  if (!template) return [];
  const content = wakeUp(template, await countParked(tx, context, operatorId));
  if (operator.wokenAt) {
    await recount(tx, context, operatorId, content);
    return [];
  }
  const pair = `${number.phoneNumberId}:${operator.phone}`;
  await putInOutbox(tx, context, {
    by: 'hilo',
    numberId: number.id,
    operatorId,
    pair,
    address: { phone: operator.phone },
    content,
    category: 'utility',
    priority: 0,
    state: 'queued',
    nextTryMachine: addMs(context.machineNow, gatherMs),
  });
  await tx
    .update(operators)
    .set({ wokenAt: now, mailAt: addMs(now, unansweredMs) })
    .where(and(eq(operators.tenantId, tenant.id), eq(operators.id, operatorId)));
  return [{ work: { do: 'send', tenant: tenant.id, pair }, afterMs: gatherMs }];
}

function wakeUp(template: Template, waiting: number): Content {
  const count = String(Math.max(1, waiting));
  return {
    type: 'template',
    name: template.name,
    language: template.language,
    shown: templateWords(template.components, [count]),
    components: [
      { place: 'body', parameters: [{ type: 'text', text: count }] },
      { place: 'button', index: 0, action: 'quick-reply', payload: 'hilo:open' },
    ],
  };
}

/** How many things are parked: a list stands for all that is in it, and a long card is two messages but one thing. */
export async function countParked(tx: Tx, context: CommitContext, operatorId: OperatorId): Promise<number> {
  const rows = await tx
    .select({ id: outbox.id, cardId: outbox.cardId, subject: cards.subject })
    .from(outbox)
    .leftJoin(cards, and(eq(cards.tenantId, outbox.tenantId), eq(cards.id, outbox.cardId)))
    .where(
      and(
        eq(outbox.tenantId, context.tenant.id),
        eq(outbox.operatorId, operatorId),
        eq(outbox.state, 'held'),
        eq(outbox.heldFor, 'window'),
      ),
    );
  const things = new Map(rows.map((row) => [row.cardId ?? row.id, Number(row.subject?.counts ?? 1)]));
  return [...things.values()].reduce((sum, count) => sum + count, 0);
}

async function recount(tx: Tx, context: CommitContext, operatorId: OperatorId, content: Content): Promise<void> {
  const [row] = await tx
    .update(outbox)
    .set({ content })
    .where(
      and(
        eq(outbox.tenantId, context.tenant.id),
        eq(outbox.operatorId, operatorId),
        eq(outbox.state, 'queued'),
        eq(outbox.category, 'utility'),
      ),
    )
    .returning({ messageId: outbox.messageId });
  if (!row?.messageId) return;
  await tx
    .update(messages)
    .set({ content, text: contentWords(content) })
    .where(and(eq(messages.tenantId, context.tenant.id), eq(messages.id, row.messageId)));
}

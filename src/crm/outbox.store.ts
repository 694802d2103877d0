import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contacts, conversations, messages } from '../../db/schema/crm.ts';
import { templates } from '../../db/schema/followups.ts';
import { type OutboxState, outbox } from '../../db/schema/queues.ts';
import { operators } from '../../db/schema/tenants.ts';
import { addMs, secondMs } from '../kit/clock.ts';
import { type CardId, type ContactId, newId, type OperatorId, type OutboxId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import { type Content, contentWords, templateWords } from './content.ts';
import type { SendEffect } from './effect.ts';
import { insertMessage } from './message.store.ts';
import { operatorWindowOpen } from './operator.ts';
import { readMainNumber, readNumber, readOperator } from './tenant.store.ts';
import type { Ring } from './work.ts';

export type OutboxRow = typeof outbox.$inferSelect;

/** Lets a message to a customer wait for its grace, for a knock to be answered, or for nothing. */
export async function queueToCustomer(
  tx: Tx,
  context: CommitContext,
  effect: SendEffect,
): Promise<{ id: OutboxId; rings: Ring[] }> {
  const { tenant, now } = context;
  const [row] = await tx
    .select({ conversation: conversations, phone: contacts.phone, userId: contacts.userId })
    .from(conversations)
    .innerJoin(contacts, and(eq(contacts.tenantId, conversations.tenantId), eq(contacts.id, conversations.contactId)))
    .where(and(eq(conversations.tenantId, tenant.id), eq(conversations.id, effect.conversationId)));
  if (!row) throw new Error('A message without its conversation.');
  const number = await readNumber(tx, tenant.id, row.conversation.numberId);
  const id = newId<OutboxId>();
  const grace = effect.hold === 'grace' ? tenant.settings.graceSeconds : 0;
  const held = effect.hold === 'knock' ? ('knock' as const) : grace > 0 ? ('grace' as const) : null;
  const address = row.phone ? { phone: row.phone } : { userId: row.userId ?? '' };
  const pair = `${number.phoneNumberId}:${row.phone ?? row.userId}`;
  const messageId =
    effect.content.type === 'reaction'
      ? null
      : await insertMessage(tx, tenant.id, {
          conversationId: effect.conversationId,
          operatorId: effect.approvedBy,
          direction: 'out',
          author: 'operator',
          type: effect.content.type,
          text: contentWords(effect.content),
          content: effect.content,
          quotedWamid: effect.quote ?? null,
          outboxId: id,
          at: now,
        });
  await tx.insert(outbox).values({
    tenantId: tenant.id,
    id,
    numberId: number.id,
    conversationId: effect.conversationId,
    messageId,
    pair,
    address,
    content: effect.content,
    quote: effect.quote ?? null,
    category: effect.category,
    priority: 0,
    state: held ? 'held' : 'queued',
    heldFor: held,
    heldUntil: held === 'grace' ? addMs(now, grace * secondMs) : null,
    unless: {
      ...(effect.unlessTheyWroteAfter ? { theyWroteAfter: effect.unlessTheyWroteAfter.toISOString() } : {}),
      ...(effect.followUpId ? { followUp: effect.followUpId } : {}),
    },
    because: effect.because,
    approvedBy: effect.approvedBy,
    causedByWamid: effect.causedByWamid ?? null,
    nextTryMachine: context.machineNow,
    createdAt: now,
  });
  const rings: Ring[] =
    held === 'grace'
      ? [{ work: { do: 'release', tenant: tenant.id, outbox: id }, afterMs: grace * secondMs }]
      : held
        ? []
        : [{ work: { do: 'send', tenant: tenant.id, pair } }];
  return { id, rings };
}

export type ToOperator = {
  to: OperatorId;
  content: Content;
  about: ContactId[];
  cardId?: CardId;
  quote?: string;
  /** 0: an answer to what they wrote. 1: a card. */
  priority: 0 | 1;
};

/**
 * A message into an operator's thread. Where their own 24 hours are over it is parked, and one approved template asks them to open the
 * window: what is still true then comes.
 */
export async function queueToOperator(
  tx: Tx,
  context: CommitContext,
  message: ToOperator,
): Promise<{ id: OutboxId; rings: Ring[] }> {
  const { tenant, now } = context;
  const operator = await readOperator(tx, tenant.id, message.to);
  const number = await readMainNumber(tx, tenant.id);
  const pair = `${number.phoneNumberId}:${operator.phone}`;
  const open = operatorWindowOpen(operator, now);
  const id = newId<OutboxId>();
  const messageId =
    message.content.type === 'reaction'
      ? null
      : await insertMessage(tx, tenant.id, {
          operatorId: operator.id,
          direction: 'out',
          author: 'hilo',
          type: message.content.type,
          text: contentWords(message.content),
          content: message.content,
          outboxId: id,
          at: now,
        });
  await tx.insert(outbox).values({
    tenantId: tenant.id,
    id,
    numberId: number.id,
    operatorId: operator.id,
    messageId,
    cardId: message.cardId ?? null,
    about: message.about,
    pair,
    address: { phone: operator.phone },
    content: message.content,
    quote: message.quote ?? null,
    category: 'free',
    priority: message.priority,
    state: open ? 'queued' : 'held',
    heldFor: open ? null : 'window',
    unless: message.cardId ? { card: message.cardId } : null,
    nextTryMachine: context.machineNow,
    createdAt: now,
  });
  if (open) return { id, rings: [{ work: { do: 'send', tenant: tenant.id, pair } }] };
  return { id, rings: await wake(tx, context, operator.id) };
}

/** Asks an operator to open their window, once per closed window: the template is the only thing that reaches them. */
export async function wake(tx: Tx, context: CommitContext, operatorId: OperatorId): Promise<Ring[]> {
  const { tenant, now } = context;
  const [operator] = await tx
    .select()
    .from(operators)
    .where(and(eq(operators.tenantId, tenant.id), eq(operators.id, operatorId)))
    .for('update');
  if (!operator || operator.wokenAt) return [];
  const number = await readMainNumber(tx, tenant.id);
  const template = await findTemplate(tx, context, number.wabaId, 'wake-up', operator.locale);
  if (!template) return [];
  const [count] = await tx
    .select({ n: sql<number>`count(*)::int` })
    .from(outbox)
    .where(and(eq(outbox.tenantId, tenant.id), eq(outbox.operatorId, operatorId), eq(outbox.state, 'held')));
  const id = newId<OutboxId>();
  const pair = `${number.phoneNumberId}:${operator.phone}`;
  const waiting = String(Math.max(1, count?.n ?? 1));
  const content: Content = {
    type: 'template',
    name: template.name,
    language: template.language,
    shown: templateWords(template.components, [waiting]),
    components: [
      { place: 'body', parameters: [{ type: 'text', text: waiting }] },
      { place: 'button', index: 0, action: 'quick-reply', payload: 'hilo:open' },
    ],
  };
  const messageId = await insertMessage(tx, tenant.id, {
    operatorId,
    direction: 'out',
    author: 'hilo',
    type: 'template',
    text: contentWords(content),
    content,
    outboxId: id,
    at: now,
  });
  await tx.insert(outbox).values({
    tenantId: tenant.id,
    id,
    numberId: number.id,
    operatorId,
    messageId,
    pair,
    address: { phone: operator.phone },
    content,
    category: 'utility',
    priority: 0,
    state: 'queued',
    nextTryMachine: context.machineNow,
    createdAt: now,
  });
  await tx
    .update(operators)
    .set({ wokenAt: now })
    .where(and(eq(operators.tenantId, tenant.id), eq(operators.id, operatorId)));
  return [{ work: { do: 'send', tenant: tenant.id, pair } }];
}

export type Template = typeof templates.$inferSelect;

/** The approved template for a purpose, in the wanted language or else any. */
export async function findTemplate(
  tx: Tx,
  context: Pick<CommitContext, 'tenant'>,
  wabaId: string,
  purpose: 'wake-up' | 'knock' | 'quiet-lead',
  locale: string,
): Promise<Template | null> {
  const rows = await tx
    .select()
    .from(templates)
    .where(
      and(
        eq(templates.tenantId, context.tenant.id),
        eq(templates.wabaId, wabaId),
        eq(templates.purpose, purpose),
        eq(templates.status, 'APPROVED'),
      ),
    )
    .orderBy(asc(templates.name));
  return rows.find((row) => row.language.startsWith(locale)) ?? rows[0] ?? null;
}

/** What is parked for an operator whose window has just opened, oldest first. */
export async function parkedFor(tx: Tx, context: CommitContext, operatorId: OperatorId): Promise<OutboxRow[]> {
  return await tx
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.tenantId, context.tenant.id),
        eq(outbox.operatorId, operatorId),
        eq(outbox.state, 'held'),
        eq(outbox.heldFor, 'window'),
      ),
    )
    .orderBy(asc(outbox.id));
}

/** Words parked behind a knock in this conversation. */
export async function knockedFor(tx: Tx, context: CommitContext, conversationId: string): Promise<OutboxRow[]> {
  return await tx
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.tenantId, context.tenant.id),
        eq(outbox.conversationId, conversationId as never),
        eq(outbox.state, 'held'),
        eq(outbox.heldFor, 'knock'),
      ),
    )
    .orderBy(asc(outbox.id));
}

/** The newest message that an operator has approved and that still waits for its grace. */
export async function newestInGrace(tx: Tx, context: CommitContext, operatorId: OperatorId): Promise<OutboxRow | null> {
  const [row] = await tx
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.tenantId, context.tenant.id),
        eq(outbox.approvedBy, operatorId),
        eq(outbox.state, 'held'),
        eq(outbox.heldFor, 'grace'),
      ),
    )
    .orderBy(desc(outbox.id))
    .limit(1);
  return row ?? null;
}

/** Lets held rows go. */
export async function letGo(tx: Tx, context: CommitContext, rows: readonly Pick<OutboxRow, 'id' | 'pair'>[]): Promise<Ring[]> {
  for (const row of rows) {
    await tx
      .update(outbox)
      .set({ state: 'queued', heldFor: null, heldUntil: null, nextTryMachine: context.machineNow })
      .where(and(eq(outbox.tenantId, context.tenant.id), eq(outbox.id, row.id), eq(outbox.state, 'held')));
  }
  return [...new Set(rows.map((row) => row.pair))].map((pair) => ({ work: { do: 'send', tenant: context.tenant.id, pair } }));
}

/** Takes back what has not left yet. False where it has. */
export async function cancelSend(
  tx: Tx,
  context: Pick<CommitContext, 'tenant'>,
  id: OutboxId,
  because: string,
): Promise<boolean> {
  const rows = await tx
    .update(outbox)
    .set({ state: 'cancelled', cancelledBecause: because, heldFor: null })
    .where(and(eq(outbox.tenantId, context.tenant.id), eq(outbox.id, id), sql`${outbox.state} in ('held', 'queued')`))
    .returning({ id: outbox.id });
  return rows.length > 0;
}

/** Sends again what failed or stayed unconfirmed, as a person asked: a new row, so that each is sent once. */
export async function retrySend(tx: Tx, context: CommitContext, id: OutboxId, causedByWamid: string | null): Promise<Ring[]> {
  const [row] = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.tenantId, context.tenant.id), eq(outbox.id, id), sql`${outbox.state} in ('failed', 'unsure')`))
    .for('update');
  if (!row) return [];
  await tx
    .update(outbox)
    .set({ state: 'failed', errorCode: row.errorCode ?? 'graph-unanswered', failedAt: context.now })
    .where(and(eq(outbox.tenantId, context.tenant.id), eq(outbox.id, id)));
  const again = newId<OutboxId>();
  await tx.insert(outbox).values({
    ...row,
    id: again,
    state: 'queued',
    attempt: 0,
    causedByWamid: causedByWamid ?? row.causedByWamid,
    wamid: null,
    errorCode: null,
    graphCode: null,
    unsureSince: null,
    leaseUntilMachine: null,
    nextTryMachine: context.machineNow,
    createdAt: context.now,
    acceptedAt: null,
    sentAt: null,
    deliveredAt: null,
    readAt: null,
    failedAt: null,
  });
  // The transcript shows how the message stands, which is now how its second try stands.
  if (row.messageId) {
    await tx
      .update(messages)
      .set({ outboxId: again, wamid: null })
      .where(and(eq(messages.tenantId, context.tenant.id), eq(messages.id, row.messageId)));
  }
  return [{ work: { do: 'send', tenant: context.tenant.id, pair: row.pair } }];
}

/** The outgoing message with this wamid, locked: what its status makes of it depends on what it is. */
export async function outboxByWamid(tx: Tx, context: Pick<CommitContext, 'tenant'>, wamid: string): Promise<OutboxRow | null> {
  const [row] = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.tenantId, context.tenant.id), eq(outbox.wamid, wamid), isNotNull(outbox.wamid)))
    .for('update');
  return row ?? null;
}

export async function outboxById(tx: Tx, context: Pick<CommitContext, 'tenant'>, id: OutboxId): Promise<OutboxRow | null> {
  const [row] = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.tenantId, context.tenant.id), eq(outbox.id, id)));
  return row ?? null;
}

export async function setOutboxState(
  tx: Tx,
  context: Pick<CommitContext, 'tenant'>,
  id: OutboxId,
  change: Partial<OutboxRow> & { state?: OutboxState },
): Promise<void> {
  await tx
    .update(outbox)
    .set(change)
    .where(and(eq(outbox.tenantId, context.tenant.id), eq(outbox.id, id)));
}

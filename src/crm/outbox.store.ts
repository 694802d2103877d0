import { and, asc, desc, eq, gte, inArray, isNotNull, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { messages } from '../../db/schema/crm.ts';
import { templates } from '../../db/schema/followups.ts';
import { type OutboxState, outbox } from '../../db/schema/queues.ts';
import { type ConversationId, type Id, newId, type OperatorId, type OutboxId, type TenantId } from '../kit/ids.ts';
import { addressCountry } from '../kit/phone.ts';
import { type Because, ofNobody } from './because.ts';
import { cardLimits } from './card-limits.ts';
import type { CommitContext } from './commit-context.ts';
import { type Content, contentWords } from './content.ts';
import { insertMessage } from './message.store.ts';
import type { TemplatePurpose } from './template-purpose.ts';
import type { Ring } from './work.ts';

export type OutboxRow = typeof outbox.$inferSelect;

type OutboxInsert = typeof outbox.$inferInsert;

/** A message on its way out, before it has ids and times. `by`: who it is from in the transcript. */
export type Outgoing = Omit<OutboxInsert, 'tenantId' | 'id' | 'messageId' | 'content' | 'createdAt'> & {
  content: Content;
  by: 'operator' | 'hilo';
  /** Under which of the customer's identities it goes. */
  identityId?: Id<'identity'> | null;
};

/** Writes a message and its row in the outbox together; a reaction leaves no line in the transcript. */
export async function putInOutbox(tx: Tx, context: CommitContext, outgoing: Outgoing): Promise<OutboxId> {
  const { by, identityId = null, ...row } = outgoing;
  const id = newId<OutboxId>();
  const messageId =
    row.content.type === 'reaction'
      ? null
      : await insertMessage(tx, context.tenant.id, {
          conversationId: row.conversationId ?? null,
          operatorId: row.operatorId ?? row.approvedBy ?? null,
          direction: 'out',
          author: by,
          type: row.content.type,
          text: contentWords(row.content),
          content: row.content,
          quotedWamid: row.quote ?? null,
          outboxId: id,
          identityId,
          at: context.now,
        });
  const country = addressCountry(row.address);
  await tx.insert(outbox).values({ ...row, tenantId: context.tenant.id, id, messageId, country, createdAt: context.now });
  return id;
}

export type Template = typeof templates.$inferSelect;

/** The approved template for a purpose, in the wanted language or else any. */
export async function findTemplate(
  tx: Tx,
  context: Pick<CommitContext, 'tenant'>,
  wabaId: string,
  purpose: TemplatePurpose,
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

/** Which purposes have a template that Meta lets through, in whatever language. */
export async function approvedPurposes(tx: Tx, tenantId: TenantId): Promise<TemplatePurpose[]> {
  const rows = await tx
    .selectDistinct({ purpose: templates.purpose })
    .from(templates)
    .where(and(eq(templates.tenantId, tenantId), eq(templates.status, 'APPROVED'), isNotNull(templates.purpose)));
  return rows.flatMap(({ purpose }) => purpose ?? []);
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

/** Whether a knock that left since then has words waiting behind it: another would say the same, and cost the same again. */
export async function knocksAlready(
  tx: Tx,
  context: CommitContext,
  conversationId: ConversationId,
  since: Date,
): Promise<boolean> {
  if ((await knockedFor(tx, context, conversationId)).length === 0) return false;
  const [row] = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.tenantId, context.tenant.id),
        eq(outbox.conversationId, conversationId),
        ne(outbox.category, 'free'),
        gte(outbox.createdAt, since),
        inArray(outbox.state, ['sending', 'accepted', 'sent', 'delivered', 'read']),
        sql`${outbox.because} ->> 'what' = 'knock'`,
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** Whether words of a person's are on their way to somebody; what waits behind a knock is not. */
export async function answerUnderWay(tx: Tx, context: CommitContext, conversationId: ConversationId): Promise<boolean> {
  const [row] = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.tenantId, context.tenant.id),
        eq(outbox.conversationId, conversationId),
        or(inArray(outbox.state, ['queued', 'sending', 'unsure']), and(eq(outbox.state, 'held'), eq(outbox.heldFor, 'grace'))),
        isNotNull(outbox.approvedBy),
        sql`${outbox.because} ->> 'what' not in ${ofNobody}`,
      ),
    )
    .limit(1);
  return row !== undefined;
}

/**
 * Several texts of one person behind a knock become one message, in the order they were written: one bubble, and one bill. What does not fit stays
 * by itself.
 */
export async function joinParked(tx: Tx, context: CommitContext, rows: readonly OutboxRow[]): Promise<OutboxRow[]> {
  const joined: OutboxRow[] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    const together = last && last.approvedBy === row.approvedBy ? joinTexts(last, row) : null;
    if (!last || !together) {
      joined.push(row);
      continue;
    }
    await cancelSend(tx, context, row.id, 'merged');
    await setOutboxState(tx, context, last.id, { content: together });
    if (last.messageId)
      await tx
        .update(messages)
        .set({ content: together, text: contentWords(together) })
        .where(and(eq(messages.tenantId, context.tenant.id), eq(messages.id, last.messageId)));
    joined[joined.length - 1] = { ...last, content: together };
  }
  return joined;
}

function joinTexts(first: OutboxRow, second: OutboxRow): Content | null {
  const [one, two] = [first.content as Content, second.content as Content];
  if (one.type !== 'text' || two.type !== 'text') return null;
  const body = `${one.body}\n${two.body}`;
  return body.length <= cardLimits.text ? { type: 'text', body } : null;
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
    pricing: null,
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

export async function outboxById(
  tx: Tx,
  context: Pick<CommitContext, 'tenant'>,
  id: OutboxId,
  lock?: 'update',
): Promise<OutboxRow | null> {
  const found = tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.tenantId, context.tenant.id), eq(outbox.id, id)));
  const [row] = await (lock ? found.for(lock) : found);
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

/** What went to them last, or is about to, and why. */
export async function lastToThem(
  tx: Tx,
  { tenant }: Pick<CommitContext, 'tenant'>,
  conversationId: ConversationId,
): Promise<{ because: Because } | null> {
  const [row] = await tx
    .select({ because: outbox.because })
    .from(outbox)
    .where(and(eq(outbox.tenantId, tenant.id), eq(outbox.conversationId, conversationId), ne(outbox.state, 'cancelled')))
    .orderBy(desc(outbox.id))
    .limit(1);
  return row ? { because: row.because as Because } : null;
}

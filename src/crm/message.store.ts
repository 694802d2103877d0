import { and, desc, eq, gte, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { media, messages } from '../../db/schema/crm.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import {
  type CardId,
  type ConversationId,
  type MediaId,
  type MessageId,
  type NumberId,
  newId,
  type TenantId,
  type TurnId,
} from '../kit/ids.ts';

export type MessageRow = typeof messages.$inferSelect;
export type NewMessage = Omit<typeof messages.$inferInsert, 'tenantId' | 'id' | 'indexed'>;

/** Writes a message. Null where its wamid is there already: a repeat ends here, quietly. */
export async function insertMessage(tx: Tx, tenantId: TenantId, message: NewMessage): Promise<MessageId | null> {
  const [row] = await tx
    .insert(messages)
    .values({ ...message, tenantId, id: newId<MessageId>(), text: storable(message.text) })
    .onConflictDoNothing({ target: [messages.tenantId, messages.wamid] })
    .returning({ id: messages.id });
  return row?.id ?? null;
}

/** Text as PostgreSQL can hold it: without NUL characters. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '');
}

/** A file that came with a message, to be fetched at once: Meta keeps it for seven days. */
export async function insertMedia(
  tx: Tx,
  tenantId: TenantId,
  file: {
    messageId: MessageId;
    numberId: NumberId;
    metaId: string;
    mime: string | null;
    filename: string | null;
    sha256: string | null;
  },
  machineNow: Date,
): Promise<MediaId> {
  const id = newId<MediaId>();
  await tx.insert(media).values({ ...file, tenantId, id, state: 'waiting', nextTryMachine: machineNow });
  return id;
}

/** The message with this wamid, whoever wrote it. */
export async function messageByWamid(tx: Tx, tenantId: TenantId, wamid: string): Promise<MessageRow | null> {
  const [row] = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.tenantId, tenantId), eq(messages.wamid, wamid)));
  return row ?? null;
}

/** The latest messages of a turn, oldest first. */
export async function messagesOfTurn(tx: Tx, tenantId: TenantId, turnId: string, limit: number): Promise<MessageRow[]> {
  const rows = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.tenantId, tenantId), eq(messages.turnId, turnId as never)))
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(limit);
  return rows.reverse();
}

/** Whose customer has said something since a card was made. WhatsApp's times are whole seconds, so it is by what was written here after it. */
export async function spokeSince(
  tx: Tx,
  tenantId: TenantId,
  conversationIds: readonly ConversationId[],
  card: { id: CardId; createdAt: Date },
): Promise<ReadonlySet<ConversationId>> {
  if (conversationIds.length === 0) return new Set();
  const rows = await tx
    .selectDistinct({ id: messages.conversationId })
    .from(messages)
    .where(
      and(
        eq(messages.tenantId, tenantId),
        inArray(messages.conversationId, [...conversationIds]),
        eq(messages.direction, 'in'),
        gte(messages.at, addMs(card.createdAt, -10 * minuteMs)),
        sql`${messages.id} > ${card.id}`,
      ),
    );
  return new Set(rows.flatMap((row) => row.id ?? []));
}

/**
 * The last thing said in a conversation before this turn, or besides it; null where it is the first. `byItself`: also what only told them something
 * while they wait.
 */
export async function lastBefore(
  tx: Tx,
  tenantId: TenantId,
  turn: { id: TurnId; conversationId: ConversationId },
  { byItself = false } = {},
): Promise<{ direction: 'in' | 'out'; author: string; at: Date } | null> {
  const [row] = await tx
    .select({ direction: messages.direction, author: messages.author, at: messages.at })
    .from(messages)
    .where(
      and(
        eq(messages.tenantId, tenantId),
        eq(messages.conversationId, turn.conversationId),
        or(isNull(messages.turnId), ne(messages.turnId, turn.id)),
        byItself ? undefined : ne(messages.author, 'hilo'),
      ),
    )
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(1);
  return row ?? null;
}

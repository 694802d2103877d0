import { and, asc, desc, eq, isNotNull, isNull, ne, notInArray, or } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { messages } from '../../db/schema/crm.ts';
import { drafts, playbook } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import type { ConversationId, FollowUpId, TenantId } from '../kit/ids.ts';
import type { PlaybookLine } from './playbook.ts';

/** The business's own words, in the order it put them. */
export async function readPlaybook(tx: Tx, tenantId: TenantId): Promise<PlaybookLine[]> {
  return await tx.select().from(playbook).where(eq(playbook.tenantId, tenantId)).orderBy(asc(playbook.position));
}

/**
 * The latest twenty texts that went out in a conversation, or are about to: ours, the phone app's, imported ones. What never left does not count,
 * nor what went by itself while they wait.
 */
export async function sentLately(tx: Tx, tenantId: TenantId, conversationId: ConversationId): Promise<string[]> {
  const rows = await tx
    .select({ text: messages.text })
    .from(messages)
    .leftJoin(outbox, and(eq(outbox.tenantId, messages.tenantId), eq(outbox.id, messages.outboxId)))
    .where(
      and(
        eq(messages.tenantId, tenantId),
        eq(messages.conversationId, conversationId),
        eq(messages.direction, 'out'),
        ne(messages.author, 'hilo'),
        or(isNull(outbox.id), notInArray(outbox.state, ['cancelled', 'failed'])),
      ),
    )
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(20);
  return rows.map((row) => row.text);
}

/** What the playbook proposed in a conversation's earlier follow-ups; one that was snoozed may propose its own again. */
export async function proposedBefore(
  tx: Tx,
  tenantId: TenantId,
  conversationId: ConversationId,
  followUp: FollowUpId,
): Promise<string[]> {
  const rows = await tx
    .select({ text: drafts.text })
    .from(drafts)
    .where(
      and(
        eq(drafts.tenantId, tenantId),
        eq(drafts.conversationId, conversationId),
        eq(drafts.source, 'playbook'),
        isNotNull(drafts.followUpId),
        ne(drafts.followUpId, followUp),
      ),
    )
    .orderBy(desc(drafts.createdAt))
    .limit(20);
  return rows.map((row) => row.text);
}

import { and, desc, eq } from 'drizzle-orm';
import { type Db, withTenant } from '../../db/client.ts';
import { conversations, messages } from '../../db/schema/crm.ts';
import { readNumber } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import type { ConversationId, TenantId } from '../kit/ids.ts';
import type { Vault } from '../kit/secrets.ts';
import type { Graph } from '../meta/graph.client.ts';

type Needs = { db: Db; graph: Graph; vault: Vault };

/**
 * Blue ticks and "typing…" for a customer whose answer has been approved and waits out its grace (25 seconds at most; typing indicators).
 * A courtesy: it costs nothing, and when it fails or is never rung for, nothing is lost.
 */
export async function showSeen(needs: Needs, tenantId: TenantId, id: ConversationId): Promise<Ring[]> {
  const last = await withTenant(needs.db, tenantId, async (tx) => {
    const [row] = await tx
      .select({ wamid: messages.wamid, numberId: conversations.numberId })
      .from(messages)
      .innerJoin(conversations, and(eq(conversations.tenantId, messages.tenantId), eq(conversations.id, messages.conversationId)))
      .where(
        and(
          eq(messages.tenantId, tenantId),
          eq(messages.conversationId, id),
          eq(messages.direction, 'in'),
          eq(messages.author, 'contact'),
        ),
      )
      .orderBy(desc(messages.at), desc(messages.id))
      .limit(1);
    // Only what WhatsApp gave an id can be marked.
    if (!row?.wamid?.startsWith('wamid.')) return null;
    const number = await readNumber(tx, tenantId, row.numberId);
    return {
      wamid: row.wamid,
      from: { phoneNumberId: number.phoneNumberId, token: needs.vault.open(number.tokenSealed, `${tenantId}/token`) },
    };
  });
  if (last) await needs.graph.markRead(last.from, last.wamid, { typing: true });
  return [];
}

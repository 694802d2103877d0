import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { messages } from '../../db/schema/crm.ts';
import { markEmoji } from '../commands/emoji.ts';
import type { Settled } from '../crm/effect.ts';
import type { MessageId, OperatorId, TenantId } from '../kit/ids.ts';

/** ✅ on the operator's message that a job has answered. */
export async function doneMark(tx: Tx, tenantId: TenantId, messageId: MessageId, to: OperatorId): Promise<Settled[]> {
  const [asked] = await tx
    .select({ wamid: messages.wamid })
    .from(messages)
    .where(and(eq(messages.tenantId, tenantId), eq(messages.id, messageId)));
  return asked?.wamid ? [{ do: 'react', to, wamid: asked.wamid, emoji: markEmoji.done, optional: true }] : [];
}

import type { Conversation } from '../crm/conversation.ts';
import type { Read } from '../crm/read.ts';

/**
 * When somebody wrote last. What was imported from before the connection opens no window, so it is not in the conversation; but whoever wrote
 * then has written.
 */
export async function lastHeard(conversation: Conversation | null, read: Read): Promise<Date | null> {
  if (!conversation) return null;
  if (conversation.lastInboundAt) return conversation.lastInboundAt;
  const lines = await read.transcript(conversation.id, 20);
  return lines
    .filter((line) => line.direction === 'in')
    .reduce<Date | null>((last, { at }) => (last && last > at ? last : at), null);
}

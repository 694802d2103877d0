import { insertMessage } from '../crm/message.store.ts';
import type { Ring } from '../crm/work.ts';
import { contentText } from '../meta/content-text.ts';
import type { InboundMessage } from '../meta/inbound.ts';
import type { Arrived } from './arrived.ts';

/** A message of a group is kept, and makes no contact, no card and no answer. */
export async function keepGroupMessage({ tx, context }: Arrived, message: InboundMessage): Promise<Ring[]> {
  await insertMessage(tx, context.tenant.id, {
    direction: 'in',
    author: 'contact',
    wamid: message.wamid,
    type: message.content.type,
    text: contentText(message.content),
    content: message.content,
    groupId: message.groupId,
    at: message.at,
  });
  return [];
}

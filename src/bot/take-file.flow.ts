import { insertMedia } from '../crm/message.store.ts';
import type { Ring } from '../crm/work.ts';
import type { MediaId, MessageId } from '../kit/ids.ts';
import type { InboundMessage } from '../meta/inbound.ts';
import type { Arrived } from './arrived.ts';

/** A file came with a message. Meta keeps it for seven days: it is fetched at once, by a job of its own. Null where there is none. */
export async function takeFile(
  { tx, context, numberId }: Arrived,
  message: Pick<InboundMessage, 'content'>,
  messageId: MessageId,
): Promise<{ id: MediaId; rings: Ring[] } | null> {
  const { content } = message;
  if (!('mediaId' in content) || !content.mediaId) return null;
  const filename = 'filename' in content ? content.filename : null;
  const facts = { messageId, numberId, metaId: content.mediaId, mime: content.mime, filename, sha256: content.sha256 };
  const id = await insertMedia(tx, context.tenant.id, facts, context.machineNow);
  return { id, rings: [{ work: { do: 'media', tenant: context.tenant.id, media: id } }] };
}

import { and, eq } from 'drizzle-orm';
import { type Db, withTenant } from '../../db/client.ts';
import { media } from '../../db/schema/crm.ts';
import type { CardHeader, Content } from '../crm/content.ts';
import type { MediaStore } from '../crm/media-store.ts';
import type { MediaId, TenantId } from '../kit/ids.ts';
import type { Graph, SendingNumber, SendResult } from '../meta/graph.client.ts';
import type { Outgoing } from '../meta/outgoing.ts';

type Needs = { db: Db; graph: Graph; files: MediaStore };

/** The message as Meta takes it, or how its sending ended before a byte of it left. */
export type Attached = { ok: true; outgoing: Outgoing } | { ok: false; result: SendResult };

/**
 * Gives a message its files: ours are named by their row, Meta's by what an upload returns. The id a file came with is not used: it is the
 * sender's, and dies in seven days. A file that is still being fetched makes the message wait; one that is gone makes it fail.
 */
export async function attachFiles(needs: Needs, tenantId: TenantId, from: SendingNumber, content: Content): Promise<Attached> {
  switch (content.type) {
    case 'image':
    case 'video':
    case 'document':
    case 'audio': {
      const { file, ...rest } = content;
      const uploaded = await upload(needs, tenantId, from, file);
      return uploaded.ok ? { ok: true, outgoing: { ...rest, mediaId: uploaded.mediaId } } : uploaded;
    }
    case 'buttons': {
      const { header, ...rest } = content;
      if (!header) return { ok: true, outgoing: rest };
      const uploaded = await upload(needs, tenantId, from, header.file);
      // A card is worth more than the picture on it: without the file it goes bare.
      return { ok: true, outgoing: uploaded.ok ? { ...rest, header: headerOf(header, uploaded.mediaId) } : rest };
    }
    default:
      return { ok: true, outgoing: content };
  }
}

function headerOf(header: CardHeader, mediaId: string) {
  const { file: _, ...rest } = header;
  return { ...rest, mediaId };
}

type Uploaded = { ok: true; mediaId: string } | { ok: false; result: SendResult };

async function upload(needs: Needs, tenantId: TenantId, from: SendingNumber, id: MediaId): Promise<Uploaded> {
  const row = await withTenant(needs.db, tenantId, async (tx) => {
    const [found] = await tx
      .select()
      .from(media)
      .where(and(eq(media.tenantId, tenantId), eq(media.id, id)));
    return found ?? null;
  });
  if (row?.state === 'waiting') return ended('not-sent', 'graph-unreachable');
  const bytes = row?.state === 'stored' && row.sha256 ? await needs.files.get(tenantId, row.sha256) : null;
  if (!row || !bytes) return ended('refused', 'media-gone');
  const answer = await needs.graph.uploadMedia(from, { bytes, mime: plainMime(row.mime), filename: row.filename ?? 'file' });
  return answer.ok
    ? { ok: true, mediaId: answer.value.mediaId }
    : { ok: false, result: { outcome: 'refused', error: answer.error } };
}

function ended(outcome: 'not-sent' | 'refused', code: 'graph-unreachable' | 'media-gone'): Uploaded {
  return { ok: false, result: { outcome, error: { code, graphCode: null, detail: null } } };
}

/** `audio/ogg; codecs=opus` came in, `audio/ogg` goes out: Meta's list of types knows no parameters but this one's. */
function plainMime(mime: string | null): string {
  return mime?.split(';')[0]?.trim() || 'application/octet-stream';
}

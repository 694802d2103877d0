import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { media } from '../../db/schema/crm.ts';
import type { FileHeader } from '../crm/content.ts';
import type { MessageId, TenantId } from '../kit/ids.ts';

const megabyte = 1024 * 1024;

/** What WhatsApp shows as a header, by type and size (messages/interactive-reply-buttons, media/supported types). */
const showable: { type: FileHeader['type']; mimes: RegExp; mostBytes: number }[] = [
  { type: 'image', mimes: /^image\/(jpeg|png)$/, mostBytes: 5 * megabyte },
  { type: 'video', mimes: /^video\/(mp4|3gpp)$/, mostBytes: 16 * megabyte },
  { type: 'document', mimes: /^(application|text)\//, mostBytes: 100 * megabyte },
];

/**
 * The first file of a turn that can stand on its card: one bill instead of two. Null where none came, or none is here yet; the card's words
 * say what it was either way.
 */
export async function pictureOf(tx: Tx, tenantId: TenantId, said: readonly { id: MessageId }[]): Promise<FileHeader | null> {
  if (said.length === 0) return null;
  const rows = await tx
    .select()
    .from(media)
    .where(
      and(
        eq(media.tenantId, tenantId),
        inArray(
          media.messageId,
          said.map((message) => message.id),
        ),
        eq(media.state, 'stored'),
      ),
    )
    .orderBy(media.id);
  for (const row of rows) {
    const mime = row.mime?.split(';')[0] ?? '';
    const fits = showable.find((one) => one.mimes.test(mime) && (row.size ?? 0) > 0 && (row.size ?? 0) <= one.mostBytes);
    if (!fits) continue;
    if (fits.type !== 'document') return { type: fits.type, file: row.id };
    return { type: 'document', file: row.id, ...(row.filename ? { filename: row.filename } : {}) };
  }
  return null;
}

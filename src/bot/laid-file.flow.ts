import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { type Db, type Tx, withTenant } from '../../db/client.ts';
import { media } from '../../db/schema/crm.ts';
import type { MediaStore } from '../crm/media-store.ts';
import { addMs, type Clock, hourMs } from '../kit/clock.ts';
import { type MediaId, type MessageId, type NumberId, newId, type TenantId } from '../kit/ids.ts';

type Needs = { db: Db; clock: Clock; files: MediaStore };

/** A file of ours for an operator's thread. Meta takes no text/csv for upload (media, supported types): CSV goes as text, its name says what it is. */
export type LaidFile = { bytes: Uint8Array; filename: string; mime: string };

/** A file is forgotten after this long: a phone is no archive of customers. */
const keptForMs = 24 * hourMs;

/**
 * Lays a file ready to be handed over, in answer to a message. Its row comes first, with the day it goes: bytes without a row would lie there for
 * ever. `isOurs` throws where somebody else has taken the work over meanwhile. It can be sent once `showLaid` was committed.
 */
export async function layFile(
  needs: Needs,
  answers: { tenantId: TenantId; messageId: MessageId; numberId: NumberId },
  file: LaidFile,
  isOurs: (tx: Tx) => Promise<void>,
): Promise<MediaId> {
  const { tenantId, messageId, numberId } = answers;
  const id = newId<MediaId>();
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  await withTenant(needs.db, tenantId, async (tx) => {
    await isOurs(tx);
    await tx.insert(media).values({
      tenantId,
      id,
      messageId,
      numberId,
      metaId: '',
      mime: file.mime,
      filename: file.filename,
      sha256,
      size: file.bytes.length,
      state: 'gone',
      nextTryMachine: new Date(needs.clock.machineMs()),
      keepUntil: addMs(needs.clock.now(), keptForMs),
    });
  });
  await needs.files.put(tenantId, sha256, file.bytes);
  return id;
}

/** The bytes are there: it may be sent. */
export async function showLaid(tx: Tx, tenantId: TenantId, id: MediaId): Promise<void> {
  await tx
    .update(media)
    .set({ state: 'stored' })
    .where(and(eq(media.tenantId, tenantId), eq(media.id, id)));
}

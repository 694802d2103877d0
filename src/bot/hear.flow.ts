import { and, eq, isNull } from 'drizzle-orm';
import { type Db, withTenant } from '../../db/client.ts';
import { media, messages, transcripts } from '../../db/schema/crm.ts';
import type { Ear, Heard } from '../ai/speech.client.ts';
import type { MediaStore } from '../crm/media-store.ts';
import type { Ring } from '../crm/work.ts';
import { addMs, type Clock, secondMs } from '../kit/clock.ts';
import type { MediaId, TenantId } from '../kit/ids.ts';
import type { Log } from '../kit/log.ts';

type Needs = { db: Db; clock: Clock; log: Log; files: MediaStore; ear: Ear | null };

/** Longer than an ear's time-out: whoever died listening holds it no longer. */
const leaseMs = 45 * secondMs;
const tries = 4;

/**
 * Puts a voice message into words, which become its text: the card shows them, the model and the search read them. The bytes are read and the
 * ear asked with no transaction open. Whatever becomes of it, the voice message itself is there.
 */
export async function hearVoice(needs: Needs, tenantId: TenantId, id: MediaId): Promise<Ring[]> {
  const which = and(eq(transcripts.tenantId, tenantId), eq(transcripts.id, id));
  const claim = await withTenant(needs.db, tenantId, async (tx) => {
    const [row] = await tx.select().from(transcripts).where(which).for('update', { skipLocked: true });
    if (row?.state !== 'waiting' || row.nextTryMachine.getTime() > needs.clock.machineMs()) return null;
    // The next try is written down before this one: a process that dies listening does not take the words along.
    const nextTryMachine = addMs(new Date(needs.clock.machineMs()), leaseMs * 4 ** row.attempts);
    await tx
      .update(transcripts)
      .set({ attempts: row.attempts + 1, nextTryMachine })
      .where(which);
    const [file] = await tx
      .select({ sha256: media.sha256, mime: media.mime })
      .from(media)
      .where(and(eq(media.tenantId, tenantId), eq(media.id, id), eq(media.state, 'stored'), isNull(media.keepUntil)));
    return { attempt: row.attempts + 1, messageId: row.messageId, file };
  });
  if (!claim) return [];
  const heard = await hear(needs, tenantId, claim.file);
  if (!heard.ok) {
    needs.log.warn('voice message was not put into words', {
      media: id,
      code: heard.code,
      detail: heard.detail,
      attempt: claim.attempt,
    });
    if (heard.code === 'speech-unreachable' && claim.attempt < tries) return [];
  }
  return await withTenant(needs.db, tenantId, async (tx) => {
    const [row] = await tx
      .update(transcripts)
      .set({ state: heard.ok ? 'done' : 'failed' })
      .where(and(which, eq(transcripts.state, 'waiting')))
      .returning({ id: transcripts.id });
    if (!row) return [];
    const said = and(eq(messages.tenantId, tenantId), eq(messages.id, claim.messageId));
    // Not what was deleted meanwhile.
    if (heard.ok && heard.words !== '')
      await tx
        .update(messages)
        .set({ text: heard.words, indexed: false })
        .where(and(said, eq(messages.text, ''), isNull(messages.revokedAt)));
    const [message] = await tx.select({ turnId: messages.turnId }).from(messages).where(said);
    return message?.turnId ? [{ work: { do: 'turn' as const, tenant: tenantId, turn: message.turnId } }] : [];
  });
}

async function hear(
  { ear, files }: Needs,
  tenantId: TenantId,
  file: { sha256: string | null; mime: string | null } | undefined,
): Promise<Heard> {
  const bytes = file?.sha256 ? await files.get(tenantId, file.sha256) : null;
  if (!ear || !bytes) return { ok: false, code: 'speech-refused', detail: ear ? 'file-gone' : 'no-ear' };
  return await ear.hear({ bytes, mime: file?.mime ?? 'audio/ogg' });
}

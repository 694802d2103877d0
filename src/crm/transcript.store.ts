import { and, eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { media, messages, transcripts } from '../../db/schema/crm.ts';
import type { MediaId, MessageId, TenantId, TurnId } from '../kit/ids.ts';

const isVoice = and(eq(messages.type, 'audio'), sql`${messages.content} ->> 'voice' is distinct from 'false'`);

/** Writes down that a file which has just come is to be put into words; false where it is no voice message. */
export async function wantWords(tx: Tx, tenantId: TenantId, id: MediaId, maxBytes: number, machineNow: Date): Promise<boolean> {
  const [voice] = await tx
    .select({ messageId: messages.id })
    .from(media)
    .innerJoin(messages, and(eq(messages.tenantId, media.tenantId), eq(messages.id, media.messageId)))
    .where(and(eq(media.tenantId, tenantId), eq(media.id, id), isVoice, lte(media.size, maxBytes)));
  if (!voice) return false;
  await tx
    .insert(transcripts)
    .values({ tenantId, id, messageId: voice.messageId, state: 'waiting', nextTryMachine: machineNow })
    .onConflictDoNothing();
  return true;
}

/** Whether something said in this turn is not in words yet, and may be soon. */
export async function awaitsWords(tx: Tx, tenantId: TenantId, turnId: TurnId): Promise<boolean> {
  const [row] = await tx
    .select({ id: messages.id })
    .from(messages)
    .innerJoin(media, and(eq(media.tenantId, messages.tenantId), eq(media.messageId, messages.id)))
    .leftJoin(transcripts, and(eq(transcripts.tenantId, media.tenantId), eq(transcripts.id, media.id)))
    .where(
      and(
        eq(messages.tenantId, tenantId),
        eq(messages.turnId, turnId),
        isVoice,
        or(and(eq(media.state, 'waiting'), isNull(transcripts.id)), eq(transcripts.state, 'waiting')),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** What became of a voice message: its words, or null while it is listened to; empty where there are none to be had. */
export async function wordsOfVoice(tx: Tx, tenantId: TenantId, messageId: MessageId): Promise<string | null> {
  const [row] = await tx
    .select({ text: messages.text, file: media.state, state: transcripts.state })
    .from(messages)
    .leftJoin(media, and(eq(media.tenantId, messages.tenantId), eq(media.messageId, messages.id)))
    .leftJoin(transcripts, and(eq(transcripts.tenantId, media.tenantId), eq(transcripts.id, media.id)))
    .where(and(eq(messages.tenantId, tenantId), eq(messages.id, messageId)));
  if (!row) return '';
  if (row.text !== '') return row.text;
  return row.state === 'waiting' || (row.file === 'waiting' && row.state === null) ? null : '';
}

import { and, eq, gt, lte, or } from 'drizzle-orm';
import { type Db, type Tx, withTenant } from '../../db/client.ts';
import { media } from '../../db/schema/crm.ts';
import { imports } from '../../db/schema/files.ts';
import { maxRecordingBytes } from '../ai/speech.client.ts';
import type { MediaStore } from '../crm/media-store.ts';
import { readNumber } from '../crm/tenant.store.ts';
import { wantWords } from '../crm/transcript.store.ts';
import type { Ring } from '../crm/work.ts';
import type { Clock } from '../kit/clock.ts';
import type { MediaId, TenantId } from '../kit/ids.ts';
import type { Log } from '../kit/log.ts';
import type { Vault } from '../kit/secrets.ts';
import type { Graph } from '../meta/graph.client.ts';

type Needs = { db: Db; clock: Clock; log: Log; graph: Graph; vault: Vault; files: MediaStore; hears: boolean };

/** Inbound documents may be this large (Cloud API, media). */
const maxBytes = 100 * 1024 * 1024;
const triesBeforeGone = 8;

/** Fetches one file from Meta into the media store. Bytes never go into rows; a file that stays out of reach is marked as gone. */
export async function fetchMedia(needs: Needs, tenantId: TenantId, id: MediaId): Promise<Ring[]> {
  const which = and(eq(media.tenantId, tenantId), eq(media.id, id));
  const claim = await withTenant(needs.db, tenantId, async (tx) => {
    const [row] = await tx.select().from(media).where(which).for('update', { skipLocked: true });
    if (row?.state !== 'waiting' || row.nextTryMachine.getTime() > needs.clock.machineMs()) return null;
    // The next try is written down before this one: a process that dies fetching does not take the file along.
    const nextTryMachine = new Date(needs.clock.machineMs() + Math.min(3_600_000, 10_000 * 3 ** row.attempts));
    await tx
      .update(media)
      .set({ attempts: row.attempts + 1, nextTryMachine })
      .where(which);
    const number = await readNumber(tx, tenantId, row.numberId);
    return {
      row,
      from: { phoneNumberId: number.phoneNumberId, token: needs.vault.open(number.tokenSealed, `${tenantId}/token`) },
    };
  });
  if (!claim) return [];
  const facts = await needs.graph.mediaUrl(claim.from, claim.row.metaId);
  const file = facts.ok ? await needs.graph.downloadMedia(claim.from.token, facts.value.url, { maxBytes }) : facts;
  if (!file.ok) {
    needs.log.warn('file could not be fetched', { media: id, code: file.error.code, attempt: claim.row.attempts + 1 });
    if (claim.row.attempts + 1 < triesBeforeGone) return [];
    return await withTenant(needs.db, tenantId, async (tx) => {
      await tx.update(media).set({ state: 'gone' }).where(which);
      return await ringReaders(tx, needs, tenantId, id);
    });
  }
  await needs.files.put(tenantId, file.value.sha256, file.value.bytes);
  return await withTenant(needs.db, tenantId, async (tx) => {
    await tx
      .update(media)
      .set({ state: 'stored', sha256: file.value.sha256, size: file.value.bytes.length, mime: file.value.mime ?? claim.row.mime })
      .where(which);
    const machineNow = new Date(needs.clock.machineMs());
    const toHear = needs.hears && (await wantWords(tx, tenantId, id, maxRecordingBytes, machineNow));
    const readers = await ringReaders(tx, needs, tenantId, id);
    return toHear ? [...readers, { work: { do: 'hear' as const, tenant: tenantId, media: id } }] : readers;
  });
}

/** Whoever waits to read this file may do so now. */
async function ringReaders(tx: Tx, needs: Pick<Needs, 'clock'>, tenantId: TenantId, id: MediaId): Promise<Ring[]> {
  const lists = await tx
    .update(imports)
    .set({ nextTryMachine: new Date(needs.clock.machineMs()) })
    .where(and(eq(imports.tenantId, tenantId), eq(imports.mediaId, id), eq(imports.state, 'reading')))
    .returning({ id: imports.id });
  return lists.map((row) => ({ work: { do: 'import', tenant: tenantId, import: row.id } }));
}

/**
 * A file that was to be kept for a while only. Its bytes stay where another row has the same ones. The row goes first and is looked at again
 * after the bytes: of two files alike that end together, the second one finds nobody else.
 */
export async function forgetFile(needs: Pick<Needs, 'db' | 'clock' | 'files'>, tenantId: TenantId, id: MediaId): Promise<Ring[]> {
  const which = and(eq(media.tenantId, tenantId), eq(media.id, id));
  const now = needs.clock.now();
  const [row] = await withTenant(needs.db, tenantId, (tx) =>
    tx
      .update(media)
      .set({ state: 'gone' })
      .where(and(which, lte(media.keepUntil, now)))
      .returning({ sha256: media.sha256 }),
  );
  if (!row) return [];
  const { sha256 } = row;
  const isUsed = and(
    eq(media.tenantId, tenantId),
    eq(media.sha256, sha256 ?? ''),
    or(eq(media.state, 'stored'), gt(media.keepUntil, now)),
  );
  const [other] = await withTenant(needs.db, tenantId, (tx) => tx.select({ id: media.id }).from(media).where(isUsed).limit(1));
  if (sha256 && !other) await needs.files.remove(tenantId, sha256);
  await withTenant(needs.db, tenantId, (tx) => tx.update(media).set({ keepUntil: null }).where(which));
  return [];
}

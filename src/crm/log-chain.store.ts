import { createHash } from 'node:crypto';
import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { audit, auditChain, auditWaiting } from '../../db/schema/audit.ts';
import type { TenantId } from '../kit/ids.ts';
import type { Marks } from './commit-context.ts';
import type { LogCheck } from './log-line.ts';

type Entry = typeof audit.$inferSelect;

/** So many entries are taken in in one go, and so many looked at. */
const atOnce = 1_000;
const lookedAt = 500;

/**
 * Takes entries that were logged since into the business's chain, oldest first: one transaction at a time for each business. Says where the chain
 * ends now, which is written down outside the database too; null where there was nothing to take in.
 */
export async function sealLog(
  tx: Tx,
  tenantId: TenantId,
  marks: Marks,
): Promise<{ seq: number; link: string; more: boolean } | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`log/${tenantId}`}, 4))`);
  const entries = await tx
    .select({ entry: audit })
    .from(auditWaiting)
    .innerJoin(audit, and(eq(audit.tenantId, auditWaiting.tenantId), eq(audit.id, auditWaiting.auditId)))
    .where(eq(auditWaiting.tenantId, tenantId))
    .orderBy(asc(auditWaiting.auditId))
    .limit(atOnce);
  if (entries.length === 0) return null;
  let { seq, link } = await headOf(tx, tenantId);
  const rows = entries.map(({ entry }) => {
    seq += 1;
    const mac = markOf(marks, tenantId, seq, entry);
    link = linkOf(link, mac);
    return { tenantId, seq, auditId: entry.id, mac, link };
  });
  await tx.insert(auditChain).values(rows);
  const taken = rows.map((row) => row.auditId);
  await tx.delete(auditWaiting).where(and(eq(auditWaiting.tenantId, tenantId), inArray(auditWaiting.auditId, taken)));
  return { seq, link, more: entries.length === atOnce };
}

async function headOf(tx: Tx, tenantId: TenantId): Promise<{ seq: number; link: string }> {
  const [head] = await tx
    .select({ seq: auditChain.seq, link: auditChain.link })
    .from(auditChain)
    .where(eq(auditChain.tenantId, tenantId))
    .orderBy(desc(auditChain.seq))
    .limit(1);
  return head ?? { seq: 0, link: '' };
}

/** The place in the chain is marked with the entry: taking one out would need new marks for all that follow. */
function markOf(marks: Marks, tenantId: TenantId, seq: number, entry: Entry): string {
  const { id, batch, actor, operatorId, action, contactId, messageId, detail, undoes, at } = entry;
  const said = [seq, id, batch, actor, operatorId, action, contactId, messageId, detail, undoes, at.toISOString()];
  return marks.mark(JSON.stringify(said), `${tenantId}/log`);
}

function linkOf(before: string, mac: string): string {
  return createHash('sha256').update(before).update(mac).digest('hex');
}

/**
 * Goes through the chain and the log beside each other. `newest`: only so many of the last entries, for an answer in the thread; `seen`: an end of
 * the chain that somebody wrote down, without which nobody could tell that the newest entries are gone.
 */
export async function checkLog(
  tx: Tx,
  tenantId: TenantId,
  marks: Marks,
  options: { newest?: number; seen?: { seq: number; link: string } } = {},
): Promise<LogCheck> {
  const head = await headOf(tx, tenantId);
  const { seen } = options;
  const from = options.newest ? Math.max(0, head.seq - options.newest) : 0;
  const check = { entries: head.seq, checked: head.seq - from, head: head.link };
  if (seen && seen.seq > head.seq) return { ...check, broken: { seq: head.seq + 1, how: 'cut-off' } };
  let at = from === 0 ? { seq: 0, link: '' } : await linkAt(tx, tenantId, from);
  while (at && at.seq < head.seq) {
    const rows = await tx
      .select()
      .from(auditChain)
      .where(and(eq(auditChain.tenantId, tenantId), gt(auditChain.seq, at.seq)))
      .orderBy(asc(auditChain.seq))
      .limit(lookedAt);
    // By their keys, and not joined: a planner that joins so many rows would rather read the whole log.
    const ids = rows.map((row) => row.auditId);
    const found = await tx
      .select()
      .from(audit)
      .where(and(eq(audit.tenantId, tenantId), inArray(audit.id, ids)));
    const entries = new Map(found.map((entry) => [entry.id, entry]));
    for (const chain of rows) {
      const entry = entries.get(chain.auditId) ?? null;
      const seq: number = at.seq + 1;
      const how = faultOf(marks, tenantId, { seq, before: at.link }, chain, entry);
      if (how) return { ...check, broken: { seq, how } };
      if (seen?.seq === seq && !chain.link.startsWith(seen.link)) return { ...check, broken: { seq, how: 'changed' } };
      at = { seq, link: chain.link };
    }
  }
  if (!at) return { ...check, broken: { seq: from, how: 'missing' } };
  const strays = options.newest && from > 0 ? 0 : await countStrays(tx, tenantId, head.seq);
  return { ...check, broken: strays > 0 ? { seq: head.seq, how: 'put-in' } : null };
}

function faultOf(
  marks: Marks,
  tenantId: TenantId,
  expected: { seq: number; before: string },
  chain: typeof auditChain.$inferSelect,
  entry: Entry | null,
): 'missing' | 'changed' | null {
  if (chain.seq !== expected.seq || !entry) return 'missing';
  const isWhole = chain.mac === markOf(marks, tenantId, chain.seq, entry) && chain.link === linkOf(expected.before, chain.mac);
  return isWhole ? null : 'changed';
}

async function linkAt(tx: Tx, tenantId: TenantId, seq: number): Promise<{ seq: number; link: string } | null> {
  const [row] = await tx
    .select({ seq: auditChain.seq, link: auditChain.link })
    .from(auditChain)
    .where(and(eq(auditChain.tenantId, tenantId), eq(auditChain.seq, seq)));
  return row ?? null;
}

/** Entries that are neither in the chain nor on the way into it: somebody put them in past the trigger. */
async function countStrays(tx: Tx, tenantId: TenantId, chained: number): Promise<number> {
  const count = sql<number>`count(*)::int`;
  const [logged] = await tx.select({ count }).from(audit).where(eq(audit.tenantId, tenantId));
  const [waiting] = await tx.select({ count }).from(auditWaiting).where(eq(auditWaiting.tenantId, tenantId));
  return (logged?.count ?? 0) - (waiting?.count ?? 0) - chained;
}

import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { type Tx, withTenant } from '../../db/client.ts';
import { erasures } from '../../db/schema/audit.ts';
import { conversations, media, messages } from '../../db/schema/crm.ts';
import { tellHoldings } from '../commands/words/forget.ts';
import { wordsFor } from '../commands/words.ts';
import { commit } from '../crm/commit.store.ts';
import { readOperator } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import { secondMs } from '../kit/clock.ts';
import type { ContactId, Id, TenantId } from '../kit/ids.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';

/**
 * Somebody was forgotten: once their files are gone too, every table of the business is looked through for the numbers and ids under which
 * WhatsApp knew them, and whoever asked is told what was found. What was looked for is forgotten with that.
 */
export async function proveForgotten(needs: BotNeeds, tenantId: TenantId, id: Id<'erasure'>): Promise<Ring[]> {
  return await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    const which = and(eq(erasures.tenantId, tenantId), eq(erasures.id, id));
    const [row] = await tx.select().from(erasures).where(which).for('update', { skipLocked: true });
    if (row?.state !== 'erased') return [];
    if (await filesAreLeft(tx, tenantId, row.contactId))
      return [{ work: { do: 'prove' as const, tenant: tenantId, erasure: id }, afterMs: secondMs }];
    const needles = row.needles ?? [];
    await tx.update(erasures).set({ state: 'proven', needles: null, provenAt: context.now }).where(which);
    const { tables, found } = await lookThrough(tx, tenantId, needles);
    await tx.update(erasures).set({ tablesSearched: tables, rowsFound: found }).where(which);
    if (found > 0) needs.log.error('forgotten, but found', { erasure: id, rows: found });
    const operator = await readOperator(tx, tenantId, row.operatorId);
    const words = wordsFor(operator.locale).forget;
    const text = found > 0 ? words.found(found) : words.proven(tellHoldings(row.counts, words), tables);
    return await commit(tx, context, [{ do: 'say', to: operator.id, text }]);
  });
}

async function filesAreLeft(tx: Tx, tenantId: TenantId, contactId: ContactId): Promise<boolean> {
  const [left] = await tx
    .select({ id: media.id })
    .from(media)
    .innerJoin(messages, and(eq(messages.tenantId, media.tenantId), eq(messages.id, media.messageId)))
    .innerJoin(conversations, and(eq(conversations.tenantId, messages.tenantId), eq(conversations.id, messages.conversationId)))
    .where(and(eq(media.tenantId, tenantId), eq(conversations.contactId, contactId), isNotNull(media.keepUntil)))
    .limit(1);
  return left !== undefined;
}

/** Reads every row of the business, in every table it has: slow, rare, and the only way to know. */
async function lookThrough(tx: Tx, tenantId: TenantId, needles: readonly string[]): Promise<{ tables: number; found: number }> {
  const tables = await tx.execute<{ name: string }>(sql`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'tenant_id' and not a.attisdropped
      and has_table_privilege(c.oid, 'SELECT') order by 1`);
  const patterns = needles.map((needle) => `%${needle.replace(/[\\%_]/g, '\\$&')}%`);
  let found = 0;
  for (const { name } of tables) {
    const [row] = await tx.execute<{ n: number }>(sql`
      select count(*)::int as n from ${sql.identifier(name)} as r
      where r.tenant_id = ${tenantId} and r::text ilike any (${sql.param(patterns)}::text[])`);
    found += row?.n ?? 0;
  }
  return { tables: tables.length, found };
}

import { sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { rowsOf } from './rows.ts';

/** Every table that belongs to businesses; `tenants` names itself by `id`. */
export async function tenantTables(tx: Tx): Promise<{ table: string; key: string }[]> {
  return await rowsOf(
    tx,
    sql`select c.relname as table, case when c.relname = 'tenants' then 'id' else 'tenant_id' end as key from pg_class c
      where relnamespace = 'public'::regnamespace and relkind = 'r' and (relname = 'tenants' or exists (
        select from pg_attribute where attrelid = c.oid and attname = 'tenant_id' and not attisdropped)) order by 1`,
  );
}

/**
 * Puts one made-up row of this business into every table, whatever its columns are, so that a table added later is tested without anybody
 * thinking of it. Keys between tables do not hold; for a superuser only.
 */
export async function fillEveryTable(tx: Tx, tenantId: string): Promise<void> {
  await tx.execute(sql`set local session_replication_role = replica`);
  for (const { table, key } of await tenantTables(tx)) {
    const columns = await rowsOf<{ name: string; type: string }>(
      tx,
      sql`select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
        where attrelid = ${`public.${table}`}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    );
    const values = columns.map((column) => (column.name === key ? sql`${tenantId}::uuid` : madeUp(column.type)));
    const names = columns.map((column) => sql.identifier(column.name));
    await tx.execute(
      sql`insert into ${sql.identifier(table)} (${sql.join(names, sql`, `)}) values (${sql.join(values, sql`, `)})`,
    );
  }
  await tx.execute(sql`set local session_replication_role = origin`);
}

function madeUp(type: string) {
  if (type === 'uuid') return sql`gen_random_uuid()`;
  if (type === 'text') return sql`gen_random_uuid()::text`;
  if (type === 'jsonb') return sql`'{}'::jsonb`;
  if (type === 'boolean') return sql`false`;
  if (type === 'date') return sql`'2026-01-01'::date`;
  if (type.startsWith('timestamp')) return sql`'2026-01-01'::timestamptz`;
  if (type.startsWith('vector')) return sql`(select array_agg(1)::vector from generate_series(1, 256))`;
  if (type.endsWith('[]')) return sql`'{}'`;
  return type === 'tsvector' ? sql`''::tsvector` : sql`0`;
}

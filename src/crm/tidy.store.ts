import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import type { TenantId } from '../kit/ids.ts';

/** The tables of figures: what tells their rows apart, what adds up, and what is old enough to be put together. */
const tables = [
  {
    name: 'charges',
    keys: ['number_id', 'day', 'category', 'kind', 'country', 'to_operator'],
    sums: ['count'],
    latest: null,
    byDay: true,
  },
  { name: 'daily_figures', keys: ['day', 'name', 'key'], sums: ['count', 'sum'], latest: null, byDay: true },
  { name: 'items_received', keys: ['kind', 'state'], sums: ['value'], latest: 'last_machine', byDay: false },
] as const;

/**
 * Puts together what the server processes counted in rows of their own, of days before `before`: a year is then as quickly read as a week.
 * Rows that somebody is just counting in are left for the next time, so that this never waits while somebody waits for it.
 */
export async function tidyFigures(tx: Tx, tenantId: TenantId, before: string): Promise<void> {
  const [lock] = await tx.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`tidy/${tenantId}`}, 3)) as mine`,
  );
  if (!lock?.mine) return;
  for (const table of tables) {
    const name = sql.identifier(table.name);
    const keys = columns(table.keys);
    const old = table.byDay ? sql`and day < ${before}` : sql``;
    const latest = table.latest ? [table.latest] : [];
    const added = [
      ...table.sums.map((one) => sql`sum(${sql.identifier(one)})`),
      ...latest.map((one) => sql`max(${sql.identifier(one)})`),
    ];
    const merged = [
      ...table.sums.map((one) => sql`${sql.identifier(one)} = t.${sql.identifier(one)} + excluded.${sql.identifier(one)}`),
      ...latest.map((one) => sql`${sql.identifier(one)} = greatest(t.${sql.identifier(one)}, excluded.${sql.identifier(one)})`),
    ];
    await tx.execute(sql`
      with loose as (select ctid from ${name} where tenant_id = ${tenantId} and shard <> 0 ${old} for update skip locked),
        gone as (delete from ${name} where ctid in (select ctid from loose) and tenant_id = ${tenantId} returning *)
      insert into ${name} as t (tenant_id, ${keys}, shard, ${columns([...table.sums, ...latest])})
        select tenant_id, ${keys}, 0, ${sql.join(added, sql`, `)} from gone group by tenant_id, ${keys}
        on conflict (tenant_id, ${keys}, shard) do update set ${sql.join(merged, sql`, `)}`);
  }
}

function columns(names: readonly string[]): SQL {
  return sql.join(
    names.map((name) => sql.identifier(name)),
    sql`, `,
  );
}

import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Tx, withSystem, withTenant } from '../../db/client.ts';
import type { TenantId } from '../../src/kit/ids.ts';
import { openTestDatabase, type TestDatabase } from '../world/database.ts';
import { fillEveryTable, tenantTables } from './fill.ts';
import { rowsOf } from './rows.ts';

const [ours, theirs] = [randomUUID() as TenantId, randomUUID() as TenantId];
const denied = { cause: { code: '42501' } };

describe('One business and another', () => {
  let database: TestDatabase;
  let tables: { table: string; key: string }[];
  beforeAll(async () => {
    database = await openTestDatabase();
    tables = await database.underneath(async (tx) => {
      await fillEveryTable(tx, ours);
      await fillEveryTable(tx, theirs);
      return await tenantTables(tx);
    });
  });
  afterAll(() => database.close());

  const asUs = <T>(work: (tx: Tx) => Promise<T>) => withTenant(database.db, ours, work);
  const may = (table: string, what: string) =>
    database.underneath(async (tx) => {
      const [row] = await rowsOf<{ may: boolean }>(tx, sql`select has_table_privilege('hilo_app', ${table}, ${what}) as may`);
      return row!.may;
    });

  it('finds a row of each in every table, looked at from underneath', async () => {
    expect(tables.length).toBeGreaterThan(20);
    for (const { table, key } of tables) {
      const rows = await database.underneath((tx) =>
        rowsOf(
          tx,
          sql`select ${sql.identifier(key)} from ${sql.identifier(table)} where ${sql.identifier(key)} in (${ours}, ${theirs})`,
        ),
      );
      expect(rows, table).toHaveLength(2);
    }
  });

  it('shows a business its own rows and no others, in every table', async () => {
    for (const { table, key } of tables) {
      const rows = await asUs((tx) => rowsOf(tx, sql`select ${sql.identifier(key)} as tenant from ${sql.identifier(table)}`));
      expect(rows, table).toEqual([{ tenant: ours }]);
    }
  });

  it('shows each its own by a query that its connection kept, whoever it was kept for', async () => {
    // Three askers, so that each connection of a pool comes to each of them.
    for (let n = 0; n < 60; n++) {
      const tenant = [ours, theirs, '' as TenantId][n % 3]!;
      const rows = await withTenant(database.db, tenant, (tx) =>
        rowsOf(tx, sql`select tenant_id from operators where role <> ${'nobody'}`),
      );
      expect(rows).toEqual(tenant === '' ? [] : [{ tenant_id: tenant }]);
    }
  });

  it('keeps a query that is asked often on its connection, but neither a list nor what was asked once', async () => {
    const kept = await asUs(async (tx) => {
      const list = (length: number) =>
        sql.join(
          Array.from({ length }, (_, n) => sql`${`kept ${n}`}`),
          sql`, `,
        );
      for (const length of [2, 101, 2, 101, 2, 101, 3])
        await tx.execute(sql`select id from operators where name in (${list(length)})`);
      return await rowsOf(
        tx,
        sql`select statement from pg_prepared_statements where starts_with(statement, ${'select id from operators where name in'})`,
      );
    });
    expect(kept).toEqual([{ statement: 'select id from operators where name in ($1, $2)' }]);
  });

  it('shows nothing where no business is named', async () => {
    for (const { table } of tables) {
      const rows = await withTenant(database.db, '' as TenantId, (tx) => rowsOf(tx, sql`select 1 from ${sql.identifier(table)}`));
      expect(rows, table).toEqual([]);
    }
  });

  it('changes nothing of another business, even where the query asks for it by name', async () => {
    for (const { table, key } of tables) {
      if (!(await may(table, 'UPDATE'))) continue;
      const id = sql.identifier(key);
      const touched = await asUs((tx) =>
        rowsOf(tx, sql`update ${sql.identifier(table)} set ${id} = ${id} where ${id} = ${theirs} returning 1 as one`),
      );
      expect(touched, table).toEqual([]);
    }
  });

  it('refuses a row written for another business, and a row handed over to it', async () => {
    for (const { table, key } of tables) {
      const id = sql.identifier(key);
      if (await may(table, 'INSERT')) {
        const insert = asUs((tx) => tx.execute(sql`insert into ${sql.identifier(table)} (${id}) values (${theirs})`));
        await expect(insert, `insert into ${table}`).rejects.toMatchObject(denied);
      }
      if (await may(table, 'UPDATE')) {
        const handOver = asUs((tx) => tx.execute(sql`update ${sql.identifier(table)} set ${id} = ${theirs}`));
        await expect(handOver, `update of ${table}`).rejects.toMatchObject(denied);
      }
    }
  });

  it('never deletes: the business’s side has no right to, but for the search index, tags, what is put together or taken into the log’s chain, a lead added by mistake, the words of a name, busy times read anew, and a trade’s playbook', async () => {
    const mayGo = [
      'message_search',
      'contact_tags',
      'offer_looks',
      'contact_references',
      'charges',
      'daily_figures',
      'items_received',
      'audit_waiting',
      'playbook',
      'contact_words',
      'calendar_busy',
    ];
    const leads = ['contacts', 'identities', 'conversations', 'deals', 'notes'];
    for (const { table } of tables) {
      if ([...mayGo, ...leads].includes(table)) continue;
      await expect(
        asUs((tx) => tx.execute(sql`delete from ${sql.identifier(table)}`)),
        table,
      ).rejects.toMatchObject(denied);
    }
  });

  it('does not rewrite what happened: audit, consents, moves and reports are only ever added to', async () => {
    for (const table of ['audit', 'audit_chain', 'consents', 'stage_moves', 'outbox_events'])
      await expect(
        asUs((tx) => tx.execute(sql`update ${sql.identifier(table)} set tenant_id = tenant_id`)),
      ).rejects.toMatchObject(denied);
  });

  it('keeps deliveries, pacing and counters from the business’s side', async () => {
    for (const table of ['deliveries', 'lanes', 'item_counts', 'delivery_counts', 'outbox_counts'])
      await expect(
        asUs((tx) => tx.execute(sql`select 1 from ${sql.identifier(table)}`)),
        table,
      ).rejects.toMatchObject(denied);
  });

  it('asks as hilo_app outside any transaction, and sees nothing there', async () => {
    const [who] = await rowsOf<{ role: string }>(database.db.orm, sql`select current_user as role`);
    expect(who).toEqual({ role: 'hilo_app' });
    for (const { table } of tables)
      expect(await rowsOf(database.db.orm, sql`select 1 from ${sql.identifier(table)}`), table).toEqual([]);
  });

  it('leaves neither role nor business behind for the connection’s next user', async () => {
    for (let n = 0; n < 12; n++) await asUs((tx) => tx.execute(sql`select 1`));
    for (let n = 0; n < 12; n++) await withSystem(database.db, (tx) => tx.execute(sql`select 1`));
    await asUs((tx) => tx.execute(sql`select 1 / 0`)).catch(() => {});
    const left = await Promise.all(
      Array.from({ length: 12 }, () =>
        rowsOf(database.db.orm, sql`select current_user as role, current_setting('hilo.tenant', true) as tenant`),
      ),
    );
    for (const [row] of left) {
      expect(row!.role).toBe('hilo_app');
      expect(row!.tenant ?? '').toBe('');
    }
  });

  it.skipIf(!process.env.DATABASE_URL)('lets the bare login do nothing at all before it enters a role', async () => {
    const login = postgres(database.appUrl, { max: 1 });
    for (const { table } of tables) {
      await expect(login`select 1 from ${login(table)}`, table).rejects.toMatchObject({ code: '42501' });
    }
    await expect(login`set role hilo_backfill`).rejects.toMatchObject({ code: '42501' });
    await expect(login`set role postgres`).rejects.toMatchObject({ code: '42501' });
    await login.end();
  });

  it('changes rows of every business in a data migration as hilo_backfill, and none as the tables’ owner', async () => {
    const rolledBack = new Error('rolled back');
    const touched: Record<string, number> = {};
    await database
      .underneath(async (tx) => {
        // The owner of the tests' databases is a superuser, whom nothing holds; a migration's owner seldom is.
        await tx.execute(sql`create role plain_owner`);
        await tx.execute(sql`grant usage on schema public to plain_owner`);
        await tx.execute(sql`alter table notes owner to plain_owner`);
        for (const role of ['plain_owner', 'hilo_backfill']) {
          await tx.execute(sql`set local role ${sql.identifier(role)}`);
          touched[role] = (await rowsOf(tx, sql`update notes set text = upper(text) returning 1 as one`)).length;
          await tx.execute(sql`set local role postgres`);
        }
        throw rolledBack;
      })
      .catch((error) => {
        if (error !== rolledBack) throw error;
      });
    expect(touched).toEqual({ plain_owner: 0, hilo_backfill: 2 });
  });
});

describe('Asking the database from inside a transaction', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('fails at once for a second transaction, and leaves the database usable', async () => {
    const nested = withTenant(database.db, ours, () => withTenant(database.db, theirs, async () => 1));
    await expect(nested).rejects.toMatchObject({ name: 'AppError', code: 'nested-transaction' });
    const other = withSystem(database.db, () => withTenant(database.db, theirs, async () => 1));
    await expect(other).rejects.toMatchObject({ code: 'nested-transaction' });
    expect(await withSystem(database.db, async () => 'still there')).toBe('still there');
  });

  it('fails at once for a query past the open transaction, where a pool of one would wait for itself for ever', async () => {
    const past = withTenant(database.db, ours, () => database.db.orm.execute(sql`select 1`));
    await expect(past).rejects.toMatchObject({ cause: { code: 'nested-transaction' } });
    const begun = withTenant(database.db, ours, () => database.db.orm.transaction(async () => 1));
    await expect(begun).rejects.toMatchObject({ code: 'nested-transaction' });
    expect(await withSystem(database.db, async () => 'still there')).toBe('still there');
  });

  it('lets transactions beside each other alone', async () => {
    const many = Array.from({ length: 30 }, (_, n) => withTenant(database.db, n % 2 ? ours : theirs, async () => n));
    expect(await Promise.all(many)).toHaveLength(30);
  });
});

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withSystem } from '../../db/client.ts';
import { ofContact, ofTalk, treatedApart } from '../../src/crm/belongings.ts';
import { openTestDatabase, type TestDatabase } from '../world/database.ts';
import { rowsOf } from './rows.ts';

/** What `hilo_system` may read of the businesses' tables: due columns, claims and counters. A column added here is a decision. */
const systemReads: Record<string, string> = {
  tenants: 'checkup_at id timezone',
  operators: 'tenant_id id phone_key user_id proposed last_inbound_at locked_at console_chosen_at list_at mail_at removed_at',
  invitations: 'tenant_id phone_key state created_at',
  acts: 'tenant_id id',
  console_letters: '*',
  mails: 'tenant_id id state next_try_machine',
  numbers: 'tenant_id id waba_id phone_number_id purpose app rate_per_second stopped_because templates_due_at',
  contacts: 'tenant_id id forget_at',
  turns: 'tenant_id id state due_at card_by_machine',
  thoughts: 'tenant_id id state lease_until_machine',
  follow_ups: 'tenant_id id state card_at card_by_machine',
  records: 'tenant_id id look_at',
  slot_letters: 'tenant_id id state due_at',
  calendar_links: 'tenant_id id ended_at',
  calendar_feeds: 'tenant_id id next_read_machine removed_at',
  tasks: 'tenant_id id due_at reminded_at done_at removed_at',
  notices: 'tenant_id id due_at state',
  media: 'tenant_id id state next_try_machine keep_until',
  transcripts: 'tenant_id id state next_try_machine',
  exports: 'tenant_id id state next_try_machine',
  imports: 'tenant_id id state next_try_machine',
  messages: 'tenant_id id indexed',
  outbox:
    'tenant_id id number_id pair priority state held_for held_until next_try_machine lease_until_machine unsure_since operator_id message_id wamid',
  erasures: 'tenant_id id state at',
  events: 'tenant_id id state next_try_machine',
  firings: 'tenant_id id state due_at next_try_machine',
  dialogue_runs: 'tenant_id id state due_at',
  rules: 'tenant_id id next_at',
  api_keys: 'tenant_id id system revoked_at',
  outside_events: 'tenant_id id state next_try_machine',
  callouts: 'tenant_id id connection_id state next_try_machine',
  cards: 'tenant_id id state hand_on_at',
  items: 'id delivery_id tenant_id number_id kind scope key lane state reason attempts next_try_machine received_machine',
  deliveries: 'id app body state attempts received_machine',
  chores: '*',
  delivery_counts: '*',
  item_counts: '*',
  outbox_counts: '*',
  items_received: '*',
  daily_figures: 'tenant_id day shard',
  audit_waiting: 'tenant_id',
};

/** What the business's side may not rewrite. Everything else: SELECT, INSERT, UPDATE. */
const appMay: Record<string, string> = {
  message_search: 'DELETE INSERT SELECT UPDATE',
  contact_tags: 'DELETE INSERT SELECT UPDATE',
  // What somebody forgotten saw goes with them.
  offer_looks: 'DELETE INSERT SELECT UPDATE',
  offer_changes: 'INSERT SELECT',
  charges: 'DELETE INSERT SELECT UPDATE',
  daily_figures: 'DELETE INSERT SELECT UPDATE',
  items_received: 'DELETE INSERT SELECT UPDATE',
  playbook: 'DELETE INSERT SELECT UPDATE',
  // A lead that was added by mistake goes as if it had never been.
  contacts: 'DELETE INSERT SELECT UPDATE',
  identities: 'DELETE INSERT SELECT UPDATE',
  conversations: 'DELETE INSERT SELECT UPDATE',
  deals: 'DELETE INSERT SELECT UPDATE',
  notes: 'DELETE INSERT SELECT UPDATE',
  contact_references: 'DELETE INSERT SELECT UPDATE',
  audit: 'INSERT SELECT',
  merge_rows: 'INSERT SELECT',
  contact_words: 'DELETE INSERT SELECT',
  calendar_busy: 'DELETE INSERT SELECT',
  audit_chain: 'INSERT SELECT',
  checkups: 'INSERT SELECT',
  verdicts: 'INSERT SELECT',
  audit_waiting: 'DELETE INSERT SELECT',
  consents: 'INSERT SELECT',
  stage_moves: 'INSERT SELECT',
  outbox_events: 'INSERT SELECT',
  allowance_warnings: 'INSERT SELECT',
  items: 'SELECT UPDATE',
};

const notTenants = ['chores', 'deliveries', 'delivery_counts', 'item_counts', 'outbox_counts', 'lanes', 'console_letters'];

describe('What the database allows', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  const ask = <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
    database.underneath((tx) => rowsOf<T>(tx, query));
  const tablesInPublic = async () =>
    (
      await ask<{ name: string }>(
        sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
      )
    ).map((row) => row.name);
  const tenantTables = async () => (await tablesInPublic()).filter((name) => !notTenants.includes(name));

  it('protects every table of the businesses, the owner included, reading and writing', async () => {
    const unprotected = await ask(sql`
      select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and (relname = 'tenants' or exists (select from pg_attribute where attrelid = c.oid and attname = 'tenant_id' and not attisdropped))
        and not (relrowsecurity and relforcerowsecurity and exists (
          select from pg_policies p where p.tablename = relname and p.roles = '{hilo_app}' and p.cmd = 'ALL' and p.permissive = 'PERMISSIVE'
            and p.qual ~ 'hilo_tenant' and p.with_check ~ 'hilo_tenant'))`);
    expect(unprotected).toEqual([]);
  });

  it('knows every table: one without tenant_id is the machinery’s, named here', async () => {
    const without = await ask<{ name: string }>(sql`
      select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'tenants'
        and not exists (select from pg_attribute where attrelid = c.oid and attname = 'tenant_id' and attnotnull)`);
    expect(without.map((row) => row.name).sort()).toEqual([...notTenants, 'items'].sort());
  });

  it('knows of every row whose it is, so that a merge and its undo leave none behind', async () => {
    const owned = await ask<{ place: string }>(sql`
      select c.relname || '.' || a.attname as place from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname in ('contact_id', 'conversation_id') order by 1`);
    const known = [...[...ofContact, ...ofTalk].map(({ table, column }) => `${table}.${column}`), ...Object.keys(treatedApart)];
    expect(owned.map((row) => row.place)).toEqual(known.toSorted());
  });

  it('gives hilo_app one policy a table, and no other', async () => {
    const policies = await ask<{ table: string; n: number }>(
      sql`select tablename as table, count(*)::int as n from pg_policies where 'hilo_app' = any(roles) or 'public' = any(roles) group by 1 order by 1`,
    );
    expect(policies).toEqual((await tenantTables()).map((table) => ({ table, n: 1 })));
  });

  it('grants the roles what the migration says and nothing else', async () => {
    const grants = await ask<{ role: string; table: string; may: string }>(sql`
      select grantee as role, table_name as table, string_agg(privilege_type, ' ' order by privilege_type) as may
      from information_schema.role_table_grants where table_schema = 'public' and grantee <> 'postgres' group by 1, 2 order by 1, 2`);
    const expected = [
      ...(await tenantTables()).map((table) => ({ role: 'hilo_app', table, may: appMay[table] ?? 'INSERT SELECT UPDATE' })),
      ...(await tenantTables()).map((table) => ({ role: 'hilo_backfill', table, may: 'DELETE INSERT SELECT UPDATE' })),
      { role: 'hilo_system', table: 'deliveries', may: 'DELETE INSERT SELECT UPDATE' },
      { role: 'hilo_system', table: 'chores', may: 'SELECT' },
      { role: 'hilo_system', table: 'console_letters', may: 'DELETE INSERT SELECT' },
      ...['delivery_counts', 'item_counts', 'outbox_counts'].map((table) => ({ role: 'hilo_system', table, may: 'SELECT' })),
      ...['callouts', 'events', 'firings', 'outside_events'].map((table) => ({ role: 'hilo_system', table, may: 'DELETE' })),
      { role: 'hilo_system', table: 'items', may: 'DELETE INSERT' },
      { role: 'hilo_system', table: 'items_received', may: 'INSERT SELECT UPDATE' },
    ];
    const sorted = (rows: { role: string; table: string }[]) =>
      [...rows].sort((a, b) => `${a.role} ${a.table}`.localeCompare(`${b.role} ${b.table}`));
    expect(sorted(grants)).toEqual(sorted(expected));
  });

  it('lets hilo_system read exactly the columns of the machinery', async () => {
    const readable = await ask<{ table: string; columns: string }>(sql`
      select c.relname as table, string_agg(a.attname, ' ' order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_column_privilege('hilo_system', c.oid, a.attnum, 'SELECT')
      group by 1`);
    const asSet = (columns: string) => columns.split(' ').sort().join(' ');
    const counters = new Map(readable.map((row) => [row.table, row.columns]));
    expect(Object.fromEntries(readable.map((row) => [row.table, asSet(row.columns)]))).toEqual(
      Object.fromEntries(
        Object.entries(systemReads).map(([table, columns]) => [table, asSet(columns === '*' ? counters.get(table)! : columns)]),
      ),
    );
  });

  it('lets hilo_system write items and their progress, deliveries, what it counts, and nothing else of a business', async () => {
    const writable = await ask<{ table: string; columns: string }>(sql`
      select c.relname as table, string_agg(a.attname, ' ' order by a.attname) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_column_privilege('hilo_system', c.oid, a.attnum, 'UPDATE')
      group by 1 order by 1`);
    expect(writable).toEqual([
      { table: 'chores', columns: 'due_machine' },
      { table: 'deliveries', columns: 'app attempts body id received_machine state' },
      { table: 'items', columns: 'attempts next_try_machine reason state' },
      { table: 'items_received', columns: 'kind last_machine shard state tenant_id value' },
      { table: 'operators', columns: 'console_chosen_at' },
    ]);
  });

  it.each([
    'messages.text',
    'messages.content',
    'contacts.name',
    'contacts.phone',
    'items.raw',
    'outbox.content',
    'outbox.address',
    'drafts.text',
    'notes.text',
    'tasks.text',
    'conversations.last_text',
    'message_search.words',
    'cards.subject',
    'acts.args',
    'audit.detail',
    'playbook.text',
    'numbers.token_sealed',
    'operators.phone',
    'operators.name',
    'invitations.name',
    'tenants.name',
    'acts.label',
    'operators.email',
    'mails.facts',
    'identities.value',
  ])('refuses hilo_system %s', async (name) => {
    const [table, column] = name.split('.');
    const asked = withSystem(database.db, (tx) =>
      tx.execute(sql`select ${sql.identifier(column!)} from ${sql.identifier(table!)}`),
    );
    await expect(asked).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('lets nobody run a function with its owner’s rights but those it was made for', async () => {
    const open = await ask<{ name: string }>(sql`
      select p.proname as name from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prosecdef and p.prorettype <> 'trigger'::regtype
        and (p.proacl is null or exists (select from aclexplode(p.proacl) where grantee = 0))`);
    expect(open).toEqual([]);
    const unpinned = await ask(sql`
      select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
        and not exists (select from unnest(p.proconfig) as setting where setting like 'search_path=%pg_temp')`);
    expect(unpinned).toEqual([]);
  });

  it('has roles that log nobody in and may nothing by themselves', async () => {
    expect(
      await ask(sql`
        select rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles
        where rolname like 'hilo\\_%' and (rolname in ('hilo_app', 'hilo_system', 'hilo_backfill'))
          and (rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`),
    ).toEqual([]);
  });
});

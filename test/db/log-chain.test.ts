import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withTenant } from '../../db/client.ts';
import { audit } from '../../db/schema/audit.ts';
import { checkLog, sealLog } from '../../src/crm/log-chain.store.ts';
import { type ContactId, type Id, newId, type TenantId } from '../../src/kit/ids.ts';
import { openVault } from '../../src/kit/secrets.ts';
import { openTestDatabase, type TestDatabase } from '../world/database.ts';

const vault = openVault(Buffer.alloc(32, 'key'));
const at = new Date('2026-11-20T10:00:00Z');

describe('The log’s chain', () => {
  let database: TestDatabase;
  let tenantId: TenantId;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());
  beforeEach(() => {
    tenantId = newId<TenantId>();
  });

  const logs = (count: number, whose = tenantId) =>
    withTenant(database.db, whose, async (tx) => {
      for (let n = 0; n < count; n++)
        await tx.insert(audit).values({
          tenantId: whose,
          id: newId<Id<'audit'>>(),
          batch: newId<Id<'batch'>>(),
          actor: 'operator',
          action: 'move',
          contactId: newId<ContactId>(),
          detail: { to: `stage-${n}`, confidence: 0.82, from: null },
          at,
        });
    });
  const seal = (whose = tenantId) => withTenant(database.db, whose, (tx) => sealLog(tx, whose, vault));
  const check = (options = {}, marks = vault) =>
    withTenant(database.db, tenantId, (tx) => checkLog(tx, tenantId, marks, options));
  /** What somebody with the whole database in hands may do. */
  const tampers = (statement: ReturnType<typeof sql>) => database.underneath((tx) => tx.execute(statement));
  const entryAt = (seq: number) => sql`(select audit_id from audit_chain where tenant_id = ${tenantId} and seq = ${seq})`;

  it('is whole, however often it was added to, and each business has its own', async () => {
    await logs(3);
    await logs(2, newId<TenantId>());
    expect(await check()).toMatchObject({ entries: 0, broken: null });
    const first = await seal();
    expect(await seal()).toBeNull();
    await logs(4);
    const second = await seal();
    expect(second!.seq).toBe(7);
    expect(await check()).toEqual({ entries: 7, checked: 7, head: second!.link, broken: null });
    expect(await check({ seen: { seq: 3, link: first!.link.slice(0, 8) } })).toMatchObject({ broken: null });
    expect(await check({ newest: 5 })).toMatchObject({ entries: 7, checked: 5, broken: null });
  });

  it('is one chain when two processes take entries in at once', async () => {
    await logs(40);
    await Promise.all([seal(), logs(20), seal(), seal()]);
    await seal();
    expect(await check()).toMatchObject({ entries: 60, broken: null });
  });

  it.each([
    [
      'an entry that says something else',
      () => sql`update audit set action = 'note' where id = ${entryAt(5)}`,
      { seq: 5, how: 'changed' },
    ],
    [
      'another person',
      () => sql`update audit set contact_id = gen_random_uuid() where id = ${entryAt(2)}`,
      { seq: 2, how: 'changed' },
    ],
    [
      'another time',
      () => sql`update audit set at = at + interval '1 minute' where id = ${entryAt(9)}`,
      { seq: 9, how: 'changed' },
    ],
    [
      'a detail',
      () => sql`update audit set detail = detail || '{"to":"x"}' where id = ${entryAt(1)}`,
      { seq: 1, how: 'changed' },
    ],
    ['an entry taken out', () => sql`delete from audit where id = ${entryAt(4)}`, { seq: 4, how: 'missing' }],
    [
      'two that changed places',
      () => sql`update audit_chain as c set audit_id = o.audit_id from audit_chain as o
        where c.tenant_id = ${tenantId} and o.tenant_id = ${tenantId} and c.seq = 3 and o.seq = 6`,
      { seq: 3, how: 'changed' },
    ],
    [
      'one put in past the trigger',
      () => sql`insert into audit (tenant_id, id, actor, action, detail, at)
        select tenant_id, gen_random_uuid(), actor, action, detail, at from audit where id = ${entryAt(3)}`,
      { seq: 10, how: 'put-in' },
    ],
  ] as const)('shows %s', async (_, statement, broken) => {
    await logs(10);
    await seal();
    await tampers(sql`drop index if exists audit_chain_entry`);
    await database.underneath(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(statement());
    });
    expect(await check()).toMatchObject({ broken });
  });

  it('shows an entry that was taken out of both, with all the links after it computed anew', async () => {
    await logs(6);
    await seal();
    const { createHash } = await import('node:crypto');
    await database.underneath(async (tx) => {
      await tx.execute(sql`delete from audit where id = ${entryAt(3)}`);
      await tx.execute(sql`delete from audit_chain where tenant_id = ${tenantId} and seq = 3`);
      const rows = [...(await tx.execute(sql`select seq, mac from audit_chain where tenant_id = ${tenantId} order by seq`))];
      let link = '';
      for (const [n, row] of rows.entries()) {
        link = createHash('sha256').update(link).update(String(row.mac)).digest('hex');
        await tx.execute(
          sql`update audit_chain set seq = ${n + 1}, link = ${link} where tenant_id = ${tenantId} and seq = ${Number(row.seq)}`,
        );
      }
    });
    expect(await check()).toMatchObject({ entries: 5, broken: { seq: 3, how: 'changed' } });
  });

  it('shows that the newest entries are gone to whoever noted where it ended', async () => {
    await logs(8);
    const head = await seal();
    await tampers(
      sql`delete from audit where id in (select audit_id from audit_chain where tenant_id = ${tenantId} and seq > 5)`,
    );
    await tampers(sql`delete from audit_chain where tenant_id = ${tenantId} and seq > 5`);
    expect(await check()).toMatchObject({ entries: 5, broken: null });
    expect(await check({ seen: head! })).toMatchObject({ broken: { seq: 6, how: 'cut-off' } });
  });

  it('cannot be made by anybody without the key', async () => {
    await logs(3);
    await withTenant(database.db, tenantId, (tx) => sealLog(tx, tenantId, openVault(Buffer.alloc(32, 'thief'))));
    expect(await check()).toMatchObject({ broken: { seq: 1, how: 'changed' } });
  });
});

import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Db, openDb, withSystem, withTenant } from '../../db/client.ts';
import { migrate } from '../../db/migrate.ts';
import { deliveries } from '../../db/schema/queues.ts';
import { readFigures } from '../../src/health.store.ts';
import { systemClock } from '../../src/kit/clock.ts';
import { type DeliveryId, newId, type TenantId } from '../../src/kit/ids.ts';
import { openVault } from '../../src/kit/secrets.ts';
import { splitStored } from '../../src/meta/split.store.ts';
import { takeNumberSlot } from '../../src/outreach/pacing.store.ts';
import { practiceTenantId, seedPractice } from '../../src/practice-seed.ts';
import { rowsOf } from '../db/rows.ts';
import { delivery, message } from '../world/door.ts';

/** As on a managed server: the owner is no superuser, so forced security holds it too, and its functions run with no more than its rights. */
describe('A database whose owner is no superuser', () => {
  const name = `hilo_plain_${randomBytes(4).toString('hex')}`;
  let admin: postgres.Sql;
  let db: Db;
  const address = (user: string) => {
    const url = new URL(process.env.DATABASE_URL!);
    url.pathname = `/${name}`;
    [url.username, url.password] = [user, 'x'];
    return url.toString();
  };
  beforeAll(async () => {
    admin = postgres(process.env.DATABASE_URL!, { max: 1, onnotice: () => {} });
    await admin.unsafe(`CREATE ROLE ${name}_owner LOGIN CREATEROLE PASSWORD 'x'`);
    await admin.unsafe(`CREATE DATABASE ${name} OWNER ${name}_owner`);
    const within = new URL(process.env.DATABASE_URL!);
    within.pathname = `/${name}`;
    const extending = postgres(within.toString(), { max: 1, onnotice: () => {} });
    await extending.unsafe('CREATE EXTENSION vector; CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gist');
    await extending.end();
    await migrate(address(`${name}_owner`));
    await migrate(address(`${name}_owner`));
    await admin.unsafe(
      `CREATE ROLE ${name}_login LOGIN PASSWORD 'x'; GRANT hilo_app, hilo_system TO ${name}_login WITH INHERIT FALSE`,
    );
    db = openDb(address(`${name}_login`), { poolSize: 3, enterRole: 'hilo_app' });
  });
  afterAll(async () => {
    await db.close();
    await admin.unsafe(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.unsafe(`DROP ROLE ${name}_login`);
    await admin.unsafe(`DROP ROLE ${name}_owner`);
    await admin.end();
  });

  it('takes a business in, a delivery apart, counts what it has, and paces', async () => {
    await seedPractice({ db, vault: openVault(Buffer.alloc(32)), clock: systemClock });
    const id = newId<DeliveryId>();
    const body = Buffer.from(JSON.stringify(delivery({ messages: [message('34680000001', 'text', { body: 'Hi' })] })));
    const row = { id, app: 'default', body, state: 'waiting' as const, receivedMachine: new Date() };
    await withSystem(db, (tx) => tx.insert(deliveries).values(row));
    expect(await splitStored(db, systemClock, id)).toHaveLength(1);
    const { figures } = await readFigures(db, Date.now());
    expect(figures.inbound).toMatchObject({ deliveries: 1, items: 1, messages: 1, waiting: 1 });
    const [first, second] = await withTenant(db, practiceTenantId, async (tx) => [
      await takeNumberSlot(tx, 'x', 10, 1_000_000),
      await takeNumberSlot(tx, 'x', 10, 1_000_000),
    ]);
    expect(second!.atMs - first!.atMs).toBeGreaterThan(100);
    const deals = await withTenant(db, practiceTenantId, (tx) => rowsOf(tx, sql`select sum(deal_count)::int as n from stages`));
    expect(deals).toEqual([{ n: 4 }]);
  });

  it('shows the owner itself nothing', async () => {
    const owner = postgres(address(`${name}_owner`), { max: 1 });
    expect(await owner`select 1 from contacts`).toHaveLength(0);
    expect(await owner`update contacts set name = 'x' returning 1`).toHaveLength(0);
    await owner.end();
    expect(await withTenant(db, newId<TenantId>(), (tx) => rowsOf(tx, sql`select 1 from contacts`))).toEqual([]);
  });
});

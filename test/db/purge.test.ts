import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withSystem } from '../../db/client.ts';
import { deliveries, items } from '../../db/schema/queues.ts';
import { purge } from '../../src/bot/purge.flow.ts';
import { findDue } from '../../src/bot/sweep.flow.ts';
import { readFigures } from '../../src/health.store.ts';
import { addMs, hourMs } from '../../src/kit/clock.ts';
import { type DeliveryId, type ItemId, idsBefore, newId, type TenantId } from '../../src/kit/ids.ts';
import { openTestDatabase, type TestDatabase } from '../world/database.ts';
import { rowsOf } from './rows.ts';

const now = new Date('2026-11-20T10:00:00Z');
const clock = { now: () => now, machineMs: () => now.getTime() };
const tenantId = newId<TenantId>();
const dayMs = 24 * hourMs;

describe('What is kept long enough', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  const needs = () => ({ db: database.db, clock });
  /** A row's age is in its key. */
  const oldId = <T extends DeliveryId | ItemId>(days: number) =>
    `${idsBefore<T>(addMs(now, -days * dayMs)).slice(0, 24)}${newId().slice(24)}` as T;

  async function receive(days: number, state: 'waiting' | 'handled' | 'unknown' | 'quarantined'): Promise<ItemId> {
    const id = oldId<ItemId>(days);
    const at = addMs(now, -days * dayMs);
    await withSystem(database.db, async (tx) => {
      const deliveryId = oldId<DeliveryId>(days);
      await tx.insert(deliveries).values({
        id: deliveryId,
        app: 'default',
        body: null,
        state: state === 'waiting' ? 'waiting' : 'split',
        receivedMachine: at,
      });
      await tx.insert(items).values({
        id,
        deliveryId,
        tenantId,
        kind: 'message',
        scope: 's',
        key: id,
        lane: id,
        raw: { text: 'words' },
        state,
        nextTryMachine: addMs(now, dayMs),
        receivedMachine: at,
      });
    });
    return id;
  }
  const left = async () =>
    (await database.underneath((tx) => rowsOf<{ id: string }>(tx, sql`select id from items order by id`))).map(({ id }) => id);
  const count = async (table: string) =>
    (
      await database.underneath((tx) => rowsOf<{ n: number }>(tx, sql`select count(*)::int as n from ${sql.identifier(table)}`))
    )[0]?.n;
  async function purgeAll(): Promise<number> {
    let rounds = 0;
    while ((await purge(needs())).length > 0) rounds++;
    return rounds;
  }
  const again = () => database.underneath((tx) => tx.execute(sql`update chores set due_machine = '1970-01-01'`));

  it('goes: what was dealt with after a month, what nobody could read after half a year, what waits never', async () => {
    const stays = [
      await receive(400, 'waiting'),
      await receive(29, 'handled'),
      await receive(179, 'unknown'),
      await receive(31, 'quarantined'),
    ];
    for (const [days, state] of [
      [31, 'handled'],
      [300, 'handled'],
      [181, 'unknown'],
      [200, 'quarantined'],
    ] as const)
      await receive(days, state);
    const { figures } = await readFigures(database.db, now.getTime());
    expect(await findDue(needs())).toContainEqual({ do: 'purge' });
    await purgeAll();
    expect((await left()).toSorted()).toEqual(stays.toSorted());
    // Deliveries of what waits, and of the last month.
    expect(await count('deliveries')).toBe(2);
    // The counters tell what came, whether or not it is still there.
    expect((await readFigures(database.db, now.getTime())).figures).toEqual(figures);
  });

  it('is what others were told, too, after a month; what is still to be told stays', async () => {
    await database.underneath((tx) =>
      tx.execute(sql`insert into callouts (tenant_id, id, connection_id, type, body, state, next_try_machine, at)
        select ${tenantId}::uuid, id::uuid, ${newId()}::uuid, 'ping', state, state, now(), now()
        from (values (${oldId(31)}, 'done'), (${oldId(31)}, 'failed'), (${oldId(29)}, 'done'), (${oldId(400)}, 'waiting')) c (id, state)`),
    );
    await again();
    await purgeAll();
    const kept = await database.underneath((tx) => rowsOf(tx, sql`select state from callouts order by state`));
    expect(kept).toEqual([{ state: 'done' }, { state: 'waiting' }]);
  });

  it('is due again a day later, and not before', async () => {
    await receive(40, 'handled');
    expect(await findDue(needs())).not.toContainEqual({ do: 'purge' });
    await purgeAll();
    expect(await count('items')).toBe(5);
    const tomorrow = { db: database.db, clock: { now: () => addMs(now, dayMs), machineMs: () => now.getTime() + dayMs } };
    expect(await findDue(tomorrow)).toContainEqual({ do: 'purge' });
    while ((await purge(tomorrow)).length > 0);
    expect(await count('items')).toBe(4);
  });

  it('goes in chunks, each in a transaction of its own', async () => {
    await again();
    await database.underneath((tx) =>
      tx.execute(sql`insert into items (id, delivery_id, tenant_id, kind, scope, key, lane, raw, state, next_try_machine, received_machine)
        select ('0190' || lpad(to_hex(n), 8, '0') || '70008000000000000000')::uuid, ${newId()}, ${tenantId}, 'message', 's', n::text, 'l', '{}',
          'handled', now(), now() from generate_series(1, 4500) n`),
    );
    expect(await purgeAll()).toBe(3);
    expect(await count('items')).toBe(4);
  });

  it('puts the counters of processes that are gone together, and loses none', async () => {
    const before = (await readFigures(database.db, now.getTime())).figures;
    await database.underneath(async (tx) => {
      // As if a thousand server processes had each counted a message out and back.
      await tx.execute(sql`insert into outbox_counts select 'sent', n, 1 from generate_series(1000001, 1001000) n`);
      await tx.execute(sql`insert into item_counts select 'message', 'handled', n, 1 from generate_series(1000001, 1001000) n`);
    });
    const sums = async () =>
      await database.underneath((tx) =>
        rowsOf(
          tx,
          sql`select 'o' as t, sum(value)::int as n from outbox_counts union all select 'i', sum(value)::int from item_counts`,
        ),
      );
    const all = await sums();
    await again();
    await purgeAll();
    expect(await sums()).toEqual(all);
    expect(await count('outbox_counts')).toBe(1);
    expect(await count('item_counts')).toBeLessThan(10);
    expect((await readFigures(database.db, now.getTime())).figures).not.toEqual(before);
  });
});

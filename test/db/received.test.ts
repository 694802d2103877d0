import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withSystem, withTenant } from '../../db/client.ts';
import { charges, dailyFigures, itemsReceived } from '../../db/schema/figures.ts';
import { items } from '../../db/schema/queues.ts';
import { openHealthRead } from '../../src/crm/health.store.ts';
import { tidyFigures } from '../../src/crm/tidy.store.ts';
import { addMs } from '../../src/kit/clock.ts';
import { type DeliveryId, type ItemId, type NumberId, newId, type TenantId } from '../../src/kit/ids.ts';
import { openTestDatabase, type TestDatabase } from '../world/database.ts';
import { rowsOf } from './rows.ts';

const [ours, theirs] = [newId<TenantId>(), newId<TenantId>()];
const at = new Date('2026-11-20T10:00:00Z');

describe('What a business sees of the machinery', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  const arrives = async (tenantId: TenantId | null, kind: string, receivedMachine = at) => {
    const id = newId<ItemId>();
    const row = { id, deliveryId: newId<DeliveryId>(), tenantId, kind, scope: 's', key: id, lane: 'l', raw: {}, receivedMachine };
    await withSystem(database.db, (tx) => tx.insert(items).values({ ...row, state: 'waiting', nextTryMachine: at }));
    return id;
  };
  const becomes = (tenantId: TenantId, id: ItemId, state: 'handled' | 'unknown' | 'quarantined') =>
    withTenant(database.db, tenantId, (tx) => tx.update(items).set({ state }).where(eq(items.id, id)));
  const health = (tenantId: TenantId) => withTenant(database.db, tenantId, (tx) => openHealthRead(tx, tenantId).health('nobody'));

  it('is its own alone: received = handled + set aside + waiting, the oldest that waits, and when something last came', async () => {
    const mine: ItemId[] = [];
    for (let n = 0; n < 6; n++) mine.push(await arrives(ours, n % 2 ? 'status' : 'message', addMs(at, n * 1_000)));
    await arrives(theirs, 'message', addMs(at, 60_000));
    await arrives(null, 'other');
    await becomes(ours, mine[0]!, 'handled');
    await becomes(ours, mine[1]!, 'handled');
    await becomes(ours, mine[2]!, 'unknown');
    await withSystem(database.db, (tx) => tx.update(items).set({ state: 'quarantined' }).where(eq(items.id, mine[3]!)));
    expect(await health(ours)).toMatchObject({
      received: { messages: 3, notices: 3, handled: 2, setAside: 2, waiting: 2 },
      oldestWaitingMachine: addMs(at, 4_000),
      lastReceivedMachine: addMs(at, 5_000),
    });
    expect((await health(theirs)).received).toEqual({ messages: 1, notices: 0, handled: 0, setAside: 0, waiting: 1 });
  });

  it('stays the same when it is put together, and is fewer rows then', async () => {
    const key = {
      tenantId: ours,
      numberId: newId<NumberId>(),
      category: 'service',
      kind: 'regular',
      country: 'ES',
      toOperator: false,
    };
    await withTenant(database.db, ours, async (tx) => {
      for (const shard of [101, 102, 103]) {
        await tx
          .insert(itemsReceived)
          .values({ tenantId: ours, kind: 'message', state: 'handled', shard, value: 7, lastMachine: at });
        for (const day of ['2026-11-10', '2026-11-11', '2026-11-20']) {
          await tx.insert(dailyFigures).values({ tenantId: ours, day, name: 'won', key: '', shard, count: 2, sum: 500 });
          await tx.insert(charges).values({ ...key, day, shard, count: 3 });
        }
      }
    });
    const all = () =>
      withTenant(database.db, ours, async (tx) => ({
        won: await rowsOf(
          tx,
          sql`select day, sum(count)::int as n, sum(sum)::int as worth from daily_figures group by 1 order by 1`,
        ),
        charged: await rowsOf(tx, sql`select day, sum(count)::int as n from charges group by 1 order by 1`),
        received: (await openHealthRead(tx, ours).health('nobody')).received,
      }));
    const rows = () =>
      withTenant(database.db, ours, async (tx) => ({
        won: (await rowsOf(tx, sql`select 1 from daily_figures where name = 'won'`)).length,
        charged: (await rowsOf(tx, sql`select 1 from charges`)).length,
        received: (await rowsOf(tx, sql`select 1 from items_received where kind = 'message' and state = 'handled'`)).length,
      }));
    const before = await all();
    expect(await rows()).toMatchObject({ won: 9, charged: 9 });
    // Twice: what was put together is added to, not counted again.
    for (let n = 0; n < 2; n++) await withTenant(database.db, ours, (tx) => tidyFigures(tx, ours, '2026-11-18'));
    expect(await all()).toEqual(before);
    expect(await rows()).toEqual({ won: 5, charged: 5, received: 1 });
  });
});

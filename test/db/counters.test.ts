import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withSystem, withTenant } from '../../db/client.ts';
import { deliveries, items, outbox } from '../../db/schema/queues.ts';
import { readFigures } from '../../src/health.store.ts';
import { type DeliveryId, type ItemId, type NumberId, newId, type OutboxId, type TenantId } from '../../src/kit/ids.ts';
import { openTestDatabase, type TestDatabase } from '../world/database.ts';
import { rowsOf } from './rows.ts';

const tenantId = newId<TenantId>();
const at = new Date('2026-11-20T10:00:00Z');

describe('The counters', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  const outboxRow = (state: 'held' | 'queued') => ({
    tenantId,
    id: newId<OutboxId>(),
    numberId: newId<NumberId>(),
    pair: 'x',
    address: {},
    content: {},
    category: 'free' as const,
    priority: 0,
    state,
    nextTryMachine: at,
    createdAt: at,
  });

  /** Opposite orders on purpose: with counters that transactions share, half of these would deadlock with the other half. */
  async function sendSome(n: number): Promise<void> {
    const [first, second] = n % 2 ? (['held', 'queued'] as const) : (['queued', 'held'] as const);
    await withTenant(database.db, tenantId, async (tx) => {
      const [one, other] = [outboxRow(first), outboxRow(second)];
      await tx.insert(outbox).values(one);
      await tx.insert(outbox).values(other);
      await tx.update(outbox).set({ state: 'cancelled' }).where(eq(outbox.id, one.id));
      if (n % 3 === 0) await tx.update(outbox).set({ state: 'sending' }).where(eq(outbox.id, other.id));
      if (n % 5 === 0) throw new Error('rolled back');
    });
  }

  async function receiveSome(n: number): Promise<void> {
    const kinds = n % 2 ? ['message', 'status'] : ['status', 'message'];
    const delivery = newId<DeliveryId>();
    await withSystem(database.db, (tx) =>
      tx
        .insert(deliveries)
        .values({ id: delivery, app: 'default', body: Buffer.from('{}'), state: 'waiting', receivedMachine: at }),
    );
    if (n % 7 === 0) return;
    const ids = kinds.map(() => newId<ItemId>());
    await withSystem(database.db, async (tx) => {
      for (const [i, kind] of kinds.entries()) {
        const id = ids[i]!;
        const row = {
          id,
          deliveryId: delivery,
          tenantId,
          kind,
          scope: 's',
          key: id,
          lane: 'l',
          raw: {},
          state: 'waiting' as const,
        };
        await tx.insert(items).values({ ...row, nextTryMachine: at, receivedMachine: at });
      }
      await tx.execute(sql`select hilo_count_duplicates(${sql.param([kinds[0]!, kinds[0]!])}::text[])`);
      await tx.update(deliveries).set({ state: 'split', body: null }).where(eq(deliveries.id, delivery));
    });
    const settled = { state: n % 3 ? ('handled' as const) : ('unknown' as const) };
    await withTenant(database.db, tenantId, (tx) => tx.update(items).set(settled).where(eq(items.id, ids[0]!)));
  }

  it('equal what counting the rows gives, after a mixed and concurrent workload with roll-backs', async () => {
    const work = Array.from({ length: 240 }, (_, n) => (n % 2 ? sendSome(n >> 1) : receiveSome(n >> 1)));
    const ended = await Promise.allSettled(work);
    const failures = ended.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Error).message] : []));
    expect(new Set(failures)).toEqual(new Set(['rolled back']));

    const truth = await database.underneath(async (tx) => ({
      outbox: await rowsOf<{ state: string; n: number }>(tx, sql`select state, count(*)::int as n from outbox group by 1`),
      items: await rowsOf<{ kind: string; state: string; n: number }>(
        tx,
        sql`select kind, state, count(*)::int as n from items group by 1, 2`,
      ),
      deliveries: await rowsOf<{ state: string; n: number }>(
        tx,
        sql`select state, count(*)::int as n from deliveries group by 1`,
      ),
    }));
    const { figures, itemCounts } = await readFigures(database.db, at.getTime());
    for (const [state, n] of Object.entries(figures.outbound))
      expect(n, state).toBe(truth.outbox.find((row) => row.state === state)?.n ?? 0);
    const counted = itemCounts.filter((row) => row.outcome !== 'duplicate' && row.value !== 0);
    expect(counted.map((row) => `${row.kind} ${row.outcome} ${row.value}`).sort()).toEqual(
      truth.items.map((row) => `${row.kind} ${row.state} ${row.n}`).sort(),
    );
    expect(figures.inbound.deliveries).toBe(truth.deliveries.reduce((sum, row) => sum + row.n, 0));
    const unsplit = truth.deliveries.find((row) => row.state === 'waiting')?.n ?? 0;
    const itemsWaiting = truth.items.filter((row) => row.state === 'waiting').reduce((sum, row) => sum + row.n, 0);
    expect(unsplit).toBeGreaterThan(0);
    expect(figures.inbound.waiting).toBe(unsplit + itemsWaiting);
    expect(figures.inbound.duplicates).toBe(2 * (figures.inbound.deliveries - unsplit));
    const { handled, unknown, quarantined, waiting, items: all } = figures.inbound;
    expect(all).toBe(handled + unknown + quarantined + waiting);
  });
});

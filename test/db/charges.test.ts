import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '../../db/client.ts';
import { outbox } from '../../db/schema/queues.ts';
import { tenants } from '../../db/schema/tenants.ts';
import { readCharges } from '../../src/crm/charges.store.ts';
import { type NumberId, newId, type OperatorId, type OutboxId, type TenantId } from '../../src/kit/ids.ts';
import { openTestDatabase, type TestDatabase } from '../world/database.ts';

const tenantId = newId<TenantId>();
const numberId = newId<NumberId>();
const at = new Date('2026-11-20T23:30:00Z');
const pricing = { type: 'regular', category: 'utility', billable: true };

describe('Delivered messages', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await withTenant(database.db, tenantId, (tx) =>
      tx.insert(tenants).values({
        id: tenantId,
        name: 'Studio',
        locale: 'en',
        timezone: 'Europe/Madrid',
        country: 'ES',
        currency: 'EUR',
        preset: 'services',
        createdAt: at,
      }),
    );
  });
  afterAll(() => database.close());

  /** One message that these changes happen to, one after the other; then what was charged for it. */
  async function chargedFor(changes: Partial<typeof outbox.$inferInsert>[], more: Partial<typeof outbox.$inferInsert> = {}) {
    return await withTenant(database.db, tenantId, async (tx) => {
      const id = newId<OutboxId>();
      const country = `${charged++}`;
      await tx.insert(outbox).values({
        tenantId,
        id,
        numberId,
        country,
        pair: 'x',
        address: {},
        content: {},
        category: 'free',
        priority: 0,
        state: 'accepted',
        nextTryMachine: at,
        createdAt: at,
        ...more,
      });
      for (const change of changes) await tx.update(outbox).set(change).where(eq(outbox.id, id));
      const lines = await readCharges(tx, tenantId, '2026-01-01', '2026-12-31');
      return lines.filter((line) => line.country === country).map(({ country: _, numberId: __, ...line }) => line);
    });
  }
  let charged = 10;

  const once = [{ day: '2026-11-21', category: 'utility', kind: 'regular', toOperator: false, count: 1 }];

  it.each<[string, Partial<typeof outbox.$inferInsert>[]]>([
    ['priced, then delivered', [{ pricing, sentAt: at }, { deliveredAt: at }]],
    ['delivered, then priced by the “sent” that was overtaken', [{ deliveredAt: at }, { pricing, sentAt: at }]],
    ['read without “delivered”', [{ pricing }, { readAt: at }]],
    ['read, then delivered', [{ pricing, readAt: at }, { deliveredAt: at }]],
    [
      'delivered and read, each told twice',
      [
        { pricing, deliveredAt: at },
        { pricing, deliveredAt: at },
        { pricing, readAt: at },
        { pricing, readAt: at },
      ],
    ],
  ])('are charged once, on the business’s own day: %s', async (_, changes) => {
    expect(await chargedFor(changes)).toEqual(once);
  });

  it('are not charged where they only left, failed, or have no price', async () => {
    expect(await chargedFor([{ pricing, sentAt: at }])).toEqual([]);
    expect(await chargedFor([{ pricing, failedAt: at, state: 'failed' }])).toEqual([]);
    expect(await chargedFor([{ deliveredAt: at }, { readAt: at }])).toEqual([]);
  });

  it('tell those to the business’s own people apart, and keep Meta’s word for what is free', async () => {
    const free = { category: 'service', billable: false };
    expect(await chargedFor([{ pricing: free, deliveredAt: at }], { operatorId: newId<OperatorId>() })).toEqual([
      { ...once[0], category: 'service', kind: 'free_customer_service', toOperator: true },
    ]);
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { items } from '../../db/schema/queues.ts';
import { handleLane, splitDelivered } from '../../src/bot/inbound.flow.ts';
import { openInbox } from '../../src/meta/inbox.store.ts';
import { delivery, freshWamid } from '../world/door.ts';
import { openWorld, type World } from '../world/world.ts';

/**
 * Two reports of one message come side by side, so two hands are at one lane. Who looks at its head in the very moment in which the other one
 * claims it gets nothing, and yet holds the row until its transaction is over: PostgreSQL locks the newest version before it asks again
 * whether that is still wanted.
 */
describe('An item that somebody else holds for a moment', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('is handled all the same by whoever claimed it: nobody else is rung for it', async () => {
    const { needs } = world.app;
    const status = { id: freshWamid(), status: 'sent', timestamp: '1790000000', recipient_id: '34660000001' };
    const body = Buffer.from(JSON.stringify(delivery({ statuses: [status] })));
    const id = await openInbox(needs.db, needs.clock).append('default', body);
    const [ring] = await splitDelivered(needs, id);
    if (ring?.work.do !== 'items') throw new Error('There is nothing to do.');
    let touched: Promise<void> | null = null;
    const touch = (held: () => void) =>
      world.database.underneath(async (tx) => {
        await tx.select().from(items).where(eq(items.deliveryId, id)).for('update');
        held();
        await sleep(300);
      });
    const reached = (label: string) =>
      new Promise<void>((go) => {
        if (label !== 'item:before') go();
        else touched = touch(go);
      });
    await handleLane({ ...needs, reached }, ring.work.tenant, ring.work.lane);
    await touched;
    const rows = await world.database.underneath((tx) => tx.select().from(items).where(eq(items.deliveryId, id)));
    expect(rows).toMatchObject([{ state: 'handled', attempts: 1 }]);
  });
});

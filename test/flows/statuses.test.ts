import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { outbox, outboxEvents } from '../../db/schema/queues.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import { type Door, delivery, freshWamid, openDoor } from '../world/door.ts';
import { answerAll } from '../world/outgoing.ts';
import { openWorld, type World } from '../world/world.ts';

const ana = '+34660000001';

describe('What WhatsApp reports of a message', () => {
  let world: World;
  let door: Door;
  let n = 0;
  beforeAll(async () => {
    world = await openWorld();
    door = openDoor(world);
    await world.phone(ana, 'Ana').says('Hi');
    await world.turnEnds();
  });
  afterAll(() => world.close());

  const status = (wamid: string, state: string, more: object = {}) => ({
    id: wamid,
    status: state,
    timestamp: String(Math.floor(Date.now() / 1000)),
    recipient_id: ana.slice(1),
    ...more,
  });
  const reports = async (...statuses: object[]) => {
    for (const one of statuses) expect(await door.post(delivery({ statuses: [one] }))).toBe(200);
    await door.handled();
    // What follows from it has left too. The world never settles here, because reports of its own are being held back.
    for (;;) {
      const { queued, sending } = (await world.figures()).outbound;
      if (queued + sending + (await world.doorbell.depth()) === 0) return;
    }
  };
  const failed = { errors: [{ code: 131026, title: 'Message undeliverable' }] };
  const rows = () => world.database.underneath((tx) => tx.select().from(outbox));
  const row = async (text: string) => (await rows()).find((one) => one.content.body === text)!;
  const ownersCards = async () =>
    (await world.owner.thread()).filter((one) => one.from === 'business' && one.buttons.length > 0).length;

  /** A message that Meta has taken and of which it reported nothing yet: its own statuses are dropped on the way. */
  async function accepted(): Promise<{ text: string; wamid: string; id: string }> {
    const text = `Message ${++n}`;
    await world.fault({ kind: 'delay', on: 'statuses', delayMs: 30_000, times: 5 });
    await answerAll(world, practiceTenantId, [{ to: ana, text }]);
    for (;;) {
      const mine = await row(text);
      if (mine.state === 'accepted') {
        await world.call('DELETE', '/faults');
        return { text, wamid: mine.wamid!, id: mine.id };
      }
    }
  }

  it('moves up only, in whatever order it comes', async () => {
    const read = await accepted();
    await reports(status(read.wamid, 'read'));
    expect(await row(read.text)).toMatchObject({ state: 'read', deliveredAt: null });
    await reports(status(read.wamid, 'delivered'), status(read.wamid, 'sent'));
    const after = await row(read.text);
    expect(after.state).toBe('read');
    expect(after.deliveredAt).not.toBeNull();
  });

  it('counts a repeat once, and keeps every report', async () => {
    const one = await accepted();
    const told = status(one.wamid, 'sent');
    const before = (await world.figures()).inbound.duplicates;
    await reports(told, told, told);
    expect((await world.figures()).inbound.duplicates).toBe(before + 2);
    const events = await world.database.underneath((tx) => tx.select().from(outboxEvents));
    expect(events.filter((event) => event.wamid === one.wamid).map((event) => event.state)).toEqual(['sent']);
  });

  it('believes a delivery against a failure, and tells the owner of a failure once', async () => {
    const undelivered = await accepted();
    const cards = await ownersCards();
    await reports(status(undelivered.wamid, 'sent'), status(undelivered.wamid, 'failed', failed));
    expect(await row(undelivered.text)).toMatchObject({ state: 'failed', errorCode: 'undeliverable', graphCode: 131026 });
    expect(await ownersCards()).toBe(cards + 1);

    const delivered = await accepted();
    await reports(status(delivered.wamid, 'delivered'), status(delivered.wamid, 'failed', failed));
    expect(await row(delivered.text)).toMatchObject({ state: 'delivered', errorCode: null });
    expect(await ownersCards()).toBe(cards + 1);

    await reports(status(undelivered.wamid, 'delivered'));
    expect(await row(undelivered.text)).toMatchObject({ state: 'delivered' });
  });

  it('finds a message by the id sent along, before the answer to the send is known', async () => {
    await world.fault({ kind: 'timeout-after-accept', reset: true, times: 1 });
    await world.fault({ kind: 'delay', on: 'statuses', delayMs: 30_000, times: 5 });
    const text = `Message ${++n}`;
    await answerAll(world, practiceTenantId, [{ to: ana, text }]);
    // WhatsApp's own two reports of it are held up by then, else they would come first.
    const heldUp = async () => ((await world.call('GET', '/webhooks')) as unknown[]).length >= 2;
    await vi.waitUntil(async () => (await row(text)).state === 'unsure' && (await heldUp()), { timeout: 10_000, interval: 5 });
    await world.call('DELETE', '/faults');
    const { id } = await row(text);
    const wamid = freshWamid();
    await reports(status(wamid, 'delivered', { biz_opaque_callback_data: id }));
    expect(await row(text)).toMatchObject({ state: 'delivered', wamid, unsureSince: null });
    expect((await row(text)).acceptedAt).not.toBeNull();
  });

  it('writes down what it tells of a message that is not ours, and changes nothing', async () => {
    const before = await rows();
    const wamid = freshWamid();
    await reports(
      status(wamid, 'read'),
      status(wamid, 'failed', { ...failed, biz_opaque_callback_data: 'somebody else’s words' }),
    );
    const events = await world.database.underneath((tx) => tx.select().from(outboxEvents));
    expect(events.filter((event) => event.wamid === wamid).map((event) => [event.state, event.outboxId])).toEqual([
      ['read', null],
      ['failed', null],
    ]);
    const states = (all: typeof before) => all.map((one) => `${one.id} ${one.state}`).sort();
    expect(states(await rows())).toEqual(states(before));
  });

  it('keeps a state nobody has heard of, and stays where it was', async () => {
    const one = await accepted();
    await reports(status(one.wamid, 'beamed'));
    expect(await row(one.text)).toMatchObject({ state: 'accepted' });
    expect((await world.figures()).inbound.unknown).toBeGreaterThan(0);
  });
});

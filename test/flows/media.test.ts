import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { media, messages } from '../../db/schema/crm.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import { delivery, message, openDoor } from '../world/door.ts';
import { openWorld, type World } from '../world/world.ts';

/** One grey pixel. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64');
const sha256 = createHash('sha256').update(png).digest('hex');

describe('A file that came with a message', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const fileOf = async (wamid: string) =>
    await world.database.underneath(async (tx) => {
      const said = (await tx.select().from(messages)).find((row) => row.wamid === wamid);
      return (await tx.select().from(media)).find((row) => row.messageId === said?.id)!;
    });
  /** Machine time cannot be moved: the next try is made due, as if it had passed. */
  const triesAgain = async () => {
    await world.database.underneath((tx) => tx.update(media).set({ nextTryMachine: new Date(0) }));
    await world.app.sweep();
    await world.settle();
  };

  it('is fetched at once; its bytes lie in the media store under their hash, and in no row', async () => {
    const wamid = await world
      .phone('+34670000001', 'Picture Pia')
      .posts({ type: 'image', data: png.toString('base64'), mime: 'image/png', caption: 'Like this' });
    expect(await fileOf(wamid)).toMatchObject({ state: 'stored', sha256, size: png.length, mime: 'image/png' });
    expect(Buffer.from((await world.app.needs.files.get(practiceTenantId, sha256))!)).toEqual(png);
    const rows = await world.database.underneath(async (tx) =>
      JSON.stringify([await tx.select().from(messages), await tx.select().from(media)]),
    );
    expect(rows).not.toContain(png.toString('base64').slice(0, 40));
  });

  it('is tried again later when Meta has trouble, and the message did not wait for it', async () => {
    await world.fault({ kind: 'error', on: 'any', code: 131000, times: 1 });
    const wamid = await world
      .phone('+34670000002', 'Patient Pau')
      .posts({ type: 'document', data: png.toString('base64'), mime: 'application/pdf', filename: 'plan.pdf' });
    expect(await fileOf(wamid)).toMatchObject({ state: 'waiting', attempts: 1, filename: 'plan.pdf' });
    expect((await fileOf(wamid)).nextTryMachine.getTime()).toBeGreaterThan(Date.now());
    await triesAgain();
    expect(await fileOf(wamid)).toMatchObject({ state: 'stored', size: png.length });
  });

  it('that Meta no longer has is marked as gone after its last try, and asked for no more', async () => {
    const said = message('34670000003', 'image', { id: '999999', mime_type: 'image/png', sha256: 'x' });
    await openDoor(world).post(delivery({ messages: [said] }));
    await world.settle();
    for (let n = 0; n < 9 && (await fileOf(said.id as string)).state === 'waiting'; n++) await triesAgain();
    const gone = await fileOf(said.id as string);
    expect(gone.state).toBe('gone');
    const asked = async () => (await world.ledger()).filter((line) => line.path.includes('999999')).length;
    const before = await asked();
    await triesAgain();
    expect(await asked()).toBe(before);
  });
});

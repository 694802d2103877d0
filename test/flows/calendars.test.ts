import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, run } from './thread.ts';

describe('Appointments in a calendar outside', () => {
  let world: World;
  let owner: Phone;
  let address: string;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    await world.phone('+34600000411', 'Ana Ruiz').says('Hello, my number is +34 600 000 411');
    await world.turnEnds();
    await owner.says('book ana ruiz tomorrow 16:00 cleaning for Leo');
  });
  afterAll(() => world.close());

  const addressIn = (text: string) => {
    const found = /https:\/\/hilo\.example(\/calendar\/\S+\.ics)/.exec(text)?.[1];
    if (!found) throw new Error(`No address in: ${text}`);
    return `${world.appUrl}${found}`;
  };
  const read = (at: string, headers: Record<string, string> = {}) => fetch(at, { headers });

  it('are read at an address that the thread gives, the same each time, and that is kept nowhere', async () => {
    address = addressIn(await ask(owner, 'calendar'));
    expect(addressIn(await ask(owner, 'calendar'))).toBe(address);
    const secret = address.split('/').at(-1)!.replace('.ics', '');
    const kept = await run(world, sql`select text, content::text from messages`);
    expect(JSON.stringify(kept)).not.toContain(secret);

    const answer = await read(address);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await answer.text();
    expect(text).toContain('SUMMARY:Ana Ruiz · cleaning · for Leo');
    expect(text).toContain('STATUS:TENTATIVE');
    expect(text).not.toContain('600');
    const again = await read(address, { 'if-none-match': answer.headers.get('etag')! });
    expect(again.status).toBe(304);
  });

  it('change there as they change here, and a cancelled one is said to be so', async () => {
    const uid = /UID:\S+/.exec(await (await read(address)).text())![0];
    await owner.says('unbook ana ruiz');
    const text = await (await read(address)).text();
    expect(text).toContain(uid);
    expect(text).toContain('SEQUENCE:1');
    expect(text).toContain('STATUS:CANCELLED');
  });

  it('are nobody’s who has not the address: another secret, an ended one, and whose access ended find nothing', async () => {
    expect((await read(address.replace(/\/[^/]+\.ics$/, '/0.ics'))).status).toBe(404);
    expect((await read(`${world.appUrl}/calendar/x/y.ics`)).status).toBe(404);
    const renewed = addressIn(await ask(owner, 'calendar new'));
    expect((await read(address)).status).toBe(404);
    expect((await read(renewed)).status).toBe(200);
    await run(world, sql`update operators set locked_at = created_at`);
    expect((await read(renewed)).status).toBe(404);
    await run(world, sql`update operators set locked_at = null`);
  });

  it('are not asked for without end', async () => {
    const statuses = new Set<number>();
    for (let n = 0; n < 40; n++) statuses.add((await read(address)).status);
    expect(statuses).toEqual(new Set([404, 429]));
  });
});

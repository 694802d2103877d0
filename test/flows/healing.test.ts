import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Door, delivery, message, openDoor } from '../world/door.ts';
import { openWorld, type Phone, type Shown, type World } from '../world/world.ts';
import { clearThreads, run } from './thread.ts';

const hidden = { hidePhone: true };

describe('Somebody known who writes without a number', () => {
  let world: World;
  let owner: Phone;
  let door: Door;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    door = openDoor(world);
    for (const [n, name] of ['Ana Ruiz', 'Berta Sol', 'Carla Gil', 'Dora Paz'].entries())
      await world.phone(`+3460000440${n}`, name).says('Hello');
    await world.turnEnds();
  });
  beforeEach(async () => {
    await clearThreads(world);
    await owner.says('today');
  });
  afterAll(() => world.close());

  const questions = async (name: string): Promise<Shown[]> =>
    (await owner.thread()).filter((one) => one.text.startsWith('This looks like') && one.text.includes(name));

  it('is asked about once, and Same makes them one', async () => {
    const ana = world.phone('+34600004490', 'Ana Ruiz');
    await ana.says('Hello again', hidden);
    await world.turnEnds();
    expect(await questions('Ana Ruiz')).toEqual([]);
    await ana.says('It is me, I was on 600 004 400', hidden);
    await world.turnEnds();
    const [question, ...more] = await questions('Ana Ruiz …4400');
    expect(more).toEqual([]);
    expect(question!.buttons.map((one) => one.title)).toEqual(['Same', 'New', 'Not sure']);
    await owner.taps('Same', question);
    expect((await owner.last()).text).toContain('one transcript, nothing lost');
    await owner.says('chat ana');
    expect((await owner.last()).text).toContain('I was on 600 004 400');
    await owner.says('undo');
    expect((await owner.last()).text).toContain('are two again');
    await ana.says('As I said: 600004400', hidden);
    await world.turnEnds();
    expect(await questions('Ana Ruiz …4400')).toHaveLength(1);
  });

  it('who is somebody new is never asked about again', async () => {
    const berta = world.phone('+34600004491', 'Berta Sol');
    await berta.says('my number is 600004401', hidden);
    await world.turnEnds();
    await owner.taps('New', (await questions('Berta')).at(-1));
    expect((await owner.last()).text).toMatch(/^Berta Sol.* is somebody new/);
    await owner.says('undo');
    expect((await owner.last()).text).toMatch(/^Undone: who Berta Sol.* is stays open\.$/);
    await berta.says('as I said, 600004401', hidden);
    await world.turnEnds();
    expect(await questions('Berta')).toHaveLength(2);
    await owner.taps('New', (await questions('Berta')).at(-1));
    await world.passes('8d');
    await berta.says('my number is 600004401', hidden);
    await world.turnEnds();
    expect(await questions('Berta')).toHaveLength(2);
    expect(
      await run(world, sql`select count(*)::int as n from contacts where name = 'Berta Sol' and merged_into is null`),
    ).toEqual([{ n: 2 }]);
  });

  it('of whom nobody is sure is asked about once more, a week later', async () => {
    const carla = world.phone('+34600004492', 'Carla');
    const says = async () => {
      await carla.says('my number is 600004402', hidden);
      await world.turnEnds();
      await owner.says('inbox');
      return (await questions('Carla Gil')).length;
    };
    expect(await says()).toBe(1);
    await owner.taps('Not sure', (await questions('Carla Gil')).at(-1));
    expect((await owner.last()).text).toContain('ask once more');
    expect(await says()).toBe(1);
    await world.passes('8d');
    expect(await says()).toBe(2);
    await owner.taps('Not sure', (await questions('Carla Gil')).at(-1));
    await world.passes('30d');
    expect(await says()).toBe(2);
  });

  it('is asked about where WhatsApp itself names both', async () => {
    const dora = { user_id: 'ES.9000000001', profile: { name: 'D' } };
    const silent = message('', 'text', { body: 'No number' }, { from_user_id: 'ES.9000000001' });
    delete silent.from;
    await door.post(delivery({ contacts: [dora], messages: [silent] }));
    await door.handled();
    await world.turnEnds();
    const both = message('34600004403', 'text', { body: 'Now with it' }, { from_user_id: 'ES.9000000001' });
    await door.post(delivery({ contacts: [{ ...dora, wa_id: '34600004403' }], messages: [both] }));
    await door.handled();
    await world.turnEnds();
    await owner.says('inbox');
    const [question] = await questions('Dora Paz …4403');
    expect(question!.text).toContain('WhatsApp itself names both.');
    await owner.taps('Same', question);
    expect((await owner.last()).text).toContain('is now Dora Paz …4403');
  });
});

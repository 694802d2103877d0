import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { run } from './thread.ts';

const records = (world: World) =>
  run(
    world,
    sql`select r.number, r.state, r.title, r.for_name, c.name, r.version from records r
    join contacts c on c.tenant_id = r.tenant_id and c.id = r.contact_id where r.removed_at is null order by r.number`,
  );

describe('An appointment in the owner’s thread', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    for (const [number, name] of [
      ['+34600000411', 'Ana Ruiz'],
      ['+34600000412', 'Leo Gomes'],
    ] as const)
      await world.phone(number, name).says('Hello, can I have an appointment?');
    await world.turnEnds();
  });
  afterAll(() => world.close());

  it('is booked in one line, and undone by undo', async () => {
    await owner.says('book ana ruiz tomorrow 16:00 cleaning for Leo');
    expect((await owner.last()).text).toMatch(/^📅 Booked: \*Ana Ruiz …0411\* · .+ 16:00–16:30 · cleaning · for Leo$/);
    expect(await records(world)).toMatchObject([{ number: 1, state: 'booked', title: 'cleaning', for_name: 'Leo' }]);
    await owner.says('undo');
    expect((await owner.last()).text).toContain('Undone: Ana Ruiz');
    expect(await records(world)).toEqual([]);
  });

  it('takes its time: the next one is told with whom it is, and a tap books beside it', async () => {
    await owner.says('book ana ruiz tomorrow 16:00 cleaning');
    await owner.says('book leo gomes tomorrow 16:00 cleaning');
    const taken = await owner.last();
    expect(taken.text).toContain('That time is taken: Ana Ruiz …0411');
    expect(taken.buttons).toHaveLength(3);
    const near = taken.buttons.at(-1)!.title;
    await owner.taps(near, taken);
    expect((await owner.last()).text).toContain(`📅 Booked: *Leo Gomes …0412* · ${near}`);
    // A second tap finds it done.
    await owner.taps(near, taken);
    expect(await records(world)).toHaveLength(2);
  });

  it('is found in the agenda, opened, moved and cancelled', async () => {
    await owner.says('agenda tomorrow');
    const list = await owner.last();
    expect(list.rows.map(({ title }) => title)).toContain('16:00 Ana Ruiz');
    await owner.picks('16:00 Ana Ruiz', list);
    const card = await owner.last();
    expect(card.buttons.map(({ title }) => title)).toEqual(['Move', 'Cancel it', 'Confirm']);
    await owner.taps('Move', card);
    const times = await owner.last();
    await owner.picks(times.rows[0]!.title, times);
    expect((await owner.last()).text).toContain(`📅 Moved: *Ana Ruiz …0411* · now ${times.rows[0]!.title}`);
    await owner.taps('Cancel it', card);
    expect((await owner.last()).text).toContain('Cancelled: *Ana Ruiz …0411*');
    expect((await records(world)).map(({ state }) => state)).toEqual(['cancelled', 'booked']);
    await owner.says('undo');
    expect((await records(world)).map(({ state }) => state)).toEqual(['booked', 'booked']);
  });
});

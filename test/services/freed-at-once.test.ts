import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageWith, run } from '../flows/thread.ts';
import { openWorld, type Phone, type World } from '../world/world.ts';

const week = Array.from({ length: 7 }, () => [{ from: '00:00', until: '24:00' }]);
const people = 20;

describe(`A freed time that ${people} are offered`, () => {
  let world: World;
  let waiting: Phone[];
  beforeAll(async () => {
    world = await openWorld({ settings: { graceSeconds: 5, opening: { week, days: [] } } });
    const zoe = world.phone('+34600000420', 'Zoe Gil');
    waiting = Array.from({ length: people }, (_, n) => world.phone(`+3460000043${String(n).padStart(2, '0')}`, `Ana ${n}`));
    await Promise.all([zoe, ...waiting].map((phone) => phone.says('Hello, can I have an appointment?')));
    await world.turnEnds();
    await world.owner.says('book zoe gil tomorrow 10:00');
    await world.passes('10s');
    await run(
      world,
      sql`insert into waiting_list (tenant_id, id, contact_id, calendar_id, created_at)
        select r.tenant_id, gen_random_uuid(), c.id, r.calendar_id, r.created_at from records r
          join contacts c on c.tenant_id = r.tenant_id and c.name like 'Ana %' where r.kind = 'appointment'`,
    );
    await world.owner.says('unbook zoe gil');
    await world.passes('10s');
    await world.owner.taps('Offer it', await messageWith(world.owner, 'has come free'));
    await world.owner.taps(`Offer to all ${people}`, await messageWith(world.owner, 'Whoever says yes first'));
    await world.passes('10s');
  }, 120_000);
  afterAll(() => world.close());

  it('is whose who says yes first, when all do in one moment; the others are told kindly, and wait on', async () => {
    await Promise.all(waiting.map((phone) => phone.taps('Yes, I take it')));
    await world.settle();
    const said = await Promise.all(waiting.map(async (phone) => (await phone.last()).text));
    expect(said.filter((text) => text.startsWith('It is yours: '))).toHaveLength(1);
    expect(said.filter((text) => text.includes('has just gone'))).toHaveLength(people - 1);
    const booked = sql`select count(*)::int as n from records where kind = 'appointment' and state = 'confirmed' and removed_at is null`;
    expect(await run(world, booked)).toEqual([{ n: 1 }]);
    const wait = sql`select count(*)::int as n from waiting_list where ended_at is null`;
    expect(await run(world, wait)).toEqual([{ n: people - 1 }]);
    expect((await world.owner.thread()).filter(({ text }) => text.includes('took the free time'))).toHaveLength(1);
  });
});

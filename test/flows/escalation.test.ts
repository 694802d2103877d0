import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { clearThreads, joins, run } from './thread.ts';

describe('A decision is asked for', () => {
  let world: World;
  let marta: Phone;
  let luis: Phone;
  let n = 40;
  beforeAll(async () => {
    world = await openWorld({ settings: { handOnMinutes: 0 } });
    await run(world, sql`update operators set name = 'Marta Gil' where role = 'owner'`);
    await joins(world, { name: 'Luis Peña', phone: '+34600000101' });
    marta = world.owner;
    luis = world.phone('+34600000101');
    for (const phone of [marta, luis]) await phone.says('hi');
  });
  afterAll(() => world.close());
  afterEach(() => clearThreads(world));

  const writes = async (name: string) => {
    await world.phone(`+346000006${n++}`, name).says('Can I have 10 % off?');
    await world.turnEnds();
  };
  const textsOf = async (phone: Phone) => (await phone.thread()).flatMap((one) => (one.from === 'business' ? [one.text] : []));

  it('comes as a card, is watched, and Done tells whoever asked', async () => {
    await writes('Ana Ruiz');
    await luis.says('escalate ana to marta in 3 hours: wants a discount');
    const card = (await marta.thread()).findLast((one) => one.text.startsWith('🔺'))!;
    expect(card.text).toMatch(/Luis needs you to decide about \*Ana Ruiz …0640\* by .*:\nwants a discount/s);
    await marta.says('watch');
    expect((await marta.last()).rows.map((row) => row.title)).toEqual(
      expect.arrayContaining(['Escalated · 1', 'Wait on us · 1']),
    );
    await marta.taps('Done', card);
    expect((await textsOf(luis)).at(-1)).toBe('✅ Marta has dealt with Ana Ruiz …0640.');
    await world.passes('4h');
    expect((await textsOf(marta)).filter((text) => text.includes('The time is over'))).toEqual([]);
  });

  it('unanswered in time it reminds, once, and tells whoever asked', async () => {
    await writes('Leo Gomes');
    await luis.says('escalate leo to marta in 2 hours: refund?');
    await world.passes('2h');
    await world.passes('1m');
    expect((await textsOf(marta)).filter((text) => text.startsWith('🔺 The time is over: Luis'))).toHaveLength(1);
    expect((await textsOf(luis)).filter((text) => text.startsWith('🔺 Marta has not decided'))).toHaveLength(1);
    await world.passes('1h');
    expect((await textsOf(marta)).filter((text) => text.startsWith('🔺 The time is over'))).toHaveLength(1);
  });

  it('who has answered the customer since has decided', async () => {
    await writes('Rosa Vidal');
    await luis.says('escalate rosa to marta in 2 hours: refund?');
    await marta.says('reply rosa Yes, of course.');
    await world.turnEnds();
    await world.passes('2h');
    await world.passes('1m');
    expect((await textsOf(marta)).filter((text) => text.startsWith('🔺 The time is over'))).toEqual([]);
    const rows = await run(
      world,
      sql`select count(*)::int as n from tasks where text = 'refund?' and done_at is null and removed_at is null
      and contact_id = (select id from contacts where name = 'Rosa Vidal')`,
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('whoever asked can take it back', async () => {
    await writes('Iris Mora');
    await luis.says('escalate iris to marta: refund?');
    await luis.says('undo');
    expect((await textsOf(luis)).at(-1)).toContain('Undone: the task “refund?”');
    await marta.taps('Done', (await marta.thread()).findLast((one) => one.text.startsWith('🔺'))!);
    expect((await textsOf(marta)).at(-1)).toBe('This is no longer asked: it was taken back.');
    expect((await textsOf(luis)).some((text) => text.includes('has dealt with Iris'))).toBe(false);
    await world.passes('3h');
    expect((await textsOf(marta)).filter((text) => text.startsWith('🔺 The time is over'))).toEqual([]);
  });
});

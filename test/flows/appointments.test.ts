import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { forgets, run } from './thread.ts';

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
    expect((await owner.last()).text).toMatch(/^📅 Booked: \*Ana Ruiz …0411\* · .+ 16:00–16:30 · cleaning · for Leo$/m);
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

  it('can be put elsewhere only by a person while nobody said when it is open: that this would help is said once', async () => {
    await world.passes('10s');
    for (const [number, hints] of [
      ['+34600000411', 1],
      ['+34600000412', 0],
    ] as const) {
      await world.phone(number).taps('Another time');
      const card = await owner.last();
      expect(card.text).toContain('asks for another time');
      expect(card.text.split('“hours mon-fri 9-18”')).toHaveLength(1 + hints);
    }
  });
});

const week = Array.from({ length: 7 }, () => [{ from: '00:00', until: '24:00' }]);
const settings = { graceSeconds: 5, opening: { week, days: [] } };

const notices = (world: World) => run(world, sql`select kind, state, settled_as from notices order by kind, created_at, id`);

describe('Its customer', () => {
  let world: World;
  let owner: Phone;
  let ana: Phone;
  beforeAll(async () => {
    world = await openWorld({ settings });
    owner = world.owner;
    ana = world.phone('+34600000411', 'Ana Ruiz');
    await ana.says('Hello, can I have an appointment?');
    await world.turnEnds();
  });
  afterAll(() => world.close());

  const heard = async () => (await ana.thread()).filter(({ from }) => from === 'business');
  const state = async () => (await records(world)).at(-1)?.state;

  it('hears nothing of what is undone or moved within the grace but how it stands in the end', async () => {
    await owner.says('book ana ruiz tomorrow 16:00 cleaning');
    await owner.says('undo');
    await world.passes('10s');
    expect(await heard()).toEqual([]);
    await owner.says('book ana ruiz tomorrow 15:00 cleaning');
    await owner.says('rebook ana ruiz tomorrow 16:00');
    await world.passes('10s');
    const told = await heard();
    expect(told).toHaveLength(1);
    expect(told[0]!.text).toMatch(/^Your appointment at Sol Studio: \*.+ at 16:00\*, cleaning\.$/);
    expect(told[0]!.buttons.map(({ title }) => title)).toEqual(['Confirm', 'Another time', 'Cancel']);
  });

  it('confirms by a tap, once, and no card needs anybody', async () => {
    const cards = (await owner.thread()).length;
    const [told] = await heard();
    await ana.taps('Confirm', told);
    await world.settle();
    expect(await state()).toBe('confirmed');
    expect((await ana.last()).text).toMatch(/^Thank you, it is confirmed: /);
    await ana.taps('Confirm', told);
    expect((await ana.last()).text).toMatch(/^Thank you, it is confirmed: /);
    await world.turnEnds();
    expect((await owner.thread()).length).toBe(cards);
    const changes = await run(world, sql`select "by", to_state from record_changes where "by" = 'contact'`);
    expect(changes).toEqual([{ by: 'contact', to_state: 'confirmed' }]);
  });

  it('finds another time by themselves; an older button is told how it stands by now', async () => {
    const [told] = await heard();
    await ana.taps('Another time', told);
    const list = await ana.last();
    expect(list.text).toBe('These times are free:');
    expect(list.rows.length).toBeGreaterThan(3);
    await ana.picks(list.rows[1]!.title, list);
    expect((await ana.last()).text).toMatch(/^Done, your appointment is now on /);
    expect((await owner.last()).text).toContain('*Ana Ruiz …0411* moved it: now ');
    expect(await state()).toBe('confirmed');
    await ana.taps('Cancel', told);
    expect((await ana.last()).text).toMatch(/^Your appointment is on .+ by now\.$/);
    expect(await state()).toBe('confirmed');
  });

  it('is told kindly that a time has gone meanwhile', async () => {
    const fresh = await ana.last();
    await ana.taps('Another time', fresh);
    const list = await ana.last();
    await run(
      world,
      sql`update customer_acts set slot_at = slot_at - interval '60 days' where slot_at is not null and used_at is null`,
    );
    await ana.picks(list.rows[0]!.title, list);
    expect((await ana.last()).text).toMatch(/^That time has just been taken/);
    await ana.taps('Cancel', fresh);
    expect(await state()).toBe('cancelled');
    expect((await ana.last()).text).toContain('is cancelled. Would another time suit you?');
    expect((await owner.last()).text).toContain('*Ana Ruiz …0411* cancelled: ');
    await world.passes('1m');
    // They know it: nothing more is said about it.
    expect((await ana.last()).text).toContain('is cancelled. Would another time suit you?');
  });

  it('changes nothing of somebody else’s, whatever is tapped', async () => {
    await owner.says('book ana ruiz tomorrow 17:00 cleaning');
    await world.passes('10s');
    const told = await ana.last();
    const leo = world.phone('+34600000412', 'Leo Gomes');
    await leo.says('Hello');
    await run(
      world,
      sql`update records set contact_id = (select id from contacts where name = 'Leo Gomes') where number = (select max(number) from records)`,
    );
    await ana.taps('Cancel', told);
    expect(await state()).toBe('booked');
  });
});

describe('Outside the customer’s window', () => {
  let world: World;
  let owner: Phone;
  let ana: Phone;
  beforeAll(async () => {
    world = await openWorld({ settings });
    owner = world.owner;
    ana = world.phone('+34600000411', 'Ana Ruiz');
    await ana.says('Hello, can I have an appointment?');
    await world.turnEnds();
    await world.passes('26h');
    await owner.says('hi');
  });
  afterAll(() => world.close());

  it('it is told by the template for it, whose buttons do the same', async () => {
    await owner.says('book ana ruiz in 5 hours cleaning');
    await world.passes('10s');
    expect((await world.sentTo(ana.number)).at(-1)!.body).toMatchObject({ template: { name: 'hilo_appointment' } });
    await ana.taps('Confirm');
    expect((await records(world)).at(-1)?.state).toBe('confirmed');
  });

  it('is reminded two hours before, once; its operator is told what there is to know, and asked afterwards', async () => {
    await world.passes('190m');
    const reminded = (await ana.thread()).filter(({ text }) => text.includes('reminder'));
    expect(reminded).toHaveLength(1);
    await world.passes('100m');
    expect((await owner.last()).text).toContain('📅 Soon: *Ana Ruiz …0411*');
    await world.passes('60m');
    const after = await owner.last();
    expect(after.text).toContain('Did it take place? *Ana Ruiz …0411*');
    expect(after.buttons.map(({ title }) => title)).toEqual(['Won', 'Call back', 'No-show']);
    await owner.taps('Won', after);
    expect((await records(world)).at(-1)?.state).toBe('done');
  });

  it('is asked a day later how it was; a low score is shown to whoever is responsible', async () => {
    await world.passes('25h');
    await owner.says('hi');
    const asked = await ana.last();
    expect(asked.text).toContain('How was it?');
    await ana.taps('2 · Poor', asked);
    expect((await ana.last()).text).toContain('We are sorry');
    expect((await run(world, sql`select score from records`)).at(-1)).toEqual({ score: 2 });
    expect(await notices(world)).not.toContainEqual(expect.objectContaining({ state: 'waiting' }));
    const cards = (await owner.thread()).map(({ text }) => text);
    expect(cards.some((text) => text.includes('gives 2 of 5'))).toBe(true);
  });
});

describe('What waits for an appointment', () => {
  it('ends with its customer: blocked, nothing goes; forgotten, nothing is left to go', async () => {
    const world = await openWorld({ settings });
    const { owner } = world;
    const [ana, leo] = [world.phone('+34600000411', 'Ana Ruiz'), world.phone('+34600000412', 'Leo Gomes')];
    for (const one of [ana, leo]) await one.says('Hello');
    await world.turnEnds();
    await owner.says('book ana ruiz tomorrow 16:00');
    await owner.says('book leo gomes tomorrow 17:00');
    await world.passes('10s');
    const before = (await world.sentTo(ana.number)).length;
    await owner.says('block ana ruiz');
    await forgets(world, owner, 'leo gomes');
    await world.passes('48h');
    expect(await world.sentTo(ana.number)).toHaveLength(before);
    const left = (await notices(world)).filter(({ kind }) => kind === 'reminder').map((one) => one.settled_as);
    expect(left.toSorted()).toEqual(['blocked', 'forgotten']);
    await world.close();
  });

  it('is not sent when it is too late, but told to its operator', async () => {
    const world = await openWorld({ settings });
    const { owner } = world;
    const ana = world.phone('+34600000411', 'Ana Ruiz');
    await ana.says('Hello');
    await world.turnEnds();
    await owner.says('book ana ruiz in 5 hours');
    await world.passes('10s');
    const before = (await world.sentTo(ana.number)).length;
    // Nothing runs for hours: when it does again, the appointment is a quarter of an hour away.
    await world.passes('285m');
    expect(await world.sentTo(ana.number)).toHaveLength(before);
    expect((await owner.thread()).some(({ text }) => text.includes('It was too late to remind *Ana Ruiz'))).toBe(true);
    await world.close();
  });

  it('goes with a merge, and back with its undo', async () => {
    const world = await openWorld({ settings });
    const { owner } = world;
    const [ana, other] = [world.phone('+34600000411', 'Ana Ruiz'), world.phone('+34600000412', 'Anuska Vega')];
    for (const one of [ana, other]) await one.says('Hello');
    await world.turnEnds();
    await owner.says('book anuska vega in 20 hours');
    await world.passes('10s');
    const told = await other.last();
    await owner.says('merge ana ruiz with anuska vega');
    await owner.taps('Merge');
    expect(await records(world)).toMatchObject([{ name: expect.stringContaining('An'), state: 'booked' }]);
    // Their button counts for whoever they are by now.
    await other.taps('Confirm', told);
    expect((await records(world)).map(({ state }) => state)).toEqual(['confirmed']);
    await owner.says('undo');
    expect(await records(world)).toMatchObject([{ name: 'Anuska Vega', state: 'confirmed' }]);
    const before = (await world.sentTo(ana.number)).length;
    await world.passes('18h');
    expect((await other.last()).text).toContain('reminder');
    expect(await world.sentTo(ana.number)).toHaveLength(before);
    await world.close();
  });
});

describe('Somebody who asked for an appointment and has one', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ settings });
  });
  afterAll(() => world.close());

  it('waits for nothing, and is not followed up before they have been', async () => {
    const { owner } = world;
    const ana = world.phone('+34600000411', 'Ana Ruiz');
    await ana.says('Hello, can I have an appointment?');
    await world.turnEnds();
    await owner.says('book ana ruiz in 96 hours cleaning');
    await world.passes('10s');
    expect((await ana.last()).text).toContain('Your appointment at Sol Studio');
    const waits = sql`select awaiting_since from conversations c join contacts p on p.id = c.contact_id where p.name = 'Ana Ruiz'`;
    expect(await run(world, waits)).toEqual([{ awaiting_since: null }]);
    expect(await run(world, sql`select state, settled_as from cards where kind = 'turn'`)).toEqual([
      { state: 'superseded', settled_as: 'sent' },
    ]);
    const followUps = async () => (await owner.thread()).filter(({ text }) => text.startsWith('⏰ *Ana Ruiz'));
    await world.passes('47h');
    await owner.says('hi');
    await world.passes('23h');
    expect(await followUps()).toEqual([]);
    // It is cancelled, and nothing else has happened: now she is somebody who is silent.
    await owner.says('unbook ana ruiz');
    await world.passes('30h');
    await owner.says('hi');
    await world.settle();
    expect((await followUps()).length).toBeGreaterThan(0);
  });
});

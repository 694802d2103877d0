import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, clearThreads, forgets, messageWith, run } from './thread.ts';

const week = Array.from({ length: 7 }, () => [{ from: '00:00', until: '24:00' }]);

describe('A time that came free', () => {
  let world: World;
  let owner: Phone;
  const people = new Map<string, Phone>();
  const phone = (name: string) => people.get(name)!;
  beforeAll(async () => {
    world = await openWorld({ settings: { graceSeconds: 5, opening: { week, days: [] } } });
    owner = world.owner;
    for (const [index, name] of ['Zoe Gil', 'Ana Ruiz', 'Ben Sol', 'Cora Vega'].entries()) {
      people.set(name, world.phone(`+3460000042${index}`, name));
      await phone(name).says('Hello, can I have an appointment?');
    }
    await world.turnEnds();
    await owner.says('book zoe gil tomorrow 10:00');
    await owner.says('book ana ruiz in 3 days 16:00');
    await world.passes('10s');
  });
  afterAll(() => world.close());

  const standing = () =>
    run(
      world,
      sql`select c.name, r.state, r.starts_at from records r join contacts c on c.tenant_id = r.tenant_id and c.id = r.contact_id
        where r.removed_at is null and r.state <> 'cancelled' order by c.name`,
    );

  it('that nobody waits for is told to nobody, and is told when it comes free once more', async () => {
    await owner.says('unbook zoe gil');
    await world.passes('10s');
    expect((await owner.thread()).some(({ text }) => text.includes('has come free'))).toBe(false);
    await owner.says('undo');
    await world.passes('10s');
  });

  it('is waited for by who is put on the list, and by who taps that none suits; undone by undo', async () => {
    const told = await phone('Ana Ruiz').last();
    await phone('Ana Ruiz').taps('Another time', told);
    await phone('Ana Ruiz').picks('None: tell me of others');
    expect((await phone('Ana Ruiz').last()).text).toBe('We will tell you when a time comes free.');
    expect(await ask(owner, 'wait ben sol')).toMatch(/^⏳ \*Ben Sol …0422\* waits for a time to come free\./);
    await owner.says('wait cora vega');
    await owner.says('undo');
    expect((await run(world, sql`select 1 from waiting_list where ended_at is null`)).length).toBe(2);
    await owner.says('wait cora vega before friday');
    await owner.says('wait cora vega');
    await owner.says('waiting list');
    const list = await owner.last();
    expect(list.text).toContain('3 people wait for a time:');
    expect(list.rows.map(({ title }) => title)).toEqual(['Ana Ruiz', 'Ben Sol', 'Cora Vega']);
  });

  it('is offered in two taps to all at once, and by the undo of a cancellation to nobody', async () => {
    await owner.says('unbook zoe gil');
    await owner.says('undo');
    await world.passes('10s');
    expect((await owner.thread()).some(({ text }) => text.includes('has come free'))).toBe(false);
    await phone('Zoe Gil').taps('Cancel');
    await world.passes('10s');
    const card = await messageWith(owner, 'has come free');
    expect(card.text).toMatch(/10:00–10:30\* has come free\. Waiting: Ana, Ben, Cora\.$/);
    await owner.taps('Offer it', card);
    const question = await messageWith(owner, 'Whoever says yes first');
    expect(question.text).toContain('to these 3?');
    expect((await phone('Ben Sol').thread()).some(({ from }) => from === 'business')).toBe(false);
    await owner.taps('Offer to all 3', question);
    await world.passes('10s');
    for (const name of ['Ana Ruiz', 'Ben Sol', 'Cora Vega'])
      expect((await phone(name).last()).text).toMatch(/^A time has come free at Sol Studio: \*.+ at 10:00\*/);
    expect((await phone('Zoe Gil').last()).text).not.toContain('come free');
  });

  it('is whose who says yes first; the others are told kindly and wait on', async () => {
    const [ana, ben] = [await phone('Ana Ruiz').last(), await phone('Ben Sol').last()];
    await Promise.all([phone('Ana Ruiz').taps('Yes, I take it', ana), phone('Ben Sol').taps('Yes, I take it', ben)]);
    await world.settle();
    const said = [(await phone('Ana Ruiz').last()).text, (await phone('Ben Sol').last()).text];
    expect(said.filter((text) => text.startsWith('It is yours: '))).toHaveLength(1);
    expect(said.filter((text) => text.includes('has just gone'))).toHaveLength(1);
    await phone('Cora Vega').taps('Yes, I take it');
    expect((await phone('Cora Vega').last()).text).toContain('has just gone');
    await messageWith(owner, 'took the free time');
    const winner = said[0]!.startsWith('It is yours') ? 'Ana Ruiz' : 'Ben Sol';
    const rows = await standing();
    expect(rows.find(({ name }) => name === winner)).toMatchObject({ state: 'confirmed' });
    // Ana has one appointment, moved or as it was; the other has one only as the winner.
    expect(rows.filter(({ name }) => name === 'Ana Ruiz')).toHaveLength(1);
    expect(rows).toHaveLength(winner === 'Ana Ruiz' ? 1 : 2);
    expect(await run(world, sql`select 1 from waiting_list where ended_at is null`)).toHaveLength(2);
    // The same tap once more says the same, and books nothing.
    await phone(winner).taps('Yes, I take it', winner === 'Ana Ruiz' ? ana : ben);
    expect((await phone(winner).last()).text).toMatch(/^It is yours: /);
    expect(await standing()).toEqual(rows);
  });

  it('comes free as well where an appointment is moved, by either side, and is offered no longer once it is back', async () => {
    await clearThreads(world);
    const freed = async () => (await owner.thread()).filter(({ text }) => text.includes('11:00–11:30* has come free'));
    const letters = () => run(world, sql`select state from slot_letters order by created_at desc, id desc limit 1`);
    await owner.says('book zoe gil in 4 days 11:00');
    await world.passes('10s');
    await owner.says('rebook zoe gil in 5 days 12:00');
    await owner.says('undo');
    await world.passes('10s');
    expect(await freed()).toEqual([]);
    await owner.says('rebook zoe gil in 5 days 12:00');
    await world.passes('10s');
    const [card] = await freed();
    await owner.taps('Offer it', card);
    await owner.taps((await owner.last()).buttons[0]!.title);
    expect(await letters()).toEqual([{ state: 'due' }]);
    await owner.says('rebook zoe gil in 4 days 11:00');
    await world.passes('10s');
    expect(await letters()).toEqual([{ state: 'dropped' }]);

    await owner.says('rebook zoe gil in 4 days 14:00');
    await world.passes('10s');
    await phone('Zoe Gil').taps('Another time');
    await phone('Zoe Gil').picks((await phone('Zoe Gil').last()).rows[0]!.title);
    await world.passes('10s');
    await messageWith(owner, '14:00–14:30* has come free');
    await owner.says('freed');
    const list = await owner.last();
    expect(list.rows.map(({ title }) => title).join()).toMatch(/11:00.*14:00/);
  });

  it('is asked about whoever still waits, however many no longer do', async () => {
    await run(
      world,
      sql`insert into waiting_list (tenant_id, id, contact_id, calendar_id, until, created_at)
        select tenant_id, gen_random_uuid(), contact_id, calendar_id, created_at, created_at - interval '1 day'
        from (select * from waiting_list where ended_at is null limit 1) one, generate_series(1, 250)`,
    );
    expect(await ask(owner, 'waiting list')).toContain('2 people wait for a time:');
    await run(world, sql`delete from waiting_list where until = created_at + interval '1 day'`);
  });

  it('goes by the template where their 24 hours are over, and to nobody who was forgotten', async () => {
    await world.passes('26h');
    await owner.says('hi');
    await owner.says('book zoe gil tomorrow 12:00');
    await forgets(world, owner, 'cora vega');
    await owner.says('unbook zoe gil');
    await world.passes('10s');
    const left = (
      await run(world, sql`select c.name from waiting_list w join contacts c on c.id = w.contact_id where w.ended_at is null`)
    ).map(({ name }) => String(name));
    expect(left).toHaveLength(1);
    await owner.says('freed');
    const list = await owner.last();
    await owner.picks(list.rows[0]!.title, list);
    await owner.taps('Offer it now');
    await world.passes('10s');
    const sent = (await world.sentTo(phone(left[0]!).number)).at(-1)!;
    expect(sent.body).toMatchObject({ template: { name: 'hilo_freed_time' } });
    await phone(left[0]!).taps('Yes, I take it');
    expect((await phone(left[0]!).last()).text).toMatch(/^It is yours: /);
  });
});

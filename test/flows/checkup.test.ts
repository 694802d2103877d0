import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkUp } from '../../src/bot/checkup.flow.ts';
import { nextCheckup } from '../../src/crm/checkup.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, cardAbout, clearThreads, joins, messageWith, run } from './thread.ts';

describe('A week in which what runs by itself needed somebody too often', () => {
  let world: World;
  let owner: Phone;
  let maria: Phone;
  beforeAll(async () => {
    const week = Array.from({ length: 7 }, () => [{ from: '00:00', until: '24:00' }]);
    world = await openWorld({
      settings: { opening: { week, days: [] }, graceSeconds: 0, quietFrom: '21:00', quietUntil: '07:00' },
    });
    owner = world.owner;
    await owner.says('hi');
    maria = await joins(world, { name: 'Maria', phone: '+34600000130', role: 'manager' });
  });
  afterAll(() => world.close());

  const clock = () => world.app.needs.clock;
  /** Until so many hours (less than none: before it) after the moment on which the week before is looked at. */
  async function toMonday(hours: number): Promise<void> {
    const at = nextCheckup(clock().now(), 'Europe/Madrid').getTime() + hours * 3_600_000;
    await world.passes(`${Math.round((at - clock().now().getTime()) / 1000) + 1}s`);
  }
  const cards = async () => (await owner.thread()).filter(({ text }) => text.startsWith('⚠️ *Last week'));
  let people = 0;
  /** Asks for the hours, is answered by itself, and needs somebody after all. */
  async function rescued(name: string): Promise<void> {
    people += 1;
    const phone = world.phone(`+346000006${String(people).padStart(2, '0')}`, name);
    await phone.says('are you open tomorrow?');
    await world.turnEnds();
    await phone.says('And how much is a logo?');
    await world.turnEnds();
    await owner.taps('Send', await cardAbout(owner, name));
    await world.turnEnds();
  }

  it('is told on Monday, once, when the quiet hours are over, to whoever can change it', async () => {
    await toMonday(4);
    await owner.says('set answer hours on');
    for (const name of ['Ana', 'Eva', 'Ivo']) await rescued(name);
    await clearThreads(world);
    expect(await ask(owner, 'health week')).toMatch(/^✅ Last week/);
    await rescued('Max');
    await toMonday(-10);
    await owner.says('digest 8:00');
    await maria.says('hi');
    await owner.says('set weekly picture on');
    await toMonday(0);
    expect(await run(world, sql`select week::text, found ->> 'remedy' as remedy from checkups`)).toHaveLength(1);
    await world.passes('1h');
    expect(await cards()).toHaveLength(0);
    await world.passes('1h');
    const [card] = await cards();
    expect(card!.text).toContain('· Somebody had to take over 4 times: 4 × Opening hours');
    expect(card!.text).toContain('*Patch it*: it comes of one thing, Opening hours.');
    expect(card!.buttons.map(({ title }) => title)).toEqual(['Show', 'Switch it off', 'Not now']);
    // With the day's list, which tells of last week in a line; the picture of it comes behind, since they want it.
    const list = await messageWith(owner, '📈 Last week: 4 new');
    expect(list.rows.map(({ title }) => title)).not.toContain('Report of the week');
    const picture = await owner.last();
    expect(picture.type).toBe('image');
    expect(picture.text).toMatch(/^\*Last week\* · \d+ \w+ – \d+ \w+\nNew people: 4/);
  });

  it('is not told again by whoever looks once more, however many look at once', async () => {
    await run(world, sql`update tenants set checkup_at = checkup_at - interval '1 week'`);
    await Promise.all([1, 2].map(() => checkUp(world.app.needs, practiceTenantId)));
    await world.passes('1s');
    expect(await cards()).toHaveLength(1);
    expect(await run(world, sql`select from tenants where checkup_at > ${clock().now().toISOString()}`)).toHaveLength(1);
    expect(await ask(owner, 'health')).toContain('Somebody had to take over 4 times: 4 × Opening hours\n“health week” shows');
  });

  it('shows three of them to tap, and what was written', async () => {
    await owner.taps('Show', (await cards())[0]);
    const list = await owner.last();
    expect(list.rows.map(({ title }) => title)).toEqual(['Max', 'Ivo', 'Eva']);
    await owner.says('2');
    expect((await owner.last()).text).toMatch(/Ivo[\s\S]*And how much is a logo/);
  });

  it('is switched off by a tap, which an undo takes back; what is off already is said to be', async () => {
    const answers = async () => (await run(world, sql`select settings ->> 'answerHours' as by from tenants`))[0]!.by;
    const [card] = await cards();
    expect(await answers()).not.toBe(null);
    await owner.taps('Switch it off', card);
    expect((await owner.last()).text).toBe('Who asks when you are open is now only suggested the answer on their card.');
    expect(await answers()).toBe(null);
    // Whoever else was asked hears whose decision it was.
    await maria.taps('Switch it off', await messageWith(maria, 'Last week'));
    expect((await maria.last()).text).toBe('Owner has decided that already.');
    expect(
      await run(world, sql`select from cards c join acts a on a.card_id = c.id where a.verb = 'switch-off' and c.state = 'live'`),
    ).toEqual([]);
    await owner.says('undo');
    expect(await answers()).not.toBe(null);
    await owner.taps('Switch it off', card);
    expect(await answers()).not.toBe(null);
    await owner.says('set answer hours off');
    await run(world, sql`update cards set state = 'live' where id in (select card_id from acts where verb = 'switch-off')`);
    await owner.taps('Switch it off', card);
    expect((await owner.last()).text).toBe('That is off already.');
  });

  it('is silent about a week that was well', async () => {
    await clearThreads(world);
    await toMonday(-10);
    await owner.says('today');
    await toMonday(2);
    expect(await cards()).toHaveLength(0);
    expect(await ask(owner, 'health')).not.toContain('take over');
    await messageWith(owner, 'Nobody is lost');
  });
});

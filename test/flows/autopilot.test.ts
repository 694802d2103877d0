import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withTenant } from '../../db/client.ts';
import { openRead } from '../../src/crm/read.store.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, cardAbout, clearThreads, messageWith, run, sentTexts } from './thread.ts';

const always = [new Date(0), new Date(Date.UTC(9999, 0))] as const;

describe('Autopilot', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
  });
  beforeEach(async () => {
    await clearThreads(world);
    await run(world, sql`update follow_ups set state = 'settled', settled_as = 'skipped' where state <> 'settled'`);
    await run(world, sql`update contacts set autopilot_by = null, autopilot_since = null`);
    await owner.says('today');
  });
  afterAll(() => world.close());

  let people = 0;
  /** A customer who was answered, and whose follow-ups go by themselves. */
  async function onAutopilot(name: string): Promise<Phone> {
    people += 1;
    const phone = world.phone(`+346000007${String(people).padStart(2, '0')}`, name);
    await phone.says('Hello, how much is a logo?');
    await world.turnEnds();
    await owner.taps('Send', await cardAbout(owner, name));
    await world.turnEnds();
    await owner.says(`autopilot ${name}`);
    return phone;
  }
  const texts = async () => (await owner.thread()).map((message) => message.text);
  /** The operator's own 24 hours are open when what they are told is due. */
  const untilDue = async () => {
    await world.passes('19h30m');
    await owner.says('today');
    await world.passes('30m');
  };
  const actions = async () => (await run(world, sql`select action from audit order by id`)).map(({ action }) => action as string);

  it('lets somebody’s follow-up go without a tap, announced before and told afterwards', async () => {
    expect(await ask(owner, 'autopilot')).toMatch(/^Nobody is on autopilot/);
    const ana = await onAutopilot('Ana Ruiz');
    expect((await owner.last()).text).toMatch(/^⏩ Follow-ups to Ana Ruiz …0701 now go by themselves/);
    expect(await ask(owner, 'ana ruiz')).toContain('⏩ on autopilot');
    expect((await ask(owner, 'autopilot')) + (await owner.last()).rows[0]!.title).toContain('One person is on autopilot');
    await untilDue();
    const told = await messageWith(owner, 'This follow-up goes by itself at');
    expect(told.text).toContain('*Ana Ruiz …0701*');
    expect(told.buttons.map(({ title }) => title)).toEqual(['Undo']);
    expect(await sentTexts(world, ana)).toHaveLength(1);
    await owner.says('autopilot');
    expect((await owner.last()).text).toContain('1 follow-up is about to go');
    await world.passes('11m');
    const sent = await sentTexts(world, ana);
    expect(sent).toHaveLength(2);
    expect(told.text).toContain(sent[1]);
    expect(await ask(owner, 'why ana ruiz')).toContain('Goes by itself, as Owner allowed');
    expect(await actions()).toContain('send:autopilot');
    await owner.taps('Undo', told);
    expect((await owner.last()).text).toContain('From now on follow-ups to Ana Ruiz ask you again.');
    await world.passes('3d');
    expect(await sentTexts(world, ana)).toHaveLength(2);
  });

  it('is stopped by Undo, by switching it off and by a pause: each time its card comes instead', async () => {
    const bea = await onAutopilot('Bea Sanz');
    const cai = await onAutopilot('Cai Pons');
    const dia = await onAutopilot('Dia Roca');
    await untilDue();
    await owner.taps('Undo', await messageWith(owner, '*Bea Sanz'));
    expect(await texts()).toContain('Taken back. Follow-ups to Bea Sanz …0702 ask you again; here it is.');
    expect((await cardAbout(owner, 'Bea Sanz')).buttons.map(({ title }) => title)).toEqual(['Send', 'Edit', 'Not now']);
    // It counts as one that somebody had to rescue.
    const rescued = () =>
      withTenant(world.database.db, practiceTenantId, (tx) => openRead(tx, practiceTenantId).rescues(...always));
    expect(await rescued()).toMatchObject([{ of: { is: 'follow-up', step: 1 } }]);
    await owner.says('autopilot cai pons off');
    await world.turnEnds();
    expect((await cardAbout(owner, 'Cai Pons')).buttons.map(({ title }) => title)).toEqual(['Send', 'Edit', 'Not now']);
    await owner.says('pause');
    await world.passes('11m');
    for (const phone of [bea, cai, dia]) expect(await sentTexts(world, phone)).toHaveLength(1);
    await owner.says('resume');
    await world.turnEnds();
    expect((await cardAbout(owner, 'Dia Roca')).buttons.map(({ title }) => title)).toEqual(['Send', 'Edit', 'Not now']);
    // What was asked about after all is sent once, by the tap.
    await owner.taps('Send', await cardAbout(owner, 'Dia Roca'));
    await world.turnEnds();
    expect(await sentTexts(world, dia)).toHaveLength(2);
    // Nobody is there to stop one while whoever allowed it is away.
    const eli = await onAutopilot('Eli Mata');
    await run(world, sql`update operators set away_until = now() + interval '10 years'`);
    await untilDue();
    await world.passes('11m');
    expect(await sentTexts(world, eli)).toHaveLength(1);
    await run(world, sql`update operators set away_until = null`);
  });

  it('ends with a complaint, with asking for a person, and with words that were changed', async () => {
    const eva = await onAutopilot('Eva Puig');
    await eva.says('This is unacceptable, I want a refund');
    await world.turnEnds();
    expect((await cardAbout(owner, 'Eva Puig')).text).toContain('⏩ Autopilot is off: Eva Puig complains.');
    const fay = await onAutopilot('Fay Coll');
    await fay.says('I want to talk to a person');
    await world.turnEnds();
    expect((await cardAbout(owner, 'Fay Coll')).text).toContain('⏩ Autopilot is off: Fay Coll asks for a person.');
    const gil = await onAutopilot('Gil Mora');
    await owner.says('nudge Gil Mora');
    await world.turnEnds();
    await owner.taps('Edit', await cardAbout(owner, 'Gil Mora'));
    await owner.says('Hi Gil, still interested?');
    await world.turnEnds();
    expect((await sentTexts(world, gil)).at(-1)).toBe('Hi Gil, still interested?');
    expect(await texts()).toContain('You changed the words, so follow-ups to Gil Mora ask you again.');
    const left = await run(world, sql`select name from contacts where autopilot_by is not null`);
    expect(left).toEqual([]);
  });

  it('asks after hours in which nothing ran, before the announcement and after it', async () => {
    const hal = await onAutopilot('Hal Font');
    await owner.says('today');
    await world.passes('22h30m');
    expect((await cardAbout(owner, 'Hal Font')).buttons.map(({ title }) => title)).toEqual(['Send', 'Edit', 'Not now']);
    const ida = await onAutopilot('Ida Vila');
    await untilDue();
    await messageWith(owner, '*Ida Vila');
    await world.passes('2h30m');
    expect((await cardAbout(owner, 'Ida Vila')).buttons.map(({ title }) => title)).toEqual(['Send', 'Edit', 'Not now']);
    for (const phone of [hal, ida]) expect(await sentTexts(world, phone)).toHaveLength(1);
  });
});

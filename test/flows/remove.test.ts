import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type Shown, type World } from '../world/world.ts';
import { cardAbout, cardsAbout, joins, run, sentTexts } from './thread.ts';

describe('Somebody who is removed', () => {
  let world: World;
  let owner: Phone;
  let luis: Phone;
  const luisPhone = '+34600000102';
  const ana = '+34600000821';
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    luis = await joins(world, { name: 'Luis Peña', phone: luisPhone });
    await luis.says('hi');
    await owner.says('off');
  });
  afterAll(() => world.close());

  const fromBusiness = async (who: Phone) => (await who.thread()).filter((one) => one.from === 'business');
  async function asks(who: Phone, text: string): Promise<string> {
    await who.says(text);
    return (await who.last()).text;
  }
  let card: Shown;
  let leo: Shown;

  it('is asked about first, and an old question removes nobody', async () => {
    expect(await asks(owner, 'remove luis')).toMatch(/^End \*Luis Peña\*’s access \(\+34 600 00 01 02\)\?\n/);
    const question = await owner.last();
    expect(question.buttons.map((button) => button.title)).toEqual(['Keep', 'End access']);
    await world.passes('11m');
    await owner.taps('End access', question);
    expect((await owner.last()).text).toContain('older than ten minutes');
    expect(await asks(luis, 'team')).toContain('2 people');
    // Nor does the last owner remove themselves.
    expect(await asks(owner, 'remove me')).toContain('the only owner');
  });

  it('stops at once: what they approved does not leave, and their people and cards go to others', async () => {
    await world.phone('+34600000822', 'Leo Gomes').says('Are you open on Sunday?');
    await world.turnEnds();
    leo = await cardAbout(luis, 'Leo Gomes');
    await world.phone(ana, 'Ana Ruiz').says('How much is a logo?');
    await world.turnEnds();
    card = await cardAbout(luis, 'Ana Ruiz');
    await luis.says('task leo send the plan tomorrow 10am');
    await luis.taps('Send', card);
    await owner.says('remove luis');
    const question = await owner.last();
    await owner.taps('End access', question);
    const said = (await fromBusiness(owner)).map((one) => one.text);
    expect(said).toContain(
      'Luis is no longer in the team. One answer of theirs had not left: taken back, “inbox” shows who waits.',
    );
    await world.turnEnds();
    expect(await sentTexts(world, world.phone(ana))).toEqual([]);
    expect([await cardsAbout(owner, 'Ana Ruiz'), await cardsAbout(owner, 'Leo Gomes')].map((cards) => cards.length)).toEqual([
      1, 1,
    ]);
    expect((await luis.last()).text).toBe(
      'You are no longer in the team of Sol Studio. From now on you write here as anybody does.',
    );
    // The question is used up.
    await owner.taps('End access', question);
    expect((await run(world, sql`select count(*)::int as n from audit where action = 'remove'`))[0]!.n).toBe(1);
    expect(await asks(owner, 'log')).toContain('ended somebody’s access');
    await owner.says('tasks');
    const tasks = await run(
      world,
      sql`select o.name from tasks t join operators o on o.id = t.operator_id where t.text like 'send the plan%'`,
    );
    expect(tasks[0]!.name).toBe('Owner');
  });

  it('is a customer like any other: taps on old cards, commands and short answers do nothing of what they said', async () => {
    const before = (await fromBusiness(luis)).length;
    await luis.taps('Send', leo);
    await luis.says('inbox');
    await luis.says('yes');
    await world.turnEnds();
    expect((await fromBusiness(luis)).length).toBe(before);
    expect(await sentTexts(world, world.phone('+34600000822'))).toEqual([]);
    expect((await cardsAbout(owner, 'Luis')).at(-1)!.text).toContain('inbox');
  });

  it('whose cards went on is answered from there', async () => {
    await owner.taps('Send', (await cardsAbout(owner, 'Leo Gomes')).at(-1)!);
    await world.turnEnds();
    expect(await sentTexts(world, world.phone('+34600000822'))).toHaveLength(1);
  });

  it('can be invited again, and is somebody new with the same name', async () => {
    const code = /Code: (\d{6})/.exec(await asks(owner, `invite Luis Peña ${luisPhone}`))![1]!;
    expect(await asks(luis, code)).toContain('Welcome to Sol Studio, Luis');
    expect(await asks(luis, 'team')).toContain('2 people');
    // The old card stays the old colleague’s, who is nobody any more.
    await luis.taps('Send', leo);
    expect((await luis.last()).text).not.toContain('Leo');
    await world.turnEnds();
    expect(await sentTexts(world, world.phone('+34600000822'))).toHaveLength(1);
  });
});

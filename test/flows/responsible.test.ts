import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { cardAbout, cardsAbout, clearThreads, joins, run, sentTexts } from './thread.ts';

describe('Who is responsible for whom, with two phones', () => {
  let world: World;
  let marta: Phone;
  let maria: Phone;
  let n = 0;
  beforeAll(async () => {
    world = await openWorld();
    await joins(world, { name: 'Maria López', phone: '+34600000101' });
    await run(world, sql`update operators set name = 'Marta Gil' where role = 'owner'`);
    marta = world.owner;
    maria = world.phone('+34600000101');
    await maria.says('hi');
    await marta.says('hi');
  });
  afterAll(() => world.close());
  afterEach(() => clearThreads(world));

  async function writes(name: string, text = 'How much is a logo?'): Promise<Phone> {
    const phone = world.phone(`+3460000062${n++}`, name);
    await phone.says(text);
    await world.turnEnds();
    return phone;
  }
  const lastOf = async (phone: Phone) => (await phone.last()).text;

  it('assign takes the card along: the old one tells who has it, and undo brings it back', async () => {
    await writes('Ana Ruiz');
    const old = await cardAbout(marta, 'Ana Ruiz');
    await marta.says('assign ana to maria');
    expect(await lastOf(marta)).toMatch(/^Ana Ruiz .* is with Maria now\.$/);
    expect((await cardAbout(maria, 'Ana Ruiz')).text).toMatch(/^👋 Marta gives you this person\.\n\*Ana Ruiz /);
    await marta.taps(old.buttons[0]!.title, old);
    expect(await lastOf(marta)).toBe('This is with Maria López now.');
    expect((await maria.thread()).filter((one) => one.text.startsWith('👋'))).toHaveLength(1);
    await marta.says('undo');
    expect((await marta.thread()).some((one) => one.text === 'Undone: nobody is responsible for Ana Ruiz …0620 any more.')).toBe(
      true,
    );
    expect((await cardsAbout(marta, 'Ana Ruiz')).length).toBe(2);
  });

  it('whoever answers first is responsible from then on, and gets what comes next', async () => {
    const leo = await writes('Leo Gomes');
    await marta.says('off');
    await leo.says('Is anybody there?');
    await world.turnEnds();
    await maria.says('reply leo We are here, good morning.');
    await world.turnEnds();
    await marta.says('on');
    await leo.says('Great, and how much is it?');
    await world.turnEnds();
    expect((await cardAbout(maria, 'Leo Gomes')).text).toContain('how much is it?');
    expect(await cardsAbout(marta, 'Leo Gomes')).toHaveLength(1);
    await maria.says('mine');
    expect((await maria.last()).rows.map((row) => row.title)).toEqual(['Leo Gomes']);
    // An answer that has left is not undone by undoing who is responsible.
    await maria.says('undo');
    expect(await lastOf(maria)).toContain('Too late to undo');
  });

  it('transfer brings a summary; one who has nothing waiting comes as a notice', async () => {
    const rosa = await writes('Rosa Vidal');
    await marta.says('reply rosa It is 300.');
    await world.turnEnds();
    await marta.says('note rosa wants it blue');
    await marta.says('transfer rosa to maria');
    const summary = await maria.last();
    expect(summary.text).toContain('👋 Marta gives you this person.');
    expect(summary.text).toContain('wants it blue');
    expect(summary.text).toContain('It is 300.');
    await maria.taps('Reply', summary);
    await maria.says('Blue it is.');
    await world.turnEnds();
    expect(await sentTexts(world, rosa)).toEqual(['It is 300.', 'Blue it is.']);
  });

  it('a whole list goes in one tap, with one line to whoever gets it and one undo', async () => {
    for (const name of ['Iris Mora', 'Nuno Reis', 'Olga Paz']) {
      await writes(name);
      await marta.says(`reply ${name}: Hello!`);
    }
    await world.turnEnds();
    await marta.says('assign mine to maria');
    const asked = await marta.last();
    expect(asked.text).toContain('“assign to maria” for these 3 people?');
    await marta.taps('Do it for 3', asked);
    expect(await lastOf(maria)).toMatch(/^👋 Marta gives you 3 people: /);
    await maria.taps('See them');
    expect((await maria.last()).rows.map((row) => row.title)).toEqual(
      expect.arrayContaining(['Iris Mora', 'Nuno Reis', 'Olga Paz']),
    );
    await marta.says('undo');
    expect(await lastOf(marta)).toBe('Undone for 3 people: all as it was.');
  });

  it('who claims somebody gets the card at once; a second claim is told who was faster', async () => {
    await writes('Vera Gil');
    await maria.says('claim vera');
    expect(await cardsAbout(maria, 'Vera Gil')).toHaveLength(1);
    await marta.says('vera');
    expect(await lastOf(marta)).toContain('with Maria');
    const rows = await run(
      world,
      sql`select action from audit where contact_id = (select id from contacts where name = 'Vera Gil')`,
    );
    expect(rows).toEqual([{ action: 'assign:claim' }]);
  });
});

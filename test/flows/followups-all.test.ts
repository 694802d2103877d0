import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type Shown, type World } from '../world/world.ts';
import { cardAbout, clearThreads, run, sentTexts } from './thread.ts';

describe('Several follow-ups approved at once', () => {
  let world: World;
  let owner: Phone;
  let person = 0;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
  });
  beforeEach(async () => {
    await run(world, sql`update follow_ups set state = 'settled', settled_as = 'superseded' where state <> 'settled'`);
    await run(world, sql`update cards set state = 'superseded' where state = 'live'`);
    await clearThreads(world);
  });
  afterAll(() => world.close());

  /** Each wrote, had an answer, and has been silent for almost a day. */
  async function wentQuiet(...names: string[]): Promise<Phone[]> {
    const phones: Phone[] = [];
    for (const name of names) {
      person += 1;
      const phone = world.phone(`+346120${String(person).padStart(5, '0')}`, name);
      await phone.says('How much is a logo?');
      phones.push(phone);
    }
    await world.turnEnds();
    for (const name of names) await owner.taps('Send', await cardAbout(owner, `*${name}`));
    await world.turnEnds();
    await world.passes('12h');
    await owner.says('hi');
    await world.passes('9h');
    await clearThreads(world);
    return phones;
  }

  /** They fell due in the same moment, so their order is nobody's. */
  const titlesOf = (list: Shown) => list.rows.map((row) => row.title).toSorted();
  const texts = async (phones: Phone[]) => (await Promise.all(phones.map((phone) => sentTexts(world, phone)))).flat();

  it('shows each with its words, sends all by one tap, and one undo opens all of them again', async () => {
    const [ana, bea, cid] = (await wentQuiet('Ana Quieta', 'Bea Quieta', 'Cid Quieto')) as [Phone, Phone, Phone];
    await owner.says('followups list');
    const list = await owner.last();
    expect(list.rows[0]?.title).toBe('Send all 3…');
    expect(titlesOf(list)).toEqual(['Ana Quieta', 'Bea Quieta', 'Cid Quieto', 'Send all 3…']);
    await owner.picks('Send all 3…', list);
    const preview = await owner.last();
    expect(preview.text).toContain('These 3 follow-ups would go out as they are:');
    for (const name of ['Ana', 'Bea', 'Cid']) expect(preview.text).toContain(`→ Hi ${name}`);
    expect(preview.text).toMatch(/Cost: nothing, \d+ free messages are left/);
    await owner.taps('Send to 3', preview);
    expect((await owner.last()).text).toContain('→ 3 follow-ups.');
    await owner.says('undo');
    expect((await owner.last()).text).toBe('Undone: nothing went to these 3 people.');
    await world.turnEnds();
    expect(await texts([ana, bea, cid])).toEqual([]);

    await owner.says('followups all');
    const again = await owner.last();
    // Whoever writes meanwhile needs no follow-up, and gets none.
    await bea.says('Yes, I am still interested');
    await world.turnEnds();
    await owner.taps('Send to 3', again);
    const told = (await owner.last()).text;
    expect(told).toContain('→ 2 follow-ups.');
    expect(told).toMatch(/1 person left out, something has happened since: Bea Quieta/);
    await owner.taps('Send to 3', again);
    await world.turnEnds();
    expect((await texts([ana, bea, cid])).length).toBe(2);
    await owner.says('followups');
    expect((await owner.last()).text).toContain('No follow-up to decide');
  });

  it('are looked at one by one, the most urgent first: what is decided brings the next, and “next” goes past one', async () => {
    const [fay, gil] = (await wentQuiet('Fay Quieta', 'Gil Quieto', 'Hal Quieto')) as [Phone, Phone, Phone];
    await owner.says('value gil quieto 5000');
    await owner.says('value hal quieto 20');
    await owner.says('followups');
    const first = await owner.last();
    expect(first.text).toMatch(
      /^⏰ \*Gil Quieto …\d{4}\*\nQuiet for \d+ h · New · €5,000 · follow-up 1 of 2\n“How much is a logo\?”\n→ “/,
    );
    expect(first.text).toMatch(/\n1 of 3 · “next” goes on · “followups all”$/);
    expect(first.buttons.map(({ title }) => title)).toEqual(['Send', 'Edit', 'More']);
    await owner.says('next');
    const second = await owner.last();
    expect(second.text).toContain('*Hal Quieto');
    expect(second.text).toMatch(/\n2 of 3 · .*$/);
    // What lay behind its More counts for the review as well.
    await owner.taps('More', second);
    const behind = await owner.last();
    expect(behind.rows.map(({ title }) => title)).toContain('Next follow-up');
    await owner.picks('Not now', behind);
    const why = await owner.last();
    expect(why.text).toContain('Left out: Hal Quieto');
    expect(why.rows.map(({ title }) => title)).toEqual([
      ...['Not now', 'Not interested: no more', 'Already settled', 'Wrong words', 'Something else'],
      'Next follow-up',
    ]);
    await owner.picks('Wrong words', why);
    const third = await owner.last();
    expect(third.text).toContain('*Fay Quieta');
    expect(third.text).toMatch(/\n3 of 3 · .*$/);
    await owner.taps('Send', third);
    expect((await owner.last()).text).toBe('That was the last one. 1 still waits: “followups” brings it.');
    await owner.says('followups');
    expect((await owner.last()).text).toContain('*Gil Quieto');
    await owner.reacts('👍', await owner.last());
    await world.turnEnds();
    expect((await texts([fay, gil])).length).toBe(2);
    await owner.says('followups');
    expect((await owner.last()).text).toContain('No follow-up to decide');
  });

  it('leaves what cannot go out as it is to be opened one by one', async () => {
    const [dan] = (await wentQuiet('Dan Quieto', 'Eva Quieta')) as [Phone];
    await run(
      world,
      sql`update cards set draft_id = null where state = 'live' and contact_id in (select id from contacts where name = 'Eva Quieta')`,
    );
    await owner.says('followups list');
    expect(titlesOf(await owner.last())).toEqual(['Dan Quieto', 'Eva Quieta']);
    await owner.says('followups all');
    const preview = await owner.last();
    expect(preview.text).toContain('1 more has to be opened by itself');
    await world.passes('4h');
    await owner.taps('Send to 1', preview);
    expect((await owner.last()).text).toContain('This is from too long ago');
    expect(await sentTexts(world, dan)).toEqual([]);
    await owner.says('followups all');
    expect((await owner.last()).text).toContain('None of them can go out as it is');
  });
});

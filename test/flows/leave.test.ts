import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, cardAbout, cardsAbout, run, sentTexts } from './thread.ts';

describe('Somebody who is to be left alone', () => {
  let world: World;
  let owner: Phone;
  let vera: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    vera = world.phone('+34600000461', 'Vera Luz');
    await vera.says('Hello, how much is a portrait?');
    await world.turnEnds();
    await owner.taps('Send', await cardAbout(owner, 'Vera Luz'));
    await world.turnEnds();
  });
  afterAll(() => world.close());

  const asks = (text: string) => ask(owner, text);
  /** Follow-ups of hers that are still to come or to be decided. */
  const open = async () =>
    (
      await run(
        world,
        sql`select 1 from follow_ups f join conversations t on t.id = f.conversation_id join contacts c on c.id = t.contact_id
            where c.name = 'Vera Luz' and f.state <> 'settled'`,
      )
    ).length;

  it('has no follow-up proposed however long they are silent, and what waited is dropped', async () => {
    expect(await open()).toBe(1);
    expect(await asks('leave alone vera')).toMatch(/^Vera Luz …0461 is left alone:/);
    expect(await open()).toBe(0);
    const before = (await cardsAbout(owner, 'Vera Luz')).length;
    await world.passes('5d');
    await owner.says('today');
    expect((await cardsAbout(owner, 'Vera Luz')).length).toBe(before);
    expect(await asks('leave alone vera')).toBe('Vera Luz …0461 is left alone already.');
    expect(await asks('vera')).toContain('left alone: no follow-ups');
  });

  it('is not nudged either, and is told how', async () => {
    expect(await asks('nudge vera')).toBe('You said to leave Vera Luz …0461 alone. Write “follow up again Vera Luz” first.');
  });

  it('still comes when they write', async () => {
    const sent = (await sentTexts(world, vera)).length;
    await vera.says('Are you there?');
    await world.turnEnds();
    expect((await cardAbout(owner, 'Vera Luz')).text).toContain('Are you there?');
    // Who waits for an answer is not followed up: whoever owes it is reminded, before it can only be given by template.
    await asks('follow up again vera');
    expect(await asks('leave alone vera')).toContain('is left alone');
    await world.passes('12h');
    await owner.says('today');
    await world.passes('9h');
    expect((await cardAbout(owner, 'Vera Luz')).text).toContain('Waiting for an answer for');
    await owner.says('reply vera yes');
    await world.turnEnds();
    expect((await sentTexts(world, vera)).length).toBe(sent + 1);
    expect(await open()).toBe(0);
  });

  it('is followed up again by an undo or by saying so', async () => {
    expect(await asks('follow up again vera')).toBe('Vera Luz …0461 is followed up again.');
    expect(await open()).toBe(1);
    expect(await asks('undo')).toBe('Undone: Vera Luz …0461 is left alone again.');
    expect(await open()).toBe(0);
    await asks('follow up again vera');
    await owner.says('today');
    await world.passes('23h');
    await owner.says('today');
    await world.passes('2h');
    expect((await cardAbout(owner, 'Vera Luz')).buttons.length).toBeGreaterThan(0);
  });
});

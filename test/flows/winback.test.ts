import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, cardAbout, run } from './thread.ts';

describe('People who were lost', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    for (const [at, name] of ['Rita Paz', 'Saúl Rey', 'Tere Mar', 'Uma Ros'].entries()) {
      await world.phone(`+3460000045${at}`, name).says('Hello, what does it cost?');
      await world.turnEnds();
      await cardAbout(owner, name);
    }
  });
  afterAll(() => world.close());

  const asks = (text: string) => ask(owner, text);
  const named = async () => (await owner.last()).rows.map(({ title }) => title);

  it('are none while nobody said why', async () => {
    expect(await asks('winback')).toMatch(/^Nobody was lost for a reason you gave\./);
  });

  it('are asked why, also where they were only moved to a lost stage', async () => {
    expect(await asks('move rita to lost')).toMatch(/Lost[\s\S]*Why/);
    await owner.picks('Price');
    await asks('lost saúl the price was too high');
    await asks('lost tere went elsewhere');
    await asks('lost uma price');
    expect(await asks('winback')).toContain('Why they were lost');
    expect(await named()).toEqual(expect.arrayContaining(['Price', 'the price was too high', 'went elsewhere']));
  });

  it('come by the reason, whatever words it was said in; who is back or stopped marketing does not', async () => {
    expect(await asks('winback price')).toMatch(/^Lost because of “Price”: 3 people/i);
    expect(await named()).toEqual(['Uma Ros', 'Saúl Rey', 'Rita Paz']);
    await asks('deal rita portrait 300');
    await world.phone('+34600000453').says('stop');
    await world.turnEnds();
    expect(await asks('lost because of the price')).toMatch(/1 person/);
    expect(await named()).toEqual(['Saúl Rey']);
  });

  it('are meant together by the list', async () => {
    await asks('winback price');
    expect(await asks('tag these spring')).toContain('1');
    await owner.taps('Do it for 1');
    const tags = await run(world, sql`select tag from contact_tags`);
    expect(tags).toEqual([{ tag: 'spring' }]);
  });

  it('a reason nobody was lost for lists those there are', async () => {
    expect(await asks('winback colour')).toMatch(/^Nobody was lost because of “colour”/);
    expect((await named()).length).toBeGreaterThan(0);
  });
});

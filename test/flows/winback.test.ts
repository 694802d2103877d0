import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, cardAbout, clearThreads, messageWith, run } from './thread.ts';

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

  describe('are told when an offer takes their reason away', () => {
    const saul = () => world.phone('+34600000451');
    const sent = async () => (await world.sentTo(saul().number)).filter(({ body }) => body.interactive);

    it('it became cheaper: who said price is one tap away, with a preview before anything leaves', async () => {
      await clearThreads(world);
      await saul().says('Hello again');
      await world.turnEnds();
      await asks('lost saúl price');
      await asks('offer Portrait in oil, 300');
      expect(await asks('offer 1 price 320')).not.toContain('👀');
      expect(await asks('offer 1 price 250')).toMatch(/\nwas €320\n👀 1 were lost for what is over now$/);
      await owner.taps('Show them');
      const preview = await owner.last();
      expect(preview.text).toMatch(
        /^To show to 1:\n#1 Portrait in oil · €250\n\nSaúl Rey …0451\n1 in their 24 hours\n“Hello Saúl!/,
      );
      expect(await sent()).toEqual([]);
      await owner.taps('Send to 1', preview);
      await owner.taps('Send to 1', preview);
      await world.turnEnds();
      expect(await sent()).toHaveLength(1);
      // They have seen it as it is now: nobody is told twice.
      expect(await asks('winback offer 1')).toMatch(/^Offer 1 is news for nobody/);
    });

    it('whoever wants no more of it between the preview and the tap is left out, and so is all that was undone', async () => {
      await asks('offer 1 price 240');
      await owner.taps('Show them');
      const preview = await owner.last();
      await owner.taps('Send to 1', preview);
      await asks('undo');
      await world.turnEnds();
      expect(await sent()).toHaveLength(1);
      expect(await asks('winback offer 1')).toMatch(/^Offer 1 is news for 1 person/);
      expect(await asks('show these offer 1')).toContain('To show to 1:');
      const again = await owner.last();
      await saul().says('stop');
      await world.turnEnds();
      await owner.taps('Send to 1', again);
      await world.turnEnds();
      expect(await messageWith(owner, 'Want no offers (1)')).toBeTruthy();
      expect(await sent()).toHaveLength(1);
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { sentTexts } from './thread.ts';

describe('Two knocks at the same door', () => {
  let world: World;
  let owner: Phone;
  let marta: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    marta = world.phone('+34600000201');
  });
  afterAll(() => world.close());

  async function knocks(text: string): Promise<string> {
    await owner.says(`reply marta ${text}`);
    await owner.taps('Knock', await owner.last());
    const said = (await owner.last()).text;
    await world.turnEnds();
    return said;
  }

  it('are one template, and the words behind both come as one message', async () => {
    expect(await knocks('The programme is out.')).toContain('Knocked.');
    expect(await knocks('There are three places left.')).toContain('has your knock already');
    expect(await sentTexts(world, marta)).toEqual(['[hilo_knock]']);
    await marta.taps('Read it');
    expect(await sentTexts(world, marta)).toEqual(['[hilo_knock]', 'The programme is out.\nThere are three places left.']);
  });

  it('each can be taken back while nobody has tapped', async () => {
    await world.passes('25h');
    await owner.says('hi');
    await knocks('First.');
    await knocks('Second.');
    await owner.says('undo');
    await marta.taps('Read it');
    expect((await sentTexts(world, marta)).at(-1)).toBe('First.');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type Shown, type World } from '../world/world.ts';
import { ask, cardAbout, cardsAbout, clearThreads, sentTexts } from './thread.ts';

describe('What an owner says about somebody', () => {
  let world: World;
  let owner: Phone;
  let eva: Phone;
  let first: Shown;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    eva = world.phone('+34600000421', 'Eva Sol');
    await eva.says('Hello, how much is a portrait?');
    await world.turnEnds();
    first = await cardAbout(owner, 'Eva Sol');
  });
  afterAll(() => world.close());

  const asks = (text: string) => ask(owner, text);

  it('one undo takes back all that one sentence did: stage, value and note', async () => {
    expect(await asks('won eva 450 portrait in oils')).toBe('🎉 Eva Sol …0421 → Closed · €450\nNoted: portrait in oils');
    expect(await asks('eva')).toMatch(/Closed · €450[\s\S]*Notes: portrait in oils/);
    expect(await asks('undo')).toBe('Undone: Eva Sol …0421 is back in New.');
    const sheet = await asks('eva');
    expect(sheet).toMatch(/^\*Eva Sol …0421\*\nNew/);
    expect(sheet).not.toMatch(/450|oils/);
  });

  it('a tag, a value and a name are kept, and taken back one by one', async () => {
    await asks('tag eva vip, painter');
    await asks('value eva 1,200');
    await asks('rename eva to Eva Sol Prieto');
    expect(await asks('eva')).toMatch(/^\*Eva Sol Prieto …0421\*\nNew · €1,200 · waiting .*\n#painter #vip\n/);
    expect(await asks('undo')).toBe('Undone: the name is Eva Sol again.');
    expect(await asks('undo')).toBe('Undone: the value of Eva Sol …0421 is as it was.');
    expect(await asks('undo')).toBe('Undone: Eva Sol …0421 is no longer tagged “vip”.');
    expect(await asks('tags')).toContain('There are no tags yet');
  });

  it('put off by words, the card comes back by itself; undo brings it back at once', async () => {
    const before = (await cardsAbout(owner, 'Eva Sol')).length;
    expect(await asks('snooze eva 3h')).toMatch(/^Eva Sol …0421 comes back /);
    await owner.taps('Send', first);
    expect((await owner.last()).text).toMatch(/^Put off until /);
    await world.passes('2h');
    expect(await cardsAbout(owner, 'Eva Sol')).toHaveLength(before);
    await world.passes('61m');
    expect((await cardAbout(owner, 'Eva Sol')).text).toContain('You put this off until now');
    await asks('snooze eva tomorrow');
    await owner.says('undo');
    await world.turnEnds();
    expect((await owner.thread()).map((one) => one.text)).toContain('Undone: Eva Sol …0421 comes back now.');
    expect(await cardsAbout(owner, 'Eva Sol')).toHaveLength(before + 2);
    expect(await sentTexts(world, eva)).toEqual([]);
  });

  it('with nothing waiting, somebody put off comes back as a reminder', async () => {
    await asks('reply eva It is 90');
    await world.turnEnds();
    await asks('snooze eva 2h');
    await world.passes('121m');
    expect((await owner.last()).text).toContain('Back to Eva Sol');
  });

  it('somebody blocked makes no card and gets nothing, until they are let go', async () => {
    expect(await asks('block eva')).toContain('Eva Sol …0421 is blocked');
    const before = (await cardsAbout(owner, 'Eva Sol')).length;
    await eva.says('Are you there?');
    await world.passes('23h');
    expect(await cardsAbout(owner, 'Eva Sol')).toHaveLength(before);
    expect(await asks('inbox')).not.toContain('Eva');
    expect(await asks('reply eva Yes')).toContain('Write “unblock Eva Sol” first');
    expect(await asks('undo')).toBe('Undone: Eva Sol …0421 is not blocked any more.');
    expect(await asks('chat eva')).toMatch(/→ you: It is 90 ✓✓[\s\S]*Are you there\?$/);
    await eva.says('Hello?');
    await world.turnEnds();
    expect(await cardsAbout(owner, 'Eva Sol')).toHaveLength(before + 1);
  });

  it('what was approved before a block does not leave after it', async () => {
    const sent = (await sentTexts(world, eva)).length;
    await owner.says('reply eva One moment');
    await owner.says('block eva');
    await world.turnEnds();
    expect((await sentTexts(world, eva)).slice(sent)).toEqual([]);
  });

  it('a whole list is moved with one tap, and put back with one undo', async () => {
    await clearThreads(world);
    await asks('undo');
    for (const [number, name] of [
      ['+34600000431', 'Tom Rey'],
      ['+34600000432', 'Sue Paz'],
    ] as const) {
      await world.phone(number, name).says('Hi');
      await world.turnEnds();
    }
    await asks('tag tom fair');
    await asks('tag sue fair');
    await asks('tagged fair');
    const question = await asks('move these to qualified');
    expect(question).toMatch(/^“move to qualified” for these 2 people\?\n· (Tom Rey|Sue Paz)/);
    const card = await owner.last();
    await owner.taps('Do it for 2', card);
    expect((await owner.last()).text).toBe('Done for 2: move to qualified. “undo” takes it back, all of it.');
    expect(await asks('tom')).toContain('\nQualified');
    await owner.taps('Do it for 2', card);
    expect((await owner.last()).text).not.toContain('Done for');
    expect(await asks('undo')).toBe('Undone for 2 people: all as it was.');
    expect(await asks('sue')).toContain('\nNew');
  });
});

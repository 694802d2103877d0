import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, cardAbout } from './thread.ts';

describe('On whom do I wait', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    for (const [n, name] of ['Nora Small', 'Olga Large', 'Paula Done'].entries()) {
      const phone = world.phone(`+3460000470${n}`, name);
      await phone.says(`What would it cost, asks ${name}?`);
      await world.turnEnds();
      await asks(`reply ${name} I have sent you our offer`);
      await world.turnEnds();
    }
    await asks('value olga 9,000');
    await asks('lost paula price');
  });
  afterAll(() => world.close());

  const asks = (text: string) => ask(owner, text);

  it('lists nobody on the day itself, and those who still matter the next, dearest first', async () => {
    expect(await asks('awaited')).toBe('Everybody has answered you.');
    await world.passes('49h');
    await owner.says('hello');
    expect(await asks('who do I wait for?')).toBe('You wait for 2 people. First who matters most.');
    expect((await owner.last()).rows.map((row) => row.title)).toEqual(['Olga Large', 'Nora Small']);
  });

  it('has the next step a tap away: a nudge to approve, later, or the end of it', async () => {
    await owner.picks('Olga Large');
    const card = await owner.last();
    expect(card.text).toMatch(/^\*Olga Large …4701\* · €9,000[\s\S]*No answer for 2 d/);
    expect(card.buttons.map((button) => button.title)).toEqual(['Draft a nudge', 'In three days', 'Lost']);
    await owner.taps('Draft a nudge', card);
    await world.passes('2s');
    expect((await cardAbout(owner, 'Olga Large')).text).toMatch(/Quiet for 2 d/);
    await owner.picks(
      'Nora Small',
      (await owner.thread()).findLast((one) => one.rows.some((row) => row.title === 'Nora Small')),
    );
    await owner.taps('Lost');
    expect(
      (await owner.thread())
        .slice(-3)
        .map((one) => one.text)
        .join('\n'),
    ).toMatch(/Nora Small …4700 → Lost/);
    await asks('awaited');
    expect(
      (await owner.thread())
        .slice(-2)
        .map((one) => one.text)
        .join('\n'),
    ).toContain('You wait for one person');
  });

  it('whoever answers is waited for no longer', async () => {
    await world.phone('+34600004701', 'Olga Large').says('Yes, let us do it');
    await world.turnEnds();
    expect(await asks('awaited')).toBe('Everybody has answered you.');
  });
});

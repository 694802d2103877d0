import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, cardAbout, messageWith, sentTexts } from './thread.ts';

describe('A case', () => {
  let world: World;
  let owner: Phone;
  let eva: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    eva = world.phone('+34600000451', 'Eva Sol');
    await eva.says('My lamp arrived broken');
    await world.turnEnds();
  });
  afterAll(() => world.close());

  const asks = (text: string) => ask(owner, text);

  async function texts(): Promise<string[]> {
    return (await owner.thread()).filter((one) => one.from === 'business').map((one) => one.text);
  }

  it('is opened, stands on her sheet, and is taken back by undo', async () => {
    expect(await asks('case eva lamp arrived broken')).toMatch(/^Case 1 · Eva Sol …0451 · lamp arrived broken\n/);
    expect(await asks('eva')).toContain('Records: case 1 · lamp arrived broken · open');
    await asks('undo');
    expect(await asks('cases')).toBe('No case is open.');
    expect(await asks('case eva lamp arrived broken')).toContain('Case 2');
    expect(await asks('find lamp arrived')).not.toBe('');
  });

  it('is led on by its buttons, and a tap twice is one', async () => {
    await asks('case 2');
    const card = await owner.last();
    expect(card.buttons.map((button) => button.title)).toEqual(['Wait for them', 'Solved', 'Reply']);
    await owner.taps('Wait for them', card);
    expect((await owner.last()).text).toBe('Case 2 · Eva Sol …0451 · waits for them');
    expect(await asks('undo')).toBe('Undone: Eva Sol …0451, “lamp arrived broken”, is as before.');
    expect(await asks('cases')).toContain('1 open case');
  });

  it('somebody who writes again soon after it was solved is asked about once; the tap opens it again', async () => {
    expect(await asks('resolve eva')).toBe('Case 2 · Eva Sol …0451 · solved');
    await world.passes('3h');
    await eva.says('It flickers again');
    await world.turnEnds();
    const asked = (await owner.thread()).findLast((one) => one.buttons.some(({ title }) => title === 'Open it again'))!;
    expect(asked.text).toBe(
      '*Eva Sol …0451*\nCase 2 (“lamp arrived broken”) was solved 3 h ago, and they write again. Is it open after all?',
    );
    await eva.says('Hello?');
    await world.turnEnds();
    expect((await texts()).filter((text) => text.includes('Is it open after all?'))).toHaveLength(1);
    await owner.taps('Open it again', asked);
    expect((await owner.last()).text).toBe('Case 2 · Eva Sol …0451 · open');
    await eva.says('Any news?');
    await world.turnEnds();
    expect((await cardAbout(owner, 'Eva Sol')).text).toContain('⚠️ Case 2 is open: “lamp arrived broken”');
  });

  it('a day after it was solved they are asked whether all is well, by a tap only', async () => {
    await asks('resolve 2');
    await eva.says('Thank you very much indeed for this, it works');
    await world.turnEnds();
    await world.passes('23h');
    expect((await texts()).some((text) => text.includes('was solved a day ago'))).toBe(false);
    // Both windows are open.
    await eva.says('One more thing');
    await world.turnEnds();
    await asks('today');
    await world.passes('61m');
    const card = (await owner.thread()).findLast((one) => one.text.includes('was solved a day ago'))!;
    expect(card.text).toContain('To Eva:\nHello Eva! Is everything all right now?');
    expect(await sentTexts(world, eva)).toEqual([]);
    await owner.taps('Send', card);
    await world.turnEnds();
    expect(await sentTexts(world, eva)).toEqual(['Hello Eva! Is everything all right now? One line is enough.']);
  });

  it('of one that was opened again nothing is asked, and what lay ready does not leave', async () => {
    await asks('case eva second lamp');
    await asks('resolve 3');
    await world.passes('23h');
    await eva.says('I am here');
    await world.turnEnds();
    await asks('today');
    await world.passes('61m');
    const card = (await owner.thread()).findLast((one) => one.text.includes('Case 3 of'))!;
    await asks('case 3 open');
    await owner.taps('Send', card);
    await world.turnEnds();
    expect((await owner.last()).text).toBe('Not sent: case 3 is open by now.');
    expect(await sentTexts(world, eva)).toHaveLength(1);
    await asks('resolve 3');
    await asks('undo');
    await world.passes('23h');
    await asks('today');
    await world.passes('2h');
    expect((await texts()).filter((text) => text.includes('Case 3 of'))).toHaveLength(1);
  });
});

describe('An open case', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('holds a follow-up up, and lets it go on once it is solved and asked about', async () => {
    const { owner } = world;
    const leo = world.phone('+34600000452', 'Leo Gomes');
    await leo.says('How much is a lamp?');
    await world.turnEnds();
    await owner.says('reply leo A lamp is 60');
    await world.turnEnds();
    await owner.says('case leo the invoice is wrong');
    const followUps = async () => (await owner.thread()).filter((one) => /^⏰ \*Leo Gomes/.test(one.text));
    await world.passes('21h');
    expect(await followUps()).toEqual([]);
    await owner.says('resolve leo');
    await world.passes('22h');
    await owner.says('today');
    await world.passes('3h');
    expect((await messageWith(owner, 'Is everything all right now?')).text).toContain('Leo Gomes');
    expect(await followUps()).toEqual([]);
    await world.passes('22h');
    await owner.says('today');
    await world.passes('23h');
    expect(await followUps()).toHaveLength(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { cardsAbout, joins } from './thread.ts';

describe('Two people of one business', () => {
  let world: World;
  let maria: Phone;
  beforeAll(async () => {
    world = await openWorld();
    maria = await joins(world, { name: 'Maria López', phone: '+34600000101', locale: 'es' });
    await maria.says('hola');
    await world.owner.says('hi');
  });
  afterAll(() => world.close());

  async function writes(number: string, name: string): Promise<void> {
    await world.phone(number, name).says('How much is a logo?');
    await world.turnEnds();
  }

  it('a card goes to one of them, and to the other while that one is off duty', async () => {
    await writes('+34600000611', 'Ana Ruiz');
    await world.owner.says('off');
    expect((await world.owner.last()).text).toBe('You are off duty. Cards go to Maria until you write “on”.');
    await writes('+34600000612', 'Leo Gomes');
    expect([await cardsAbout(world.owner, 'Leo Gomes'), await cardsAbout(maria, 'Ana Ruiz')]).toEqual([[], []]);
    expect(
      [await cardsAbout(world.owner, 'Ana Ruiz'), await cardsAbout(maria, 'Leo Gomes')].map((cards) => cards.length),
    ).toEqual([1, 1]);
  });

  it('undo brings the cards back', async () => {
    await world.owner.says('undo');
    expect((await world.owner.last()).text).toBe('Undone: your duty as before.');
    await writes('+34600000613', 'Rosa Vidal');
    expect((await cardsAbout(world.owner, 'Rosa Vidal')).length).toBe(1);
    expect(await cardsAbout(maria, 'Rosa Vidal')).toEqual([]);
  });

  it('who is away is there again when the time has come, and their deputy has the cards until then', async () => {
    await world.owner.says('away until tomorrow deputy maria');
    await writes('+34600000614', 'Iris Mora');
    expect((await cardsAbout(maria, 'Iris Mora')).length).toBe(1);
    await world.passes('48h');
    await world.owner.says('hi');
    await writes('+34600000615', 'Nuno Reis');
    expect((await cardsAbout(world.owner, 'Nuno Reis')).length).toBe(1);
  });

  it('a card that a colleague’s typed answer settled says whose it was', async () => {
    const card = (await cardsAbout(world.owner, 'Nuno Reis')).at(-1)!;
    await maria.says('responder nuno Son 300 euros');
    await world.turnEnds();
    await world.owner.taps(card.buttons[0]!.title, card);
    expect((await world.owner.last()).text).toMatch(/^Maria López sent this at /);
    expect(await world.sentTo('+34600000615')).toHaveLength(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../world/world.ts';

describe('Opening hours', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  async function says(text: string): Promise<string> {
    await world.owner.says(text);
    return (await world.owner.last()).text;
  }
  const week = async () => (await says('hours')).split('\n')[1];

  it('are set in words, shown in a line, and what was said last is undone first', async () => {
    expect(await says('hours')).toContain('Not set');
    expect(await says('hours mon-fri 9-14 16-20, sat 10-14')).toMatch(
      /^Open: Mon–Fri 9–14, 16–20 · Sat 10–14 · Sun closed\nFrom now on whoever writes/,
    );
    expect(await says('hours sat closed')).toContain('Sat–Sun closed');
    expect(await says('undo')).toBe('Undone: opening hours as before.');
    expect(await week()).toBe('Mon–Fri 9–14, 16–20 · Sat 10–14 · Sun closed');
  });

  it('a holiday is shown, made usual again by its row, and that undone too', async () => {
    await says('closed every 25 dec');
    expect(await says('hours')).toContain('· every 25 Dec closed');
    await world.owner.picks('every 25 Dec closed');
    expect((await world.owner.last()).text).toBe('As usual again: every 25 Dec.');
    expect(await says('hours')).not.toContain('25 Dec closed');
    await says('undo');
    expect(await says('hours')).toContain('· every 25 Dec closed');
  });
});

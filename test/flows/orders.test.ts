import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type Shown, type World } from '../world/world.ts';
import { ask, forgets, rest, run, sentTexts } from './thread.ts';

describe('An order', () => {
  let world: World;
  let owner: Phone;
  let eva: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    eva = world.phone('+34600000461', 'Eva Sol');
    await eva.says('I would like some chairs');
    await world.turnEnds();
  });
  afterAll(() => world.close());
  afterEach(() => rest(world));

  const asks = (text: string) => ask(owner, text);

  const titles = (card: Shown) => card.buttons.map((button) => button.title);

  it('is answered with number, lines and total, and told to nobody before a tap', async () => {
    expect(await asks('order eva 20 chairs 1,200, delivery 30')).toBe(
      [
        '*Order 1* · Eva Sol …0461',
        '20 × chairs · €60 = €1,200',
        'delivery · €30',
        'Total: *€1,230*',
        '€1,200 is for all 20. If it is for each: “undo”, and the line again with “each” behind it.',
        '',
        'To Eva:',
        'Hello Eva! This is your order 1:',
        '20 × chairs · €60 = €1,200',
        'delivery · €30',
        'Total: €1,230',
        'Is that right?',
      ].join('\n'),
    );
    const card = await owner.last();
    expect(titles(card)).toEqual(['Send', 'Edit', 'Not now']);
    await world.turnEnds();
    expect(await sentTexts(world, eva)).toEqual([]);
    await owner.taps('Send', card);
    await world.turnEnds();
    await owner.taps('Send', card);
    await world.turnEnds();
    expect(await sentTexts(world, eva)).toEqual([
      'Hello Eva! This is your order 1:\n20 × chairs · €60 = €1,200\ndelivery · €30\nTotal: €1,230\nIs that right?',
    ]);
  });

  it('that was taken back is told to nobody: its card says so', async () => {
    await asks('order eva 3 lamps at 45');
    const card = await owner.last();
    expect(await asks('undo')).toBe('Undone: Eva Sol …0461, “3 lamps”, is as before.');
    await owner.taps('Send', card);
    await world.turnEnds();
    expect((await owner.last()).text).toBe('Not sent: what it was about has been taken back.');
    expect(await sentTexts(world, eva)).toHaveLength(1);
    expect(await asks('order 2')).toBe('There is no order 2.');
  });

  it('is in the list, opens from there, and goes on by its buttons; its customer is told in edited words', async () => {
    expect(await asks('orders')).toBe('1 open order');
    const list = await owner.last();
    expect(list.rows).toMatchObject([
      { title: '#1 Eva Sol', description: expect.stringContaining('20 chairs, delivery · €1,230 · open') },
    ]);
    await owner.picks('#1 Eva Sol', list);
    const card = await owner.last();
    expect(titles(card)).toEqual(['Sent', 'Delivered', 'Cancel']);
    await owner.taps('Sent', card);
    const told = await owner.last();
    expect(told.text).toBe('Order 1 · Eva Sol …0461 · sent\n\nTo Eva:\nHello Eva! Your order 1 is on its way.');
    await owner.taps('Edit', told);
    await owner.says('On its way, Eva: Thursday at your door');
    await world.turnEnds();
    expect((await sentTexts(world, eva)).at(-1)).toBe('On its way, Eva: Thursday at your door');
    expect(await asks('order 1 delivered')).toBe('Order 1 · Eva Sol …0461 · delivered');
    expect(await asks('order 1 cancel')).toBe('Order 1 is delivered: it cannot become cancelled from there.');
    expect(await asks('orders')).toBe('No order is open.');
    expect(await asks('eva')).toContain('Records: order 1 · 20 chairs, delivery · €1,230 · delivered');
    expect(await asks('find 20 chairs')).toContain('chairs');
  });

  it('has its lines changed until it is on its way: counted anew, undone in one go, and old words leave no more', async () => {
    await asks('order eva 3 lamps at 45');
    const old = await owner.last();
    expect(await asks('order 3 add 2 x soap 4.50 each')).toBe(
      [
        '*Order 3* · Eva Sol …0461',
        '3 × lamps · €45 = €135',
        '2 × soap · €4.50 = €9',
        'Total: *€144*',
        '',
        'To Eva:',
        'Hello Eva! This is your order 3:',
        '3 × lamps · €45 = €135',
        '2 × soap · €4.50 = €9',
        'Total: €144',
        'Is that right?',
      ].join('\n'),
    );
    const told = await owner.last();
    await owner.taps('Send', old);
    expect((await owner.last()).text).toBe('Not sent: order 3 has changed since. “order 3” shows it as it is now.');
    await owner.taps('Send', told);
    await world.turnEnds();
    expect((await sentTexts(world, eva)).at(-1)).toContain('2 × soap');
    expect(await asks('order 3 line 1 qty 2')).toContain('Total: *€99*');
    expect(await asks('order 3 remove 2')).toContain('Total: *€90*');
    expect(await asks('order 3 remove 1')).toMatch(/^Order 3 would have no line left/);
    await asks('undo');
    expect(await asks('order 3')).toContain('Total: *€99*');
    // One after the other, as often as there is something to undo.
    await asks('undo');
    expect(await asks('order 3')).toContain('Total: *€144*');
    await asks('order 3 line 1 qty 2');
    await asks('order 3 sent');
    expect(await asks('order 3 add lamp 45')).toMatch(/^Order 3 is sent: its lines stay as they are/);
    expect(await asks('order 3')).toContain('Total: *€99*');
  });

  it('goes with its person through a merge and back, and is erased with them', async () => {
    const other = world.phone('+34600000462', 'Eva Twin');
    await other.says('Hello, another Eva');
    await world.turnEnds();
    await asks('order twin 2 xylophones at 300');
    await asks('merge eva twin with eva sol');
    await owner.taps('Merge');
    expect(await asks('order 4')).toContain('Order 4* · Eva Sol');
    await asks('undo');
    expect(await asks('order 4')).toContain('Order 4* · Eva Twin');
    await forgets(world, owner, 'twin');
    expect(await asks('order 4')).toBe('There is no order 4.');
    const [row] = await run(world, sql`select count(*)::int as n from records r where r::text ilike '%xylophone%'`);
    expect(row?.n).toBe(0);
  });

  it('is still there to be told when they were written something else meanwhile, and is told once', async () => {
    const ivo = world.phone('+34600000463', 'Ivo Mas');
    await ivo.says('Do you have stools?');
    await world.turnEnds();
    await asks('order ivo 4 stools at 30');
    const card = await owner.last();
    await asks('order ivo 2 benches at 80');
    const other = await owner.last();
    await owner.says('reply ivo Good morning!');
    await world.turnEnds();
    await owner.taps('Send', card);
    await world.turnEnds();
    await owner.taps('Edit', other);
    await owner.says('Two benches, €160: is that right?');
    await world.turnEnds();
    const told = ['Good morning!', expect.stringContaining('4 × stools'), 'Two benches, €160: is that right?'];
    expect(await sentTexts(world, ivo)).toEqual(told);
    for (const one of [card, other]) {
      await owner.taps('Send', one);
      await world.turnEnds();
      expect((await owner.last()).text).toContain('already answered');
    }
    expect(await sentTexts(world, ivo)).toEqual(told);
  });
});

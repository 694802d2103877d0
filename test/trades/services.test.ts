import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heard } from '../flows/thread.ts';
import type { Phone } from '../world/world.ts';
import { type Day, openDay } from './day.ts';

/** A design studio in Valencia: a follow-up before the window closes, one that is overtaken, a quote accepted by a tap. */
describe('A studio’s week', () => {
  let day: Day;
  let ana: Phone;
  let leo: Phone;
  beforeAll(async () => {
    day = await openDay({
      preset: 'services',
      name: 'Estudio Sol',
      locale: 'en',
      timezone: 'Europe/Madrid',
      country: 'ES',
      currency: 'EUR',
      owner: { name: 'Sol Vidal', phone: '+34600000520' },
    });
    ana = day.customer('+34600000421', 'Ana Mora');
    leo = day.customer('+34600000422', 'Leo Pons');
    await day.at('Mon 13:00');
    await day.ask('today');
  });
  afterAll(() => day.close());

  it('answers two people by a tap each', async () => {
    await ana.says('Hello, how much is a logo?');
    await leo.says('Do you make websites?');
    await day.world.turnEnds();
    await day.owner.taps('Send', await day.told(day.owner, '*Ana Mora …0421*'));
    await day.owner.taps('Send', await day.told(day.owner, '*Leo Pons …0422*'));
    await day.world.turnEnds();
    expect([(await heard(ana)).length, (await heard(leo)).length]).toEqual([1, 1]);
  });

  it('is shown who stays quiet while own words still reach them', async () => {
    await day.at('Tue 08:30');
    await day.ask('today');
    await day.at('Tue 09:01');
    const card = await day.told(day.owner, '⏰ *Ana Mora …0421*');
    expect(card.buttons.map(({ title }) => title)).toEqual(['Send', 'Edit', 'Not now']);
    await day.owner.taps('Send', card);
    await day.world.turnEnds();
    expect(await heard(ana)).toHaveLength(2);
  });

  it('sends nothing that was overtaken: they wrote before the tap', async () => {
    const card = await day.told(day.owner, '⏰ *Leo Pons …0422*');
    await leo.says('Yes, I need a shop for fifty articles');
    await day.world.turnEnds();
    await day.owner.taps('Send', card);
    await day.world.turnEnds();
    expect(await heard(leo)).toHaveLength(1);
  });

  it('quotes as a PDF; Accept is a tap, the deal is won, and no follow-up comes after it', async () => {
    expect(await day.ask('quote leo online shop 2,400, photos 300')).toContain('Total: *€2,700*');
    await day.owner.taps('Send');
    await day.world.turnEnds();
    await leo.taps('Accept');
    await day.world.turnEnds();
    await day.owner.taps('Make it an order', await day.told(day.owner, 'accepted quote 1'));
    expect(await day.ask('won leo 2,700')).toContain('€2,700');
    await day.at('Thu 12:00');
    await day.ask('today');
    await day.at('Fri 12:00');
    await day.ask('today');
    expect((await heard(day.owner)).filter((text) => text.startsWith('⏰ *Leo Pons'))).toHaveLength(1);
    const report = await day.ask('report week');
    expect(report).toMatch(/Won: 1 · €2,700/);
    // Leo's are kept by the quote; Ana asked, was answered, and nothing more is known of her.
    expect(report).toContain('Left something on record: 67% (2 of 3 messages)');
    await day.wasGood();
  });
});

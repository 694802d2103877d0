import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Phone } from '../world/world.ts';
import { type Day, openDay } from './day.ts';

/** An agent in London: one person with two deals, a viewing they move themselves, and a price that was too high. */
describe('An estate agent’s week', () => {
  let day: Day;
  let ana: Phone;
  let ben: Phone;
  beforeAll(async () => {
    day = await openDay({
      preset: 'estate',
      name: 'Moss Homes',
      locale: 'en',
      timezone: 'Europe/London',
      country: 'GB',
      currency: 'GBP',
      owner: { name: 'Clara Moss', phone: '+447700900510' },
    });
    ana = day.customer('+447700900401', 'Ana Reid');
    ben = day.customer('+447700900402', 'Ben Shah');
    await day.at('Mon 09:00');
    await day.ask('hours mon-sat 9-18');
  });
  afterAll(() => day.close());

  it('answers with one tap, and keeps two deals with one person apart', async () => {
    await ana.says('Hi, is the flat in Orchard Street still available?');
    await day.world.turnEnds();
    await day.owner.taps('Send');
    expect(await day.ask('value ana 250k')).toContain('£250,000');
    expect(await day.ask('deal ana parking space 18k')).toContain('parking space · New · £18,000');
    expect(await day.ask('move ana to viewing')).toContain('several open deals');
    await day.owner.picks('New');
    expect((await day.owner.last()).text).toContain('→ Viewing');
    expect(await day.ask('pipeline')).toMatch(/New: 1 · £18,000[\s\S]*Viewing: 1 · £250,000/);
  });

  it('books a viewing that she moves by herself, within the opening hours', async () => {
    await day.ask('book ana wednesday 17:00 viewing Orchard Street');
    await day.world.turnEnds();
    await ana.taps('Another time');
    const times = await ana.last();
    await ana.picks(times.rows[2]!.title, times);
    expect((await ana.last()).text).toMatch(/^Done, your appointment is now on /);
    expect((await day.told(day.owner, 'moved it: now')).text).toContain('Ana Reid …0401');
    await day.wasGood();
  });

  it('keeps the reason of a lost deal, and finds whom it was when the price comes down', async () => {
    await ben.says('How much is the house on Elm Road?');
    await day.world.turnEnds();
    await day.ask('reply ben: It is £410,000. Viewings are on Saturday.');
    await day.ask('value ben 410k');
    await day.world.turnEnds();
    expect(await day.ask('lost ben price')).toBe('Ben Shah …0402 → Lost · price');
    await day.at('Fri 10:00');
    expect(await day.ask('winback price')).toContain('Lost because of “price”: 1 person');
    expect(day.answered().rows[0]).toMatchObject({ title: 'Ben Shah' });
    expect(await day.ask('report week')).toMatch(/Lost: 1 · £410,000[\s\S]*price 1/);
    await day.wasGood();
  });
});

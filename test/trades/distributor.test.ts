import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heard } from '../flows/thread.ts';
import type { Phone } from '../world/world.ts';
import { type Day, openDay } from './day.ts';

/** A distributor in Nairobi: orders by the bag, M-Pesa that is believed only from the system, and a customer who is to be left alone. */
describe('A distributor’s week', () => {
  let day: Day;
  let otis: Phone;
  let juma: Phone;
  beforeAll(async () => {
    day = await openDay({
      preset: 'distributor',
      name: 'Kijani Supplies',
      locale: 'en',
      timezone: 'Africa/Nairobi',
      country: 'KE',
      currency: 'KES',
      owner: { name: 'Wanjiru Kim', phone: '+254712345610' },
    });
    otis = day.customer('+254712345641', 'Otis Shop');
    juma = day.customer('+254712345642', 'Juma Kiosk');
    await day.at('Mon 09:00');
    await day.ask('payment words Pay {amount} by M-Pesa to till 123456, account {reference}');
  });
  afterAll(() => day.close());

  it('takes an order by the bag, and goes on stage by stage', async () => {
    await otis.says('Please 20 bags of flour and 5 cartons of oil');
    await day.world.turnEnds();
    expect(await day.ask('order otis 20 bags of flour at 2,100, 5 cartons of oil at 3,400')).toMatch(/Total: \*Ksh\s59,000\*/);
    await day.owner.taps('Send');
    await day.world.turnEnds();
    expect(await day.ask('move otis to stock')).toContain('→ Stock (was Account check)');
    expect(await day.ask('move otis to payment')).toContain('→ Payment (was Stock)');
  });

  it('believes the payment system and nobody else', async () => {
    await day.ask('pay otis 59,000 order 1 by wednesday');
    await day.owner.taps('Send');
    await day.world.turnEnds();
    await day.told(otis, 'till 123456, account P1');
    await otis.says('Sent by M-Pesa');
    await day.world.turnEnds();
    await day.told(day.owner, '⚠️ They say they paid payment request 1');
    expect(await day.ask('pay #1 paid')).toContain('is paid when the payment system says so');
    await day.pays('P1', 5_900_000);
    await day.told(day.owner, '✅ *Otis Shop …5641* paid');
    expect(await day.ask('payments')).not.toContain('1 payment asked for');
  });

  it('does not ask who waits for an answer whether they are still interested', async () => {
    await day.at('Wed 10:00');
    await day.ask('today');
    const card = await day.told(day.owner, '⏰ *Otis Shop …5641*');
    expect(card.text).not.toContain('still interested');
    expect(card.buttons.map(({ title }) => title)).toEqual(['Knock', 'Not now']);
  });

  it('leaves alone whom it is told to, and changes many at once with one undo', async () => {
    await juma.says('Do you deliver to Thika?');
    await day.world.turnEnds();
    await day.owner.taps('Send', await day.told(day.owner, '*Juma Kiosk …5642*'));
    await day.world.turnEnds();
    await day.ask('leave alone juma');
    await day.at('Thu 10:00');
    await day.ask('today');
    await day.at('Fri 10:00');
    await day.ask('today');
    expect((await heard(day.owner)).filter((text) => text.startsWith('⏰ *Juma Kiosk'))).toEqual([]);
    expect(await day.ask('stages')).toContain('Dispatched');
    await day.ask('stages rename Stock to In the store');
    expect(await day.ask('stages')).toContain('In the store');
    await day.ask('undo');
    expect(await day.ask('stages')).not.toContain('In the store');
    await day.wasGood();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heard } from '../flows/thread.ts';
import type { Phone } from '../world/world.ts';
import { type Day, openDay } from './day.ts';

/** A tutor in New York: a parent with two children, afternoons only, and a plan that waits for its answer where marketing does not arrive. */
describe('A tutor’s week', () => {
  let day: Day;
  let ivy: Phone;
  beforeAll(async () => {
    day = await openDay({
      preset: 'tutoring',
      name: 'Bright Maths',
      locale: 'en',
      timezone: 'America/New_York',
      country: 'US',
      currency: 'USD',
      owner: { name: 'Nora Bell', phone: '+12125550110' },
    });
    ivy = day.customer('+12125550141', 'Ivy Stone');
    await day.at('Mon 09:00');
    await day.ask('hours mon-fri 14-19, sat 10-13');
  });
  afterAll(() => day.close());

  it('tells an evening’s question when it will be answered, and answers it by a tap', async () => {
    await day.at('Mon 20:30');
    await ivy.says('Hello, do you teach maths for a 9 year old and a 12 year old?');
    await day.world.turnEnds();
    expect(await heard(ivy)).toEqual(['We have your message. We open tomorrow at 14:00 and will answer then.']);
    await day.at('Tue 09:00');
    await day.owner.taps('Send');
    await day.world.turnEnds();
    expect((await ivy.last()).text).toContain('Which subject is it, for whom, and at what level?');
  });

  it('books one hour for each child, and a tap confirms the right one', async () => {
    await day.ask('move ivy to trial');
    expect(await day.ask('book ivy thursday 16:00 60 min trial lesson for Leo')).toContain('for Leo');
    expect(await day.ask('book ivy thursday 17:00 60 min trial lesson for Mia')).toContain('for Mia');
    await day.world.turnEnds();
    await ivy.taps('Confirm', await day.told(ivy, 'trial lesson for Leo'));
    expect((await ivy.last()).text).toMatch(/^Thank you, it is confirmed: .*trial lesson for Leo\.$/);
    await day.ask('agenda thursday');
    expect(day.answered().rows.map(({ description }) => description.includes('confirmed'))).toEqual([true, false]);
  });

  it('proposes nothing before the lessons, and knows which of them took place', async () => {
    await day.at('Wed 15:00');
    await day.ask('today');
    expect((await heard(day.owner)).filter((text) => text.startsWith('⏰ *Ivy Stone'))).toEqual([]);
    await day.at('Thu 14:01');
    await day.at('Thu 15:01');
    await day.at('Thu 18:05');
    await day.ask('came ivy');
    const which = await day.told(day.owner, 'Which appointment');
    await day.owner.picks(which.rows[0]!.title, which);
    await day.owner.taps('No-show', await day.told(day.owner, 'Did it take place? *Ivy Stone …0141* · Thu'));
    const states = await day.ask('ivy');
    expect(states).toContain('Ivy Stone …0141');
  });

  it('follows the plan up on its third day by a knock, since marketing does not reach the US', async () => {
    await day.ask('move ivy to plan sent');
    await day.ask('reply ivy: Two lessons a week would be $360 a month.');
    await day.owner.taps('Knock');
    await day.world.turnEnds();
    await ivy.taps('Read it');
    await day.world.turnEnds();
    expect((await ivy.last()).text).toBe('Two lessons a week would be $360 a month.');
    await day.at('Fri 18:10');
    await day.at('Mon 10:00');
    await day.ask('today');
    const card = await day.told(day.owner, 'Plan sent · follow-up 1 of 3');
    expect(card.text).toContain('WhatsApp does not deliver marketing to US numbers.');
    expect(card.buttons.map(({ title }) => title)).toEqual(['Knock', 'Not now']);
    await day.wasGood();
  });
});

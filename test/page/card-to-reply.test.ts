import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, type DeskPhone, openDesk } from './desk.ts';
import { type Practice, startPractice } from './practice.ts';

describe('Two phones on a page, from npm start', () => {
  let practice: Practice;
  let desk: Desk;
  let ana: DeskPhone;
  let owner: DeskPhone;

  beforeAll(async () => {
    practice = await startPractice();
    desk = await openDesk(practice.url);
    owner = desk.phone('+34600000100');
    ana = desk.phone('+34600000110');
  });
  afterAll(async () => {
    await desk?.picture('page-last');
    await desk?.close();
    await practice?.stop();
  });

  it('shows the owner’s phone beside a customer’s', async () => {
    await desk.addPhone('Ana Ruiz', '+34 600 000 110');
    await desk.putAway('Lucía Prado');
    await owner.node.waitFor();
    expect(await desk.page.locator('.phone').count()).toBe(2);
    await desk.picture('page-1-two-phones');
  });

  it('turns a customer’s message into a card with Send, Edit and Not now', async () => {
    await ana.says('Hi, how much is whitening?');
    const card = owner.hears('how much is whitening?').last();
    await card.waitFor();
    expect(await card.locator('[data-button-title]').allTextContents()).toEqual(['Send', 'Edit', 'Not now']);
    expect(await card.textContent()).toContain('Ana Ruiz');
    await desk.picture('page-2-card');
  });

  it('brings the suggestion to the customer when the owner taps Send, and says so by a reaction', async () => {
    const card = owner.hears('how much is whitening?').last();
    await owner.taps('Send', card);
    const answer = ana.hears(/\S/).last();
    await answer.waitFor();
    await owner.node.locator('.bubble[data-from="me"] .reactions', { hasText: '✅' }).waitFor();
    await desk.picture('page-3-answered');
  });

  it('takes the owner’s own words from a swipe-reply to the card', async () => {
    await ana.says('And can I come on Saturday?');
    const card = owner.hears('come on Saturday').last();
    await card.waitFor();
    await owner.swipes(card);
    await owner.says('Saturday at ten is yours, Ana.');
    await ana.hears('Saturday at ten is yours, Ana.').waitFor();
    await desk.picture('page-4-swipe-reply');
  });

  it('has no errors on the page', () => {
    expect(desk.errors).toEqual([]);
  });
});

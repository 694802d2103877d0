import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, type DeskPhone, openDesk } from './desk.ts';
import { type Practice, startPractice } from './practice.ts';

const png = readFileSync(new URL('../../docs/two-phones.png', import.meta.url));
const numbers = { owner: '+34600000100', ana: '+34600000110', ben: '+34600000112', carla: '+34600000113' };

type Sent = { to: string; type: string; text: string; status: number };

/** One story in steps: what `npm start` offers to somebody who sits before its page, from the first message to a failure put right. */
describe('A business on two phones and a clock', () => {
  let practice: Practice;
  let desk: Desk;
  let owner: DeskPhone;
  let ana: DeskPhone;
  let ben: DeskPhone;
  let carla: DeskPhone;

  beforeAll(async () => {
    practice = await startPractice();
    desk = await openDesk(practice.url);
    owner = desk.phone(numbers.owner);
    ana = desk.phone(numbers.ana);
    ben = desk.phone(numbers.ben);
    carla = desk.phone(numbers.carla);
  });
  afterAll(async () => {
    await desk?.picture('page-last');
    await desk?.close();
    await practice?.stop();
  });

  it('shows the owner’s phone beside a customer’s', async () => {
    await desk.addPhone('Ana Ruiz', numbers.ana);
    await desk.putAway('Lucía Prado');
    await owner.hears('What would you like to do?').waitFor();
    expect(await desk.page.locator('.phone').count()).toBe(2);
    await desk.picture('page-01-two-phones');
  });

  it('makes one card of a burst, with a suggestion and Send, Edit, Not now', async () => {
    await ana.says('Hi!');
    await ana.says('I saw your work at the market');
    await ana.says('How much is a logo?');
    const card = cardAbout('How much is a logo?');
    await card.waitFor();
    expect(await titles(card)).toEqual(['Send', 'Edit', 'Not now']);
    for (const words of ['Ana Ruiz', 'Hi!', 'I saw your work at the market']) expect(await card.textContent()).toContain(words);
    expect(await owner.hears('Ana Ruiz').count()).toBe(1);
    await desk.picture('page-02-one-card');
  });

  it('sends the suggestion after the grace, with ⏳ and ✅ on the tap and ticks on the answer', async () => {
    await owner.taps('Send', cardAbout('How much is a logo?'));
    await reaction('⏳').waitFor();
    expect(await ana.hears(/./).count()).toBe(0);
    await desk.picture('page-03-grace');
    await aMomentAfter(owner);
    await reaction('✅').waitFor();
    const answer = ana.hears('the right price');
    await answer.waitFor();
    await status(answer, 'read');
    await desk.picture('page-04-answered');
  });

  it('lets the owner edit the suggestion', async () => {
    await ana.says('Do you work on Saturdays?');
    await aMomentAfter(ana);
    const card = cardAbout('Do you work on Saturdays?');
    await owner.taps('Edit', card);
    await owner.node.locator('.bubble[data-from="business"]').last().filter({ hasNotText: 'Saturdays?' }).waitFor();
    await desk.picture('page-05-edit');
    await owner.says('Saturday at ten is yours, Ana.');
    await aMomentAfter(owner);
    await ana.hears('Saturday at ten is yours, Ana.').waitFor();
    expect(await sentTo(numbers.ana, 'Saturday at ten is yours, Ana.')).toHaveLength(1);
  });

  it('shows a customer’s photo as the header of her card, and takes the owner’s words from a swipe-reply to it', async () => {
    await ana.sendsPhoto({ name: 'idea.png', png }, 'Something like this?');
    // The clock is about to jump over the seconds in which the file is fetched otherwise.
    await expect.poll(filesFetched, { timeout: 10_000 }).toBe(1);
    await sleep(500);
    await aMomentAfter(ana);
    const card = cardAbout('Something like this?');
    await card.locator('img').first().waitFor();
    expect(await widthOf(card.locator('img').first())).toBeGreaterThan(0);
    await desk.picture('page-06-photo-card');
    await owner.swipes(card);
    await owner.says('Lovely. Bring it with you.');
    await aMomentAfter(owner);
    await ana.hears('Lovely. Bring it with you.').waitFor();
    await desk.picture('page-07-swipe-reply');
  });

  it('shows the pipeline as a picture, opens a stage by its number, and somebody by their row', async () => {
    await owner.says('pipeline');
    const pipeline = owner.hears('Pipeline').last();
    await pipeline.waitFor();
    await pipeline.locator('img').waitFor();
    await desk.picture('page-08-pipeline');
    await owner.says('1');
    const people = owner.hears('New: 2 people');
    await people.waitFor();
    await owner.picks('Ana Ruiz', people, () => desk.picture('page-08-list'));
    await owner.hears('own words until').last().waitFor();
    await desk.picture('page-09-contact');
  });

  it('moves somebody by a typed line, and takes it back', async () => {
    await owner.says('move ana to qualified');
    await owner.hears('→ Qualified').waitFor();
    await owner.says('undo');
    await owner.hears(/Undone: Ana Ruiz .* New/).waitFor();
    await desk.picture('page-10-move-undo');
  });

  it('after 21 hours offers a follow-up that may still be in the owner’s own words', async () => {
    await desk.advance('21h');
    const card = cardAbout('Quiet for');
    await card.waitFor();
    expect(await card.textContent()).toMatch(/In your own words until (\w+ )?\d\d:\d\d/);
    await desk.picture('page-11-follow-up');
    await owner.taps('Send', card);
    await aMomentAfter(owner);
    const followUp = ana.hears('Are you still interested?');
    await followUp.waitFor();
    expect(await followUp.getAttribute('data-type')).toBe('text');
    await desk.picture('page-12-follow-up-sent');
  });

  it('after 25 hours wakes the owner with one template, and opens the cards by its button', async () => {
    await desk.putAway('Ana Ruiz');
    await desk.addPhone('Ben Okafor', numbers.ben);
    await ben.says('Do you also do websites?');
    await aMomentAfter(ben);
    const first = cardAbout('Do you also do websites?');
    await owner.taps('Send', first);
    await aMomentAfter(owner);
    await ben.hears('Hi Ben').waitFor();
    await desk.advance('25h');
    const wakeUp = owner.node.locator('.bubble[data-type="template"]');
    await wakeUp.waitFor();
    await desk.picture('page-13-wake-up');
    await owner.taps('Open', wakeUp);
    const card = knockable('Ben Okafor');
    await card.waitFor();
    expect(await titles(card)).toEqual(['Knock', 'Send template', 'Not now']);
    expect(await wakeUp.count()).toBe(1);
    await desk.picture('page-14-cards-flow');
  });

  it('knocks at a closed window: a template with a button, and the parked words by its tap', async () => {
    await owner.taps('Knock', knockable('Ben Okafor'));
    await aMomentAfter(owner);
    const knock = ben.node.locator('.bubble[data-type="template"]');
    await knock.waitFor();
    const before = await ben.hears('Are you still interested?').count();
    await desk.picture('page-15-knock');
    await knock.locator('[data-button-title]').click();
    await expect.poll(() => ben.hears('Are you still interested?').count(), { timeout: 15_000 }).toBe(before + 1);
    await desk.picture('page-16-parked-words');
  });

  it('sends a ready template instead, and hears when a customer says stop', async () => {
    await desk.putAway('Ben Okafor');
    await desk.addPhone('Carla Neri', numbers.carla);
    await carla.says('What does a menu card cost?');
    await aMomentAfter(carla);
    await owner.taps('Send', cardAbout('What does a menu card cost?'));
    await aMomentAfter(owner);
    await carla.hears('Hi Carla').waitFor();
    await desk.advance('25h');
    const wakeUp = owner.node.locator('.bubble[data-type="template"]').nth(1);
    await owner.taps('Open', wakeUp);
    const card = knockable('Carla Neri');
    await card.waitFor();
    await owner.taps('Send template', card);
    await aMomentAfter(owner);
    const template = carla.node.locator('.bubble[data-type="template"]');
    await template.waitFor();
    expect(await template.textContent()).toContain('template · marketing');
    await carla.says('STOP');
    await owner.hears(/Carla Neri .* STOP/).waitFor();
    await desk.picture('page-17-template-and-stop');
  });

  it('says why a message did not arrive, and sends it again when asked', async () => {
    await desk.putAway('Carla Neri');
    await desk.addPhone('Ana Ruiz', numbers.ana);
    await ana.says('I am back. Can you call me?');
    await aMomentAfter(ana);
    const card = cardAbout('I am back. Can you call me?');
    await owner.swipes(card);
    await owner.says('Of course, in ten minutes.');
    await owner.hears('in ten minutes').waitFor();
    await desk.refuseNextSend(131026);
    await aMomentAfter(owner);
    const failure = owner.node.locator('.bubble[data-from="business"]', {
      has: desk.page.locator('[data-button-title="Retry"]'),
    });
    await failure.waitFor();
    expect(await failure.textContent()).toContain('Ana Ruiz');
    await expect.poll(() => desk.page.getByTestId('faults').locator('.count').textContent()).toBe('');
    await desk.picture('page-18-failure');
    await owner.taps('Retry', failure);
    await aMomentAfter(owner);
    await ana.hears('Of course, in ten minutes.').waitFor();
    await desk.picture('page-19-retried');
  });

  it('is as good in the dark and on a narrow page', async () => {
    await desk.page.getByTestId('theme').click();
    expect(await desk.page.locator('html').getAttribute('data-theme')).toBe('dark');
    await desk.picture('page-20-dark');
    await desk.page.setViewportSize({ width: 390, height: 844 });
    await desk.page.getByRole('tab', { name: 'Owner' }).click();
    await owner.node.waitFor();
    await ana.node.waitFor({ state: 'hidden' });
    expect(await desk.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await desk.picture('page-21-narrow');
  });

  it('has sent everything once', async () => {
    const toCustomers = (await sent()).filter(({ to, status }) => to !== numbers.owner && status === 200);
    const once = new Set(toCustomers.map(({ to, type, text }) => `${to} ${type} ${text}`));
    expect(toCustomers.map(({ to, type, text }) => `${to} ${type} ${text}`)).toHaveLength(once.size);
  });

  it('has no errors on the page', () => {
    expect(desk.errors).toEqual([]);
  });

  /** The newest card for the owner that holds these words and can be answered. */
  function cardAbout(words: string): Locator {
    return owner
      .hears(words)
      .filter({ has: desk.page.locator('[data-button-title]') })
      .last();
  }

  function knockable(name: string): Locator {
    return owner
      .hears(name)
      .filter({ has: desk.page.locator('[data-button-title="Knock"]') })
      .last();
  }

  function titles(card: Locator): Promise<string[]> {
    return card.locator('[data-button-title]').allTextContents();
  }

  /** What the business put on the owner's newest tap. */
  function reaction(emoji: string): Locator {
    return owner.own().locator('.reactions', { hasText: emoji });
  }

  function status(bubble: Locator, name: string): Promise<void> {
    return bubble.and(desk.page.locator(`[data-status="${name}"]`)).waitFor();
  }

  /** A turn ends, or a grace: time goes on once the app has what this phone did last. */
  async function aMomentAfter(phone: DeskPhone): Promise<void> {
    await phone.own().and(desk.page.locator('[data-status="delivered"], [data-status="read"]')).waitFor();
    await practice.quiet();
    await desk.advance('7s');
  }

  async function filesFetched(): Promise<number> {
    const ledger = (await (await fetch(`${practice.url}/ledger`)).json()) as { method: string; path: string }[];
    return ledger.filter(({ method, path }) => method === 'GET' && /^\/v[\d.]+\/\d+$/.test(path)).length;
  }

  async function sent(): Promise<Sent[]> {
    type Entry = { method: string; path: string; to: string; status: number; body: { type?: string } };
    const ledger = (await (await fetch(`${practice.url}/ledger`)).json()) as Entry[];
    return ledger
      .filter(({ method, path, body }) => method === 'POST' && path.endsWith('/messages') && body.type)
      .map(({ to, status, body }) => ({
        to,
        status,
        type: body.type!,
        text: JSON.stringify((body as Record<string, unknown>)[body.type!]),
      }));
  }

  async function sentTo(number: string, words: string): Promise<Sent[]> {
    return (await sent()).filter(({ to, text, status }) => to === number && status === 200 && text.includes(words));
  }
});

/** The pixels that arrived, 0 for a broken picture. */
function widthOf(picture: Locator): Promise<number> {
  return picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth);
}

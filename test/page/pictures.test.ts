import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, type DeskPhone, openDesk } from './desk.ts';
import { type Practice, startPractice } from './practice.ts';

/** What is answered with a picture, as a phone shows it; kept to be looked at. A thread of its own, so that WhatsApp's pace slows nobody. */
describe('Pictures in the owner’s thread', () => {
  let practice: Practice;
  let desk: Desk;
  let owner: DeskPhone;
  beforeAll(async () => {
    practice = await startPractice();
    desk = await openDesk(practice.url);
    owner = desk.phone('+34600000100');
    for (const [n, text] of ['How much is the lamp?', 'price of the lamp please', 'lamp price'].entries())
      await fetch(`${practice.url}/phones/+3460000011${n}/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ type: 'text', text, name: ['Ana Ruiz', 'Ben Sol', 'Carla Gil'][n] }),
      });
    await owner.hears('lamp price').waitFor();
  });
  afterAll(async () => {
    await desk?.close();
    await practice?.stop();
  });

  it.each([
    ['report', 'Last 7 days'],
    ['cost', 'Messages in'],
  ])('“%s” is one', async (command, title) => {
    await owner.says(command);
    const answer = owner.hears(title).last();
    await answer.locator('img').waitFor();
    expect(await answer.locator('img').evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).toBe(
      1_080,
    );
    await desk.picture(`picture-${command}`);
  });

  it('who asks the same is a list, and each of them a line', async () => {
    await owner.says('questions');
    const groups = owner.hears('3 people ask the same.');
    await groups.waitFor();
    await owner.picks('3 people ask', groups);
    await owner.hears('3 people ask this').waitFor();
    await desk.picture('picture-questions');
  });
});

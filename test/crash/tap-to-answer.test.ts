import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPractice, type Practice } from './practice.ts';
import { openStory, owner, recovers, type Story, sending } from './story.ts';

describe('Killed with -9', () => {
  let practice: Practice;
  let customers = 40;
  beforeAll(async () => {
    practice = await openPractice();
    await practice.start();
    await practice.settle();
  });
  afterAll(() => practice.end());

  /** A customer whose card is in the owner's thread. */
  async function shown(): Promise<Story> {
    const story = openStory(practice, customers++);
    await story.writes();
    await practice.settle();
    await practice.passes('6s');
    expect(await story.cards()).toHaveLength(1);
    return story;
  }

  describe('while the owner’s tap comes in', () => {
    it.each(['door:after-commit', 'item:before-commit', 'item:after-commit'])('at %s', { timeout: 180_000 }, async (label) => {
      const story = await shown();
      practice.arm(label);
      await story.approves();
      await practice.died();
      await recovers(practice);
      expect(await story.answers()).toBe(1);
    });
  });

  describe('while the approved answer leaves', () => {
    it.each(sending)('at %s', { timeout: 180_000 }, async (label) => {
      const story = await shown();
      await story.approves();
      await practice.settle();
      expect((await practice.figures()).outbound.held).toBe(1);
      practice.arm(label);
      await practice.passes('6s').catch(() => {});
      await practice.died();

      await recovers(practice);
      if (label !== 'send:after-intent') return expect(await story.answers()).toBe(1);
      // Between the intent and the POST nobody can know that nothing left: a person is asked, once, and decides.
      expect(await story.answers()).toBe(0);
      const asks = (await practice.ownerSees()).filter((one) => one.buttons.some((button) => button.title === 'Retry'));
      expect(asks).toHaveLength(1);
      await practice.phone(owner, { type: 'tap', title: 'Retry', message: asks[0]!.id });
      await practice.settle();
      expect(await story.answers()).toBe(1);
    });
  });
});

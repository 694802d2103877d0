import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPractice, type Practice } from './practice.ts';
import { openStory, recovers, type Story, sending } from './story.ts';

const receiving = [
  ...['door:before-commit', 'door:after-commit', 'split:before', 'split:after'],
  ...['item:before', 'item:before-commit', 'item:after-commit'],
];
const closing = ['turn:before', 'turn:after-commit', ...sending];

describe('Killed with -9 while a customer’s message comes in and becomes a card', () => {
  let practice: Practice;
  const stories: Story[] = [];
  beforeAll(async () => {
    practice = await openPractice();
    await practice.start();
    await practice.settle();
  });
  afterAll(() => practice.end());

  it.each([...receiving, ...closing].map((label, n) => [label, n] as const))('at %s', { timeout: 180_000 }, async (label, n) => {
    const story = openStory(practice, n);
    const before = (await practice.figures()).inbound.messages;
    if (closing.includes(label)) {
      await story.writes();
      await practice.settle();
      practice.arm(label);
      await practice.passes('6s').catch(() => {});
    } else {
      practice.arm(label);
      await story.writes();
    }
    await practice.died();

    await recovers(practice);
    const { inbound, outbound } = await practice.figures();
    expect(inbound).toMatchObject({ messages: before + 1, waiting: 0, quarantined: 0, unknown: 0 });
    expect(outbound).toMatchObject({ queued: 0, sending: 0, unsure: 0, failed: 0 });
    expect(await story.cards()).toHaveLength(1);
    stories.push(story);
  });

  it('and each of the cards still works, once', async () => {
    for (const story of stories) await story.approves();
    await practice.settle();
    await practice.passes('6s');
    for (const story of stories) expect(await story.answers()).toBe(1);
    expect(stories).toHaveLength(14);
  });
});

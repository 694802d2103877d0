import { describe, expect, test } from 'vitest';
import { awaitedSince, rankAwaited } from '../../src/crm/awaited.ts';
import type { ContactView } from '../../src/crm/contact-view.ts';
import type { Conversation } from '../../src/crm/conversation.ts';
import { now, openShop, type Person } from '../commands/shop.ts';

const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

/** Somebody to whom we wrote so many days ago, and who had written a day before that. */
function written(days: number, more: Partial<Person> = {}, talk: Partial<Conversation> = {}): ContactView {
  const view = openShop([{ name: 'Ana', ...more }]).views[0]!;
  Object.assign(view.conversation!, { lastInboundAt: daysAgo(days + 1), lastOutboundAt: daysAgo(days), ...talk });
  return view;
}

const over = written(2);
over.deal!.closedAt = daysAgo(1);

describe('Somebody who has not answered us', () => {
  test.each<[string, ContactView, boolean]>([
    ['to whom we wrote two days ago', written(2), true],
    ['to whom we wrote today', written(0.5), false],
    ['to whom we wrote a season ago', written(61), false],
    ['who waits for us', written(2, {}, { awaitingSince: daysAgo(1) }), false],
    ['who wrote after us', written(2, {}, { lastInboundAt: daysAgo(1) }), false],
    ['who never wrote', written(2, {}, { lastInboundAt: null }), false],
    ['with whom it is over', over, false],
    ['who is blocked', written(2, { blocked: true }), false],
  ])('%s', (_, view, waited) => {
    expect(awaitedSince(view, now) !== null).toBe(waited);
  });

  test.each<[string, ContactView, ContactView]>([
    ['more money before less', written(5, { value: 500_000 }), written(5, { value: 5_000 })],
    ['longer silence before shorter', written(9), written(3)],
    ['who had come further before who had just asked', written(5, { stage: 'Proposal sent' }), written(5)],
    ['ten times the silence before twice the money', written(20, { value: 50_000 }), written(2, { value: 100_000 })],
  ])('%s', (_, first, second) => {
    expect(rankAwaited([second, first], now).map((row) => row.view)).toEqual([first, second]);
  });
});

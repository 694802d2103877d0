import { hourMs } from '../kit/clock.ts';
import type { ContactView } from './contact-view.ts';
import { weigh } from './ranking.ts';

/** What may be asked about people who have not answered us. */
export type AwaitedRead = {
  /** Whoever may be among them: the longest silent and the most valuable, each so many at most. */
  awaited(now: Date): Promise<ContactView[]>;
};

const dayMs = 24 * hourMs;

/** Less is no silence yet; after more nobody is waited for any longer. */
export const awaitedDays = { least: 1, most: 60 } as const;

/** Since when we wait for somebody's answer: we wrote last, and there is still something to win. Null where we do not. */
export function awaitedSince({ contact, conversation, deal }: ContactView, now: Date): Date | null {
  if (contact.blockedAt || contact.testOf || !conversation || conversation.awaitingSince || !deal || deal.closedAt) return null;
  const { lastInboundAt, lastOutboundAt } = conversation;
  if (!lastInboundAt || !lastOutboundAt || lastOutboundAt <= lastInboundAt) return null;
  const days = (now.getTime() - lastOutboundAt.getTime()) / dayMs;
  return days >= awaitedDays.least && days <= awaitedDays.most ? lastOutboundAt : null;
}

/** After a month silence says nothing more. */
const longestDays = 30;

/** Who first: money × silence × how far they had come. */
export function rankAwaited(views: readonly ContactView[], now: Date): { view: ContactView; since: Date }[] {
  const rows = views.flatMap((view) => {
    const since = awaitedSince(view, now);
    return since ? [{ view, since, weight: weigh(view, Math.min(longestDays, (now.getTime() - since.getTime()) / dayMs)) }] : [];
  });
  return rows.toSorted((a, b) => b.weight - a.weight || a.since.getTime() - b.since.getTime());
}

import { hourMs } from '../kit/clock.ts';
import type { ContactView } from './contact-view.ts';

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

/**
 * Who first: money × silence × how far they had come. Money counts by its order of magnitude, so that one large deal does not hide ten that are
 * about to be lost; silence counts up to a month.
 */
export function rankAwaited(views: readonly ContactView[], now: Date): { view: ContactView; since: Date }[] {
  const rows = views.flatMap((view) => {
    const since = awaitedSince(view, now);
    return since ? [{ view, since, weight: weigh(view, since, now) }] : [];
  });
  return rows.toSorted((a, b) => b.weight - a.weight || a.since.getTime() - b.since.getTime());
}

function weigh({ deal, stage }: ContactView, since: Date, now: Date): number {
  const money = 1 + Math.log10(1 + Math.max(0, deal?.value ?? 0) / 100);
  const silence = Math.min(30, (now.getTime() - since.getTime()) / dayMs);
  const intent = 1 + (stage?.position ?? 0);
  return money * silence * intent;
}

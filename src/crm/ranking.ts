import { hourMs } from '../kit/clock.ts';
import type { ContactView } from './contact-view.ts';
import { windowUntil } from './conversation.ts';
import { asksForPerson, complains } from './urgency.ts';

/**
 * How much somebody matters now: money × time × how far they had come. Money counts by its order of magnitude, so that one large deal does not
 * hide ten that are about to be lost.
 */
export function weigh({ deal, stage }: Pick<ContactView, 'deal' | 'stage'>, time: number): number {
  const open = deal !== null && !deal.closedAt;
  const money = 1 + Math.log10(1 + Math.max(0, (open && deal.value) || 0) / 100);
  const intent = 1 + (open && stage ? stage.position : 0);
  return money * time * intent;
}

/** An hour of waiting counts as one more; after two days everybody has waited too long. */
const longestHours = 48;

/** Customers who wait on us, those first who can least be left waiting: whoever complains or wants a person before everybody who does not. */
export function rankWaiting(views: readonly ContactView[], now: Date): ContactView[] {
  const rows = views.map((view) => {
    const since = view.conversation?.awaitingSince ?? now;
    const hours = Math.min(longestHours, Math.max(0, now.getTime() - since.getTime()) / hourMs);
    const said = view.conversation?.lastText ?? '';
    return { view, since, urgent: Number(complains(said) || asksForPerson(said)), weight: weigh(view, 1 + hours) };
  });
  return rows
    .toSorted((a, b) => b.urgent - a.urgent || b.weight - a.weight || a.since.getTime() - b.since.getTime())
    .map((row) => row.view);
}

/**
 * Follow-ups to decide: whoever waits for our answer first, then by what can be lost, the sooner own words stop reaching them the more. Where all
 * is alike the order given counts.
 */
export function rankFollowUps<Row extends { view: ContactView }>(rows: readonly Row[], now: Date): Row[] {
  const order = rows.map((row) => ({
    row,
    waits: Number(row.view.conversation?.awaitingSince != null),
    weight: weigh(row.view, closing(row.view, now)),
  }));
  return order.toSorted((a, b) => b.waits - a.waits || b.weight - a.weight).map(({ row }) => row);
}

/** How much the window's end matters: from 25 in its last minutes to 2 in its first; 1 where it has closed. */
function closing({ conversation }: ContactView, now: Date): number {
  const until = conversation && windowUntil(conversation);
  const hours = until ? (until.getTime() - now.getTime()) / hourMs : 0;
  return hours > 0 ? 1 + 24 / (1 + hours) : 1;
}

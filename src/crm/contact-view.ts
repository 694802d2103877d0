import type { Contact } from './contact.ts';
import type { Conversation } from './conversation.ts';
import type { Deal, Stage } from './deal.ts';

/** A contact with what a list row or a contact view needs. */
export type ContactView = {
  contact: Contact;
  conversation: Conversation | null;
  /** What they are in the middle of: the open deal that was opened or moved last; without one, the one that ended last. */
  deal: Deal | null;
  stage: Stage | null;
  /** All their deals: what is open first, and of those the one above. */
  deals: DealView[];
  /** Something of theirs is to be put right: nobody proposes to follow them up meanwhile. */
  openCase: boolean;
  /** When the last of their cases that is over was. */
  caseSolvedAt: Date | null;
  /** The end of the last appointment that is agreed with them and still stands; it may be past, and nobody has said how it went. */
  appointmentUntil: Date | null;
};

export type DealView = { deal: Deal; stage: Stage | null };

/** Those that are still to be won or lost. */
export function openDeals({ deals }: Pick<ContactView, 'deals'>): DealView[] {
  return deals.filter(({ deal }) => !deal.closedAt);
}

/** Somebody seen with one of their deals in particular; as they are where that is none of theirs. */
export function withDeal(view: ContactView, which: (deal: Deal) => boolean): ContactView {
  return { ...view, ...view.deals.find(({ deal }) => which(deal)) };
}

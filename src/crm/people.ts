import type { CardId, ContactId, ConversationId, FollowUpId, OperatorId, RecordId } from '../kit/ids.ts';
import type { RecordState } from './business-record.ts';
import type { ContactView } from './contact-view.ts';
import type { ShownOffer } from './offer.ts';
import type { Suggested } from './wish.ts';

/** So many people can be meant at once; with more the list has to be made smaller first. */
export const mostAtOnce = 500;

/** What may be asked about many people at once. */
export type PeopleRead = {
  /** These, in the order asked; whoever is no longer there is left out. */
  contacts(ids: readonly ContactId[]): Promise<ContactView[]>;
  /** The newest live card of each of these conversations that an operator has, where there is one to decide. */
  liveCards(operator: OperatorId, ids: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, CardId>>;
  /** Who has written, but not since then; those who wrote last first. */
  quietSince(since: Date, limit: number): Promise<ContactView[]>;
  countQuiet(since: Date): Promise<number>;
  /** The list of people an operator was shown last, as the sentence that shows it; null where there was none. */
  listShown(operator: OperatorId): Promise<{ command: string; rest: string } | null>;
};

/** How far somebody has come who decides follow-ups one by one: so many were looked at before, and these of them are still to be decided. */
export type Review = { done: number; passed: FollowUpId[] };

/**
 * What is kept of a card beside its buttons: for whom it acts when it is about several (those it was shown for, however the list changes),
 * which list it is, how many it counts, about which colleague it asks, who had it before, the ways of asking that it answers,
 * the record it is about, as it was when the card was made, and how far a review has come with it.
 */
export type CardSubject = {
  /** What one tap could make of a customer's words, and whether it has. */
  suggested?: Suggested;
  people?: ContactId[];
  source?: { command: string; rest: string };
  counts?: number;
  colleague?: OperatorId;
  had?: OperatorId[];
  topics?: string[];
  /** `version`: where words that lie ready tell what is in it. */
  record?: { id: RecordId; state: RecordState; version?: number };
  /** The offers it is about, as they were: with a draft, those it shows a customer; alone, the one whose photos come in answer to it. */
  offers?: ShownOffer[];
  /** Words in answer are for everybody it is for. */
  answers?: true;
  review?: Review;
};

import type { ContactId, OperatorId } from '../kit/ids.ts';
import type { ContactView } from './contact-view.ts';

/** What may be asked about many people at once. */
export type PeopleRead = {
  /** Who has written, but not since then; those who wrote last first. */
  quietSince(since: Date, limit: number): Promise<ContactView[]>;
  countQuiet(since: Date): Promise<number>;
  /** The list of people an operator was shown last, as the sentence that shows it; null where there was none. */
  listShown(operator: OperatorId): Promise<{ command: string; rest: string } | null>;
};

/**
 * What is kept of a card beside its buttons: for whom it acts when it is about several (those it was shown for, however the list changes),
 * which list it is, how many it counts, about which colleague it asks, and who had it before.
 */
export type CardSubject = {
  people?: ContactId[];
  source?: { command: string; rest: string };
  counts?: number;
  colleague?: OperatorId;
  had?: OperatorId[];
};

import type { ContactId, Id, OperatorId } from '../kit/ids.ts';

/** What another system reports events with; the key itself is kept nowhere (access-code.ts). */
export type ApiKey = {
  id: Id<'api-key'>;
  number: number;
  /** Whose events it brings, as the team calls it. */
  system: string;
  createdBy: OperatorId;
  createdAt: Date;
  /** When its system reported something last. */
  usedAt: Date | null;
};

/** Why nothing came of what another system reported. */
export type RefusedBecause =
  /** No record is called so. */
  | 'unknown-record'
  /** Nobody is known by that, and there is no phone to know them by. */
  | 'unknown-contact'
  /** The number is somebody's of the business. */
  | 'of-the-team'
  | 'no-colleague'
  /** From where it stands it cannot be led there. */
  | 'not-now'
  | 'other-amount'
  | 'time-taken'
  /** It failed again and again for a reason nobody foresaw. */
  | 'failed';

/** Something another system reported, as the thread shows it. */
export type ReportedEvent = {
  id: Id<'outside-event'>;
  system: string;
  type: string;
  reference: string | null;
  contactId: ContactId | null;
  state: 'waiting' | 'done' | 'refused';
  reason: RefusedBecause | null;
  at: Date;
};

/** How many were reported, by what became of them: together they are all there were. */
export type ReportedCounts = { received: number; done: number; refused: number; waiting: number };

/** What may be asked about other systems. */
export type OutsideRead = {
  /** Those that count, by number. */
  apiKeys(): Promise<ApiKey[]>;
  /** The number the next one gets. */
  nextApiKeyNumber(): Promise<number>;
  reportedSince(since: Date): Promise<ReportedCounts>;
  /** Newest first. */
  reported(limit: number): Promise<ReportedEvent[]>;
};

import type { TaskId } from '../kit/ids.ts';
import type { ContactView } from './contact-view.ts';

/** What a manager watches: what is escalated, who waits and is nobody's, who never had an answer, who waits on us, what is due, on whom we wait. */
export const watched = ['escalated', 'unowned', 'first-reply', 'on-us', 'due', 'on-them'] as const;

export type Watched = (typeof watched)[number];

export type WatchTimes = {
  /** Whoever has waited for a first answer since before then waits too long. */
  firstReplySince: Date;
  endOfDay: Date;
  /** Who last wrote before then is not waited for any more. */
  onThemSince: Date;
};

export type WatchRead = {
  /** How many there are of one kind, and the people, most urgent first. */
  watched(what: Watched, times: WatchTimes, limit: number): Promise<{ rows: ContactView[]; total: number }>;
  /** What somebody was asked to decide and has not, soonest first. */
  escalations(limit: number): Promise<Escalation[]>;
};

export type Escalation = { id: TaskId; view: ContactView; text: string; dueAt: Date | null; by: string; to: string };

import type { ContactId, ConversationId, OperatorId } from '../kit/ids.ts';
import type { ContactView } from './contact-view.ts';

/** What may be asked about who is responsible for whom. */
export type ResponsibleRead = {
  /** The people somebody is responsible for: who waits first, then who wrote last. */
  peopleOf(operator: OperatorId, limit: number): Promise<{ rows: ContactView[]; total: number }>;
  /** Who waits on us and nobody is responsible for, longest first. */
  unassigned(limit: number): Promise<{ rows: ContactView[]; total: number }>;
  /** The words that lie ready on the card that waits about a conversation. */
  openDraft(id: ConversationId): Promise<string | null>;
  /** What is still to be done about somebody, and whose it is; soonest first. */
  tasksAbout(id: ContactId, limit: number): Promise<{ text: string; dueAt: Date | null; by: string }[]>;
};

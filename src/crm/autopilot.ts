import type { FollowUpId, OperatorId } from '../kit/ids.ts';
import type { ContactView } from './contact-view.ts';

/** Why somebody's follow-ups ask again, where nobody said so: their words were changed or taken back, they complained, or want a person. */
export type AutopilotOver = 'edited' | 'undone' | 'complaint' | 'person';

/** A follow-up that was approved without a tap and has not left. */
export type Going = { view: ContactView; followUpId: FollowUpId; text: string; at: Date; by: OperatorId };

/** What may be asked about follow-ups that go without a tap. */
export type AutopilotRead = {
  /** Whose do, the latest first. */
  onAutopilot(limit: number): Promise<{ rows: ContactView[]; total: number }>;
  /** What is about to leave, the next first. */
  goingByThemselves(limit: number): Promise<{ rows: Going[]; total: number }>;
};

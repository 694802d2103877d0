import type { ContactId, ConversationId, DealId, StageId } from '../kit/ids.ts';
import type { Sequence } from './sequence.ts';

/** A stage of the pipeline: configuration, in the business's words. */
export type Stage = {
  id: StageId;
  pipeline: string;
  position: number;
  name: string;
  /** What it means, for people and for the model. */
  meaning: string;
  kind: 'open' | 'won' | 'lost';
  /** What is proposed to whoever falls silent here. */
  sequence: Sequence;
  dealCount: number;
  dealValue: number;
};

/** One possible piece of business. `value` is in the currency's smallest unit. */
export type Deal = {
  id: DealId;
  contactId: ContactId;
  conversationId: ConversationId;
  stageId: StageId;
  /** What it is about, where somebody has said so. */
  title: string | null;
  value: number | null;
  enteredAt: Date;
  closedAt: Date | null;
  lostBecause: string | null;
};

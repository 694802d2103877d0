import type { FollowUpId, Id, OperatorId, StageId } from '../kit/ids.ts';

/** A kind of follow-up as it comes to one person: a step of a stage's sequence, in the business's own words. */
export type FollowUpKind = { operatorId: OperatorId; stageId: StageId; step: number };

/** It was offered to go without a tap, and what became of that. */
export type Permit = FollowUpKind & {
  id: Id<'permit'>;
  state: 'offered' | 'granted' | 'refused' | 'ended';
  /** So many had been approved unchanged in a row. */
  earnedBy: number;
  offeredAt: Date;
  answeredAt: Date | null;
};

/** What a person made of a follow-up: `wrong`, where they say afterwards that it should not have gone like that. */
export type Verdict = 'approved' | 'edited' | 'skipped' | 'undone' | 'wrong';

/** A verdict as it is kept. */
export type JudgedFollowUp = FollowUpKind & { followUpId: FollowUpId; verdict: Verdict };

/** What may be asked about follow-ups that earned to go without a tap. */
export type PermitRead = {
  /** Those that do, the latest first, with how many went. */
  permits(limit: number): Promise<(Permit & { went: number })[]>;
};

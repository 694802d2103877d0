import type { ContactId, FollowUpId, StageId } from '../kit/ids.ts';

/** What was wrong about a follow-up that went. */
export const wrongBecause = ['wrong-person', 'wrong-time', 'wrong-words'] as const;

/** Whether a follow-up that went was right, as somebody says who looks back. */
export type Rating = 'right' | (typeof wrongBecause)[number];

/** A follow-up that went, and nobody has said of whether it was right. */
export type ToRate = {
  id: FollowUpId;
  contactId: ContactId;
  name: string;
  stageId: StageId;
  step: number;
  /** Without a tap. */
  byItself: boolean;
  at: Date;
  text: string;
  /** They wrote after it. */
  wroteBack: boolean;
};

export type RatingRead = {
  /** Of the newest `ratingsLooked` that went since then, in the order in which they are asked about; at most `limit`. */
  toRate(since: Date, limit: number): Promise<ToRate[]>;
  /** Those of them that nobody has rated yet, in their order. */
  unrated(ids: readonly FollowUpId[]): Promise<FollowUpId[]>;
};

/** So many are asked about in one go: a share of twenty says enough, and is soon answered. */
export const [ratedAtOnce, ratingsLooked] = [20, 200] as const;

/** What went without a tap first, since nobody has looked at it; the newest before the older. */
export function inOrderToRate<One extends Pick<ToRate, 'byItself' | 'at'>>(rows: readonly One[]): One[] {
  return rows.toSorted((a, b) => Number(b.byItself) - Number(a.byItself) || b.at.getTime() - a.at.getTime());
}

/** Why a follow-up was left out, as whoever left it out says. */
export const skipReasons = ['not-now', 'not-interested', 'settled', 'wrong-words', 'other'] as const;

export type SkipReason = (typeof skipReasons)[number];

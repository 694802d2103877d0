import type { Verdict } from '../crm/permit.ts';

/** How far the follow-ups of one kind have come with one person: whether they go without a tap, and how many were approved unchanged in a row. */
export type Earned = { granted: boolean; inARow: number };

/**
 * What a verdict leads to. So many approvals in a row and they are offered to go by themselves, once: the count begins anew, whatever is answered.
 * Nothing is ever granted here, only by a tap; and the first that is changed, left out or taken back ends it.
 */
export function weigh(
  { granted, inARow }: Earned,
  verdict: Verdict,
  wanted: number,
): { earned: Earned; leads: 'offer' | 'withdraw' | null } {
  if (verdict !== 'approved') return { earned: { granted: false, inARow: 0 }, leads: granted ? 'withdraw' : null };
  const count = inARow + 1;
  if (granted || wanted === 0 || count < wanted) return { earned: { granted, inARow: count }, leads: null };
  return { earned: { granted, inARow: 0 }, leads: 'offer' };
}

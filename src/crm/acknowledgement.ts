import { nextOpening, type OpeningHours, openNow } from './opening-hours.ts';
import type { Operator } from './operator.ts';
import { isAway, isThere } from './team.ts';

/** When somebody who writes now is answered: soon, or from that moment on. Null: nobody knows when. `closed`: that is when it opens. */
export type Answered = { soon: true } | { soon: false; from: Date | null; closed: boolean };

/**
 * Whether nobody will answer soon: it is closed, or nobody of the business is there. Who is away comes back when they said; who is off duty is
 * expected when it opens next. Without opening hours nothing is promised.
 */
export function answeredWhen(
  opening: OpeningHours | null,
  people: readonly Pick<Operator, 'onDuty' | 'awayUntil' | 'lockedAt'>[],
  now: Date,
  timezone: string,
): Answered {
  if (!opening) return { soon: true };
  const closed = openNow(opening, now, timezone) === null;
  const there = people.some((one) => isThere(one, now));
  if (!closed && there) return { soon: true };
  const known = people.filter((one) => one.lockedAt === null);
  const allAway = !there && known.length > 0 && known.every((one) => isAway(one, now));
  if (!closed && !allAway) return { soon: false, from: null, closed };
  const back = allAway ? new Date(Math.min(...known.map((one) => one.awayUntil!.getTime()))) : now;
  return { soon: false, from: nextOpening(opening, back, timezone), closed };
}

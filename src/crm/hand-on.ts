import { addMs, minuteMs } from '../kit/clock.ts';
import type { OperatorId } from '../kit/ids.ts';
import type { Operator } from './operator.ts';
import { isThere } from './team.ts';

export type HandOnFacts = {
  /** Whose thread it is in, and who had it before. */
  holder: OperatorId;
  had: readonly OperatorId[];
  /** When it came there; null while it is held back, so that it cannot have been seen. */
  cameAt: Date | null;
  /** It stands in a list, and comes alone no more. */
  isListed: boolean;
  minutes: number;
  people: readonly Operator[];
  /** Those to whom a card may come now. */
  reachable: readonly OperatorId[];
  now: Date;
};

export type HandOn = { do: 'stay' } | { do: 'look-again'; at: Date } | { do: 'hand-on'; to: Operator };

/**
 * Where a card goes that nobody has touched: to the next who is there and may be disturbed, each once, so that it never comes back. Where those
 * who are left may not be disturbed now, it is looked at again.
 */
export function decideHandOn({ holder, had, cameAt, isListed, minutes, people, reachable, now }: HandOnFacts): HandOn {
  if (minutes <= 0 || isListed) return { do: 'stay' };
  const left = people.filter((one) => one.id !== holder && !had.includes(one.id) && isThere(one, now));
  if (left.length === 0) return { do: 'stay' };
  const dueAt = addMs(cameAt ?? now, minutes * minuteMs);
  if (dueAt > now) return { do: 'look-again', at: dueAt };
  const next = left.find((one) => reachable.includes(one.id));
  return next ? { do: 'hand-on', to: next } : { do: 'look-again', at: addMs(now, minutes * minuteMs) };
}

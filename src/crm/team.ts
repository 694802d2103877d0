import type { OperatorId } from '../kit/ids.ts';
import { mayAs } from './access.ts';
import type { Operator } from './operator.ts';

/** Who is of the business. Nobody who was removed is among them. */
export type TeamRead = {
  /** Everybody of the business, in the order in which they came. */
  team(): Promise<Operator[]>;
  /** How many cards came to somebody since then that nobody asked for. */
  cardsSince(operator: OperatorId, since: Date): Promise<number>;
};

/** Whether somebody takes what comes now: on duty, not away and not locked out. */
export function isThere(operator: Pick<Operator, 'onDuty' | 'awayUntil' | 'lockedAt'>, now: Date): boolean {
  return operator.onDuty && operator.lockedAt === null && !isAway(operator, now);
}

/** Whether what nobody asked for is welcome to somebody: they are there, and have not paused their cards. */
export function takesCards(
  operator: Pick<Operator, 'onDuty' | 'awayUntil' | 'pausedUntil' | 'lockedAt' | 'removedAt'>,
  now: Date,
): boolean {
  return operator.removedAt === null && isThere(operator, now) && !isPaused(operator, now);
}

function isPaused({ pausedUntil }: Pick<Operator, 'pausedUntil'>, now: Date): boolean {
  return pausedUntil !== null && now < pausedUntil;
}

export function isAway({ awayUntil }: Pick<Operator, 'awayUntil'>, now: Date): boolean {
  return awayUntil !== null && now < awayUntil;
}

/**
 * Who gets what comes for somebody: they themselves, while they are away their deputy (or the deputy's), else the first who is there. With
 * nobody there it goes to whom it would go to if they were, and to somebody locked out only where everybody is: a card is never nobody's.
 */
export function whoGets(people: readonly Operator[], responsible: OperatorId | null, now: Date): Operator | null {
  const own = people.find((one) => one.id === responsible);
  const known = people.filter((one) => one.lockedAt === null);
  const absent = known.find((one) => one.id === own?.id) ?? known[0];
  return deputyOf(people, own, now) ?? firstThere(people, now) ?? absent ?? own ?? people[0] ?? null;
}

/**
 * Whoever of some people takes what is for all of them: the first who is there, else the deputy of one. With none of either it goes as what is for
 * nobody in particular.
 */
export function whoOf(members: readonly Operator[], people: readonly Operator[], now: Date): Operator | null {
  const deputies = () => members.map((one) => deputyOf(people, one, now)).find((one) => one !== null);
  return firstThere(members, now) ?? deputies() ?? whoGets(people, null, now);
}

/**
 * With whom a rule, or a conversation with steps, is talked about: whoever made it, where they are there and still a manager, else a manager who is.
 */
export function speakerOf({ operatorId }: { operatorId: OperatorId }, people: readonly Operator[], now: Date): Operator | null {
  const managers = people.filter((one) => mayAs(one.role, 'manager'));
  const own = managers.find((one) => one.id === operatorId && isThere(one, now));
  return own ?? managers.find((one) => isThere(one, now)) ?? managers[0] ?? null;
}

const byMode = { everything: 0, 'needs-me': 1, digest: 2 };

/**
 * Whoever of those who are there takes what comes for nobody in particular: in the order in which they came, but who has paused comes last, and
 * who wants little before them.
 */
function firstThere(people: readonly Operator[], now: Date): Operator | null {
  const rank = (one: Operator) => (isPaused(one, now) ? 3 : byMode[one.mode]);
  const there = people.filter((one) => isThere(one, now));
  return there.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}

/**
 * Whose turn it is among those who are there: who was given somebody longest ago, and who never was before them. Who has paused is passed over
 * while anybody else is there. Null where nobody is.
 */
export function nextInTurn(people: readonly Operator[], turns: ReadonlyMap<OperatorId, number>, now: Date): Operator | null {
  const there = people.filter((one) => isThere(one, now));
  const open = there.filter((one) => !isPaused(one, now));
  return (open.length > 0 ? open : there).toSorted((a, b) => (turns.get(a.id) ?? 0) - (turns.get(b.id) ?? 0))[0] ?? null;
}

/** The first in the chain from somebody to their deputy who is there. */
function deputyOf(people: readonly Operator[], from: Operator | undefined, now: Date): Operator | null {
  const seen = new Set<OperatorId>();
  for (let one = from; one && !seen.has(one.id); one = people.find(({ id }) => id === one?.deputyId)) {
    if (isThere(one, now)) return one;
    seen.add(one.id);
  }
  return null;
}

import { hourMs } from '../kit/clock.ts';
import type { Id, OperatorId } from '../kit/ids.ts';
import { phoneKey } from '../kit/phone.ts';
import type { LockedBecause, Operator, Proposed } from './operator.ts';

type Role = Operator['role'];

/** What each role may, by rank: whoever stands higher may all of what stands below. */
const rank: Record<Role, number> = { agent: 0, manager: 1, owner: 2 };

/** Whether a role is at least this one; with nothing asked for, every role is. */
export function mayAs(role: Role, least: Role | undefined): boolean {
  return least === undefined || rank[role] >= rank[least];
}

/** Managers bring agents and managers into the team, owners whomever they like: nobody gives more than they have. */
export function mayGive(by: Role, role: Role): boolean {
  return mayAs(by, 'manager') && rank[role] <= rank[by];
}

type Somebody = Pick<Operator, 'id' | 'role'>;

/** Whose role somebody may change, and whom they may remove: owners everybody, managers the agents and themselves. */
export function mayDecideOn(by: Somebody, whom: Somebody): boolean {
  return by.role === 'owner' || (by.role === 'manager' && (whom.id === by.id || whom.role === 'agent'));
}

/**
 * Who may lock a thread: managers and owners everybody's, agents an agent's and their own. A lock shuts out without taking anything away, so it
 * takes less than removing; but an agent's stolen phone must not shut out whoever would lock it.
 */
export function mayLock(by: Somebody, whom: Somebody): boolean {
  return by.id === whom.id || mayAs(by.role, 'manager') || whom.role === 'agent';
}

/** Managers and owners who are not locked out themselves say who somebody is. */
export function mayLetIn(by: Pick<Operator, 'id' | 'role' | 'lockedAt'>, whom: Somebody): boolean {
  return by.id !== whom.id && by.lockedAt === null && mayAs(by.role, 'manager');
}

/** Whether the business would be left without an owner who can act. */
export function isLastOwner(team: readonly Pick<Operator, 'id' | 'role' | 'lockedAt'>[], id: OperatorId): boolean {
  const whom = team.find((one) => one.id === id);
  return whom?.role === 'owner' && !team.some((one) => one.id !== id && one.role === 'owner' && one.lockedAt === null);
}

/** The code that lets somebody back in. `madeBy`: in whose thread it was shown; null where it was printed. */
export type RecoveryCode = { id: Id<'recovery-code'>; madeBy: OperatorId | null };

/** A code that was shown on a phone that is lost lies there for whoever found it. */
export function codeLetsIn(code: RecoveryCode | null, whom: Somebody, because: LockedBecause): boolean {
  return code !== null && (because !== 'lost' || code.madeBy !== whom.id);
}

/** Whether anybody or anything could let somebody in again, once they are locked out for this reason. */
export function canComeBack(
  team: readonly Pick<Operator, 'id' | 'role' | 'lockedAt'>[],
  whom: Somebody,
  code: RecoveryCode | null,
  because: LockedBecause,
): boolean {
  return team.some((one) => mayLetIn(one, whom)) || codeLetsIn(code, whom, because);
}

/** After so many days without a word nobody knows any more who holds the phone. */
const silentMs = 60 * 24 * hourMs;

/** Who a message says it is from, as far as it says so. */
export type Seen = { phone: string | null; userId: string | null; identityKeyHash: string | null; at: Date };

type Known = Pick<Operator, 'phone' | 'userId' | 'identityKeyHash' | 'lastInboundAt' | 'letInAt'>;

/**
 * Why the one who wrote may be somebody else than the operator they were found as; null where nothing says so. A number that changed hands
 * keeps its digits, but gets another user id and another identity key. Silence alone locks nobody out whom nobody could let in again: that is
 * the caller's to ask.
 */
export function strangeBecause(known: Known, seen: Seen): Exclude<LockedBecause, 'lost'> | null {
  if (seen.phone !== null && phoneKey(seen.phone) !== phoneKey(known.phone)) return 'number';
  if (seen.userId !== null && known.userId !== null && seen.userId !== known.userId) return 'identity';
  if (seen.identityKeyHash !== null && known.identityKeyHash !== null && seen.identityKeyHash !== known.identityKeyHash)
    return 'identity';
  return wasSilent(known, seen.at) ? 'silent' : null;
}

function wasSilent({ lastInboundAt, letInAt }: Known, at: Date): boolean {
  const last = Math.max(lastInboundAt?.getTime() ?? 0, letInAt?.getTime() ?? 0);
  return last > 0 && at.getTime() - last >= silentMs;
}

/**
 * What a stranger's message adds to who they would be known as. Once another number is on the table, whoever writes from a third, or still from
 * the old one, adds nothing: that number may be somebody else's by now.
 */
export function propose(before: Proposed | null, { phone, userId, identityKeyHash }: Seen): Proposed {
  if (before?.phone && phone && phoneKey(before.phone) !== phoneKey(phone)) return before;
  return {
    ...before,
    ...(phone ? { phone } : {}),
    ...(userId ? { userId } : {}),
    ...(identityKeyHash ? { identityKeyHash } : {}),
  };
}

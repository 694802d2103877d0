import type { ContactId, Id } from '../kit/ids.ts';
import type { Contact } from './contact.ts';

/** What is said of marketing. */
export type Marketing = 'given' | 'stopped' | 'unasked';

/** What there is of one of two people who may be one. */
export type Holding = { messages: number; deals: number; tags: string[]; marketing: Marketing };

/** What may be asked before two people become one. */
export type MergeRead = {
  holding(id: ContactId): Promise<Holding>;
  /** Contacts that were merged into this one and can still be taken apart, newest first. */
  mergedInto(id: ContactId): Promise<{ mergeId: Id<'merge'>; gone: Contact; at: Date }[]>;
  /** Whether a merge can be taken back, and if not why. */
  canUnmerge(id: Id<'merge'>): Promise<'yes' | 'undone' | 'merged-further' | 'forgotten'>;
};

/** Who of two goes on: whoever can be dialled, else whom we have known longer. */
export function whoStays<C extends Pick<Contact, 'phone' | 'createdAt' | 'id'>>(a: C, b: C): { kept: C; gone: C } {
  const first = a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1);
  const keepsA = Boolean(a.phone) === Boolean(b.phone) ? first < 0 : Boolean(a.phone);
  return keepsA ? { kept: a, gone: b } : { kept: b, gone: a };
}

const rank = { phone: 0, profile: 1, operator: 2 };

/** The name that was given with more thought; of two alike the one who stays keeps theirs. */
export function nameAfter<C extends Pick<Contact, 'name' | 'nameFrom'>>(kept: C, gone: C): Pick<Contact, 'name' | 'nameFrom'> {
  const { name, nameFrom } = rank[gone.nameFrom] > rank[kept.nameFrom] ? gone : kept;
  return { name, nameFrom };
}

/** A no of either holds for both; a yes is theirs wherever they said it. */
export function strictest(a: Marketing, b: Marketing): Marketing {
  if (a === 'stopped' || b === 'stopped') return 'stopped';
  return a === 'given' || b === 'given' ? 'given' : 'unasked';
}

type OpenFollowUp = { id: string; state: string; silentSince: Date };

/** Of two open follow-ups the one that nobody was shown yet goes on, else the one about the newer silence. Returns the other. */
export function followUpToEnd<F extends OpenFollowUp>(a: F, b: F): F {
  const waits = (one: F) => one.state === 'waiting';
  if (waits(a) !== waits(b)) return waits(a) ? b : a;
  return a.silentSince < b.silentSince ? a : b;
}

/** The one card that stays live: what they said before what they did not say, then the newest. */
export function cardToKeep<C extends { kind: string; createdAt: Date }>(cards: readonly C[]): C | null {
  const decisive = cards.filter((one) => one.kind === 'turn' || one.kind === 'follow-up');
  const byNeed = (a: C, b: C) =>
    Number(b.kind === 'turn') - Number(a.kind === 'turn') || b.createdAt.getTime() - a.createdAt.getTime();
  return decisive.toSorted(byNeed)[0] ?? null;
}

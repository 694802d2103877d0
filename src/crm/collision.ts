import type { OperatorId, OutboxId } from '../kit/ids.ts';

/** Somebody else's words to the same customer. `at`: when they were approved or, once they have left, when they did. */
export type OthersWords = { by: OperatorId; outboxId: OutboxId; text: string; at: Date };

/** Who else is on it: their words wait for their grace or a knock, have left, or the customer is theirs. */
export type Other =
  | ({ is: 'answering' } & OthersWords)
  | ({ is: 'answered' } & OthersWords)
  | { is: 'has'; by: OperatorId; since: Date | null };

export type CollisionFacts = {
  /** The newest words of somebody else's that can still be stopped, and the newest that cannot. */
  waiting: OthersWords | null;
  left: OthersWords | null;
  /** Somebody else who is responsible and there. */
  responsible: { id: OperatorId; since: Date | null } | null;
  /** When whoever wants to answer last learned how things stand with this customer; null: not lately. */
  knownAt: Date | null;
};

/**
 * Who else is at a customer, where whoever wants to answer cannot know it. Words that are about to leave count in any case, what has left and
 * whose the customer is only as far as it is news.
 */
export function whoElseIsOn({ waiting, left, responsible, knownAt }: CollisionFacts): Other | null {
  if (waiting) return { is: 'answering', ...waiting };
  if (left && (!knownAt || left.at > knownAt)) return { is: 'answered', ...left };
  if (!responsible) return null;
  const known = knownAt !== null && (responsible.since === null || responsible.since <= knownAt);
  return known ? null : { is: 'has', by: responsible.id, since: responsible.since };
}

/** What a question about somebody else was asked on: where it is another by the time of the tap, it is asked anew. */
export function seenAs(other: Other): string {
  return other.is === 'has' ? `has:${other.by}` : `${other.is}:${other.outboxId}`;
}

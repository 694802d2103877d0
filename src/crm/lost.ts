import type { ContactView } from './contact-view.ts';
import { nameKey } from './locale.ts';

/** Why deals were lost, in the words of whoever said so; `count`: how many people would come back into question. */
export type LostReason = { reason: string; count: number };

/**
 * What may be asked about people who were lost: those whose last deal was lost, with whom nothing is open and nothing was won since. Who is blocked
 * or stopped marketing is not among them.
 */
export type LostRead = {
  /** The reasons there are, those of most people first. */
  lostReasons(limit: number): Promise<LostReason[]>;
  /** Who was lost for one of these reasons, the latest first; each is seen with the deal that was lost. */
  lostFor(reasons: readonly string[], limit: number): Promise<{ rows: ContactView[]; total: number }>;
};

/** The reasons that are meant by some words: those in which each of them stands, or begins one ("price" is "the price was too high" too). */
export function reasonsMeant(typed: string, there: readonly LostReason[]): LostReason[] {
  const wanted = wordsIn(typed);
  if (wanted.length === 0) return [];
  return there.filter(({ reason }) => {
    const words = wordsIn(reason);
    return wanted.every((want) => words.some((word) => word.startsWith(want)));
  });
}

function wordsIn(text: string): string[] {
  return nameKey(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

import type { ContactId } from '../kit/ids.ts';
import { nameKey } from './locale.ts';

/** How much there is of somebody. */
export type Holdings = { messages: number; files: number; notes: number; tasks: number };

/** What may be asked before somebody is forgotten. */
export type HoldingsRead = { holdings(id: ContactId): Promise<Holdings> };

/** What somebody is called by in a sentence, with accents and without; "de" and "la" are nobody. */
export function wordsOfName(name: string): string[] {
  return [...new Set(wordsIn(name).flatMap((word) => (word.length >= 3 ? [word, nameKey(word)] : [])))];
}

/** Whether a sentence names somebody by a whole word: "mañana" is not Ana. */
export function namesOneOf(text: string, words: readonly string[]): boolean {
  const keys = new Set(words.map(nameKey));
  return wordsIn(text).some((word) => keys.has(nameKey(word)));
}

function wordsIn(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
}

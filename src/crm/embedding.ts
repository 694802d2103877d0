import { nameKey } from './locale.ts';

/** Turns words into a vector of `size`, of length 1. */
export type Embed = (text: string) => number[];

/**
 * Spelling as a vector: every three letters in a row add to one of `size` places, so that words that look alike lie near each other,
 * typing errors and inflections included. It needs no service and no key; an embeddings endpoint, where one is configured, knows meaning too.
 */
export function spellingVector(text: string, size = 256): number[] {
  const vector = new Array<number>(size).fill(0);
  for (const word of nameKey(text).split(/[^\p{L}\p{N}]+/u)) {
    if (word.length < 2) continue;
    const padded = `^${word}$`;
    for (let i = 0; i + 3 <= padded.length; i++) {
      const hash = hashOf(padded.slice(i, i + 3));
      // The sign keeps unrelated letters that share a place from adding up.
      vector[hash % size]! += hash & 0x8000_0000 ? 1 : -1;
    }
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const unit of text) {
    hash ^= unit.codePointAt(0)!;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash;
}

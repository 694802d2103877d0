import { nameKey } from '../crm/locale.ts';

/** The words of a question as they are compared: no case, accents or apostrophes; points and dashes only inside numbers. */
export function questionWords(said: string): string[] {
  return nameKey(said)
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}/.-]+|(?<!\d)[-./]|[-./](?!\d)/u)
    .filter((word) => word !== '');
}

/** A list of words as it is written. */
export function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.join(' ').split(' '));
}

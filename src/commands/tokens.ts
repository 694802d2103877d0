import { nameKey } from '../crm/locale.ts';

/** A word of a sentence: as it is compared, and where it lies in what was typed, so that a customer's words stay as they were typed. */
export type Token = { key: string; start: number; end: number };

/** The words of a sentence; a word is compared without case, accents, slashes before it and punctuation around it. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(/\S+/g)].map((match) => ({
    key: wordKey(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** A word as it is compared; what is only punctuation stays, so that "?" is still something. */
export function wordKey(word: string): string {
  const key = nameKey(word);
  return key.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '') || key;
}

/** The tokens from `from` as one string to compare. */
export function keyOf(tokens: readonly Token[], from = 0, to = tokens.length): string {
  return tokens
    .slice(from, to)
    .map((token) => token.key)
    .join(' ');
}

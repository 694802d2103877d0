import { locales } from '../crm/locale.ts';
import type { Command } from './command.ts';
import { oneSlipApart } from './distance.ts';
import { keyOf, type Token, tokensOf } from './tokens.ts';

/** A command found at the beginning of a sentence, how many words call it, and whether a letter had to be forgiven. */
export type WordMatch = { command: Command; tokens: number; slip: boolean };

/** The command whose longest word, of any language, the sentence begins with; with a slip in a word of five letters or more if nothing fits. */
export function matchWords(text: string | readonly Token[], commands: readonly Command[]): WordMatch | null {
  const tokens = typeof text === 'string' ? tokensOf(text) : text;
  const { byWord, longest } = indexOf(commands);
  for (let count = Math.min(longest, tokens.length); count > 0; count -= 1) {
    const command = byWord.get(keyOf(tokens, 0, count));
    if (command) return { command, tokens: count, slip: false };
  }
  return matchSlip(tokens, commands);
}

/** One letter wrong in the first word, where only one command can be meant. */
function matchSlip(tokens: readonly Token[], commands: readonly Command[]): WordMatch | null {
  const first = tokens[0]?.key ?? '';
  if (first.length < 5) return null;
  const near = [...indexOf(commands).byWord].filter(
    ([word]) => word.length >= 5 && !word.includes(' ') && oneSlipApart(word, first),
  );
  const found = [...new Set(near.map(([, command]) => command))];
  return found.length === 1 ? { command: found[0]!, tokens: 1, slip: true } : null;
}

/** Every word that calls one of them, as it is compared, and how many words the longest has. A word of two commands is the first one's. */
type Index = { byWord: ReadonlyMap<string, Command>; longest: number };

const indexes = new WeakMap<readonly Command[], Index>();

/** Made once for a list of commands: there are thousands of words, and every sentence is compared with them. */
function indexOf(commands: readonly Command[]): Index {
  const there = indexes.get(commands);
  if (there) return there;
  const byWord = new Map<string, Command>();
  for (const command of commands) {
    for (const word of locales.flatMap((locale) => command.words[locale])) {
      const key = keyOf(tokensOf(word));
      if (!byWord.has(key)) byWord.set(key, command);
    }
  }
  const index = { byWord, longest: Math.max(0, ...[...byWord.keys()].map((word) => word.split(' ').length)) };
  indexes.set(commands, index);
  return index;
}

import { locales } from '../crm/locale.ts';
import type { Command } from './command.ts';
import { oneSlipApart } from './distance.ts';
import { keyOf, type Token, tokensOf } from './tokens.ts';

/** A command found at the beginning of a sentence, how many words call it, and whether a letter had to be forgiven. */
export type WordMatch = { command: Command; tokens: number; slip: boolean };

/** The command whose longest word, of any language, the sentence begins with; with a slip in a word of five letters or more if nothing fits. */
export function matchWords(text: string | readonly Token[], commands: readonly Command[]): WordMatch | null {
  const tokens = typeof text === 'string' ? tokensOf(text) : text;
  let best: WordMatch | null = null;
  for (const { command, word } of allWords(commands)) {
    const count = word.split(' ').length;
    if (count <= (best?.tokens ?? 0) || keyOf(tokens, 0, count) !== word) continue;
    best = { command, tokens: count, slip: false };
  }
  return best ?? matchSlip(tokens, commands);
}

/** One letter wrong in the first word, where only one command can be meant. */
function matchSlip(tokens: readonly Token[], commands: readonly Command[]): WordMatch | null {
  const first = tokens[0]?.key ?? '';
  if (first.length < 5) return null;
  const near = allWords(commands).filter(({ word }) => word.length >= 5 && !word.includes(' ') && oneSlipApart(word, first));
  const found = [...new Set(near.map(({ command }) => command))];
  return found.length === 1 ? { command: found[0]!, tokens: 1, slip: true } : null;
}

function allWords(commands: readonly Command[]): { command: Command; word: string }[] {
  return commands.flatMap((command) =>
    locales.flatMap((locale) => command.words[locale].map((word) => ({ command, word: keyOf(tokensOf(word)) }))),
  );
}

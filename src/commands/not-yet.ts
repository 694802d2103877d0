import type { ContactView } from '../crm/read.ts';
import type { CommandContext } from './command.ts';
import { keyOf, type Token, tokensOf } from './tokens.ts';

/**
 * Words of commands that the product promises and does not have yet, in three languages. They are answered honestly instead of being "not
 * understood". A command that is built takes its words out of here; a test fails where a word is in both places.
 */
export const laterWords = {
  /** They are about a person, so they count alone or before somebody's name: "won ana 450", but not "lost my keys, sorry". */
  aboutSomebody: ['call', 'knock'],
  /** They count alone or before a word or two: "report week". */
  first: [
    ...['broadcast', 'broadcasts', 'templates', 'segments'],
    ...['difusion', 'plantillas', 'segmentos'],
    ...['transmissao', 'modelos'],
  ],
  /** They count alone only: "on my way" is for a customer. */
  alone: ['setup', 'playbook'],
} as const;

/** The word of a command to come that a sentence is, or null. */
export async function laterWord(text: string, { read }: Pick<CommandContext, 'read'>): Promise<string | null> {
  const tokens = tokensOf(text);
  const alone = leading(tokens, laterWords.alone);
  if (alone?.count === tokens.length) return alone.word;
  const first = leading(tokens, laterWords.first);
  if (first && tokens.length <= first.count + 2) return first.word;
  const about = leading(tokens, laterWords.aboutSomebody);
  if (!about) return null;
  const next = tokens[about.count];
  if (!next) return about.word;
  const named: ContactView[] = await read.namedExactly(keyOf([next]));
  return named.length > 0 ? about.word : null;
}

function leading(tokens: readonly Token[], words: readonly string[]): { word: string; count: number } | null {
  const found = words.find((word) => keyOf(tokens, 0, word.split(' ').length) === word);
  return found ? { word: found, count: found.split(' ').length } : null;
}

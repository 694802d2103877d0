import type { Dialogue } from './dialogue.ts';
import { nameKey } from './locale.ts';

/** What somebody wrote, as far as it decides whether a conversation begins. `isNew`: they never wrote before. */
export type Opening = { said: string; isNew: boolean; onlyWords: boolean };

/** In a longer message a word that begins one is in the middle of something else. */
const mostWords = 12;

/** Which of these begins by what they wrote: one whose words are in it before one that begins with whoever is new. */
export function whichBegins(dialogues: readonly Dialogue[], { said, isNew, onlyWords }: Opening): Dialogue | null {
  if (!onlyWords) return null;
  const key = plain(said);
  const isShort = key.trim().split(' ').length <= mostWords;
  const on = dialogues.filter((one) => one.on);
  const byWords = isShort && on.find(({ body }) => body.starts.words.some((word) => key.includes(plain(word))));
  return byWords || (isNew && on.find(({ body }) => body.starts.first)) || null;
}

function plain(text: string): string {
  return ` ${nameKey(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

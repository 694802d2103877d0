import type { Dialogue, DialogueBody } from './dialogue.ts';
import { saysEmergency } from './emergency.ts';
import { nameKey } from './locale.ts';
import { typeOf } from './message-type.ts';
import { asksForPerson, complains } from './urgency.ts';

/** What somebody wrote, as far as it decides whether a conversation begins. `isNew`: they never wrote before. */
export type Opening = { said: string; isNew: boolean; onlyWords: boolean };

/** In a longer message a word that begins one is in the middle of something else. */
const mostWords = 12;

/**
 * Which of these begins by what they wrote: one whose words are in it, then one about what they ask for, then one that begins with whoever is new.
 * None for whoever wants a person.
 */
export function whichBegins(dialogues: readonly Dialogue[], { said, isNew, onlyWords }: Opening): Dialogue | null {
  if (!onlyWords) return null;
  const on = dialogues.filter((one) => one.on);
  const found = byWhatTheySay(on, said) ?? (isNew && on.find(({ body }) => body.starts.first));
  return found && !isForPerson(said) ? found : null;
}

function byWhatTheySay(on: readonly Dialogue[], said: string): Dialogue | undefined {
  const key = plainWords(said);
  if (key.trim().split(' ').length > mostWords) return undefined;
  const byWords = on.find(({ body }) => body.starts.words.some((word) => key.includes(plainWords(word))));
  if (byWords || !on.some(({ body }) => body.starts.about)) return byWords;
  const about = typeOf({ said, intent: null, onlyFile: false, answersUs: false });
  return on.find(({ body }) => body.starts.about?.some((one) => one === about));
}

/** Words that a person answers, whatever else could begin. */
export function isForPerson(said: string): boolean {
  return asksForPerson(said) || complains(said) || saysEmergency(said);
}

/** Why one cannot begin as it says: another begins so already, everybody writes that, or it is for a person. */
export type StartTrouble =
  | { why: 'word-taken' | 'about-taken'; what: string; by: string }
  | { why: 'first-taken'; by: string }
  | { why: 'word-common' | 'word-never'; what: string };

/** What stands against how one begins, beside these others; null where nothing does. */
export function startTrouble({ starts }: Pick<DialogueBody, 'starts'>, others: readonly DialogueBody[]): StartTrouble | null {
  for (const what of starts.words) {
    if (isForPerson(what)) return { why: 'word-never', what };
    if (common.has(plainWords(what).trim())) return { why: 'word-common', what };
    // Where another's word is in it, that one would begin first.
    const by = others.find((other) => other.starts.words.some((word) => plainWords(what).includes(plainWords(word))));
    if (by) return { why: 'word-taken', what, by: by.name };
  }
  for (const what of starts.about ?? []) {
    const by = others.find((other) => other.starts.about?.includes(what));
    if (by) return { why: 'about-taken', what, by: by.name };
  }
  const first = starts.first && others.find((other) => other.starts.first);
  return first ? { why: 'first-taken', by: first.name } : null;
}

/** Words that are in everybody's messages, whatever they are about. */
const common = new Set(
  [
    'hi hello hey good morning afternoon evening thanks thank you please yes no not ok okay the an and or to for of in on it is are this that what',
    'hola buenas buenos dias tardes noches gracias por favor si el la los las un una de que en con para me mi lo es esta como',
    'oi ola bom boa dia tarde noite obrigado obrigada sim nao os as um uma do da em com por meu minha isso esse qual',
  ]
    .flatMap((words) => words.split(' '))
    .concat('good morning', 'thank you', 'buenos dias', 'buenas tardes', 'por favor', 'bom dia', 'boa tarde', 'boa noite'),
);

/** As words are compared: whole ones, whatever their case, accents and signs. */
function plainWords(text: string): string {
  return ` ${nameKey(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

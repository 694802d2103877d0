import type { Dialogue, DialogueBody } from '../../crm/dialogue.ts';
import { type StartTrouble, startTrouble } from '../../crm/dialogue-begin.ts';
import { nameKey } from '../../crm/locale.ts';
import { tokensOf } from '../tokens.ts';
import { type Deed, readDeed } from './deeds.ts';
import { readKind } from './kinds.ts';

/** More words than that are no conversation's name. */
const mostWords = 6;

/** Whether a sentence can be about one of the conversations: a kind, or a few words of a name, with something to do behind it or nothing. */
export function mayBeAboutOne(text: string): boolean {
  const tokens = tokensOf(text);
  const kind = readKind(text);
  if (kind && (kind.behind === '' || readDeed(kind.behind))) return true;
  if (tokens.length <= mostWords && !text.includes('?') && tokens.length > 0 && !kind) return true;
  return saysDeed(text);
}

/** Whether something that can be done with one stands behind what may be its name. */
export function saysDeed(text: string): boolean {
  return tokensOf(text)
    .slice(1, mostWords + 1)
    .some(({ start }) => readDeed(text.slice(start)) !== null);
}

/** The conversation that a sentence begins with the name of, and what is to be done with it; null where it names none. */
export function whichDialogue(text: string, all: readonly Dialogue[]): { found: Dialogue; deed: Deed | null } | null {
  const tokens = tokensOf(text);
  for (let count = tokens.length; count > 0; count -= 1) {
    const found = dialogueNamed(text.slice(0, tokens[count - 1]!.end), all);
    const behind = count < tokens.length ? text.slice(tokens[count]!.start) : '';
    const deed = behind === '' ? null : readDeed(behind);
    if (found && (behind === '' || deed)) return { found, deed };
  }
  return null;
}

/** By the kind of a ready one, by what a button carries, by its name or the only name that begins so. */
export function dialogueNamed(said: string, all: readonly Dialogue[]): Dialogue | null {
  const key = nameKey(said.replace(/["“”«»:]/g, ' '));
  const ready = readKind(said);
  const kind = ready?.behind === '' ? ready.kind : key;
  const byKind = all.find((one) => one.kind === kind);
  if (byKind) return byKind;
  const exact = all.find(({ body }) => nameKey(body.name) === key);
  const begins = all.filter(({ body }) => key.length > 2 && nameKey(body.name).startsWith(key));
  return exact ?? (begins.length === 1 ? begins[0]! : null);
}

/** What the conversations are called, as a list. */
export function namesOf(all: readonly Dialogue[], kinds: Readonly<Record<string, string>>): string {
  return all.map(({ kind, body }) => kinds[kind] ?? body.name).join(', ');
}

export function othersOf({ kind }: Pick<Dialogue, 'kind'>, all: readonly Dialogue[]): Dialogue[] {
  return all.filter((one) => one.kind !== kind);
}

/** What stands against how one would begin, beside the others that are switched on. */
export function startTaken(one: Pick<Dialogue, 'kind'>, body: DialogueBody, all: readonly Dialogue[]): StartTrouble | null {
  const others = othersOf(one, all).filter(({ on }) => on);
  return startTrouble(
    body,
    others.map((other) => other.body),
  );
}

/** Whether a name means another one: a ready one's kind, in whatever language, can be no other's. */
export function isNameTaken(name: string, others: readonly Dialogue[]): boolean {
  return readKind(name)?.behind === '' || others.some(({ body }) => nameKey(body.name) === nameKey(name));
}

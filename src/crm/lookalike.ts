import type { Doubt } from '../../db/schema/merges.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import type { ContactId } from '../kit/ids.ts';
import { phoneKey } from '../kit/phone.ts';
import { nameKey } from './locale.ts';

export type { Doubt };

/** Somebody who wrote without a number, and what they said and sent in doing so. */
export type Stranger = {
  id: ContactId;
  /** As their profile has it; null where it names nobody. */
  name: string | null;
  username: string | null;
  /** The advertisement or post that brought them. */
  source: string | null;
  createdAt: Date;
  said: string;
  /** Contact cards they sent. */
  cards: readonly { name: string | null; phones: readonly string[] }[];
};

/** Somebody with a number who is known already. */
export type Known = {
  id: ContactId;
  name: string | null;
  phone: string;
  username: string | null;
  source: string | null;
  createdAt: Date;
};

/** Long enough apart for an advertisement to have gone by, or for somebody to have found out. */
const weekMs = 7 * 24 * hourMs;

/** What was asked about a pair before, and what was answered. */
export type Asked = { answer: 'same' | 'new' | 'not-sure' | null; timesAsked: number; askedAt: Date };

/**
 * Whether a stranger looks like somebody known, and by what. A name alone never does: two people are called Ana. A number, a card or a username
 * counts where the names do not speak against it; having come by the same advertisement only with the same whole name and within a week.
 */
export function looksLike(stranger: Stranger, known: Known): Doubt | null {
  const names = compareNames(stranger.name, known.name);
  if (names === 'other') return null;
  const theirs = phoneKey(known.phone);
  const has = (phones: readonly string[]) => phones.some((phone) => sameNumber(phoneKey(phone), theirs));
  if (has(numbersIn(stranger.said)) && (names !== 'unknown' || saysOwn(stranger.said))) return 'own-number';
  const own = (name: string | null) => ['whole', 'part'].includes(compareNames(name, stranger.name));
  if (stranger.cards.some((card) => own(card.name) && has(card.phones))) return 'own-card';
  if (stranger.username !== null && stranger.username === known.username) return 'username';
  const apart = Math.abs(stranger.createdAt.getTime() - known.createdAt.getTime());
  const cameAlike = stranger.source !== null && stranger.source === known.source && apart <= weekMs;
  return cameAlike && names === 'whole' && nameKey(known.name ?? '').includes(' ') ? 'referral' : null;
}

/** A pair is asked about once; once more a week later where nobody was sure; never after an answer. */
export function mayAsk(before: Asked | null, now: Date): boolean {
  if (!before || before.timesAsked === 0) return true;
  return before.answer === 'not-sure' && before.timesAsked === 1 && addMs(before.askedAt, weekMs) <= now;
}

/** `part`: one is the beginning of the other, as Ana is of Ana Ruiz. */
function compareNames(a: string | null, b: string | null): 'whole' | 'part' | 'other' | 'unknown' {
  const [x, y] = [a, b].map((name) =>
    nameKey(name ?? '')
      .replace(/[^\p{L}\p{N} ]/gu, '')
      .trim(),
  );
  if (!x || !y) return 'unknown';
  if (x === y) return 'whole';
  return `${x} `.startsWith(`${y} `) || `${y} `.startsWith(`${x} `) ? 'part' : 'other';
}

/** Telephone numbers in a text: at least eight digits, however they are grouped. */
export function numbersIn(text: string): string[] {
  const found = text.match(/\+?\d[\d ().-]{6,20}\d/g) ?? [];
  return found.map((one) => one.replace(/\D/g, '')).filter((digits) => digits.length >= 8 && digits.length <= 15);
}

/** With or without the country in front. */
function sameNumber(said: string, known: string): boolean {
  return said === known || (said.length >= 8 && known.endsWith(said.replace(/^0+/, '')));
}

/** "My number is …", "it is me": whose number it is, where no name says so. */
function saysOwn(said: string): boolean {
  return /\b(my (other |old |new |usual )?(number|phone)|it s me|it is me|mi (otro )?(numero|telefono|movil|celular)|soy yo|soy|meu (outro )?(numero|telefone|celular)|sou eu|sou)\b/.test(
    nameKey(said).replace(/['’]/g, ' '),
  );
}

import { DateTime } from 'luxon';
import type { Locale } from '../crm/locale.ts';
import { type Token, tokensOf } from './tokens.ts';
import { clockShapes } from './when/clock-times.ts';
import { dayShapes } from './when/days.ts';
import type { Against, Piece, Shape } from './when/piece.ts';
import { putTogether } from './when/put-together.ts';

export type WhenPlace = { locale: Locale; timezone: string; country: string; now: Date };

/** A sentence without its date, and the date; or why that date cannot be meant, with the words that said it. */
export type When =
  | { is: 'none'; text: string }
  | { is: 'at'; at: Date; text: string; words: string }
  | { is: 'past' | 'impossible'; text: string; words: string };

/**
 * Finds the date in a short sentence: at its end, else at its beginning, else in the middle if nothing else can be meant. A grammar of our
 * own, because chrono-node 2.10 reads "pasado mañana" as tomorrow, "daqui a 3 dias" as three in the morning and loses "às 10h": a wrong
 * date is worse than none.
 */
export function readWhen(text: string, place: WhenPlace): When {
  const tokens = tokensOf(text).map((token) => ({ ...token, key: dateKey(text.slice(token.start, token.end)) }));
  const against = againstOf(place);
  const shapes = [...dayShapes(place.locale), ...clockShapes(place.locale)];
  const plain = shapes.filter((shape) => !shape.afterDay);
  const found = atEnd(tokens, shapes, against) ?? atBeginning(tokens, plain, against) ?? inside(tokens, plain, against);
  if (!found) return { is: 'none', text: text.trim() };

  const [start, end] = [tokens[found.from]!.start, tokens[found.to - 1]!.end];
  const rest = `${text.slice(0, start).trimEnd()} ${text.slice(end).trimStart()}`.trim().replace(/[,;]$/, '');
  const words = text.slice(start, end);
  const at = putTogether(found.pieces, against);
  return at instanceof DateTime ? { is: 'at', at: at.toJSDate(), text: rest, words } : { is: at, text: rest, words };
}

/** What words are read against there and then. */
export function againstOf(place: WhenPlace): Against {
  const now = DateTime.fromJSDate(place.now, { zone: place.timezone });
  return { now, today: now.startOf('day'), locale: place.locale, country: place.country };
}

type Found = { from: number; to: number; pieces: Piece[] };

const longest = 9;

function atEnd(tokens: Token[], shapes: Shape[], against: Against): Found | null {
  for (let from = Math.max(0, tokens.length - longest); from < tokens.length; from += 1) {
    const pieces = readPhrase(tokens, from, tokens.length, shapes, against);
    if (pieces) return { from, to: tokens.length, pieces };
  }
  return null;
}

function atBeginning(tokens: Token[], shapes: Shape[], against: Against): Found | null {
  for (let to = Math.min(longest, tokens.length); to > 0; to -= 1) {
    const pieces = readPhrase(tokens, 0, to, shapes, against);
    if (pieces) return { from: 0, to, pieces };
  }
  return null;
}

/** In the middle only what cannot be anything else begins a date: "call may 3 people" is none. */
function inside(tokens: Token[], shapes: Shape[], against: Against): Found | null {
  const strong = shapes.filter((shape) => shape.strong);
  for (let from = 1; from < tokens.length; from += 1) {
    if (!strong.some((shape) => shape.looks.test(phrase(tokens, from, from + longest)))) continue;
    for (let to = Math.min(tokens.length, from + longest); to > from; to -= 1) {
      const pieces = readPhrase(tokens, from, to, shapes, against);
      if (pieces) return { from, to, pieces };
    }
  }
  return null;
}

/** The pieces of a run of words, if it is nothing but a date: each kind at most once, nothing left over. */
function readPhrase(tokens: Token[], from: number, to: number, shapes: Shape[], against: Against): Piece[] | null {
  const pieces: Piece[] = [];
  let left = phrase(tokens, from, to);
  while (left !== '') {
    const usable = pieces.at(-1)?.is === 'day' ? shapes : shapes.filter((shape) => !shape.afterDay);
    const read = nextPiece(left, usable, against);
    if (!read || pieces.some((piece) => piece.is === read.piece.is)) return null;
    pieces.push(read.piece);
    left = left.slice(read.length).replace(/^[\s,]+/, '');
  }
  return pieces.length > 0 ? pieces : null;
}

/** The longest piece wins: "mañana" is tomorrow, but "de la mañana" is the morning. */
function nextPiece(left: string, shapes: Shape[], against: Against): { piece: Piece; length: number } | null {
  let best: { shape: Shape; match: RegExpExecArray } | null = null;
  for (const shape of shapes) {
    const match = shape.looks.exec(left);
    if (match && match[0].length > (best?.match[0].length ?? 0)) best = { shape, match };
  }
  return best && { piece: best.shape.says(best.match, against), length: best.match[0].length };
}

function phrase(tokens: Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((token) => token.key)
    .join(' ');
}

/** As a date is compared: no case, no accents, no punctuation behind; "@" and the separators inside stay. */
function dateKey(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[,.;:!?]+$/, '');
}

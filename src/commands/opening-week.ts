import { type Locale, nameKey } from '../crm/locale.ts';
import { lengthOf, type OpenSpan } from '../crm/opening-hours.ts';
import { readClock } from './clock-words.ts';
import { anyOf, weekdaysFor } from './when/calendar-words.ts';

/** The days of a week (Monday is 0) that words speak of, with their spans; none: closed. */
export type WeekSaid = Map<number, OpenSpan[]>;

/** What opening hours in ordinary words say. `doubt` and `impossible`: the words that say it, and what was probably meant. */
export type ReadWeek =
  | { is: 'week'; week: WeekSaid }
  /** Times without days. */
  | { is: 'spans'; spans: OpenSpan[] }
  /** Days without times. */
  | { is: 'days'; days: number[] }
  | { is: 'doubt'; words: string; meant: OpenSpan }
  | { is: 'impossible'; words: string };

type Said =
  | { is: 'days'; days: number[] }
  | { is: 'span'; span: OpenSpan }
  | { is: 'closed' }
  | { is: 'doubt'; words: string; meant: OpenSpan }
  | { is: 'impossible'; words: string };

/** Reads "mon-fri 9-14 16-20, sat 10-14, sunday closed" in three languages; null where there is anything else in it. */
export function readWeek(text: string, locale: Locale): ReadWeek | null {
  const said = sayings(nameKey(text).replace('24/7', 'daily 24h'), locale);
  if (!said || said.length === 0) return null;
  const wrong = said.find((one) => one.is === 'doubt' || one.is === 'impossible');
  if (wrong) return wrong as Extract<ReadWeek, { is: 'doubt' | 'impossible' }>;
  const week: WeekSaid = new Map();
  const loose: OpenSpan[] = [];
  let days: number[] = [];
  let timed = false;
  for (const one of said) {
    if (one.is === 'days') {
      days = timed ? one.days : [...days, ...one.days];
      timed = false;
    }
    if (one.is === 'span' || one.is === 'closed') {
      timed = true;
      if (days.length === 0 && one.is === 'span') loose.push(one.span);
      if (days.length === 0 && one.is === 'closed') return null;
      for (const day of days) week.set(day, one.is === 'closed' ? [] : [...(week.get(day) ?? []), one.span]);
    }
  }
  if (week.size === 0) return loose.length > 0 ? { is: 'spans', spans: loose } : { is: 'days', days: unique(days) };
  // "9-14, sat 10-14": whose hours are the first?
  return loose.length > 0 || !timed ? null : { is: 'week', week };
}

/** Weekdays alone ("sundays", "lunes y martes"): whether every week is meant is said by their plural. */
export function isPluralOfDays(text: string): boolean {
  return /days\b|^(?:every|each|cada|todos?)\b|\b(?:los|las|aos|nos)\b|(?:sabados|domingos|feiras|segundas|tercas|quartas|quintas|sextas)\b/.test(
    nameKey(text),
  );
}

function sayings(key: string, locale: Locale): Said[] | null {
  const readers = [dayReader(locale), spanReader, allDayReader, closedReader];
  const said: Said[] = [];
  let left = key;
  for (;;) {
    left = left.replace(filler, '');
    if (left === '') return said;
    const found = readers.map((read) => read(left)).find((one) => one !== null);
    if (!found) {
      const word = /^[a-z]+\b/.exec(left)?.[0];
      if (!word || !joining.has(word)) return null;
      left = left.slice(word.length);
      continue;
    }
    said.push(found.said);
    left = left.slice(found.length);
  }
}

type Reader = (left: string) => { said: Said; length: number } | null;

const filler = /^[\s,;:.·/&+|()]+/;

const joining = new Set(
  'and on from the we are open opens opening hours y e los las el la de del desde do da das dos aos as os o abierto abierta abrimos abre aberto aberta horario horas hs h en em no na nas nos at'.split(
    ' ',
  ),
);

const groups: readonly [RegExp, readonly number[]][] = [
  [
    /^(?:every ?day|daily|all week|todos los dias|cada dia|a diario|diario|todos os dias|todo dia|diariamente)\b/,
    [0, 1, 2, 3, 4, 5, 6],
  ],
  [
    /^(?:week ?days|working days|entre semana|(?:dias )?laborables|dias uteis|(?:durante a|dia de|dias de) semana)\b/,
    [0, 1, 2, 3, 4],
  ],
  [/^(?:week ?ends?|fin(?:es)? de semana|findes?|fim de semana|fins de semana)\b/, [5, 6]],
];

function dayReader(locale: Locale): Reader {
  const names = new Map([...weekdaysFor(locale), ...onTheDoor[locale]]);
  const name = `(${anyOf(names.keys())})(?:s(?:-feiras)?|\\.)?`;
  const through = '\\s*(?:-|–|—|to|through|thru|until|till|al?|ate|hasta|ao?)\\s*(?:el |la |o |a )?';
  const looks = new RegExp(`^${name}(?:${through}${name})?(?![\\p{L}\\d])`, 'u');
  return (left) => {
    for (const [shape, days] of groups) {
      const match = shape.exec(left);
      if (match) return { said: { is: 'days', days: [...days] }, length: match[0].length };
    }
    const match = looks.exec(left);
    if (!match) return null;
    const from = names.get(match[1]!)! - 1;
    const to = match[2] === undefined ? from : names.get(match[2])! - 1;
    const count = ((to - from + 7) % 7) + 1;
    return { said: { is: 'days', days: Array.from({ length: count }, (_, n) => (from + n) % 7) }, length: match[0].length };
  };
}

/** How weekdays are written on a door; in a sentence about anything else these would mean something else. Monday is 1. */
const onTheDoor: Record<Locale, readonly (readonly [string, number])[]> = {
  en: [],
  es: [...'lmxjvsd'].map((letter, day) => [letter, day + 1] as const).concat([['mar', 2]]),
  pt: [2, 3, 4, 5, 6].flatMap((feira) => [[`${feira}ª`, feira - 1] as const, [`${feira}a`, feira - 1] as const]),
};

const clock = '(\\d{1,2}(?:[:.h]\\d{2}|h)?)\\s*(am|pm|a\\.m\\.|p\\.m\\.)?(?:\\s*(?:hs|hrs|horas|h)(?![a-z]))?';
const spanShape = new RegExp(
  `^(between |entre )?(?:las |as )?${clock}\\s*(?:-|–|—|to(?![a-z])|until|till|as?(?![a-z])|ate|hasta|(?:and|y|e)(?![a-z]))\\s*(?:las? |as )?${clock}(?!\\d)`,
);

const spanReader: Reader = (left) => {
  const match = spanShape.exec(left);
  if (!match) return null;
  const [words, , first = '', firstHalf, second = '', secondHalf] = match;
  // "8-11pm" begins in the evening, "9-5pm" in the morning.
  const half = firstHalf ?? (hourOf(first) < hourOf(second) ? (secondHalf ?? '') : '');
  const from = readClock(`${first}${half.replaceAll('.', '')}`);
  const ends = readClock(`${second}${(secondHalf ?? '').replaceAll('.', '')}`);
  const said = (one: Said) => ({ said: one, length: words.length });
  if (!from || !ends) return said({ is: 'impossible', words: words.trim() });
  const until = ends === '00:00' ? '24:00' : ends;
  if (from === until) return said({ is: 'impossible', words: words.trim() });
  const span = { from, until };
  const meant = probably(span, { from: isSure(first, half), until: isSure(second, secondHalf ?? '') });
  return said(meant ? { is: 'doubt', words: words.trim(), meant } : { is: 'span', span });
};

/**
 * What was most likely meant by hours that hardly any business has: "9-5" is nine to five in the afternoon, "4-8" the afternoon, and not the
 * night. Null where there is no doubt. It is asked, not assumed: some do bake at four.
 */
function probably(span: OpenSpan, sure: { from: boolean; until: boolean }): OpenSpan | null {
  const late = sure.until && span.until <= span.from && span.from < '12:00';
  const early = !sure.from && ((span.from >= '01:00' && span.from < '06:00') || late);
  const from = early ? later(span.from) : span.from;
  const wraps = span.until <= from;
  const until = wraps && !sure.until && span.until < '12:00' && (early || from < '15:00') ? later(span.until) : span.until;
  const meant = { from, until };
  if (from === span.from && until === span.until) return null;
  return lengthOf(meant) <= 16 * 60 ? meant : null;
}

function later(time: string): string {
  return `${String(Number(time.slice(0, 2)) + 12).padStart(2, '0')}${time.slice(2)}`;
}

/** Whether a time can only be meant as it is written: with its half of the day, or as a clock of 24 hours shows it. */
function isSure(written: string, half: string): boolean {
  return half !== '' || written.startsWith('0') || hourOf(written) > 12;
}

function hourOf(written: string): number {
  return Number.parseInt(written, 10);
}

const allDayReader: Reader = (left) => {
  const match = /^(?:24 ?h(?:ours|oras|s)?(?![a-z])|all day|round the clock|todo el dia|o dia todo|o dia inteiro)/.exec(left);
  return match && { said: { is: 'span', span: { from: '00:00', until: '24:00' } }, length: match[0].length };
};

const closedReader: Reader = (left) => {
  const match = /^(?:closed|cerrad[oa]|cerramos|fechad[oa]|fechamos|libre|folga|off)(?![a-z])/.exec(left);
  return match && { said: { is: 'closed' }, length: match[0].length };
};

function unique(days: readonly number[]): number[] {
  return [...new Set(days)].toSorted((a, b) => a - b);
}

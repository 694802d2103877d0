import type { DateTime } from 'luxon';
import { nameKey } from '../../crm/locale.ts';
import { dayShapes } from './days.ts';
import type { Against } from './piece.ts';

/** Days as they are kept: "2026-12-24", or "12-24" where they come every year. Both ends belong to them. */
export type DaysSaid = { from: string; to: string };

/** The longest stretch that is one holiday; what is longer was said wrongly. */
const longestDays = 366;

/**
 * Reads words that are nothing but days: one, a stretch, several ("24, 25 and 31 dec"), or "every 25 dec". Null where they are something else;
 * `impossible` for 31 February, or an end before the beginning, and `past` where a year is said that is over.
 */
export function readDays(text: string, against: Against): DaysSaid[] | 'impossible' | 'past' | null {
  const { key, yearly } = withoutEvery(dayKey(text));
  const read = readStretches(key, against);
  if (read === null || read === 'impossible') return read;
  const days: DaysSaid[] = [];
  for (const { from, to } of read) {
    if (yearly) days.push({ from: from.toFormat('MM-dd'), to: to.toFormat('MM-dd') });
    else {
      if (to < against.today) return 'past';
      if (to < from || to.diff(from, 'days').days > longestDays) return 'impossible';
      days.push({ from: from.toISODate()!, to: to.toISODate()! });
    }
  }
  return days;
}

type Stretch = { from: DateTime; to: DateTime };
type Read = Stretch[] | 'impossible' | null;

function readStretches(key: string, against: Against): Read {
  const whole = readStretch(key, null, against);
  if (whole) return whole === 'impossible' ? whole : [whole];
  // From the end, so that "24, 25 and 31 dec" gives its month to the days before it.
  const parts = key.split(/\s*[,;]\s*(?:and |y |e )?|\s+(?:and|y|e)\s+/).toReversed();
  if (parts.length < 2) return null;
  const read: Stretch[] = [];
  for (const part of parts) {
    const one = readStretch(part, read.at(-1)?.from ?? null, against);
    if (one === null || one === 'impossible') return one;
    read.push(one);
  }
  return read.toReversed();
}

const between = /\s*[-–—]\s*|\s+(?:to|until|till|through|thru|al?|hasta|ate|ao?)\s+/g;

/** One day, or two with the stretch between them. `behind`: the day said next, whose month a bare number takes. */
function readStretch(key: string, behind: DateTime | null, against: Against): Stretch | 'impossible' | null {
  const day = readDay(key, behind, against);
  if (day) return day === 'impossible' ? day : { from: day, to: day };
  let impossible = false;
  for (const match of key.matchAll(between)) {
    const to = readDay(key.slice(match.index + match[0].length), behind, against);
    const from = to && readDay(key.slice(0, match.index), to === 'impossible' ? null : to, against);
    if (!from || !to) continue;
    if (from === 'impossible' || to === 'impossible') impossible = true;
    else return { from: begun(from, to, against), to };
  }
  return impossible ? 'impossible' : null;
}

/** "24 Dec – 6 Jan", said on the 26th: the beginning is the one that was. */
function begun(from: DateTime, to: DateTime, { today }: Against): DateTime {
  const lastYear = from.minus({ years: 1 });
  return from > to && to >= today && to.diff(lastYear, 'days').days <= longestDays / 2 ? lastYear : from;
}

function readDay(key: string, behind: DateTime | null, against: Against): DateTime | 'impossible' | null {
  const plain = key.replace(
    /^(?:from|on|since|del?|desde|do|da|de|em|no|el|the|dia|los?|as?|os?)\s+(?:(?:the|el|la|o|a|dia)\s+)?/,
    '',
  );
  if (behind && /^\d{1,2}$/.test(plain)) {
    const day = behind.set({ day: Number(plain) });
    return day.hasSame(behind, 'month') && day <= behind ? day : null;
  }
  for (const words of new Set([key, plain])) {
    const shapes = dayShapes(against.locale).flatMap(({ looks, says }) => {
      const match = looks.exec(words);
      return match && match[0].length === words.length ? [says(match, against)] : [];
    });
    const [piece] = shapes;
    if (piece?.is === 'day') return piece.day ?? 'impossible';
  }
  return null;
}

const every = [
  /^(?:every year|each year|yearly|every|each)(?: on)? /,
  /^(?:cada ano|todos los anos|cada|todos los|todo ano|todos os anos|todo dia|todo|todos os)(?: el| o| dia)? /,
  / (?:every year|each year|yearly|cada ano|todos los anos|todo ano|todos os anos)$/,
];

function withoutEvery(key: string): { key: string; yearly: boolean } {
  const found = every.find((shape) => shape.test(key));
  return found ? { key: key.replace(found, '').trim(), yearly: true } : { key, yearly: false };
}

/** As a date is compared: without case, accents and punctuation at its ends. */
function dayKey(text: string): string {
  return nameKey(text)
    .replace(/^[\s,;:]+|[\s,;:!?.]+$/g, '')
    .replace(/\.(?=\s|,|$)/g, '');
}

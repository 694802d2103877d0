import { DateTime } from 'luxon';
import { calendarOf } from '../crm/business-record.ts';
import type { Locale } from '../crm/locale.ts';
import type { Operator } from '../crm/operator.ts';
import { oneLine } from '../kit/clip.ts';
import { hourMs, minuteMs } from '../kit/clock.ts';
import type { CalendarId } from '../kit/ids.ts';
import { askColleague, findColleague } from './colleague.ts';
import type { CommandContext, Outcome } from './command.ts';
import { placeOf } from './place.ts';
import { inPlace, writeMoment } from './times.ts';
import { tokensOf } from './tokens.ts';
import { readWhen } from './when.ts';

/** When an appointment shall be, as somebody says it: a moment, a day without a time, or why it can be neither. */
export type PlannedTime =
  | { is: 'none' }
  | { is: 'at'; at: Date }
  | { is: 'day'; at: Date }
  | { is: 'past' | 'impossible' | 'left-out'; words: string };

/** What a sentence says about an appointment besides whose it is. `minutes` null: as long as usual. `colleague` null: the business's own calendar. */
export type Plan = {
  time: PlannedTime;
  minutes: number | null;
  forName: string | null;
  colleague: Pick<Operator, 'id' | 'name'> | null;
  title: string;
  /** In spite of the opening hours. */
  anyway: boolean;
};

/** Letters of whom it is for, and of what it is. */
const [longestName, longestTitle] = [60, 200];

/**
 * Reads "thursday 16:00 cleaning 45 min for Leo with maria", in whatever order; an outcome where it must be asked which colleague is meant.
 * `command` is what the question goes on with.
 */
export async function readPlan(text: string, command: string, context: CommandContext): Promise<Plan | Outcome> {
  const written = await readWritten(text, context);
  if (written) return written;
  const spoken = oneLine(text).replace(/[.!?]+$/, '');
  const anyway = anywayAtEnd.test(spoken);
  const { minutes, rest: untimed } = takeMinutes(spoken.replace(anywayAtEnd, ''), context.operator.locale);
  const { colleague, rest: alone, question } = await takeColleague(untimed, command, context);
  if (question) return question;
  const { time, rest } = readTime(alone, context);
  const { forName, title } = takeForName(rest);
  return { time, minutes, forName, colleague, title: title.slice(0, longestTitle), anyway };
}

export function isPlan(read: Plan | Outcome): read is Plan {
  return 'time' in read;
}

/** A plan as a button carries it: the same one is read from it, whatever day it is by then. */
export function writePlan(plan: Plan, context: Pick<CommandContext, 'tenant' | 'operator' | 'now'>): string {
  const { time, minutes, forName, colleague, title, anyway } = plan;
  const at = 'at' in time ? `${time.is} ${writeMoment(time.at, placeOf(context))}` : 'none';
  return [at, minutes ?? '', forName ?? '', colleague?.id ?? '', anyway ? '!' : '', title]
    .map((part) => String(part).replaceAll(mark, '/'))
    .join(mark);
}

/** The same at another time. */
export function planAt(plan: Plan, at: Date): Plan {
  return { ...plan, time: { is: 'at', at } };
}

/** The calendar that its time is taken from. */
export function calendarOfPlan({ colleague }: Pick<Plan, 'colleague'>, { tenant }: CommandContext): CalendarId {
  return calendarOf(colleague?.id ?? tenant.id);
}

const mark = ' ¦ ';

async function readWritten(text: string, context: CommandContext): Promise<Plan | null> {
  const parts = text.split(mark.trim()).map((part) => part.trim());
  if (parts.length !== 6) return null;
  const [when = '', minutes = '', forName = '', operatorId = '', anyway = '', title = ''] = parts;
  const [, is, written] = /^(at|day) (\d{4}-\d{2}-\d{2} \d{2}:\d{2})$/.exec(when) ?? [];
  const at = written && DateTime.fromFormat(written, 'yyyy-MM-dd HH:mm', { zone: context.tenant.timezone }).toJSDate();
  const colleague = operatorId ? ((await context.read.team()).find((one) => one.id === operatorId) ?? null) : null;
  return {
    time: at ? { is: is as 'at' | 'day', at } : { is: 'none' },
    minutes: minutes ? Number(minutes) : null,
    forName: forName || null,
    colleague,
    title,
    anyway: anyway === '!',
  };
}

const anywayAtEnd = /[\s,]+(?:anyway|igualmente|de todos modos|mesmo assim|assim mesmo)$/iu;

/** How long it lasts: "45 min", "1h", "1h30", "2 hours". "At 2h" and "in 2 hours" are times. */
function takeMinutes(text: string, locale: Locale): { minutes: number | null; rest: string } {
  const lead = '(?<!\\S)(?:(?:for|por|durante|lasting|de)\\s+)?';
  const shapes: [RegExp, (match: RegExpExecArray) => number][] = [
    [new RegExp(`${lead}(\\d{1,4})\\s*(?:min|mins|minutes?|minutos?|')(?!\\S)`, 'iu'), ([, n]) => Number(n)],
    [
      new RegExp(`${lead}([1-8])\\s*(?:h|hr|hrs|hours?|horas?)\\s*(\\d{2})?(?:\\s*min)?(?!\\S)`, 'iu'),
      ([, h, m]) => Number(h) * 60 + Number(m ?? 0),
    ],
  ];
  for (const [shape, minutesOf] of shapes) {
    const match = shape.exec(text);
    if (!match) continue;
    const before = text.slice(0, match.index).trimEnd();
    if (/(?:^|\s)(?:in|en|em|dentro de|daqui a|daqui|at|a las|a la|as|às|a|las)$/iu.test(before)) continue;
    // In Spanish and Portuguese "jueves 4h" is four o'clock, where nothing else says a time.
    if (
      locale !== 'en' &&
      /h/iu.test(match[0]) &&
      !/^\s*(?:for|por|durante)/iu.test(match[0]) &&
      !hasClock(before + text.slice(match.index + match[0].length))
    )
      continue;
    return { minutes: minutesOf(match), rest: oneLine(`${before} ${text.slice(match.index + match[0].length)}`) };
  }
  return { minutes: null, rest: text };
}

function hasClock(text: string): boolean {
  return /\d{1,2}[:h]\d{2}|\d\s*[ap]\.?m|(?:^|\s)(?:at|las|la|as|às)\s+\d|\d{1,2}\s*h(?!\S)|\s\d{1,2}(?!\S)/iu.test(text);
}

type TakenColleague = { colleague: Plan['colleague']; rest: string; question?: Outcome };

/** "with maria" names whose calendar it is, where somebody of the business is called so; "with anaesthesia" is what it is about. */
async function takeColleague(text: string, command: string, context: CommandContext): Promise<TakenColleague> {
  for (const match of text.matchAll(/(?<!\S)(?:with|con|com)\s+(?=\S)/giu)) {
    const before = text.slice(0, match.index).trimEnd();
    const found = await findColleague(text.slice(match.index + match[0].length), { ...context, colleagueId: undefined });
    if (found.is === 'nobody') continue;
    const rest = oneLine(`${before} ${found.text}`);
    if (found.is === 'exact') return { colleague: found.operator, rest };
    const waiting = {
      command,
      rest: (name: string) => `${before} ${match[0].trim()} ${name} ${found.text}`,
      ...(context.contactId ? { contactId: context.contactId } : {}),
    };
    const question = askColleague(found, waiting, context);
    if (question) return { colleague: null, rest, question };
  }
  return { colleague: null, rest: text };
}

/** The time in it, and the rest. A day alone has none; a number behind a day is one ("tomorrow 10 cleaning"). */
/** The time in a sentence, and what else is in it. */
export function readTime(
  text: string,
  context: Pick<CommandContext, 'tenant' | 'operator' | 'now'>,
): { time: PlannedTime; rest: string } {
  const place = { ...placeOf(context), country: context.tenant.country };
  let when = readWhen(text, place);
  if (when.is === 'at' && /^\d{1,2}(?!\S)/.test(when.text) && isDayAlone(when.words, place))
    when = readWhen(text.replace(when.words, `${when.words} at`), place);
  if (when.is === 'none') return { time: { is: 'none' }, rest: text };
  if (when.is !== 'at') return { time: { is: when.is, words: when.words }, rest: when.text };
  if (isDayAlone(when.words, place)) return { time: { is: 'day', at: when.at }, rest: when.text };
  if (isLeftOut(when.at, when.words, context)) return { time: { is: 'left-out', words: when.words }, rest: when.text };
  return { time: { is: 'at', at: when.at }, rest: when.text };
}

/** Words that take a time behind them say none themselves. */
function isDayAlone(words: string, place: Parameters<typeof readWhen>[1]): boolean {
  const read = readWhen(`${words} at 11:11`, place);
  return read.is !== 'none' && read.is !== 'impossible' && read.text === '';
}

/** A clock that goes forward has moved it: what was said is an hour earlier and does not exist. */
function isLeftOut(at: Date, words: string, context: Pick<CommandContext, 'tenant' | 'operator' | 'now'>): boolean {
  const then = inPlace(at, placeOf(context));
  const before = DateTime.fromMillis(at.getTime() - hourMs, { zone: then.zone });
  const jumped = (then.offset - before.offset) * minuteMs;
  const hour = /(\d{1,2})(?:[:h.]\d{2}(?!\d)|h|\s*[ap]\.?m)/iu.exec(words)?.[1] ?? /(\d{1,2})$/.exec(words)?.[1];
  return jumped > 0 && hour !== undefined && Number(hour) % 12 !== then.hour % 12;
}

/** "For Leo" is whom it is for; small letters are where something else says what it is: "for cleaning" is what it is. */
function takeForName(text: string): { forName: string | null; title: string } {
  const match = /(?<!\S)(?:for|para|pra)\s+(.+)$/iu.exec(text);
  const plain = (said: string) =>
    oneLine(said)
      .replace(/^(?:for|para|pra|:|,|-)\s*/iu, '')
      .replace(/[,;:]+$/, '');
  if (!match) return { forName: null, title: plain(text) };
  const [name = '', ...words] = wordsOfName(match[1]!);
  const before = plain(text.slice(0, match.index));
  const isName = /^\p{Lu}/u.test(name) || (before !== '' && words.length === 0);
  if (!isName) return { forName: null, title: plain(text) };
  const called = [name, ...words.filter((word) => /^\p{Lu}/u.test(word))].join(' ');
  const behind = match[1]!.slice(match[1]!.indexOf(called) + called.length);
  return { forName: called.slice(0, longestName), title: plain(`${before} ${behind}`) };
}

function wordsOfName(text: string): string[] {
  return tokensOf(text).map(({ start, end }) => text.slice(start, end).replace(/[,;:]+$/, ''));
}

import { DateTime } from 'luxon';
import { cardLimits } from '../crm/card-limits.ts';
import { nameKey } from '../crm/locale.ts';
import { languageOf } from '../crm/spoken-language.ts';
import type { Suggested, Wish } from '../crm/wish.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { readTime, writePlan } from './appointment-plan.ts';
import type { CommandContext } from './command.ts';
import { placeOf, wordsOf } from './place.ts';
import { questionWords } from './question-words.ts';
import { readLines, titleOf } from './read-lines.ts';
import { showDay, showTime, writeMoment } from './times.ts';
import { readWhen } from './when.ts';

type Context = Pick<CommandContext, 'tenant' | 'operator' | 'now'>;

/** Nobody books farther ahead in a message. */
const farthestMs = 370 * 24 * hourMs;

/** A longer message says more than a time. */
const mostWords = 25;

/** So much of a customer's words names a case. */
const caseLimit = 120;

/**
 * What one tap could make of a customer's words. What a model heard counts as far as it can be true: a time to come that exists, lines whose prices
 * the customer wrote. Null where nothing is left of it.
 */
export function suggestFromWish(wish: Wish, said: string, context: Context): Suggested | null {
  switch (wish.kind) {
    case 'appointment':
      return suggestBooking(momentOf(wish, context), saidBy(wish.what, said) ? wish.what : '', context);
    case 'order':
      return suggestOrder(wish.what, said, context);
    case 'case':
      return suggestCase(said, context);
    case 'payment':
      return suggestReminder(momentOf({ ...wish, time: wish.time ?? '09:00' }, context), context);
  }
}

/** Without a model: a day and a time in the customer's own language, if they say one, are a wish for that time. */
export function suggestFromWords(said: string, context: Context): Suggested | null {
  if (questionWords(said).length > mostWords) return null;
  const locale = languageOf(said) ?? context.tenant.locale;
  const spoken = oneLine(said)
    .replace(/[.!?¿¡]+/g, ' ')
    .trim();
  const there = { ...context, operator: { ...context.operator, locale } };
  const { time } = readTime(spoken, there);
  const when = readWhen(spoken, { ...placeOf(there), country: context.tenant.country });
  return time.is === 'at' && when.is === 'at' && namesDay(when.words) ? suggestBooking(time.at, '', context) : null;
}

/** "At 10" alone may be a price, or part of what they tell. */
function namesDay(words: string): boolean {
  return /\d[/.-]\d/.test(words) || questionWords(words).some((word) => /^\p{L}{3,}$/u.test(word) && !clockWords.has(word));
}

const clockWords = new Set(['las', 'the', 'horas', 'hora', 'hours', 'hour', 'oclock', 'noon', 'midday']);

function suggestBooking(at: Date | null, title: string, context: Context): Suggested | null {
  if (!at || at <= context.now || at > addMs(context.now, farthestMs)) return null;
  const plan = { time: { is: 'at' as const, at }, minutes: null, forName: null, colleague: null, title, anyway: false };
  const label = wordsOf(context).suggested.book(showTime(at, placeOf(context)));
  return { command: 'book', rest: writePlan(plan, context), label: clipText(label, cardLimits.button) };
}

function suggestOrder(what: string, said: string, context: Context): Suggested | null {
  const { tenant, operator } = context;
  const read = readLines(what, tenant.currency, operator.locale);
  // A price that the customer did not write is nobody's.
  const written = new Set(said.match(/\d+/g) ?? []);
  const priced = read?.lines.some(({ unit }) => unit !== null) || read?.amount != null;
  if (!read || (priced && !(what.match(/\d+/g) ?? []).every((digits) => written.has(digits)))) return null;
  const named = read.lines.every(({ text }) => saidBy(text, said));
  const label = wordsOf(context).suggested.order(titleOf(read.lines, operator.locale));
  return named ? { command: 'order', rest: what, label: clipText(label, cardLimits.button) } : null;
}

/** In their own words; a number before them would be that of a case. */
function suggestCase(said: string, context: Context): Suggested | null {
  const title = clipText(oneLine(said).replace(/^[\s#\d]+/, ''), caseLimit);
  return title === '' ? null : { command: 'case', rest: title, label: wordsOf(context).suggested.case };
}

function suggestReminder(at: Date | null, context: Context): Suggested | null {
  if (!at || at <= context.now || at > addMs(context.now, farthestMs)) return null;
  const { suggested } = wordsOf(context);
  const place = placeOf(context);
  const label = clipText(suggested.remind(showDay(at, place)), cardLimits.button);
  return { command: 'task', rest: `${suggested.checkPayment} ${writeMoment(at, place)}`, label };
}

/** A moment that the clock there shows. */
function momentOf({ day, time }: Pick<Wish, 'day' | 'time'>, { tenant }: Context): Date | null {
  if (!day || !time) return null;
  const written = `${day} ${time}`;
  const at = DateTime.fromFormat(written, 'yyyy-MM-dd HH:mm', { zone: tenant.timezone });
  return at.isValid && at.toFormat('yyyy-MM-dd HH:mm') === written ? at.toJSDate() : null;
}

/** Whether the customer used these words, but for endings ("chair", "chairs"). */
function saidBy(what: string, said: string): boolean {
  const heard = questionWords(said);
  const words = questionWords(nameKey(what)).filter((word) => word.length > 2 && !/^\d/.test(word));
  return words.every((word) => heard.some((one) => one.startsWith(word.slice(0, Math.max(3, word.length - 2)))));
}

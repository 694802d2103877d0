import { readAsking } from './asking.ts';
import { conditions } from './conditions.ts';
import { doings } from './doings.ts';
import { readEveryone } from './of-everyone.ts';
import { fold, minutesOf, readPhrase, stretch } from './phrase.ts';
import type { SpokenAction, SpokenCondition, SpokenRule, SpokenTrigger } from './spoken.ts';
import { triggers } from './triggers.ts';

/** What is longer is no sentence that somebody would want explained back; and so many words at most join its parts. */
const [longest, mostJoints] = [300, 6];

/**
 * A sentence as a rule. `asks`: each time it fires it asks first. `partly`: it is one, but for this part of it; `on`: what it waits for, where that is
 * read, and `left` how it was said. `no`: it is something else.
 */
export type ReadRule =
  | { is: 'rule'; rule: SpokenRule; asks: boolean }
  | { is: 'partly'; part: string; on?: SpokenTrigger['on']; left?: string }
  | { is: 'no' };

/**
 * Reads what stands behind "when": what happens, what must hold as well, and what is then done, in any of the three languages. Where one ends and the
 * next begins is tried at every comma and "then", and at every word after that: what is read on both sides is meant.
 */
export function readRule(text: string): ReadRule {
  if (text.length > longest) return { is: 'no' };
  const typed = text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!]+$/, '');
  let partly: Extract<ReadRule, { is: 'partly' }> | null = null;
  for (const { left, right } of cuts(typed)) {
    const happens = readLeft(left);
    const { asks, done: told } = readAsking(right);
    const done = happens?.when.on === 'clock' ? readRightOfAll(told) : readRight(told);
    const rule = happens && done && put(happens, done);
    if (rule) return { is: 'rule', rule, asks };
    // A comma says itself where the parts are; a space does not.
    if (partly === null && (happens || done) && isComma(typed, left))
      partly = happens ? { is: 'partly', part: right, on: happens.when.on, left } : { is: 'partly', part: left };
  }
  if (partly !== null) return partly;
  const whole = readLeft(typed);
  return whole ? { is: 'partly', part: '…', on: whole.when.on, left: typed } : { is: 'no' };
}

type Left = { when: SpokenTrigger; if: SpokenCondition[] };
type Right = { do: SpokenAction[]; if: SpokenCondition[] };

/**
 * What a message says, and where somebody stands who is silent, is a condition beside it, so that it is shown and checked as one. What is to be done
 * before an appointment waits for that moment; null where it is before something else, or only a part of it is.
 */
function put({ when, if: more }: Left, { do: said, if: behind }: Right): SpokenRule | null {
  const rest = [...more, ...behind];
  const done = said.map(({ beforeMinutes: _, ...one }) => one);
  const [minutes, ...others] = new Set(said.map((one) => one.beforeMinutes));
  if (others.length > 0) return null;
  if (minutes !== undefined) return isBooked(when) ? { when: { on: 'ahead', minutes }, if: rest, do: done } : null;
  if (when.on === 'record' && when.forMinutes) return lasting(when, rest, done);
  switch (when.on) {
    case 'message':
      return { when: { on: 'message', first: when.first }, if: [...saying(when.words), ...rest], do: done };
    case 'quiet':
    case 'waits':
      return { when: { on: when.on, minutes: when.minutes }, if: [...standing(when.stage), ...rest], do: done };
    default:
      return { when, if: rest, do: done };
  }
}

/** "An invoice is unpaid for 3 days": it was asked for, and is still so by then. What is to be done has no other time. */
function lasting(
  { forMinutes, ...when }: Extract<SpokenTrigger, { on: 'record' }>,
  conditions: SpokenCondition[],
  done: SpokenAction[],
): SpokenRule | null {
  if (done.some(({ afterMinutes }) => afterMinutes)) return null;
  return { when, if: conditions, do: done.map((one) => ({ ...one, afterMinutes: forMinutes! })) };
}

function isBooked(when: SpokenTrigger): boolean {
  return when.on === 'record' && when.record === 'appointment' && (when.to === 'booked' || when.to === 'confirmed');
}

function saying(words: string[] | undefined): SpokenCondition[] {
  return words ? [{ is: 'words', words }] : [];
}

function standing(stage: string | undefined): SpokenCondition[] {
  return stage ? [{ is: 'stage', stage, not: false }] : [];
}

const between = /\s*(?:[,;:]|->|→)\s*(?:(?:then|entonces|entao|então)\s+)?|\s+(?:then|entonces|entao|então)\s+/giu;

function* cuts(text: string): Generator<{ left: string; right: string }> {
  for (const match of text.matchAll(between)) yield cut(text, match.index, match.index + match[0].length);
  for (const match of text.matchAll(/ /g)) yield cut(text, match.index, match.index + 1);
}

function cut(text: string, from: number, to: number): { left: string; right: string } {
  return { left: text.slice(0, from).trim(), right: text.slice(to).trim() };
}

function isComma(text: string, left: string): boolean {
  return /^\s*[,;:]/.test(text.slice(left.length));
}

/** What happens, and behind it what must hold: tried first, since a name may hold an "and". */
function readLeft(text: string): Left | null {
  for (const { left, right } of joints(text, /(?:,\s*)?\s(?:and|only if|if|y|solo si|si|e|so se|só se|se)\s/giu)) {
    const condition = readPhrase(right, conditions);
    const before = condition && readLeft(left);
    if (condition && before) return { when: before.when, if: [...before.if, condition] };
  }
  const when = readPhrase(text, triggers);
  return when && { when, if: [] };
}

/** What is done, one thing or several, and behind them what must hold. */
function readRight(text: string): Right | null {
  for (const { left, right } of joints(text, /(?:,\s*)?\s(?:but only if|only if|if|solo si|si|só se|so se|se)\s/giu)) {
    const condition = readPhrase(right, conditions);
    const before = condition && readRight(left);
    if (condition && before) return { do: before.do, if: [...before.if, condition] };
  }
  const done = readDoings(text);
  return done && { do: done, if: [] };
}

/** Of a rule that goes by the clock: for everybody of whom something holds. */
function readRightOfAll(text: string): Right | null {
  const everyone = readEveryone(text);
  const done = everyone && readDoings(everyone.done);
  return done ? { do: done, if: everyone.whom } : readRight(text);
}

function readDoings(text: string): SpokenAction[] | null {
  for (const { left, right } of joints(text, /(?:,\s*)?\s(?:and|y|e)\s|,\s*/giu).toReversed()) {
    const first = readDoing(left);
    const others = first && readDoings(right);
    // "Remind me to write and call her" is one reminder.
    const isText = first && 'text' in first && first.text !== '' && others?.[0]?.do === 'call';
    if (first && others && !isText) return [first, ...others];
  }
  const one = readDoing(text);
  return one && [one];
}

const lead = '(?:in|after|en|dentro de|despues de|em|daqui a|depois de)';
const delay = `(?:${lead} (?<time>${stretch})|(?:tomorrow|manana|amanha))`;
const early = new RegExp(`^${delay},? `, 'u');
const late = new RegExp(`,? ${delay}(?=$| (?:to|about|that|que|de|para) |: )`, 'u');

const appointment = '(?:the |la |su |a |o )?(?:appointment|booking|visit|cita|reserva|visita|horario|consulta)';
const soon = `(?<time>${stretch}) (?:before|antes)(?: (?:it|that|(?:de |d)?${appointment}))?`;
const soonEarly = new RegExp(`^${soon},? `, 'u');
const soonLate = new RegExp(`,? ${soon}(?=$|,? (?:to|about|that|que|para) |[,:])`, 'u');

/** One thing, at once, so much later or so long before: the stretch stands before it, behind it, or before its own words. */
function readDoing(text: string): SpokenAction | null {
  const said = outsideQuotes(fold(text));
  const before = soonEarly.exec(said) ?? soonLate.exec(said);
  const beforeMinutes = before && minutesOf(before.groups!.time!);
  const ahead = beforeMinutes && readPhrase(without(text, before), doings);
  if (ahead) return { ...ahead, beforeMinutes };
  const found = early.exec(said) ?? late.exec(said);
  if (!found) return readPhrase(text, doings);
  const afterMinutes = minutesOf(found.groups?.time ?? '1 day');
  const done = readPhrase(without(text, found), doings);
  return done && afterMinutes ? { ...done, afterMinutes } : readPhrase(text, doings);
}

function without(text: string, found: RegExpExecArray): string {
  return `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
    .replace(/\s+/g, ' ')
    .replace(/^[\s,]+/, '')
    .trim();
}

/** What stands in quotation marks is kept or sent as it is: a time in it is none of the rule's. As long as before. */
function outsideQuotes(folded: string): string {
  return folded.replace(/["“«][^"“”«»]*["”»]/g, (quoted) => '“'.repeat(quoted.length));
}

/** Every place where a word joins two parts, the last first: what stands behind it is the smaller part. */
function joints(text: string, word: RegExp): { left: string; right: string }[] {
  return [...text.matchAll(word)]
    .map((match) => cut(text, match.index, match.index + match[0].length))
    .toReversed()
    .slice(0, mostJoints);
}

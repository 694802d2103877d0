import { DateTime } from 'luxon';
import { nameKey } from '../crm/locale.ts';
import type { Condition, EventSituation } from '../crm/rule.ts';

/** Whether everything that must hold as well does, of somebody and at a moment. */
export function holds(conditions: readonly Condition[], situation: EventSituation, at: Date, timezone: string): boolean {
  const there = DateTime.fromJSDate(at, { zone: timezone });
  return conditions.every((one) => holdsNow(one, situation, there));
}

function holdsNow(
  condition: Condition,
  { view, record, tags, marketing, fromAd, said }: EventSituation,
  there: DateTime,
): boolean {
  switch (condition.is) {
    case 'words':
      return condition.words.some((word) => says(said, word));
    case 'stage':
      return (view?.deal?.stageId === condition.stage) !== condition.not;
    case 'tagged':
      return tags.includes(condition.tag) !== condition.not;
    case 'worth': {
      // Of an order or a quote it is what that comes to.
      const value = record?.amount ?? view?.deal?.value ?? null;
      if (value === null) return false;
      return value > (condition.over ?? -1) && (condition.under === undefined || value < condition.under);
    }
    case 'responsible':
      return ((view?.conversation?.responsibleId ?? null) === condition.who) !== condition.not;
    case 'hours':
      return isBetween(there.toFormat('HH:mm'), condition);
    case 'days':
      return condition.days.includes(there.weekday);
    case 'from-ad':
      return fromAd !== condition.not;
    case 'marketing':
      return marketing === condition.state;
  }
}

function isBetween(time: string, { from, until }: { from: string; until: string }): boolean {
  return from < until ? time >= from && time < until : time >= from || time < until;
}

/** Whole words, in a row, whatever their case, accents and punctuation: "refund" is in "A refund!", and not in "refunded". */
export function says(text: string, words: string): boolean {
  return ` ${wordsIn(text)} `.includes(` ${wordsIn(words)} `);
}

function wordsIn(text: string): string {
  return nameKey(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

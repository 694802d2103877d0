import type { Stage } from '../../crm/deal.ts';
import type { Locale } from '../../crm/locale.ts';
import type { Operator } from '../../crm/operator.ts';
import type { Action, Condition, RuleBody, Trigger } from '../../crm/rule.ts';
import { clipText, oneLine } from '../../kit/clip.ts';
import type { OperatorId, StageId } from '../../kit/ids.ts';
import { isTimed } from '../../rules/judge.ts';
import { callName } from '../colleague.ts';
import { showMoney } from '../money.ts';
import type { RuleWords } from '../words/rule-words.ts';
import { wordsFor } from '../words.ts';

/** Whom a rule is told to, and what its ids are called. */
export type Telling = {
  stages: readonly Pick<Stage, 'id' | 'name'>[];
  team: readonly Pick<Operator, 'id' | 'name'>[];
  locale: Locale;
  currency: string;
  /** Whoever reads it is "you". */
  reader?: OperatorId;
};

/** A rule in words, whole: "When somebody moves to Proposal sent, then in 2 days, if that is still so, remind you." */
export function tellRule(body: RuleBody, telling: Telling): string {
  const words = wordsFor(telling.locale).rules;
  const conditions = body.if.map((one) => tellCondition(one, telling));
  const holding = conditions.length > 0 ? ` ${words.if} ${conditions.join(words.and)}` : '';
  const done = body.do.map((one) => tellAction(one, body.when, telling));
  if (body.when.on === 'clock') {
    const every = tellWhen(body.when, words.waitsFor, telling);
    const whom = conditions.length > 0 ? words.ofEveryone(conditions.join(words.and)) : '';
    return `${every.charAt(0).toUpperCase()}${every.slice(1)}${whom}, ${words.thenDo} ${done.join(words.and)}.`;
  }
  return `${words.when} ${tellWhen(body.when, words.waitsFor, telling)}${holding}, ${words.thenDo} ${done.join(words.and)}.`;
}

/** In few words, for a row: "moved to Proposal sent → remind you". */
export function tellShort(body: RuleBody, telling: Telling): string {
  const done = body.do.map((one) => tellDoing(one, telling));
  return `${tellTrigger(body, telling)} → ${done.join(' · ')}`;
}

/** What made it fire, of one person: "moved to Proposal sent", "wrote “refund”". */
export function tellTrigger(body: RuleBody, telling: Omit<Telling, 'currency' | 'reader'>): string {
  const words = wordsFor(telling.locale).rules;
  const said = body.if.find((one) => one.is === 'words');
  const was = tellWhen(body.when, words.was, telling);
  return said ? `${was}: ${quoted(said.words, words)}` : was;
}

function tellWhen(when: Trigger, words: RuleWords['waitsFor'], telling: Pick<Telling, 'stages' | 'team' | 'locale'>): string {
  switch (when.on) {
    case 'message':
      return when.first ? words.first : words.message;
    case 'quiet':
      return words.quiet(tellMinutes(when.minutes, telling.locale));
    case 'waits':
      return words.waits(tellMinutes(when.minutes, telling.locale));
    case 'ahead':
      return words.ahead(tellMinutes(when.minutes, telling.locale));
    case 'lead':
      return words.lead;
    case 'stage':
      return words.stage(stageName(when.to, telling));
    case 'tag':
      return words.tag(when.tag);
    case 'untag':
      return words.untag(when.tag);
    case 'consent':
      return when.state === 'given' ? words.given : words.stopped;
    case 'responsible':
      return when.to ? words.responsible(personName(when.to, telling)) : words.nobody;
    case 'task-done':
      return words.taskDone;
    case 'outside':
      return words.outside(when.name);
    case 'clock':
      return words.clock(tellDays(when.days, telling.locale), when.at);
    case 'record':
      return (words.record[when.record] as Record<string, string>)[when.to] ?? '';
  }
}

function tellCondition(one: Condition, telling: Telling): string {
  const { rules: words } = wordsFor(telling.locale);
  const { holds } = words;
  const money = (amount: number) => showMoney(amount, telling.currency, telling.locale);
  switch (one.is) {
    case 'words':
      return holds.words(quoted(one.words, words));
    case 'stage':
      return holds.stage(stageName(one.stage, telling), one.not);
    case 'tagged':
      return holds.tagged(one.tag, one.not);
    case 'worth':
      return [
        ...(one.over === undefined ? [] : [holds.over(money(one.over))]),
        ...(one.under === undefined ? [] : [holds.under(money(one.under))]),
      ].join(words.and);
    case 'responsible':
      return one.who ? holds.responsible(personName(one.who, telling), one.not) : holds.nobody(one.not);
    case 'hours':
      return holds.hours(one.from, one.until);
    case 'days':
      return holds.days(one.days.map((day) => dayName(day, telling.locale)).join(words.or));
    case 'from-ad':
      return holds.fromAd(one.not);
    case 'marketing':
      return one.state === 'given' ? holds.given : holds.stopped;
  }
}

/** What is done, with when, where that is not at once. */
function tellAction(one: Action, when: Trigger, telling: Telling): string {
  const { rules: words } = wordsFor(telling.locale);
  const what = tellDoing(one, telling);
  if (!one.afterMinutes || isTimed(when)) return what;
  return (
    words.later(tellMinutes(one.afterMinutes, telling.locale), when.on === 'message' ? words.stillWaits : words.stillSo) + what
  );
}

/** What is done, without when. */
export function tellDoing(one: Action, telling: Telling): string {
  const { does } = wordsFor(telling.locale).rules;
  const short = (text: string) => clipText(oneLine(text), 160);
  switch (one.do) {
    case 'remind':
      return does.remind(personName(one.who, telling), short(one.text));
    case 'notify':
      return does.notify(personName(one.who, telling));
    case 'tag':
      return does.tag(one.tag);
    case 'untag':
      return does.untag(one.tag);
    case 'move':
      return does.move(stageName(one.to, telling));
    case 'assign':
      return one.to ? does.assign(personName(one.to, telling)) : does.unassign;
    case 'follow':
      return does.follow();
    case 'leave':
      return does.leave();
    case 'case':
      return does.case(short(one.text));
    case 'note':
      return does.note(short(one.text));
    case 'prepare':
      return does.prepare(clipText(one.text, 400));
    case 'call':
      return does.call(one.name);
    case 'begin':
      return does.begin(oneLine(one.name));
    case 'order':
      return does.order();
    case 'pay':
      return does.pay(one.amount === null ? '' : showMoney(one.amount, telling.currency, telling.locale), oneLine(one.text));
    case 'send':
      return does.send(clipText(one.text, 300), one.template);
  }
}

function quoted(list: readonly string[], words: RuleWords): string {
  return list.map((one) => `“${one}”`).join(words.or);
}

function stageName(id: StageId, { stages }: Pick<Telling, 'stages'>): string {
  return oneLine(stages.find((stage) => stage.id === id)?.name ?? '–');
}

function personName(
  who: OperatorId | 'responsible',
  { team, locale, reader }: Pick<Telling, 'team' | 'locale' | 'reader'>,
): string {
  const { rules: words } = wordsFor(locale);
  if (who === 'responsible') return words.whoIsResponsible;
  if (who === reader) return words.you;
  const one = team.find(({ id }) => id === who);
  return one ? callName(one) : words.somebodyGone;
}

/** "2 days", "36 hours", "90 minutes": in the largest measure that is whole. */
export function tellMinutes(count: number, locale: Locale): string {
  const { rules: words } = wordsFor(locale);
  if (count % (24 * 60) === 0) return words.days(count / (24 * 60));
  return count % 60 === 0 ? words.hours(count / 60) : words.minutes(count);
}

function tellDays(days: readonly number[], locale: Locale): string {
  const { rules: words } = wordsFor(locale);
  if (days.length === 7) return words.someDays.all;
  if (days.join() === '1,2,3,4,5') return words.someDays.week;
  return days.map((day) => dayName(day, locale)).join(words.and);
}

/** 2024 began with a Monday. */
function dayName(day: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)));
}

import type { PausedBecause, StoppedBecause } from '../../crm/rule.ts';
import type { Refusal } from '../../rules/refuse.ts';
import type { RecordHappens } from './record-happens.ts';

/** Rules: what they wait for, what must hold, what they do, and how they are switched. Names, times and amounts are shown texts. */
export type RuleWords = {
  title: string;
  none: string;
  foot: string;
  detail: string;
  states: Record<'on' | 'off' | 'paused', string>;
  firedWeek(count: number): string;
  ready: string;
  readyTitle: string;
  log: string;
  nothingFired: string;
  logTitle(number: number | null): string;
  noSuch(words: string): string;

  when: string;
  if: string;
  thenDo: string;
  and: string;
  or: string;
  /** What it waits for, behind `when`. */
  waitsFor: {
    message: string;
    first: string;
    quiet(time: string): string;
    waits(time: string): string;
    ahead(time: string): string;
    lead: string;
    stage(name: string): string;
    tag(tag: string): string;
    untag(tag: string): string;
    given: string;
    stopped: string;
    responsible(name: string): string;
    nobody: string;
    taskDone: string;
    record: RecordHappens;
    clock(days: string, at: string): string;
    /** `name`: what another system calls what happened. */
    outside(name: string): string;
  };
  /** The same of one person, as a reminder says it. */
  was: RuleWords['waitsFor'];
  someDays: Record<'all' | 'week', string>;
  /** What must hold of everybody whom a rule that goes by the clock is about. */
  ofEveryone(conditions: string): string;
  /** What must hold, behind `if`. */
  holds: {
    words(list: string): string;
    stage(name: string, not: boolean): string;
    tagged(tag: string, not: boolean): string;
    over(amount: string): string;
    under(amount: string): string;
    responsible(name: string, not: boolean): string;
    nobody(not: boolean): string;
    hours(from: string, until: string): string;
    days(list: string): string;
    fromAd(not: boolean): string;
    given: string;
    stopped: string;
  };
  /** What is done, behind `thenDo`. */
  does: {
    remind(who: string, text: string): string;
    notify(who: string): string;
    tag(tag: string): string;
    untag(tag: string): string;
    move(name: string): string;
    assign(name: string): string;
    unassign: string;
    follow(): string;
    leave(): string;
    case(text: string): string;
    note(text: string): string;
    prepare(text: string): string;
    call(system: string): string;
    order(): string;
    begin(conversation: string): string;
    /** `amount` '': what the record comes to. */
    pay(amount: string, what: string): string;
    /** Own words, a template, or own words and else a template; '' where there is none. */
    send(text: string, template: string): string;
  };
  /** What leaves by itself, as it will read, and what it costs; and to whom nothing goes. */
  leaves: {
    words(text: string, cost: string): string;
    question(conversation: string, text: string, cost: string): string;
    utility(template: string, text: string, cost: string): string;
    marketing(template: string, text: string, cost: string): string;
    never: string;
  };
  sendsAlone: string;
  letItSend: string;
  askMeFirst: string;
  wouldHaveSent(count: number): string;
  /** In the report: how much rules wrote, and which. */
  reported(count: string, rules: string): string;
  reportedRule(number: number, count: string): string;
  noVariable(words: string): string;
  notWhenClosed: string;
  /** Behind a rule that waits for a time before appointments. */
  aheadFromNow: string;
  /** What nobody can make of a sentence alone. */
  cannotOpen: Record<'appointment' | 'quote', string>;
  you: string;
  whoIsResponsible: string;
  somebodyGone: string;
  later(time: string, of: string): string;
  stillSo: string;
  stillWaits: string;
  minutes(count: number): string;
  hours(count: number): string;
  days(count: number): string;

  newRule: string;
  wouldHave(count: number): string;
  wouldHavePaused(count: number): string;
  neverWould: string;
  cannotTry: string;
  cases(list: string): string;
  aboutNow(count: number, list: string): string;
  switchOn: string;
  change: string;
  offerGone: string;
  remove: string;
  switchOff: string;
  nowOn(number: number, what: string): string;
  nowOff(number: number): string;
  removed(number: number): string;
  alreadyOn(number: number): string;
  alreadyOff(number: number): string;
  undone(number: number | null): string;
  tooMany(most: number): string;
  refused: Record<Refusal, string>;
  paused: Record<PausedBecause, string>;
  stopped: Record<StoppedBecause, string>;
  stoppedItself(number: number | null): string;
  resume: string;

  notUnderstood(part: string): string;
  /** What may follow behind what a rule waits for. */
  doable: readonly string[];
  examples: readonly string[];
  noStage(words: string): string;
  noColleague(words: string): string;
  noConnection(words: string): string;
  /** A colleague and a connection are called so. */
  bothCalled(words: string): string;

  notice(number: number | null, what: string): string;
  prepared(number: number | null, what: string): string;
  /** A rule that asks each time before it does anything. */
  asks(number: number | null, why: string, what: string): string;
  asksFirst: string;
  asksState: string;
  nowAsks(number: number): string;
  nowAlone(number: number): string;
  cannotAsk: string;
  doAlways: string;
  /** Of many at once it asks (20 characters); a yes that comes a day later. */
  notThisTime: string;
  forAnotherDay(number: number): string;
  doesIt(number: number): string;
  settledAlready: string;
  /** What was done last is to become a rule: there is none, or nothing led to it. */
  nothingDone: string;
  nothingBefore(who: string, what: string): string;
  nothingToUndo: string;
  notAnyMore: string;
  leftNothing: string;
  /** One that goes by the clock: how many it is about, what was missed, and that it is done now. */
  people(count: number): string;
  missed(number: number | null, time: string, what: string): string;
  doNow: string;
  doingNow(number: number): string;
  notByClock(number: number): string;
  waitsUntil(time: string): string;
  firing(time: string, who: string): string;
  did: Record<'waiting' | 'asked' | 'done' | 'stopped' | 'undone', string>;
};

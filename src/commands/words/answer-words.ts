/** What commands answer. `who` is a contact's label, `words` what was typed, times and amounts are shown texts. */
export type AnswerWords = {
  hello(name: string): string;
  /** A sentence that could not be read: one list in ordinary words. */
  unknown: string;
  whatNow: string;
  rowWaiting: string;
  rowAnswer: string;
  rowToday: string;
  rowPipeline: string;
  rowElse: string;
  didYouMean(sentence: string): string;
  /** Words that are no command: for one of the last people? Repeated underneath. */
  forWhom(text: string): string;
  forNobody: string;
  /** A command that the product will have and does not have yet. */
  notYet(word: string): string;
  /** A command above somebody's role. */
  mayNot(word: string, least: 'manager' | 'owner'): string;

  likeThis(example: string): string;

  nobody(words: string): string;
  whichPerson(words: string): string;
  meantThis(words: string): string;
  yesName(name: string): string;
  nobodySpecial: string;
  /** Somebody to be picked for an answer. */
  answerWhom: string;

  replied(who: string, text: string): string;
  neverWrote(who: string): string;
  wordsKept(text: string): string;

  moved(who: string, stage: string, was: string): string;
  alreadyThere(who: string, stage: string): string;
  noStage(words: string): string;
  whichStage(words: string): string;
  noDeal(who: string): string;

  noted(who: string, text: string): string;
  tasked(text: string, who: string | null, when: string | null): string;
  pastDate(words: string): string;
  impossibleDate(words: string): string;

  todayTitle: string;
  todayWaiting(count: number, names: string): string;
  todayFollowUps(count: number): string;
  /** The first of them that is late, and the next one; either may be missing. */
  /** `next`: the first one to come, with its time; null where none is left. */
  todayAppointments(count: number, next: string | null): string;
  todayTasks(count: number, late: string | null, next: string | null): string;
  todayTroubles(count: number): string;
  todayNothing: string;
  overdue: string;

  waitingCount(count: number): string;
  nobodyWaiting: string;
  followUpCount(count: number): string;
  noFollowUps(next: string | null): string;
  pipelineTitle: string;
  pipelineEmpty: string;
  people(count: number): string;
  leadsTitle(stage: string, count: string): string;
  leadsEmpty(stage: string): string;
  found(words: string): string;
  foundNothing(words: string): string;
  whereFound: Record<'message' | 'note' | 'contact' | 'record', string>;
  more(left: number): string;
  see: string;

  /** The contact view. */
  waiting(age: string): string;
  ownWordsUntil(time: string): string;
  windowOver: string;
  notWrittenYet: string;
  notes: string;
  tasks: string;
  readTick: string;
  /** Who spoke last before now: we (`us`) or they. */
  lastTalk(us: boolean, age: string): string;
};

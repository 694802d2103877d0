import type { NotSent, RuleBody, StoppedBecause } from '../crm/rule.ts';
import { addMs, hourMs } from '../kit/clock.ts';

/** Nobody gets more than one message by rules in so long, whichever rule it is. */
export const betweenSendsMs = 24 * hourMs;

/** What was to leave and comes later than this is asked about instead. */
const lateMs = 2 * hourMs;

/** What has lain for longer was for another moment: a word of theirs meanwhile ends it. */
const freshMs = hourMs;

/** What is known of somebody to whom a rule would send something, read when it fires and again in the moment it would leave. */
export type SendFacts = {
  now: Date;
  /** When it would leave: at once, or in their morning. */
  leavesAt: Date;
  /** Somebody of the business, or somebody they only pretend to be, is none. */
  customer: boolean;
  /** Whoever made the rule is still here to decide. */
  makerThere: boolean;
  blocked: boolean;
  marketing: 'given' | 'stopped' | 'unasked';
  leftAlone: boolean;
  openCase: boolean;
  /** What they wrote and nobody has answered asks for a person, or complains. */
  wantsPerson: boolean;
  /** One of us is at it: writes, has just written, or asks them step by step. */
  talking: boolean;
  /** When the last message by any rule left, or will. */
  lastByRule: Date | null;
  windowUntil: Date | null;
  /** The rule has words of its own. */
  words: boolean;
  /** The template it names, where that may go there; null: there is none. */
  template: 'utility' | 'marketing' | null;
};

/** `asks`: it is laid before a person instead. */
export type MaySend =
  | { is: 'sends'; as: 'words' | 'template'; at: Date }
  | { is: 'asks'; because: NotSent }
  | { is: 'not'; because: NotSent };

/** Whether a message leaves by itself, as what, and when. The one place that decides, when a rule fires and when it is tried out. */
export function maySend(facts: SendFacts): MaySend {
  const because = standsAgainst(facts);
  if (because) return { is: 'not', because };
  const as = wayTo(facts);
  if (!as) return { is: 'asks', because: facts.template === 'marketing' && !agreed(facts) ? 'not-agreed' : 'unreachable' };
  return facts.talking ? { is: 'asks', because: 'talking' } : { is: 'sends', as, at: facts.leavesAt };
}

function standsAgainst(facts: SendFacts): NotSent | null {
  if (!facts.customer) return 'no-customer';
  if (!facts.makerThere) return 'maker-gone';
  if (facts.blocked) return 'blocked';
  // Their stop word ends advertising; nothing that nobody looked at goes to them either.
  if (facts.marketing === 'stopped') return 'opted-out';
  if (facts.leftAlone) return 'left-alone';
  if (facts.openCase) return 'case';
  if (facts.wantsPerson) return 'wants-person';
  const { lastByRule, leavesAt } = facts;
  return lastByRule && leavesAt < addMs(lastByRule, betweenSendsMs) ? 'one-a-day' : null;
}

function wayTo(facts: SendFacts): 'words' | 'template' | null {
  const { words, windowUntil, leavesAt, template } = facts;
  if (words && windowUntil && leavesAt < windowUntil) return 'words';
  return template && (template === 'utility' || agreed(facts)) ? 'template' : null;
}

function agreed({ marketing }: SendFacts): boolean {
  return marketing === 'given';
}

/** What has become of a message since a rule decided that it leaves. */
export type Leaving = {
  as: 'words' | 'template';
  decidedAt: Date;
  /** When it was to leave. */
  dueAt: Date;
  /** The rule is on. */
  on: boolean;
  /** What it waited for and what had to hold still does. */
  so: boolean;
  lastInboundAt: Date | null;
  lastOutboundAt: Date | null;
};

export type MayLeave =
  | { go: 'now' }
  | { go: 'wait'; until: Date }
  | { go: 'no'; because: StoppedBecause }
  | { go: 'asks'; because: NotSent };

/** Asked in the moment it would leave: all of the above again, and whether it is still what it was meant to be. */
export function mayLeave(facts: SendFacts, leaving: Leaving): MayLeave {
  const { decidedAt, dueAt, lastInboundAt, lastOutboundAt } = leaving;
  if (!leaving.on) return { go: 'no', because: 'switched-off' };
  if (lastOutboundAt && lastOutboundAt > decidedAt) return { go: 'no', because: 'answered' };
  if (!leaving.so) return { go: 'no', because: 'no-longer' };
  const may = maySend(facts);
  if (may.is === 'not') return { go: 'no', because: may.because };
  if (may.is === 'asks') return { go: 'asks', because: may.because };
  const lay = facts.now > addMs(decidedAt, freshMs);
  if (lay && lastInboundAt && lastInboundAt > decidedAt) return { go: 'no', because: 'wrote-since' };
  // Its words no longer reach them; what they were approved as is not made into something else.
  if (leaving.as === 'words' && may.as === 'template') return { go: 'asks', because: 'unreachable' };
  if (facts.now > addMs(dueAt, lateMs)) return { go: 'asks', because: 'late' };
  return may.at > facts.now ? { go: 'wait', until: may.at } : { go: 'now' };
}

/**
 * What of a rule is asked again in the moment its message leaves: not what the rule itself has changed with the same breath, as "if they are not
 * tagged welcomed, tag them welcomed and send them …" does.
 */
export function besidesItsOwnDoing(body: RuleBody): { trigger: boolean; conditions: RuleBody['if'] } {
  const own = new Set<string>(body.do.flatMap((one) => changes[one.do] ?? []));
  const waitsFor = changedBy[body.when.on];
  return { trigger: !waitsFor || !own.has(waitsFor), conditions: body.if.filter(({ is }) => !own.has(is)) };
}

type Changed = 'stage' | 'tagged' | 'responsible';
const changes: Partial<Record<RuleBody['do'][number]['do'], Changed>> = {
  move: 'stage',
  tag: 'tagged',
  untag: 'tagged',
  assign: 'responsible',
};
const changedBy: Partial<Record<RuleBody['when']['on'], Changed>> = {
  stage: 'stage',
  tag: 'tagged',
  untag: 'tagged',
  responsible: 'responsible',
};

import { hourMs } from '../kit/clock.ts';
import type { ActId, CardId, ContactId, ConversationId, DraftId, OperatorId } from '../kit/ids.ts';
import type { E164 } from '../kit/phone.ts';
import type { Locale } from './locale.ts';

/** A person of the business. The phone is not the key alone: a changed identity makes them a stranger until confirmed. */
export type Operator = {
  id: OperatorId;
  name: string;
  role: 'owner' | 'manager' | 'agent';
  locale: Locale;
  phone: E164;
  userId: string | null;
  mode: 'everything' | 'needs-me' | 'digest';
  /** So many cards a day that nobody asked for; the rest waits for the digest. Null: as many as there are. */
  cardsPerDay: number | null;
  onDuty: boolean;
  /** Not there until then; their work goes to the deputy, else to whoever is. */
  awayUntil: Date | null;
  deputyId: OperatorId | null;
  /** Cards stop until then; what was to be shown waits. */
  pausedUntil: Date | null;
  /** Their own quiet hours and digest, as "21:00" in the business's time zone; null: the business's. */
  quietFrom: string | null;
  quietUntil: string | null;
  digestAt: string | null;
  /** When their digest or the day's close is due next. Long ago: it has to be worked out anew; null: they want none. */
  listAt: Date | null;
  /** The day of their last digest ("2026-11-20", in the business's time zone). */
  digestedOn: string | null;
  /** The day of their last close. */
  closedOn: string | null;
  /** Where they are told what WhatsApp cannot tell them. */
  email: string | null;
  /** Their wake-up counts as unanswered from then on. */
  mailAt: Date | null;
  lastInboundAt: Date | null;
  wokenAt: Date | null;
  asked: Asked | null;
  /** Where their first contact stands; null: they are past it. */
  welcome: WelcomeStep | null;
  /** Tips still to come, one a day, and the day of the last. */
  tipsLeft: number;
  tippedOn: string | null;
  /** What they write counts as a customer's until then; left standing once it is over, until they are told. */
  asCustomerUntil: Date | null;
  /** The key of their WhatsApp, where WhatsApp tells it. */
  identityKeyHash: string | null;
  /** A stranger since then: they see nothing and can do nothing until somebody confirms them. */
  lockedAt: Date | null;
  lockedBecause: LockedBecause | null;
  /** Who they would be known as, once they are confirmed. */
  proposed: Proposed | null;
  letInAt: Date | null;
  /** When they were last told, at another number of the business, where their thread is. */
  sentOverAt: Date | null;
  /** Wrong recovery codes, and when the last one came. */
  codeTries: number;
  codeTriedAt: Date | null;
  turnedAwayAt: Date | null;
  removedAt: Date | null;
};

/** The questions of the first contact, in their order. */
export const welcomeQuestions = ['language', 'trade', 'clock', 'cards', 'name'] as const;
export type WelcomeQuestion = (typeof welcomeQuestions)[number];

/** `new`: they have never written. After the questions they answer a pretended customer once. */
export type WelcomeStep = 'new' | WelcomeQuestion | 'try';

/** `lost`: somebody said so. `identity`, `number`: WhatsApp shows another person or phone. `silent`: nothing was heard for too long. */
export type LockedBecause = 'lost' | 'identity' | 'number' | 'silent';

export type Proposed = { phone?: string; userId?: string; identityKeyHash?: string };

/** What can be changed about an operator by words in the thread. */
export type OperatorChange = Partial<
  Pick<
    Operator,
    | 'name'
    | 'role'
    | 'locale'
    | 'mode'
    | 'cardsPerDay'
    | 'onDuty'
    | 'awayUntil'
    | 'deputyId'
    | 'pausedUntil'
    | 'quietFrom'
    | 'quietUntil'
    | 'digestAt'
    | 'email'
  >
>;

/**
 * What the thread is in the middle of, at most one thing and never for long. `edit`: the next text is the draft's new wording.
 * `reply`: the next text is for that customer. `choose`: a list was shown, so "2" means its second row; with `adds`, words that
 * are no command complete that one.
 */
export type Asked =
  | { what: 'edit'; cardId: CardId; draftId: DraftId; conversationId: ConversationId; contactId: ContactId; until: string }
  | { what: 'reply'; cardId: CardId | null; conversationId: ConversationId; contactId: ContactId; until: string }
  | { what: 'choose'; cardId: CardId; acts: ActId[]; adds?: Adds; until: string };

/** A command that lacks one more thing: the next words are put behind `rest`, and it runs. `answer`: they are for everybody the card is for. */
export type Adds = { command: string; rest: string } | 'answer';

/** Words were asked for: a draft's new wording, or something for a customer. */
export type Prompt = Extract<Asked, { what: 'edit' | 'reply' }>;

/** Until when own words and cards can reach an operator (Meta's 24-hour customer service window holds for them too). */
export function operatorWindowUntil(operator: Operator): Date | null {
  return operator.lastInboundAt ? new Date(operator.lastInboundAt.getTime() + 24 * hourMs) : null;
}

export function operatorWindowOpen(operator: Operator, now: Date): boolean {
  const until = operatorWindowUntil(operator);
  return until !== null && now < until;
}

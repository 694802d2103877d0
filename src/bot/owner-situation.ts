import type { Tx } from '../../db/client.ts';
import { markEmoji } from '../commands/emoji.ts';
import type { Place } from '../commands/times.ts';
import type { Words } from '../commands/words.ts';
import type { Because } from '../crm/because.ts';
import type { NumberedKind } from '../crm/business-record.ts';
import type { Card } from '../crm/card.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import type { Effect } from '../crm/effect.ts';
import type { LogCheck } from '../crm/log-line.ts';
import type { Operator } from '../crm/operator.ts';
import type { Read } from '../crm/read.ts';
import { addMs, minuteMs } from '../kit/clock.ts';

/** An operator did something in the thread: who, with what in view, and the message to react on. */
export type OwnerSituation = {
  tx: Tx;
  context: CommitContext;
  operator: Operator;
  read: Read;
  words: Words;
  place: Place;
  wamid: string;
  /** On a console that several of their businesses share the newest message is another one's. */
  elsewhere?: boolean;
  /** Goes through the newest entries of the log and the chain that holds them. */
  checkLog(): Promise<LogCheck>;
  /** Takes the next number of a kind of record. */
  takeNumber(kind: NumberedKind): Promise<number>;
};

/** A line of answer, about somebody or nobody. */
export function say(at: OwnerSituation, text: string, about: Extract<Effect, { do: 'say' }>['about'] = []): Effect {
  return { do: 'say', to: at.operator.id, text, about };
}

/** Its card is done with, by them. */
export function settled(at: OwnerSituation, card: Pick<Card, 'id'>, as: string): Effect {
  return { do: 'settle-card', cardId: card.id, as, by: at.operator.id, state: 'settled' };
}

/** So long after it was asked a question about something that is hard to take back may be answered. */
export const freshMs = 10 * minuteMs;

/** Whether a card was made so long ago that what it asks may not be meant any more. */
export function isOlder(at: OwnerSituation, card: Pick<Card, 'createdAt'>, ms = freshMs): boolean {
  return at.context.now > addMs(card.createdAt, ms);
}

/**
 * The mark on the operator's own message, without another billed one: done, or on its way. The second only says that the first will come, and
 * each takes as much of Meta's allowance as a card: it is left out where somebody works faster than that allows.
 */
export function mark(at: OwnerSituation, emoji: string): Effect {
  const optional = emoji === markEmoji.waiting;
  return { do: 'react', to: at.operator.id, wamid: at.wamid, emoji, ...(optional ? { optional } : {}) };
}

/** What the words tell them about, kept with why they leave. */
export function aboutRecord({ subject }: Pick<Card, 'subject'>): Pick<Because, 'recordId' | 'offers'> {
  return { ...(subject.record ? { recordId: subject.record.id } : {}), ...(subject.offers ? { offers: subject.offers } : {}) };
}

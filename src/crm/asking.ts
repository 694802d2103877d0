import type { Id, OperatorId } from '../kit/ids.ts';
import type { ContactView } from './contact-view.ts';
import { type PlaybookLine, saidWords } from './playbook.ts';
import { type Topic, topicOf } from './same-question.ts';
import { asksForPerson, complains } from './urgency.ts';

/** Somebody who waits for an answer to a plain question. */
export type Ask = { view: ContactView; said: string; topic: Topic };

/** An answer that goes out by itself until then, to whoever asks exactly one of these. */
export type StandingAnswer = {
  id: Id<'standing-answer'>;
  /** The ways of asking it, as `topicKey` writes them. */
  topics: string[];
  text: string;
  by: OperatorId;
  until: Date;
  /** How many it went to. */
  used: number;
};

/** What may be asked about customers who ask the same. */
export type AskingRead = {
  /**
   * Customers who wait for an answer to words alone and can be answered now, longest first; at most two thousand. Whoever complains or wants a
   * person is none of them, nor who sent a picture or quoted something: the same words then ask something else.
   */
  asking(now: Date): Promise<Ask[]>;
  playbook(): Promise<PlaybookLine[]>;
  /** The answers that go out by themselves now, newest first. */
  standing(now: Date): Promise<StandingAnswer[]>;
};

/** A message as far as it decides whether words are all there is to it. */
type Heard = { type: string; text: string; content: Record<string, unknown>; quotedWamid: string | null };

/**
 * What some messages ask, where it is words alone: a picture or a quote beside them makes the same words another question. Whoever complains
 * or wants a person is not to get what everybody gets.
 */
export function questionIn(messages: readonly Heard[]): { said: string; topic: Topic } | null {
  const heard = messages.filter(({ type }) => type !== 'reaction');
  if (heard.some(({ type, quotedWamid }) => quotedWamid !== null || (type !== 'text' && type !== 'audio'))) return null;
  const said = saidWords(heard);
  if (asksForPerson(said) || complains(said)) return null;
  const topic = topicOf(said);
  return topic && { said, topic };
}

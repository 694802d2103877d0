import type { CardId, ContactId, OperatorId } from '../kit/ids.ts';
import type { ContactView } from './contact-view.ts';

/** Words that left by a rule, which is called by its number. */
export type WrittenByRule = { rule: number; text: string; at: Date };

/** What led to a card, and what became of it. What there was not is null. */
export type Why = {
  view: ContactView;
  card: {
    kind: string;
    at: Date;
    state: 'live' | 'settled' | 'superseded';
    settledAs: string | null;
    settledBy: string | null;
    settledAt: Date | null;
  };
  /** What the customer said that it answers, oldest first. */
  said: { text: string; at: Date }[];
  draft: {
    text: string;
    source: 'playbook' | 'model' | 'operator';
    /** The model's name, where it wrote it. */
    model: string | null;
    /** The playbook's line: of which kind and for which stage, where it is still there. */
    line: { kind: 'reply' | 'follow-up' | 'keyword'; stage: string | null; keywords: string[] } | null;
  } | null;
  /** What the model made of their words. */
  read: {
    model: string | null;
    stage: string | null;
    intent: string | null;
    confidence: number | null;
    reason: string | null;
    failed: boolean;
  } | null;
  /** Where the deal was moved since they wrote. */
  move: {
    stage: string;
    by: 'operator' | 'model' | 'rule' | 'hilo';
    who: string | null;
    confidence: number | null;
    at: Date;
  } | null;
  /** What rules wrote to them by themselves, from a day before it until now, oldest first. */
  byRules: WrittenByRule[];
  /** What was sent from it, oldest first. */
  sent: {
    text: string;
    by: string | null;
    /** Nobody tapped: whoever it went by had let it go. */
    byItself: boolean;
    at: Date;
    state: string;
    sentAt: Date | null;
    deliveredAt: Date | null;
    readAt: Date | null;
    errorCode: string | null;
  }[];
};

/** What deciders may ask about a card's reasons: one card, the last about somebody, or the last in an operator's thread. */
export type WhyRead = {
  why(which: { cardId: CardId } | { contactId: ContactId } | { operatorId: OperatorId }): Promise<Why | null>;
};

import type { CardId, DraftId, Id, MessageId, RecordId } from '../kit/ids.ts';
import type { ShownOffer } from './offer.ts';

/** Why something leaves or changes: kept with it, and shown by `why`. */
export type Because = {
  what:
    | 'tap'
    | 'typed'
    | 'quoted'
    | 'reaction'
    | 'stop-word'
    | 'knock'
    | 'follow-up'
    | 'autopilot'
    | 'answer-once'
    | 'offers'
    | 'standing-answer'
    | 'by-itself'
    | 'dialogue'
    /** A rule's message, by itself; `note`: its firing. */
    | 'rule'
    /** Of an appointment, by itself: a reminder, a question how it was. */
    | 'appointment'
    /** What somebody here agreed: the appointment as they have just booked, moved or cancelled it. */
    | 'booking'
    | 'classified'
    | 'undo'
    | 'preference'
    | 'seeded';
  cardId?: CardId;
  draftId?: DraftId;
  messageId?: MessageId;
  /** The order, quote, case or payment request it tells them about. */
  recordId?: RecordId;
  /** The offers it shows them. */
  offers?: ShownOffer[];
  /** The rule's firing that began the conversation whose step it is. */
  firing?: Id<'firing'>;
  note?: string;
};

/**
 * What nobody's hand sent in this moment: an appointment's news, a step of a conversation, a rule's message. It is nobody's talk with them, and no undo
 * of theirs reaches for it.
 */
export const unattended = ['appointment', 'dialogue', 'rule'] as const satisfies readonly Because['what'][];

/** What is no person's word to them, whoever allowed it: no answer is under way by it. */
export const ofNobody = ['by-itself', 'dialogue', 'rule'] as const satisfies readonly Because['what'][];

/** What no person said in this moment, though somebody may have allowed it: it is no sign that one of us is at it. */
export const byNoHand = [
  ...unattended,
  'by-itself',
  'standing-answer',
  'autopilot',
] as const satisfies readonly Because['what'][];

/** What is not the last thing its operator did, and so not what their `undo` takes back; a booking is undone as what it is. */
const withoutUndo = [...unattended, 'booking', 'standing-answer', 'autopilot'] as const satisfies readonly Because['what'][];

export function isUndoneAsSend(because: Because): boolean {
  return !withoutUndo.some((what) => what === because.what);
}

/** Approved without a tap, by whoever allowed it. */
export function isByItself({ because }: { because: { what?: string } }): boolean {
  return because.what === 'autopilot';
}

export function isUnattended(because: { what?: string } | null): boolean {
  return unattended.some((what) => what === because?.what);
}

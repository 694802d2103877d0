import type { CardId, DraftId, MessageId, RecordId } from '../kit/ids.ts';
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
  note?: string;
};

/** What nobody's hand sent in this moment: an appointment's news, a step of a conversation. Nobody undoes it, and it is nobody's talk with them. */
export const unattended = ['appointment', 'dialogue'] as const satisfies readonly Because['what'][];

export function isUnattended(because: { what?: string } | null): boolean {
  return unattended.some((what) => what === because?.what);
}

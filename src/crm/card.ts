import type { Chart } from '../kit/chart.ts';
import type {
  CardId,
  ContactId,
  ConversationId,
  DealId,
  DraftId,
  FollowUpId,
  Id,
  ImportId,
  MessageId,
  OperatorId,
  OutboxId,
  RecordId,
  StageId,
  TaskId,
  TurnId,
} from '../kit/ids.ts';
import type { Because } from './because.ts';
import type { Automation } from './checkup.ts';
import type { CardHeader, Content } from './content.ts';
import type { Intent } from './intent.ts';
import type { Adds, Prompt } from './operator.ts';
import type { CardSubject, Review } from './people.ts';
import type { Rating } from './rating.ts';
import type { SkipReason } from './skip-reason.ts';
import type { Suggested } from './wish.ts';

/** What a tap may mean. A button carries only the id of an act; this is what the act's row says. */
export type Act =
  /** Sends the card's draft as it is. `anyway`: also where it says what nobody knows, which was shown. */
  | { verb: 'send'; draftId: DraftId; anyway?: true }
  /** The next text is the draft's new wording. */
  | { verb: 'edit'; draftId: DraftId }
  /** A form holds the card's draft: what comes back is its new wording. */
  | { verb: 'reword'; cardId: CardId; draftId: DraftId }
  /** Not now: leaves it, or takes back what is still in grace. */
  | { verb: 'not-now' }
  /** Why a follow-up was left out. */
  | { verb: 'skipped-because'; followUpId: FollowUpId; because: SkipReason }
  /** Nobody is responsible for them yet: whoever taps is from then on. */
  | { verb: 'claim' }
  /** The next text is for this customer. */
  | { verb: 'reply' }
  | { verb: 'snooze' }
  /** Whatever else there is for this card. */
  | { verb: 'more' }
  /** Makes of the customer's words what the card suggests, as if it had been typed. */
  | { verb: 'suggested'; command: Suggested['command']; rest: string }
  /** What else the customer may want; and that it is this. */
  | { verb: 'kinds' }
  | { verb: 'kind'; intent: Intent }
  /** Parks the words and asks the customer, by a template, to open the window. */
  | { verb: 'knock'; draftId: DraftId; anyway?: true }
  /** Sends the filled template instead of own words. */
  | { verb: 'send-template'; templateName: string }
  /** Moves the deal (a review flag's Yes, or a choice). */
  | { verb: 'move'; stageId: StageId }
  /** Leaves the deal where it is. */
  | { verb: 'keep' }
  /** Sends again what failed or stayed unconfirmed. */
  | { verb: 'retry'; outboxId: OutboxId }
  | { verb: 'dismiss' }
  /** The task is done. */
  | { verb: 'done'; taskId: TaskId }
  /** What became of an appointment: it took place (and the deal is won, or they are to be called back), or nobody came. */
  | { verb: 'visited'; recordId: RecordId; as: 'won' | 'call-back' | 'done' | 'no-show' }
  /** Shows a card that waits once more, as things stand now. */
  | { verb: 'again'; cardId: CardId; contactId?: ContactId }
  /** Words that could be two things: as words to the customer (where they had been asked for, as those), as a note. */
  | { verb: 'as-reply'; text: string; prompt?: Prompt }
  | { verb: 'as-note'; text: string; voice?: MessageId }
  /** Shows a voice message's words, to be sent as words. */
  | { verb: 'in-words'; messageId: MessageId }
  | { verb: 'as-command'; text: string; cardId?: CardId }
  /** Brings the most urgent of the cards that are held back. */
  | { verb: 'next' }
  /** The day is closed; what matters is that they tapped, which opens their window. */
  | { verb: 'close-day' }
  /**
   * Answers beside somebody else after all: what was seen of them, and what was to be sent (nothing: only who is responsible changes). Whatever
   * of theirs can still be stopped is.
   */
  | { verb: 'take-over'; seen: string | null; contents: Content[]; because: Because }
  /** Runs a command as if it had been typed; `contactId` or `colleagueId` fixes who is meant, `dealId` which of their deals. */
  | { verb: 'run'; command: string; rest: string; contactId?: ContactId; dealId?: DealId; colleagueId?: OperatorId }
  /** Erases who they were; only while the card is fresh. */
  | { verb: 'forget' }
  /** Whether whoever writes without a number is somebody known. */
  | {
      verb: 'same-person';
      lookalikeId: Id<'lookalike'>;
      contactId: ContactId;
      otherId: ContactId;
      answer: 'same' | 'new' | 'not-sure';
    }
  /** Makes one of these two; only while the card is fresh. */
  | { verb: 'merge'; keptId: ContactId; goneId: ContactId }
  /** Shows what everybody the card is for would get by these words, before anything leaves. */
  | { verb: 'preview-answer'; text: string }
  /** Sends everybody the card is for these words. */
  | { verb: 'answer-many'; text: string }
  /** Shows everybody the card is for its offers. */
  | { verb: 'show-to-many' }
  /** Sends the drafts of these cards as they are. */
  | { verb: 'approve-many'; cards: CardId[] }
  /** The same words go out by themselves for the rest of the day; and no longer. */
  | { verb: 'keep-answering'; text: string }
  | { verb: 'stop-answering'; id: Id<'standing-answer'> }
  /** Whether follow-ups of a kind go without a tap from now on; and no longer. */
  | { verb: 'answer-permit'; permitId: Id<'permit'>; yes: boolean }
  | { verb: 'end-permit'; permitId: Id<'permit'> }
  /** Whether follow-ups that went were right. `others`: what is still to be said of, where one was not. */
  | { verb: 'rate'; followUps: FollowUpId[]; as: Rating; others: FollowUpId[] }
  /** Which of them was not, from that place in the list on; and why that one was not. */
  | { verb: 'rate-which'; followUps: FollowUpId[]; from: number }
  | { verb: 'rate-why'; followUpId: FollowUpId; others: FollowUpId[] }
  /** What made a bad week does not go by itself any more. */
  | { verb: 'switch-off'; automations: Automation[] }
  /** Takes back a follow-up that goes without a tap, and asks again from then on. */
  | { verb: 'stop-autopilot'; followUpId: FollowUpId }
  /** Ends a colleague's access; only while the card is fresh. */
  | { verb: 'remove-operator'; operatorId: OperatorId }
  /** It is them: a colleague who was locked out comes back in. */
  | { verb: 'let-in'; operatorId: OperatorId }
  /** Makes a new recovery code and shows it, once; only while the card is fresh. */
  | { verb: 'renew-recovery' }
  /** Makes a key for another system and shows it, once; only while the card is fresh. */
  | { verb: 'add-api-key'; system: string }
  /** From then on a key is none. */
  | { verb: 'revoke-api-key'; id: Id<'api-key'> }
  /** Looks again at what another system reported; null: at all that failed again and again. */
  | { verb: 'retry-outside'; id: Id<'outside-event'> | null }
  /** The same for everybody the card is about, as one act. */
  | { verb: 'run-all'; command: string; rest: string }
  /** Hands a file, place or contact card that an operator sent to this customer. */
  | { verb: 'pass-on'; messageId: MessageId; contactId: ContactId }
  | { verb: 'keep-file' }
  | { verb: 'forget-file'; messageId: MessageId }
  /** Takes in the list that was shown. */
  | { verb: 'import'; importId: ImportId }
  /** Makes leads of the people on shared contact cards. */
  | { verb: 'add-leads'; people: { name: string | null; phone: string }[] }
  /** The closed window's template button: lets the waiting cards through. */
  | { verb: 'open' };

/** A button or row: its title as a person reads it (20 characters on a button, 24 on a row; description 72). */
export type Choice = { act: Act; label: string; description?: string };

export type CardKind =
  | 'turn'
  | 'follow-up'
  | 'review'
  | 'failure'
  | 'question'
  | 'list'
  | 'task'
  | 'notice'
  | 'digest'
  | 'triage'
  | 'form';

/**
 * A card as it is decided, before it is a message. At most three choices become buttons, four to ten a list. `body` is at most 1,024
 * characters; what is longer is sent as a text first, by `cardMessages`.
 */
export type CardSpec = {
  kind: CardKind;
  body: string;
  header?: CardHeader;
  /**
   * A chart over the words: the card is a picture with its caption, in one message. WhatsApp has no list under a picture, so more than three
   * choices are answered by their number, which the words must show. Up to three are buttons; phones then crop the picture to about 2 to 1.
   */
  picture?: Chart;
  footer?: string;
  /** The one choice opens this form instead of being a button; the id of its act is the form's token. */
  form?: { id: string; screen: string; data: Record<string, string>; otherwise: string };
  choices: Choice[];
  /** The label of the button that opens the list, where the choices are one. */
  listLabel?: string;
  /** Shows even a few choices as a list (rows have descriptions). */
  asList?: boolean;
  contactId?: ContactId;
  conversationId?: ConversationId;
  turnId?: TurnId;
  followUpId?: FollowUpId;
  draftId?: DraftId;
  /** What words typed in answer are put behind, where the choices are not all that can be answered. */
  adds?: Adds;
  /** Those a `run-all` or an `answer-many` acts on, as they were when it was shown: what is confirmed is what is done. */
  people?: ContactId[];
  /** The ways of asking that an `answer-many` answers. */
  topics?: string[];
  /** The record it is about, and the state it was in: with another it means nothing any more. */
  record?: CardSubject['record'];
  /** The offers it is about, as they were when it was made. */
  offers?: CardSubject['offers'];
  /** The sentence that shows this list: "these" then means everybody in it. */
  source?: { command: string; rest: string };
  /** The colleague a decision is asked about: whoever decides first decides for all who were asked. */
  colleagueId?: OperatorId;
  /** Whom it is about; quoting it means them. `contactId` is among them by itself. */
  about?: ContactId[];
  /** What one tap could make of it. */
  suggested?: Suggested;
  /** Who had it before, and did not get to it. */
  had?: OperatorId[];
  /** It is one of several that are decided one by one. */
  review?: Review;
  /** How many things it stands for, where it stands for several. */
  counts?: number;
};

/** A card as it is stored. */
export type Card = {
  id: CardId;
  kind: CardKind;
  contactId: ContactId | null;
  conversationId: ConversationId | null;
  turnId: TurnId | null;
  followUpId: FollowUpId | null;
  draftId: DraftId | null;
  subject: CardSubject;
  state: 'live' | 'settled' | 'superseded';
  settledAs: string | null;
  settledAt: Date | null;
  settledBy: string | null;
  handOnAt: Date | null;
  createdAt: Date;
};

import type {
  CalendarId,
  CardId,
  ContactId,
  ConversationId,
  DealId,
  DraftId,
  FollowUpId,
  Id,
  ImportId,
  MediaId,
  MessageId,
  NumberId,
  OfferId,
  OperatorId,
  OutboxId,
  PipelineId,
  RecordId,
  StageId,
  TaskId,
  ThoughtId,
  TurnId,
} from '../kit/ids.ts';
import type { E164 } from '../kit/phone.ts';
import type { SecretCode } from './access-code.ts';
import type { Urgency } from './attention.ts';
import type { AutopilotOver } from './autopilot.ts';
import type { Because } from './because.ts';
import type { BusinessRecord, RecordActor, RecordChange, RecordContent, RecordState } from './business-record.ts';
import type { OffBecause } from './callout.ts';
import type { CalloutBody } from './callout-body.ts';
import type { Act, CardSpec } from './card.ts';
import type { Content } from './content.ts';
import type { Deal, Pipeline, Stage } from './deal.ts';
import type { DialogueBody, DialogueKind, DialogueRun, LeftBecause } from './dialogue.ts';
import type { Intent } from './intent.ts';
import type { InteractionType } from './interaction.ts';
import type { Locale } from './locale.ts';
import type { Doubt } from './lookalike.ts';
import type { NewOffer, OfferChange } from './offer.ts';
import type { Asked, LockedBecause, Operator, OperatorChange, Proposed, WelcomeStep } from './operator.ts';
import type { Review } from './people.ts';
import type { FollowUpKind, JudgedFollowUp } from './permit.ts';
import type { PresetName } from './preset.ts';
import type { Rating } from './rating.ts';
import type { PausedBecause, Rule, RuleBody } from './rule.ts';
import type { Sequence } from './sequence.ts';
import type { SkipReason } from './skip-reason.ts';
import type { Settings, Tenant } from './tenant.ts';
import type { SlotOffer, Waiting } from './waiting-list.ts';

export type { Because };

/** Words or a template to a customer. Nothing leaves but by one of these, with a person's approval in it. */
export type SendEffect = {
  do: 'send';
  conversationId: ConversationId;
  content: Content;
  category: 'free' | 'utility' | 'marketing';
  because: Because;
  approvedBy: OperatorId;
  /**
   * `grace`: waits the tenant's grace and can be taken back. `announced`: waits until `notBefore`, since nobody tapped. `knock`: parked until they
   * open the window. `none`: at once.
   */
  hold: 'grace' | 'announced' | 'knock' | 'none';
  /** Not before then, whatever the grace: it is night where they live. */
  notBefore?: Date;
  /** Is cancelled instead of sent when they wrote after this moment. */
  unlessTheyWroteAfter?: Date;
  /** Is cancelled instead of sent when the appointment is not, or no longer, as it says; or once this moment is over. */
  unlessRecord?: { id: RecordId; startsAt: Date; until: Date };
  followUpId?: FollowUpId;
  /** It goes without a tap because its kind earned that. */
  permitId?: Id<'permit'>;
  /** The operator's tap or message, which gets ⏳ now and ✅ when it left. */
  causedByWamid?: string;
  quote?: string;
};

/**
 * A record to be opened. `number`: where it was taken already, to be said in the same breath. `madeFrom`: the quote or order it comes of; where that
 * has been done already, nothing is opened.
 */
export type NewRecord = Pick<BusinessRecord, 'id' | 'kind' | 'contactId' | 'title'> &
  RecordChange &
  Partial<Pick<BusinessRecord, 'number' | 'conversationId' | 'currency' | 'externalSystem' | 'externalRef'>> & {
    madeFrom?: RecordId;
  };

/** Who or what opens or changes a record; an operator's own act can be undone by them. */
export type RecordBy = { who: 'operator'; id: OperatorId } | { who: Exclude<RecordActor, 'operator'>; id?: string };

/** What a decision wants done. `commit` writes it, in one transaction; a case added here breaks the build there and nowhere else. */
export type Effect =
  | SendEffect
  /** A live card into an operator's thread. `push`: nobody asked for it, so it waits where they are not to be disturbed. */
  | { do: 'show'; to: OperatorId; card: CardSpec; push?: Urgency }
  /** A line in an operator's thread, in answer to something they wrote. */
  /** `secret`: the text hides a code, which is put in when it leaves. */
  | { do: 'say'; to: OperatorId; text: string; about?: ContactId[]; quote?: string; secret?: SecretCode }
  /** A file into an operator's thread. */
  | { do: 'hand'; to: OperatorId; file: MediaId; filename: string; caption: string; about?: ContactId[] }
  /** A file that is written by a job of its own: everybody, or everything about one person. `wamid`: what asked for it. */
  | { do: 'export'; operatorId: OperatorId; contactId?: ContactId; format: 'xlsx' | 'csv'; wamid: string }
  /** A reaction on the operator's own message; null takes it back. `optional`: left out where the thread is short of room. */
  | { do: 'react'; to: OperatorId; wamid: string; emoji: string | null; optional?: boolean }
  /** A list of people was sent: it is read by a job of its own, and shown. */
  | { do: 'read-import'; operatorId: OperatorId; messageId: MessageId; file: MediaId; filename: string }
  | { do: 'start-import'; operatorId: OperatorId; importId: ImportId }
  /** Takes out again whom a list brought and with whom nothing has happened since. */
  | { do: 'undo-import'; importId: ImportId }
  /** A file's bytes are no longer wanted. */
  | { do: 'forget-file'; file: MediaId }
  /** A contact with a deal in the first stage; nothing where the number is somebody's already. `operatorId` null: another system brings them. */
  | { do: 'add-lead'; operatorId: OperatorId | null; name: string | null; phone: E164 }
  /** Takes out a contact with whom nothing has happened since. */
  | { do: 'remove-lead'; contactId: ContactId }
  /** What the thread is now in the middle of. */
  | { do: 'ask'; operator: OperatorId; asked: Asked | null }
  | {
      do: 'draft';
      id: DraftId;
      conversationId: ConversationId;
      turnId?: TurnId;
      followUpId?: FollowUpId;
      text: string;
      source: 'playbook' | 'model' | 'operator';
      from: string;
    }
  | { do: 'settle-card'; cardId: CardId; as: string; by: OperatorId | null; state: 'settled' | 'superseded' }
  /** Decided for everybody who was asked the same: no other card with this button is live any more. */
  | { do: 'settle-same'; act: Act; by: OperatorId }
  /** Its operator is at it: it is not passed on. */
  | { do: 'touch-card'; cardId: CardId }
  /** What a card suggested was made of it. */
  | { do: 'use-suggested'; cardId: CardId; turnId: TurnId | null }
  /** The decision on a card was taken back: it can be answered again. */
  | { do: 'reopen-card'; cardId: CardId }
  /** Every live card of the conversation is overtaken; by what a person decided, every one that has reached its operator. */
  | { do: 'supersede-cards'; conversationId: ConversationId; as: string; by?: OperatorId }
  /** What a customer wants, as a person says; kept as an example, unless an undo says again what a machine had said. Its card goes where it belongs then. */
  | {
      do: 'correct-intent';
      turnId: TurnId;
      contactId: ContactId;
      intent: Intent | null;
      says: 'operator' | 'words' | 'model' | null;
      by: OperatorId;
    }
  | { do: 'settle-turn'; turnId: TurnId; as: string; by: OperatorId | null }
  | { do: 'settle-follow-up'; followUpId: FollowUpId; as: 'sent' | 'edited' | 'by-itself' | 'superseded' | 'stale' }
  /** It is left out; why, somebody may say afterwards. */
  | { do: 'skip-follow-up'; followUpId: FollowUpId; by: OperatorId }
  | { do: 'explain-skip'; followUpId: FollowUpId; because: SkipReason; by: OperatorId }
  /** It can be decided again; nothing where something else has come since. */
  | { do: 'unskip-follow-up'; followUpId: FollowUpId }
  /** The next follow-up of a conversation: a step of its silence, without one the first; or a nudge that somebody asked for. `cardAt`: when it is looked at. */
  | {
      do: 'plan-follow-up';
      conversationId: ConversationId;
      cardAt: Date;
      silentSince: Date;
      kind?: 'silence' | 'nudge';
      step?: number;
      lastStepAt?: Date | null;
      notBefore?: Date | null;
      /** It is shown at once, by a card that goes with it. */
      shownAs?: FollowUpId;
    }
  /** The customer no longer waits on us, but for what nobody has been shown yet. */
  | { do: 'answered'; conversationId: ConversationId }
  /** The same, and all they have said is answered by it, also what nobody has been shown: it was looked at together with what others said. */
  | { do: 'answered-whole'; conversationId: ConversationId; by: OperatorId }
  /** The answer was taken back: they wait again. `whole`: what an `answered-whole` had settled is open again. */
  | { do: 'unanswered'; conversationId: ConversationId; whole?: true }
  /**
   * Words to a customer without a person: counted by type, and kept from being said again too soon. `answersFor`: whose answer it is, where it is
   * one; null: they still wait for ours.
   */
  | {
      do: 'say-by-itself';
      id: Id<'interaction'>;
      conversationId: ConversationId;
      type: InteractionType;
      content: Content;
      /** What it tells of, as it was then: with another version it does not leave. */
      record?: Pick<BusinessRecord, 'id' | 'version'>;
      answersFor: OperatorId | null;
      trueUntil: Date | null;
    }
  /** An answer goes out by itself until then, to whoever asks in one of these ways; and no longer. */
  | {
      do: 'keep-answering';
      id: Id<'standing-answer'>;
      by: OperatorId;
      topics: string[];
      text: string;
      until: Date;
      undone: string;
    }
  | { do: 'stop-answering'; id: Id<'standing-answer'>; by: OperatorId; undone: string }
  | { do: 'start-answering'; id: Id<'standing-answer'>; by: OperatorId; undone: string }
  | {
      do: 'move';
      dealId: DealId;
      toStageId: StageId;
      by: 'operator' | 'model' | 'rule';
      because: string;
      confidence?: number;
      operatorId?: OperatorId;
    }
  /** Another piece of business with somebody, beside what is open with them already. */
  | {
      do: 'open-deal';
      deal: Pick<Deal, 'id' | 'contactId' | 'stageId' | 'title' | 'value'>;
      by: OperatorId;
    }
  /** It was opened by mistake; nothing where something has become of it since. */
  | { do: 'remove-deal'; dealId: DealId; by: OperatorId }
  | { do: 'note'; contactId: ContactId; operatorId: OperatorId; text: string }
  /** `askedBy`: a colleague asks them to decide by then. */
  | {
      do: 'task';
      id?: TaskId;
      operatorId: OperatorId;
      askedBy?: OperatorId;
      contactId?: ContactId;
      text: string;
      dueAt?: Date;
    }
  | { do: 'remove-note'; noteId: Id<'note'> }
  | { do: 'remove-task'; taskId: TaskId }
  | { do: 'finish-task'; taskId: TaskId; operatorId: OperatorId }
  | { do: 'reopen-task'; taskId: TaskId }
  /** The name an operator gives outlasts what WhatsApp's profile says. `operatorId` null: another system says it, which counts where nobody knew one. */
  | { do: 'rename'; contactId: ContactId; operatorId: OperatorId | null; name: string }
  | { do: 'tag'; contactId: ContactId; operatorId: OperatorId | null; tag: string }
  | { do: 'untag'; contactId: ContactId; operatorId: OperatorId | null; tag: string }
  /** What another system calls somebody. */
  | { do: 'know-as'; contactId: ContactId; system: string; reference: string }
  /** Another system may report what happens, with the key of this row; and no longer. */
  | { do: 'add-api-key'; id: Id<'api-key'>; number: number; system: string; by: OperatorId }
  | { do: 'revoke-api-key'; id: Id<'api-key'>; by: OperatorId }
  /** Another system may be called by rules, at this address, which is sealed when it is written. `undone`: what an undo says has come back. */
  | {
      do: 'add-connection';
      id: Id<'connection'>;
      number: number;
      name: string;
      address: string;
      host: string;
      by: OperatorId;
      undone: string;
    }
  /** It is called no longer, or again. `by` null: it ended by itself, `because` of that. */
  | {
      do: 'set-connection';
      id: Id<'connection'>;
      state: 'on' | 'off' | 'removed';
      because?: OffBecause;
      by: OperatorId | null;
      undone: string;
    }
  /** A call: it waits in a row of its own, and leaves after the commit. `contactId` null: it is about nobody. */
  | {
      do: 'call-out';
      id: Id<'callout'>;
      connectionId: Id<'connection'>;
      contactId: ContactId | null;
      body: CalloutBody;
      at: Date;
      undone: string;
    }
  /** It does not leave, or not once more; nothing where it was taken already. */
  | { do: 'drop-call'; id: Id<'callout'> }
  /** What this connection has not taken is tried again. */
  | { do: 'retry-calls'; connectionId: Id<'connection'>; by: OperatorId }
  /** What another system reported is looked at again; null: all that failed again and again. */
  | { do: 'retry-outside'; id: Id<'outside-event'> | null; by: OperatorId }
  /** It said that this happened to somebody: rules may act on it. */
  | { do: 'happened-outside'; contactId: ContactId; name: string; event: Id<'outside-event'> }
  /** What the deal is worth, in the currency's smallest unit. */
  | { do: 'value'; dealId: DealId; contactId: ContactId; operatorId: OperatorId; value: number | null }
  /** Why the deal was lost. */
  | { do: 'reason'; dealId: DealId; contactId: ContactId; operatorId: OperatorId; reason: string | null }
  /** An appointment, order, quote, case or payment request, in the first state of its kind. `because`: why, where nobody's words say it. */
  | { do: 'open-record'; record: NewRecord; by: RecordBy; because?: string }
  /**
   * Another state, time, title or amount. Nothing where whoever it is may not lead there from the state it is in. A time that is taken by then fails
   * (`slot-taken`), and what was decided is decided again.
   */
  | { do: 'change-record'; recordId: RecordId; to?: RecordState; change?: RecordChange; by: RecordBy; because?: string }
  /**
   * What a change had changed is as before; nothing where somebody has changed it again since. `made`: what it was then: where later changes were
   * undone it is so again, with another version.
   */
  | { do: 'restore-record'; recordId: RecordId; was: RecordContent; version: number; made?: RecordContent; by: OperatorId }
  /** A new address at which somebody reads a calendar outside; the one they had of it before ends. */
  | { do: 'link-calendar'; id: Id<'calendar-link'>; calendarId: CalendarId; operatorId: OperatorId }
  /** Somebody waits for a time to come free. `undone`: what an undo says has come back. */
  | { do: 'wait'; waiting: Waiting; by: RecordBy; undone: string }
  /** They wait no longer, or again. */
  | { do: 'end-wait'; id: Waiting['id']; contactId: ContactId; by: OperatorId; undone: string }
  | { do: 'wait-again'; id: Waiting['id'] }
  /** A time that came free is offered to some who wait, after the grace; and no longer. */
  | { do: 'offer-slot'; offer: SlotOffer; undone: string }
  | { do: 'end-offer'; id: SlotOffer['id'] }
  /** One of them took it, and waits no longer; what that changes of their appointments comes with it. */
  | {
      do: 'take-slot';
      offerId: SlotOffer['id'];
      letterId: Id<'slot-letter'>;
      waitingId: Waiting['id'];
      contactId: ContactId;
    }
  /** A calendar outside is read from now on. `address` is sealed when it is written; `undone`: what an undo says has come back. */
  | {
      do: 'add-feed';
      id: Id<'calendar-feed'>;
      calendarId: CalendarId;
      address: string;
      host: string;
      by: OperatorId;
      undone: string;
    }
  /** It is read no longer, or again. */
  | { do: 'set-feed'; id: Id<'calendar-feed'>; removed: boolean; by: OperatorId; undone: string }
  /** It was opened by mistake; nothing where somebody has changed it since. */
  | { do: 'remove-record'; recordId: RecordId; version: number; made?: RecordContent; by: OperatorId }
  /** Something to be had from the business; its changes; and that it was made by mistake. */
  | { do: 'open-offer'; offer: NewOffer; by: OperatorId }
  | { do: 'change-offer'; offerId: OfferId; change: OfferChange; by: OperatorId }
  | { do: 'remove-offer'; offerId: OfferId; by: OperatorId }
  /** Who is responsible for a conversation from now on; null: nobody. `seen`: who was when it was decided, where that decides whether it may be. */
  | {
      do: 'assign';
      conversationId: ConversationId;
      contactId: ContactId;
      to: OperatorId | null;
      by: OperatorId | null;
      how: Assigned;
      seen?: OperatorId | null;
    }
  /** Nothing more of theirs becomes a card, and nothing goes to them. */
  | { do: 'block'; contactId: ContactId; operatorId: OperatorId; blocked: boolean }
  /** Nothing is proposed for them any more, until somebody says otherwise; what they write still comes. */
  | { do: 'leave'; contactId: ContactId; operatorId: OperatorId; left: boolean }
  /** What somebody made of a follow-up that was proposed to them. */
  | ({ do: 'verdict' } & JudgedFollowUp)
  /** Whether follow-ups that went were right; null: it is taken back. `undone`: what an undo says is as before. */
  | { do: 'rate'; followUps: FollowUpId[]; as: Rating | null; by: OperatorId; undone: string }
  /** Follow-ups of a kind have earned to go without a tap, and somebody is asked whether they shall. */
  | { do: 'offer-permit'; permit: FollowUpKind & { id: Id<'permit'>; earnedBy: number } }
  /** `undone`: what an undo says is as before. */
  | { do: 'answer-permit'; permitId: Id<'permit'>; yes: boolean; by: OperatorId; undone: string }
  /** They ask again. `by` null: it ended by itself. */
  | { do: 'end-permit'; permitId: Id<'permit'>; by: OperatorId | null; undone: string }
  /** Their follow-ups go without a tap from now on, or no longer. `by` null: it ended by itself, `because` of that. */
  | { do: 'autopilot'; contactId: ContactId; on: boolean; by: OperatorId | null; because?: AutopilotOver }
  /** How one of the business's people is served. `undone`: what an undo says has come back. */
  | { do: 'set-operator'; operatorId: OperatorId; change: OperatorChange; by: OperatorId; undone: string }
  /** Somebody may join the team from this phone; an earlier invitation of the phone ends. */
  | {
      do: 'invite';
      id: Id<'invitation'>;
      by: OperatorId;
      name: string;
      role: Operator['role'];
      locale: Locale;
      phone: E164;
      until: Date;
      /** Whoever runs the installation did it, in the name of an owner. */
      platform?: true;
    }
  /** An invitation is taken back, or stands again; nothing where it was used meanwhile. */
  | { do: 'set-invitation'; id: Id<'invitation'>; open: boolean; by: OperatorId }
  /** The code was right: they are of the business, and no longer anybody's contact. */
  | {
      do: 'join';
      invitation: Id<'invitation'>;
      operatorId: OperatorId;
      userId: string | null;
      identityKeyHash: string | null;
      /** When they wrote into their thread; null: they have not yet. */
      at: Date | null;
    }
  /** A code was wrong. It is counted, so that trying has an end. */
  | { do: 'count-try'; on: { invitation: Id<'invitation'> } | { operator: OperatorId } }
  /** Somebody's access ends, and what was theirs becomes somebody else's. It cannot be undone. */
  | { do: 'remove-operator'; operatorId: OperatorId; by: OperatorId }
  /** Somebody is a stranger until they are confirmed. `by` null: what WhatsApp shows of them says so. */
  | { do: 'lock-operator'; operatorId: OperatorId; because: LockedBecause; by: OperatorId | null; proposed: Proposed | null }
  /** Who they would be known as changed while they are locked out. */
  | { do: 'propose'; operatorId: OperatorId; proposed: Proposed; toldAt?: Date }
  /** Somebody said that it is them, or (`by` null) they gave the recovery code, which is used up by it. */
  | { do: 'let-in'; operatorId: OperatorId; by: OperatorId | null }
  /** A new recovery code; the one before it ends. `by` null: whoever runs the installation printed it. */
  | { do: 'renew-recovery'; id: Id<'recovery-code'>; by: OperatorId | null }
  /** Asks somebody of several businesses on one console which they mean. */
  | { do: 'list-businesses'; operatorId: OperatorId; text: string; page: number }
  /** A line to somebody who has just written and is neither operator nor customer: not let in, or not yet. */
  | { do: 'turn-away'; numberId: NumberId; to: { phone: string | null; userId: string | null }; text: string }
  /** Meta is asked which templates there are by now. */
  | { do: 'learn-templates' }
  | { do: 'set-business'; change: Partial<Settings>; by: OperatorId; undone: string }
  /** What the business is called, and whose clock it lives by. */
  | { do: 'set-tenant'; change: Partial<Pick<Tenant, 'name' | 'timezone'>>; by: OperatorId; undone: string }
  /** Begins with another trade's stages and playbook, or with the same in another language; nothing where they are the business's own by now. */
  | { do: 'use-preset'; preset: PresetName; locale: Locale; by: OperatorId; undone: string }
  /** A stage of the business's own. `after`: the one it comes behind; null: first. `undone`: what an undo says has come back. */
  | {
      do: 'add-stage';
      stageId: StageId;
      pipelineId: PipelineId;
      name: string;
      meaning: string;
      sequence: Sequence;
      after: StageId | null;
      by: OperatorId;
      undone: string;
    }
  | {
      do: 'change-stage';
      stageId: StageId;
      change: Partial<Pick<Stage, 'name' | 'meaning' | 'sequence'>>;
      by: OperatorId;
      undone: string;
    }
  /** These come first in their pipeline, its others behind them. */
  | { do: 'order-stages'; first: StageId[]; by: OperatorId; undone: string }
  /** `to`: where those who stand there go; null where nobody does. */
  | { do: 'remove-stage'; stageId: StageId; to: StageId | null; by: OperatorId; undone: string }
  /** Brings a removed stage back; `from`: where those who stood there went. */
  | { do: 'restore-stage'; stageId: StageId; from: StageId | null; by: OperatorId; undone: string }
  /** Another way that business goes, with the stages and texts that a trade begins with, or another pipeline has. */
  | {
      do: 'add-pipeline';
      pipeline: Pick<Pipeline, 'id' | 'name'>;
      like: { preset: PresetName; locale: Locale } | { pipelineId: PipelineId };
      by: OperatorId;
      undone: string;
    }
  | { do: 'rename-pipeline'; pipelineId: PipelineId; name: string; by: OperatorId; undone: string }
  /** `to`: the pipeline into whose stages they go who stand in this one's. */
  | { do: 'remove-pipeline'; pipelineId: PipelineId; to: PipelineId | null; by: OperatorId; undone: string }
  /** Brings a removed pipeline back; `gave`: where those who stood in its stages went. */
  | { do: 'restore-pipeline'; pipelineId: PipelineId; gave: { stageId: StageId; to: StageId | null }[]; by: OperatorId }
  /** How far somebody's first contact has come. */
  | { do: 'welcome'; operatorId: OperatorId; step: WelcomeStep | null }
  /** They were given a tip today. */
  | { do: 'tipped'; operatorId: OperatorId; on: string }
  /** A pretended customer writes to them. */
  | { do: 'pretend'; operatorId: OperatorId; name: string; text: string }
  /** What they write counts as a customer's until then; null: no longer. */
  | { do: 'as-customer'; operatorId: OperatorId; until: Date | null }
  | {
      do: 'consent';
      contactId: ContactId;
      state: 'given' | 'stopped';
      source: 'their-words' | 'whatsapp-preference' | 'whatsapp-refusal' | 'operator' | 'outside';
      messageId?: MessageId;
      /** When they said so, where that was before now; and where and how. */
      at?: Date;
      evidence?: string;
    }
  | { do: 'cancel-send'; outboxId: OutboxId; because: string }
  | { do: 'retry-send'; outboxId: OutboxId; by: OperatorId; causedByWamid?: string }
  /** Erases who somebody was; `called` is what the empty row is called from then on. It cannot be undone. */
  | { do: 'forget'; contactId: ContactId; operatorId: OperatorId; called: string }
  /** Somebody is asked whether two are one person. */
  | { do: 'ask-same'; id: Id<'lookalike'>; contactId: ContactId; otherId: ContactId; because: Doubt }
  /** What they said; null: they took it back. */
  | {
      do: 'answer-same';
      lookalikeId: Id<'lookalike'>;
      answer: 'same' | 'new' | 'not-sure' | null;
      operatorId: OperatorId;
    }
  /** Two contacts are one person: the one who stays has everything of both. */
  | { do: 'merge'; keptId: ContactId; goneId: ContactId; operatorId: OperatorId }
  /** They are two after all: everything goes back to whom it came from. */
  | { do: 'unmerge'; mergeId: Id<'merge'>; operatorId: OperatorId }
  /** Entries of the log were undone by what comes with it. */
  | { do: 'undone'; auditIds: Id<'audit'>[]; operatorId: OperatorId }
  /** Takes back the last thing the operator did that can be taken back; what it was is answered in the thread. */
  /** `firingId`: instead all that a rule did there. */
  | { do: 'undo'; operatorId: OperatorId; causedByWamid?: string; firingId?: Id<'firing'> }
  /** A rule that was explained and can be switched on; nothing happens by it before. */
  | { do: 'offer-rule'; ruleId: Id<'rule'>; body: RuleBody; by: OperatorId }
  /** `by` null: it stopped itself, `because` of that. */
  | {
      do: 'set-rule';
      ruleId: Id<'rule'>;
      state: Rule['state'];
      because?: PausedBecause;
      /** Whether it asks each time from now on; as before where nothing is said. */
      asks?: boolean;
      /** What it is called by, where it has not been on before. */
      number?: number;
      by: OperatorId | null;
      undone: string;
    }
  /** A conversation with steps begins with somebody. Its first question goes with it. */
  | {
      do: 'begin-dialogue';
      run: Pick<
        DialogueRun,
        'id' | 'kind' | 'contactId' | 'conversationId' | 'body' | 'step' | 'answers' | 'operatorId' | 'dueAt'
      >;
      /** They began it themselves, by what they wrote. */
      byItself: boolean;
      undone: string;
    }
  /** Somebody of the business plays one as their own customer. */
  | {
      do: 'try-dialogue';
      operatorId: OperatorId;
      name: string;
      until: Date;
      run: Pick<DialogueRun, 'id' | 'kind' | 'body' | 'step' | 'dueAt'>;
      question: Content;
    }
  /** They answered. */
  | { do: 'step-dialogue'; runId: Id<'dialogue-run'>; progress: Pick<DialogueRun, 'step' | 'tries' | 'answers'>; dueAt: Date }
  | { do: 'end-dialogue'; runId: Id<'dialogue-run'>; as: Exclude<DialogueRun['state'], 'running'>; because: LeftBecause | null }
  /** Switched, or put into other words; `body` null: those of its trade. */
  | { do: 'set-dialogue'; kind: DialogueKind; on: boolean; body: DialogueBody | null; by: OperatorId; undone: string }
  /** It asked whether it shall: yes, if it is still so, or no. */
  | { do: 'answer-firing'; firingId: Id<'firing'>; yes: boolean; by: OperatorId }
  /** One that goes by the clock is due now. */
  | { do: 'run-rule'; ruleId: Id<'rule'> }
  /** What a rule did there was taken back by what comes with it. */
  | { do: 'firing-undone'; firingId: Id<'firing'> }
  /**
   * What waits about a conversation comes back then. Where nothing waits, a reminder does, in the words of `otherwise`.
   */
  | { do: 'snooze'; conversationId: ConversationId; contactId: ContactId; operatorId: OperatorId; until: Date; otherwise: string }
  /** What was put off comes back at once. */
  | { do: 'unsnooze'; conversationId: ConversationId; contactId: ContactId }
  /**
   * Brings the most urgent of the cards that are held back for an operator; in a `review` of the follow-ups, the next of these. `decided`: it was
   * the one before, just now.
   */
  | { do: 'next-card'; operatorId: OperatorId; review?: Review & { decided?: FollowUpId } }
  | { do: 'think'; id: ThoughtId; conversationId: ConversationId; turnId?: TurnId; followUpId?: FollowUpId };

/** What commit can write: an `undo` has been turned into what it undoes before, and the next card into that card. */
export type Settled = Exclude<Effect, { do: 'undo' } | { do: 'next-card' }>;

/** What an undo says: the kind of act, whom it was about, and what there is again. */
export type Undone = { kind: UndoneKind; contactId?: ContactId; detail?: string };

/** How somebody became responsible: they were given a person, with a summary or without, took them, from somebody else or not, answered first, or it was their turn. */
export type Assigned = 'assign' | 'transfer' | 'claim' | 'take-over' | 'answer' | 'turn';

export type UndoneKind =
  | 'move'
  | 'deal'
  | 'note'
  | 'task'
  | 'task-done'
  | 'rename'
  | 'tag'
  | 'untag'
  | 'value'
  | 'reason'
  | 'block'
  | 'unblock'
  | 'leave'
  | 'follow-again'
  | 'autopilot'
  | 'autopilot-off'
  | 'snooze'
  | 'skip'
  | 'assign'
  | 'lead'
  | 'import'
  | 'merge'
  | 'same-person'
  | 'invite'
  | 'uninvite'
  | 'record'
  | 'intent'
  | 'offer'
  | 'call'
  | 'rule-send'
  | 'setting';

/** What takes an act back, as it is kept beside the log. A message can only be stopped while it has not left; anything else has effects that undo it. */
export type Undo =
  | { what: 'send'; outboxId: OutboxId; conversationId: ConversationId; cardId?: CardId }
  | { what: 'effects'; effects: Settled[]; undone: Undone };

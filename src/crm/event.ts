import type { ContactId, ConversationId, DealId, Id, MessageId, OperatorId, RecordId, StageId, TaskId } from '../kit/ids.ts';
import type { BusinessRecord, RecordActor, RecordKind, RecordState } from './business-record.ts';
import type { ContactView } from './contact-view.ts';
import type { Marketing } from './merge.ts';

/**
 * What can happen that rules act upon, with its facts: ids and small words, never what was said. A case added here is written where it happens by
 * one call of `happened` (event.store.ts), and can be listened to by a case in `Trigger` (rule.ts).
 */
export type Occurrence =
  /** They wrote; `first`: for the first time ever. */
  | { kind: 'message'; facts: { messageId: MessageId; first: boolean } }
  /** Somebody became a lead: by writing, or because somebody entered them. */
  | { kind: 'lead'; facts: Record<string, never> }
  | { kind: 'stage'; facts: { from: StageId; to: StageId } }
  /** `tag`: its key, in lower case without accents. */
  | { kind: 'tag'; facts: { tag: string } }
  | { kind: 'untag'; facts: { tag: string } }
  | { kind: 'consent'; facts: { state: 'given' | 'stopped' } }
  | { kind: 'responsible'; facts: { from: OperatorId | null; to: OperatorId | null } }
  | { kind: 'task-done'; facts: { taskId: TaskId } }
  /** The clock said so, to a rule that goes by it: about nobody in particular. `people`: of whom it asked, where it asks first. */
  | { kind: 'clock'; facts: { ruleId: Id<'rule'>; people?: ContactId[] } }
  /** An appointment, order, quote, case or payment request was opened (`from` null), has another state, or (`moved`) another time. */
  | {
      kind: 'record';
      facts: {
        recordId: RecordId;
        record: RecordKind;
        from: RecordState | null;
        to: RecordState;
        moved: boolean;
        by: RecordActor;
      };
    }
  /** Another system said so (`custom` of the events API). `name`: what it calls what happened. */
  | { kind: 'outside'; facts: { name: string; event: Id<'outside-event'> } };

/** Whom it is about. */
export type About = {
  contactId?: ContactId | undefined;
  conversationId?: ConversationId | undefined;
  dealId?: DealId | undefined;
};

/** Something that happened, as it was written down. `chain`: the rules that led to it. */
export type Happened = Occurrence & {
  id: Id<'event'>;
  contactId: ContactId | null;
  conversationId: ConversationId | null;
  dealId: DealId | null;
  cause: Id<'firing'> | null;
  chain: readonly Id<'rule'>[];
  at: Date;
};

/** What is known about the person an event is about, as things stand when it is looked at; `said`: the event's own message. */
export type EventSituation = {
  view: ContactView | null;
  /** The record it is about; null where it is about none, or that one was removed. */
  record: BusinessRecord | null;
  /** As keys. */
  tags: readonly string[];
  marketing: Marketing;
  fromAd: boolean;
  said: string;
};

/** An event with what is known now: what a rule is tried out on. */
export type Recalled = { event: Happened; situation: EventSituation };

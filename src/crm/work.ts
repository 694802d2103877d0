import type {
  CardId,
  ContactId,
  ConversationId,
  DeliveryId,
  ExportId,
  FollowUpId,
  Id,
  ImportId,
  MediaId,
  NoticeId,
  OperatorId,
  OutboxId,
  RecordId,
  TaskId,
  TenantId,
  ThoughtId,
  TurnId,
} from '../kit/ids.ts';

/** Something to be done soon, as ids only: the rows are the truth, and a ring that is lost is rung again by the sweeper. */
export type Work =
  | { do: 'split'; delivery: DeliveryId }
  | { do: 'items'; lane: string; tenant: TenantId }
  | { do: 'turn'; tenant: TenantId; turn: TurnId }
  | { do: 'think'; tenant: TenantId; thought: ThoughtId }
  | { do: 'follow-up'; tenant: TenantId; followUp: FollowUpId }
  /** A card that belongs in somebody else's thread. */
  | { do: 'hand-on'; tenant: TenantId; card: CardId }
  | { do: 'task'; tenant: TenantId; task: TaskId }
  /** What an appointment lets be known. */
  | { do: 'notice'; tenant: TenantId; notice: NoticeId }
  /** A time that came free is to be offered to somebody. */
  | { do: 'slot-letter'; tenant: TenantId; letter: Id<'slot-letter'> }
  /** A calendar outside is to be read. */
  | { do: 'feed'; tenant: TenantId; feed: Id<'calendar-feed'> }
  /** Somebody is to look at a record again. */
  | { do: 'record'; tenant: TenantId; record: RecordId }
  /** Rules are asked about what happened. */
  | { do: 'events'; tenant: TenantId }
  /** What other systems reported is looked at. */
  | { do: 'outside'; tenant: TenantId }
  /** What rules have to tell another system leaves. */
  | { do: 'calls'; tenant: TenantId; connection: Id<'connection'> }
  /** What a rule was to do later. */
  | { do: 'firing'; tenant: TenantId; firing: Id<'firing'> }
  /** Nobody has answered a step for a day. */
  | { do: 'dialogue'; tenant: TenantId; run: Id<'dialogue-run'> }
  /** A rule goes by the clock, and it is time. */
  | { do: 'rule'; tenant: TenantId; rule: Id<'rule'> }
  /** What is held back for an operator, and their day. */
  | { do: 'bring'; tenant: TenantId; operator: OperatorId }
  /** Nobody answered the wake-up. */
  | { do: 'unanswered'; tenant: TenantId; operator: OperatorId }
  | { do: 'mail'; tenant: TenantId; mail: Id<'mail'> }
  | { do: 'release'; tenant: TenantId; outbox: OutboxId }
  | { do: 'send'; tenant: TenantId; pair: string }
  | { do: 'unsure'; tenant: TenantId; outbox: OutboxId }
  | { do: 'seen'; tenant: TenantId; conversation: ConversationId }
  | { do: 'media'; tenant: TenantId; media: MediaId }
  | { do: 'hear'; tenant: TenantId; media: MediaId }
  | { do: 'forget-file'; tenant: TenantId; media: MediaId }
  | { do: 'import'; tenant: TenantId; import: ImportId }
  | { do: 'export'; tenant: TenantId; export: ExportId }
  | { do: 'index'; tenant: TenantId }
  | { do: 'tidy'; tenant: TenantId }
  /** Last week is looked at. */
  | { do: 'checkup'; tenant: TenantId }
  /** Meta is asked which templates there are. */
  | { do: 'templates'; tenant: TenantId }
  /** What was kept long enough, of the whole installation. */
  | { do: 'purge' }
  | { do: 'seal'; tenant: TenantId }
  /** A test is over. */
  | { do: 'forget-test'; tenant: TenantId; contact: ContactId }
  | { do: 'prove'; tenant: TenantId; erasure: Id<'erasure'> };

/**
 * Work and, where it is not for now, how long to wait (machine time). `patient`: nobody is waiting for it, so it has only its own hands, and
 * so has what comes of it.
 */
export type Ring = { work: Work; afterMs?: number; patient?: boolean };

/**
 * What a sweep rings for. What is merely due is patient, however much of it there is: only what somebody wrote is never kept waiting by it.
 * Whatever else just happened had its own ring.
 */
export function sweptRing(work: Work): Ring {
  const wrote = work.do === 'split' || work.do === 'items' || work.do === 'turn' || work.do === 'think';
  return { work, patient: !wrote };
}

/** One name for the same work, so that ringing twice is doing once. */
export function workKey(work: Work): string {
  return Object.values(work).join('/');
}

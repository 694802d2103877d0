import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, real, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type {
  ActId,
  CardId,
  ContactId,
  ConversationId,
  DealId,
  DraftId,
  FollowUpId,
  Id,
  OperatorId,
  StageId,
  TemplateId,
  ThoughtId,
  TurnId,
} from '../../src/kit/ids.ts';
import { idOf, moment, tenantId } from './columns.ts';
import { conversations } from './crm.ts';

type Intent = 'support' | 'order' | 'information' | 'complaint' | 'reply' | 'other';

/** What a customer said in one go: a burst of messages, closed by a short silence. One card is made of it. */
export const turns = pgTable(
  'turns',
  {
    tenantId: tenantId(),
    id: idOf<TurnId>().notNull(),
    conversationId: idOf<ConversationId>('conversation_id').notNull(),
    state: text('state').$type<'open' | 'thinking' | 'shown' | 'settled'>().notNull(),
    startedAt: moment('started_at').notNull(),
    lastAt: moment('last_at').notNull(),
    /** When its silence is long enough. */
    dueAt: moment('due_at').notNull(),
    /** The card leaves then at the latest, drafted or not. */
    cardByMachine: moment('card_by_machine'),
    messageCount: integer('message_count').notNull(),
    /** What they want (src/crm/intent.ts), and who says so; null: nobody is sure. */
    intent: text('intent').$type<Intent | null>(),
    intentBy: text('intent_by').$type<'words' | 'model' | 'operator' | null>(),
    /** It was taken for something else before, and a card from before then may be in the wrong thread. */
    intentChangedAt: moment('intent_changed_at'),
    settledAs: text('settled_as'),
    settledBy: idOf<OperatorId>('settled_by'),
    settledAt: moment('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('turns_open').on(t.tenantId, t.conversationId).where(sql`state = 'open'`),
    index('turns_due').on(t.dueAt).where(sql`state = 'open'`),
    index('turns_thinking').on(t.cardByMachine).where(sql`state = 'thinking'`),
    index('turns_conversation').on(t.tenantId, t.conversationId, t.startedAt),
    index('turns_started').on(t.tenantId, t.startedAt),
    foreignKey({ columns: [t.tenantId, t.conversationId], foreignColumns: [conversations.tenantId, conversations.id] }),
  ],
);

/** A turn whose intent a person corrected: what is asked of a model next shows it as an example. What was said stays in its messages alone. */
export const intentExamples = pgTable(
  'intent_examples',
  {
    tenantId: tenantId(),
    id: idOf<Id<'intent-example'>>().notNull(),
    conversationId: idOf<ConversationId>('conversation_id').notNull(),
    turnId: idOf<TurnId>('turn_id').notNull(),
    /** Null: it was taken back. */
    intent: text('intent').$type<Intent | null>(),
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('intent_examples_turn').on(t.tenantId, t.turnId),
    index('intent_examples_newest').on(t.tenantId, t.at),
    index('intent_examples_conversation').on(t.tenantId, t.conversationId),
  ],
);

/** One question to the model, asked outside any transaction. */
export const thoughts = pgTable(
  'thoughts',
  {
    tenantId: tenantId(),
    id: idOf<ThoughtId>().notNull(),
    turnId: idOf<TurnId>('turn_id'),
    followUpId: idOf<FollowUpId>('follow_up_id'),
    conversationId: idOf<ConversationId>('conversation_id').notNull(),
    state: text('state').$type<'waiting' | 'asking' | 'done' | 'failed'>().notNull(),
    errorCode: text('error_code'),
    stageId: idOf<StageId>('stage_id'),
    intent: text('intent'),
    intentConfidence: real('intent_confidence'),
    /** Of the stage. */
    confidence: real('confidence'),
    reason: text('reason'),
    model: text('model'),
    inputTokens: integer('input_tokens'),
    outputTokens: integer('output_tokens'),
    attempts: integer('attempts').notNull().default(0),
    leaseUntilMachine: moment('lease_until_machine').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('thoughts_turn').on(t.tenantId, t.turnId),
    index('thoughts_follow_up').on(t.tenantId, t.followUpId).where(sql`follow_up_id is not null`),
    index('thoughts_waiting').on(t.leaseUntilMachine).where(sql`state in ('waiting', 'asking')`),
  ],
);

/** Words that may go to a customer once a person approves them. Fixed when offered; a changed text is a new draft. */
export const drafts = pgTable(
  'drafts',
  {
    tenantId: tenantId(),
    id: idOf<DraftId>().notNull(),
    conversationId: idOf<ConversationId>('conversation_id').notNull(),
    turnId: idOf<TurnId>('turn_id'),
    followUpId: idOf<FollowUpId>('follow_up_id'),
    text: text('text').notNull(),
    source: text('source').$type<'playbook' | 'model' | 'operator'>().notNull(),
    /** Which playbook line or model wrote it. */
    from: text('from').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('drafts_turn').on(t.tenantId, t.turnId),
    index('drafts_follow_up').on(t.tenantId, t.followUpId),
    index('drafts_conversation').on(t.tenantId, t.conversationId, t.createdAt),
  ],
);

/** One card in an operator's thread: what it is about and whether it can still be answered. */
export const cards = pgTable(
  'cards',
  {
    tenantId: tenantId(),
    id: idOf<CardId>().notNull(),
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    kind: text('kind').notNull(),
    contactId: idOf<ContactId>('contact_id'),
    conversationId: idOf<ConversationId>('conversation_id'),
    turnId: idOf<TurnId>('turn_id'),
    followUpId: idOf<FollowUpId>('follow_up_id'),
    draftId: idOf<DraftId>('draft_id'),
    subject: jsonb('subject').$type<Record<string, unknown>>().notNull(),
    state: text('state').$type<'live' | 'settled' | 'superseded'>().notNull(),
    settledAs: text('settled_as'),
    settledBy: idOf<OperatorId>('settled_by'),
    settledAt: moment('settled_at'),
    /** From then on it belongs in somebody else's thread; null: it stays where it is. */
    handOnAt: moment('hand_on_at'),
    /** Nobody asked for it. */
    pushed: boolean('pushed').notNull().default(false),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('cards_pushed').on(t.tenantId, t.operatorId, t.createdAt).where(sql`pushed`),
    index('cards_hand_on').on(t.handOnAt).where(sql`state = 'live' and hand_on_at is not null`),
    index('cards_live').on(t.tenantId, t.operatorId, t.createdAt).where(sql`state = 'live'`),
    index('cards_told')
      .on(t.tenantId, t.operatorId, t.kind, t.createdAt)
      .where(sql`kind in ('notice', 'triage') and state = 'live'`),
    index('cards_failed').on(t.tenantId, t.conversationId).where(sql`kind = 'failure' and state = 'live'`),
    index('cards_live_talk').on(t.tenantId, t.conversationId).where(sql`state = 'live'`),
    index('cards_turn').on(t.tenantId, t.turnId).where(sql`turn_id is not null`),
    index('cards_conversation').on(t.tenantId, t.conversationId, t.createdAt),
  ],
);

/** What a button or list row means. The button carries only this row's id; the row is used at most once where it must be. */
export const acts = pgTable(
  'acts',
  {
    tenantId: tenantId(),
    id: idOf<ActId>().notNull(),
    cardId: idOf<CardId>('card_id').notNull(),
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    verb: text('verb').notNull(),
    args: jsonb('args').$type<Record<string, unknown>>().notNull(),
    label: text('label').notNull(),
    position: integer('position').notNull(),
    usedAt: moment('used_at'),
    usedBy: idOf<OperatorId>('used_by'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('acts_card').on(t.tenantId, t.cardId, t.position),
    foreignKey({ columns: [t.tenantId, t.cardId], foreignColumns: [cards.tenantId, cards.id] }),
  ],
);

/** A follow-up that is or was due. The row is the truth; the clock only wakes it. */
export const followUps = pgTable(
  'follow_ups',
  {
    tenantId: tenantId(),
    id: idOf<FollowUpId>().notNull(),
    conversationId: idOf<ConversationId>('conversation_id').notNull(),
    dealId: idOf<DealId>('deal_id').notNull(),
    stageId: idOf<StageId>('stage_id').notNull(),
    /** `silence`: a step of the stage's sequence. `nudge`: somebody asked for it now, and it is no step. */
    kind: text('kind').$type<'silence' | 'nudge'>().notNull(),
    /** Which step of the sequence, from one on. */
    step: integer('step').notNull().default(1),
    state: text('state').$type<'waiting' | 'thinking' | 'shown' | 'settled'>().notNull(),
    /** When it is looked at next: whether its card is shown then is decided anew. */
    cardAt: moment('card_at').notNull(),
    /** The card leaves then at the latest, drafted or not. */
    cardByMachine: moment('card_by_machine'),
    /** The silence it rests on: void when anybody wrote after it, but for the sequence itself. */
    silentSince: moment('silent_since').notNull(),
    /** When the step before it was sent or left out; null on the first. */
    lastStepAt: moment('last_step_at'),
    /** It was put off until then. */
    notBefore: moment('not_before'),
    settledAs: text('settled_as').$type<'sent' | 'edited' | 'by-itself' | 'skipped' | 'superseded' | 'stale' | null>(),
    settledAt: moment('settled_at'),
    /** Why it was left out, where somebody has said so. */
    skippedBecause: text('skipped_because').$type<'not-now' | 'not-interested' | 'settled' | 'wrong-words' | 'other' | null>(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('follow_ups_open').on(t.tenantId, t.conversationId).where(sql`state <> 'settled'`),
    index('follow_ups_due').on(t.cardAt).where(sql`state = 'waiting'`),
    index('follow_ups_reworded').on(t.tenantId, t.settledAt).where(sql`settled_as = 'edited' or skipped_because = 'wrong-words'`),
    index('follow_ups_settled').on(t.tenantId, t.settledAt).where(sql`state = 'settled'`),
    index('follow_ups_thinking').on(t.cardByMachine).where(sql`state = 'thinking'`),
    foreignKey({ columns: [t.tenantId, t.conversationId], foreignColumns: [conversations.tenantId, conversations.id] }),
  ],
);

/** What people made of the follow-ups that were proposed to them: only ever added to. */
export const verdicts = pgTable(
  'verdicts',
  {
    tenantId: tenantId(),
    id: idOf<Id<'verdict'>>().notNull(),
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    stageId: idOf<StageId>('stage_id').notNull(),
    step: integer('step').notNull(),
    followUpId: idOf<FollowUpId>('follow_up_id').notNull(),
    verdict: text('verdict').$type<'approved' | 'edited' | 'skipped' | 'undone' | 'wrong'>().notNull(),
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('verdicts_kind').on(t.tenantId, t.operatorId, t.stageId, t.step, t.at),
  ],
);

/** Whether a follow-up that went was right, as somebody said who looked back at the week. */
export const ratings = pgTable(
  'ratings',
  {
    tenantId: tenantId(),
    followUpId: idOf<FollowUpId>('follow_up_id').notNull(),
    /** Null: it was taken back. */
    rating: text('rating').$type<'right' | 'wrong-person' | 'wrong-time' | 'wrong-words' | null>(),
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    /** When the follow-up went: it is counted on that day, whenever somebody looks back. */
    wentAt: moment('went_at').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.followUpId] })],
);

/** Follow-ups of one kind that earned to go without a tap: offered to whom they come, and what they answered. */
export const permits = pgTable(
  'permits',
  {
    tenantId: tenantId(),
    id: idOf<Id<'permit'>>().notNull(),
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    stageId: idOf<StageId>('stage_id').notNull(),
    step: integer('step').notNull(),
    state: text('state').$type<'offered' | 'granted' | 'refused' | 'ended'>().notNull(),
    /** So many had been approved unchanged in a row. */
    earnedBy: integer('earned_by').notNull(),
    offeredAt: moment('offered_at').notNull(),
    answeredAt: moment('answered_at'),
    endedAt: moment('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('permits_kind').on(t.tenantId, t.operatorId, t.stageId, t.step, t.offeredAt),
    uniqueIndex('permits_granted').on(t.tenantId, t.operatorId, t.stageId, t.step).where(sql`state = 'granted'`),
  ],
);

/** The business's own words: per stage a reply and a follow-up, and answers to keywords. */
export const playbook = pgTable(
  'playbook',
  {
    tenantId: tenantId(),
    id: idOf<Id<'playbook-line'>>().notNull(),
    kind: text('kind').$type<'reply' | 'follow-up' | 'keyword'>().notNull(),
    stageId: idOf<StageId>('stage_id'),
    keywords: text('keywords').array().notNull().default(sql`'{}'::text[]`),
    text: text('text').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

/** A message template as Meta last described it. */
export const templates = pgTable(
  'templates',
  {
    tenantId: tenantId(),
    id: idOf<TemplateId>().notNull(),
    wabaId: text('waba_id').notNull(),
    metaId: text('meta_id'),
    name: text('name').notNull(),
    language: text('language').notNull(),
    category: text('category').$type<'utility' | 'marketing' | 'authentication'>().notNull(),
    status: text('status').notNull(),
    /** What Hilo uses it for, when it is one of its own. */
    purpose: text('purpose').$type<
      | 'wake-up'
      | 'knock'
      | 'quiet-lead'
      | 'appointment-confirmation'
      | 'appointment-reminder'
      | 'appointment-cancelled'
      | 'visit-survey'
      | 'freed-time'
      | null
    >(),
    components: jsonb('components').$type<unknown[]>().notNull(),
    reason: text('reason'),
    changedAt: moment('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('templates_name').on(t.tenantId, t.wabaId, t.name, t.language),
  ],
);

/** An operator's answer that goes out by itself, until its day is over, to whoever asks what it answered. */
export const standingAnswers = pgTable(
  'standing_answers',
  {
    tenantId: tenantId(),
    id: idOf<Id<'standing-answer'>>().notNull(),
    /** The ways of asking, as digests: what customers said is not in them. */
    topics: text('topics').array().notNull(),
    text: text('text').notNull(),
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    until: moment('until').notNull(),
    stoppedAt: moment('stopped_at'),
    used: integer('used').notNull().default(0),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('standing_answers_open').on(t.tenantId, t.until).where(sql`stopped_at is null`),
  ],
);

import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type {
  ContactId,
  ConversationId,
  DealId,
  Id,
  ImportId,
  MediaId,
  MessageId,
  NumberId,
  OperatorId,
  OutboxId,
  PipelineId,
  StageId,
  TaskId,
  TurnId,
} from '../../src/kit/ids.ts';
import { emptyJson, idOf, moment, tenantId, wordInOrder } from './columns.ts';

/** A person or company that is not of the business. Who they are to WhatsApp lies in `identities`. */
export const contacts = pgTable(
  'contacts',
  {
    tenantId: tenantId(),
    id: idOf<ContactId>().notNull(),
    name: text('name').notNull(),
    /** Who gave the name: a profile name never overwrites what an operator wrote. */
    nameFrom: text('name_from').$type<'phone' | 'profile' | 'operator'>().notNull(),
    /** The name in lower case without accents, for finding. */
    nameKey: text('name_key').notNull(),
    /** The dialled form, E.164; null for a person who shows no number. */
    phone: text('phone'),
    /** Its digits from the last to the first: a number is asked for by how it ends. */
    phoneBackwards: wordInOrder('phone_backwards').generatedAlwaysAs(sql`reverse(phone)`),
    userId: text('user_id'),
    username: text('username'),
    referral: jsonb('referral').$type<Record<string, unknown> | null>(),
    stopAutomation: boolean('stop_automation').notNull().default(false),
    /** Who let their follow-ups go without a tap, and since when; null: nobody. */
    autopilotBy: idOf<OperatorId>('autopilot_by'),
    autopilotSince: moment('autopilot_since'),
    /** Since then nothing of theirs becomes a card, and nothing goes to them. */
    blockedAt: moment('blocked_at'),
    /** The list they came with, where they did not come by themselves. */
    importId: idOf<ImportId>('import_id'),
    /** They are of the business by now: blocked as a contact for as long as they are. */
    operatorId: idOf<OperatorId>('operator_id'),
    /** Since then only the row is left: who it was is forgotten. */
    erasedAt: moment('erased_at'),
    /** No customer: one of the business's own people tries what it is like to be one. In no list and no figure. */
    testOf: idOf<OperatorId>('test_of'),
    /** When what a test left behind is taken away. */
    forgetAt: moment('forget_at'),
    /** Who they turned out to be. The row keeps their own address and what they were called, for answering them and for taking it back. */
    mergedInto: idOf<ContactId>('merged_into'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('contacts_name').on(t.tenantId, t.nameKey),
    index('contacts_forget').on(t.forgetAt).where(sql`forget_at is not null`),
    index('contacts_test').on(t.tenantId, t.testOf).where(sql`test_of is not null`),
    index('contacts_autopilot').on(t.tenantId, t.autopilotSince).where(sql`autopilot_by is not null`),
    index('contacts_import').on(t.tenantId, t.importId, t.id).where(sql`import_id is not null`),
    index('contacts_merged').on(t.tenantId, t.mergedInto).where(sql`merged_into is not null`),
    index('contacts_phone_end').on(t.tenantId, t.phoneBackwards).where(sql`phone_backwards is not null`),
    index('contacts_username').on(t.tenantId, t.username).where(sql`username is not null`),
    index('contacts_name_trigram').using('gin', sql`${t.nameKey} gin_trgm_ops`),
  ],
);

/**
 * The words of every name, kept by triggers, so that a typed name is found by equality and by its beginning: under row-level security an index
 * serves only comparisons that cannot leak.
 */
export const contactWords = pgTable(
  'contact_words',
  {
    tenantId: tenantId(),
    word: wordInOrder('word').notNull(),
    contactId: idOf<ContactId>('contact_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.word, t.contactId] }), index('contact_words_contact').on(t.tenantId, t.contactId)],
);

/** A word of the business's own on a contact. */
export const contactTags = pgTable(
  'contact_tags',
  {
    tenantId: tenantId(),
    contactId: idOf<ContactId>('contact_id').notNull(),
    /** In lower case without accents. */
    tagKey: text('tag_key').notNull(),
    tag: text('tag').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.contactId, t.tagKey] }),
    index('contact_tags_tag').on(t.tenantId, t.tagKey, t.contactId),
    foreignKey({ columns: [t.tenantId, t.contactId], foreignColumns: [contacts.tenantId, contacts.id] }),
  ],
);

/** One form under which WhatsApp knows a contact. Closed when a number changes hands; never re-keyed. */
export const identities = pgTable(
  'identities',
  {
    tenantId: tenantId(),
    id: idOf<Id<'identity'>>().notNull(),
    contactId: idOf<ContactId>('contact_id').notNull(),
    /** Whose it was before a merge: their row has the address that belongs to it. Null: the contact's own. */
    homeId: idOf<ContactId>('home_id'),
    kind: text('kind').$type<'phone' | 'bsuid'>().notNull(),
    /** The lookup key: `phoneKey` of a phone, a BSUID as it is. */
    value: text('value').notNull(),
    /** The form that arrived. */
    shown: text('shown').notNull(),
    firstSeenAt: moment('first_seen_at').notNull(),
    lastSeenAt: moment('last_seen_at').notNull(),
    closedAt: moment('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('identities_open').on(t.tenantId, t.kind, t.value).where(sql`closed_at is null`),
    index('identities_contact').on(t.tenantId, t.contactId),
    foreignKey({ columns: [t.tenantId, t.contactId], foreignColumns: [contacts.tenantId, contacts.id] }),
  ],
);

/** What runs between one contact and one number of the business. */
export const conversations = pgTable(
  'conversations',
  {
    tenantId: tenantId(),
    id: idOf<ConversationId>().notNull(),
    contactId: idOf<ContactId>('contact_id').notNull(),
    numberId: idOf<NumberId>('number_id').notNull(),
    responsibleId: idOf<OperatorId>('responsible_id'),
    /** Since when, and by whom: null where nobody is, or where it came by itself. */
    responsibleSince: moment('responsible_since'),
    responsibleBy: idOf<OperatorId>('responsible_by'),
    /** Since then what others had approved before is not sent any more. */
    takenOverAt: moment('taken_over_at'),
    lastInboundAt: moment('last_inbound_at'),
    lastOutboundAt: moment('last_outbound_at'),
    /** The customer waits on us since then; null when they do not. */
    awaitingSince: moment('awaiting_since'),
    lastText: text('last_text'),
    /** With somebody who only tries it: in no list and no figure. */
    isTest: boolean('is_test').notNull().default(false),
    /** Under which of their identities they wrote last: an answer goes there. */
    identityId: idOf<Id<'identity'>>('identity_id'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('conversations_pair').on(t.tenantId, t.contactId, t.numberId),
    index('conversations_responsible').on(t.tenantId, t.responsibleId, t.lastInboundAt).where(sql`responsible_id is not null`),
    index('conversations_heard').on(t.tenantId, t.lastInboundAt),
    index('conversations_awaited')
      .on(t.tenantId, t.lastOutboundAt)
      .where(sql`awaiting_since is null and not is_test and last_outbound_at > last_inbound_at`),
    index('conversations_awaiting').on(t.tenantId, t.awaitingSince).where(sql`awaiting_since is not null`),
    foreignKey({ columns: [t.tenantId, t.contactId], foreignColumns: [contacts.tenantId, contacts.id] }),
  ],
);

/** Every message, both ways, of customers' conversations and of operators' threads. */
export const messages = pgTable(
  'messages',
  {
    tenantId: tenantId(),
    id: idOf<MessageId>().notNull(),
    conversationId: idOf<ConversationId>('conversation_id'),
    operatorId: idOf<OperatorId>('operator_id'),
    direction: text('direction').$type<'in' | 'out'>().notNull(),
    /** `phone-app`: typed in the WhatsApp Business app (coexistence). `history`: imported with it. */
    author: text('author').$type<'contact' | 'operator' | 'hilo' | 'phone-app' | 'history'>().notNull(),
    wamid: text('wamid'),
    type: text('type').notNull(),
    text: text('text').notNull(),
    content: jsonb('content').$type<Record<string, unknown>>().notNull().default(emptyJson),
    quotedWamid: text('quoted_wamid'),
    groupId: text('group_id'),
    turnId: idOf<TurnId>('turn_id'),
    outboxId: idOf<OutboxId>('outbox_id'),
    /** Under which of the customer's identities it came or went; null where that was not asked yet. */
    identityId: idOf<Id<'identity'>>('identity_id'),
    at: moment('at').notNull(),
    editedAt: moment('edited_at'),
    revokedAt: moment('revoked_at'),
    /** Whether the search index has it yet. */
    indexed: boolean('indexed').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('messages_wamid').on(t.tenantId, t.wamid),
    index('messages_conversation').on(t.tenantId, t.conversationId, t.at),
    index('messages_turn').on(t.tenantId, t.turnId).where(sql`turn_id is not null`),
    index('messages_unindexed').on(t.tenantId, t.id).where(sql`not indexed`),
    foreignKey({ columns: [t.tenantId, t.conversationId], foreignColumns: [conversations.tenantId, conversations.id] }),
  ],
);

/** A file that came with a message. The bytes lie in the media store under their hash. */
export const media = pgTable(
  'media',
  {
    tenantId: tenantId(),
    id: idOf<MediaId>().notNull(),
    messageId: idOf<MessageId>('message_id').notNull(),
    numberId: idOf<NumberId>('number_id').notNull(),
    metaId: text('meta_id').notNull(),
    mime: text('mime'),
    filename: text('filename'),
    sha256: text('sha256'),
    size: integer('size'),
    state: text('state').$type<'waiting' | 'stored' | 'gone'>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextTryMachine: moment('next_try_machine').notNull(),
    /** When its bytes are to be forgotten; null keeps them. */
    keepUntil: moment('keep_until'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('media_bytes').on(t.tenantId, t.sha256).where(sql`sha256 is not null`),
    index('media_kept').on(t.keepUntil).where(sql`keep_until is not null`),
    index('media_message').on(t.tenantId, t.messageId),
    index('media_waiting').on(t.nextTryMachine).where(sql`state = 'waiting'`),
    foreignKey({ columns: [t.tenantId, t.messageId], foreignColumns: [messages.tenantId, messages.id] }),
  ],
);

/** A voice message that is to be put into words, or was tried to; the words become its message's text. */
export const transcripts = pgTable(
  'transcripts',
  {
    tenantId: tenantId(),
    /** The file's own id. */
    id: idOf<MediaId>().notNull(),
    messageId: idOf<MessageId>('message_id').notNull(),
    state: text('state').$type<'waiting' | 'done' | 'failed'>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** Not before then; while somebody listens, when they may be taken for dead. */
    nextTryMachine: moment('next_try_machine').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('transcripts_due').on(t.nextTryMachine).where(sql`state = 'waiting'`),
    foreignKey({ columns: [t.tenantId, t.id], foreignColumns: [media.tenantId, media.id] }),
  ],
);

/** A way that business goes, from somebody new to won or lost. A business begins with one; new people come into the first. */
export const pipelines = pgTable(
  'pipelines',
  {
    tenantId: tenantId(),
    id: idOf<PipelineId>().notNull(),
    position: integer('position').notNull(),
    /** Shown where there are several. */
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    /** No deal stands in it any more; its stages are still told by their names. */
    removedAt: moment('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('pipelines_name').on(t.tenantId, t.nameKey).where(sql`removed_at is null`),
  ],
);

/** A stage of a pipeline: configuration, seeded by the preset. */
export const stages = pgTable(
  'stages',
  {
    tenantId: tenantId(),
    id: idOf<StageId>().notNull(),
    pipelineId: idOf<PipelineId>('pipeline_id').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    /** What the stage means, for people and for the model. */
    meaning: text('meaning').notNull(),
    kind: text('kind').$type<'open' | 'won' | 'lost'>().notNull(),
    /** What is proposed to whoever falls silent here, step by step. */
    sequence: jsonb('sequence')
      .$type<{ on: boolean; steps: { afterHours: number; text?: string; template?: string }[] }>()
      .notNull()
      .default(sql`'{"on": true, "steps": []}'::jsonb`),
    /** How many deals stand here; maintained by a trigger. */
    dealCount: integer('deal_count').notNull().default(0),
    dealValue: bigint('deal_value', { mode: 'number' }).notNull().default(0),
    /** Nobody stands here any more; what happened here is still told by its name. */
    removedAt: moment('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('stages_name').on(t.tenantId, t.pipelineId, t.nameKey).where(sql`removed_at is null`),
    foreignKey({ columns: [t.tenantId, t.pipelineId], foreignColumns: [pipelines.tenantId, pipelines.id] }),
  ],
);

/** One possible piece of business with a contact. */
export const deals = pgTable(
  'deals',
  {
    tenantId: tenantId(),
    id: idOf<DealId>().notNull(),
    contactId: idOf<ContactId>('contact_id').notNull(),
    conversationId: idOf<ConversationId>('conversation_id').notNull(),
    stageId: idOf<StageId>('stage_id').notNull(),
    /** What it is about, where somebody has said so: it tells two of one person apart. */
    title: text('title'),
    /** In the currency's smallest unit. */
    value: bigint('value', { mode: 'number' }),
    enteredAt: moment('entered_at').notNull(),
    closedAt: moment('closed_at'),
    /** Why it was lost, in the words of whoever said so. */
    lostBecause: text('lost_because'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('deals_contact').on(t.tenantId, t.contactId),
    index('deals_worth').on(t.tenantId, t.value).where(sql`closed_at is null and value is not null`),
    index('deals_lost').on(t.tenantId, sql`lower(lost_because)`).where(sql`lost_because is not null`),
    index('deals_stage').on(t.tenantId, t.stageId, t.enteredAt),
    foreignKey({ columns: [t.tenantId, t.stageId], foreignColumns: [stages.tenantId, stages.id] }),
    foreignKey({ columns: [t.tenantId, t.contactId], foreignColumns: [contacts.tenantId, contacts.id] }),
  ],
);

/** Every move of a deal: who or what, when, why, how sure. */
export const stageMoves = pgTable(
  'stage_moves',
  {
    tenantId: tenantId(),
    id: idOf<Id<'stage-move'>>().notNull(),
    dealId: idOf<DealId>('deal_id').notNull(),
    fromStageId: idOf<StageId>('from_stage_id'),
    toStageId: idOf<StageId>('to_stage_id').notNull(),
    by: text('by').$type<'operator' | 'model' | 'rule' | 'hilo'>().notNull(),
    byId: text('by_id'),
    because: text('because').notNull(),
    confidence: real('confidence'),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), index('stage_moves_deal').on(t.tenantId, t.dealId, t.at)],
);

/** What the team wants remembered about a contact. */
export const notes = pgTable(
  'notes',
  {
    tenantId: tenantId(),
    id: idOf<Id<'note'>>().notNull(),
    contactId: idOf<ContactId>('contact_id').notNull(),
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    text: text('text').notNull(),
    at: moment('at').notNull(),
    removedAt: moment('removed_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), index('notes_contact').on(t.tenantId, t.contactId, t.at)],
);

/** Something to do, with or without a contact and a time. */
export const tasks = pgTable(
  'tasks',
  {
    tenantId: tenantId(),
    id: idOf<TaskId>().notNull(),
    contactId: idOf<ContactId>('contact_id'),
    operatorId: idOf<OperatorId>('operator_id').notNull(),
    /** Whoever asked them to decide; null for a task of their own. */
    askedBy: idOf<OperatorId>('asked_by'),
    text: text('text').notNull(),
    dueAt: moment('due_at'),
    remindedAt: moment('reminded_at'),
    doneAt: moment('done_at'),
    removedAt: moment('removed_at'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('tasks_open').on(t.tenantId, t.dueAt).where(sql`done_at is null and removed_at is null`),
    index('tasks_asked').on(t.tenantId, t.dueAt).where(sql`asked_by is not null and done_at is null and removed_at is null`),
    index('tasks_due').on(t.dueAt).where(sql`reminded_at is null and done_at is null and removed_at is null`),
  ],
);

/** What a contact agreed to or stopped, with the message that proves it. The newest row of a purpose holds. */
export const consents = pgTable(
  'consents',
  {
    tenantId: tenantId(),
    id: idOf<Id<'consent'>>().notNull(),
    contactId: idOf<ContactId>('contact_id').notNull(),
    purpose: text('purpose').$type<'marketing'>().notNull(),
    /** `unasked`: a merge had carried another's over, and was taken back. */
    state: text('state').$type<'given' | 'stopped' | 'unasked'>().notNull(),
    source: text('source')
      .$type<'their-words' | 'whatsapp-preference' | 'whatsapp-refusal' | 'operator' | 'import' | 'merge' | 'outside'>()
      .notNull(),
    /** Where and how they said so, in the words of the system that reports it. */
    evidence: text('evidence'),
    messageId: idOf<MessageId>('message_id'),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), index('consents_contact').on(t.tenantId, t.contactId, t.purpose, t.at)],
);

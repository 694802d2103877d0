import { randomBytes, randomUUID } from 'node:crypto';
import { v7 } from 'uuid';

/** Ids are strings that the compiler keeps apart: a contact's id cannot be given where a deal's is wanted. */
export type Id<Brand extends string> = string & { readonly __brand: Brand };

export type TenantId = Id<'tenant'>;
export type NumberId = Id<'number'>;
export type OperatorId = Id<'operator'>;
export type ContactId = Id<'contact'>;
export type ConversationId = Id<'conversation'>;
export type MessageId = Id<'message'>;
export type NoticeId = Id<'notice'>;
export type TurnId = Id<'turn'>;
export type DraftId = Id<'draft'>;
export type CardId = Id<'card'>;
export type ActId = Id<'act'>;
export type DealId = Id<'deal'>;
export type StageId = Id<'stage'>;
export type PipelineId = Id<'pipeline'>;
export type FollowUpId = Id<'follow-up'>;
export type TaskId = Id<'task'>;
export type OutboxId = Id<'outbox'>;
export type DeliveryId = Id<'delivery'>;
export type ItemId = Id<'item'>;
export type TemplateId = Id<'template'>;
export type MediaId = Id<'media'>;
export type ExportId = Id<'export'>;
export type ImportId = Id<'import'>;
export type ThoughtId = Id<'thought'>;
export type RecordId = Id<'record'>;
export type OfferId = Id<'offer'>;
export type CalendarId = Id<'calendar'>;

/** A new id that sorts by time (UUID version 7), so that rows written together lie together. */
export function newId<T extends Id<string>>(): T {
  return v7() as T;
}

/** Whether words from outside can be an id at all: PostgreSQL refuses to compare one with what is none. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
}

/** The least id that sorts behind every `newId` of before this moment: rows that are old are found by their key. */
export function idsBefore<T extends Id<string>>(moment: Date): T {
  const time = moment.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000` as T;
}

/** A new id that nobody can guess (UUID version 4): what a button carries. */
export function newSecretId<T extends Id<string>>(): T {
  return randomUUID() as T;
}

/** Random bytes as hexadecimal digits. */
export function randomToken(bytes = 24): string {
  return randomBytes(bytes).toString('hex');
}

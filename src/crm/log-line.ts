import type { ContactId, Id, OperatorId } from '../kit/ids.ts';
import type { Contact } from './contact.ts';

/** One entry of the log with the names it needs. `detail` holds ids, numbers and codes. */
export type LogLine = {
  id: Id<'audit'>;
  batch: Id<'batch'> | null;
  at: Date;
  actor: string;
  action: string;
  operatorId: OperatorId | null;
  operator: string | null;
  contact: Contact | null;
  detail: Record<string, unknown>;
};

/**
 * Whether the log is as it was written. `checked`: how many of its entries were looked at, the newest ones; `head`: the link it ends with;
 * `broken`: the first place where it is not whole: an entry was changed, is missing, was put in, or the end is gone.
 */
export type LogCheck = {
  entries: number;
  checked: number;
  head: string;
  broken: { seq: number; how: 'changed' | 'missing' | 'put-in' | 'cut-off' } | null;
};

/** What deciders may ask of who did what. */
export type LogRead = {
  /** Newest first; about one contact, or since a moment. */
  log(which: { contactId?: ContactId; since?: Date }, limit: number): Promise<LogLine[]>;
};

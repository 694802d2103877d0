import type { ContactId } from '../kit/ids.ts';
import type { ContactView } from './contact-view.ts';

/** What may be asked about the business's own words on its contacts. */
export type TagRead = {
  /** A contact's tags, as they were written, in the order they were put on. */
  tagsOf(id: ContactId): Promise<string[]>;
  /** The tags there are, those of most people first. */
  tags(limit: number): Promise<{ tag: string; count: number }[]>;
  /** Who has a tag (its key: lower case, no accents), newest first; `tag` is how it is written. */
  taggedWith(key: string, limit: number): Promise<{ rows: ContactView[]; total: number; tag: string }>;
};

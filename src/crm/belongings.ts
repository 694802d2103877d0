/**
 * Every column that says whose a row is. A merge moves what is listed here, its undo moves it back, and a test finds a column that is in no
 * list. `key` names a row.
 */
export type Belonging = { table: string; column: 'contact_id' | 'conversation_id'; key: string };

/** What belongs to a contact. */
export const ofContact: readonly Belonging[] = [
  { table: 'callouts', column: 'contact_id', key: 'id' },
  { table: 'cards', column: 'contact_id', key: 'id' },
  { table: 'contact_references', column: 'contact_id', key: 'id' },
  { table: 'deals', column: 'contact_id', key: 'id' },
  { table: 'dialogue_runs', column: 'contact_id', key: 'id' },
  { table: 'events', column: 'contact_id', key: 'id' },
  { table: 'exports', column: 'contact_id', key: 'id' },
  { table: 'firings', column: 'contact_id', key: 'id' },
  { table: 'message_search', column: 'contact_id', key: 'message_id' },
  { table: 'notes', column: 'contact_id', key: 'id' },
  { table: 'offer_looks', column: 'contact_id', key: 'id' },
  { table: 'outside_events', column: 'contact_id', key: 'id' },
  { table: 'records', column: 'contact_id', key: 'id' },
  { table: 'tasks', column: 'contact_id', key: 'id' },
  { table: 'undos', column: 'contact_id', key: 'audit_id' },
  { table: 'waiting_list', column: 'contact_id', key: 'id' },
];

/** What belongs to a conversation. */
export const ofTalk: readonly Belonging[] = [
  'cards',
  'deals',
  'dialogue_runs',
  'drafts',
  'events',
  'firings',
  'follow_ups',
  'intent_examples',
  'interactions',
  'messages',
  'outbox',
  'records',
  'thoughts',
  'turns',
].map((table) => ({ table, column: 'conversation_id', key: 'id' }));

/** What a merge treats by itself, and what stays with whom it was said of because it is a record. */
export const treatedApart: Record<string, string> = {
  'contact_words.contact_id': 'are made of the name, which stays where it is',
  'contact_tags.contact_id': 'a tag that both have is there once',
  'conversations.contact_id': 'two with one number of the business become one',
  'identities.contact_id': 'remember whose address they are',
  'audit.contact_id': 'a record: only ever added to',
  'consents.contact_id': 'a record: the strictest is added',
  'erasures.contact_id': 'a record',
  'lookalikes.contact_id': 'a record of what was asked',
};

import type { RefusedBecause } from '../crm/outside.ts';
import type { Ring } from '../crm/work.ts';
import type { ContactId, Id } from '../kit/ids.ts';

/** Where an event comes from: the system, what it calls the event, and the event's row. */
export type From = { system: string; name: string; id: Id<'outside-event'> };

/** What came of an event: for whom it was, why it was refused where it was, and what is rung for. */
export type Came = { contactId: ContactId | null; refused: RefusedBecause | null; rings: Ring[] };

export function done(contactId: ContactId, rings: Ring[] = []): Came {
  return { contactId, refused: null, rings };
}

export function refusedFor(refused: RefusedBecause, contactId: ContactId | null = null, rings: Ring[] = []): Came {
  return { contactId, refused, rings };
}

import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ContactId, Id, OperatorId } from '../../src/kit/ids.ts';
import { idOf, moment, tenantId } from './columns.ts';

/** What another system reports events with. The key itself is nowhere: this row's id and the installation's secret make it (access-code.ts). */
export const apiKeys = pgTable(
  'api_keys',
  {
    tenantId: tenantId(),
    id: idOf<Id<'api-key'>>().notNull(),
    /** What the team calls it by. */
    number: integer('number').notNull(),
    /** Whose events it brings. Two keys of one system report the same things: so a key is replaced without a gap. */
    system: text('system').notNull(),
    createdBy: idOf<OperatorId>('created_by').notNull(),
    createdAt: moment('created_at').notNull(),
    revokedAt: moment('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('api_keys_id').on(t.id),
    uniqueIndex('api_keys_number').on(t.tenantId, t.number),
  ],
);

/** What another system reported: stored before it is answered, and looked at afterwards, one after the other. */
export const outsideEvents = pgTable(
  'outside_events',
  {
    tenantId: tenantId(),
    id: idOf<Id<'outside-event'>>().notNull(),
    system: text('system').notNull(),
    /** The name its sender gave it: the same one twice is one event. */
    name: text('name').notNull(),
    /** Of what was sent under that name, so that something else under it is noticed. */
    bodyHash: text('body_hash').notNull(),
    type: text('type').notNull(),
    body: jsonb('body').$type<Record<string, unknown>>().notNull(),
    /** What it calls the thing it is about. */
    reference: text('reference'),
    contactId: idOf<ContactId>('contact_id'),
    state: text('state').$type<'waiting' | 'done' | 'refused'>().notNull(),
    /** Why nothing came of it. */
    reason: text('reason'),
    at: moment('at').notNull(),
    settledAt: moment('settled_at'),
    attempts: integer('attempts').notNull().default(0),
    nextTryMachine: moment('next_try_machine').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('outside_events_name').on(t.tenantId, t.system, t.name),
    index('outside_events_due').on(t.nextTryMachine).where(sql`state = 'waiting'`),
    index('outside_events_waiting').on(t.tenantId, t.id).where(sql`state = 'waiting'`),
    index('outside_events_refused').on(t.tenantId, t.system, t.reference).where(sql`state = 'refused'`),
    index('outside_events_at').on(t.tenantId, t.at),
    index('outside_events_system').on(t.tenantId, t.system, t.at),
    index('outside_events_contact').on(t.tenantId, t.contactId),
    index('outside_events_old').on(t.id),
  ],
);

/** What another system calls a contact. */
export const contactReferences = pgTable(
  'contact_references',
  {
    tenantId: tenantId(),
    id: idOf<Id<'contact-reference'>>().notNull(),
    contactId: idOf<ContactId>('contact_id').notNull(),
    system: text('system').notNull(),
    reference: text('reference').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('contact_references_once').on(t.tenantId, t.system, t.reference),
    index('contact_references_contact').on(t.tenantId, t.contactId),
  ],
);

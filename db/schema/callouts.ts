import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ErrorCode } from '../../src/kit/errors.ts';
import type { ContactId, Id, OperatorId } from '../../src/kit/ids.ts';
import { idOf, moment, tenantId } from './columns.ts';

/** Another system that rules may call. Its signing secret is nowhere: this row's id and the installation's key make it (access-code.ts). */
export const connections = pgTable(
  'connections',
  {
    tenantId: tenantId(),
    id: idOf<Id<'connection'>>().notNull(),
    /** What the team calls it by. */
    number: integer('number').notNull(),
    name: text('name').notNull(),
    /** Sealed: such an address is often a secret by itself. */
    address: text('address').notNull(),
    host: text('host').notNull(),
    state: text('state').$type<'on' | 'off' | 'removed'>().notNull(),
    offBecause: text('off_because').$type<'gone' | 'failing'>(),
    createdBy: idOf<OperatorId>('created_by').notNull(),
    createdAt: moment('created_at').notNull(),
    /** Since when it has taken nothing, and how many tries in a row failed. */
    failingSince: moment('failing_since'),
    troubles: integer('troubles').notNull().default(0),
    /** When its owners were told last. */
    toldAt: moment('told_at'),
    /** Somebody is calling it: one call at a time. */
    leaseUntilMachine: moment('lease_until_machine'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('connections_number').on(t.tenantId, t.number),
    uniqueIndex('connections_name').on(t.tenantId, t.name).where(sql`state <> 'removed'`),
  ],
);

/** One call: its body as it goes out, the same at every try, and how it stands. */
export const callouts = pgTable(
  'callouts',
  {
    tenantId: tenantId(),
    /** What the receiver knows it by. */
    id: idOf<Id<'callout'>>().notNull(),
    connectionId: idOf<Id<'connection'>>('connection_id').notNull(),
    /** What a rule did there; null: somebody tried the connection out. */
    firingId: idOf<Id<'firing'>>('firing_id'),
    contactId: idOf<ContactId>('contact_id'),
    type: text('type').notNull(),
    body: text('body').notNull(),
    /** `dropped`: taken back, or of somebody who was forgotten. */
    state: text('state').$type<'waiting' | 'done' | 'failed' | 'dropped'>().notNull(),
    /** Tries since it was made, or told to begin anew; and all there ever were. */
    attempts: integer('attempts').notNull().default(0),
    tries: integer('tries').notNull().default(0),
    nextTryMachine: moment('next_try_machine').notNull(),
    status: integer('status'),
    problem: text('problem').$type<Extract<ErrorCode, `call-${string}`>>(),
    at: moment('at').notNull(),
    settledAt: moment('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('callouts_due').on(t.nextTryMachine).where(sql`state = 'waiting'`),
    index('callouts_waiting').on(t.tenantId, t.connectionId, t.nextTryMachine).where(sql`state = 'waiting'`),
    index('callouts_connection').on(t.tenantId, t.connectionId, t.state, t.id),
    index('callouts_contact').on(t.tenantId, t.contactId),
    index('callouts_old').on(t.id),
  ],
);

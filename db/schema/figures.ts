import { sql } from 'drizzle-orm';
import { bigint, boolean, date, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { NumberId } from '../../src/kit/ids.ts';
import { idOf, moment, tenantId } from './columns.ts';

/*
 * Figures are counted where the rows change, by triggers, so that they can neither drift nor need counting. `shard` is the server process
 * that counted: two transactions never write the same row, so none waits for another to commit, and none can deadlock with another. Days
 * that are over are put together into shard 0 (src/crm/tidy.store.ts).
 */

/** Messages delivered on one day of the business's, by what Meta's status said they are. Each is counted once, whatever statuses repeat. */
export const charges = pgTable(
  'charges',
  {
    tenantId: tenantId(),
    numberId: idOf<NumberId>('number_id').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    /** `pricing.category` and `pricing.type` of the status. */
    category: text('category').notNull(),
    kind: text('kind').notNull(),
    /** The recipient's, two letters; '' where it is not known. */
    country: text('country').notNull(),
    toOperator: boolean('to_operator').notNull(),
    shard: integer('shard').notNull(),
    count: bigint('count', { mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({
      name: 'charges_pk',
      columns: [t.tenantId, t.day, t.numberId, t.category, t.kind, t.country, t.toOperator, t.shard],
    }),
  ],
);

/** That the owner was told how far a month's free messages are used up: once for each number, month and level. */
export const allowanceWarnings = pgTable(
  'allowance_warnings',
  {
    tenantId: tenantId(),
    numberId: idOf<NumberId>('number_id').notNull(),
    /** 2026-11 */
    month: text('month').notNull(),
    percent: integer('percent').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ name: 'allowance_warnings_pk', columns: [t.tenantId, t.numberId, t.month, t.percent] })],
);

/**
 * What happened on each day of a business's: how often, and how much of it. The names are in `FigureName` (src/crm/figures.ts); `key` says which
 * (a stage, a source, an operator, a bucket of time). What is taken back is taken off the day on which it had happened.
 */
export const dailyFigures = pgTable(
  'daily_figures',
  {
    tenantId: tenantId(),
    day: date('day', { mode: 'string' }).notNull(),
    name: text('name').notNull(),
    key: text('key').notNull(),
    shard: integer('shard').notNull(),
    count: bigint('count', { mode: 'number' }).notNull(),
    sum: bigint('sum', { mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'daily_figures_pk', columns: [t.tenantId, t.day, t.name, t.key, t.shard] }),
    index('daily_figures_loose').on(t.day).where(sql`shard <> 0`),
  ],
);

/** A week in which what goes without a person needed too much of one, as its people were told: at most once. */
export const checkups = pgTable(
  'checkups',
  {
    tenantId: tenantId(),
    /** Its Monday, in the business's time zone. */
    week: date('week', { mode: 'string' }).notNull(),
    /** `Checkup` (src/crm/checkup.ts): counts and what they are of, and nobody's name. */
    found: jsonb('found').$type<Record<string, unknown>>().notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ name: 'checkups_pk', columns: [t.tenantId, t.week] })],
);

/** What came in for one business, by kind and how it stands, and when last: what `health` shows as received = handled. */
export const itemsReceived = pgTable(
  'items_received',
  {
    tenantId: tenantId(),
    kind: text('kind').notNull(),
    state: text('state').notNull(),
    shard: integer('shard').notNull(),
    value: bigint('value', { mode: 'number' }).notNull(),
    lastMachine: moment('last_machine').notNull(),
  },
  (t) => [primaryKey({ name: 'items_received_pk', columns: [t.tenantId, t.kind, t.state, t.shard] })],
);

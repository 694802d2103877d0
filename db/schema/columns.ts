import { sql } from 'drizzle-orm';
import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Id, TenantId } from '../../src/kit/ids.ts';

/** Every row of a business carries whose it is; row-level security compares it with the transaction's tenant. */
export const tenantId = () => uuid('tenant_id').$type<TenantId>().notNull();

export const idOf = <T extends Id<string>>(name = 'id') => uuid(name).$type<T>();

/** A moment. Business time unless the column's name says machine; never filled by the database's own clock. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

/** Raw bytes. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** Words prepared for full-text search. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** Text in the order of its bytes, whatever the database's language: what begins alike lies together. */
export const wordInOrder = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

export const emptyJson = sql`'{}'::jsonb`;

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '../../db/client.ts';
import { openContext } from '../../src/bot/context.store.ts';
import { calendarOf } from '../../src/crm/business-record.ts';
import { commit } from '../../src/crm/commit.store.ts';
import type { RecordBy, Settled } from '../../src/crm/effect.ts';
import { openRead } from '../../src/crm/read.store.ts';
import { addMs, hourMs, minuteMs, systemClock } from '../../src/kit/clock.ts';
import { type ContactId, newId, type OperatorId, type RecordId } from '../../src/kit/ids.ts';
import { openVault } from '../../src/kit/secrets.ts';
import { practiceTenantId, seedPractice } from '../../src/practice-seed.ts';
import { openTestDatabase, type TestDatabase } from '../world/database.ts';
import { rowsOf } from './rows.ts';

/** On native servers what is written at once really is; the embedded database takes one after the other. */
describe('Business records', () => {
  let database: TestDatabase;
  const vault = openVault(Buffer.alloc(32, 'practice'));
  let contactId: ContactId;
  let by: RecordBy & { who: 'operator' };
  const ten = new Date('2030-01-07T10:00:00Z');
  beforeAll(async () => {
    database = await openTestDatabase();
    await seedPractice({ db: database.db, vault, clock: systemClock });
    contactId = (await ask<{ id: ContactId }>(sql`select id from contacts limit 1`))[0]!.id;
    by = { who: 'operator', id: (await ask<{ id: OperatorId }>(sql`select id from operators`))[0]!.id };
  });
  afterAll(() => database.close());

  const ask = <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
    database.underneath((tx) => rowsOf<T>(tx, query));
  const write = (effects: Settled[]) =>
    withTenant(database.db, practiceTenantId, async (tx) =>
      commit(tx, await openContext(tx, { clock: systemClock, vault }, practiceTenantId), effects),
    );
  const record = (id: RecordId) => withTenant(database.db, practiceTenantId, (tx) => openRead(tx, practiceTenantId).record(id));

  function booking(startsAt: Date, minutes = 30, calendar: OperatorId | typeof practiceTenantId = practiceTenantId) {
    const id = newId<RecordId>();
    const effect: Settled = {
      do: 'open-record',
      by,
      record: {
        id,
        kind: 'appointment',
        contactId,
        title: 'cleaning',
        calendarId: calendarOf(calendar),
        startsAt,
        endsAt: addMs(startsAt, minutes * minuteMs),
      },
    };
    return { id, effect };
  }

  async function opened(startsAt: Date, minutes?: number, calendar?: OperatorId): Promise<RecordId> {
    const { id, effect } = booking(startsAt, minutes, calendar);
    await write([effect]);
    return id;
  }

  it('of twenty who book the same half hour at once one gets it, and the others are told that it is taken', async () => {
    const tries = Array.from({ length: 20 }, (_, n) => booking(addMs(ten, (n % 3) * 10 * minuteMs)));
    const ended = await Promise.allSettled(tries.map(({ effect }) => write([effect])));
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of ended) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'slot-taken' });
  });

  it('one after the other, and two calendars side by side, are no double booking', async () => {
    const noon = addMs(ten, 2 * hourMs);
    await opened(noon);
    await opened(addMs(noon, 30 * minuteMs));
    await opened(noon, 60, by.id);
    await expect(opened(addMs(noon, 59 * minuteMs), 30, by.id)).rejects.toMatchObject({ code: 'slot-taken' });
  });

  it('what is cancelled leaves its time to somebody else, and its undo finds it taken', async () => {
    const at = addMs(ten, 24 * hourMs);
    const first = await opened(at);
    await write([{ do: 'change-record', recordId: first, to: 'cancelled', by: { who: 'contact' } }]);
    expect(await record(first)).toMatchObject({ state: 'cancelled', closedAt: expect.any(Date) });
    const second = await opened(at);
    expect(await record(second)).toMatchObject({ state: 'booked', closedAt: null });
  });

  it('counts up by kind, also for those who come at once', async () => {
    const order = (): Settled => ({
      do: 'open-record',
      by,
      record: { id: newId<RecordId>(), kind: 'order', contactId, title: 'chairs', amount: 120_000 },
    });
    await Promise.all(Array.from({ length: 10 }, () => write([order()])));
    const numbers = await ask<{ number: number }>(sql`select number from records where kind = 'order' order by number`);
    expect(numbers.map((row) => row.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('a change is undone to what it was, unless somebody has changed it since', async () => {
    const id = await opened(addMs(ten, 48 * hourMs));
    const before = await record(id);
    await write([{ do: 'change-record', recordId: id, change: { title: 'root canal', forName: 'Leo' }, by }]);
    await write([{ do: 'restore-record', recordId: id, version: 2, by: by.id, was: before! }]);
    expect(await record(id)).toMatchObject({ title: 'cleaning', forName: null, version: 3 });
    await write([{ do: 'restore-record', recordId: id, version: 2, by: by.id, was: { ...before!, title: 'older' } }]);
    await write([{ do: 'remove-record', recordId: id, version: 2, by: by.id }]);
    expect(await record(id)).toMatchObject({ title: 'cleaning' });
    await write([{ do: 'remove-record', recordId: id, version: 3, by: by.id }]);
    expect(await record(id)).toBeNull();
  });

  it('nobody of the business makes a payment paid', async () => {
    const id = newId<RecordId>();
    await write([{ do: 'open-record', by, record: { id, kind: 'payment', contactId, title: 'deposit', amount: 5_000 } }]);
    await write([{ do: 'change-record', recordId: id, to: 'paid', by }]);
    expect(await record(id)).toMatchObject({ state: 'requested' });
    await write([{ do: 'change-record', recordId: id, to: 'paid', by: { who: 'outside', id: 'mpesa' } }]);
    expect(await record(id)).toMatchObject({ state: 'paid', closedAt: expect.any(Date) });
  });

  it('every change of state or time is kept with who made it', async () => {
    const id = await opened(addMs(ten, 72 * hourMs));
    const later = addMs(ten, 73 * hourMs);
    await write([
      { do: 'change-record', recordId: id, to: 'confirmed', by: { who: 'contact', id: contactId } },
      { do: 'change-record', recordId: id, change: { startsAt: later, endsAt: addMs(later, hourMs) }, by, because: 'traffic' },
      { do: 'change-record', recordId: id, change: { title: 'check-up' }, by },
    ]);
    const rows = await ask(
      sql`select from_state, to_state, starts_at is not null as moved, by, because from record_changes where record_id = ${id} order by id`,
    );
    expect(rows).toEqual([
      { from_state: null, to_state: 'booked', moved: true, by: 'operator', because: '' },
      { from_state: 'booked', to_state: 'confirmed', moved: false, by: 'contact', because: '' },
      { from_state: 'confirmed', to_state: 'confirmed', moved: true, by: 'operator', because: 'traffic' },
    ]);
  });
});

import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Tx, withTenant } from '../../db/client.ts';
import { contacts, conversations, deals, identities } from '../../db/schema/crm.ts';
import { followUps } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import { operators } from '../../db/schema/tenants.ts';
import { dayOf } from '../../src/crm/business-days.ts';
import { commit } from '../../src/crm/commit.store.ts';
import type { CommitContext } from '../../src/crm/commit-context.ts';
import { ensureDeal, findOrMakeContact, lockConversation } from '../../src/crm/contact.store.ts';
import { readStages } from '../../src/crm/deal.store.ts';
import type { Settled } from '../../src/crm/effect.ts';
import { openFiguresRead } from '../../src/crm/figures.store.ts';
import { countOf, type FigureName, keysOf, quantile, responseTimes, sumOf } from '../../src/crm/figures.ts';
import { insertMessage } from '../../src/crm/message.store.ts';
import { readCustomerNumber, readTenant } from '../../src/crm/tenant.store.ts';
import {
  type ContactId,
  type ConversationId,
  type DealId,
  type FollowUpId,
  type Id,
  newId,
  type OperatorId,
  type TenantId,
} from '../../src/kit/ids.ts';
import type { E164 } from '../../src/kit/phone.ts';
import { openVault } from '../../src/kit/secrets.ts';
import { addBusiness } from '../../src/setup/add-business.flow.ts';
import { openTestDatabase, type TestDatabase } from '../world/database.ts';
import { rowsOf } from './rows.ts';

/** Friday afternoon in Madrid; the clock of the story stands there unless it is moved. */
const friday = new Date('2026-11-20T15:00:00Z');
const hours = (n: number) => new Date(friday.getTime() + n * 3_600_000);

const vault = openVault(Buffer.alloc(32));

describe('The figures of the day', () => {
  let database: TestDatabase;
  let tenantId: TenantId;
  let owner: OperatorId;
  let people = 0;
  beforeAll(async () => {
    database = await openTestDatabase();
    tenantId = await addBusiness(
      { db: database.db, vault },
      {
        name: 'Studio',
        locale: 'en',
        timezone: 'Europe/Madrid',
        country: 'ES',
        currency: 'EUR',
        preset: 'services',
        waba: '1',
        phoneNumberId: '2',
        phone: '+34600000199' as E164,
        app: 'default',
        token: 'x',
        ratePerSecond: 80,
        owner: { name: 'Marta', phone: '+34600000100' as E164 },
      },
      friday,
    );
    owner = await inside(async (tx) => (await tx.select().from(operators))[0]!.id);
  });
  afterAll(() => database.close());

  const inside = <T>(work: (tx: Tx, at: (now: Date) => Promise<CommitContext>) => Promise<T>) =>
    withTenant(database.db, tenantId, (tx) =>
      work(tx, async (now) => ({ tenant: await readTenant(tx, tenantId), now, machineNow: now, marks: vault })),
    );

  type Somebody = { contactId: ContactId; conversationId: ConversationId; dealId: DealId };

  async function somebody(at = friday, referral: Record<string, unknown> | null = null): Promise<Somebody> {
    return await inside(async (tx) => {
      const phone = `+3460001${String(++people).padStart(4, '0')}`;
      const found = await findOrMakeContact(tx, tenantId, { phone, userId: null, name: 'Ana', username: null }, at, referral);
      const talk = await lockConversation(tx, tenantId, found!.contact.id, (await readCustomerNumber(tx, tenantId)).id, at);
      await ensureDeal(tx, tenantId, talk, at);
      const [deal] = await tx.select().from(deals).where(eq(deals.contactId, found!.contact.id));
      return { contactId: found!.contact.id, conversationId: talk.id, dealId: deal!.id };
    });
  }

  const does = (at: Date, ...effects: Settled[]) =>
    inside(async (tx, context) => void (await commit(tx, await context(at), effects)));

  /** Moves a deal; `because: 'undo'` takes a move back, as `undo` does. */
  async function move(who: Somebody, name: string, at: Date, how: { because?: string; reason?: string } = {}): Promise<void> {
    const to = (await inside((tx) => readStages(tx, tenantId))).find((stage) => stage.name === name)!;
    const { because = 'typed', reason } = how;
    await does(at, {
      do: 'move',
      dealId: who.dealId,
      toStageId: to.id,
      by: 'operator',
      operatorId: owner,
      because,
      ...(reason ? { reason } : {}),
    });
  }

  const figures = (from: string, to = from) => inside((tx) => openFiguresRead(tx, tenantId).figures({ from, to }));
  /** What a story adds to a day, key by key; what ends at nothing is left out. */
  async function added(day: string, name: FigureName, story: () => Promise<unknown>): Promise<Record<string, number>> {
    const before = await figures(day);
    await story();
    const after = await figures(day);
    const keys = [...new Set(after.filter((line) => line.name === name).map((line) => line.key))];
    return Object.fromEntries(
      keys.map((key) => [key, countOf(after, name, key) - countOf(before, name, key)] as const).filter(([, n]) => n !== 0),
    );
  }
  const stageNamed = async (name: string) =>
    (await inside((tx) => readStages(tx, tenantId))).find((one) => one.name === name)!.id;

  it('count who came, by what brought them, on the business’s own day', async () => {
    const ad = { sourceType: 'ad', sourceId: '77', headline: 'Whitening offer' };
    const late = new Date('2026-11-20T23:30:00Z');
    expect(await added('2026-11-20', 'contact', () => Promise.all([somebody(), somebody(friday, ad)]))).toEqual({
      direct: 1,
      'ad:Whitening offer': 1,
    });
    expect(await added('2026-11-21', 'contact', () => somebody(late))).toEqual({ direct: 1 });
  });

  it('count nobody as new in a stage who was imported, and take off a lead that was added by mistake', async () => {
    const stage = await stageNamed('New');
    const imported = async () => {
      await inside(async (tx) => {
        const id = newId<ContactId>();
        const importId = newId<Id<'import'>>() as typeof contacts.$inferInsert.importId;
        await tx
          .insert(contacts)
          .values({ tenantId, id, name: 'List', nameFrom: 'operator', nameKey: 'list', importId, createdAt: friday });
        const talk = await lockConversation(tx, tenantId, id, (await readCustomerNumber(tx, tenantId)).id, friday);
        await ensureDeal(tx, tenantId, talk, friday);
      });
    };
    expect(await added('2026-11-20', 'entered', imported)).toEqual({});
    expect(await added('2026-11-20', 'contact', imported)).toEqual({});
    const leo = await somebody();
    const gone = () =>
      inside(async (tx) => {
        await tx.delete(deals).where(eq(deals.id, leo.dealId));
        await tx.delete(conversations).where(eq(conversations.id, leo.conversationId));
        await tx.delete(identities).where(eq(identities.contactId, leo.contactId));
        await tx.delete(contacts).where(eq(contacts.id, leo.contactId));
      });
    expect(await added('2026-11-20', 'entered', gone)).toEqual({ [stage]: -1 });
  });

  it('count a deal once in each stage, and not where the move is taken back', async () => {
    const [qualified, won] = [await stageNamed('Qualified'), await stageNamed('Closed')];
    const story = async () => {
      const ana = await somebody();
      await move(ana, 'Qualified', hours(1));
      await move(ana, 'New', hours(2));
      await move(ana, 'Qualified', hours(3));
      const leo = await somebody();
      await move(leo, 'Qualified', hours(1));
      await move(leo, 'New', hours(2), { because: 'undo' });
      await move(leo, 'Closed', hours(3));
      await move(leo, 'New', hours(4), { because: 'undo' });
      await move(leo, 'Closed', hours(5));
    };
    expect(await added('2026-11-20', 'entered', story)).toEqual({ [await stageNamed('New')]: 2, [qualified]: 1, [won]: 1 });
    const [line] = keysOf(await figures('2026-11-20'), 'won-by');
    expect(line).toMatchObject({ key: owner, count: 1 });
  });

  it('equal what counting the closed deals gives, after a hundred turns of fate', async () => {
    const crowd = await Promise.all(Array.from({ length: 11 }, () => somebody(hours(-30))));
    const names = ['New', 'Qualified', 'Closed', 'Lost', 'Contacted', 'Closed', 'Lost'];
    for (let n = 0; n < 100; n++) {
      const who = crowd[n % crowd.length]!;
      const at = hours(n * 1.3);
      if (n % 4 === 3)
        await does(at, { do: 'value', dealId: who.dealId, contactId: who.contactId, operatorId: owner, value: n * 100 });
      else await move(who, names[(n * 5) % names.length]!, at, n % 3 ? { reason: n % 2 ? 'Price' : ' price ' } : {});
    }
    const rows = await inside((tx) =>
      rowsOf<{ kind: string; closed_at: string; value: number | null; because: string | null; source: string }>(
        tx,
        sql`select s.kind, d.closed_at, d.value::int as value, d.lost_because as because, 'direct' as source
          from deals d join stages s on s.tenant_id = d.tenant_id and s.id = d.stage_id where d.closed_at is not null`,
      ),
    );
    expect(new Set(rows.map((row) => row.kind))).toEqual(new Set(['won', 'lost']));
    const days = [...new Set(rows.map((row) => dayOf(new Date(row.closed_at), 'Europe/Madrid')))];
    const all = await figures('2026-01-01', '2026-12-31');
    for (const kind of ['won', 'lost'] as const) {
      const closed = rows.filter((row) => row.kind === kind);
      expect(countOf(all, kind), kind).toBe(closed.length);
      expect(sumOf(all, kind), kind).toBe(closed.reduce((sum, row) => sum + (row.value ?? 0), 0));
      for (const day of days) {
        const ofDay = closed.filter((row) => dayOf(new Date(row.closed_at), 'Europe/Madrid') === day);
        expect(countOf(await figures(day), kind), `${kind} on ${day}`).toBe(ofDay.length);
      }
    }
    const lost = rows.filter((row) => row.kind === 'lost');
    const because = (reason: string) => lost.filter((row) => (row.because ?? '').trim().toLowerCase() === reason).length;
    expect(countOf(all, 'lost-because', 'price')).toBe(because('price'));
    expect(countOf(all, 'lost-because', '')).toBe(because(''));
    expect(countOf(all, 'won-source')).toBe(countOf(all, 'won'));
    expect(countOf(all, 'to-close')).toBe(countOf(all, 'won'));
  });

  it('count an answer once WhatsApp has it, with how long they had waited for it', async () => {
    const ana = await somebody();
    const waits = (since: Date | null) =>
      inside((tx) => tx.update(conversations).set({ awaitingSince: since }).where(eq(conversations.id, ana.conversationId)));
    const send = (at: Date, hold: 'none' | 'knock' = 'none') =>
      does(
        at,
        {
          do: 'send',
          conversationId: ana.conversationId,
          content: { type: 'text', body: 'yes' },
          category: 'free',
          because: { what: 'typed' },
          approvedBy: owner,
          hold,
        },
        { do: 'answered', conversationId: ana.conversationId },
      );
    const accept = (at: Date) =>
      inside((tx) =>
        tx
          .update(outbox)
          .set({ acceptedAt: at })
          .where(and(eq(outbox.conversationId, ana.conversationId), sql`accepted_at is null and held_for is null`)),
      );
    const day = '2026-11-20';
    expect(await added(day, 'wait', () => waits(friday))).toEqual({ begun: 1 });
    expect(await added(day, 'sent', () => send(hours(1)))).toEqual({});
    expect(await added(day, 'wait', () => waits(null))).toEqual({});
    expect(await added(day, 'sent', () => accept(hours(1)))).toEqual({ [owner]: 1 });
    const times = responseTimes(await figures(day), owner);
    expect(times).toHaveLength(1);
    expect(quantile(times, 0.5)! / 3_600_000).toBeCloseTo(1, 0);
    // What is said on top of it, and what waits behind a knock, answers nobody.
    await send(hours(2));
    await accept(hours(2));
    await waits(hours(3));
    await send(hours(4), 'knock');
    expect(countOf(await figures(day), 'response')).toBe(1);
    expect(countOf(await figures(day), 'sent', owner)).toBe(2);
  });

  it('count what customers wrote and what was answered on the phone, and neither reactions nor history', async () => {
    const ana = await somebody();
    await inside((tx) => tx.update(conversations).set({ awaitingSince: friday }).where(eq(conversations.id, ana.conversationId)));
    let n = 0;
    const say = (author: 'contact' | 'phone-app' | 'history', type = 'text') =>
      inside((tx) =>
        insertMessage(tx, tenantId, {
          conversationId: ana.conversationId,
          direction: author === 'contact' ? 'in' : 'out',
          author,
          wamid: `w${++n}`,
          type,
          text: 'x',
          content: {},
          at: hours(2),
        }),
      );
    const day = '2026-11-20';
    expect(
      await added(day, 'received', async () => [await say('contact'), await say('contact', 'reaction'), await say('history')]),
    ).toEqual({ '': 1 });
    expect(await added(day, 'sent', async () => [await say('phone-app'), await say('phone-app', 'reaction')])).toEqual({
      phone: 1,
    });
    expect(responseTimes(await figures(day), 'phone')).toHaveLength(1);
  });

  it('count what became of follow-ups that were shown, and take it back where the decision is', async () => {
    const ana = await somebody();
    const stageId = await stageNamed('New');
    const shared = {
      tenantId,
      ...ana,
      stageId,
      kind: 'silence' as const,
      cardAt: friday,
      silentSince: friday,
      createdAt: friday,
    };
    const { contactId: _, ...row } = shared;
    const settled = { state: 'settled' as const, settledAt: hours(1) };
    const shown = { state: 'shown' as const, settledAs: null, settledAt: null };
    const one = async (state: 'waiting' | 'shown', ...changes: Partial<typeof followUps.$inferInsert>[]) => {
      const id = newId<FollowUpId>();
      await inside(async (tx) => {
        await tx.insert(followUps).values({ ...row, id, state });
        for (const change of changes) await tx.update(followUps).set(change).where(eq(followUps.id, id));
        await tx.update(followUps).set(settled).where(eq(followUps.id, id));
      });
    };
    const day = '2026-11-20';
    expect(await added(day, 'follow-up', () => one('waiting', { ...settled, settledAs: 'superseded' }))).toEqual({});
    const decided = () => one('shown', { ...settled, settledAs: 'sent' }, shown, { ...settled, settledAs: 'edited' });
    expect(await added(day, 'follow-up', decided)).toEqual({ edited: 1 });
  });
});

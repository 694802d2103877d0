import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Tx, withSystem, withTenant } from '../../db/client.ts';
import { operators } from '../../db/schema/tenants.ts';
import { contextOf } from '../../src/bot/command-context.ts';
import { openContext } from '../../src/bot/context.store.ts';
import { openSituation } from '../../src/bot/situation.store.ts';
import { dueIn } from '../../src/bot/sweep.flow.ts';
import { answerSentence, runCommand } from '../../src/commands/sentence.ts';
import { checkLog, sealLog } from '../../src/crm/log-chain.store.ts';
import { readOperator } from '../../src/crm/tenant.store.ts';
import type { ContactId, OperatorId, TenantId } from '../../src/kit/ids.ts';
import type { E164 } from '../../src/kit/phone.ts';
import { openVault } from '../../src/kit/secrets.ts';
import { addBusiness } from '../../src/setup/add-business.flow.ts';
import { rowsOf } from '../db/rows.ts';
import { openTestDatabase, type TestDatabase } from '../world/database.ts';

const now = new Date('2026-11-20T10:00:00Z');
const vault = openVault(Buffer.alloc(32));
/** `HILO_SCALE=1000000` is the size that is promised; a twentieth of it shows the same plans in seconds. */
const people = Number(process.env.HILO_SCALE ?? 50_000);

/**
 * A business grown large. What a command reads is counted by the database itself, table by table: no more rows are looked at than fit an answer,
 * however many there are.
 */
describe(`A business with ${people.toLocaleString('en')} contacts`, () => {
  let database: TestDatabase;
  let tenantId: TenantId;
  let owner: OperatorId;
  const measured: string[] = [];
  beforeAll(async () => {
    database = await openTestDatabase();
    tenantId = await enter('Large', '1');
    await enter('Small', '2');
    await database.underneath((tx) => fill(tx));
    const began = performance.now();
    while ((await withTenant(database.db, tenantId, (tx) => sealLog(tx, tenantId, vault)))?.more);
    measured.push(
      `${people} entries taken into the chain: ${(((performance.now() - began) * 1000) / people).toFixed(0)} µs each`,
    );
    const checking = performance.now();
    expect(await withTenant(database.db, tenantId, (tx) => checkLog(tx, tenantId, vault))).toMatchObject({
      entries: people,
      broken: null,
    });
    measured.push(`… and all of them verified: ${(((performance.now() - checking) * 1000) / people).toFixed(0)} µs each`);
    await database.underneath((tx) => tx.execute(sql`analyze`));
    owner = await withTenant(
      database.db,
      tenantId,
      async (tx) => (await tx.select().from(operators).where(eq(operators.role, 'owner')))[0]!.id,
    );
  }, 600_000);
  afterAll(async () => {
    process.stdout.write(`${measured.join('\n')}\n`);
    await database.close();
  });

  const enter = (name: string, n: string) =>
    addBusiness(
      { db: database.db, vault },
      {
        name,
        locale: 'en',
        timezone: 'Europe/Madrid',
        country: 'ES',
        currency: 'EUR',
        preset: 'services',
        waba: n,
        phoneNumberId: n,
        phone: `+3460000019${n}` as E164,
        app: 'default',
        token: 'x',
        owner: { name: 'Marta', phone: `+3460000010${n}` as E164 },
      },
      new Date('2026-01-01T00:00:00Z'),
    );

  /** Rows as the product writes them, a contact with a conversation, a deal, three messages, a card that was answered, and a line in the log. */
  async function fill(tx: Parameters<Parameters<TestDatabase['underneath']>[0]>[0]): Promise<void> {
    const id = (what: string) => sql.raw(`md5('${what}' || n)::uuid`);
    const every = sql`generate_series(1, ${people}) as n`;
    const t = sql`${tenantId}::uuid`;
    const at = sql`('2026-11-20T09:00:00Z'::timestamptz - make_interval(mins => n))`;
    const operator = sql`(select id from operators where tenant_id = ${tenantId} limit 1)`;
    const number = sql`(select id from numbers where tenant_id = ${tenantId} limit 1)`;
    const stage = sql`(select id from stages where tenant_id = ${tenantId} order by position offset n % 3 limit 1)`;
    await tx.execute(sql`set local session_replication_role = replica`);
    for (const statement of [
      sql`insert into contacts (tenant_id, id, name, name_from, name_key, phone, created_at)
        select ${t}, ${id('contact')}, 'Ana ' || n, 'profile', 'ana ' || n, '+34' || (600000000 + n), ${at} from ${every}`,
      sql`insert into contact_words (tenant_id, word, contact_id) select tenant_id, word, id from contacts, hilo_words(name_key) as word`,
      sql`insert into conversations (tenant_id, id, contact_id, number_id, last_inbound_at, last_outbound_at, awaiting_since, last_text, created_at)
        select ${t}, ${id('talk')}, ${id('contact')}, ${number}, ${at}, case when n % 500 <> 0 then ${at} + interval '1 minute' end, case when n % 500 = 0 then ${at} end, 'how much?', ${at} from ${every}`,
      sql`insert into deals (tenant_id, id, contact_id, conversation_id, stage_id, value, entered_at, created_at)
        select ${t}, ${id('deal')}, ${id('contact')}, ${id('talk')}, ${stage}, case when n % 7 = 0 then n * 100 end, ${at}, ${at} from ${every}`,
      sql`insert into turns (tenant_id, id, conversation_id, state, started_at, last_at, due_at, message_count, settled_as, settled_at)
        select ${t}, ${id('turn')}, ${id('talk')}, 'settled', ${at}, ${at}, ${at}, 2, 'sent', ${at} from ${every}`,
      sql`insert into messages (tenant_id, id, conversation_id, direction, author, wamid, type, text, turn_id, outbox_id, at, indexed)
        select ${t}, md5('message' || n || kind)::uuid, ${id('talk')}, case kind when 2 then 'out' else 'in' end, case kind when 2 then 'operator' else 'contact' end,
          'w' || n || '.' || kind, 'text', 'how much is it?', case when kind < 2 then ${id('turn')} end, case when kind = 2 then ${id('outbox')} end, ${at}, true
        from ${every}, generate_series(0, 2) as kind`,
      sql`insert into follow_ups (tenant_id, id, conversation_id, deal_id, stage_id, kind, step, state, card_at, silent_since, settled_as, settled_at, created_at)
        select ${t}, ${id('follow-up')}, ${id('talk')}, ${id('deal')}, ${stage}, 'silence', 1, 'settled', ${at}, ${at}, case when n % 50 = 0 then 'edited' else 'sent' end, ${at}, ${at} from ${every}`,
      sql`insert into interactions (tenant_id, id, conversation_id, type, outbox_id, at)
        select ${t}, ${id('interaction')}, ${id('talk')}, 'hours', ${id('outbox')}, ${at} from ${every}`,
      sql`insert into drafts (tenant_id, id, conversation_id, turn_id, text, source, "from", created_at)
        select ${t}, ${id('draft')}, ${id('talk')}, ${id('turn')}, 'It is 300', 'model', 'haiku', ${at} from ${every}`,
      sql`insert into cards (tenant_id, id, operator_id, kind, contact_id, conversation_id, turn_id, draft_id, subject, state, settled_as, settled_at, created_at)
        select ${t}, ${id('card')}, ${operator}, 'turn', ${id('contact')}, ${id('talk')}, ${id('turn')}, ${id('draft')}, '{}',
          case when n % 100 = 0 then 'live' else 'settled' end, 'sent', ${at}, ${at} from ${every}`,
      sql`insert into outbox (tenant_id, id, number_id, conversation_id, message_id, pair, address, content, category, priority, state, because, approved_by,
          next_try_machine, created_at, accepted_at, read_at)
        select ${t}, ${id('outbox')}, ${number}, ${id('talk')}, md5('message' || n || 2)::uuid, 'p' || n, '{}', '{}', 'free', 0, 'read',
          jsonb_build_object('what', 'tap', 'cardId', ${id('card')}), ${operator}, ${at}, ${at}, ${at}, ${at} from ${every}`,
      sql`insert into outbox (tenant_id, id, number_id, operator_id, card_id, pair, address, content, category, priority, state, next_try_machine, created_at, accepted_at)
        select ${t}, ${id('shown')}, ${number}, ${operator}, ${id('card')}, 'owner', '{}', '{}', 'free', 1, 'read', ${at}, ${at}, ${at} from ${every}`,
      sql`insert into follow_ups (tenant_id, id, conversation_id, deal_id, stage_id, kind, state, card_at, silent_since, created_at)
        select ${t}, ${id('followup')}, ${id('talk')}, ${id('deal')}, ${stage}, 'silence', 'waiting', ${now.toISOString()}::timestamptz + make_interval(mins => n), ${at}, ${at} from ${every}`,
      sql`insert into audit (tenant_id, id, batch, actor, operator_id, action, contact_id, detail, at)
        select ${t}, ${id('entry')}, ${id('batch')}, 'operator', ${operator}, 'send:tap', ${id('contact')}, '{}', ${at} from ${every}`,
      sql`insert into audit_waiting select ${t}, ${id('entry')} from ${every}`,
      sql`insert into thoughts (tenant_id, id, turn_id, conversation_id, state, lease_until_machine, created_at)
        select ${t}, ${id('thought')}, ${id('turn')}, ${id('talk')}, 'done', ${at}, ${at} from ${every}`,
      sql`insert into items (id, delivery_id, tenant_id, kind, scope, key, lane, raw, state, next_try_machine, received_machine)
        select ${id('item')}, ${id('delivery')}, ${t}, 'message', 's', 'm:' || n, 'l', '{}', 'handled', ${at}, ${at} from ${every}`,
      sql`insert into daily_figures (tenant_id, day, name, key, shard, count, sum)
        select ${t}, day::date, name, key || k, 0, 5, 1000 from generate_series('2025-11-20'::date, '2026-11-20'::date, '1 day') as day,
          unnest(array['contact', 'received', 'sent', 'wait', 'response', 'response-by', 'entered', 'won', 'lost-because', 'follow-up']) as name,
          generate_series(1, 6) as k, unnest(array['a', 'b']) as key`,
      sql`insert into charges (tenant_id, number_id, day, category, kind, country, to_operator, shard, count)
        select ${t}, ${number}, day::date, category, 'regular', country, false, 0, 9
        from generate_series('2025-11-20'::date, '2026-11-20'::date, '1 day') as day,
          unnest(array['service', 'utility', 'marketing']) as category, unnest(array['ES', 'MX', 'US']) as country`,
      sql`insert into items_received (tenant_id, kind, state, shard, value, last_machine) values (${t}, 'message', 'handled', 0, ${people}, ${now.toISOString()})`,
    ])
      await tx.execute(statement);
  }

  /** How many rows of each table something looks at. */
  async function rowsLookedAt<T>(tx: Tx, work: () => Promise<T>): Promise<{ rows: Record<string, number>; value: T }> {
    const counted = async () =>
      new Map(
        (
          await rowsOf<{ name: string; n: number }>(
            tx,
            sql`select relname as name, (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as n from pg_stat_xact_user_tables`,
          )
        ).map((row) => [row.name, row.n]),
      );
    const before = await counted();
    const value = await work();
    const after = [...(await counted())].map(([name, n]) => [name, n - (before.get(name) ?? 0)] as const);
    return { rows: Object.fromEntries(after.filter(([, n]) => n > 0)), value };
  }

  /** Runs a sentence as the owner, and tells how many rows of each table were looked at, and how long it took. */
  async function looksAt(
    sentence: string,
    about?: ContactId,
  ): Promise<{ rows: Record<string, number>; said: string; ms: number }> {
    return await withTenant(database.db, tenantId, async (tx) => {
      const needs = { clock: { now: () => now, machineMs: () => now.getTime() }, vault };
      const context = await openContext(tx, needs, tenantId);
      const at = openSituation(tx, context, await readOperator(tx, tenantId, owner), 'wamid.asking');
      const began = performance.now();
      const asked = contextOf(at);
      const { rows, value } = await rowsLookedAt(tx, () =>
        about ? runCommand(sentence, '', { ...asked, contactId: about }) : answerSentence(sentence, asked),
      );
      const ms = performance.now() - began;
      const { answer } = value;
      return { rows, said: answer ? ('kind' in answer ? answer.body : answer.text) : '', ms };
    });
  }

  it('is swept every second without a look at what is not due', async () => {
    const { rows } = await withSystem(database.db, (tx) => rowsLookedAt(tx, () => dueIn(tx, now, now)));
    // Those of which there are few: operators, numbers, chores.
    expect(Object.values(rows).reduce((sum, n) => sum + n, 0)).toBeLessThan(20);
  });

  it.each([
    // And the newest turns, for how much of them was kept.
    ['report month', 'Last 30 days', { daily_figures: 8_000, turns: 600, conversations: 600, audit: 10_000 }],
    ['cost', 'Messages in November', { charges: 200, daily_figures: 300 }],
    ['health', 'Received', {}],
    // Turns as in a report; known answers and what was written behind them; follow-ups that were reworded, and their drafts.
    [
      'health week',
      'Last week',
      {
        daily_figures: 3_000,
        turns: 600,
        conversations: 1_800,
        audit: 10_000,
        interactions: 600,
        messages: 1_600,
        outbox: 600,
        follow_ups: 300,
        drafts: 300,
      },
    ],
    // The newest that went, and the words of twenty.
    ['rate', 'follow-ups right', { follow_ups: 300, conversations: 300, contacts: 300 }],
    // The page's entries, and those that are gone through for the chain.
    ['log', 'Nothing was changed afterwards', { audit: 7_100, audit_chain: 5_600, contacts: 2_100 }],
    ['why', 'It is 300', {}],
    // The longest silent and the most valuable.
    ['awaited', 'You wait for', { contacts: 300, conversations: 300, deals: 300 }],
    // Those who have waited longest, and how many there are.
    ['inbox', 'customers are waiting', { contacts: 300, conversations: 300 + people / 500, deals: 300 }],
    ['questions', 'people ask', { contacts: 300, conversations: 300 + people / 500, deals: 300, messages: 600 }],
  ] as const)('answers “%s” from as few rows as it shows', async (sentence, words, more) => {
    expectFew(await looksAt(sentence), words, more);
  });

  it.each([
    ['ana 4321', 'Ana 4321', {}],
    ['ana', 'Which “ana”?', {}],
    ['4321', '4321', {}],
    ['tag 43211 vip', 'Ana 43211', {}],
    ['note ana 4321 likes tea in the afternoon', 'likes tea', {}],
    ['…4321', 'Which “…4321”?', {}],
    ['note zacarias comes on friday', 'zacarias', {}],
    ['reply ana 4321 see you at four', 'see you at four', {}],
  ] as const)('knows who “%s” is by looking at few rows', async (sentence, words, more) => {
    expectFew(await looksAt(sentence), words, more);
  });

  it.each([
    ['log', 'What was done about Ana', { audit: 5_100, audit_chain: 5_600 }],
    ['why', 'It is 300', {}],
  ] as const)('answers “%s” about somebody from as few rows', async (command, words, more) => {
    const [one] = await withTenant(database.db, tenantId, (tx) =>
      rowsOf<{ id: ContactId }>(tx, sql`select md5('contact' || 4321)::uuid as id`),
    );
    expectFew(await looksAt(command, one!.id), words, more);
  });

  function expectFew({ rows, said, ms }: Awaited<ReturnType<typeof looksAt>>, words: string, more: Record<string, number>): void {
    expect(said).toContain(words);
    const tooMany = Object.entries(rows).filter(([table, n]) => n > (more[table] ?? 100));
    expect(tooMany, JSON.stringify(rows)).toEqual([]);
    measured.push(`${said.split('\n')[0]}: ${ms.toFixed(0)} ms`);
  }
});

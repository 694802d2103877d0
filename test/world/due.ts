import { sql } from 'drizzle-orm';
import { practiceBusiness } from '../../simulator/practice-world.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import type { World } from './world.ts';

/** The telephones of those whose follow-ups fall due together begin like this. */
export const duePhones = '3461';

/**
 * So many follow-ups of the practice business are due, now or since `ago`: people who were answered twenty hours before, every second one on
 * autopilot. Where there are some already, the `first` of these is not among them.
 */
export async function openDue(world: World, people: number, { first = 1, ago = '0 s' } = {}): Promise<void> {
  await wroteToday(world, people, first);
  const now = sql`(${world.app.needs.clock.now().toISOString()}::timestamptz - ${ago}::interval)`;
  const id = (what: string) => sql.raw(`md5('${what}' || n)::uuid`);
  const every = sql`generate_series(${first}::int, ${first + people - 1}::int) as n`;
  const t = sql`${practiceTenantId}::uuid`;
  const at = (ago: string) => sql`(${now} - ${ago}::interval)`;
  const operator = sql`(select id from operators where tenant_id = ${t} limit 1)`;
  const number = sql`(select id from numbers where tenant_id = ${t} limit 1)`;
  const stage = sql`(select id from stages where tenant_id = ${t} and kind = 'open' order by position limit 1)`;
  // Rows as the product writes them.
  for (const statement of [
    sql`insert into contacts (tenant_id, id, name, name_from, name_key, phone, autopilot_by, autopilot_since, created_at)
      select ${t}, ${id('contact')}, 'Ana ' || n, 'profile', 'ana ' || n, '+34' || (610000000 + n),
        case when n % 2 = 0 then ${operator} end, case when n % 2 = 0 then ${now} end, ${at('20 hours')} from ${every}`,
    sql`insert into conversations (tenant_id, id, contact_id, number_id, last_inbound_at, last_outbound_at, last_text, created_at)
      select ${t}, ${id('talk')}, ${id('contact')}, ${number}, ${at('20 hours')}, ${at('19 hours 59 minutes')}, 'how much?', ${at('20 hours')} from ${every}`,
    sql`insert into deals (tenant_id, id, contact_id, conversation_id, stage_id, entered_at, created_at)
      select ${t}, ${id('deal')}, ${id('contact')}, ${id('talk')}, ${stage}, ${at('20 hours')}, ${at('20 hours')} from ${every}`,
    sql`insert into follow_ups (tenant_id, id, conversation_id, deal_id, stage_id, kind, step, state, card_at, silent_since, created_at)
      select ${t}, ${id('followup')}, ${id('talk')}, ${id('deal')}, ${stage}, 'silence', 1, 'waiting', ${now}, ${at('19 hours 59 minutes')}, ${at('20 hours')} from ${every}`,
  ])
    await world.database.underneath((tx) => tx.execute(statement));
}

/** The simulator heard all of them twenty hours ago; under another account, so that the app has nothing to do with it. */
async function wroteToday(world: World, people: number, first: number): Promise<void> {
  const timestamp = String(Math.floor(world.app.needs.clock.now().getTime() / 1_000) - 20 * 3_600);
  const messages = Array.from({ length: people }, (_, n) => {
    const from = String(34_610_000_000 + first + n);
    return { from, id: `wamid.due.${first + n}`, timestamp, type: 'text', text: { body: 'How much?' } };
  });
  const metadata = { display_phone_number: '34600000000', phone_number_id: practiceBusiness.phoneNumberId };
  const value = { messaging_product: 'whatsapp', metadata, messages };
  await world.call('POST', '/webhooks', {
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
  });
  await world.settle();
}

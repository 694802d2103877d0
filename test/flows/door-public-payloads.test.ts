import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '../db/rows.ts';
import { type Door, freshWamid, openDoor, practice } from '../world/door.ts';
import { openWorld, type World } from '../world/world.ts';

const root = process.env.HILO_FIXTURES;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The payloads that public projects test with, put into their envelope where the index says that they lost it. */
function payloads(folder: string): { path: string; body: Json }[] {
  const rows = readFileSync(join(folder, 'INDEX.tsv'), 'utf8').trim().split('\n').slice(1);
  const tags = new Map(rows.map((row) => [row.split('\t')[0] ?? '', row.split('\t')[8] ?? '']));
  const paths = readdirSync(folder)
    .filter((name) => name.startsWith('webhook-'))
    .flatMap((name) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`));
  return paths.map((path) => ({
    path,
    body: enveloped(JSON.parse(readFileSync(join(folder, path), 'utf8')), tags.get(path) ?? ''),
  }));
}

function enveloped(body: Json, tags: string): Json {
  if (!/bare-(change|value)/.test(tags)) return body;
  const value = body as { [key: string]: Json };
  const change = tags.includes('bare-change') ? value : { field: 'history' in value ? 'history' : 'messages', value };
  return { object: 'whatsapp_business_account', entry: [{ id: '0', changes: [change] }] };
}

const lists = ['messages', 'statuses', 'message_echoes', 'calls'];

/** The practice business's ids where the payload has some, and ids of its own for what must be distinct. */
function madeOurs(value: Json, within: string): Json {
  if (Array.isArray(value)) return value.map((one) => madeOurs(one, within));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key === 'id' && within === 'entry') return [key, practice.waba];
      if (key === 'phone_number_id' && within === 'metadata') return [key, practice.number];
      if (key === 'id' && lists.includes(within)) return [key, freshWamid()];
      return [key, madeOurs(inner, key)];
    }),
  );
}

describe.skipIf(!root)('The public payloads of the folder named by HILO_FIXTURES, through the door', () => {
  let world: World;
  let door: Door;
  const errors: unknown[] = [];
  beforeAll(async () => {
    const log = { info() {}, warn() {}, error: (event: string, facts?: object) => void errors.push({ event, ...facts }) };
    world = await openWorld({ log });
    door = openDoor(world);
  });
  afterAll(() => world.close());

  it('are each answered 200 and end as handled, unknown or quarantined with a reason', { timeout: 180_000 }, async () => {
    const all = payloads(root!);
    expect(all.length).toBeGreaterThan(300);
    const before = (await door.handled()).inbound;
    for (const { path, body } of all) expect(await door.post(madeOurs(body, '') as object), path).toBe(200);
    const { inbound } = await door.handled(150_000);
    const grew = (key: keyof typeof inbound) => inbound[key] - before[key];
    const items = grew('handled') + grew('unknown') + grew('quarantined');
    console.info(
      `public payloads through the door: ${all.length} webhooks, ${items} items: ${grew('handled')} handled, ${grew('unknown')} unknown, ${grew('quarantined')} quarantined, ${grew('duplicates')} seen before`,
    );
    expect(grew('quarantined') / items).toBeLessThanOrEqual(0.08);
    expect(inbound.waiting).toBe(0);
    const silent = await world.database.underneath((tx) =>
      rowsOf(tx, sql`select kind, state, raw from items where state in ('unknown', 'quarantined') and coalesce(reason, '') = ''`),
    );
    expect(silent).toEqual([]);
    expect(errors).toEqual([]);
  });
});

/**
 * A customer writes while thousands of follow-ups are due: how long until their card, against a world in which nothing else happens. Two
 * write: one to the business whose follow-ups they are, one to a neighbour on the same installation. Ratios, alternating nothing but the
 * load; no absolute number means anything elsewhere.
 *
 *   [DATABASE_URL=postgres://… REDIS_URL=redis://…] node launcher/run.mjs bench/due.ts [follow-ups] [messages while idle]
 *
 * Printed: from the message to its card, without the seconds of silence that a turn waits for. The business's own card is made, and may stand
 * behind others; the neighbour's has left for their owner's thread.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { defaultSettings } from '../src/crm/tenant.ts';
import { openSecondBusiness } from '../test/world/business.ts';
import { openDue } from '../test/world/due.ts';
import { openWorld, type World } from '../test/world/world.ts';

/** Seldom enough that Meta's pace for one recipient does not count. */
const everyMs = 4_000;

await measure(Number(process.argv[2] ?? 5_000), Number(process.argv[3] ?? 10));

type Written = { to: 'own' | 'neighbour'; wamid: string; atMs: number };

async function measure(people: number, whileIdle: number): Promise<void> {
  const world = await openWorld({ settings: { cardsAtOnce: 5, cardsPerMinute: 3 } });
  const neighbour = await openSecondBusiness(world);
  await run(
    world,
    sql`update tenants set settings = settings || '{"cardsAtOnce":1000,"cardsPerMinute":1000}' where id = ${neighbour.id}`,
  );
  await world.owner.says('today');

  let customers = 0;
  async function write(): Promise<Written[]> {
    const number = `+34600001${String(customers++).padStart(3, '0')}`;
    const message = { type: 'text', text: 'Good morning, what does a logo cost?', name: `Lucía ${customers}` };
    const written: Written[] = [];
    for (const [to, business] of [
      ['own', {}],
      ['neighbour', { business: neighbour.number }],
    ] as const) {
      const atMs = world.app.needs.clock.now().getTime();
      const { id } = (await world.call('POST', `/phones/${number}/messages`, { ...message, ...business })) as { id: string };
      written.push({ to, wamid: id, atMs });
    }
    await sleep(everyMs);
    return written;
  }

  const idle: Written[] = [];
  for (let n = 0; n < whileIdle; n++) idle.push(...(await write()));
  await allShown(world);
  await openDue(world, people);
  const busy: Written[] = [];
  const began = performance.now();
  const cpu = process.cpuUsage();
  while (await isDue(world)) busy.push(...(await write()));
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - began) / 1_000;
  console.log(
    `${people} follow-ups looked at in ${seconds.toFixed(0)} s, ${((user + system) / 1e6).toFixed(0)} s of this process's CPU, on ${world.database.kind}`,
  );
  await allShown(world);
  for (const to of ['own', 'neighbour'] as const) {
    const [still, loaded] = [await waits(world, idle, to), await waits(world, busy, to)];
    console.log(
      `${to}: idle ${said(still)}; meanwhile ${said(loaded)}; ratio of medians ${(median(loaded) / median(still)).toFixed(1)}`,
    );
  }
  await world.close();
}

async function isDue(world: World): Promise<boolean> {
  const [row] = await run(
    world,
    sql`select exists (select from follow_ups where state = 'waiting' and card_at <= ${world.app.needs.clock.now().toISOString()}) as due`,
  );
  return row!.due === true;
}

/** Until every customer who wrote has their card. */
async function allShown(world: World): Promise<void> {
  for (;;) {
    const [row] = await run(world, sql`select exists (select from turns where state in ('open', 'thinking')) as open`);
    if (row!.open === false) break;
    await sleep(1_000);
  }
  await world.settle({ queued: true });
}

/** How long each of them waited for their card, in milliseconds. */
async function waits(world: World, written: readonly Written[], to: Written['to']): Promise<number[]> {
  const shownAt = to === 'own' ? sql`c.created_at` : sql`o.accepted_at`;
  const rows = await run(
    world,
    sql`select m.wamid, extract(epoch from min(${shownAt})) * 1000 as at from messages m
      join cards c on c.tenant_id = m.tenant_id and c.turn_id = m.turn_id
      join outbox o on o.tenant_id = c.tenant_id and o.card_id = c.id group by m.wamid`,
  );
  const shown = new Map(rows.map((row) => [row.wamid, Number(row.at)]));
  const quietMs = defaultSettings.turnQuietSeconds * 1_000;
  return written.filter((one) => one.to === to).map(({ wamid, atMs }) => shown.get(wamid)! - atMs - quietMs);
}

async function run(world: World, statement: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> {
  return await world.database.underneath(async (tx) => [...(await tx.execute(statement))]);
}

function said(ms: readonly number[]): string {
  return `${median(ms).toFixed(0)} ms (slowest ${Math.max(...ms).toFixed(0)}, of ${ms.length})`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

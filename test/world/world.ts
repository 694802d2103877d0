import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { withSystem } from '../../db/client.ts';
import { deliveries, items, outbox } from '../../db/schema/queues.ts';
import { startSimulator } from '../../simulator/server.ts';
import { defaultModels } from '../../src/ai/models.ts';
import { type App, openApp } from '../../src/app.ts';
import { findDue } from '../../src/bot/sweep.flow.ts';
import type { Settings } from '../../src/crm/tenant.ts';
import { openBullmqDoorbell } from '../../src/doorbell-bullmq.ts';
import { openInProcessDoorbell } from '../../src/doorbell-inprocess.ts';
import { type Figures, readFigures } from '../../src/health.store.ts';
import { openFollowingClock } from '../../src/kit/clock.ts';
import { type Log, openLog } from '../../src/kit/log.ts';
import type { AppSecret } from '../../src/meta/signature.ts';
import { submitOwnTemplates } from '../../src/outreach/templates.flow.ts';
import { practiceClockRoute } from '../../src/practice-clock.route.ts';
import { practiceTenantId, seedPractice } from '../../src/practice-seed.ts';
import { type Doorbell, embeddedHands, nativeHands } from '../../src/queues.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

/** A message as a phone of the simulator shows it. */
export type Shown = {
  id: string;
  from: 'me' | 'business';
  type: string;
  text: string;
  buttons: { id: string; title: string }[];
  rows: { id: string; title: string; description: string }[];
  replyTo: string | null;
  reactions: { from: string; emoji: string }[];
  status: string;
  at: string;
};

/** One Graph call, as the simulator remembers it. */
export type LedgerLine = {
  at: string;
  machineAt: number;
  method: string;
  path: string;
  body: Record<string, unknown>;
  status: number;
  error: { code: number } | null;
  wamid: string | null;
  callbackData: string | null;
};

export type Phone = {
  number: string;
  /** Sends anything the contract allows and waits until the app has dealt with it. Returns the wamid. */
  posts(message: Record<string, unknown>): Promise<string>;
  says(text: string, more?: Record<string, unknown>): Promise<string>;
  taps(title: string, message?: Shown): Promise<string>;
  picks(title: string, message?: Shown): Promise<string>;
  reacts(emoji: string, message: Shown): Promise<string>;
  thread(): Promise<Shown[]>;
  /** The last message from the business. */
  last(): Promise<Shown>;
};

export type World = {
  app: App;
  database: TestDatabase;
  doorbell: Doorbell;
  simulatorUrl: string;
  appUrl: string;
  owner: Phone;
  phone(number: string, name?: string): Phone;
  /** Until nothing is waiting, sending or on its way. Does not move the clock. */
  settle(options?: { /** What was told to try again later may stay queued. */ queued?: boolean }): Promise<void>;
  /** Moves business time, at the simulator and so in the app; then settles. */
  passes(time: string): Promise<void>;
  /** Longer than a turn's silence and an approval's grace. */
  turnEnds(): Promise<void>;
  fault(fault: Record<string, unknown>): Promise<void>;
  ledger(): Promise<LedgerLine[]>;
  /** Sends to customers: Graph messages whose recipient is not the owner, reactions left out. */
  sentTo(number: string): Promise<LedgerLine[]>;
  script(answers: Record<string, unknown>): Promise<void>;
  figures(): Promise<Figures>;
  call(method: string, path: string, body?: unknown): Promise<unknown>;
  close(): Promise<void>;
};

export type WorldOptions = {
  /** Asks the simulator's stand-in for the model. */
  thinks?: boolean;
  appSecrets?: readonly AppSecret[];
  log?: Log;
  /** How the business wants to be served; without it every card comes at once, at any hour. */
  settings?: Partial<Settings>;
  /** Where mails go; without it nowhere. */
  smtpUrl?: string;
  /** Origins on the open internet that are asked for elsewhere. */
  insteadOf?: Record<string, string>;
  /** Where voice messages are put into words; without it nowhere. */
  speechUrl?: string;
};

/** A test that is not about attention sees every card in the moment it is made, whatever the hour at which it runs. */
export const undisturbed: Partial<Settings> = {
  quietFrom: '00:00',
  quietUntil: '00:00',
  customersQuietFrom: '00:00',
  customersQuietUntil: '00:00',
  digestAt: null,
  closeAt: null,
  cardsAtOnce: 1_000,
  cardsPerMinute: 1_000,
};

export const ownerPhone = '+34600000100';

/**
 * The whole product around one test: the app on a real database and a real doorbell, and the simulator for WhatsApp, over HTTP. Native
 * PostgreSQL and Redis where `DATABASE_URL` and `REDIS_URL` are set, else everything inside this process.
 */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'hilo-world-'));
  const database = await openTestDatabase();
  const simulator = await startSimulator({
    port: 0,
    dataDir: folder,
    webhookUrl: null,
    appSecret: 'practice-secret',
    verifyToken: 'practice-verify',
    templateReviewMs: 10,
    statusAfterMs: { sent: 2, delivered: 6 },
  });
  const clock = openFollowingClock();
  const log = options.log ?? openLog((process.env.HILO_TEST_LOG as 'warn' | undefined) ?? 'silent');
  const redisUrl = process.env.REDIS_URL;
  const hands = database.kind === 'native' ? nativeHands : embeddedHands;
  const doorbell = redisUrl
    ? openBullmqDoorbell(redisUrl, { hands, log, prefix: `hilo-test-${randomBytes(6).toString('hex')}` })
    : openInProcessDoorbell({ hands, log });
  const app = openApp({
    db: database.db,
    clock,
    log,
    doorbell,
    role: 'all',
    appSecrets: options.appSecrets ?? [{ app: 'default', secret: 'practice-secret' }],
    verifyToken: 'practice-verify',
    encryptionKey: Buffer.alloc(32, 'practice'),
    publicUrl: 'https://hilo.example',
    graph: { baseUrl: simulator.url, version: 'v26.0' },
    model: options.thinks ? { apiKey: 'practice', baseUrl: `${simulator.url}/anthropic` } : null,
    models: defaultModels,
    speech: options.speechUrl ? { url: options.speechUrl, apiKey: 'practice', model: 'whisper-1', timeoutMs: 2_000 } : null,
    mediaFolder: join(folder, 'media'),
    smtpUrl: options.smtpUrl ?? null,
    // A test says itself when it is looked for: what comes every second may come between any two of its lines, and hides a ring that is missing.
    sweepsByItself: false,
    openInternet: { insteadOf: options.insteadOf ?? {}, timeoutMs: 2_000 },
  });
  app.server.register(practiceClockRoute, { clock, sweep: app.sweep });
  await seedPractice({ db: database.db, vault: app.needs.vault, clock }, { ...undisturbed, ...options.settings });
  await submitOwnTemplates(app.needs, practiceTenantId);
  const { url: appUrl } = await app.start({ host: '127.0.0.1', port: 0 });
  simulator.setWebhookUrl(`${appUrl}/webhook`);

  async function call(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${simulator.url}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const value = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  }

  const figures = async () => (await readFigures(database.db, clock.machineMs())).figures;

  /** Rows that somebody is about to deal with; of what is queued, where it may be told to wait, only what could leave now. */
  async function areRowsWaiting(patiently: boolean): Promise<boolean> {
    const could = patiently ? sql`and ${outbox.nextTryMachine} <= ${new Date(clock.machineMs()).toISOString()}` : sql``;
    const [row] = await withSystem(database.db, (tx) =>
      tx.execute<{ waiting: boolean }>(sql`select
        exists (select from ${deliveries} where ${deliveries.state} = 'waiting')
        or exists (select from ${items} where ${items.state} = 'waiting')
        or exists (select from ${outbox} where ${outbox.state} = 'sending' or ${outbox.state} = 'queued' ${could}) as waiting`),
    );
    return row!.waiting;
  }

  /** The cheapest look first: most of the time the doorbell alone says that there is something to wait for. */
  async function isBusy(patiently: boolean): Promise<boolean> {
    if ((await doorbell.depth()) > 0) return true;
    if (((await call('GET', '/webhooks')) as unknown[]).length > 0) return true;
    return await areRowsWaiting(patiently);
  }

  async function settle({ queued = false } = {}): Promise<void> {
    const until = Date.now() + 50_000;
    // Twice in a row: between the first look's parts something may have gone from one of them to another.
    for (let calm = 0; calm < 2; ) {
      calm = (await isBusy(queued)) ? 0 : calm + 1;
      if (calm < 2) await sleep(8);
      if (Date.now() > until) throw new Error(`The world did not come to rest: ${JSON.stringify(await figures())}`);
    }
  }

  function phone(number: string, name?: string): Phone {
    const path = `/phones/${number}/messages`;
    async function posts(message: Record<string, unknown>): Promise<string> {
      const { id } = (await call('POST', path, { ...(name ? { name } : {}), ...message })) as { id: string };
      await settle();
      return id;
    }
    const thread = async () => (await call('GET', path)) as Shown[];
    const fromBusiness = async () => (await thread()).filter((message) => message.from === 'business');
    const lastWith = async (has: (message: Shown) => boolean, what: string) => {
      const found = (await fromBusiness()).filter(has).at(-1);
      if (!found) throw new Error(`No message with ${what} on ${number}.`);
      return found;
    };
    return {
      number,
      posts,
      thread,
      says: (text, more = {}) => posts({ type: 'text', text, ...more }),
      taps: async (title, message) =>
        posts({
          type: 'tap',
          title,
          message: (
            message ?? (await lastWith((one) => one.buttons.some((button) => button.title === title), `a button ${title}`))
          ).id,
        }),
      picks: async (title, message) =>
        posts({
          type: 'pick',
          title,
          message: (message ?? (await lastWith((one) => one.rows.some((row) => row.title === title), `a row ${title}`))).id,
        }),
      reacts: (emoji, message) => posts({ type: 'reaction', emoji, message: message.id }),
      async last() {
        const found = (await fromBusiness()).at(-1);
        if (!found) throw new Error(`Nothing from the business on ${number}.`);
        return found;
      },
    };
  }

  async function passes(time: string): Promise<void> {
    await call('POST', '/clock', { advance: time });
    await settle();
    // What was rung for may have made more due at once.
    for (let n = 0; n < 5 && (await findDue({ db: database.db, clock })).length > 0; n++) {
      await app.sweep();
      await settle();
    }
  }

  const ledger = async () => (await call('GET', '/ledger')) as LedgerLine[];
  await settle();
  return {
    app,
    database,
    doorbell,
    simulatorUrl: simulator.url,
    appUrl,
    owner: phone(ownerPhone),
    phone,
    settle,
    passes,
    turnEnds: () => passes('6s'),
    fault: async (fault) => void (await call('POST', '/faults', fault)),
    ledger,
    sentTo: async (number) =>
      (await ledger()).filter(
        (line) =>
          line.method === 'POST' &&
          line.path.endsWith('/messages') &&
          line.status === 200 &&
          line.body.to === number &&
          line.body.type !== 'reaction',
      ),
    script: async (script) => void (await call('POST', '/anthropic/script', script)),
    figures,
    call,
    async close() {
      await app.stop();
      await simulator.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

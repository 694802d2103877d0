import Fastify, { type FastifyInstance } from 'fastify';
import cron from 'node-cron';
import type { Db } from '../db/client.ts';
import { openModel } from './ai/llm.client.ts';
import type { ModelNames } from './ai/models.ts';
import { type EarOptions, openEar } from './ai/speech.client.ts';
import { calendarRoute } from './bot/calendar.route.ts';
import type { Reached } from './bot/context.ts';
import { findDue } from './bot/sweep.flow.ts';
import { openMediaFolder } from './crm/media-folder.client.ts';
import { sweptRing } from './crm/work.ts';
import { healthRoute } from './health.route.ts';
import { apiRoute } from './integrations/api.route.ts';
import { openCaller } from './integrations/caller.client.ts';
import { openFeeds } from './integrations/feed.client.ts';
import type { OpenInternet } from './integrations/open-internet.client.ts';
import type { Clock } from './kit/clock.ts';
import { errorFacts, type Log } from './kit/log.ts';
import { openPapers } from './kit/paper.client.ts';
import { openPictures } from './kit/picture.client.ts';
import { openVault } from './kit/secrets.ts';
import { openGraph } from './meta/graph.client.ts';
import { openInbox } from './meta/inbox.store.ts';
import type { AppSecret } from './meta/signature.ts';
import { webhookRoute } from './meta/webhook.route.ts';
import { openMailer } from './outreach/mail.client.ts';
import { type Doorbell, deliveryRing, doWork, type WorkNeeds } from './queues.ts';

/** Everything the app is made of, opened by whoever starts it. */
export type AppParts = {
  db: Db;
  clock: Clock;
  log: Log;
  doorbell: Doorbell;
  role: 'all' | 'web' | 'worker';
  appSecrets: readonly AppSecret[];
  verifyToken: string;
  encryptionKey: Buffer;
  /** Where the server is reached from outside. */
  publicUrl: string;
  graph: { baseUrl: string; version: string };
  model: { apiKey: string; baseUrl?: string } | null;
  models: ModelNames;
  /** Where voice messages are put into words; null: nowhere. */
  speech: EarOptions | null;
  mediaFolder: string;
  /** The mail server, for what WhatsApp cannot tell; null: there is none. */
  smtpUrl: string | null;
  /** How strangers' addresses are asked, where that is not as usual. */
  openInternet?: OpenInternet;
  /** Named places where tests end the process; nothing in the product. */
  reached?: Reached;
  /** Whether it looks for what is due every second, as it does in the product; else only when `sweep` is called. */
  sweepsByItself?: boolean;
};

export type App = {
  server: FastifyInstance;
  needs: WorkNeeds;
  /** Rings for everything that is due now, whatever was rung before. */
  sweep(): Promise<void>;
  start(listen: { host: string; port: number }): Promise<{ url: string }>;
  /** Takes no more work, finishes what is under way, closes the door. The database is its opener's to close. */
  stop(): Promise<void>;
};

/** The composition root: parts are passed on by hand, each flow names those it needs. */
export function openApp(parts: AppParts): App {
  const { db, clock, log, doorbell } = parts;
  const reached = parts.reached ?? (() => {});
  const needs: WorkNeeds = {
    db,
    clock,
    log,
    reached,
    thinks: parts.model !== null,
    hears: parts.speech !== null,
    publicUrl: parts.publicUrl,
    graph: openGraph(parts.graph),
    vault: openVault(parts.encryptionKey),
    files: openMediaFolder(parts.mediaFolder),
    pictures: openPictures(),
    papers: openPapers(),
    model: parts.model ? openModel(parts.model) : null,
    models: parts.models,
    ear: parts.speech ? openEar(parts.speech) : null,
    feeds: openFeeds(parts.openInternet),
    caller: openCaller(parts.openInternet),
    mailer: parts.smtpUrl ? openMailer(parts.smtpUrl) : null,
  };

  const server = Fastify({ logger: false, trustProxy: false, requestTimeout: 30_000, forceCloseConnections: true });
  const refusals = { 401: 0, 413: 0 };
  server.register(healthRoute, { db, clock, doorbell, log, refusals: () => refusals });
  if (parts.role !== 'worker') {
    server.register(calendarRoute, { db, clock, log, vault: needs.vault });
    server.register(webhookRoute, {
      inbox: openInbox(db, clock),
      secrets: parts.appSecrets,
      verifyToken: parts.verifyToken,
      log,
      reached,
      arrived: (id) => doorbell.ring([deliveryRing(id)]),
      refused: (status) => {
        refusals[status]++;
      },
    });
    server.register(apiRoute, {
      prefix: '/api/v1',
      ...{ db, clock, log, reached, vault: needs.vault },
      arrived: (tenant) => doorbell.ring([{ work: { do: 'outside', tenant } }]),
    });
  }

  async function sweepOnce(): Promise<void> {
    try {
      const due = await findDue({ db, clock });
      doorbell.ring(due.map(sweptRing), { spare: true });
    } catch (error) {
      log.error('sweep failed', errorFacts(error));
    }
  }

  let current: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  /** One at a time. One under way may have looked before something became due, so whoever asks meanwhile gets the one after it. */
  function sweep(): Promise<void> {
    if (current) {
      next ??= current.then(() => {
        next = null;
        return sweep();
      });
      return next;
    }
    current = sweepOnce().finally(() => {
      current = null;
    });
    return current;
  }

  let everySecond: ReturnType<typeof cron.schedule> | null = null;
  return {
    server,
    needs,
    sweep,
    async start({ host, port }) {
      if (parts.role !== 'web') {
        doorbell.answer((work) => doWork(needs, work));
        if (parts.sweepsByItself ?? true) everySecond = cron.schedule('* * * * * *', () => void (current ?? sweep()));
        await sweep();
      }
      const url = await server.listen({ host, port });
      return { url };
    },
    async stop() {
      await everySecond?.stop();
      await current;
      await server.close();
      await doorbell.close();
    },
  };
}

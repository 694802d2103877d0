import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Fact } from './facts.ts';
import { openFaults } from './faults.ts';
import type { Meta } from './graph/calls.ts';
import { openPace } from './graph/pace.ts';
import { review } from './graph/template-review.ts';
import { openJournal } from './journal.ts';
import { openStandIn } from './model/stand-in.ts';
import { factsOfWriting } from './phones.ts';
import { ownersFirstWord, practiceBusiness, practiceFacts } from './practice-world.ts';
import { Refusal } from './refusal.ts';
import { graphRoutes } from './routes/graph.ts';
import { modelRoutes } from './routes/model.ts';
import { pageRoutes } from './routes/page.ts';
import { phoneRoutes } from './routes/phones.ts';
import { practiceRoutes } from './routes/practice.ts';
import { startPostman } from './webhooks.ts';
import { openWorld, type World } from './world.ts';

/** `followClockUrl` defaults to `/practice/clock` of the webhook's host; null tells nobody. `webhookUrl` null keeps webhooks until one is set. */
export type SimulatorOptions = {
  port: number;
  dataDir: string;
  webhookUrl: string | null;
  appSecret: string;
  verifyToken: string;
  followClockUrl?: string | null;
  templateReviewMs?: number;
  statusAfterMs?: World['statusAfterMs'];
};

export type Simulator = { url: string; close(): Promise<void>; setWebhookUrl(url: string | null): void };

/**
 * Starts the second Meta on 127.0.0.1. The port is taken before the folder is opened, because the port is the lock:
 * two simulators on one journal would each compact the other's away.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const server = createServer();
  const ready = Promise.withResolvers<FastifyInstance>();
  server.on('request', (request, response) => void ready.promise.then((app) => app.routing(request, response)));
  await listen(server, options.port);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const folder = join(options.dataDir, 'simulator');
  const { state, fresh, journal } = openJournal(folder);
  const world = openWorld(state, journal, folder);
  world.url = url;
  if (options.statusAfterMs) world.statusAfterMs = options.statusAfterMs;
  if (fresh) beginPractice(world);

  const timers = new Set<NodeJS.Timeout>();
  const faults = openFaults();
  const pace = openPace(() => performance.now());
  const meta: Meta = { world, faults, pace, templateReviewMs: options.templateReviewMs ?? 1_000, later };
  // The number's second counts what comes in, too.
  world.watch((fact) => fact.fact === 'heard' && pace.hear(fact.business));
  const postman = startPostman(world, faults, { url: options.webhookUrl, appSecret: options.appSecret });
  for (const template of state.templates.values()) if (template.status === 'PENDING') review(meta, template.id);

  const app = openApp();
  const follow = () => (options.followClockUrl === undefined ? clockUrlOf(postman.url()) : options.followClockUrl);
  graphRoutes(app, meta);
  phoneRoutes(app, meta);
  practiceRoutes(app, meta, postman, { ...options, clockUrl: follow });
  modelRoutes(app, meta, openStandIn());
  pageRoutes(app, meta);
  await app.ready();
  ready.resolve(app);

  function later(delayMs: number, work: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, delayMs);
    timers.add(timer);
  }

  return {
    url,
    setWebhookUrl: postman.setUrl,
    async close() {
      postman.stop();
      for (const timer of timers) clearTimeout(timer);
      await app.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      journal.close();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

/** The very first start: the practice business is there, and its owner has said "hi", all in one write. */
function beginPractice(world: World): void {
  world.record(...practiceFacts());
  const facts: Fact[] = factsOfWriting(world, practiceBusiness.owner!, {
    type: 'text',
    text: ownersFirstWord,
    name: 'Owner',
  }).facts;
  world.record(...facts);
}

function clockUrlOf(webhookUrl: string | null): string | null {
  return webhookUrl === null ? null : new URL('/practice/clock', webhookUrl).href;
}

/** Bodies that are not JSON come as bytes; refusals become `{error:{message}}`. */
function openApp(): FastifyInstance {
  const app = Fastify({ routerOptions: { maxParamLength: 500 } });
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    // POST /webhooks passes bytes on as they are, malformed ones too.
    if (request.url.startsWith('/webhooks')) return done(null, body);
    try {
      done(null, body.length === 0 ? {} : JSON.parse(body.toString('utf8')));
    } catch {
      // Graph judges what it cannot read, and the ledger keeps that it came.
      if (/^\/v\d+\.\d+\//.test(request.url)) done(null, body);
      else done(new Refusal('The body is not JSON.'));
    }
  });
  // A web page of somebody else, open in the same browser, must not pull the levers.
  app.addHook('onRequest', async (request) => {
    const { origin, host } = request.headers;
    if (origin !== undefined && origin !== `http://${host}`)
      throw new Refusal(`The simulator does not take orders from ${origin}.`);
  });
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error instanceof Refusal ? error.status : (error.statusCode ?? 500);
    return reply.status(status).send({ error: { message: error.message } });
  });
  app.setNotFoundHandler((request, reply) => {
    return reply.status(404).send({
      error: { message: `The simulator has no ${request.method} ${request.url.split('?')[0]}; see docs/simulator.md.` },
    });
  });
  return app;
}

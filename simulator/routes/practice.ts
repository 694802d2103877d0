import type { FastifyInstance } from 'fastify';
import { readBusiness } from '../businesses.ts';
import { moveClock, readClock, tellFollower } from '../clock.ts';
import type { Meta } from '../graph/calls.ts';
import { setFlowStatus } from '../graph/flows.ts';
import { setStatus } from '../graph/template-review.ts';
import { heardIn, subjectOf } from '../heard.ts';
import { freshKey } from '../ids.ts';
import { dropAllMedia } from '../media-store.ts';
import { practiceBusiness, practiceTimeZone } from '../practice-world.ts';
import { Refusal } from '../refusal.ts';
import { metaJson, sign } from '../signature.ts';
import type { Flow, Template } from '../state.ts';
import type { Postman } from '../webhooks.ts';
import { asObject } from './phones.ts';

/** What is known of the app on the other side. */
type Hilo = { clockUrl: () => string | null; appSecret: string; verifyToken: string };

/** The levers of the world: clock, faults, ledger, webhooks by hand, more businesses, a clean slate. */
export function practiceRoutes(app: FastifyInstance, meta: Meta, postman: Postman, hilo: Hilo): void {
  const { world, faults } = meta;
  app.get('/health', () => ({ simulator: 'hilo' }));
  app.get('/business', () => {
    const { name, phone, phoneNumberId } = practiceBusiness;
    return { name, phone, phoneNumberId, timeZone: practiceTimeZone };
  });
  app.get('/ledger', () => world.state.ledger);

  app.get('/clock', () => readClock(world));
  app.post('/clock', async (request) => {
    moveClock(world, asObject(request.body));
    const followed = await tellFollower(world, hilo.clockUrl());
    return { ...readClock(world), followed };
  });

  app.get('/faults', () => faults.list());
  app.post('/faults', (request) => faults.add(asObject(request.body)));
  app.delete('/faults', () => {
    faults.clear();
    return { cleared: true };
  });

  app.post('/reset', () => {
    faults.clear();
    meta.pace.clear();
    dropAllMedia(world);
    world.record({ fact: 'reset' });
    return { reset: true };
  });

  app.post('/rest', () => {
    meta.pace.clear();
    return { rested: true };
  });

  app.post('/handshake', () => shakeHands(postman.url(), hilo.verifyToken));

  app.get('/businesses', () => [...world.state.businesses.values()].map(({ token: _, ...business }) => business));
  app.post('/businesses', (request) => {
    const business = readBusiness(world.state, asObject(request.body));
    world.record({ fact: 'business', business });
    const { token: _, ...shown } = business;
    return shown;
  });

  app.get('/webhooks', () =>
    [...world.state.webhooks.values()].map(({ id, about, lane, waba, wamids }) => ({ id, about, lane, waba, wamids })),
  );
  // Tests send too large bodies on purpose.
  app.post('/webhooks', { bodyLimit: 64 * 1_048_576 }, (request) => {
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.from(JSON.stringify(request.body ?? {}));
    const once = (request.query as { once?: string }).once !== undefined;
    return deliverByHand(meta, postman, raw, {
      mode: request.headers['x-simulator-signature'],
      once,
      appSecret: hilo.appSecret,
    });
  });

  app.post<{ Params: { id: string } }>('/templates/:id', (request) =>
    changeTemplate(meta, request.params.id, asObject(request.body)),
  );
  app.get('/templates', () => [...world.state.templates.values()]);

  app.post<{ Params: { id: string } }>('/flows/:id', (request) => changeFlow(meta, request.params.id, asObject(request.body)));
  app.get('/flows', () => [...world.state.flows.values()]);
}

/** What Meta does when a webhook's address is saved (meta-cloud-api.md §1.1): does the app answer the challenge? */
async function shakeHands(url: string | null, verifyToken: string): Promise<{ status: number; verified: boolean }> {
  if (url === null) throw new Refusal('No webhook address is set.');
  const challenge = '1158201444';
  const query = new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.challenge': challenge, 'hub.verify_token': verifyToken });
  try {
    const answer = await fetch(`${url}?${query}`, { signal: AbortSignal.timeout(5_000) });
    return { status: answer.status, verified: (await answer.text()) === challenge && answer.status === 200 };
  } catch {
    return { status: 0, verified: false };
  }
}

/** Signs and delivers a payload as Meta would, until 200; a bad or missing signature (or `?once`) is tried once. JSON is written as Meta writes it, anything else goes as it came. */
async function deliverByHand(
  meta: Meta,
  postman: Postman,
  raw: Buffer,
  how: { mode: unknown; once: boolean; appSecret: string },
): Promise<{ status: number }> {
  const payload = parse(raw);
  const bytes = payload === undefined ? raw : Buffer.from(metaJson(payload));
  if (how.mode === 'bad') return { status: await postman.sendOnce(bytes, `sha256=${'0'.repeat(64)}`) };
  if (how.mode === 'none') return { status: await postman.sendOnce(bytes, null) };
  const heard = heardIn(meta.world.state, payload, meta.world.now());
  if (how.once) {
    meta.world.record(...heard);
    return { status: await postman.sendOnce(bytes, sign(bytes, how.appSecret)) };
  }
  const id = freshKey();
  const first = postman.firstAttempt(id);
  const webhook = { id, body: raw.toString('base64'), base64: true, lane: id, about: subjectOf(payload), waba: '', wamids: [] };
  if (payload !== undefined) Object.assign(webhook, { body: bytes.toString('utf8'), base64: false });
  meta.world.record(...heard, { fact: 'webhook', webhook });
  return { status: await first };
}

function parse(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Pauses, disables, rejects or approves a template as Meta's quality rules would, with the webhook. */
function changeTemplate(meta: Meta, idOrName: string, order: { status?: unknown; reason?: unknown }): Template {
  const template = [...meta.world.state.templates.values()].find((one) => one.id === idOrName || one.name === idOrName);
  if (!template) throw new Refusal(`There is no template "${idOrName}"; see GET /templates.`, 404);
  const statuses = ['APPROVED', 'REJECTED', 'PAUSED', 'DISABLED', 'PENDING'];
  if (!statuses.includes(String(order.status))) throw new Refusal(`"status" must be one of ${statuses.join(', ')}.`);
  const status = order.status as Template['status'];
  setStatus(
    meta.world,
    template,
    status,
    typeof order.reason === 'string' ? order.reason : status === 'REJECTED' ? 'INVALID_FORMAT' : 'NONE',
  );
  return meta.world.state.templates.get(template.id)!;
}

/** Blocks, throttles, deprecates or restores a flow as Meta's rules would, with the webhook. */
function changeFlow(meta: Meta, idOrName: string, order: { status?: unknown }): Flow {
  const flow = [...meta.world.state.flows.values()].find((one) => one.id === idOrName || one.name === idOrName);
  if (!flow) throw new Refusal(`There is no flow "${idOrName}"; see GET /flows.`, 404);
  const statuses = ['DRAFT', 'PUBLISHED', 'DEPRECATED', 'BLOCKED', 'THROTTLED'];
  if (!statuses.includes(String(order.status))) throw new Refusal(`"status" must be one of ${statuses.join(', ')}.`);
  setFlowStatus(meta.world, flow, order.status as Flow['status']);
  return meta.world.state.flows.get(flow.id)!;
}

import type { Fault, Faults } from './faults.ts';
import { sign } from './signature.ts';
import type { QueuedWebhook } from './state.ts';
import type { World } from './world.ts';

/** Machine time, in milliseconds: Meta retries "with falling frequency" for days; a practice day is shorter. */
const pausesMs = [300, 600, 1_000, 2_000];
/** Meta gives up on one attempt after about twenty seconds (trust.md finding 9). */
const attemptTimeoutMs = 20_000;
const atOnceLimit = 64;
const overridable = ['messages', 'statuses', 'user_preferences'];
/** How long `reorder` holds a webhook when no other follows. */
const holdLimitMs = 2_000;

export type Postman = {
  /** The HTTP status of the first attempt, 0 when nobody answered. */
  firstAttempt(id: string): Promise<number>;
  /** Sends bytes once, outside the queue, with the signature as given. */
  sendOnce(bytes: Buffer, signature: string | null): Promise<number>;
  setUrl(url: string | null): void;
  url(): string | null;
  stop(): void;
};

/**
 * Delivers every queued webhook until it is answered 200 (meta-cloud-api.md §1.3). First attempts of one lane (a phone) go in order;
 * retries go whenever they are due, which is how Meta comes to deliver out of order.
 */
export function startPostman(world: World, faults: Faults, options: { url: string | null; appSecret: string }): Postman {
  let url = options.url;
  const stopped = new AbortController();
  const timers = new Set<NodeJS.Timeout>();
  const lanes = new Map<string, Promise<unknown>>();
  const waiters = new Map<string, (status: number) => void>();
  const gate = openGate(atOnceLimit);
  let held: { webhook: QueuedWebhook; timer: NodeJS.Timeout } | null = null;

  function later(delayMs: number, work: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, delayMs);
    timers.add(timer);
    return timer;
  }

  function enter(webhook: QueuedWebhook): void {
    const fault = faults.takeWebhook(webhook.about);
    if (fault?.kind === 'delay') {
      later(fault.delayMs, () => void attempt(webhook, 0, null));
    } else if (fault?.kind === 'reorder' && held === null) {
      held = { webhook, timer: later(holdLimitMs, release) };
    } else {
      const before = lanes.get(webhook.lane) ?? Promise.resolve();
      const mine = before.then(() => attempt(webhook, 0, fault)).then(release);
      lanes.set(webhook.lane, mine);
      void mine.then(() => lanes.get(webhook.lane) === mine && lanes.delete(webhook.lane));
    }
  }

  function release(): void {
    if (held === null) return;
    const { webhook, timer } = held;
    held = null;
    clearTimeout(timer);
    void attempt(webhook, 0, null);
  }

  async function attempt(webhook: QueuedWebhook, tries: number, fault: Fault | null): Promise<void> {
    if (stopped.signal.aborted || !world.state.webhooks.has(webhook.id)) return settle(webhook.id, 0);
    const copies = fault?.kind === 'repeat' ? fault.copies : 1;
    const statuses = fault?.kind === 'drop' ? [0] : await Promise.all(Array.from({ length: copies }, () => deliver(webhook)));
    if (stopped.signal.aborted) return settle(webhook.id, 0);
    if (statuses.includes(200)) world.record({ fact: 'acknowledged', id: webhook.id, wamids: webhook.wamids });
    else later(pausesMs[Math.min(tries, pausesMs.length - 1)]!, () => void attempt(webhook, tries + 1, null));
    settle(webhook.id, Math.max(...statuses));
  }

  function settle(id: string, status: number): void {
    waiters.get(id)?.(status);
    waiters.delete(id);
  }

  /** A WABA to which the app is not subscribed gets silence (meta-cloud-api.md §10 no. 26), and that is final. */
  function deliver(webhook: QueuedWebhook): Promise<number> {
    const business = [...world.state.businesses.values()].find((one) => one.waba === webhook.waba);
    if (business && !business.subscribed) return Promise.resolve(200);
    const bytes = Buffer.from(webhook.body, webhook.base64 ? 'base64' : 'utf8');
    // Management fields always go to the app's own address (§1.3).
    const override = overridable.includes(webhook.about) ? business?.overrideUrl : null;
    return post(override ?? url, bytes, sign(bytes, options.appSecret));
  }

  function post(target: string | null, bytes: Buffer, signature: string | null): Promise<number> {
    return target === null ? Promise.resolve(0) : gate(() => postBytes(target, bytes, signature, stopped.signal));
  }

  const unwatch = world.watch((fact) => {
    if (fact.fact === 'reset') held = null;
    if (fact.fact !== 'webhook') return;
    if (fact.delayMs) later(fact.delayMs, () => enter(fact.webhook));
    else enter(fact.webhook);
  });
  for (const webhook of world.state.webhooks.values()) enter(webhook);

  return {
    firstAttempt: (id) => new Promise((resolve) => waiters.set(id, resolve)),
    sendOnce: (bytes, signature) => post(url, bytes, signature),
    setUrl(next) {
      url = next;
    },
    url: () => url,
    stop() {
      unwatch();
      stopped.abort();
      for (const timer of timers) clearTimeout(timer);
      for (const id of waiters.keys()) settle(id, 0);
    },
  };
}

async function postBytes(url: string, bytes: Buffer, signature: string | null, stopped: AbortSignal): Promise<number> {
  const headers: Record<string, string> = { 'content-type': 'application/json', 'user-agent': 'facebookexternalua' };
  if (signature !== null) headers['x-hub-signature-256'] = signature;
  try {
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(attemptTimeoutMs)]);
    const answer = await fetch(url, { method: 'POST', headers, body: new Uint8Array(bytes), signal });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}

/** Lets `limit` works run at once and the rest wait in line. */
function openGate(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const line: (() => void)[] = [];
  return async (work) => {
    if (running >= limit) await new Promise<void>((resolve) => line.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

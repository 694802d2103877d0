import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator/server.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, read by tests only
export type Any = any;
export type Received = { path: string; headers: IncomingHttpHeaders; bytes: Buffer; json: Any };

export const number = '200300400500600';
export const waba = '100200300400500';
export const owner = '+34600000100';
export const ana = '+34600000111';

/** A tiny app: it keeps what it is sent and answers what `answers` says next, else 200, after the next of `pausesMs`, else at once. */
export async function openReceiver() {
  const received: Received[] = [];
  const answers: number[] = [];
  const pausesMs: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const bytes = Buffer.concat(chunks);
      received.push({ path: request.url ?? '', headers: request.headers, bytes, json: parse(bytes) });
      const url = new URL(request.url ?? '', 'http://x');
      response.statusCode = answers.shift() ?? 200;
      setTimeout(() => response.end(url.searchParams.get('hub.challenge') ?? 'ok'), pausesMs.shift() ?? 0);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const values = () => received.filter((one) => one.path === '/webhook').flatMap((one) => valuesOf(one.json));
  return {
    ...{ received, answers, pausesMs, values },
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
    messages: () => values().flatMap((value) => value.messages ?? []),
    statuses: () => values().flatMap((value) => value.statuses ?? []),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export type Receiver = Awaited<ReturnType<typeof openReceiver>>;

function parse(bytes: Buffer): Any {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return null;
  }
}

function valuesOf(payload: Any): Any[] {
  return (payload?.entry ?? []).flatMap((entry: Any) => (entry.changes ?? []).map((change: Any) => change.value));
}

/** A simulator in a fresh folder with an app that listens. */
export async function openRig(options: Partial<SimulatorOptions> = {}) {
  const receiver = await openReceiver();
  const dataDir = options.dataDir ?? freshFolder();
  const simulator = await start(receiver, { ...options, dataDir });
  return {
    ...driver(simulator.url),
    receiver,
    simulator,
    close: async () => {
      await Promise.all([simulator.close(), receiver.close()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type Rig = Awaited<ReturnType<typeof openRig>>;

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'hilo-simulator-'));
}

function start(receiver: Receiver, options: Partial<SimulatorOptions> & { dataDir: string }): Promise<Simulator> {
  return startSimulator({
    ...{
      port: 0,

      webhookUrl: receiver.url,
      appSecret: 'practice-secret',
      verifyToken: 'practice-verify',
    },
    ...{ templateReviewMs: 20, ...options },
  });
}

/** The HTTP contract in few words. */
export function driver(base: string) {
  async function ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; json: Any }> {
    const typed: Record<string, string> = body === undefined ? headers : { 'content-type': 'application/json', ...headers };
    const answer = await fetch(base + path, {
      method,
      headers: typed,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, json: text === '' ? null : JSON.parse(text) };
  }
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  return {
    ask,
    graph: (method: string, path: string, body?: unknown, token = 'practice-token') =>
      ask(method, `/v26.0/${path}`, body, bearer(token)),
    send: (content: object, to: object = { to: ana }, token = 'practice-token') =>
      ask('POST', `/v26.0/${number}/messages`, { messaging_product: 'whatsapp', ...to, ...content }, bearer(token)),
    write: async (phone: string, body: object): Promise<string> => {
      const answer = await ask('POST', `/phones/${phone}/messages`, body);
      if (answer.status !== 200) throw new Error(answer.json.error.message);
      return answer.json.id;
    },
    thread: async (phone: string): Promise<Any[]> => (await ask('GET', `/phones/${phone}/messages`)).json,
    ledger: async (): Promise<Any[]> => (await ask('GET', '/ledger')).json,
    fault: (fault: object) => ask('POST', '/faults', fault),
  };
}

/** Waits, in machine time, until something is so. */
export async function until<T>(probe: () => T | Promise<T>, limitMs = 5_000): Promise<NonNullable<T>> {
  const end = performance.now() + limitMs;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (performance.now() > end) throw new Error(`It did not come to pass within ${limitMs} ms: ${probe}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export const words = (body: string) => ({ type: 'text', text: { body } });
export const buttons = (...titles: string[]) => ({
  type: 'interactive',
  interactive: {
    type: 'button',
    body: { text: 'Confirm?' },
    action: { buttons: titles.map((title, index) => ({ type: 'reply', reply: { id: `b${index}`, title } })) },
  },
});
export const list = (rows: object[], more: object = {}) => ({
  type: 'interactive',
  interactive: { type: 'list', body: { text: 'Pick one' }, action: { button: 'Choose', sections: [{ rows }] }, ...more },
});
export const template = (name: string, params: string[], code = 'en') => ({
  type: 'template',
  template: {
    name,
    language: { code },
    components: [{ type: 'body', parameters: params.map((text) => ({ type: 'text', text })) }],
  },
});

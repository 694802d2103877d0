import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call that was taken. `id`: what it is known by. */
export type TakenCall = { id: string; type: string; timestamp: string; data: Record<string, unknown> };

/** How the next calls are answered: with a status, perhaps a header, or never. */
type Answers = { status: number; retryAfter?: string } | { hang: true };

export type Receiver = {
  /** Where it listens, and the address by which tests know it. */
  url: string;
  address: string;
  /** What calls are signed with; whatever is not is refused. */
  secret: string;
  /** Every id that came, also of calls that were refused. */
  asked: string[];
  taken: TakenCall[];
  /** Why a call was turned away as no receiver would take it. */
  wrong: string[];
  /** From now on; null: it takes what comes. */
  answers(how: Answers | null): void;
  close(): Promise<void>;
};

/** Stands in for a receiver that keeps to Standard Webhooks: it reads the specification by itself, and takes what comes twice once. */
export async function startReceiver(): Promise<Receiver> {
  let how: Answers | null = null;
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = request.headers;
    const fault = faultOf(request, body, receiver.secret);
    receiver.asked.push(String(id));
    if (fault) {
      receiver.wrong.push(fault);
      return void response.writeHead(400).end(fault);
    }
    if (how && 'hang' in how) return;
    if (how)
      return void response
        .writeHead(how.status, how.retryAfter ? { 'retry-after': how.retryAfter } : {})
        .end(`${at}${signature}`);
    if (!receiver.taken.some((one) => one.id === id)) receiver.taken.push({ id: String(id), ...JSON.parse(body) });
    response.writeHead(200).end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    address: 'https://shop.example.com',
    secret: '',
    asked: [],
    taken: [],
    wrong: [],
    answers: (next) => {
      how = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}

function faultOf({ method, headers }: IncomingMessage, body: string, secret: string): string | null {
  const [id, at, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => String(headers[name] ?? ''));
  if (method !== 'POST' || headers['content-type'] !== 'application/json') return 'no JSON';
  if (!id || id.includes('.')) return 'no id';
  if (!/^\d{10}$/.test(at!) || Math.abs(Date.now() / 1000 - Number(at)) > 300) return 'no timestamp of now';
  if (!/^whsec_/.test(secret)) return 'no secret';
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  if (key.length < 24 || key.length > 64) return 'no key of 24 to 64 bytes';
  const right = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  if (!signature!.split(' ').includes(`v1,${right}`)) return 'not signed';
  const { type, timestamp, data } = JSON.parse(body) as Record<string, unknown>;
  if (typeof type !== 'string' || Number.isNaN(Date.parse(String(timestamp))) || typeof data !== 'object') return 'no body';
  return body.length > 20_000 ? 'too large' : null;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

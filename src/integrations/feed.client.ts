import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { ErrorCode } from '../kit/errors.ts';
import { isPublicAddress } from './public-address.client.ts';

/** What was known of a feed when it was read last: its server may say that nothing has changed since. */
export type Known = { etag: string | null; modified: string | null };

export type FeedCode = Extract<ErrorCode, `feed-${string}`>;

export type FeedAnswer = ({ ok: true; text: string | null } & Known) | { ok: false; code: FeedCode; detail: string };

/** Fetches what lies at an https address on the open internet. `text` null: nothing has changed. */
export type Feeds = { fetch(address: string, known: Known): Promise<FeedAnswer> };

export type FeedOptions = {
  /** Origins that are asked for elsewhere: tests have no server on the open internet. */
  insteadOf?: Readonly<Record<string, string>>;
  timeoutMs?: number;
};

/** A calendar of ten years of a busy person is a few megabytes; what redirects more often is lost. */
const [maxBytes, mostRedirects, usualTimeoutMs] = [10 * 1024 * 1024, 4, 20_000];

/**
 * Strangers' addresses are fetched from inside our network, so a name is looked up once, everything it means must lie on the open internet, and the
 * connection goes to just what was looked at; each redirect is looked at anew. Nothing of ours is sent along.
 */
export function openFeeds({ insteadOf = {}, timeoutMs = usualTimeoutMs }: FeedOptions = {}): Feeds {
  return {
    async fetch(address, known) {
      const signal = AbortSignal.timeout(timeoutMs);
      let next = address;
      try {
        for (let hop = 0; hop <= mostRedirects; hop++) {
          const target = await targetOf(next, insteadOf);
          if (!target) return failed('feed-private', 'not https on the open internet');
          const response = await get(target, known, signal);
          const { statusCode: status = 0, headers } = response;
          if (status < 300 || status >= 400 || status === 304 || !headers.location) return await answerOf(response, known);
          response.destroy();
          next = URL.parse(headers.location, next)?.href ?? '';
        }
        return failed('feed-refused', 'too many redirects');
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? (error as Error).name;
        return failed('feed-unreachable', code);
      }
    },
  };
}

type Target = { url: URL; addresses: { address: string; family: number }[] | null };

/** Where to go for an address, with what its name means; null where it may not be asked for. */
async function targetOf(address: string, insteadOf: Readonly<Record<string, string>>): Promise<Target | null> {
  const url = URL.parse(address);
  if (url?.username !== '' || url.password !== '') return null;
  const other = insteadOf[url.origin];
  if (other !== undefined) return { url: new URL(`${url.pathname}${url.search}`, other), addresses: null };
  if (url.protocol !== 'https:') return null;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await lookup(host, { all: true });
  return addresses.length > 0 && addresses.every((one) => isPublicAddress(one.address)) ? { url, addresses } : null;
}

function get({ url, addresses }: Target, { etag, modified }: Known, signal: AbortSignal): Promise<IncomingMessage> {
  // The name is not looked up again: it could mean something else by now.
  const pinned: LookupFunction = (_host, options, done) =>
    options.all ? done(null, addresses ?? []) : done(null, addresses?.[0]?.address ?? '', addresses?.[0]?.family ?? 4);
  const request = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    request(url, {
      signal,
      agent: false,
      ...(addresses ? { lookup: pinned } : {}),
      headers: {
        accept: 'text/calendar, */*;q=0.1',
        'accept-encoding': 'identity',
        'user-agent': 'hilo',
        ...(etag ? { 'if-none-match': etag } : {}),
        ...(modified ? { 'if-modified-since': modified } : {}),
      },
    })
      .on('response', resolve)
      .on('error', reject)
      .end();
  });
}

async function answerOf(response: IncomingMessage, known: Known): Promise<FeedAnswer> {
  const { statusCode: status = 0, headers } = response;
  if (status !== 200) {
    response.destroy();
    if (status === 304 && (known.etag || known.modified)) return { ok: true, text: null, ...known };
    const passes = status === 408 || status === 429 || status >= 500;
    return failed(passes ? 'feed-unreachable' : 'feed-refused', `HTTP ${status}`);
  }
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
    response.destroy();
    return failed('feed-nonsense', 'packed');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > maxBytes) return failed('feed-too-large', `more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return {
    ok: true,
    text: Buffer.concat(chunks).toString('utf8'),
    etag: headers.etag ?? null,
    modified: headers['last-modified'] ?? null,
  };
}

function failed(code: FeedCode, detail: string): FeedAnswer {
  return { ok: false, code, detail };
}

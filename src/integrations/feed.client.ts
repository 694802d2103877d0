import type { IncomingMessage } from 'node:http';
import type { ErrorCode } from '../kit/errors.ts';
import { askTarget, networkFault, type OpenInternet, type Target, targetOf } from './open-internet.client.ts';

/** What was known of a feed when it was read last: its server may say that nothing has changed since. */
export type Known = { etag: string | null; modified: string | null };

export type FeedCode = Extract<ErrorCode, `feed-${string}`>;

export type FeedAnswer = ({ ok: true; text: string | null } & Known) | { ok: false; code: FeedCode; detail: string };

/** Fetches what lies at an https address on the open internet. `text` null: nothing has changed. */
export type Feeds = { fetch(address: string, known: Known): Promise<FeedAnswer> };

/** A calendar of ten years of a busy person is a few megabytes; what redirects more often is lost. */
const [maxBytes, mostRedirects, usualTimeoutMs] = [10 * 1024 * 1024, 4, 20_000];

/** Each redirect is looked at anew, as if it had been written so. Nothing of ours is sent along. */
export function openFeeds(options: OpenInternet = {}): Feeds {
  const { timeoutMs = usualTimeoutMs } = options;
  return {
    async fetch(address, known) {
      const signal = AbortSignal.timeout(timeoutMs);
      let next = address;
      try {
        for (let hop = 0; hop <= mostRedirects; hop++) {
          const target = await targetOf(next, options);
          if (!target) return failed('feed-private', 'not https on the open internet');
          const response = await get(target, known, signal);
          const { statusCode: status = 0, headers } = response;
          if (status < 300 || status >= 400 || status === 304 || !headers.location) return await answerOf(response, known);
          response.destroy();
          next = URL.parse(headers.location, next)?.href ?? '';
        }
        return failed('feed-refused', 'too many redirects');
      } catch (error) {
        return failed('feed-unreachable', networkFault(error));
      }
    },
  };
}

function get(target: Target, { etag, modified }: Known, signal: AbortSignal): Promise<IncomingMessage> {
  return askTarget(target, {
    signal,
    headers: {
      accept: 'text/calendar, */*;q=0.1',
      'user-agent': 'hilo',
      ...(etag ? { 'if-none-match': etag } : {}),
      ...(modified ? { 'if-modified-since': modified } : {}),
    },
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

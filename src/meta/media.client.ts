import { createHash } from 'node:crypto';
import type { Answer, GraphOptions } from './graph-call.client.ts';
import type { GraphError } from './graph-errors.ts';

/** `sha256` in hex, computed over what arrived. Webhooks give Meta's own in base64. */
export type MediaBytes = { bytes: Uint8Array; mime: string | null; sha256: string };

/** Hosts from which Meta serves media (meta-cloud-api.md §7), with everything below them. */
const metaHosts = ['fbsbx.com', 'fbcdn.net', 'whatsapp.net', 'facebook.com'];

/** At most two hops, all to allowed hosts and all without the token. */
const mostRedirects = 2;

/**
 * Fetches a file's bytes. Only from Meta's hosts over https, or from the configured Graph itself (the simulator); a redirect is followed
 * without the token, and to such a host only (trust.md B5). What is larger than `maxBytes` is left after so many bytes. The URL lives five
 * minutes: `media-gone` means to look it up again.
 */
export async function downloadMedia(
  options: GraphOptions,
  token: string,
  url: string,
  maxBytes: number,
): Promise<Answer<MediaBytes>> {
  const signal = AbortSignal.timeout(options.mediaTimeoutMs ?? 120_000);
  let next: string | null = url;
  try {
    for (let hop = 0; hop <= mostRedirects; hop++) {
      if (next === null || !isAllowed(next, options.baseUrl)) return failed('media-gone', 'a host that is not allowed');
      const headers: Record<string, string> = {
        'user-agent': 'hilo',
        ...(hop === 0 ? { authorization: `Bearer ${token}` } : {}),
      };
      const response: Response = await (options.fetch ?? fetch)(next, { headers, redirect: 'manual', signal });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || location === null) return await readFile(response, maxBytes);
      await response.body?.cancel();
      next = URL.parse(location, next)?.href ?? null;
    }
    return failed('media-gone', 'too many redirects');
  } catch {
    return failed('graph-unreachable', 'no answer, or one that broke off');
  }
}

function isAllowed(url: string, baseUrl: string): boolean {
  const target = URL.parse(url);
  if (target === null || target.username !== '' || target.password !== '') return false;
  if (target.origin === URL.parse(baseUrl)?.origin) return true;
  const host = target.hostname.toLowerCase();
  return (
    target.protocol === 'https:' && target.port === '' && metaHosts.some((meta) => host === meta || host.endsWith(`.${meta}`))
  );
}

async function readFile(response: Response, maxBytes: number): Promise<Answer<MediaBytes>> {
  if (response.status !== 200) {
    await response.body?.cancel();
    if (response.status === 401) return failed('token-dead', 'HTTP 401');
    return failed(response.status === 429 || response.status >= 500 ? 'graph-busy' : 'media-gone', `HTTP ${response.status}`);
  }
  const announced = Number(response.headers.get('content-length') ?? 0);
  const hash = createHash('sha256');
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early cancels the stream.
  for await (const chunk of announced > maxBytes ? [] : ((response.body ?? []) as AsyncIterable<Uint8Array>)) {
    size += chunk.byteLength;
    if (size > maxBytes) break;
    hash.update(chunk);
    chunks.push(chunk);
  }
  if (announced > maxBytes || size > maxBytes) {
    if (announced > maxBytes) await response.body?.cancel();
    return failed('media-refused', `larger than ${maxBytes} bytes`);
  }
  const mime = response.headers.get('content-type');
  return { ok: true, value: { bytes: Buffer.concat(chunks), mime, sha256: hash.digest('hex') } };
}

function failed(code: GraphError['code'], detail: string): { ok: false; error: GraphError } {
  return { ok: false, error: { code, graphCode: null, detail } };
}

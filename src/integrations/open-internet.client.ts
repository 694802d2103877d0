import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.client.ts';

/** Where strangers' addresses are asked for, and how long. */
export type OpenInternet = {
  /** Origins that are asked for elsewhere: tests have no server on the open internet. */
  insteadOf?: Readonly<Record<string, string>>;
  timeoutMs?: number;
};

/** Where to go for an address, with what its name meant when it was looked at. */
export type Target = { url: URL; addresses: { address: string; family: number }[] | null };

/**
 * Where to go for a stranger's address; null where it may not be asked for. It is asked from inside our network, so its name is looked up once, and
 * everything that it means must lie on the open internet.
 */
export async function targetOf(address: string, { insteadOf = {} }: OpenInternet): Promise<Target | null> {
  const url = URL.parse(address);
  if (url?.username !== '' || url.password !== '') return null;
  const other = insteadOf[url.origin];
  if (other !== undefined) return { url: new URL(`${url.pathname}${url.search}`, other), addresses: null };
  if (url.protocol !== 'https:') return null;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await lookup(host, { all: true });
  return addresses.length > 0 && addresses.every((one) => isPublicAddress(one.address)) ? { url, addresses } : null;
}

type Asking = { signal: AbortSignal; headers: Record<string, string>; body?: Buffer };

/** Asks there, by a connection of its own to just what was looked at. A body is posted. Redirects are its caller's to follow, or not. */
export function askTarget({ url, addresses }: Target, { signal, headers, body }: Asking): Promise<IncomingMessage> {
  // The name is not looked up again: it could mean something else by now.
  const pinned: LookupFunction = (_host, options, done) =>
    options.all ? done(null, addresses ?? []) : done(null, addresses?.[0]?.address ?? '', addresses?.[0]?.family ?? 4);
  const request = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    request(url, {
      method: body ? 'POST' : 'GET',
      signal,
      agent: false,
      ...(addresses ? { lookup: pinned } : {}),
      headers: { 'accept-encoding': 'identity', ...headers, ...(body ? { 'content-length': String(body.byteLength) } : {}) },
    })
      .on('response', resolve)
      .on('error', reject)
      .end(body);
  });
}

/** What an error of the network is called, for logs. */
export function networkFault(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? (error as Error).name;
}

import type { z } from 'zod';
import { type GraphError, readGraphError } from './graph-errors.ts';
import type { JsonObject } from './json.ts';

/** `baseUrl` as in https://graph.facebook.com, without a version; `version` as in v26.0. */
export type GraphOptions = {
  baseUrl: string;
  version: string;
  fetch?: typeof fetch;
  /** For one call, from the first byte out to the last byte in. */
  timeoutMs?: number;
  /** For one file, up or down. */
  mediaTimeoutMs?: number;
};

/** How a call other than a send ended. `ok: false` is safe to ask again where the code says so. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: GraphError };

/**
 * How one exchange ended. `silent`: no answer came, and `left` says whether bytes may have left; `bare`: an answer that is not Graph's JSON;
 * `refused`: Graph's own error; `answered`: anything else that is JSON.
 */
export type Exchange =
  | { ended: 'silent'; left: boolean; detail: string }
  | { ended: 'bare'; status: number }
  | { ended: 'refused'; error: GraphError }
  | { ended: 'answered'; body: unknown };

/** What to ask of Graph: JSON or a form, never both. */
export type Call = {
  method: 'GET' | 'POST';
  /** Behind the version, with the query. */
  path: string;
  token: string;
  json?: JsonObject;
  form?: FormData;
};

/** One HTTP exchange with Graph. Never throws, never follows a redirect, never logs. */
export async function exchange(options: GraphOptions, call: Call): Promise<Exchange> {
  const { method, token, json, form } = call;
  const timeoutMs = (form ? options.mediaTimeoutMs : options.timeoutMs) ?? (form ? 120_000 : 20_000);
  const headers: Record<string, string> = { authorization: `Bearer ${token}`, 'user-agent': 'hilo' };
  if (json) headers['content-type'] = 'application/json';
  try {
    const response = await (options.fetch ?? fetch)(`${options.baseUrl.replace(/\/+$/, '')}/${options.version}/${call.path}`, {
      method,
      headers,
      body: json ? JSON.stringify(json) : form,
      redirect: 'manual', // a token must not travel to wherever an answer points
      signal: AbortSignal.timeout(timeoutMs),
    });
    return readAnswer(response.status, await response.text());
  } catch (error) {
    return { ended: 'silent', ...whyNoAnswer(error) };
  }
}

function readAnswer(status: number, text: string): Exchange {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { ended: 'bare', status };
  }
  const error = readGraphError(status, body);
  if (error) return { ended: 'refused', error };
  return status >= 200 && status < 300 ? { ended: 'answered', body } : { ended: 'bare', status };
}

/**
 * What happened before a connection stood: name lookup, connecting, TLS. Everything else (a reset, a time-out of ours, a closed socket) may
 * have come after the request was read, and counts as left. A reset during the TLS handshake looks like any other reset, and counts as left too.
 */
const beforeTheFirstByte =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|UND_ERR_CONNECT_TIMEOUT|ERR_INVALID_URL|CERT_\w+|ERR_TLS_CERT_\w+|ERR_SSL_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+)$/;
const onlyWhileConnecting = /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)$/;

function whyNoAnswer(error: unknown): { left: boolean; detail: string } {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const { code, syscall, name } = (typeof cause === 'object' && cause !== null ? cause : {}) as {
    code?: unknown;
    syscall?: unknown;
    name?: unknown;
  };
  const word = typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown';
  const connecting = beforeTheFirstByte.test(word) || (onlyWhileConnecting.test(word) && syscall === 'connect');
  return { left: !connecting, detail: word };
}

/** The exchange as the answer of a call that may be asked again. `nonsense` is used where an answer came that nobody can read. */
export function answerOf<T>(ended: Exchange, schema: z.ZodType<T>): Answer<T> {
  switch (ended.ended) {
    case 'refused':
      return { ok: false, error: ended.error };
    case 'silent':
      return { ok: false, error: { code: 'graph-unreachable', graphCode: null, detail: ended.detail } };
    case 'bare':
      return { ok: false, error: bareError(ended.status) };
    case 'answered': {
      const read = schema.safeParse(ended.body);
      if (read.success) return { ok: true, value: read.data };
      return { ok: false, error: { code: 'graph-nonsense', graphCode: null, detail: 'an answer without what was asked for' } };
    }
  }
}

/** An answer without Graph's JSON, from something between us and Graph, or a Graph in trouble. */
export function bareError(status: number): GraphError {
  const code =
    status === 429 || status >= 500 ? 'graph-busy' : status >= 300 && status !== 408 ? 'graph-refused' : 'graph-nonsense';
  return { code, graphCode: null, detail: `HTTP ${status}` };
}

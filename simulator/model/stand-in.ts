import { freshKey } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import type { Json } from '../state.ts';
import { checkModelRequest, type ModelError, outputFormat } from './check-request.ts';
import { plausibleAnswer } from './plausible-answer.ts';

/** One scripted answer; keys may be combined: `delayMs` with any, `status` with `error`. `raw` is sent as it is, `hang` never answers. */
export type Scripted = {
  text?: string;
  json?: unknown;
  status?: number;
  error?: string | Json;
  delayMs?: number;
  stop_reason?: string;
  hang?: boolean;
  raw?: string;
};

/** What goes back over HTTP. `body` null with `hang` means nothing ever does. */
export type Reply = { status: number; body: Json | string; delayMs: number; hang: boolean };

export type StandIn = {
  script(order: Json): { waiting: number };
  clear(): void;
  requests(): { at: string; headers: Json; body: unknown }[];
  ask(headers: Record<string, unknown>, body: unknown): Reply;
};

/** A model that never thinks: it says what the script says next, else its default, else something plausible. In memory only. */
export function openStandIn(): StandIn {
  let answers: Scripted[] = [];
  let fallback: Scripted | null = null;
  const asked: { at: string; headers: Json; body: unknown }[] = [];
  return {
    script(order) {
      if (order.answers === undefined && order.default === undefined) {
        throw new Refusal(
          'Send {"answers":[{"text":"…"} or {"json":{…}} or {"status":529,"error":"overloaded_error"} …]} or {"default":{…}}.',
        );
      }
      if (order.answers !== undefined && !Array.isArray(order.answers)) throw new Refusal('"answers" must be a list.');
      answers.push(...((order.answers ?? []) as Scripted[]));
      if (order.default !== undefined) fallback = order.default as Scripted | null;
      return { waiting: answers.length };
    },
    clear() {
      answers = [];
      fallback = null;
      asked.length = 0;
    },
    requests: () => asked,
    ask(headers, body) {
      const shown = { 'anthropic-version': headers['anthropic-version'], 'anthropic-beta': headers['anthropic-beta'] };
      asked.push({ at: new Date().toISOString(), headers: shown, body });
      const refusal = checkModelRequest(headers, body);
      if (refusal) return { status: refusal.status, body: errorBody(refusal), delayMs: 0, hang: false };
      return reply((answers.shift() ?? fallback) as Scripted | null, body as Json);
    },
  };
}

function reply(scripted: Scripted | null, request: Json): Reply {
  const rest = { delayMs: scripted?.delayMs ?? 0, hang: scripted?.hang === true };
  if (scripted?.raw !== undefined) return { status: scripted.status ?? 200, body: scripted.raw, ...rest };
  if (scripted?.error !== undefined || (scripted?.status !== undefined && scripted.status !== 200)) {
    const status = scripted.status ?? 500;
    return { status, body: errorBody(readError(scripted.error, status)), ...rest };
  }
  return { status: 200, body: message(request, words(scripted, request), scripted?.stop_reason ?? 'end_turn'), ...rest };
}

const typeOf: Record<number, string> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  529: 'overloaded_error',
};

function readError(error: string | Json | undefined, status: number): ModelError {
  if (typeof error === 'object') {
    return {
      status,
      type: String(error.type ?? typeOf[status] ?? 'api_error'),
      message: String(error.message ?? 'Scripted error'),
    };
  }
  return {
    status,
    type: error?.endsWith('_error') ? error : (typeOf[status] ?? 'api_error'),
    message: error ?? 'Scripted error',
  };
}

function errorBody(error: ModelError): Json {
  return { type: 'error', error: { type: error.type, message: error.message }, request_id: `req_${freshKey()}` };
}

function words(scripted: Scripted | null, request: Json): string {
  if (scripted?.text !== undefined) return scripted.text;
  if (scripted?.json !== undefined) return JSON.stringify(scripted.json);
  const schema = outputFormat(request)?.schema as Json | undefined;
  if (schema) return JSON.stringify(plausibleAnswer(schema, conversationOf(request)));
  return 'Thank you for your message! I will look into it and come back to you today.';
}

/** What the user turns say, without the instructions: those name every value there is. */
function conversationOf(request: Json): string {
  return (request.messages as Json[])
    .filter((one) => one.role === 'user')
    .flatMap((one) => (typeof one.content === 'string' ? [one.content] : (one.content as Json[]).map((block) => block.text)))
    .filter((text) => typeof text === 'string')
    .join('\n');
}

function message(request: Json, text: string, stopReason: string): Json {
  const tokens = (value: string) => Math.ceil(value.length / 4);
  return {
    ...{ id: `msg_${freshKey()}`, type: 'message', role: 'assistant', model: request.model },
    content: text === '' ? [] : [{ type: 'text', text, citations: null }],
    ...{ stop_reason: stopReason, stop_sequence: null, stop_details: null, container: null },
    usage: {
      ...{ input_tokens: tokens(JSON.stringify(request.messages)), output_tokens: tokens(text) },
      ...{ cache_creation_input_tokens: 0, cache_read_input_tokens: 0, service_tier: 'standard' },
    },
  };
}

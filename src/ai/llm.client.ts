import { setTimeout as wait } from 'node:timers/promises';
import Anthropic, { APIConnectionError, APIConnectionTimeoutError, APIError } from '@anthropic-ai/sdk';
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod';
import { z } from 'zod';
import { type Manner, mannerOf } from './models.ts';

/** A question to a model: instructions, data, and the shape of the answer. There is no way to give it tools, files or other turns. */
export type Question<T> = {
  /** The model's name. */
  model: string;
  system: string;
  /** The only user turn; what others wrote is fenced in it (`fence.ts`). */
  data: string;
  schema: z.ZodType<T>;
  maxTokens: number;
};

/** What was paid for, cached input included. */
export type Usage = { inputTokens: number; outputTokens: number };

/**
 * How a question ended. `model-unreachable`: no answer (no connection, too late, refused by the API: key, rate, overload, request);
 * `model-refused`: the model declined; `model-nonsense`: an answer that is not what was asked for. `detail` is made of codes only and may
 * be logged. `usage` of a failure is null where none was told: what was answered in vain is billed too.
 */
export type Answer<T> =
  | { ok: true; value: T; usage: Usage; model: string }
  | { ok: false; code: 'model-unreachable' | 'model-refused' | 'model-nonsense'; detail: string; usage: Usage | null };

export type Model = {
  /** Never throws, never takes longer than the model's time-out, and logs nothing. */
  ask<T>(question: Question<T>): Promise<Answer<T>>;
};

/** What stands between us and the model. `timeoutMs` is for everything together: all tries and the waits between them. */
export type ModelOptions = { apiKey: string; baseUrl?: string; timeoutMs?: number; retries?: number };

export function openModel({
  apiKey,
  baseUrl = 'https://api.anthropic.com',
  timeoutMs = 20_000,
  retries = 1,
}: ModelOptions): Model {
  const client = new Anthropic({
    apiKey,
    baseURL: baseUrl,
    timeout: timeoutMs,
    // Tries are counted here, not in the SDK: it would sleep through any `retry-after`, and its time-out ends with the headers.
    maxRetries: 0,
    // What the SDK would otherwise take from the environment, and what of it could write a customer's words somewhere.
    logLevel: 'off',
    openTelemetry: false,
    // Words and key go to this host and to no other.
    fetchOptions: { redirect: 'error' },
  });
  return { ask: (question) => askWithin(client, question, performance.now() + timeoutMs, retries) };
}

async function askWithin<T>(client: Anthropic, question: Question<T>, deadlineMs: number, retries: number): Promise<Answer<T>> {
  for (let left = retries; ; left -= 1) {
    const { answer, againAfterMs } = await askOnce(client, question, deadlineMs - performance.now());
    if (left <= 0 || againAfterMs === null || performance.now() + againAfterMs >= deadlineMs) return answer;
    await wait(againAfterMs);
  }
}

/** One try. `againAfterMs` is null where another cannot help. */
type Try<T> = { answer: Answer<T>; againAfterMs: number | null };

async function askOnce<T>(client: Anthropic, question: Question<T>, leftMs: number): Promise<Try<T>> {
  const timeout = Math.max(1, Math.floor(leftMs));
  const signal = AbortSignal.timeout(timeout);
  try {
    const message: unknown = await client.messages.create(request(question), { timeout, signal });
    return { answer: readMessage(message, question.schema), againAfterMs: null };
  } catch (error) {
    if (signal.aborted) return unreachable('timeout', null);
    return readFailure(error);
  }
}

/** Everything that leaves. `create`, not `parse`: `parse` throws on a refusal's or a cut answer's text before anybody can see which it was. */
function request(question: Question<unknown>): Anthropic.MessageCreateParamsNonStreaming {
  const { thinking, effort }: Manner = mannerOf(question.model);
  const { type, schema } = zodOutputFormat(question.schema);
  return {
    model: question.model,
    max_tokens: question.maxTokens,
    system: question.system,
    messages: [{ role: 'user', content: question.data }],
    output_config: { format: { type, schema }, ...(effort && { effort }) },
    ...(thinking && { thinking }),
  };
}

const count = z.number().int().nonnegative().nullish();

/** What is needed of Anthropic's `Message`. It is checked: a proxy or a captive portal answers 200 as well. */
const messageSchema = z.object({
  model: z.string().max(100),
  stop_reason: z.string().nullable(),
  stop_details: z.object({ category: z.string().nullish() }).nullish().catch(null),
  content: z.array(z.object({ type: z.string(), text: z.string().optional() })),
  usage: z
    .object({ input_tokens: count, cache_creation_input_tokens: count, cache_read_input_tokens: count, output_tokens: count })
    .nullish()
    .catch(null),
});

function readMessage<T>(body: unknown, schema: z.ZodType<T>): Answer<T> {
  const read = messageSchema.safeParse(body);
  if (!read.success) return nonsense('not-a-message', null);
  const message = read.data;
  const usage = readUsage(message.usage);
  if (message.stop_reason === 'refusal') {
    return { ok: false, code: 'model-refused', detail: codes('refusal', message.stop_details?.category), usage };
  }
  if (message.stop_reason !== 'end_turn') return nonsense(codes('stopped', message.stop_reason ?? 'null'), usage);
  const text = message.content.map((block) => (block.type === 'text' ? (block.text ?? '') : '')).join('');
  if (text.trim() === '') return nonsense('empty', usage);
  const json = parseJson(text);
  if (!json.ok) return nonsense('not-json', usage);
  const value = schema.safeParse(json.value);
  if (!value.success)
    return nonsense(codes('schema', ...value.error.issues.slice(0, 3).map((issue) => issue.path.join('.'))), usage);
  return { ok: true, value: value.data, usage: usage ?? { inputTokens: 0, outputTokens: 0 }, model: message.model };
}

function readUsage(usage: z.infer<typeof messageSchema>['usage']): Usage | null {
  if (!usage) return null;
  const inputTokens = (usage.input_tokens ?? 0) + (usage.cache_creation_input_tokens ?? 0) + (usage.cache_read_input_tokens ?? 0);
  return { inputTokens, outputTokens: usage.output_tokens ?? 0 };
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

/** Why there is no message. The SDK's own texts quote what was sent or received, so only codes are taken from them. */
function readFailure<T>(error: unknown): Try<T> {
  if (error instanceof APIConnectionTimeoutError) return unreachable('timeout', null);
  if (error instanceof APIConnectionError) return unreachable(codes('connection', systemCode(error)), retryPauseMs);
  if (error instanceof APIError && typeof error.status === 'number') {
    return unreachable(codes(`http-${error.status}`, error.type), pauseAfter(error.status, error.headers));
  }
  // A 200 whose body is no JSON, or one that broke off.
  if (error instanceof SyntaxError) return { answer: nonsense('not-a-message', null), againAfterMs: null };
  return unreachable(codes('failed', error instanceof Error ? error.name : typeof error, systemCode(error)), null);
}

const retryPauseMs = 500;

/** Whether and when to try again: as the API says, else after a moment where the failure is a passing one (platform.claude.com, errors). */
function pauseAfter(status: number, headers: Headers | undefined): number | null {
  const told = headers?.get('x-should-retry');
  const passing = status === 408 || status === 409 || status === 429 || status >= 500;
  if (told === 'false' || !(passing || told === 'true')) return null;
  const seconds = Number.parseFloat(headers?.get('retry-after') ?? '');
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : retryPauseMs;
}

function unreachable<T>(detail: string, againAfterMs: number | null): Try<T> {
  return { answer: { ok: false, code: 'model-unreachable', detail, usage: null }, againAfterMs };
}

function nonsense<T>(detail: string, usage: Usage | null): Answer<T> {
  return { ok: false, code: 'model-nonsense', detail, usage };
}

/** The operating system's word for it (`ECONNREFUSED`), which is some causes down. */
function systemCode(error: unknown): string | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string') return code;
  }
  return undefined;
}

/** Words of a detail; whatever is not shaped like a code is left out, because it came from outside. */
function codes(...parts: (string | null | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string' && /^[\w.-]{1,40}$/.test(part)).join(' ');
}

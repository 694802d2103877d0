import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { type Simulator, startSimulator } from '../../simulator/server.ts';
import { type Answer, type ModelOptions, openModel, type Question } from '../../src/ai/llm.client.ts';
import { defaultModels } from '../../src/ai/models.ts';

const schema = z.object({ stage: z.enum(['New', 'Won']).nullable(), confidence: z.number().min(0).max(1) });
const question: Question<z.infer<typeof schema>> = {
  model: defaultModels.answerTurn,
  system: 'SYSTEM-WORDS',
  data: 'CUSTOMER-WORDS',
  schema,
  maxTokens: 500,
};
const good = { stage: 'Won', confidence: 0.9 };
const goodMessage = {
  model: 'm',
  stop_reason: 'end_turn',
  content: [
    { type: 'thinking', thinking: '', signature: 'x' },
    { type: 'text', text: JSON.stringify(good) },
  ],
  usage: { input_tokens: 10, cache_creation_input_tokens: 20, cache_read_input_tokens: 30, output_tokens: 5 },
};

describe('the model, over HTTP against the stand-in', () => {
  let folder: string;
  let simulator: Simulator;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hilo-ai-'));
    const where = { port: 0, dataDir: folder, webhookUrl: null, followClockUrl: null };
    simulator = await startSimulator({ ...where, appSecret: 'practice-secret', verifyToken: 'practice-verify' });
  });
  afterAll(async () => {
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => fetch(`${simulator.url}/anthropic/script`, { method: 'DELETE' }));

  async function script(...answers: unknown[]): Promise<void> {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ answers }) };
    expect((await fetch(`${simulator.url}/anthropic/script`, init)).status).toBe(200);
  }

  async function requests(): Promise<{ body: Record<string, unknown> }[]> {
    return (await (await fetch(`${simulator.url}/anthropic/requests`)).json()) as { body: Record<string, unknown> }[];
  }

  function ask(options: Partial<ModelOptions> = {}, more: Partial<typeof question> = {}) {
    return openModel({ apiKey: 'sk-test', baseUrl: `${simulator.url}/anthropic`, ...options }).ask({ ...question, ...more });
  }

  it('answers with the value, what it cost and who answered', async () => {
    await script({ json: good });
    const answer = await ask();
    expect(answer).toMatchObject({ ok: true, value: good, model: defaultModels.answerTurn });
    expect(answer.ok && answer.usage.inputTokens > 0 && answer.usage.outputTokens > 0).toBe(true);
  });

  it('sends instructions, one user turn and the schema, and nothing else: no tools, no sampling, no stream', async () => {
    await script({ json: good }, { json: good });
    await ask();
    await ask({}, { model: 'some-other-model' });
    const [first, second] = (await requests()).map((one) => one.body);
    expect(first).toEqual({
      model: 'claude-haiku-5-5',
      max_tokens: 500,
      system: 'SYSTEM-WORDS',
      messages: [{ role: 'user', content: 'CUSTOMER-WORDS' }],
      output_config: { format: { type: 'json_schema', schema: expect.objectContaining({ type: 'object' }) }, effort: 'low' },
      thinking: { type: 'disabled' },
    });
    // A model that nothing is known of is told nothing about thinking: what it does not know would be a 400.
    expect(Object.keys(second ?? {})).toEqual(['model', 'max_tokens', 'system', 'messages', 'output_config']);
    expect(second?.output_config).toEqual({ format: expect.anything() });
  });

  it('cannot be given tools: not by the types, and not past them', async () => {
    await script({ json: good });
    const tools = [{ name: 'move', input_schema: { type: 'object' } }];
    const model = openModel({ apiKey: 'sk-test', baseUrl: `${simulator.url}/anthropic` });
    // @ts-expect-error a question has no tools
    const armed: Question<unknown> = { model: 'm', system: 's', data: 'd', schema, maxTokens: 9, tools };
    expect(await model.ask(armed)).toMatchObject({ ok: true });
    expect((await requests())[0]?.body).not.toHaveProperty('tools');
  });

  it.each<[name: string, scripted: object, code: string, detail: string]>([
    ['refused by the model', { json: good, stop_reason: 'refusal' }, 'model-refused', 'refusal'],
    ['refused with words', { text: 'I cannot do that.', stop_reason: 'refusal' }, 'model-refused', 'refusal'],
    ['refused without a word', { text: '', stop_reason: 'refusal' }, 'model-refused', 'refusal'],
    ['cut off', { text: '{"stage":"Won","conf', stop_reason: 'max_tokens' }, 'model-nonsense', 'stopped max_tokens'],
    ['cut off where it looks whole', { json: good, stop_reason: 'max_tokens' }, 'model-nonsense', 'stopped max_tokens'],
    ['wanting a tool', { json: good, stop_reason: 'tool_use' }, 'model-nonsense', 'stopped tool_use'],
    ['pausing', { json: good, stop_reason: 'pause_turn' }, 'model-nonsense', 'stopped pause_turn'],
    ['garbage', { text: 'Sure! Here is your JSON: {stage: Won}' }, 'model-nonsense', 'not-json'],
    ['JSON and more', { text: `${JSON.stringify(good)} I hope this helps!` }, 'model-nonsense', 'not-json'],
    ['another stage', { json: { ...good, stage: 'Owner' } }, 'model-nonsense', 'schema stage'],
    ['too sure', { json: { ...good, confidence: 7 } }, 'model-nonsense', 'schema confidence'],
    ['half of it', { json: { stage: 'Won' } }, 'model-nonsense', 'schema confidence'],
    ['a list', { json: [good] }, 'model-nonsense', 'schema'],
    ['null', { text: 'null' }, 'model-nonsense', 'schema'],
    ['empty', { text: '' }, 'model-nonsense', 'empty'],
    ['blank', { text: ' \n ' }, 'model-nonsense', 'empty'],
    ['a body that is no JSON', { raw: '<html>busy</html>' }, 'model-nonsense', 'not-a-message'],
    ['a body that is no message', { raw: '{"hello":1}' }, 'model-nonsense', 'not-a-message'],
    ['a key that is wrong', { status: 401 }, 'model-unreachable', 'http-401 authentication_error'],
    ['a key that may not', { status: 403 }, 'model-unreachable', 'http-403 permission_error'],
    ['an unknown model', { status: 404 }, 'model-unreachable', 'http-404 not_found_error'],
    ['a request refused', { status: 400 }, 'model-unreachable', 'http-400 invalid_request_error'],
    ['too large', { status: 413 }, 'model-unreachable', 'http-413 request_too_large'],
    ['an error whose body is no JSON', { status: 403, raw: 'CUSTOMER-WORDS forbidden' }, 'model-unreachable', 'http-403'],
  ])('%s is a named failure, and is not asked again', async (_, scripted, code, detail) => {
    await script(scripted, { json: good });
    const answer = await ask();
    expect(answer).toMatchObject({ ok: false, code, detail });
    expect(await requests()).toHaveLength(1);
  });

  it.each([429, 500, 529])('asks once more after a passing %i', async (status) => {
    await script({ status }, { json: good });
    expect(await ask()).toMatchObject({ ok: true, value: good });
    expect(await requests()).toHaveLength(2);
  });

  it('asks once more and no oftener', async () => {
    await script({ status: 529 }, { status: 529 }, { json: good });
    expect(await ask()).toMatchObject({ ok: false, code: 'model-unreachable', detail: 'http-529 overloaded_error', usage: null });
    expect(await requests()).toHaveLength(2);
  });

  it('waits for a slow answer that is in time', async () => {
    await script({ json: good, delayMs: 150 });
    expect(await ask({ timeoutMs: 3_000 })).toMatchObject({ ok: true });
  });

  it.each<[name: string, scripted: object]>([
    ['is too slow', { json: good, delayMs: 2_000 }],
    ['never answers', { hang: true }],
  ])('gives up in time, without asking again, when the model %s', async (_, scripted) => {
    await script(scripted, { json: good });
    const { answer, tookMs } = await timed(ask({ timeoutMs: 300 }));
    expect(answer).toMatchObject({ ok: false, code: 'model-unreachable', detail: 'timeout' });
    expect(tookMs).toBeLessThan(1_000);
    expect(await requests()).toHaveLength(1);
  });

  it('says what an answer in vain has cost', async () => {
    await script({ text: 'garbage' });
    const answer = await ask();
    expect(!answer.ok && (answer.usage?.inputTokens ?? 0) > 0).toBe(true);
  });

  it('tells and logs nothing of the words, whatever happens', async () => {
    onTestFinished(() => {
      vi.unstubAllEnvs();
      vi.restoreAllMocks();
    });
    vi.stubEnv('ANTHROPIC_LOG', 'debug');
    const outputs = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name));
    const bad = [{ text: 'MODEL-WORDS' }, { json: { stage: 'MODEL-WORDS' } }, { status: 403, error: 'MODEL-WORDS' }];
    for (const scripted of bad) {
      await script(scripted);
      const answer = await ask();
      expect(answer.ok).toBe(false);
      expect(JSON.stringify(answer)).not.toMatch(/WORDS|sk-test/);
    }
    expect(outputs.flatMap((spy) => spy.mock.calls)).toEqual([]);
  });
});

describe('the model, on a bad line', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });

  /** A server of one behaviour; counts what it was asked. */
  async function behaving(act: (request: IncomingMessage, response: ServerResponse) => void) {
    let asked = 0;
    const made = createServer((request, response) => {
      asked += 1;
      act(request, response);
    });
    server = made;
    await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
    return { url: `http://127.0.0.1:${(made.address() as AddressInfo).port}`, asked: () => asked };
  }

  const json = { 'content-type': 'application/json' };

  it('says so when nobody listens', async () => {
    const { url } = await behaving(() => {});
    server?.close();
    const { answer, tookMs } = await timed(openModel({ apiKey: 'k', baseUrl: url }).ask(question));
    expect(answer).toMatchObject({ ok: false, code: 'model-unreachable', detail: 'connection ECONNREFUSED' });
    expect(tookMs).toBeLessThan(3_000);
  });

  it.each<[name: string, act: (request: IncomingMessage, response: ServerResponse) => void, code: string]>([
    ['hangs up at once', (request) => request.socket.destroy(), 'model-unreachable'],
    [
      'hangs up in the middle',
      (_, response) => response.writeHead(200, json).write('{"id":', () => response.destroy()),
      'model-unreachable',
    ],
    ['sends headers and then nothing', (_, response) => response.writeHead(200, json).write('{'), 'model-unreachable'],
    [
      'asks for patience without end',
      (_, response) => response.writeHead(429, { ...json, 'retry-after': '3600' }).end('{}'),
      'model-unreachable',
    ],
    ['answers nothing, politely', (_, response) => response.writeHead(204).end(), 'model-nonsense'],
    ['answers 200 and an empty body', (_, response) => response.writeHead(200, json).end(), 'model-nonsense'],
    ['answers 200 and half a body', (_, response) => response.writeHead(200, json).end('{"id":'), 'model-nonsense'],
    [
      'is a captive portal',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hi'),
      'model-nonsense',
    ],
  ])('has a name for a host that %s', async (_, act, code) => {
    const { url } = await behaving(act);
    const { answer, tookMs } = await timed(openModel({ apiKey: 'k', baseUrl: url, timeoutMs: 700 }).ask(question));
    expect(answer).toMatchObject({ ok: false, code });
    expect(tookMs).toBeLessThan(1_400);
  });

  it('carries words and key to no other address', async () => {
    const { url, asked } = await behaving((request, response) => {
      if (request.url === '/elsewhere') response.writeHead(200, json).end(JSON.stringify(goodMessage));
      else response.writeHead(307, { location: '/elsewhere' }).end();
    });
    const answer = await openModel({ apiKey: 'k', baseUrl: url, retries: 0 }).ask(question);
    expect(answer).toMatchObject({ ok: false, code: 'model-unreachable' });
    expect(asked()).toBe(1);
  });

  it('does not wait for a moment that comes too late', async () => {
    const { url, asked } = await behaving((_, response) => response.writeHead(529, { 'retry-after': '60' }).end('{}'));
    const { answer, tookMs } = await timed(openModel({ apiKey: 'k', baseUrl: url }).ask(question));
    expect(answer).toMatchObject({ ok: false, detail: 'http-529' });
    expect(tookMs).toBeLessThan(1_000);
    expect(asked()).toBe(1);
  });

  it('chooses the answer by its kind, not by its place: a model that thought says so first', async () => {
    const { url } = await behaving((_, response) => response.writeHead(200, json).end(JSON.stringify(goodMessage)));
    const answer = await openModel({ apiKey: 'k', baseUrl: url }).ask(question);
    expect(answer).toEqual({ ok: true, value: good, usage: { inputTokens: 60, outputTokens: 5 }, model: 'm' });
  });

  it('takes no part of an answer from a tool that was never offered', async () => {
    const content = [{ type: 'tool_use', id: 't', name: 'move', input: good, text: JSON.stringify(good) }];
    const { url } = await behaving((_, response) =>
      response.writeHead(200, json).end(JSON.stringify({ ...goodMessage, content })),
    );
    expect(await openModel({ apiKey: 'k', baseUrl: url }).ask(question)).toMatchObject({ ok: false, detail: 'empty' });
  });

  it('never throws, even for a key that no header can hold', async () => {
    const { url } = await behaving((_, response) => response.end());
    expect(await openModel({ apiKey: 'ключ\n', baseUrl: url }).ask(question)).toMatchObject({
      ok: false,
      code: 'model-unreachable',
    });
  });
});

async function timed<T>(asked: Promise<Answer<T>>): Promise<{ answer: Answer<T>; tookMs: number }> {
  const started = performance.now();
  const answer = await asked;
  return { answer, tookMs: performance.now() - started };
}

import Anthropic from '@anthropic-ai/sdk';
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openRig, type Rig } from './rig.ts';

let rig: Rig;
let model: Anthropic;
beforeEach(async () => {
  rig = await openRig();
  model = new Anthropic({ apiKey: 'any', baseURL: `${rig.simulator.url}/anthropic`, maxRetries: 0 });
});
afterEach(() => rig.close());

const Turn = z.object({
  stage: z.enum(['New', 'Qualified', 'Won', 'Lost']),
  intent: z.enum(['greeting', 'price', 'booking', 'other']),
  confidence: z.number().min(0).max(1),
  reason: z.string().max(80),
  reply: z.string().nullable(),
  tags: z.array(z.string()),
});
const ask = (text: string) =>
  model.messages.parse({
    ...{ model: 'claude-haiku-4-5', max_tokens: 500, system: 'Classify. Stages: New, Qualified, Won, Lost.' },
    messages: [{ role: 'user', content: text }],
    output_config: { format: zodOutputFormat(Turn) },
  });

describe('the stand-in for the model, through the real SDK', () => {
  it('answers structured outputs that fit the schema, chosen by the words, the same each time', async () => {
    const first = await ask('How much does a new kitchen cost?');
    expect(first.parsed_output).toMatchObject({ intent: 'price', confidence: 0.9, tags: [] });
    expect(first.parsed_output?.reply).toEqual(expect.any(String));
    expect((await ask('How much does a new kitchen cost?')).parsed_output).toEqual(first.parsed_output);
    expect((await ask('Can I book a visit tomorrow?')).parsed_output?.intent).toBe('booking');
    expect([first.stop_reason, first.role, first.usage.input_tokens > 0]).toEqual(['end_turn', 'assistant', true]);
  });

  it('says what the script says, in order, then the default, and shows what it was asked', async () => {
    await rig.ask('POST', '/anthropic/script', {
      answers: [{ json: { stage: 'Won' } }, { text: 'nonsense' }],
      default: { text: 'default' },
    });
    const say = async () => {
      const answer = await model.messages.create({ model: 'm', max_tokens: 9, messages: [{ role: 'user', content: 'Hi' }] });
      return answer.content[0]?.type === 'text' ? answer.content[0].text : null;
    };
    expect([await say(), await say(), await say()]).toEqual(['{"stage":"Won"}', 'nonsense', 'default']);
    const requests = (await rig.ask('GET', '/anthropic/requests')).json;
    expect([requests.length, requests[0].body.messages[0].content]).toEqual([3, 'Hi']);
    expect(JSON.stringify(requests)).not.toContain('"x-api-key"');
  });

  it.each([
    [529, 'overloaded_error'],
    [429, 'rate_limit_error'],
    [500, 'api_error'],
  ])('fails with %i in the API’s shape when scripted', async (status, type) => {
    await rig.ask('POST', '/anthropic/script', { answers: [{ status, error: type }] });
    await expect(ask('Hi')).rejects.toMatchObject({ status, error: { type: 'error', error: { type } } });
  });

  it('can be slow, hang, refuse, stop short or talk nonsense', async () => {
    const slow = {
      answers: [
        { text: 'x', delayMs: 400 },
        { hang: true },
        { text: '', stop_reason: 'refusal' },
        { raw: '<html>' },
        { text: '{"sta', stop_reason: 'max_tokens' },
      ],
    };
    await rig.ask('POST', '/anthropic/script', slow);
    const create = (timeout = 5_000) =>
      model.messages.create({ model: 'm', max_tokens: 9, messages: [{ role: 'user', content: 'Hi' }] }, { timeout });
    await expect(create(200)).rejects.toThrow(/timed out/i);
    await expect(create(200)).rejects.toThrow(/timed out/i);
    expect((await create()).stop_reason).toBe('refusal');
    await expect(create()).rejects.toThrow();
    await expect(ask('Hi')).rejects.toThrow();
  });

  it.each<[string, object, string]>([
    ['no messages', { model: 'm', max_tokens: 9, messages: [] }, 'messages'],
    ['no max_tokens', { model: 'm', messages: [{ role: 'user', content: 'Hi' }] }, 'max_tokens'],
    ['an unknown role', { model: 'm', max_tokens: 9, messages: [{ role: 'system', content: 'Hi' }] }, 'role'],
    ['an unknown field', { model: 'm', max_tokens: 9, messages: [{ role: 'user', content: 'Hi' }], tenant: 1 }, 'tenant'],
  ])('refuses %s as the API does', async (_what, body, word) => {
    const answer = await rig.ask('POST', '/anthropic/v1/messages', body, {
      'x-api-key': 'any',
      'anthropic-version': '2023-06-01',
    });
    expect(answer).toMatchObject({
      status: 400,
      json: { type: 'error', error: { type: 'invalid_request_error', message: expect.stringContaining(word) } },
    });
  });

  it('refuses a call without a key', async () => {
    const answer = await rig.ask('POST', '/anthropic/v1/messages', {}, { 'anthropic-version': '2023-06-01' });
    expect(answer).toMatchObject({ status: 401, json: { error: { type: 'authentication_error' } } });
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, openCaller } from '../../src/integrations/caller.client.ts';
import { type Receiver, startReceiver } from '../world/receiver.ts';

let receiver: Receiver;
let caller: Caller;
const secret = `whsec_${Buffer.alloc(32, 'key').toString('base64')}`;
const body = JSON.stringify({ type: 'ping', timestamp: '2026-11-21T10:00:00.000Z', data: { connection: { name: 'ñ' } } });

beforeAll(async () => {
  receiver = await startReceiver();
  receiver.secret = secret;
  caller = openCaller({ insteadOf: { [receiver.address]: receiver.url }, timeoutMs: 1_000 });
});
afterAll(() => receiver.close());

const post = (address = `${receiver.address}/hilo?a=b`) =>
  caller.post({ id: 'call-1', address, body, secret, machineMs: Date.now() });

test('a call is signed so that a receiver takes it', async () => {
  expect(await post()).toEqual({ ok: true, status: 200 });
  expect(receiver.taken).toMatchObject([{ id: 'call-1', type: 'ping' }]);
  expect(receiver.wrong).toEqual([]);
});

test.each([
  [{ status: 302 }, { code: 'call-refused', status: 302 }],
  [{ status: 500 }, { code: 'call-refused', status: 500 }],
  [
    { status: 429, retryAfter: '7' },
    { code: 'call-refused', status: 429, retryAfter: '7' },
  ],
  [{ status: 410 }, { code: 'call-gone', status: 410 }],
  [{ hang: true as const }, { code: 'call-unreachable', status: null }],
])('%j is %j', async (how, answer) => {
  receiver.answers(how);
  expect(await post()).toMatchObject({ ok: false, ...answer });
});

test.each([
  'https://127.0.0.1/hilo',
  'https://[::1]/hilo',
  'https://localhost/hilo',
  'https://169.254.169.254/latest/meta-data',
  'https://10.0.0.1/',
  'https://user:word@shop.example.com/hilo',
  'http://shop.example.org/hilo',
])('%s is not called', async (address) => {
  const before = receiver.asked.length;
  expect(await post(address)).toMatchObject({ ok: false, code: 'call-private' });
  expect(receiver.asked).toHaveLength(before);
});

import { expect, test } from 'vitest';
import { isSigned } from '../../src/integrations/signature.ts';

// The example of the specification: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const body = Buffer.from('{"test": 2432232314}');
const right = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: '1614265330',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const then = 1_614_265_330_000;

test.each([
  ['as the specification signs it', {}, body, then, true],
  ['beside others, of a secret that is being replaced', { signature: `v1,bm90 v2,x ${right.signature}` }, body, then, true],
  ['four minutes later', {}, body, then + 4 * 60_000, true],
  ['six minutes later', {}, body, then + 6 * 60_000, false],
  ['six minutes before', {}, body, then - 6 * 60_000, false],
  ['another body', {}, Buffer.from('{"test": 2432232315}'), then, false],
  ['another id', { id: 'msg_other' }, body, then, false],
  ['another moment', { timestamp: '1614265331' }, body, then, false],
  ['a moment that is none', { timestamp: 'now' }, body, then, false],
  ['a version nobody knows', { signature: right.signature.replace('v1', 'v1a') }, body, then, false],
  ['nothing', { signature: '' }, body, then, false],
])('A body counts as signed or not: %s', (_, change, bytes, machineMs, signed) => {
  expect(isSigned({ ...right, ...change }, bytes, secret, machineMs)).toBe(signed);
});

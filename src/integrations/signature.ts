import { createHmac } from 'node:crypto';
import { sameText } from '../kit/secrets.ts';

/** A request that is signed as Standard Webhooks says: who sent it is known by what it says, whoever carried it. */
export type Signed = { id: string; timestamp: string; signature: string };

/** So far apart two clocks may be, in milliseconds. */
const toleranceMs = 5 * 60_000;

/**
 * Whether a body is signed with this secret (`whsec_` and base64) and is not an old one sent again. Several signatures may stand beside each other,
 * while a secret is replaced; of versions that we do not know none counts. https://github.com/standard-webhooks/standard-webhooks
 */
export function isSigned({ id, timestamp, signature }: Signed, body: Buffer, secret: string, machineMs: number): boolean {
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(machineMs - Number(timestamp) * 1000) > toleranceMs) return false;
  const right = sign({ id, timestamp }, body, secret);
  const given = signature.split(' ').slice(0, 10);
  return given.filter((one) => one.startsWith('v1,') && sameText(one.slice(3), right)).length > 0;
}

/** What signs a body: base64, without the `v1,` before it. */
export function sign({ id, timestamp }: Omit<Signed, 'signature'>, body: Buffer, secret: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
}

import { createHash, randomBytes } from 'node:crypto';

/** A fresh message id in Meta's dress: `wamid.` and base64 of the number and some randomness. */
export function freshWamid(phone: string): string {
  const unique = randomBytes(10).toString('hex').toUpperCase();
  const inside = Buffer.from(
    `\x1c\x18${String.fromCharCode(phone.length - 1)}${phone.slice(1)}\x15\x02\x00\x11\x18\x12${unique}\x00`,
  );
  return `wamid.${inside.toString('base64').replaceAll('+', 'A').replaceAll('/', 'B')}`;
}

/** The trace id that Graph puts into every error, for support tickets nobody answers. */
export function freshTrace(): string {
  return `A${randomBytes(16).toString('base64url')}`;
}

/** An opaque id for things that only the simulator names (queued webhooks, upload sessions). */
export function freshKey(): string {
  return randomBytes(12).toString('hex');
}

/** Digits that depend only on the words given: the same person has the same BSUID after a restart (Meta: business-scoped user ids). */
export function stableDigits(words: string, length: number): string {
  const number = BigInt(`0x${createHash('sha256').update(words).digest('hex')}`);
  return number.toString().slice(0, length).padStart(length, '7');
}

import { createHmac, timingSafeEqual } from 'node:crypto';

/** A secret of the Meta app that delivers; `app` is our own name for it (which WABAs the secret may speak for). */
export type AppSecret = { app: string; secret: string };

/** The X-Hub-Signature-256 header for these bytes: `sha256=` and 64 lower-case hex digits (meta-cloud-api.md §1.2). */
export function signBody(secret: string, raw: Uint8Array): string {
  return `sha256=${digest(secret, raw).toString('hex')}`;
}

/**
 * The secret that signed exactly these bytes, or null. Several secrets are tried during a rotation. The header must be one value, `sha256=`
 * and 64 lower-case hex digits, as Meta writes it: a repeated header (node joins it with a comma, or gives a list), upper case, `sha1=` and
 * anything shorter are refused (trust.md B1). Compared in constant time, on buffers of equal length.
 */
export function matchSignature(
  header: string | string[] | undefined,
  raw: Uint8Array,
  secrets: readonly AppSecret[],
): AppSecret | null {
  const hex = typeof header === 'string' ? /^sha256=([0-9a-f]{64})$/.exec(header)?.[1] : undefined;
  if (hex === undefined) return null;
  const given = Buffer.from(hex, 'hex');
  let matched: AppSecret | null = null;
  for (const candidate of secrets) {
    // An empty secret would make the signature anybody's.
    if (candidate.secret !== '' && timingSafeEqual(given, digest(candidate.secret, raw))) matched ??= candidate;
  }
  return matched;
}

function digest(secret: string, raw: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(raw).digest();
}

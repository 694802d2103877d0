/** A secret of the Meta app that delivers; `app` is our own name for it (which WABAs the secret may speak for). */
export type AppSecret = { app: string; secret: string };

/** The X-Hub-Signature-256 header for these bytes: `sha256=` and 64 hex digits. */
export function signBody(secret: string, raw: Uint8Array): string {
  void [secret, raw];
  throw new Error('coming');
}

/** The secret that signed these bytes, or null. Several secrets are tried during a rotation. */
export function matchSignature(
  header: string | string[] | undefined,
  raw: Uint8Array,
  secrets: readonly AppSecret[],
): AppSecret | null {
  void [header, raw, secrets];
  throw new Error('coming');
}

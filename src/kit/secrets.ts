import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Seals and opens what must not lie readable in the database (tokens). AES-256-GCM; the place it belongs to is authenticated with it. */
export type Vault = {
  seal(plain: string, place: string): string;
  open(sealed: string, place: string): string;
  /** A mark that only this key can make of this text in this place: HMAC-SHA256, hexadecimal. */
  mark(text: string, place: string): string;
};

/**
 * Opens a vault with a 32-byte key. `place` (tenant‖field) goes in as additional data, so that a sealed value copied to another tenant
 * cannot be opened there (trust.md B6).
 */
export function openVault(key: Buffer): Vault {
  if (key.length !== 32) throw new Error('The vault needs a key of 32 bytes.');
  // A key of its own for marks, so that neither use says anything about the other.
  const markKey = createHmac('sha256', key).update('hilo/mark').digest();
  return {
    seal(plain, place) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(sealed, place) {
      const [version, text] = sealed.split('.');
      if (version !== 'v1' || !text) throw new Error('This sealed value has an unknown form.');
      const bytes = Buffer.from(text, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(place));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
    mark: (text, place) => createHmac('sha256', markKey).update(`${place}\n${text}`).digest('hex'),
  };
}

/** Whether two texts are the same, in a time that says nothing about where they differ. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

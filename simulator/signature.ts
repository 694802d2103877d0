import { createHmac } from 'node:crypto';

/** X-Hub-Signature-256 over the raw bytes with the app's secret (Meta: webhooks, "Validating payloads"; meta-cloud-api.md §1.2). */
export function sign(bytes: Buffer, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(bytes).digest('hex')}`;
}

/** JSON as Meta writes it: non-ASCII as \uXXXX, so that whoever re-serialises before checking the signature is found out. */
export function metaJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

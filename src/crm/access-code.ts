import type { Id, TenantId } from '../kit/ids.ts';
import { sameText } from '../kit/secrets.ts';
import type { Marks } from './commit-context.ts';

/**
 * Codes that let somebody in, and the secret of a calendar's address. None is kept: the row's id and the installation's key, which lies outside the
 * database, make it whenever it is shown or compared. In texts it is hidden until the moment in which they leave.
 */
export type SecretCode =
  | { what: 'invitation'; id: Id<'invitation'> }
  | { what: 'recovery'; id: Id<'recovery-code'> }
  | { what: 'calendar'; id: Id<'calendar-link'> }
  | { what: 'api-key'; id: Id<'api-key'> }
  | { what: 'connection'; id: Id<'connection'> };

/** What stands for the code in a text that is kept. */
export const hiddenCode = '••••••';

const digits = { invitation: 6, recovery: 16 };

/** The code in plain digits, an API key and a signing secret as they are used; the secret of an address, which nobody types, has all that the key gives. */
export function codeOf(marks: Marks, tenantId: TenantId, { what, id }: SecretCode): string {
  if (what === 'api-key') return apiKeyOf(marks, id);
  if (what === 'connection') return calloutSecretOf(marks, id);
  const mark = BigInt(`0x${marks.mark(id, `${tenantId}/${what}`)}`);
  if (what === 'calendar') return mark.toString(36);
  return String(mark % 10n ** BigInt(digits[what])).padStart(digits[what], '0');
}

/** The code as it is read out: "4821 9930 1187 2093"; the six digits of an invitation and a key as they are. */
export function shownCode(code: string): string {
  return /^\d{7,}$/.test(code) ? (code.match(/\d{4}/g) ?? []).join(' ') : code;
}

/** The digits of a whole message that can be nothing but such a code; null for any other words. */
export function readCode(text: string, what: keyof typeof digits): string | null {
  const form = what === 'invitation' ? /^\d{3}[\s-]?\d{3}$/ : /^\d{4}([\s-]?\d{4}){3}$/;
  const trimmed = text.trim();
  return form.test(trimmed) ? trimmed.replace(/\D/g, '') : null;
}

/**
 * An API key: its row's id, and what only this installation can make of it. So whether a key is one of ours is known without asking the database,
 * and who reads the database has none.
 */
export function apiKeyOf(marks: Marks, id: Id<'api-key'>): string {
  return `hilo_${id.replaceAll('-', '')}_${marks.mark(id, 'api-key')}`;
}

/** Whose row a key names, where it is one of ours; null for anything else. Its being revoked is the row's to say. */
export function readApiKey(marks: Marks, given: string): Id<'api-key'> | null {
  const id = asKeyId(/^hilo_([0-9a-f]{32})_[0-9a-f]{64}$/.exec(given)?.[1] ?? '');
  return id && sameText(given, apiKeyOf(marks, id)) ? id : null;
}

/** The id in a key, with its dashes; null for what is none. */
export function asKeyId(digits: string): Id<'api-key'> | null {
  const parts = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(digits);
  return parts && (parts.slice(1).join('-') as Id<'api-key'>);
}

/** What a system signs with that sends no key: the key's last part, which both sides have (Standard Webhooks: `whsec_` and base64). */
export function signingSecretOf(marks: Marks, id: Id<'api-key'>): string {
  return `whsec_${marks.mark(id, 'api-key')}`;
}

/** What calls to a connection are signed with: 32 bytes, as the specification writes them. */
export function calloutSecretOf(marks: Pick<Marks, 'mark'>, id: Id<'connection'>): string {
  return `whsec_${Buffer.from(marks.mark(id, 'connection'), 'hex').toString('base64')}`;
}

import type { Id, TenantId } from '../kit/ids.ts';
import type { Marks } from './commit-context.ts';

/**
 * Codes that let somebody in, and the secret of a calendar's address. None is kept: the row's id and the installation's key, which lies outside the
 * database, make it whenever it is shown or compared. In texts it is hidden until the moment in which they leave.
 */
export type SecretCode =
  | { what: 'invitation'; id: Id<'invitation'> }
  | { what: 'recovery'; id: Id<'recovery-code'> }
  | { what: 'calendar'; id: Id<'calendar-link'> };

/** What stands for the code in a text that is kept. */
export const hiddenCode = '••••••';

const digits = { invitation: 6, recovery: 16 };

/** The code in plain digits; the secret of an address, which nobody types, has all that the key gives. */
export function codeOf(marks: Marks, tenantId: TenantId, { what, id }: SecretCode): string {
  const mark = BigInt(`0x${marks.mark(id, `${tenantId}/${what}`)}`);
  if (what === 'calendar') return mark.toString(36);
  return String(mark % 10n ** BigInt(digits[what])).padStart(digits[what], '0');
}

/** The code as it is read out: "4821 9930 1187 2093", and the six digits of an invitation as they are. */
export function shownCode(code: string): string {
  return code.length > 6 ? (code.match(/\d{4}/g) ?? []).join(' ') : code;
}

/** The digits of a whole message that can be nothing but such a code; null for any other words. */
export function readCode(text: string, what: keyof typeof digits): string | null {
  const form = what === 'invitation' ? /^\d{3}[\s-]?\d{3}$/ : /^\d{4}([\s-]?\d{4}){3}$/;
  const trimmed = text.trim();
  return form.test(trimmed) ? trimmed.replace(/\D/g, '') : null;
}

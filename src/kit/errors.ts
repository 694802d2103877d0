/**
 * One table of everything that can go wrong outside our own code: the code, whether trying again can help, whose fault it is, and what
 * the person reads. Expected refusals are values; bugs are thrown plainly; only failures of the world are `AppError`.
 */

/** Who has to do something about it: nobody (it passes), the business, the customer's side, Meta, the model's provider, or us. */
export type Fault = 'passing' | 'business' | 'recipient' | 'meta' | 'model' | 'us';

/** `soon`: back off and try again. `later`: only after a condition changed. `never`: trying again cannot help. `unknown`: it may have happened. */
export type Retry = 'soon' | 'later' | 'never' | 'unknown';

export type ErrorEntry = { retry: Retry; fault: Fault; says: string };

export const errorTable = {
  'graph-unreachable': { retry: 'soon', fault: 'passing', says: 'WhatsApp could not be reached. It will be tried again.' },
  'graph-unanswered': {
    retry: 'unknown',
    fault: 'meta',
    says: 'WhatsApp did not confirm this message. It may or may not have arrived.',
  },
  'graph-nonsense': {
    retry: 'unknown',
    fault: 'meta',
    says: 'WhatsApp answered with something unreadable. It may or may not have arrived.',
  },
  'slot-taken': { retry: 'soon', fault: 'passing', says: 'Somebody else has just taken that time.' },
  'graph-busy': { retry: 'soon', fault: 'passing', says: 'WhatsApp is busy. It will be tried again.' },
  'rate-number': {
    retry: 'soon',
    fault: 'passing',
    says: 'Too many messages in one second for this number. It will be tried again.',
  },
  'rate-pair': { retry: 'soon', fault: 'passing', says: 'Too many messages to this person just now. It will be tried again.' },
  'rate-account': { retry: 'later', fault: 'business', says: 'WhatsApp is limiting this account for now.' },
  'token-dead': {
    retry: 'later',
    fault: 'business',
    says: "The business's access to WhatsApp has ended. Connect the number again.",
  },
  'permission-missing': {
    retry: 'later',
    fault: 'business',
    says: 'WhatsApp refuses: a permission is missing. Connect the number again.',
  },
  'account-locked': {
    retry: 'later',
    fault: 'business',
    says: 'WhatsApp has locked or restricted this account. Look in WhatsApp Manager.',
  },
  'payment-problem': {
    retry: 'later',
    fault: 'business',
    says: 'WhatsApp has a problem with the payment method. Check it in WhatsApp Manager.',
  },
  'number-not-registered': { retry: 'later', fault: 'business', says: 'The business number is not registered with WhatsApp.' },
  'window-closed': {
    retry: 'never',
    fault: 'recipient',
    says: 'Their 24 hours are over: own words cannot reach them now, only a template.',
  },
  undeliverable: {
    retry: 'never',
    fault: 'recipient',
    says: 'Not delivered: this number may have no WhatsApp, or cannot get this message.',
  },
  'recipient-not-allowed': {
    retry: 'never',
    fault: 'business',
    says: 'This is a test number: add the recipient to its list first.',
  },
  'recipient-is-sender': { retry: 'never', fault: 'us', says: 'A number cannot write to itself.' },
  'recipient-blocked': { retry: 'never', fault: 'business', says: 'The business has blocked this person.' },
  'recipient-country': { retry: 'never', fault: 'business', says: 'WhatsApp does not let this business write to that country.' },
  'opted-out': { retry: 'never', fault: 'recipient', says: 'They asked WhatsApp to stop marketing from this business.' },
  'marketing-capped': {
    retry: 'later',
    fault: 'recipient',
    says: 'WhatsApp holds marketing back from this person for now. Not before tomorrow.',
  },
  'identity-changed': {
    retry: 'never',
    fault: 'recipient',
    says: "This person's WhatsApp identity changed. Confirm who it is first.",
  },
  'needs-phone': { retry: 'never', fault: 'recipient', says: 'This needs a phone number, and this person shows none.' },
  'template-missing': {
    retry: 'never',
    fault: 'business',
    says: 'This template does not exist in that language, or is not approved.',
  },
  'template-paused': { retry: 'later', fault: 'business', says: 'WhatsApp has paused this template.' },
  'template-disabled': { retry: 'never', fault: 'business', says: 'WhatsApp has disabled this template. A new one is needed.' },
  'template-parameters': { retry: 'never', fault: 'us', says: 'The template was filled in wrongly.' },
  'template-refused': { retry: 'never', fault: 'business', says: 'WhatsApp does not accept this template as written.' },
  'media-refused': { retry: 'never', fault: 'business', says: 'WhatsApp does not accept this file: check its type and size.' },
  'media-gone': { retry: 'never', fault: 'passing', says: 'This file can no longer be fetched. Ask them to send it again.' },
  'request-invalid': { retry: 'never', fault: 'us', says: 'WhatsApp refused the message as invalid.' },
  'graph-refused': { retry: 'never', fault: 'meta', says: 'WhatsApp refused the message.' },
  'model-unreachable': {
    retry: 'later',
    fault: 'model',
    says: 'The writing assistant cannot be reached; the playbook is used instead.',
  },
  'model-refused': { retry: 'never', fault: 'model', says: 'The writing assistant declined; the playbook is used instead.' },
  'model-nonsense': {
    retry: 'never',
    fault: 'model',
    says: 'The writing assistant gave no usable answer; the playbook is used instead.',
  },
  'speech-unreachable': { retry: 'soon', fault: 'model', says: 'A voice message is not in words yet. It will be tried again.' },
  'speech-refused': {
    retry: 'never',
    fault: 'model',
    says: 'This voice message could not be put into words. It can be listened to.',
  },
  'feed-unreachable': {
    retry: 'soon',
    fault: 'passing',
    says: 'Its server could not be reached. It will be tried again.',
  },
  'feed-refused': {
    retry: 'later',
    fault: 'business',
    says: 'This address gives no calendar any more. Copy it again from where the calendar is kept, and add it anew.',
  },
  'feed-private': {
    retry: 'later',
    fault: 'business',
    says: 'This address does not lie on the open internet. Take the calendar’s secret https address.',
  },
  'feed-too-large': {
    retry: 'later',
    fault: 'business',
    says: 'This calendar has more than 10 MB. Take one with less in it.',
  },
  'feed-nonsense': {
    retry: 'later',
    fault: 'business',
    says: 'What lies there is no calendar that can be read. Take the address that ends in .ics, or that is called iCal.',
  },
  'call-unreachable': { retry: 'soon', fault: 'passing', says: 'Its server could not be reached, or did not answer in time.' },
  'call-refused': { retry: 'soon', fault: 'business', says: 'It did not take the call.' },
  'call-private': { retry: 'soon', fault: 'business', says: 'Its address does not lie on the open internet.' },
  'call-gone': { retry: 'never', fault: 'business', says: 'It wants no calls any more.' },
  'call-off': { retry: 'later', fault: 'business', says: 'The connection was switched off before.' },
  'nested-transaction': { retry: 'never', fault: 'us', says: 'Something asked the database outside the open transaction.' },
  poison: { retry: 'never', fault: 'us', says: 'This message could not be handled after several tries. It is kept.' },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;

/** A failure of the world with a code from the table. `detail` is for logs and operators of the platform: no message text, numbers or tokens. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  /** Meta's own code where there was one. */
  readonly graphCode: number | undefined;

  constructor(code: ErrorCode, options: { detail?: string; graphCode?: number; cause?: unknown } = {}) {
    super(`${code}${options.detail ? `: ${options.detail}` : ''}`, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.detail = options.detail;
    this.graphCode = options.graphCode;
  }
}

/** What the table says about a code. */
export function aboutError(code: ErrorCode): ErrorEntry {
  return errorTable[code];
}

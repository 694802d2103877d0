import { freshTrace } from '../ids.ts';
import type { Json } from '../state.ts';

/** Meta's table (error codes page; meta-cloud-api.md §5): code → HTTP status and title. Throttles are 400, never 429. */
const table: Record<number, [number, string]> = {
  0: [401, 'AuthException'],
  1: [400, 'API Unknown'],
  2: [503, 'API Service'],
  3: [500, 'API Method'],
  4: [400, 'API Too Many Calls'],
  10: [403, 'Permission Denied'],
  33: [400, 'Parameter value is not valid'],
  100: [400, 'Invalid parameter'],
  190: [401, 'Invalid OAuth access token'],
  200: [403, 'Permissions error'],
  368: [403, 'Temporarily blocked for policies violations'],
  2500: [400, 'Unknown path components'],
  80007: [400, 'Rate limit issues'],
  130403: [403, 'User is blocked by the business'],
  130429: [400, 'Rate limit hit'],
  130472: [400, "User's number is part of an experiment"],
  130497: [403, 'Business account is restricted from messaging users in this country'],
  131000: [500, 'Something went wrong'],
  131005: [403, 'Access denied'],
  131008: [400, 'Required parameter is missing'],
  131009: [400, 'Parameter value is not valid'],
  131016: [500, 'Service unavailable'],
  131021: [400, 'Recipient cannot be sender'],
  131026: [400, 'Message undeliverable'],
  131030: [400, 'Recipient phone number not in allowed list'],
  131031: [403, 'Account has been locked'],
  131037: [400, 'Display name approval is needed'],
  131042: [400, 'Business eligibility payment issue'],
  131045: [500, 'Incorrect certificate'],
  131047: [400, 'Re-engagement message'],
  131048: [400, 'Spam rate limit hit'],
  131049: [400, 'This message was not delivered to maintain healthy ecosystem engagement.'],
  131050: [400, 'User has stopped marketing messages from this business'],
  131051: [400, 'Unsupported message type'],
  131052: [400, 'Media download error'],
  131053: [400, 'Media upload error'],
  131055: [400, 'Method not allowed'],
  131056: [400, '(Business Account, Consumer Account) pair rate limit hit'],
  131057: [500, 'Account in maintenance mode'],
  131061: [400, 'Use the marketing messages API'],
  131062: [400, 'Business-scoped user ids are not supported for this message'],
  131063: [400, 'Marketing messages are disabled on this endpoint'],
  131064: [400, 'Utility template misuse limit'],
  132000: [400, 'Number of parameters does not match the expected number of params'],
  132001: [404, 'Template name does not exist in the translation'],
  132005: [400, 'Translated text too long'],
  132007: [400, 'Template format character policy violated'],
  132008: [400, 'Template parameter format mismatch'],
  132012: [400, 'Parameter format does not match format in the created template'],
  132015: [400, 'Template is paused'],
  132016: [400, 'Template is disabled'],
  132018: [400, 'Invalid template parameter'],
  132068: [400, 'Flow is blocked'],
  132069: [400, 'Flow is throttled'],
  133000: [500, 'Incomplete deregistration'],
  133004: [503, 'Server temporarily unavailable'],
  133005: [400, 'Two step verification PIN mismatch'],
  133006: [400, 'Phone number re-verification needed'],
  133008: [400, 'Too many two step verification PIN guesses'],
  133009: [400, 'Two step verification PIN guessed too fast'],
  133010: [400, 'Phone number not registered'],
  133015: [400, 'Phone number was recently deleted'],
  133016: [400, 'Register and deregister limit reached'],
  134100: [400, 'Only marketing messages are supported'],
  135000: [400, 'Generic user error'],
  137000: [400, 'Identity key mismatch'],
  139100: [400, 'Failed to block or unblock users'],
};

const throttles = new Set([4, 80007, 130429, 131048, 131056]);

/** Graph says no. `details` is the sentence that a developer needs; `user` is what template pages show to the author. */
export class GraphRefusal extends Error {
  readonly code: number;
  readonly details: string;
  readonly subcode: number | null;
  readonly user: { title: string; message: string } | null;
  constructor(code: number, details: string, more: { subcode?: number; user?: { title: string; message: string } } = {}) {
    super(details);
    this.code = code;
    this.details = details;
    this.subcode = more.subcode ?? null;
    this.user = more.user ?? null;
  }
}

/** The HTTP status that goes with a code; an unlisted code is a bad request. */
export function statusOf(code: number): number {
  return table[code]?.[0] ?? (code >= 200 && code <= 299 ? 403 : code === 500 ? 500 : 400);
}

export function titleOf(code: number): string {
  return table[code]?.[1] ?? 'Unknown error';
}

/** The body of §5, always with a trace id. */
export function errorBody(refusal: GraphRefusal): { error: Json } {
  const error: Json = {
    message: `(#${refusal.code}) ${titleOf(refusal.code)}`,
    type: 'OAuthException',
    code: refusal.code,
    error_data: { messaging_product: 'whatsapp', details: refusal.details },
  };
  if (refusal.subcode !== null) error.error_subcode = refusal.subcode;
  if (throttles.has(refusal.code)) error.is_transient = true;
  if (refusal.user) Object.assign(error, { error_user_title: refusal.user.title, error_user_msg: refusal.user.message });
  error.fbtrace_id = freshTrace();
  return { error };
}

/** The same refusal inside a `failed` status or a webhook (§1.4, "errors live at four levels"). */
export function webhookError(code: number, details: string): Json {
  return {
    code,
    title: titleOf(code),
    message: titleOf(code),
    error_data: { details },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  };
}

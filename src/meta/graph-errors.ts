import { aboutError, type ErrorCode } from '../kit/errors.ts';
import { wireGraphError } from './wire-answers.ts';

/** What Meta refused, and our own code for it. `detail` is Meta's text without tokens and numbers: for logs, it holds no message text. */
export type GraphError = { code: ErrorCode; graphCode: number | null; detail: string | null };

/** Meta's codes (meta-cloud-api.md §5; developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes). */
const codes: Record<number, ErrorCode> = {
  0: 'token-dead',
  1: 'graph-busy',
  2: 'graph-busy',
  3: 'permission-missing',
  4: 'rate-account',
  10: 'permission-missing',
  33: 'number-not-registered',
  100: 'request-invalid',
  102: 'token-dead',
  190: 'token-dead',
  368: 'account-locked',
  613: 'rate-account',
  80007: 'rate-account',
  130403: 'recipient-blocked',
  130429: 'rate-number',
  130472: 'undeliverable', // the person is in an experiment of Meta's
  130497: 'recipient-country',
  131000: 'graph-busy',
  131005: 'permission-missing',
  131008: 'request-invalid',
  131009: 'request-invalid',
  131016: 'graph-busy',
  131021: 'recipient-is-sender',
  131026: 'undeliverable',
  131030: 'recipient-not-allowed',
  131031: 'account-locked',
  131037: 'account-locked', // the display name is not approved
  131042: 'payment-problem',
  131045: 'number-not-registered',
  131047: 'window-closed',
  131048: 'rate-account', // spam rate
  131049: 'marketing-capped',
  131050: 'opted-out',
  131051: 'request-invalid',
  131052: 'media-gone',
  131053: 'media-refused',
  131055: 'request-invalid',
  131056: 'rate-pair',
  131057: 'graph-busy', // maintenance or upgrade: minutes
  131061: 'template-refused', // these two: only through /marketing_messages
  131063: 'template-refused',
  131062: 'needs-phone',
  131064: 'rate-account', // utility misuse: wait out the enforcement
  132000: 'template-parameters',
  132001: 'template-missing',
  132005: 'template-parameters',
  132007: 'template-refused',
  132008: 'template-parameters',
  132012: 'template-parameters',
  132015: 'template-paused',
  132016: 'template-disabled',
  132018: 'template-parameters',
  132068: 'graph-refused', // the flow is blocked
  132069: 'rate-account', // the flow is throttled
  133000: 'graph-busy',
  133004: 'graph-busy',
  133005: 'graph-refused', // the PIN does not match
  133006: 'number-not-registered',
  133008: 'rate-account',
  133009: 'rate-account',
  133010: 'number-not-registered',
  133015: 'number-not-registered',
  133016: 'rate-account',
  134011: 'graph-refused', // terms of payments; the next three: the marketing API is not set up
  134100: 'graph-refused',
  134101: 'graph-refused',
  134102: 'graph-refused',
  135000: 'request-invalid',
  137000: 'identity-changed',
};

/** Subcodes say more than their code for templates, and for things that are not there. Deprecated for messages, so read for these only. */
const subcodes: Record<number, ErrorCode> = {
  2388019: 'template-refused',
  2388039: 'template-refused',
  2388040: 'template-refused',
  2388047: 'template-refused',
  2388072: 'template-refused',
  2388073: 'template-refused',
  2388273: 'template-refused',
  2388293: 'template-refused',
  2388299: 'template-refused',
};

/**
 * Our code for one of Meta's (meta-cloud-api.md §5), whether it came in an answer or in a `failed` status. A code nobody has heard of is
 * busy where Meta calls it transient, and refused otherwise: trying again what may have been for good helps nobody.
 */
export function graphErrorCode(graphCode: number | null, isTransient = false): ErrorCode {
  const known = graphCode === null ? undefined : (codes[graphCode] ?? subcodes[graphCode]);
  if (known) return known;
  if (graphCode !== null && graphCode >= 200 && graphCode <= 299) return 'permission-missing';
  return isTransient ? 'graph-busy' : 'graph-refused';
}

/** Reads an error answer. Null where the body is not Graph's JSON (then nobody knows what happened). Throttles come as HTTP 400. */
export function readGraphError(status: number, body: unknown): GraphError | null {
  const error = wireGraphError.parse(body);
  if (error === null || error.code === null) return null;
  const bySubcode = error.error_subcode === null ? undefined : subcodes[error.error_subcode];
  const code = bySubcode ?? graphErrorCode(error.code, error.is_transient === true || status === 429);
  return { code, graphCode: error.code, detail: redact(error.error_data?.details ?? error.message) };
}

/** Meta quotes a malformed token in full, and numbers in places. Long words and long numbers go. */
function redact(text: string | null): string | null {
  return (
    text
      ?.replace(/[\w|.~+/=-]{40,}/g, '…')
      .replace(/\+?\d{8,}/g, '#')
      .slice(0, 300) ?? null
  );
}

/** Marketing held back from a person (131049): asking again before this prolongs it (meta-cloud-api.md §4.4). */
export const marketingPauseMs = 24 * 3_600_000;

type Schedule = { firstMs: number; factor: number; mostMs: number; tries: number };

const schedules: Partial<Record<ErrorCode, Schedule>> = {
  'rate-pair': { firstMs: 1_000, factor: 4, mostMs: 1_024_000, tries: 6 },
  'rate-number': { firstMs: 1_000, factor: 2, mostMs: 60_000, tries: 10 },
  'rate-account': { firstMs: 60_000, factor: 3, mostMs: 3_600_000, tries: 6 },
  'graph-busy': { firstMs: 4_000, factor: 3, mostMs: 600_000, tries: 6 },
  'graph-unreachable': { firstMs: 1_000, factor: 2, mostMs: 300_000, tries: 30 },
};

/** Codes that may be tried only so often, against the schedule of their kind: 1 and 131000 are often a mistake in the request. */
const fewTries: Record<number, number> = { 1: 3, 131000: 3 };

/** Throttles that trying again makes worse: a person has to change something first. */
const patienceOnly = new Set([131048, 131064, 132069, 133008, 133009, 133016]);

/**
 * How long to wait after `attempt` tries (from 1) before the next, in milliseconds; null where it must not be tried again by itself.
 * Exponential; jittered by up to half, except for the pair rate, whose 4^n seconds are Meta's own rule (§4.6). `random` is in [0, 1).
 */
export function retryDelayMs(code: ErrorCode, attempt: number, random: number, graphCode: number | null = null): number | null {
  const schedule = schedules[code];
  if (!schedule || aboutError(code).retry === 'never' || (graphCode !== null && patienceOnly.has(graphCode))) return null;
  const tries = (graphCode === null ? undefined : fewTries[graphCode]) ?? schedule.tries;
  if (attempt >= tries) return null;
  const waitMs = Math.min(schedule.firstMs * schedule.factor ** (attempt - 1), schedule.mostMs);
  return code === 'rate-pair' ? waitMs : Math.round(waitMs * (0.5 + random / 2));
}

/** Why a request to the API came to nothing: one table, as RFC 9457 tells it. `says` is what whoever writes the other end can do about it. */
export const problems = {
  'no-key': {
    status: 401,
    title: 'No valid key',
    says: 'Send an API key that was not revoked, as “Authorization: Bearer hilo_…”, or sign the request and name the key in the address.',
  },
  'bad-signature': {
    status: 401,
    title: 'The signature does not hold',
    says: 'Sign id, timestamp and the exact body as Standard Webhooks says, with the last part of the key, within five minutes.',
  },
  'not-json': { status: 400, title: 'The body is not JSON', says: 'Send one JSON object.' },
  'no-name': {
    status: 400,
    title: 'The event has no name',
    says: 'Give it an Idempotency-Key, or an id in the body, of 1 to 200 characters: by it a repetition is known.',
  },
  'not-an-event': { status: 400, title: 'The body is not an event', says: 'See “errors”, and /api/v1/openapi.json.' },
  'not-found': { status: 404, title: 'There is nothing here', says: 'See /api/v1/openapi.json.' },
  'other-body': {
    status: 422,
    title: 'This name belongs to another event',
    says: 'The same name came with another body before. Repeat an event as it was, or give a new one a name of its own.',
  },
  'too-large': { status: 413, title: 'The body is too large', says: 'An event has 64 KiB at most.' },
  'too-many': {
    status: 429,
    title: 'Too many requests',
    says: 'Ten a second are taken for long, and a hundred at once. Wait as Retry-After says; nothing is lost if you repeat it.',
  },
  unavailable: { status: 503, title: 'It could not be stored', says: 'Repeat it in a moment.' },
} as const;

export type ProblemCode = keyof typeof problems;

/** One thing that is wrong with a body: where, as a JSON pointer, and what. */
export type Fault = { pointer: string; detail: string };

/** A problem as it is answered, as `application/problem+json`. */
export function problemBody(code: ProblemCode, errors: readonly Fault[] = []) {
  const { status, title, says } = problems[code];
  return { type: `urn:hilo:problem:${code}`, title, status, detail: says, ...(errors.length > 0 ? { errors } : {}) };
}

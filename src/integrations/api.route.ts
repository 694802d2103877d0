import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Db } from '../../db/client.ts';
import { asKeyId, readApiKey, signingSecretOf } from '../crm/access-code.ts';
import type { Marks } from '../crm/commit-context.ts';
import type { Clock } from '../kit/clock.ts';
import { type Id, isId, type TenantId } from '../kit/ids.ts';
import { errorFacts, type Log } from '../kit/log.ts';
import { admit, type Caller, readStored, type Stored, storeEvent } from './event-inbox.store.ts';
import { openApiDocument } from './openapi.ts';
import { type Fault, type ProblemCode, problemBody, problems } from './problem.ts';
import { readEvent } from './read-event.ts';
import { isSigned } from './signature.ts';

type Needs = {
  db: Db;
  clock: Clock;
  vault: Marks;
  log: Log;
  /** Where tests end the process. */
  reached(label: string): void | Promise<void>;
  arrived(tenant: TenantId): void;
};

/** An event is small; whoever sends more than this sends something else. */
const bodyLimit = 64 * 1024;

/**
 * What other systems report with: one event a POST, stored before it is answered and looked at afterwards. Whose key it is is known before the body
 * is read where a key is sent, and before it is understood where it is signed. Nothing that was sent is ever logged.
 */
export async function apiRoute(server: FastifyInstance, needs: Needs): Promise<void> {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));

  // Made when it is first asked for, and the same ever after.
  let document: ReturnType<typeof openApiDocument> | null = null;
  server.get('/openapi.json', async (_request, reply) => {
    document ??= openApiDocument();
    return reply.send(document);
  });

  server.post('/events', { bodyLimit, onRequest: keyFirst(needs) }, async (request, reply) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const caller = await callerOf(needs, request, body);
    if ('problem' in caller) return refuse(reply, caller.problem, { waitMs: caller.waitMs });
    const sent = parse(body);
    if (!sent) return refuse(reply, 'not-json');
    const read = readEvent(sent.value);
    if ('faults' in read) return refuse(reply, 'not-an-event', { errors: read.faults });
    const name = nameOf(request, read.event.id);
    if (name === null) return refuse(reply, 'no-name');
    await needs.reached('api:before-commit');
    const stored = await storeEvent(needs, caller, name, read);
    await needs.reached('api:after-commit');
    if (!stored) return refuse(reply, 'other-body');
    if (!stored.again) needs.arrived(caller.tenantId);
    return reply.code(202).headers(again(stored)).send({ id: stored.id, type: read.event.type, receivedAt: stored.at });
  });

  server.get<{ Params: { id: string } }>('/events/:id', { onRequest: keyFirst(needs) }, async (request, reply) => {
    const caller = await callerOf(needs, request, Buffer.alloc(0));
    if ('problem' in caller) return refuse(reply, caller.problem, { waitMs: caller.waitMs });
    const { id } = request.params;
    const found = isId(id) ? await readStored(needs, caller, id as Id<'outside-event'>) : null;
    if (!found) return refuse(reply, 'not-found');
    const { at, ...rest } = found;
    return reply.send({ ...rest, receivedAt: at });
  });

  server.setNotFoundHandler((_request, reply) => refuse(reply, 'not-found'));
  server.setErrorHandler((error: { code?: string; statusCode?: number }, _request, reply) => {
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse(reply, 'too-large');
    if (error.statusCode && error.statusCode < 500) return refuse(reply, 'not-json');
    needs.log.error('event could not be stored', errorFacts(error));
    return refuse(reply, 'unavailable');
  });
}

/** Without a key of ours, or a signature to look at, no body is read. Keys are known by themselves: a flood of wrong ones costs the database nothing. */
function keyFirst({ vault }: Needs) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (bearerOf(vault, request) || (request.headers.authorization === undefined && signedOf(request))) return;
    return await refuse(reply, 'no-key');
  };
}

type Refused = { problem: ProblemCode; waitMs?: number };

async function callerOf(needs: Needs, request: FastifyRequest, body: Buffer): Promise<Caller | Refused> {
  const { vault, clock } = needs;
  const signed = signedOf(request);
  const id = bearerOf(vault, request) ?? signed?.key;
  if (!id) return { problem: 'no-key' };
  // Whoever signs and sends the key as well means both.
  if (signed && !isSigned(signed, body, signingSecretOf(vault, id), clock.machineMs())) return { problem: 'bad-signature' };
  const admitted = await admit(needs, id);
  if (!admitted) return { problem: 'no-key' };
  return 'waitMs' in admitted ? { problem: 'too-many', waitMs: admitted.waitMs } : admitted;
}

function bearerOf(vault: Marks, { headers }: FastifyRequest): Id<'api-key'> | null {
  const given = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return given ? readApiKey(vault, given) : null;
}

/** The headers of Standard Webhooks, and the key that the address names. */
function signedOf({ headers, query }: FastifyRequest) {
  const one = (name: string) => (typeof headers[name] === 'string' ? headers[name] : '');
  const signature = one('webhook-signature');
  if (signature === '') return null;
  const key = asKeyId(String((query as Record<string, unknown>).key ?? '').replaceAll('-', ''));
  return { id: one('webhook-id'), timestamp: one('webhook-timestamp'), signature, key };
}

/** What its sender calls the event: by the header, by its signature's, or by itself. */
function nameOf({ headers }: FastifyRequest, id: string | undefined): string | null {
  const given = headers['idempotency-key'] ?? headers['webhook-id'] ?? id;
  return typeof given === 'string' && given.length >= 1 && given.length <= 200 ? given : null;
}

function parse(body: Buffer): { value: unknown } | null {
  try {
    return { value: JSON.parse(body.toString('utf8')) };
  } catch {
    return null;
  }
}

function again(stored: Stored): Record<string, string> {
  return { 'cache-control': 'no-store', ...(stored.again ? { 'idempotent-replayed': 'true' } : {}) };
}

function refuse(reply: FastifyReply, code: ProblemCode, more: { errors?: Fault[]; waitMs?: number | undefined } = {}) {
  const { status } = problems[code];
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  if (more.waitMs !== undefined) reply.header('retry-after', String(Math.ceil(more.waitMs / 1000)));
  return reply.code(status).type('application/problem+json').send(problemBody(code, more.errors));
}

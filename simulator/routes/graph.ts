import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Answer, Meta } from '../graph/calls.ts';
import { errorBody, GraphRefusal } from '../graph/errors.ts';
import { answerGraph, type GraphRequest } from '../graph/router.ts';
import { addressHolds, readMedia } from '../media-store.ts';
import type { Json } from '../state.ts';

/** How long an answer that never comes keeps its socket. */
const holdMs = 60_000;
/** Documents of 100 MB and the form around them. */
const bodyLimit = 110 * 1_048_576;

/** Meta's own addresses: `/v26.0/…` of any version, and the lookaside host that media urls point to. */
export function graphRoutes(app: FastifyInstance, meta: Meta): void {
  app.route({
    method: ['GET', 'POST', 'DELETE'],
    url: '/:version(^v\\d+\\.\\d+$)/*',
    bodyLimit,
    handler: async (request, reply) => {
      const answer = await answerGraph(meta, await read(request));
      if (answer.hold) return hold(meta, reply, answer);
      if (answer.body === null) return reply.status(answer.status ?? 200).send();
      return reply.status(answer.status ?? 200).send(answer.body);
    },
  });
  app.get('/lookaside/*', (request, reply) => download(meta, request, reply));
}

async function read(request: FastifyRequest): Promise<GraphRequest> {
  const url = new URL(request.url, 'http://simulator');
  const query = Object.fromEntries(url.searchParams);
  const type = String(request.headers['content-type'] ?? '');
  const raw = Buffer.isBuffer(request.body) ? request.body : null;
  const form = raw && type.startsWith('multipart/form-data') ? await readForm(raw, type) : null;
  const body = raw === null && type.startsWith('application/json') && isObject(request.body) ? request.body : {};
  const path = decodeURIComponent(url.pathname);
  // Some clients put the token into the query; it never gets into the ledger.
  const { access_token, ...rest } = query;
  const authorization = request.headers.authorization ?? (access_token === undefined ? undefined : `Bearer ${access_token}`);
  const ledgerBody = form ? summary(form) : raw ? { bytes: raw.length } : Object.keys(body).length > 0 ? body : null;
  return { method: request.method, path, authorization, query: rest, body, form, raw, ledgerBody };
}

/** Node reads multipart itself; a body that is none becomes a call without a form. */
async function readForm(raw: Buffer, type: string): Promise<FormData | null> {
  try {
    return await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function summary(form: FormData): Json {
  const entries = [...form.entries()].map(([key, value]) => [
    key,
    value instanceof File ? { name: value.name, type: value.type, bytes: value.size } : value,
  ]);
  return Object.fromEntries(entries);
}

/** The message was taken, but the answer gets lost: silence for a minute, or with `reset` a broken connection. */
function hold(meta: Meta, reply: FastifyReply, answer: Answer): FastifyReply {
  reply.hijack();
  const { socket } = reply.raw;
  if (answer.hold?.reset) socket?.destroy();
  else meta.later(holdMs, () => socket?.destroy());
  return reply;
}

/** The bytes behind a media url: for five minutes and with the Bearer token only (§7). */
function download(meta: Meta, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const query = request.query as Record<string, string | undefined>;
  const media = meta.world.state.media.get(query.mid ?? '');
  const business = media ? meta.world.state.businesses.get(media.business) : undefined;
  const bytes = media && business && addressHolds(meta.world, query) ? readMedia(meta.world, media.id) : null;
  if (!media || !business || !bytes) {
    return reply.status(404).send(errorBody(new GraphRefusal(100, 'The media url has expired; look the id up again.')));
  }
  if (request.headers.authorization !== `Bearer ${business.token}`) {
    return reply.status(401).send(errorBody(new GraphRefusal(190, 'A media url needs the Bearer token.')));
  }
  return reply.header('content-type', media.mime).send(bytes);
}

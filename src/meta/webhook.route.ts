import type { FastifyInstance } from 'fastify';
import type { DeliveryId } from '../kit/ids.ts';
import { errorFacts, type Log } from '../kit/log.ts';
import type { Inbox } from './inbox.store.ts';
import { type AppSecret, matchSignature } from './signature.ts';

type Needs = {
  inbox: Inbox;
  secrets: readonly AppSecret[];
  verifyToken: string;
  log: Log;
  /** Where tests end the process. */
  reached(label: string): void | Promise<void>;
  arrived(id: DeliveryId): void;
  refused(status: 401 | 413): void;
};

/** Meta sends up to 3 MB (throughput page); fastify's own limit of 1 MiB would lose such a batch for good. */
const bodyLimit = 4 * 1024 * 1024;

/**
 * The door. GET answers Meta's handshake; POST checks the signature over the raw bytes, stores one row, answers 200 and rings. Nothing
 * else happens in the request: 401 for a bad or missing signature, 413 above 4 MiB, 503 where it could not be stored (Meta tries again).
 */
export async function webhookRoute(server: FastifyInstance, needs: Needs): Promise<void> {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
  // Bytes are bytes: a type that fastify cannot read would be turned away before its signature was looked at.
  server.addHook('onRequest', async (request) => {
    request.headers['content-type'] = 'application/octet-stream';
  });

  server.get('/webhook', async (request, reply) => {
    const query = request.query as Record<string, unknown>;
    const asked = query['hub.mode'] === 'subscribe' && query['hub.verify_token'] === needs.verifyToken;
    if (!asked || typeof query['hub.challenge'] !== 'string') return reply.code(403).send();
    return reply.type('text/plain').send(query['hub.challenge']);
  });

  server.post('/webhook', { bodyLimit }, async (request, reply) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const secret = matchSignature(request.headers['x-hub-signature-256'], body, needs.secrets);
    if (!secret) {
      needs.refused(401);
      return reply.code(401).send();
    }
    try {
      await needs.reached('door:before-commit');
      const id = await needs.inbox.append(secret.app, body);
      await needs.reached('door:after-commit');
      needs.arrived(id);
    } catch (error) {
      needs.log.error('delivery could not be stored', errorFacts(error));
      return reply.code(503).send();
    }
    return reply.code(200).send();
  });

  server.setErrorHandler((error: { code?: string; statusCode?: number }, _request, reply) => {
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') needs.refused(413);
    return reply.code(error.statusCode ?? 500).send();
  });
}

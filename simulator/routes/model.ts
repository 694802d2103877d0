import type { FastifyInstance } from 'fastify';
import type { Meta } from '../graph/calls.ts';
import type { StandIn } from '../model/stand-in.ts';
import { asObject } from './phones.ts';

/** The stand-in for the model, at the address that ANTHROPIC_BASE_URL=<simulator>/anthropic makes the SDK call. */
export function modelRoutes(app: FastifyInstance, meta: Meta, standIn: StandIn): void {
  app.post('/anthropic/v1/messages', { bodyLimit: 32 * 1_048_576 }, async (request, reply) => {
    const answer = standIn.ask(request.headers, request.body);
    if (answer.hang) return reply.hijack();
    if (answer.delayMs > 0) await new Promise<void>((resolve) => meta.later(answer.delayMs, resolve));
    return reply.status(answer.status).type('application/json').send(answer.body);
  });
  app.post('/anthropic/script', (request) => standIn.script(asObject(request.body)));
  app.delete('/anthropic/script', () => {
    standIn.clear();
    return { cleared: true };
  });
  app.get('/anthropic/requests', () => standIn.requests());
}

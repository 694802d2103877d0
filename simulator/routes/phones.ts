import type { FastifyInstance } from 'fastify';
import type { Meta } from '../graph/calls.ts';
import { phoneFor, readNumber } from '../people.ts';
import { changePhone, lookAt, writeFromPhone } from '../phones.ts';
import type { Json } from '../state.ts';
import { phoneList, threadOf } from '../thread.ts';

type Address = { Params: { e164: string }; Querystring: { business?: string } };

/** What people do on their phones (docs/simulator.md: the HTTP contract). */
export function phoneRoutes(app: FastifyInstance, meta: Meta): void {
  const { world } = meta;
  app.get('/phones', () => phoneList(world.state));
  app.get<Address>('/phones/:e164/messages', (request) =>
    threadOf(world.state, phoneFor(world.state, readNumber(request.params.e164)), request.query.business),
  );
  // base64 of a 100 MB document
  app.post<Address>('/phones/:e164/messages', { bodyLimit: 140 * 1_048_576 }, (request) =>
    writeFromPhone(world, readNumber(request.params.e164), asObject(request.body)),
  );
  app.post<Address>('/phones/:e164/read', (request) => lookAt(world, readNumber(request.params.e164), request.query.business));
  app.post<Address>('/phones/:e164', (request) => {
    const { phone, name, hidePhone, receipts, marketing, onWhatsApp } = changePhone(
      world,
      readNumber(request.params.e164),
      asObject(request.body),
    );
    return { phone, name, hidePhone, receipts, marketing, onWhatsApp };
  });
}

/** A body that is a JSON object, or an empty one. */
export function asObject(body: unknown): Json {
  return typeof body === 'object' && body !== null && !Array.isArray(body) && !Buffer.isBuffer(body) ? (body as Json) : {};
}

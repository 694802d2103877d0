import { z } from 'zod';
import { type CalloutType, calloutShapes, calloutTypes } from '../crm/callout-body.ts';
import { outsideEvent } from './outside-event.ts';
import { type ProblemCode, problems } from './problem.ts';

/**
 * The API as an OpenAPI 3.1 document: what an event may be is what the door reads, what can go wrong is the table of problems, and what a call says is
 * what is sent.
 */
export function openApiDocument() {
  const { $schema: _, ...event } = z.toJSONSchema(outsideEvent, { target: 'draft-2020-12', io: 'input' });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hilo: events from outside, and calls to others',
      version: '1',
      description:
        'Other systems report what happened: payments, orders, appointments, cases, people. See docs/api.md. What Hilo tells them: docs/webhooks.md.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }, { signature: [] }],
    paths: {
      '/events': {
        post: {
          operationId: 'reportEvent',
          summary: 'Reports one event',
          description: 'It is stored when this answers 202, and looked at afterwards, in the order in which events came.',
          parameters: [
            {
              name: 'Idempotency-Key',
              in: 'header',
              schema: { type: 'string', minLength: 1, maxLength: 200 },
              description:
                'Your name for the event; the same one twice is one event. Without it webhook-id counts, then the body’s id.',
            },
            {
              name: 'key',
              in: 'query',
              schema: { type: 'string' },
              description: 'The part of the key between its two underscores, where the request is signed and sends no key.',
            },
          ],
          requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Event' } } } },
          responses: {
            '202': {
              description: 'It is stored. A repetition is answered the same, with Idempotent-Replayed: true.',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Stored' } } },
            },
            ...refusals(['not-json', 'no-name', 'not-an-event', 'no-key', 'too-large', 'other-body', 'too-many', 'unavailable']),
          },
        },
      },
      '/events/{id}': {
        get: {
          operationId: 'readEvent',
          summary: 'What became of an event',
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
          responses: {
            '200': {
              description: 'As it stands now.',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Outcome' } } },
            },
            ...refusals(['no-key', 'not-found', 'too-many']),
          },
        },
      },
    },
    webhooks: Object.fromEntries(calloutTypes.map((type) => [type, webhook(type)])),
    components: {
      schemas: { Event: event, Stored: stored, Outcome: outcome, Problem: problem },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key, hilo_…' },
        signature: {
          type: 'apiKey',
          in: 'header',
          name: 'webhook-signature',
          description: 'Signed as Standard Webhooks says, with webhook-id and webhook-timestamp beside it.',
        },
      },
    },
  };
}

/** A call to a system that the owner has connected (docs/webhooks.md). */
function webhook(type: CalloutType) {
  const { $schema: _, ...schema } = z.toJSONSchema(calloutShapes[type], { target: 'draft-2020-12' });
  const header = (name: string, description: string) => ({
    ...{ name, description, in: 'header', required: true, schema: { type: 'string' } },
  });
  return {
    post: {
      summary: type,
      security: [],
      parameters: [
        header('webhook-id', 'The name of the call, the same at every try. Take the same one once.'),
        header('webhook-timestamp', 'When this try is made, in seconds of Unix time.'),
        header('webhook-signature', 'v1, and the HMAC-SHA256 of id.timestamp.body with your secret, as Standard Webhooks says.'),
      ],
      requestBody: { required: true, content: { 'application/json': { schema } } },
      responses: {
        '2XX': { description: 'Taken.' },
        '410': { description: 'No more calls are wanted: the connection is switched off.' },
        default: { description: 'Not taken: it is tried again, ten times in three days.' },
      },
    },
  };
}

const stored = {
  type: 'object',
  required: ['id', 'type', 'receivedAt'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    type: { type: 'string' },
    receivedAt: { type: 'string', format: 'date-time' },
  },
};

const outcome = {
  ...stored,
  required: [...stored.required, 'state', 'reason'],
  properties: {
    ...stored.properties,
    state: { enum: ['waiting', 'done', 'refused'] },
    reason: { type: ['string', 'null'], description: 'Why it was refused.' },
  },
};

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { enum: Object.keys(problems).map((code) => `urn:hilo:problem:${code}`) },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: { pointer: { type: 'string', format: 'json-pointer' }, detail: { type: 'string' } },
      },
    },
  },
};

/** Answers by their status; several reasons of one status are told together. */
function refusals(codes: readonly ProblemCode[]) {
  const statuses = [...new Set(codes.map((code) => problems[code].status))];
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: codes
          .filter((code) => problems[code].status === status)
          .map((code) => problems[code].title)
          .join('; '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        ...(status === 429
          ? { headers: { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds to wait.' } } }
          : {}),
      },
    ]),
  );
}

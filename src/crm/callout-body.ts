import { z } from 'zod';
import { recordKinds, recordStates } from './business-record.ts';
import type { Occurrence } from './event.ts';

/**
 * What a call says: ids and facts, never what somebody wrote. The OpenAPI document is made of this, so a description here is what somebody reads who
 * writes the other end.
 */

const kinds = [
  'message',
  'quiet',
  'waits',
  'ahead',
  'lead',
  'stage',
  'tag',
  'untag',
  'consent',
  'responsible',
  'task-done',
  'clock',
  'record',
  'outside',
] as const satisfies readonly (Occurrence['kind'] | 'quiet' | 'waits' | 'ahead')[];

const moment = z.iso.datetime().describe('RFC 3339, in UTC.');
const amount = z.int().nullable().describe('In the currency’s smallest unit: 1250 is 12.50.');
const id = z.uuid();

const contact = z
  .strictObject({
    id: id.describe('Hilo’s own. Of two who turn out to be one person one id stays.'),
    name: z.string(),
    phone: z.string().nullable().describe('E.164; null where they show none.'),
    stage: z.string().nullable().describe('Where their deal stands now.'),
    value: amount,
    tags: z.array(z.string()).describe('In small letters, without accents.'),
    marketing: z.enum(['given', 'stopped', 'unasked']),
    responsible: z.string().nullable().describe('Who of the team, by name.'),
  })
  .describe('Whom it is about, as they stood when the rule fired.');

const record = z
  .strictObject({
    id,
    kind: z.enum(recordKinds),
    number: z.int().describe('What Hilo calls it: 12 is “order 12”.'),
    state: z.enum(recordStates),
    amount,
    currency: z.string().describe('ISO 4217.'),
    startsAt: moment.nullable(),
    endsAt: moment.nullable(),
    dueAt: moment.nullable(),
    reference: z.string().nullable().describe('What another system calls it.'),
    system: z.string().nullable().describe('Which.'),
  })
  .describe('The order, quote, appointment, case or payment request that it is about; null where it is about none.');

const data = {
  'rule.fired': z
    .strictObject({
      rule: z.strictObject({ id, number: z.int().nullable().describe('What the team calls it by: 3 is “rule 3”.') }),
      event: z.strictObject({
        id: id.describe('One thing that happened: two rules that it wakes name the same.'),
        kind: z.enum(kinds).describe('What the rule waited for.'),
        name: z.string().nullable().describe('Of `outside`: what the other system calls it. Of `tag` and `untag`: which.'),
      }),
      contact,
      record: record.nullable(),
    })
    .describe('A rule fired that says “tell” this connection.'),
  ping: z
    .strictObject({ connection: z.strictObject({ id, name: z.string() }) })
    .describe('Somebody tries the connection out: “connect shop test”.'),
};

export type CalloutType = keyof typeof data;
type BodyOf<T extends CalloutType> = { type: T; timestamp: string; data: z.infer<(typeof data)[T]> };
export type CalloutBody = { [T in CalloutType]: BodyOf<T> }[CalloutType];

export const calloutTypes = Object.keys(data) as CalloutType[];

/** The body of each type of call. */
export const calloutShapes = Object.fromEntries(
  calloutTypes.map((type) => [
    type,
    z.strictObject({
      type: z.literal(type),
      timestamp: moment.describe('When it happened, which is not when it is sent.'),
      data: data[type],
    }),
  ]),
) as unknown as { [T in CalloutType]: z.ZodType<BodyOf<T>> };

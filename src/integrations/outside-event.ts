import { z } from 'zod';

/**
 * What another system can report, as it comes in: one shape a type. The OpenAPI document is made of these, so a description here is what somebody
 * reads who writes the other end. A type added here breaks the build where it is acted on (bot/outside.flow.ts, record-event.ts).
 */

const text = (longest: number) => z.string().trim().min(1).max(longest);

const reference = text(100).describe('What your system calls it. The same reference always means the same thing.');
const number = z.int().min(1).describe('What Hilo calls it: 12 is “order 12”.');
const title = text(200).describe('What it is about, in a few words.');
const amount = z.int().min(0).max(1_000_000_000_000).describe('In the currency’s smallest unit: 1250 is 12.50.');
const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'three capital letters, as EUR')
  .describe('ISO 4217.');
const moment = z.iso
  .datetime({ offset: true, message: 'a date and time with its offset, as 2026-11-26T16:00:00+01:00' })
  .describe('RFC 3339, with its offset.');

const phone = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'a number with its country, as +34600111222')
  .describe('E.164.');

const contact = z
  .strictObject({
    phone: phone.optional(),
    id: text(100).optional().describe('What your system calls them. Known once it has come with a phone.'),
    name: text(120).optional().describe('Used where Hilo knows no name yet.'),
  })
  .refine((one) => one.phone !== undefined || one.id !== undefined, 'a phone, or the id they are known by')
  .meta({ description: 'Whom it is about. Somebody new needs a phone.', anyOf: [{ required: ['phone'] }, { required: ['id'] }] });

/** A record that is there: by your reference, or by Hilo’s number. */
const named = { reference: reference.optional(), number: number.optional() };
const isNamed = (one: { reference?: unknown; number?: unknown }) => one.reference !== undefined || one.number !== undefined;
const thatIs = <T extends z.ZodRawShape>(shape: T) =>
  z
    .strictObject({ ...named, ...shape })
    .refine((one) => isNamed(one as { reference?: unknown; number?: unknown }), 'a reference, or a number')
    .meta({ anyOf: [{ required: ['reference'] }, { required: ['number'] }] });

const lines = z
  .array(
    z.strictObject({
      text: text(120),
      count: z.number().positive().max(1_000_000),
      unitAmount: amount.optional().describe('The price of one.'),
    }),
  )
  .min(1)
  .max(100);

const payment = z.strictObject({
  reference: text(100).describe('The reference that stood in Hilo’s payment link: P12.'),
  amount,
  currency,
});

const orderContent = {
  lines: lines.optional(),
  amount: amount.optional().describe('Without it, what the lines come to.'),
  dueAt: moment.optional().describe('Until when it is promised.'),
};

const times = { startsAt: moment, endsAt: moment.optional().describe('Without it, it lasts as long as usual.') };
const longestMs = 24 * 3_600_000;
const lasts = ({ startsAt, endsAt }: { startsAt: string; endsAt?: string | undefined }) => {
  const ms = endsAt === undefined ? 1 : Date.parse(endsAt) - Date.parse(startsAt);
  return ms > 0 && ms <= longestMs;
};
const lastsWell = { message: 'after startsAt, by 24 hours at most', path: ['endsAt'] };

const plain = z.union([z.string().max(500), z.number(), z.boolean(), z.null()]);

const shapes = {
  'payment.paid': payment.describe('A payment request was paid. Nothing else makes it so.'),
  'payment.failed': payment.describe('Somebody tried to pay and could not.'),
  'payment.refunded': payment.describe('A payment was given back.'),
  'order.opened': z
    .strictObject({ reference, contact, title: title.optional(), currency: currency.optional(), ...orderContent })
    .describe('An order is there. A reference that is known already is brought up to date.'),
  'order.updated': thatIs({ title: title.optional(), ...orderContent }).describe('Something of an order changed.'),
  'order.sent': thatIs({}).describe('It is on its way.'),
  'order.delivered': thatIs({}).describe('It has arrived.'),
  'order.cancelled': thatIs({}).describe('Nothing comes of it.'),
  'quote.accepted': z.strictObject({ number }).describe('A quote of Hilo’s was accepted elsewhere.'),
  'quote.declined': z.strictObject({ number }).describe('A quote of Hilo’s was declined elsewhere.'),
  'appointment.booked': z
    .strictObject({
      reference,
      contact,
      title: title.optional(),
      ...times,
      forName: text(60).optional().describe('Whom it is for, where that is not the contact.'),
      with: text(60).optional().describe('The colleague whose time it takes, by name; without it the business’s own calendar.'),
    })
    .refine(lasts, lastsWell)
    .describe('An appointment is there. A reference that is known already is brought up to date.'),
  'appointment.moved': z
    .strictObject({ ...named, ...times })
    .refine(isNamed, 'a reference, or a number')
    .refine(lasts, lastsWell)
    .meta({ description: 'It has another time.', anyOf: [{ required: ['reference'] }, { required: ['number'] }] }),
  'appointment.confirmed': thatIs({}).describe('They will come.'),
  'appointment.cancelled': thatIs({}).describe('It does not take place.'),
  'appointment.done': thatIs({}).describe('It took place.'),
  'case.opened': z
    .strictObject({ reference, contact, title })
    .describe('Something is to be solved. A reference that is known already is brought up to date.'),
  'case.resolved': thatIs({}).describe('It is solved.'),
  'case.reopened': thatIs({}).describe('It is not solved after all.'),
  'contact.upserted': z
    .strictObject({
      contact,
      tags: z.array(text(40)).max(20).optional().describe('Added to what they have.'),
      marketing: z
        .strictObject({
          state: z.enum(['given', 'stopped']),
          at: moment.describe('When they said so. The latest word holds.'),
          evidence: text(200).describe('Where and how, kept for good as the proof: “checkbox at checkout, order 1001”.'),
        })
        .optional(),
    })
    .describe('Somebody is new, or something is known of them.'),
  custom: z
    .strictObject({
      name: z
        .string()
        .regex(/^[a-z][a-z0-9_]{0,59}$/, 'small letters, digits and underscores, as course_finished')
        .describe('What happened; rules listen to it.'),
      contact,
      data: z.record(text(60), plain).optional().describe('Kept with the event for 30 days.'),
    })
    .describe('Anything else. It changes nothing by itself; rules can wait for it.'),
};

export type OutsideType = keyof typeof shapes;
type Shapes = typeof shapes;

export const outsideTypes = Object.keys(shapes) as OutsideType[];

type OutsideEventOf<T extends OutsideType> = { type: T; id?: string | undefined; data: z.infer<Shapes[T]> };
export type OutsideEvent = { [T in OutsideType]: OutsideEventOf<T> }[OutsideType];

export type OutsideContact = z.infer<typeof contact>;

const id = text(200).describe('Your name for the event, where no Idempotency-Key names it. The same one twice is one event.');

/** Any event, as a body of the API. */
export const outsideEvent = z.discriminatedUnion(
  'type',
  outsideTypes.map((type) => z.strictObject({ type: z.literal(type), id: id.optional(), data: shapes[type] })) as never,
) as unknown as z.ZodType<OutsideEvent>;

/** What the thing an event is about is called elsewhere; null where it is about nothing but a person. */
export function referenceOf({ data }: OutsideEvent): string | null {
  return 'reference' in data && data.reference !== undefined ? data.reference : null;
}

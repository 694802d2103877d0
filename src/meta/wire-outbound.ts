/** What we send to `POST /{phone_number_id}/messages`, strictly: a key Meta does not know is a mistake (meta-cloud-api.md §3). */
import { z } from 'zod';

const text = z.strictObject({ text: z.string() });
const media = z.strictObject({
  id: z.string().optional(),
  link: z.string().optional(),
  caption: z.string().optional(),
  filename: z.string().optional(),
  voice: z.literal(true).optional(),
});
const textParameter = z.strictObject({ type: z.literal('text'), text: z.string(), parameter_name: z.string().optional() });
const header = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  z.strictObject({ type: z.literal('image'), image: media }),
  z.strictObject({ type: z.literal('video'), video: media }),
  z.strictObject({ type: z.literal('document'), document: media }),
]);
export type WireHeader = z.infer<typeof header>;

const button = z.strictObject({ type: z.literal('reply'), reply: z.strictObject({ id: z.string(), title: z.string() }) });
const row = z.strictObject({ id: z.string(), title: z.string(), description: z.string().optional() });
const framed = { header: header.optional(), body: text, footer: text.optional() };

const interactive = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('button'), ...framed, action: z.strictObject({ buttons: z.array(button) }) }),
  z.strictObject({
    type: z.literal('list'),
    ...framed,
    action: z.strictObject({
      button: z.string(),
      sections: z.array(z.strictObject({ title: z.string().optional(), rows: z.array(row) })),
    }),
  }),
  z.strictObject({
    type: z.literal('cta_url'),
    ...framed,
    action: z.strictObject({
      name: z.literal('cta_url'),
      parameters: z.strictObject({ display_text: z.string(), url: z.string() }),
    }),
  }),
  z.strictObject({
    type: z.literal('carousel'),
    body: text,
    action: z.strictObject({
      cards: z.array(
        z.strictObject({
          card_index: z.number(),
          header: z.discriminatedUnion('type', [
            z.strictObject({ type: z.literal('image'), image: media }),
            z.strictObject({ type: z.literal('video'), video: media }),
          ]),
          body: text,
          action: z.strictObject({
            buttons: z.array(
              z.strictObject({
                type: z.literal('quick_reply'),
                quick_reply: z.strictObject({ id: z.string(), title: z.string() }),
              }),
            ),
          }),
        }),
      ),
    }),
  }),
  z.strictObject({
    type: z.literal('location_request_message'),
    body: text,
    action: z.strictObject({ name: z.literal('send_location') }),
  }),
  z.strictObject({
    type: z.literal('request_contact_info'),
    body: text,
    action: z.strictObject({ name: z.literal('request_contact_info') }),
  }),
  z.strictObject({
    type: z.literal('flow'),
    ...framed,
    action: z.strictObject({
      name: z.literal('flow'),
      parameters: z.strictObject({
        flow_message_version: z.literal('3'),
        flow_id: z.string(),
        flow_cta: z.string(),
        flow_token: z.string(),
        flow_action: z.literal('navigate'),
        flow_action_payload: z.strictObject({ screen: z.string(), data: z.record(z.string(), z.unknown()).optional() }),
      }),
    }),
  }),
]);
export type WireInteractive = z.infer<typeof interactive>;

const component = z.union([
  z.strictObject({ type: z.literal('header'), parameters: z.array(z.union([textParameter, header])) }),
  z.strictObject({ type: z.literal('body'), parameters: z.array(textParameter) }),
  z.strictObject({
    type: z.literal('button'),
    sub_type: z.enum(['quick_reply', 'url', 'copy_code', 'flow']),
    index: z.string(),
    parameters: z.array(
      z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('payload'), payload: z.string() }),
        z.strictObject({ type: z.literal('text'), text: z.string() }),
        z.strictObject({ type: z.literal('coupon_code'), coupon_code: z.string() }),
        z.strictObject({
          type: z.literal('action'),
          action: z.strictObject({ flow_token: z.string(), flow_action_data: z.record(z.string(), z.unknown()).optional() }),
        }),
      ]),
    ),
  }),
]);
export type WireComponent = z.infer<typeof component>;

const card = z.strictObject({
  name: z.strictObject({ formatted_name: z.string(), first_name: z.string() }),
  phones: z.array(z.strictObject({ phone: z.string(), type: z.literal('CELL'), wa_id: z.string().optional() })),
  emails: z.array(z.strictObject({ email: z.string() })).optional(),
  org: z.strictObject({ company: z.string() }).optional(),
});

const said = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.strictObject({ body: z.string(), preview_url: z.boolean() }) }),
  z.strictObject({ type: z.literal('interactive'), interactive }),
  z.strictObject({ type: z.literal('image'), image: media }),
  z.strictObject({ type: z.literal('video'), video: media }),
  z.strictObject({ type: z.literal('audio'), audio: media }),
  z.strictObject({ type: z.literal('document'), document: media }),
  z.strictObject({ type: z.literal('sticker'), sticker: media }),
  z.strictObject({
    type: z.literal('template'),
    template: z.strictObject({
      name: z.string(),
      language: z.strictObject({ code: z.string() }),
      components: z.array(component).optional(),
    }),
  }),
  z.strictObject({ type: z.literal('reaction'), reaction: z.strictObject({ message_id: z.string(), emoji: z.string() }) }),
  z.strictObject({
    type: z.literal('location'),
    location: z.strictObject({
      latitude: z.string(),
      longitude: z.string(),
      name: z.string().optional(),
      address: z.string().optional(),
    }),
  }),
  z.strictObject({ type: z.literal('contacts'), contacts: z.array(card) }),
]);
/** The part of a message that depends on its type. */
export type WireSaid = z.infer<typeof said>;

const head = {
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.literal('individual'),
  /** With `+`: without it the sender's country code may be put in front. */
  to: z
    .string()
    .regex(/^\+\d+$/)
    .optional(),
  /** A BSUID, where there is no number. */
  recipient: z.string().optional(),
  context: z.strictObject({ message_id: z.string() }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
};

/** The whole body, for tests: one strict object per type. */
export const wireGraphMessage = z.discriminatedUnion(
  'type',
  said.options.map((option) => option.extend(head)) as unknown as typeof said.options,
);
/** The whole body of a send. */
export type GraphMessage = WireSaid & { [Key in keyof typeof head]?: z.infer<(typeof head)[Key]> } & {
  messaging_product: 'whatsapp';
};

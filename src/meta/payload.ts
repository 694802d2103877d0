import { limits } from './limits.ts';
import type {
  Address,
  CarouselCard,
  Header,
  MediaSource,
  Outgoing,
  OutgoingCard,
  SendOptions,
  TemplateComponent,
  TemplateMessage,
} from './outgoing.ts';
import type { GraphMessage, WireComponent, WireHeader, WireInteractive, WireSaid } from './wire-outbound.ts';

/**
 * The body of `POST /{phone_number_id}/messages` for one message (meta-cloud-api.md §3). Does not judge what it is given: see
 * `checkOutgoing`. A reaction quotes nothing. Callback data too long to be echoed is a bug of ours, and thrown.
 */
export function graphMessage(to: Address, outgoing: Outgoing, options: SendOptions = {}): GraphMessage {
  const { quote, callbackData } = options;
  if (callbackData !== undefined && callbackData.length > limits.callbackData)
    throw new Error('The callback data is longer than WhatsApp echoes.');
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...('phone' in to ? { to: `+${to.phone.replace(/\D/g, '')}` } : { recipient: to.userId }),
    ...(quote !== undefined && outgoing.type !== 'reaction' ? { context: { message_id: quote } } : {}),
    ...(callbackData !== undefined ? { biz_opaque_callback_data: callbackData } : {}),
    ...saidOf(outgoing),
  };
}

function saidOf(outgoing: Outgoing): WireSaid {
  switch (outgoing.type) {
    case 'text':
      return { type: 'text', text: { body: outgoing.body, preview_url: outgoing.preview ?? false } };
    case 'image':
      return { type: 'image', image: { ...sourceOf(outgoing), caption: outgoing.caption } };
    case 'video':
      return { type: 'video', video: { ...sourceOf(outgoing), caption: outgoing.caption } };
    case 'document':
      return { type: 'document', document: { ...sourceOf(outgoing), caption: outgoing.caption, filename: outgoing.filename } };
    case 'audio':
      return { type: 'audio', audio: { ...sourceOf(outgoing), ...(outgoing.voice ? { voice: true } : {}) } };
    case 'sticker':
      return { type: 'sticker', sticker: sourceOf(outgoing) };
    case 'template':
      return { type: 'template', template: templateOf(outgoing) };
    case 'reaction':
      return { type: 'reaction', reaction: { message_id: outgoing.wamid, emoji: outgoing.emoji ?? '' } };
    case 'location':
      return {
        type: 'location',
        location: {
          latitude: `${outgoing.latitude}`,
          longitude: `${outgoing.longitude}`,
          name: outgoing.name,
          address: outgoing.address,
        },
      };
    case 'contacts':
      return { type: 'contacts', contacts: outgoing.cards.map(cardOf) };
    default:
      return { type: 'interactive', interactive: interactiveOf(outgoing) };
  }
}

type Interactive = Extract<Outgoing, { type: 'buttons' | 'list' | 'carousel' | 'link' | 'ask-location' | 'ask-number' | 'flow' }>;

function interactiveOf(outgoing: Interactive): WireInteractive {
  const body = { text: outgoing.body };
  switch (outgoing.type) {
    case 'buttons': {
      const buttons = outgoing.buttons.map(({ id, title }) => ({ type: 'reply' as const, reply: { id, title } }));
      return { type: 'button', ...frameOf(outgoing.header, outgoing.footer), body, action: { buttons } };
    }
    case 'list': {
      const sections = outgoing.sections.map(({ title, rows }) => ({
        title,
        rows: rows.map((row) => ({ id: row.id, title: row.title, description: row.description })),
      }));
      return { type: 'list', ...frameOf(outgoing.header, outgoing.footer), body, action: { button: outgoing.label, sections } };
    }
    case 'carousel':
      return { type: 'carousel', body, action: { cards: outgoing.cards.map(carouselCard) } };
    case 'link': {
      const parameters = { display_text: outgoing.label, url: outgoing.url };
      return { type: 'cta_url', ...frameOf(outgoing.header, outgoing.footer), body, action: { name: 'cta_url', parameters } };
    }
    case 'ask-location':
      return { type: 'location_request_message', body, action: { name: 'send_location' } };
    case 'ask-number':
      return { type: 'request_contact_info', body, action: { name: 'request_contact_info' } };
    case 'flow':
      return {
        type: 'flow',
        ...frameOf(outgoing.header, outgoing.footer),
        body,
        action: { name: 'flow', parameters: flowOf(outgoing) },
      };
  }
}

function carouselCard({ header, body, buttons }: CarouselCard, index: number) {
  return {
    card_index: index,
    header: headerOf(header) as Extract<WireHeader, { type: 'image' | 'video' }>,
    body: { text: body },
    action: { buttons: buttons.map(({ id, title }) => ({ type: 'quick_reply' as const, quick_reply: { id, title } })) },
  };
}

function flowOf(outgoing: Extract<Outgoing, { type: 'flow' }>) {
  return {
    flow_message_version: '3' as const,
    flow_id: outgoing.flowId,
    flow_cta: outgoing.label,
    flow_token: outgoing.token,
    flow_action: 'navigate' as const,
    flow_action_payload: { screen: outgoing.screen, data: someData(outgoing.data) },
  };
}

/** Meta refuses an empty object of data. */
function someData(data: Record<string, unknown> | undefined): Record<string, unknown> | undefined {
  return data && Object.keys(data).length > 0 ? data : undefined;
}

function frameOf(
  header: Header | string | undefined,
  footer: string | undefined,
): { header?: WireHeader; footer?: { text: string } } {
  const head = typeof header === 'string' ? ({ type: 'text', text: header } as const) : header;
  return { ...(head ? { header: headerOf(head) } : {}), ...(footer ? { footer: { text: footer } } : {}) };
}

function headerOf(header: Header): WireHeader {
  switch (header.type) {
    case 'text':
      return { type: 'text', text: header.text };
    case 'image':
      return { type: 'image', image: sourceOf(header) };
    case 'video':
      return { type: 'video', video: sourceOf(header) };
    case 'document':
      return { type: 'document', document: { ...sourceOf(header), filename: header.filename } };
  }
}

function sourceOf(source: MediaSource): { id: string } | { link: string } {
  return source.mediaId !== undefined ? { id: source.mediaId } : { link: source.link };
}

function templateOf(template: TemplateMessage) {
  const components = template.components.map(componentOf);
  return {
    name: template.name,
    language: { code: template.language },
    ...(components.length > 0 ? { components } : {}),
  };
}

function componentOf(component: TemplateComponent): WireComponent {
  if (component.place === 'body') return { type: 'body', parameters: component.parameters.map(textOf) };
  if (component.place === 'header') {
    return { type: 'header', parameters: component.parameters.map((one) => (one.type === 'text' ? textOf(one) : headerOf(one))) };
  }
  const place = { type: 'button' as const, index: `${component.index}` };
  switch (component.action) {
    case 'quick-reply':
      return { ...place, sub_type: 'quick_reply', parameters: [{ type: 'payload', payload: component.payload }] };
    case 'url':
      return { ...place, sub_type: 'url', parameters: [{ type: 'text', text: component.suffix }] };
    case 'copy-code':
      return { ...place, sub_type: 'copy_code', parameters: [{ type: 'coupon_code', coupon_code: component.code }] };
    case 'flow': {
      const action = { flow_token: component.token, flow_action_data: someData(component.data) };
      return { ...place, sub_type: 'flow', parameters: [{ type: 'action', action }] };
    }
  }
}

function textOf(parameter: { text: string; name?: string }) {
  return { type: 'text' as const, text: parameter.text, ...(parameter.name ? { parameter_name: parameter.name } : {}) };
}

/** With a wa_id the card offers to write to them. */
function cardOf(card: OutgoingCard) {
  return {
    name: { formatted_name: card.name, first_name: card.name },
    phones: card.phones.map((phone) => ({
      phone,
      type: 'CELL' as const,
      ...(phone.startsWith('+') ? { wa_id: phone.replace(/\D/g, '') } : {}),
    })),
    ...(card.emails ? { emails: card.emails.map((email) => ({ email })) } : {}),
    ...(card.org ? { org: { company: card.org } } : {}),
  };
}

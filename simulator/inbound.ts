import type { Fact } from './facts.ts';
import { formAnswer } from './form-answer.ts';
import { keepMedia, mediaAddress } from './media-store.ts';
import { Refusal } from './refusal.ts';
import type { Bubble, Business, Json, Look, Phone } from './state.ts';
import type { World } from './world.ts';

/** What a phone says: its key in the webhook's message, its look in the thread (none for a reaction), and what else becomes true. */
export type Spoken = { type: string; wire: Json; look: Look | null; replyTo: string | null; facts: Fact[] };

const mediaTypes = ['image', 'video', 'audio', 'document', 'sticker'];
/** Keys that speak to the simulator and not to the business. */
const ownKeys = [
  'type',
  'name',
  'userId',
  'hidePhone',
  'replyTo',
  'business',
  'message',
  'forwarded',
  'referral',
  'context',
  'errors',
];

/** Reads the body of POST /phones/{e164}/messages. */
export function spoken(world: World, phone: Phone, business: Business, input: Json): Spoken {
  const type = input.type;
  if (typeof type !== 'string' || type === '') {
    throw new Refusal('"type" is missing; send {"type":"text","text":"Hi"}, or tap, pick, form, reaction, image, location…');
  }
  if (type === 'tap') return tap(world, phone, business, input);
  if (type === 'pick') return pick(world, phone, business, input);
  if (type === 'form') return fill(world, phone, business, input);
  if (type === 'reaction') return react(world, phone, business, input);
  const said =
    type === 'text' ? text(input) : mediaTypes.includes(type) ? media(world, business, type, input) : passThrough(type, input);
  const context = contextOf(world, phone, business, input);
  if (context) said.wire = { context, ...said.wire };
  if (input.referral !== undefined) said.wire.referral = input.referral;
  return { ...said, replyTo: typeof input.replyTo === 'string' ? input.replyTo : null };
}

function look(type: string, words: string, more: Partial<Look> = {}): Look {
  return { type, text: words, buttons: [], rows: [], ...more };
}

function text(input: Json): Spoken {
  if (typeof input.text !== 'string' || input.text === '')
    throw new Refusal('"text" must be the words, such as {"type":"text","text":"Hi"}.');
  return { type: 'text', wire: { text: { body: input.text } }, look: look('text', input.text), replyTo: null, facts: [] };
}

/** Quoting and forwarding exclude each other (§1.4 `context`). */
function contextOf(world: World, phone: Phone, business: Business, input: Json): Json | null {
  if (input.context !== undefined) return input.context as Json;
  if (input.forwarded === true) return { forwarded: true };
  if (input.replyTo === undefined) return null;
  return quote(business, bubbleOf(world, phone, input.replyTo, '"replyTo"'));
}

function quote(business: Business, bubble: Bubble): Json {
  return { from: bubble.from === 'business' ? business.phone.slice(1) : bubble.phone.slice(1), id: bubble.id };
}

function bubbleOf(world: World, phone: Phone, id: unknown, key: string): Bubble {
  const bubble = typeof id === 'string' ? world.state.bubbles.get(id) : undefined;
  if (bubble?.phone === phone.phone) return bubble;
  throw new Refusal(
    `${key} must be the id of a message in the thread of ${phone.phone}; see GET /phones/${phone.phone}/messages.`,
  );
}

/** Old buttons stay tappable: WhatsApp never takes them away. */
function tap(world: World, phone: Phone, business: Business, input: Json): Spoken {
  const bubble = bubbleOf(world, phone, input.message, '"message"');
  // Cards of a carousel may carry the same titles; "card" says which one was tapped.
  const cards = typeof input.card === 'number' ? (bubble.cards ?? []).slice(input.card, input.card + 1) : (bubble.cards ?? []);
  const buttons = [...bubble.buttons, ...cards.flatMap((card) => card.buttons)];
  const button = buttons.find((one) => one.title === input.title);
  if (!button || bubble.from !== 'business') {
    throw new Refusal(`That message has no button "${String(input.title)}"; its buttons are: ${titles(buttons)}.`);
  }
  const said =
    bubble.type === 'template'
      ? { type: 'button', wire: { button: { payload: button.id, text: button.title } } }
      : {
          type: 'interactive',
          wire: { interactive: { type: 'button_reply', button_reply: { id: button.id, title: button.title } } },
        };
  return {
    type: said.type,
    wire: { context: quote(business, bubble), ...said.wire },
    look: look(said.type, button.title),
    replyTo: bubble.id,
    facts: [],
  };
}

function pick(world: World, phone: Phone, business: Business, input: Json): Spoken {
  const bubble = bubbleOf(world, phone, input.message, '"message"');
  const row = bubble.rows.find((one) => one.title === input.title);
  if (!row) throw new Refusal(`That message has no row "${String(input.title)}"; its rows are: ${titles(bubble.rows)}.`);
  const reply: Json = { id: row.id, title: row.title };
  if (row.description !== '') reply.description = row.description;
  const words = row.description === '' ? row.title : `${row.title}\n${row.description}`;
  return {
    type: 'interactive',
    wire: { context: quote(business, bubble), interactive: { type: 'list_reply', list_reply: reply } },
    look: look('interactive', words),
    replyTo: bubble.id,
    facts: [],
  };
}

/** A form is filled in and sent; its button stays, so it can be sent again. */
function fill(world: World, phone: Phone, business: Business, input: Json): Spoken {
  const bubble = bubbleOf(world, phone, input.message, '"message"');
  const reply = formAnswer(bubble, input.values, input.token !== false);
  return {
    type: 'interactive',
    wire: { context: quote(business, bubble), interactive: { type: 'nfm_reply', nfm_reply: reply } },
    look: look('interactive', 'Response sent'),
    replyTo: bubble.id,
    facts: [],
  };
}

function titles(things: { title: string }[]): string {
  return things.length === 0 ? 'none' : things.map((thing) => `"${thing.title}"`).join(', ');
}

/** A removal is a reaction without the key `emoji` (§1.4). */
function react(world: World, phone: Phone, _business: Business, input: Json): Spoken {
  const bubble = bubbleOf(world, phone, input.message, '"message"');
  if (typeof input.emoji !== 'string') throw new Refusal('"emoji" must be an emoji, or "" to take the reaction away.');
  const reaction: Json = { message_id: bubble.id };
  if (input.emoji !== '') reaction.emoji = input.emoji;
  const fact: Fact = { fact: 'reaction', wamid: bubble.id, from: 'me', emoji: input.emoji };
  return { type: 'reaction', wire: { reaction }, look: null, replyTo: null, facts: [fact] };
}

function media(world: World, business: Business, type: string, input: Json): Spoken {
  const article = /^[aeiou]/.test(type) ? 'An' : 'A';
  if (typeof input.data !== 'string' || typeof input.mime !== 'string') {
    throw new Refusal(
      `${article} ${type} needs "data" (base64) and "mime", such as {"type":"${type}","data":"…","mime":"image/jpeg"}.`,
    );
  }
  const bytes = Buffer.from(input.data, 'base64');
  // Buffer.from skips what is no base64, and a broken file would be kept as if it were one.
  if (bytes.length === 0 || bytes.toString('base64') !== input.data)
    throw new Refusal(`"data" of ${article.toLowerCase()} ${type} must be its bytes in base64, with the padding.`);
  const filename = typeof input.filename === 'string' ? input.filename : null;
  const kept = keepMedia(world, business, bytes, { mime: input.mime, filename, source: 'phone' });
  const body: Json = { id: kept.id, mime_type: input.mime, sha256: kept.sha256, url: mediaAddress(world, kept) };
  const caption = typeof input.caption === 'string' && input.caption !== '' ? input.caption : null;
  if (caption !== null && type !== 'audio' && type !== 'sticker') body.caption = caption;
  if (type === 'document') body.filename = filename ?? 'document';
  if (type === 'audio') body.voice = input.voice === true;
  if (type === 'sticker') body.animated = input.animated === true;
  const shown = { id: kept.id, mime: input.mime, filename, url: `/media/${kept.id}/content`, voice: input.voice === true };
  return {
    type,
    wire: { [type]: body },
    look: look(type, caption ?? '', { media: shown }),
    replyTo: null,
    facts: [{ fact: 'media', media: kept }],
  };
}

/** Every other type goes into the webhook as given: under its own key, or all keys that are not ours. */
function passThrough(type: string, input: Json): Spoken {
  const rest = Object.fromEntries(Object.entries(input).filter(([key]) => !ownKeys.includes(key)));
  const wire: Json = type in input ? { [type]: input[type] } : Object.keys(rest).length > 0 ? { [type]: rest } : {};
  if (input.errors !== undefined) wire.errors = input.errors;
  if (type === 'unsupported' && wire.errors === undefined) {
    wire.errors = [
      { code: 131051, title: 'Message type unknown', error_data: { details: 'Message type is currently not supported.' } },
    ];
  }
  const more: Partial<Look> =
    type === 'location' ? { location: wire.location } : type === 'contacts' ? { contacts: wire.contacts } : {};
  return { type, wire, look: look(type, describe(type, wire[type]), more), replyTo: null, facts: [] };
}

function describe(type: string, body: unknown): string {
  const place = body as { name?: string; address?: string; latitude?: number; longitude?: number; text?: string } | undefined;
  if (type === 'location')
    return [place?.name, place?.address].filter(Boolean).join('\n') || `${place?.latitude}, ${place?.longitude}`;
  if (type === 'contacts' && Array.isArray(body)) {
    return body.map((one: { name?: { formatted_name?: string } }) => one.name?.formatted_name ?? 'contact').join(', ');
  }
  return typeof place?.text === 'string' ? place.text : '';
}

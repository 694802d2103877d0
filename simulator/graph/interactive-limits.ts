import type { BubbleMedia, Business, Button, Json, Look, Row } from '../state.ts';
import type { World } from '../world.ts';
import { readCarousel } from './carousel-limits.ts';
import { GraphRefusal } from './errors.ts';
import { readFlowMessage } from './flow-send.ts';
import { readSentMedia } from './media-limits.ts';
import { allDifferent, linkAt, listAt, objectAt, onlyKeys, textAt, textIfAny } from './shape.ts';

type Reader = (world: World, business: Business, interactive: Json) => Partial<Look>;

/** Meta: "Interactive messages" pages, one reader a kind (meta-cloud-api.md §3.2). What is not here, the practice business has not got. */
const kinds: Record<string, { bodyMax: number; header: 'any' | 'text' | 'none'; footer: boolean; read: Reader }> = {
  button: { bodyMax: 1_024, header: 'any', footer: true, read: (_world, _business, interactive) => readButtons(interactive) },
  list: { bodyMax: 4_096, header: 'text', footer: true, read: (_world, _business, interactive) => readRows(interactive) },
  cta_url: { bodyMax: 1_024, header: 'any', footer: true, read: (_world, _business, interactive) => readLink(interactive) },
  location_request_message: {
    bodyMax: 1_024,
    header: 'none',
    footer: false,
    read: (_w, _b, interactive) => named(interactive, 'send_location'),
  },
  request_contact_info: {
    bodyMax: 1_024,
    header: 'none',
    footer: false,
    read: (_w, _b, one) => named(one, 'request_contact_info'),
  },
  flow: { bodyMax: 1_024, header: 'any', footer: true, read: readFlow },
  carousel: { bodyMax: 1_024, header: 'none', footer: false, read: readCarousel },
};
const needCatalogue = ['product', 'product_list', 'catalog_message', 'call_permission_request', 'voice_call', 'address_message'];

/** Reads `interactive` into what the phone shows, or refuses what is over a limit. */
export function readInteractive(world: World, business: Business, body: Json): Look {
  const interactive = objectAt(body.interactive, 'interactive');
  onlyKeys(interactive, 'interactive', ['type', 'header', 'body', 'footer', 'action']);
  const type = textAt(interactive.type, "interactive['type']", 64, 100);
  const kind = kinds[type];
  if (!kind) {
    const why = needCatalogue.includes(type) ? 'is not set up for this business' : 'is not a valid type';
    throw new GraphRefusal(131009, `interactive['type'] '${type}' ${why}.`);
  }
  const header = readHeader(world, business, interactive.header, kind.header);
  const words = textAt(objectAt(interactive.body, "interactive['body']").text, "interactive['body']['text']", kind.bodyMax);
  const footer = readFooter(interactive.footer, kind.footer);
  const rest = kind.read(world, business, interactive);
  return {
    ...{ type: 'interactive', buttons: [], rows: [] },
    text: [header.text, words, footer].filter((part) => part !== undefined).join('\n'),
    ...{ header: header.text, media: header.media, body: words, footer },
    ...rest,
  };
}

function readHeader(
  world: World,
  business: Business,
  header: unknown,
  allowed: 'any' | 'text' | 'none',
): { text?: string; media?: BubbleMedia } {
  if (header === undefined) return {};
  const value = objectAt(header, "interactive['header']");
  if (allowed === 'none') throw new GraphRefusal(131009, 'This kind of interactive message has no header.');
  const type = value.type;
  if (type === 'text') return { text: textAt(value.text, "interactive['header']['text']", 60) };
  if (allowed === 'any' && (type === 'image' || type === 'video' || type === 'document')) {
    const path = `interactive['header']['${type}']`;
    return {
      media: readSentMedia(world, business, type, objectAt(value[type], path), path, type === 'document' ? ['filename'] : []),
    };
  }
  throw new GraphRefusal(
    131009,
    `interactive['header']['type'] must be ${allowed === 'text' ? 'text' : 'text, image, video or document'}.`,
  );
}

function readFooter(footer: unknown, allowed: boolean): string | undefined {
  if (footer === undefined) return undefined;
  if (!allowed) throw new GraphRefusal(131009, 'This kind of interactive message has no footer.');
  return textAt(objectAt(footer, "interactive['footer']").text, "interactive['footer']['text']", 60);
}

function actionOf(interactive: Json): Json {
  return objectAt(interactive.action, "interactive['action']");
}

/** 1–3 buttons; title 20 and id 256, both unique. */
function readButtons(interactive: Json): Partial<Look> {
  const list = listAt(actionOf(interactive).buttons, "interactive['action']['buttons']", 1, 3);
  const buttons = list.map((button, index) => readReplyButton(button, `interactive['action']['buttons'][${index}]`));
  allDifferent(
    buttons.map((button) => button.title),
    'Button titles',
  );
  allDifferent(
    buttons.map((button) => button.id),
    'Button ids',
  );
  return { buttons };
}

/** `{"type":"reply","reply":{"id","title"}}`. */
export function readReplyButton(button: Json, path: string): Button {
  onlyKeys(button, path, ['type', 'reply']);
  if (button.type !== 'reply') throw new GraphRefusal(131009, `${path}['type'] must be reply.`);
  const reply = objectAt(button.reply, `${path}['reply']`);
  onlyKeys(reply, `${path}['reply']`, ['id', 'title']);
  return { id: textAt(reply.id, `${path}['reply']['id']`, 256), title: textAt(reply.title, `${path}['reply']['title']`, 20) };
}

/** Label 20; at most 10 sections and 10 rows in all; row id 200, title 24, description 72; a section's title 24, needed when there are two. */
function readRows(interactive: Json): Partial<Look> {
  const action = actionOf(interactive);
  onlyKeys(action, "interactive['action']", ['button', 'sections']);
  const listLabel = textAt(action.button, "interactive['action']['button']", 20);
  const sections = listAt(action.sections, "interactive['action']['sections']", 1, 10);
  const rows = sections.flatMap((section, index) => readSection(section, index, sections.length > 1));
  if (rows.length > 10) throw new GraphRefusal(131009, `Total row count exceed max allowed count: 10. It has ${rows.length}.`);
  allDifferent(
    rows.map((row) => row.id),
    'Row ids',
  );
  return { listLabel, rows };
}

function readSection(section: Json, index: number, titled: boolean): Row[] {
  const path = `interactive['action']['sections'][${index}]`;
  onlyKeys(section, path, ['title', 'rows']);
  if (titled || section.title !== undefined) textAt(section.title, `${path}['title']`, 24);
  return listAt(section.rows, `${path}['rows']`, 1, 10).map((row, at) => {
    onlyKeys(row, `${path}['rows'][${at}]`, ['id', 'title', 'description']);
    return {
      id: textAt(row.id, `${path}['rows'][${at}]['id']`, 200),
      title: textAt(row.title, `${path}['rows'][${at}]['title']`, 24),
      description: textIfAny(row.description, `${path}['rows'][${at}]['description']`, 72) ?? '',
    };
  });
}

function readLink(interactive: Json): Partial<Look> {
  const action = actionOf(interactive);
  if (action.name !== 'cta_url') throw new GraphRefusal(131009, "interactive['action']['name'] must be cta_url.");
  const parameters = objectAt(action.parameters, "interactive['action']['parameters']");
  onlyKeys(parameters, "interactive['action']['parameters']", ['display_text', 'url']);
  return { link: { title: textAt(parameters.display_text, 'display_text', 20), url: linkAt(parameters.url, 'url') } };
}

function named(interactive: Json, name: string): Partial<Look> {
  if (actionOf(interactive).name !== name) throw new GraphRefusal(131009, `interactive['action']['name'] must be ${name}.`);
  return {};
}

function readFlow(world: World, business: Business, interactive: Json): Partial<Look> {
  named(interactive, 'flow');
  return readFlowMessage(world, business, objectAt(actionOf(interactive).parameters, "interactive['action']['parameters']"));
}

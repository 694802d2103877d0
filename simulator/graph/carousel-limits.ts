import type { Business, Json, Look } from '../state.ts';
import type { World } from '../world.ts';
import { GraphRefusal } from './errors.ts';
import { readSentMedia } from './media-limits.ts';
import { linkAt, listAt, objectAt, onlyKeys, textAt } from './shape.ts';

type Card = NonNullable<Look['cards']>[number];

/** Meta, interactive media carousel (meta-cloud-api.md §3.2): 2–10 cards of one shape; image or video header, body 160 with at most two line breaks, one URL button or quick replies. */
export function readCarousel(world: World, business: Business, interactive: Json): Partial<Look> {
  const action = objectAt(interactive.action, "interactive['action']");
  const list = listAt(action.cards, "interactive['action']['cards']", 2, 10);
  list.forEach((card, index) => {
    if (card.card_index !== index) throw new GraphRefusal(131009, `cards[${index}]['card_index'] must be ${index}.`);
  });
  const shapes = list.map((card) => `${objectAt(card.header, 'header').type}/${card.body !== undefined}/${buttonShape(card)}`);
  if (new Set(shapes).size > 1) throw new GraphRefusal(131009, 'All cards of a carousel must have the same shape.');
  return { cards: list.map((card, index) => readCard(world, business, card, `cards[${index}]`)) };
}

function buttonShape(card: Json): string {
  const action = objectAt(card.action, 'action');
  return Array.isArray(action.buttons) ? `replies ${action.buttons.length}` : 'link';
}

function readCard(world: World, business: Business, card: Json, path: string): Card {
  const header = objectAt(card.header, `${path}['header']`);
  if (header.type !== 'image' && header.type !== 'video')
    throw new GraphRefusal(131009, `${path}['header']['type'] must be image or video.`);
  const media = readSentMedia(
    world,
    business,
    header.type,
    objectAt(header[header.type], `${path}['header']`),
    `${path}['header']`,
    [],
  );
  const text = card.body === undefined ? '' : textAt(objectAt(card.body, `${path}['body']`).text, `${path}['body']['text']`, 160);
  if (text.split('\n').length > 3) throw new GraphRefusal(131009, `${path}['body']['text'] must have at most 2 line breaks.`);
  const action = objectAt(card.action, `${path}['action']`);
  if (!Array.isArray(action.buttons)) {
    if (action.name !== 'cta_url') throw new GraphRefusal(131009, `${path}['action']['name'] must be cta_url.`);
    const parameters = objectAt(action.parameters, `${path}['action']['parameters']`);
    return {
      text,
      media,
      buttons: [],
      link: { title: textAt(parameters.display_text, 'display_text', 20), url: linkAt(parameters.url, 'url') },
    };
  }
  const buttons = listAt(action.buttons, `${path}['action']['buttons']`, 1, 3).map((button, index) => {
    onlyKeys(button, `${path}['action']['buttons'][${index}]`, ['type', 'quick_reply']);
    const reply = objectAt(button.quick_reply, `${path}['action']['buttons'][${index}]['quick_reply']`);
    return { id: textAt(reply.id, 'quick_reply.id', 256), title: textAt(reply.title, 'quick_reply.title', 20) };
  });
  return { text, media, buttons };
}

import type { Business, Json, Look } from '../state.ts';
import type { World } from '../world.ts';
import { GraphRefusal } from './errors.ts';
import { type MediaKind, readSentMedia } from './media-limits.ts';
import { listAt, objectAt, onlyKeys, textAt, textIfAny } from './shape.ts';

/** The kinds of §3.1, each with its limits (Meta: text, image, video, audio, document, sticker, location, contacts message pages). */
export function readPlain(world: World, business: Business, type: string, body: Json): Look | null {
  switch (type) {
    case 'text':
      return text(body);
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return media(world, business, type, body);
    case 'location':
      return location(body);
    case 'contacts':
      return contacts(body);
    default:
      return null;
  }
}

/** A bubble with words only. */
export function plainLook(type: string, text: string, more: Partial<Look> = {}): Look {
  return { type, text, buttons: [], rows: [], ...more };
}

function text(body: Json): Look {
  const value = objectAt(body.text, 'text');
  onlyKeys(value, 'text', ['body', 'preview_url']);
  if (value.preview_url !== undefined && typeof value.preview_url !== 'boolean') {
    throw new GraphRefusal(100, "Param text['preview_url'] must be a boolean.");
  }
  return plainLook('text', textAt(value.body, "text['body']", 4_096, 100));
}

const mediaKeys: Record<MediaKind, readonly string[]> = {
  image: ['caption'],
  video: ['caption'],
  audio: ['voice'],
  document: ['caption', 'filename'],
  sticker: [],
};

function media(world: World, business: Business, type: MediaKind, body: Json): Look {
  const value = objectAt(body[type], type);
  const shown = readSentMedia(world, business, type, value, type, mediaKeys[type]);
  const caption = textIfAny(value.caption, `${type}['caption']`, 1_024, 100);
  // A voice note must be ogg with opus; a link's type is not known before it is fetched.
  if (value.voice === true && shown.id !== null && !shown.mime.startsWith('audio/ogg')) {
    throw new GraphRefusal(131053, 'A voice message must be an ogg file with the opus codec.');
  }
  if (value.voice === true) shown.voice = true;
  return plainLook(type, caption ?? '', { media: shown });
}

function location(body: Json): Look {
  const value = objectAt(body.location, 'location');
  onlyKeys(value, 'location', ['latitude', 'longitude', 'name', 'address']);
  for (const [key, limit] of [
    ['latitude', 90],
    ['longitude', 180],
  ] as const) {
    const degrees = Number(value[key]);
    if (value[key] === undefined || value[key] === '')
      throw new GraphRefusal(131008, `Required parameter location['${key}'] is missing.`);
    if (!Number.isFinite(degrees) || Math.abs(degrees) > limit)
      throw new GraphRefusal(131009, `Param location['${key}'] is not in range.`);
  }
  const words = [value.name, value.address].filter((part): part is string => typeof part === 'string' && part !== '');
  return plainLook('location', words.join('\n') || `${value.latitude}, ${value.longitude}`, { location: value });
}

function contacts(body: Json): Look {
  const list = listAt(body.contacts, 'contacts', 1, 257);
  const names = list.map((contact, index) => {
    const name = objectAt(contact.name, `contacts[${index}]['name']`);
    // Besides formatted_name at least one part of the name must be there (Meta: contacts messages).
    const parts = ['first_name', 'last_name', 'middle_name', 'prefix', 'suffix'];
    if (!parts.some((part) => typeof name[part] === 'string')) {
      throw new GraphRefusal(131008, `contacts[${index}]['name'] needs first_name or another part besides formatted_name.`);
    }
    return textAt(name.formatted_name, `contacts[${index}]['name']['formatted_name']`, 1_024);
  });
  return plainLook('contacts', names.join(', '), { contacts: list });
}

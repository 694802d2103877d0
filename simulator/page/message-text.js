import { plain } from './format.js';

/** The message's words without the header and footer that the contract's `text` joins to them. */
export function bodyOf(message) {
  if (typeof message.body === 'string') return message.body;
  let text = message.text ?? '';
  if (isText(message.header)) text = without(text, `${message.header}\n`, 'start');
  if (isText(message.header) && text === message.header) text = '';
  if (isText(message.footer)) text = without(text, `\n${message.footer}`, 'end');
  return text;
}

/** What a quote, an alert or a screen reader says of a message in one line. */
export function snippetOf(message) {
  const words = plain(bodyOf(message)).trim();
  const kind = kindOf(message);
  const mark = { image: '📷', video: '🎥', audio: '🎤', sticker: '💟', document: '📄', location: '📍', contacts: '👤' }[kind];
  const name =
    kind === 'document' ? message.media?.filename : kind === 'contacts' ? contactName(message.contacts?.[0]) : undefined;
  const said = words || name || kindNames[kind] || '';
  return mark ? `${mark} ${said}` : said || 'Message';
}

/** The family a message is drawn as: by what it carries rather than by its type, since a template may carry an image. */
export function kindOf(message) {
  if (message.contacts?.length) return 'contacts';
  if (message.location) return 'location';
  if (!message.media) return message.type;
  if (message.type === 'sticker') return 'sticker';
  const family = (message.media.mime ?? '').split('/')[0];
  return ['image', 'video', 'audio'].includes(family) ? family : 'document';
}

export function contactName(contact) {
  return contact?.name?.formatted_name ?? contact?.name?.first_name ?? contact?.phones?.[0]?.phone ?? 'Contact';
}

const kindNames = {
  image: 'Photo',
  video: 'Video',
  audio: 'Voice message',
  sticker: 'Sticker',
  document: 'Document',
  location: 'Location',
  contacts: 'Contact',
  order: 'Order',
};

function isText(part) {
  return typeof part === 'string' && part !== '';
}

function without(text, part, where) {
  if (where === 'start') return text.startsWith(part) ? text.slice(part.length) : text;
  return text.endsWith(part) ? text.slice(0, -part.length) : text;
}

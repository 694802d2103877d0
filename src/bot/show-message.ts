import type { Words } from '../commands/words.ts';
import { oneLine } from '../kit/clip.ts';

/** A stored message, as far as showing it in a line needs. */
export type ShownMessage = { type: string; text: string; content: Record<string, unknown> };

/** The lines of a turn, oldest first: words in quotation marks, anything else by what it is; pictures in a row are one album. */
export function showMessages(messages: readonly ShownMessage[], words: Words): string[] {
  const lines: string[] = [];
  let album = 0;
  messages.forEach((message, i) => {
    if (message.type !== 'image' || message.text.trim() !== '') {
      lines.push(showMessage(message, words));
      return;
    }
    album += 1;
    const next = messages[i + 1];
    if (next?.type === 'image' && next.text.trim() === '') return;
    lines.push(album === 1 ? showMessage(message, words) : `📷 ${words.media.album(album)}`);
    album = 0;
  });
  return lines.filter((line) => line !== '');
}

/** One line for any kind of message: its words, quoted, or what it is. */
export function showMessage(message: ShownMessage, words: Words): string {
  const text = oneLine(message.text);
  const quoted = text ? `“${text}”` : '';
  const { media } = words;
  const what: Record<string, string> = {
    image: `📷 ${media.photo}`,
    video: `🎬 ${media.video}`,
    audio: `🎤 ${message.content.voice === false ? media.audio : media.voice}`,
    document: `📄 ${media.document}`,
    sticker: media.sticker,
    location: `📍 ${media.location}`,
    contacts: `👤 ${media.contactCard}`,
    order: `🛒 ${media.order}`,
    'flow-reply': media.form,
    unsupported: media.notShown(typeof message.content.what === 'string' ? message.content.what : null),
    unknown: media.notShown(typeof message.content.name === 'string' ? message.content.name : null),
    revoke: media.deleted,
  };
  if (message.type === 'tap' || message.type === 'pick') return media.tapped(text);
  const kind = what[message.type];
  if (!kind) return quoted;
  return [quoted ? `${kind}: ${quoted}` : kind, mapLink(message)].filter(Boolean).join(' ');
}

/** A place without a name is only where it is. */
function mapLink({ type, content }: ShownMessage): string {
  const { latitude, longitude } = content;
  if (type !== 'location' || typeof latitude !== 'number' || typeof longitude !== 'number') return '';
  return `https://maps.google.com/?q=${latitude},${longitude}`;
}

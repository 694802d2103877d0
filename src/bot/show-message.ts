import type { Words } from '../commands/words.ts';
import { oneLine } from '../crm/clip.ts';

/** A stored message, as far as showing it in a line needs. */
export type ShownMessage = { type: string; text: string; content: Record<string, unknown> };

/** One line for any kind of message: its words, or what it is. */
export function showMessage(message: ShownMessage, words: Words): string {
  const text = oneLine(message.text);
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
  if (!kind) return text;
  return text ? `${kind}: ${text}` : kind;
}

import { cardLimits } from '../crm/card-limits.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { Outgoing } from '../meta/outgoing.ts';

/**
 * Says whose a message is, to whoever has several businesses in one chat: under the words, where there is room for it. A template, a mark and a
 * voice message have none.
 */
export function signed(outgoing: Outgoing, business: string): Outgoing {
  const name = oneLine(business);
  const under = (words: string | undefined, most: number) => {
    const line = `— ${clipText(name, cardLimits.footer)}`;
    return words ? `${clipText(words, most - line.length - 1)}\n${line}` : line;
  };
  switch (outgoing.type) {
    case 'text':
      return { ...outgoing, body: under(outgoing.body, cardLimits.text) };
    case 'buttons':
    case 'list':
    case 'flow':
      return { ...outgoing, footer: clipText(outgoing.footer ? `${name} · ${outgoing.footer}` : name, cardLimits.footer) };
    case 'image':
    case 'video':
    case 'document':
      return { ...outgoing, caption: under(outgoing.caption, cardLimits.body) };
    default:
      return outgoing;
  }
}

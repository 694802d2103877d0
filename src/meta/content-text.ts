import type { InboundContent } from './content.ts';

/** The words in a message, for search and preview: body, caption, title, file name, card names … or '' where there are none. */
export function contentText(content: InboundContent): string {
  switch (content.type) {
    case 'text':
      return content.body;
    case 'image':
    case 'video':
    case 'audio':
    case 'sticker':
      return content.caption ?? '';
    case 'document':
      return words(content.caption, content.filename);
    case 'location':
      return words(content.name, content.address);
    case 'contacts':
      return words(...content.cards.map((card) => words(card.name, ...card.phones.map((phone) => phone.phone ?? phone.waId))));
    case 'tap':
      return content.title;
    case 'pick':
      return content.title;
    case 'flow-reply':
      return words(...answers(content.values ?? {})) || (content.body ?? '');
    case 'order':
      return words(content.text, ...content.items.map((item) => item.sku && `${item.quantity ?? 1} × ${item.sku}`));
    case 'system':
      return content.body ?? '';
    case 'edit':
      return contentText(content.content);
    case 'reaction':
      return content.emoji ?? '';
    case 'call-permission':
    case 'revoke':
    case 'request-welcome':
    case 'media-placeholder':
    case 'unsupported':
    case 'unknown':
      return '';
  }
}

function words(...parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join('\n');
}

/** What a person typed into a form: its texts and numbers, without the token. */
function answers(values: Record<string, unknown>): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (key === 'flow_token') return [];
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
  });
}

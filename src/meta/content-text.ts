import type { InboundContent } from './content.ts';

/** The words in a message, for search and preview: body, caption, title, file name, card names … or '' where there are none. */
export function contentText(content: InboundContent): string {
  void content;
  throw new Error('coming');
}

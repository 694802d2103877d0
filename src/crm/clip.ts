/**
 * At most `limit` UTF-16 units (as Meta counts a title or a body), cut between what a reader sees as characters, so that no emoji or accent
 * is torn, and ending in `…` where something was cut.
 */
export function clipText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // Only the character at the edge is looked for: walking all of them took most of the time of a list.
  const edge = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    .segment(text.slice(0, limit + 32))
    .containing(limit - 1);
  return `${text.slice(0, edge?.index ?? 0).trimEnd()}…`;
}

/** One line: for rows, quotes and labels, where a line break would tear the layout. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** WhatsApp's limits on what a card is made of (developers.facebook.com, interactive messages). */
export const cardLimits = {
  button: 20,
  row: 24,
  description: 72,
  listLabel: 20,
  body: 1024,
  footer: 60,
  rows: 10,
  buttons: 3,
} as const;

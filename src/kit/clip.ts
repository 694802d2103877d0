const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * At most `limit` UTF-16 units (the strictest way of counting Meta's "characters"), cut between what a reader sees as characters, so that no
 * emoji or accent is torn, and ending in `…` where something was cut.
 */
export function clipText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = Math.max(limit - 1, 0);
  const start = graphemes.segment(text).containing(room)?.index ?? room;
  return limit > 0 ? `${text.slice(0, start).trimEnd()}…` : '';
}

/** One line: for rows, quotes and labels, where a line break would tear the layout. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

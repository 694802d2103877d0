/** At most `limit` UTF-16 units, cut between what a reader sees as characters, ending in `…` where something was cut. */
export function clip(text: string, limit: number): string {
  void [text, limit];
  throw new Error('coming');
}

/** A value as Meta takes it in a template: one line, no tab, no run of spaces. Null where nothing is left (Meta refuses an empty one). */
export function templateParam(text: string): string | null {
  void text;
  throw new Error('coming');
}

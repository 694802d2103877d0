import type { Id, StageId } from '../kit/ids.ts';
import { nameKey } from './locale.ts';

/** One line of the business's own words. */
export type PlaybookLine = {
  id: Id<'playbook-line'>;
  kind: 'reply' | 'follow-up' | 'keyword';
  stageId: StageId | null;
  keywords: string[];
  text: string;
  position: number;
};

/** What may stand in braces: `{first_name}`, `{business}`. */
export type PlaybookValues = { first_name: string; business: string };

/** Fills the variables. One that is empty takes the comma or space before it along: "Hi {first_name}, …" becomes "Hi, …". */
export function fillLine(text: string, values: PlaybookValues): string {
  return text
    .replace(/([ ,]*)\{(\w+)\}/g, (_, before: string, name: string) => {
      const value = values[name as keyof PlaybookValues] ?? '';
      return value === '' ? '' : before + value;
    })
    .trim();
}

/** The reply for what somebody wrote: a keyword answer where one of its words is in the text, else the stage's reply, else none. */
export function chooseReply(lines: readonly PlaybookLine[], stageId: StageId | null, text: string): PlaybookLine | null {
  const words = ` ${nameKey(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const byKeyword = lines.find(
    (line) => line.kind === 'keyword' && line.keywords.some((word) => words.includes(` ${nameKey(word)} `)),
  );
  return byKeyword ?? lines.find((line) => line.kind === 'reply' && line.stageId === stageId) ?? null;
}

/** What to say to somebody of this stage who went silent. */
export function chooseFollowUp(lines: readonly PlaybookLine[], stageId: StageId | null): PlaybookLine | null {
  return lines.find((line) => line.kind === 'follow-up' && line.stageId === stageId) ?? null;
}

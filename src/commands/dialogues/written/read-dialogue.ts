import { dialogueLimits } from '../../../crm/dialogue.ts';
import { strayVariable } from '../../../crm/playbook.ts';
import { readEnd } from './read-end.ts';
import { readStart } from './read-start.ts';
import { readStep } from './read-step.ts';
import type { LineTrouble, LineWrong, SpokenDialogue, SpokenEnd } from './spoken.ts';

/** What came of some lines: a conversation, and each line that is none of one. */
export type DialogueRead = { spoken: SpokenDialogue; wrong: LineWrong[] };

/**
 * A conversation as it is written on a telephone: its name, then a line for whom it begins with, a line a question, and what happens at the end; on
 * one line with semicolons between them. Null where no line of it says anything of the kind, so that it is meant for somebody else.
 */
export function readDialogue(text: string): DialogueRead | null {
  const [head = '', ...behind] = linesOf(text);
  const { name, rest } = partHead(head);
  const lines = [rest, ...behind].map(bare).filter((line) => line !== '');
  const spoken: SpokenDialogue = {
    name,
    starts: { first: false, words: [], about: [] },
    steps: [],
    ends: [],
  };
  const wrong: LineWrong[] = [];
  for (const text of lines) {
    const trouble = readLine(text, spoken);
    if (trouble) wrong.push({ text, trouble });
  }
  return wrong.filter(({ trouble }) => trouble.why === 'unread').length === lines.length ? null : { spoken, wrong };
}

/** The name, and what stands behind its colon. A first line that is one of the others is no name. */
function partHead(head: string): { name: string; rest: string } {
  const parted = /^(?<name>[^:?]*|\s*["“«][^"“”«»]*["”»]\s*):(?<rest>.*)$/su.exec(head)?.groups;
  const named = parted?.name ?? head;
  if (named.includes('?') || readStart(named)) return { name: '', rest: head };
  const name = bare(named)
    .replace(/^["“«]+|["”»]+$/g, '')
    .trim();
  return { name, rest: parted?.rest ?? '' };
}

/** Takes one line in; what is wrong with it where it cannot. */
function readLine(text: string, spoken: SpokenDialogue): LineTrouble | null {
  const starts = readStart(text);
  if (starts) {
    spoken.starts.first ||= starts.first;
    spoken.starts.words.push(...starts.words);
    spoken.starts.about.push(...starts.about);
    return startsWrong(spoken.starts.words);
  }
  const ends = /\?\s*[^"“”«»]*$/u.test(text) ? null : readEnd(text);
  if (ends) {
    spoken.ends.push(...ends);
    return endWrong(ends);
  }
  const step = readStep(text);
  if (!step) return { why: 'unread' };
  if (!step.ok) return step.trouble;
  spoken.steps.push(step.step);
  return null;
}

/** What is odd about words that begin one. */
export function startsWrong(words: readonly string[]): LineTrouble | null {
  const [least, longest] = [2, dialogueLimits.name];
  const odd = words.find((word) => word.length < least || word.length > longest);
  if (odd !== undefined) return { why: 'long', what: odd, is: odd.length, most: longest };
  const most = dialogueLimits.words;
  return words.length > most ? { why: 'many', what: words.join(', '), is: words.length, most } : null;
}

/** What is odd about the end. */
export function endWrong(ends: readonly SpokenEnd[]): LineTrouble | null {
  for (const one of ends) {
    const brace = one.do === 'say' && strayVariable(one.text);
    if (brace) return { why: 'brace', what: brace };
    const [what, most] =
      one.do === 'tag'
        ? [one.tag, 40]
        : one.do === 'task'
          ? [one.text, 200]
          : one.do === 'say'
            ? [one.text, dialogueLimits.ask]
            : ['', 0];
    if (what.length > most) return { why: 'long', what, is: what.length, most };
  }
  return null;
}

/** A line a line; on a single one what semicolons part, but not inside quotation marks. */
function linesOf(text: string): string[] {
  const lines = text.trim().split(/\n/);
  return lines.length > 1 ? lines : [...text.trim().matchAll(/(?:["“«][^"“”«»]*["”»]|[^;])+/gu)].map((match) => match[0]);
}

/** Without the number or dot that a telephone puts before a line. */
function bare(line: string): string {
  return line.trim().replace(/^(?:[-–—•·*]|\d{1,2}[.)])\s+/, '');
}

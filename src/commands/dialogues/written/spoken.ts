import type { DialogueStep } from '../../../crm/dialogue.ts';
import type { AskedAbout } from '../../../crm/message-type.ts';

/** A conversation as somebody wrote it, a line a step: choices lead to numbers, a stage is called by its name. */
export type SpokenDialogue = { name: string; starts: SpokenStart; steps: SpokenStep[]; ends: SpokenEnd[] };

export type SpokenStart = { first: boolean; words: string[]; about: AskedAbout[] };

/** `to`: the number of a step, counted from one, or the end; null: the next. */
export type SpokenChoice = { label: string; to: number | 'end' | null };

export type SpokenStep = {
  ask: string;
  label: string;
  wants: Exclude<DialogueStep['wants'], { as: 'choice' }> | { as: 'choice'; choices: SpokenChoice[] };
  write: DialogueStep['write'] | null;
};

export type SpokenEnd =
  | { do: 'say'; text: string }
  | { do: 'task'; text: string }
  | { do: 'tag'; tag: string }
  | { do: 'stage'; stage: string }
  | { do: 'opens'; what: 'quote' | 'order' | 'case' }
  | { do: 'show' };

/** Why a line cannot be read, or cannot be so. `what`: the words that it is about. */
export type LineTrouble =
  | { why: 'unread' }
  | { why: 'how' | 'one-choice' | 'where' | 'brace' | 'unfit' | 'choice-twice'; what: string }
  | { why: 'long' | 'many'; what: string; is: number; most: number };

/** A line with what is wrong with it. */
export type LineWrong = { text: string; trouble: LineTrouble };

/** Why the whole cannot be as it is written. */
export type WholeTrouble =
  | { why: 'no-name' }
  | { why: 'name-long'; is: number; most: number }
  | { why: 'no-steps' }
  | { why: 'many-steps'; is: number; most: number }
  | { why: 'no-step'; what: string; of: number }
  | { why: 'no-stage'; what: string; names: string };

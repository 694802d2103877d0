import type { DialogueStep } from '../../crm/dialogue.ts';
import type { EditRefused } from '../../crm/dialogue-edit.ts';

/** How often one was begun and how it ended, as shown counts. */
export type Counted = { begun: string; finished: string; dropped: string; left: string };

/** Looking at conversations with steps, switching and changing them. */
export type DialogueListWords = {
  title: string;
  none: string;
  foot: string;
  states: { on: string; off: string };
  /** Of the last thirty days; the report says the same of its own. */
  counted(counted: Counted): string;
  /** Where they stop. */
  stopped(step: string, dropped: string, left: string): string;
  /** What one does, in words. */
  asks(n: number, question: string, how: string): string;
  how: Record<DialogueStep['wants']['as'], string>;
  choices(list: string, kind: 'buttons' | 'list'): string;
  leadsTo(label: string, step: string): string;
  toTheEnd: string;
  writes: Record<NonNullable<DialogueStep['write']>, string>;
  says(words: string): string;
  opens: { quote: string; order: string; case: string };
  tells: { task: string; notice: string };
  tasks(text: string): string;
  tags(list: string): string;
  moves(stage: string): string;
  /** The stage it names was removed meanwhile. */
  movesNobody: string;
  /** `who`: the first who was to be moved there. */
  stageGone(name: string, who: string): string;
  begins: {
    with(parts: readonly string[]): string;
    first: string;
    words(list: string): string;
    about(list: string): string;
    you(how: string): string;
  };
  wouldHave(people: number): string;
  switchOn: string;
  switchOff: string;
  tryIt: string;
  nowOn(name: string, begins: string): string;
  nowOff(name: string): string;
  /** Of one that the business wrote itself. */
  own: string;
  /** Of one that was removed, in figures of when it was not. */
  removed(name: string): string;
  dropped(name: string): string;
  /** There are no other words of it to go back to. */
  isOwn: string;
  /** Its trade's ones are switched off, not removed. */
  isTrades: string;
  already: { on(name: string): string; off(name: string): string };
  changed(what: string): string;
  nowList: string;
  refused(refused: EditRefused): string;
  tries(minutes: number): string;
  tryElsewhere: string;
  detail: string;
};

import type { StartTrouble } from '../../crm/dialogue-begin.ts';
import type { AskedAbout } from '../../crm/message-type.ts';
import type { LineTrouble, WholeTrouble } from '../dialogues/written/spoken.ts';

/** Writing a conversation with steps in the chat. */
export type DialogueWriteWords = {
  /** Before an example that is sent as a message of its own, to be copied. */
  how: string;
  /** What customers ask for, as it stands behind “about”. */
  topics: Record<AskedAbout, string>;
  /** The lines of one: its name, whom it begins with, its questions, its end. `about`: one of the topics. */
  example(about: string | null): string;
  /** Before the lines that are wrong. */
  wrongLines(count: number): string;
  /** A line and what is wrong with it, with a line that is right. */
  line(text: string, trouble: LineTrouble): string;
  whole(trouble: WholeTrouble): string;
  start(trouble: StartTrouble): string;
  /** It would have begun with so many of all who wrote last week. */
  everybody(begun: string, people: string): string;
  nameTaken(name: string): string;
  tooMany(most: number): string;
  written(name: string): string;
  changed(name: string): string;
};

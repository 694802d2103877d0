import type { DialogueRun } from '../../crm/dialogue.ts';
import { clipText, oneLine } from '../../kit/clip.ts';

/** What somebody has answered, a line each; '' stands for nothing. */
export function answerLines({ answers }: Pick<DialogueRun, 'answers'>, limit = 120): string[] {
  return answers.map(({ label, shown }) => `${label}: ${clipText(oneLine(shown), limit)}`);
}

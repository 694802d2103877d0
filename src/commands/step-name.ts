import { clipText, oneLine } from '../kit/clip.ts';
import { dotted } from './rows.ts';
import type { Words } from './words.ts';

/** How a kind of follow-up is called: "Proposal sent · step 2". */
export function stepName(stage: string, step: number, { autonomy }: Words): string {
  return dotted(clipText(oneLine(stage), 60), autonomy.step(step));
}

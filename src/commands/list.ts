import type { Command } from './command.ts';
import { cost } from './cost.ts';
import { find } from './find.ts';
import { followups } from './followups.ts';
import { helpAbout } from './help.ts';
import { inbox } from './inbox.ts';
import { leads } from './leads.ts';
import { move } from './move.ts';
import { note } from './note.ts';
import { pipeline } from './pipeline.ts';
import { reply } from './reply.ts';
import { show } from './show.ts';
import { task } from './task.ts';
import { today } from './today.ts';
import { undo } from './undo.ts';

/** In the order in which help shows them. */
const daily: readonly Command[] = [today, inbox, followups, pipeline, show, reply, move, note, task, find, leads, cost, undo];

/** Every owner command there is. A test fails for a file that defines one and is not here. */
export const commands: readonly Command[] = [helpAbout(daily), ...daily];

export function commandNamed(name: string): Command | null {
  return commands.find((command) => command.name === name) ?? null;
}

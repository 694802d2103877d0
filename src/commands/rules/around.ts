import type { Connection } from '../../crm/callout.ts';
import type { Stage } from '../../crm/deal.ts';
import type { Dialogue } from '../../crm/dialogue.ts';
import type { Operator } from '../../crm/operator.ts';
import type { CommandContext } from '../command.ts';
import { dialoguesOf } from '../dialogues/begin.ts';

/** What a rule may name. */
export type Around = {
  stages: readonly Stage[];
  team: readonly Operator[];
  connections: readonly Connection[];
  dialogues: readonly Dialogue[];
};

export async function aroundOf({ read, tenant }: Pick<CommandContext, 'read' | 'tenant'>): Promise<Around> {
  return {
    stages: await read.stages(),
    team: await read.team(),
    connections: await read.connections(),
    dialogues: dialoguesOf(await read.dialogues(), tenant, tenant.locale),
  };
}

import type { CommandContext } from '../commands/command.ts';
import { newId } from '../kit/ids.ts';
import type { OwnerSituation } from './owner-situation.ts';

/** What a command may look at, for whoever's thread this is. */
export function contextOf(at: OwnerSituation): CommandContext {
  return {
    tenant: at.context.tenant,
    operator: at.operator,
    now: at.context.now,
    machineNow: at.context.machineNow,
    read: at.read,
    checkLog: at.checkLog,
    wamid: at.wamid,
    newId,
    takeNumber: at.takeNumber,
  };
}

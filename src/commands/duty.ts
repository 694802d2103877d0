import { whoGets } from '../crm/team.ts';
import { callName } from './colleague.ts';
import type { CommandContext } from './command.ts';

/** Who gets what would have come to them, once this has changed; null where nobody else is there. */
export async function whoElse(
  { read, operator, now }: CommandContext,
  change: { onDuty: false } | { awayUntil: Date; deputyId: typeof operator.deputyId },
): Promise<string | null> {
  const people = (await read.team()).map((one) => (one.id === operator.id ? { ...one, ...change } : one));
  const next = whoGets(people, operator.id, now);
  return next && next.id !== operator.id ? callName(next) : null;
}

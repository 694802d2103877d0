import type { StageId } from '../kit/ids.ts';
import type { Stage } from './deal.ts';

type Ordered = Pick<Stage, 'id' | 'kind'>;

/** What WhatsApp's list holds: with more stages, one could not be picked. */
export const mostStages = 10;

/** The order with one stage put behind another, or first. It need not be among them yet. */
export function putBehind(stages: readonly Ordered[], one: Ordered, after: StageId | null): StageId[] {
  const others = stages.filter(({ id }) => id !== one.id);
  const at = after === null ? 0 : others.findIndex(({ id }) => id === after) + 1;
  return openFirst([...others.slice(0, at), one, ...others.slice(at)]);
}

/** The order in which these come first, and the others behind them as they were. */
export function inThisOrder(stages: readonly Ordered[], first: readonly StageId[]): StageId[] {
  const named = first.flatMap((id) => stages.find((stage) => stage.id === id) ?? []);
  return openFirst([...new Set([...named, ...stages])]);
}

/** Whoever is new stands in the first stage, and what is over comes last: that holds whatever order is asked for. */
function openFirst(stages: readonly Ordered[]): StageId[] {
  const open = stages.filter(({ kind }) => kind === 'open');
  return [...open, ...stages.filter(({ kind }) => kind !== 'open')].map(({ id }) => id);
}

/** Where those of a stage may go when it is removed: what is open stays open, what is won stays won. */
export function mayTakeOver<S extends Ordered>(stages: readonly S[], removed: Ordered): S[] {
  return stages.filter(({ id, kind }) => kind === removed.kind && id !== removed.id);
}

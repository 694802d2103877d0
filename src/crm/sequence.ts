/**
 * One follow-up of a sequence: how long after the silence began it falls due, its own words where it does not take the next of its stage's, and
 * the template (by Meta's name) that goes first of all once own words do not reach them.
 */
export type Step = { afterHours: number; text?: string; template?: string };

/** What is proposed, one after the other, to whoever falls silent in a stage. Off: the steps are kept, and nothing is proposed. */
export type Sequence = { on: boolean; steps: Step[] };

/** A step that much later is no follow-up any more. */
export const mostHours = 90 * 24;

/** More than that is pressing. */
export const mostSteps = 6;

/** A sequence on these days of a silence. */
export function onDays(days: readonly number[]): Sequence {
  return { on: true, steps: days.map((day) => ({ afterHours: day * 24 })) };
}

/** After how long somebody counts as quiet: when the first follow-up falls due. Null where none does. */
export function quietAfter({ on, steps }: Sequence): number | null {
  return on ? (steps[0]?.afterHours ?? null) : null;
}

/** The same sequence with its first follow-up at another time; null where that would come after its second. */
export function firstAfter({ on, steps }: Sequence, afterHours: number): Sequence | null {
  const [first, ...later] = steps;
  if (later[0] && later[0].afterHours <= afterHours) return null;
  return { on: steps.length === 0 || on, steps: [{ ...first, afterHours }, ...later] };
}

/** The same days for another stage, whose texts are its own. */
export function withoutWords({ on, steps }: Sequence): Sequence {
  return { on, steps: steps.map(({ afterHours }) => ({ afterHours })) };
}

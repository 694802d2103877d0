import { pipelinesOf, type Stage } from '../crm/deal.ts';
import { nameKey } from '../crm/locale.ts';
import { otherStageNames } from '../crm/preset.ts';
import { oneSlipApart } from './distance.ts';

/** The stage that was meant; or those that may be, which is all of them where nothing is near. */
export type StageMatch = { is: 'one'; stage: Stage } | { is: 'several' | 'none'; stages: Stage[] };

/** A stage as a row carries it, whatever it is called by the time it is tapped. */
export function stageMark({ id }: Pick<Stage, 'id'>): string {
  return `#${id}`;
}

const endings: Partial<Record<Stage['kind'], RegExp>> = {
  won: /^(?:won|ganad[oa]|ganh[oa])$/,
  lost: /^(?:lost|perdid[oa])$/,
};

/**
 * Finds a stage by its mark, or by its name: whole, then its beginning, then one of its words; without case and accents, in the business's language or, where
 * none is called so, in its trade's other ones; then by how it ends: "won", whatever the business calls that. Where there are several pipelines, their names may stand before it: "rentals viewing".
 */
export function findStage(typed: string, stages: readonly Stage[]): StageMatch {
  const marked = stages.find((stage) => stageMark(stage) === typed.trim());
  if (marked) return { is: 'one', stage: marked };
  const key = nameKey(typed).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  if (key === '') return { is: 'none', stages: [...stages] };
  const others = otherStageNames(stages.map((stage) => stage.name));
  const several = pipelinesOf(stages).length > 1;
  const named = stages.map((stage, n) => ({
    stage,
    own: [nameKey(stage.name), ...(several ? [nameKey(`${stage.pipeline.name} ${stage.name}`)] : [])],
    other: (others[n] ?? []).map(nameKey),
  }));
  const ways: ((name: string) => boolean)[] = [
    (name) => name === key,
    (name) => name.startsWith(key),
    (name) => name.split(' ').some((word) => word.startsWith(key)),
  ];
  for (const way of ways)
    for (const which of ['own', 'other'] as const) {
      const found = named.filter((one) => one[which].some(way)).map(({ stage }) => stage);
      if (found.length === 1) return { is: 'one', stage: found[0]! };
      if (found.length > 1) return { is: 'several', stages: found };
    }
  const ending = stages.filter(({ kind }) => endings[kind]?.test(key));
  if (ending[0]) return ending.length === 1 ? { is: 'one', stage: ending[0] } : { is: 'several', stages: ending };
  // A slip of the finger is shown first and not acted upon: the deal would move on a guess.
  const slips = named
    .filter(({ own, other }) => [...own, ...other].some((name) => oneSlipApart(name, key)))
    .map(({ stage }) => stage);
  const rest = stages.filter((stage) => !slips.includes(stage));
  return { is: 'none', stages: [...slips, ...rest] };
}

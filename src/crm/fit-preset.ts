import type { StageId } from '../kit/ids.ts';
import type { Stage } from './deal.ts';
import type { Locale } from './locale.ts';
import type { PlaybookLine } from './playbook.ts';
import { type PresetName, presets, type SeedStage, seedPreset } from './preset.ts';

/** Whether a pipeline and its playbook are still word for word what a preset brought: only then may another take their place. */
export function isAsSeeded(
  stages: readonly Pick<Stage, 'name'>[],
  playbook: readonly Pick<PlaybookLine, 'text'>[],
  preset: string,
  locale: Locale,
): boolean {
  if (!(preset in presets)) return false;
  const seed = seedPreset(preset as PresetName, locale);
  const alike = (has: readonly string[], brought: readonly string[]) =>
    has.length === brought.length && has.every((text, at) => text === brought[at]);
  return (
    alike(
      stages.map(({ name }) => name),
      seed.stages.map(({ name }) => name),
    ) &&
    alike(
      playbook.map(({ text }) => text),
      seed.playbook.map(({ text }) => text),
    )
  );
}

/** What becomes of each stage: it turns into one of the new ones, so that whoever stands in it stays; or it is given up for another. */
export type Fit = { turns: { id: StageId; into: SeedStage }[]; fresh: SeedStage[]; given: { id: StageId; to: StageId }[] };

/** The stages of a pipeline put in the place of those there are, each in that of the same kind and order. */
export function fitStages(there: readonly Pick<Stage, 'id' | 'kind'>[], seed: readonly SeedStage[]): Fit {
  const fit: Fit = { turns: [], fresh: [], given: [] };
  for (const kind of ['open', 'won', 'lost'] as const) {
    const old = there.filter((stage) => stage.kind === kind);
    const wanted = seed.filter((stage) => stage.kind === kind);
    fit.turns.push(...old.flatMap(({ id }, at) => (wanted[at] ? [{ id, into: wanted[at] }] : [])));
    fit.fresh.push(...wanted.slice(old.length));
    const last = old[Math.min(old.length, wanted.length) - 1];
    fit.given.push(...(last ? old.slice(wanted.length).map(({ id }) => ({ id, to: last.id })) : []));
  }
  return fit;
}

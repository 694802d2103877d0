import type { Locale } from './locale.ts';
import { nameKey } from './locale.ts';
import { clinicPreset } from './presets/clinic.ts';
import { distributorPreset } from './presets/distributor.ts';
import { estatePreset } from './presets/estate.ts';
import { professionalPreset } from './presets/professional.ts';
import { retailPreset } from './presets/retail.ts';
import { servicesPreset } from './presets/services.ts';
import type { Preset } from './presets/shape.ts';
import { tutoringPreset } from './presets/tutoring.ts';
import { onDays, type Sequence } from './sequence.ts';

/** What a business can begin with, by name. Everything in it becomes the business's own and can be changed. */
export const presets = {
  services: servicesPreset,
  clinic: clinicPreset,
  estate: estatePreset,
  tutoring: tutoringPreset,
  retail: retailPreset,
  professional: professionalPreset,
  distributor: distributorPreset,
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof presets;

/** A stage to be written, in one language; `key` ties the playbook's lines to it. */
export type SeedStage = {
  key: string;
  name: string;
  meaning: string;
  kind: 'open' | 'won' | 'lost';
  sequence: Sequence;
  position: number;
};

/** A line of the playbook to be written. `ownWords`: a neutral stand-in that the business should put into its own words. */
export type SeedLine = {
  kind: 'reply' | 'follow-up' | 'keyword';
  stageKey: string | null;
  keywords: string[];
  text: string;
  position: number;
  ownWords: boolean;
};

/** A preset in one language, as plain data. Keywords are matched in every language: customers do not all write the business's. */
export function seedPreset(name: PresetName, locale: Locale): { stages: SeedStage[]; playbook: SeedLine[] } {
  const preset: Preset = presets[name];
  const stages = preset.stages.map((stage, position) => ({
    key: stage.key,
    name: stage.name[locale],
    meaning: stage.meaning[locale],
    kind: stage.kind,
    sequence: onDays(stage.days ?? []),
    position,
  }));
  const keywords = preset.keywords.map(({ keywords, text }) => ({
    kind: 'keyword' as const,
    stageKey: null,
    keywords: [...new Set([...keywords[locale], ...Object.values(keywords).flat()])],
    text: text[locale],
    ownWords: true,
  }));
  const lines = preset.stages.flatMap(({ key, replies = [], followUps = [] }) => [
    ...replies.map((text) => ({ kind: 'reply' as const, stageKey: key, keywords: [], text: text[locale], ownWords: false })),
    ...followUps.map((text) => ({
      kind: 'follow-up' as const,
      stageKey: key,
      keywords: [],
      text: text[locale],
      ownWords: false,
    })),
  ]);
  return { stages, playbook: [...keywords, ...lines].map((line, position) => ({ ...line, position })) };
}

/**
 * Every name that each of a business's stages goes by in any language, so that "qualified" finds "Calificado": those of the one trade that its
 * pipeline is most like. None for the business's own stages: what they are called in another trade may be something else.
 */
export function otherStageNames(names: readonly string[]): string[][] {
  const keys = names.map(nameKey);
  const isCalled = (stage: Preset['stages'][number], key: string) =>
    Object.values(stage.name).some((name) => nameKey(name) === key);
  const alike = (preset: Preset) => keys.filter((key) => preset.stages.some((stage) => isCalled(stage, key))).length;
  const [nearest] = Object.values<Preset>(presets).toSorted((a, b) => alike(b) - alike(a));
  return keys.map((key) => Object.values(nearest?.stages.find((stage) => isCalled(stage, key))?.name ?? {}));
}

import type { Locale } from '../locale.ts';

export type InEach = Record<Locale, string>;

/** A stage as a preset describes it; `key` stays the same in every language. */
export type PresetStage = {
  key: string;
  kind: 'open' | 'won' | 'lost';
  name: InEach;
  /** What it means: read by people, and by the model when it classifies. */
  meaning: InEach;
  /** On which days of a silence somebody here is followed up; without any, never. */
  days?: number[];
  /** In this order; what was said in a conversation already is passed over. */
  replies?: InEach[];
  followUps?: InEach[];
};

/**
 * An answer to a keyword. It promises nothing that only the business knows (a price, its hours, its address): as seeded it asks or says who
 * will answer, and is marked as one to be put into the business's own words.
 */
export type PresetKeyword = { key: string; keywords: Record<Locale, string[]>; text: InEach };

/** What a trade begins with. */
export type Preset = { name: string; stages: PresetStage[]; keywords: PresetKeyword[] };

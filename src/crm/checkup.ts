import { DateTime } from 'luxon';
import type { ContactId, StageId } from '../kit/ids.ts';
import { type Coverage, judgeCoverage } from './coverage.ts';
import type { DialogueKind } from './dialogue.ts';
import { countOf, type FigureLine, type FigureName } from './figures.ts';
import { type KnownAnswer, knownAnswers } from './interaction.ts';
import { nameKey } from './locale.ts';

/** Something that goes without a person, or proposes itself. */
export type Automation =
  | { is: 'answer'; type: KnownAnswer }
  | { is: 'dialogue'; kind: DialogueKind }
  | { is: 'follow-up'; stageId: StageId; step: number };

/** What a bad week comes of. `coverage`: what customers write leaves nothing behind, whoever answers them. */
export type Cause = Automation | { is: 'coverage' };

/**
 * A manual rescue: somebody of the business did by hand what was to go without them, and what they did is on record. Counted are
 *
 * - `answer`: a known answer went by itself, and within half an hour of it a person wrote to them in words of their own
 * - `dialogue`: a conversation with steps was left because it was not understood twice, something else or a question came, they asked for a
 *   person, or somebody of the business wrote in between
 * - `follow-up`: what was to go without a tap was taken back; a proposal was left out for its words; or its words were thrown away (`isThrownAway`)
 *
 * Complaints, emergencies, stop words and a calendar without a free time are a person's in any case, and no rescue. A wrong message that nobody
 * noticed is none either: this counts what people did, and not what they should have done.
 */
export type Rescue = { of: Automation; contactId: ContactId; at: Date };

/** How often something went, and how often a person was needed after it. */
export type Rate = { of: Automation; given: number; fellBack: number };

/** A week as it is looked at; `ratesBefore`: those of the week before it. */
export type WeekSeen = { coverage: Coverage; rates: readonly Rate[]; ratesBefore: readonly Rate[]; rescues: readonly Rescue[] };

export type Finding =
  | ({ what: 'coverage' } & Coverage)
  | ({ what: 'fallback'; before: { given: number; fellBack: number } } & Rate)
  | { what: 'rescues'; count: number; most: { of: Automation; count: number }[] };

/**
 * What there is to say of a week. `patch`: it comes of one thing, whose words or steps can be changed. `redesign`: it comes of several, or of what it
 * came of the week before, so that changing a word has not helped: switch it off and make it anew.
 */
export type Checkup = { findings: Finding[]; causes: Cause[]; remedy: 'patch' | 'redesign' };

/** What may be asked about a week. */
export type CheckupRead = {
  /** Of one stretch of time, the newest first; of each kind at most `rescuesLooked`. */
  rescues(from: Date, until: Date): Promise<Rescue[]>;
  /** Some for whom a known answer or a conversation was not enough, or whose words left nothing behind; the newest first. */
  neededMore(of: Cause, from: Date, until: Date, limit: number): Promise<{ contactId: ContactId; at: Date }[]>;
  /** What was told of a week, by its Monday. */
  toldOf(week: string): Promise<Checkup | null>;
};

/** More than so many rescues in a week are too many; so many of a kind are looked at. */
export const [rescuesBearable, rescuesLooked] = [3, 200] as const;

/** Above this share of fallbacks, two weeks running, something is no help; under so many in either week it says nothing. */
export const fallbackBearable = { share: 0.3, from: 5 } as const;

/** What is counted of it. */
export const ratesCounted = ['by-itself', 'fell-back', 'steps-begun', 'steps-left'] as const satisfies readonly FigureName[];

/** What stands against a week, and what is to be done; null where nothing does. `toldBefore`: what was told of the week before it. */
export function decideCheckup(week: WeekSeen, toldBefore: Checkup | null): Checkup | null {
  const findings = [...littleKept(week), ...noHelp(week), ...tooManyRescues(week)];
  if (findings.length === 0) return null;
  const causes = causesOf(findings);
  const lasts = causes.some((cause) => toldBefore?.causes.some((before) => isSame(cause, before)));
  return { findings, causes, remedy: causes.length > 1 || lasts ? 'redesign' : 'patch' };
}

function littleKept({ coverage }: WeekSeen): Finding[] {
  return judgeCoverage(coverage) === 'too-little' ? [{ what: 'coverage', ...coverage }] : [];
}

function noHelp({ rates, ratesBefore }: WeekSeen): Finding[] {
  return rates.flatMap((rate): Finding[] => {
    const before = ratesBefore.find(({ of }) => isSame(of, rate.of));
    if (!before || !isTooMuch(rate) || !isTooMuch(before)) return [];
    return [{ what: 'fallback', ...rate, before: { given: before.given, fellBack: before.fellBack } }];
  });
}

function isTooMuch({ given, fellBack }: Rate): boolean {
  return given >= fallbackBearable.from && fellBack / given > fallbackBearable.share;
}

function tooManyRescues({ rescues }: WeekSeen): Finding[] {
  if (rescues.length <= rescuesBearable) return [];
  const most = [...Map.groupBy(rescues, ({ of }) => keyOf(of)).values()]
    .map((alike) => ({ of: alike[0]!.of, count: alike.length }))
    .toSorted((a, b) => b.count - a.count);
  return [{ what: 'rescues', count: rescues.length, most }];
}

/** Each once. Of rescues one thing is the cause where it made at least half of them; else all that made several, or, of single ones, each. */
function causesOf(findings: readonly Finding[]): Cause[] {
  const causes = findings.flatMap((finding): Cause[] => {
    if (finding.what === 'coverage') return [{ is: 'coverage' }];
    if (finding.what === 'fallback') return [finding.of];
    const [first, ...others] = finding.most;
    if (first!.count * 2 >= finding.count) return [first!.of];
    return [first!, ...others.filter(({ count }) => count > 1 || first!.count === 1)].map(({ of }) => of);
  });
  return [...new Map(causes.map((cause) => [keyOf(cause), cause])).values()];
}

/** How known answers and conversations with steps did, as counted by day. A conversation counts on the day on which it began. */
export function ratesIn(lines: readonly FigureLine[], dialogues: readonly DialogueKind[]): Rate[] {
  const left = (kind: DialogueKind) =>
    lines.filter(({ name, key }) => name === 'steps-left' && key.startsWith(`${kind}/`)).reduce((n, { count }) => n + count, 0);
  return [
    ...knownAnswers.map((type) => ({
      of: { is: 'answer' as const, type },
      given: countOf(lines, 'by-itself', type),
      fellBack: countOf(lines, 'fell-back', type),
    })),
    ...dialogues.map((kind) => ({
      of: { is: 'dialogue' as const, kind },
      given: countOf(lines, 'steps-begun', kind),
      fellBack: left(kind),
    })),
  ].filter(({ given }) => given > 0);
}

/** Whether of a draft's words fewer than half are in what was sent instead: then it was no draft of that. */
export function isThrownAway(draft: string, sent: string): boolean {
  const [drafted, kept] = [wordsIn(draft), wordsIn(sent)];
  return [...drafted].filter((word) => kept.has(word)).length * 2 < drafted.size;
}

function wordsIn(text: string): Set<string> {
  return new Set(nameKey(text).match(/[\p{L}\p{N}]+/gu) ?? []);
}

export function isSame(a: Cause, b: Cause): boolean {
  return keyOf(a) === keyOf(b);
}

function keyOf(cause: Cause): string {
  switch (cause.is) {
    case 'coverage':
      return 'coverage';
    case 'answer':
      return `answer/${cause.type}`;
    case 'dialogue':
      return `dialogue/${cause.kind}`;
    case 'follow-up':
      return `follow-up/${cause.stageId}/${cause.step}`;
  }
}

/** Monday, before the day begins: the quiet hours hold what is found, and the morning's list brings it. */
export function nextCheckup(now: Date, timezone: string): Date {
  const six = DateTime.fromJSDate(now, { zone: timezone }).startOf('week').set({ hour: 6 });
  return (six.toJSDate() > now ? six : six.plus({ weeks: 1 })).toJSDate();
}

import { addMs, hourMs } from '../kit/clock.ts';
import type { OperatorId } from '../kit/ids.ts';
import type { Days } from './business-days.ts';

/**
 * What is counted, with what `key` says and what `sum` adds up; written by triggers (the migration `figures`).
 *
 * - `contact`: people who became known; key: their source
 * - `received`: messages of customers
 * - `sent`: messages to customers; key: the operator, `phone` where it was typed there
 * - `wait`: customers who began to wait on us, on that day; key: `begun`, `ended` for those of them who wait no more
 * - `response`: answers to somebody who waited; key: a bucket of time; sum: milliseconds. `response-by`: key `operator/bucket`
 * - `entered`: deals that came into a stage for the first time; key: the stage
 * - `won`, `lost`: deals closed on that day; sum: what they are worth. `lost-because`: key: the reason. `won-source`: key: the contact's source
 * - `won-by`: key: the operator who moved it there
 * - `to-close`: won deals; key: a bucket of the time it took; sum: milliseconds
 * - `follow-up`: key: what became of it. `skipped`: those of them that were left out and somebody said why; key: the reason
 * - `rated`: those that went and somebody said of whether they were right, on the day on which they went; key: `Rating`
 * - `steps-begun`, `steps-finished`: conversations with steps, on the day on which they began; key: which. `steps-dropped`, `steps-left`: those
 *   that nobody went on with, or a person took over; key: `which/step`
 * - `by-itself`: what went to customers without a person; key: its type. `fell-back`: those of them that were no help
 */
export type FigureName =
  | 'contact'
  | 'received'
  | 'sent'
  | 'wait'
  | 'response'
  | 'response-by'
  | 'entered'
  | 'won'
  | 'lost'
  | 'lost-because'
  | 'won-source'
  | 'won-by'
  | 'to-close'
  | 'follow-up'
  | 'skipped'
  | 'rated'
  | 'by-itself'
  | 'fell-back'
  | 'steps-begun'
  | 'steps-finished'
  | 'steps-dropped'
  | 'steps-left';

export type FigureLine = { name: FigureName; key: string; count: number; sum: number };

/** What deciders may ask of what happened. */
export type FiguresRead = {
  /** The figures of these days together. */
  figures(days: Days): Promise<FigureLine[]>;
  /** Only some of them, found by their names: a day may hold hundreds. */
  figuresNamed(names: readonly FigureName[], days: Days): Promise<FigureLine[]>;
  /** One figure by day, all its keys together; a day without it is left out. */
  figureByDay(name: FigureName, days: Days): Promise<{ day: string; count: number }[]>;
  /** Everybody who works or worked here, for their names. */
  staff(): Promise<{ id: OperatorId; name: string }[]>;
};

/** Figures of days before this one are over wherever the business is. */
export function tidyBefore(now: Date): string {
  return addMs(now, -48 * hourMs)
    .toISOString()
    .slice(0, 10);
}

/** How often, over all keys or one. */
export function countOf(lines: readonly FigureLine[], name: FigureName, key?: string): number {
  return pick(lines, name, key).reduce((all, line) => all + line.count, 0);
}

export function sumOf(lines: readonly FigureLine[], name: FigureName, key?: string): number {
  return pick(lines, name, key).reduce((all, line) => all + line.sum, 0);
}

/** The keys of a figure with how often, most first; what was taken back again is left out. */
export function keysOf(lines: readonly FigureLine[], name: FigureName): { key: string; count: number; sum: number }[] {
  return pick(lines, name)
    .filter((line) => line.count > 0)
    .toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

function pick(lines: readonly FigureLine[], name: FigureName, key?: string): FigureLine[] {
  return lines.filter((line) => line.name === name && (key === undefined || line.key === key));
}

/** Each bucket of time is so many times as long as the one before it; the first begins at a second (`hilo_bucket`). */
const growth = 1.2;

export type Histogram = readonly { bucket: number; count: number }[];

/** Where `share` (0.5 is the median) of what was measured lies, in milliseconds, to within a tenth; null where nothing was. */
export function quantile(histogram: Histogram, share: number): number | null {
  const buckets = histogram.filter((one) => one.count > 0).toSorted((a, b) => a.bucket - b.bucket);
  const wanted = share * buckets.reduce((all, one) => all + one.count, 0);
  let seen = 0;
  for (const { bucket, count } of buckets) {
    // Within a bucket what was measured is taken to lie evenly on the scale on which buckets are alike.
    if (seen + count >= wanted) return 1000 * growth ** (bucket + (wanted - seen) / count);
    seen += count;
  }
  return null;
}

/** The answers' times; of one operator where one is named. */
export function responseTimes(lines: readonly FigureLine[], by?: string): Histogram {
  if (by === undefined) return pick(lines, 'response').map((line) => ({ bucket: Number(line.key), count: line.count }));
  return pick(lines, 'response-by').flatMap((line) => {
    const [who, bucket] = line.key.split('/');
    return who === by ? [{ bucket: Number(bucket), count: line.count }] : [];
  });
}
